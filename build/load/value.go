package load

import (
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"gloss/build/archive"
	"gloss/build/diag"
)

// Each of these reads one value, reports it where it is wrong, and then returns the zero value. Values are
// read as they are written: to gloss, 2017-01-08 is text until a date is wanted, and 425881 may be a news ID.

// text returns a value in NFC, less white space around it.
func (d *decoder) text(n *yaml.Node) string {
	if d.refused(n) {
		return ""
	}
	if n.Kind != yaml.ScalarNode || isNull(n) {
		d.wrong(n, diag.ValueType, "write one value; put a word such as null in quotes", "%s must be text, not %s", d.subject(), kind(n))
		return ""
	}
	s := strings.TrimSpace(norm.NFC.String(n.Value))
	if s == "" {
		d.wrong(n, diag.ValueInvalid, "give it a value, or remove it", "%s is empty", d.subject())
	}
	return s
}

// phrase returns a text that has one line: each run of white space becomes a space.
func (d *decoder) phrase(n *yaml.Node) string { return oneLine(d.text(n)) }

// maxHeading is how many code points a title or byline may have without a warning: three times what the longest headlines
// of newspapers take. What is longer is a paragraph that went into the wrong field, as a rule.
const maxHeading = 300

// heading returns a phrase that lists and indexes show whole.
func (d *decoder) heading(n *yaml.Node) string {
	s := d.phrase(n)
	if len(s) <= maxHeading { // bytes, which are no fewer
		return s
	}
	if points := utf8.RuneCountInString(s); points > maxHeading {
		d.wrong(n, diag.ValueLong, "did a paragraph of the text get in here? lists show it whole", "%s has %d characters, more than %d", d.subject(), points, maxHeading)
	}
	return s
}

func oneLine(s string) string {
	if strings.ContainsAny(s, "\t\r\n") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// phrases returns a list of texts of one line each.
func (d *decoder) phrases(n *yaml.Node) []string {
	return d.each(n, "write a list: [one, two]", (*decoder).phrase)
}

// each returns what read makes of a list's items, less those that are wrong.
func (d *decoder) each(n *yaml.Node, hint string, read func(*decoder, *yaml.Node) string) []string {
	items := d.items(n, hint)
	if len(items) == 0 {
		return nil
	}
	d.item = true
	defer func() { d.item = false }()
	values := make([]string, 0, len(items))
	for _, item := range items {
		if v := read(d, item); v != "" {
			values = append(values, v)
		}
	}
	return values
}

// id returns an ID that may name a file of the output.
func (d *decoder) id(n *yaml.Node) string {
	s := d.text(n)
	if s == "" {
		return ""
	}
	problem := idProblem(s)
	if problem == "" {
		return s
	}
	hint := "an ID has letters, digits, hyphens, underscores and full stops"
	if slug := Slug(s); slug != "" {
		hint = fmt.Sprintf("write %q", slug)
	}
	d.wrong(n, diag.IDInvalid, hint, "the ID %q %s", s, problem)
	return ""
}

// pageID returns an ID that has a page in a folder which also has an index.
func (d *decoder) pageID(n *yaml.Node) string {
	s := d.id(n)
	if strings.EqualFold(s, "index") || strings.EqualFold(s, noEntity) {
		d.wrong(n, diag.IDInvalid, "choose another", "the ID %q has a meaning of its own in gloss", s)
		return ""
	}
	return s
}

func (d *decoder) ids(n *yaml.Node) []string {
	return d.each(n, "write a list: [one-id, another-id]", (*decoder).id)
}

// edtf returns what words of a text mean: a date, an interval, and what is only about or perhaps so.
func (d *decoder) edtf(n *yaml.Node) string {
	s := d.text(n)
	if s == "" {
		return ""
	}
	if _, err := archive.ParseEDTF(s); err != nil {
		d.wrong(n, diag.DateInvalid, dateHint(s), "%v", err)
		return ""
	}
	return s
}

// moment returns a date that is no interval, nor only about or perhaps so.
func (d *decoder) moment(n *yaml.Node) archive.Date {
	s := d.text(n)
	if s == "" {
		return archive.Date{}
	}
	date, err := archive.ParseDate(s)
	if _, known := archive.ParseEDTF(s); err != nil && known == nil && !strings.Contains(s, "/") {
		d.wrong(n, diag.DateInvalid, "leave out what is not known, as in 2017-01 or 2017",
			"%s must be a day, month or year without doubt, not %q: only the date of an annotation may be about or perhaps so", d.subject(), s)
		return archive.Date{}
	} else if err != nil {
		d.wrong(n, diag.DateInvalid, dateHint(s), "%v", err)
		return archive.Date{}
	}
	if date.Precision() == archive.Interval {
		d.wrong(n, diag.DateInvalid, "write one day, month or year", "%s must be one date, not the interval %q", d.subject(), date)
		return archive.Date{}
	}
	return date
}

// url returns an absolute address on the web.
func (d *decoder) url(n *yaml.Node) string {
	s := d.text(n)
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(s, " \t\n\"<>") {
		d.invalid(n, "write the whole address, such as https://example.org/page", "%q is no address that begins with http:// or https://", s)
		return ""
	}
	return s
}

func (d *decoder) urls(n *yaml.Node) []string {
	return d.each(n, "write a list: [https://example.org/page]", (*decoder).url)
}

// language returns a BCP 47 tag, as written.
func (d *decoder) language(n *yaml.Node) string {
	s := d.text(n)
	if s == "" {
		return ""
	}
	if _, err := language.Parse(s); err != nil || strings.Contains(s, "_") {
		hint := "write a BCP 47 tag such as en, pt-BR or zh-Hant"
		if fixed := strings.ReplaceAll(s, "_", "-"); err == nil {
			hint = fmt.Sprintf("write %q", fixed)
		}
		d.invalid(n, hint, "%q is no language tag", s)
		return ""
	}
	return s
}

// rights returns a licence or one of the words for what is none.
func (d *decoder) rights(n *yaml.Node) string {
	s := d.text(n)
	if s == "" || archive.ValidRights(s) {
		return s
	}
	hint := "write an SPDX identifier such as CC-BY-4.0, or all-rights-reserved, public-domain or unknown"
	if fixed := strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '_' }), "-"); archive.ValidRights(fixed) {
		hint = fmt.Sprintf("write %q if that is the licence; else all-rights-reserved, public-domain or unknown", fixed)
	}
	d.invalid(n, hint, "%q is no licence", s)
	return ""
}

// oneOf returns one of a few words.
func (d *decoder) oneOf(n *yaml.Node, words ...string) string {
	s := d.text(n)
	if s == "" || slices.Contains(words, s) {
		return s
	}
	hint := "write one of: " + strings.Join(words, ", ")
	if near, ok := diag.Nearest(s, words); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	d.invalid(n, hint, "%s cannot be %q", d.subject(), s)
	return ""
}

// matching returns a text of a given form; example shows it.
func (d *decoder) matching(n *yaml.Node, form *regexp.Regexp, example string) string {
	s := d.text(n)
	if s == "" || form.MatchString(s) {
		return s
	}
	d.invalid(n, "write "+example, "%s cannot be %q", d.subject(), s)
	return ""
}

func (d *decoder) bool(n *yaml.Node) bool {
	if d.refused(n) {
		return false
	}
	if n.Tag != "!!bool" {
		d.wrong(n, diag.ValueType, "write true or false, without quotes", "%s must be true or false, not %s", d.subject(), shown(n))
		return false
	}
	return strings.EqualFold(n.Value, "true")
}

// degrees returns a number from -limit to limit.
func (d *decoder) degrees(n *yaml.Node, limit float64) float64 {
	if d.refused(n) {
		return 0
	}
	v, err := strconv.ParseFloat(n.Value, 64)
	switch {
	case n.Tag != "!!int" && n.Tag != "!!float" || err != nil:
		d.wrong(n, diag.ValueType, "write decimal degrees, such as 33.51", "%s must be a number, not %s", d.subject(), shown(n))
	case math.IsNaN(v) || math.Abs(v) > limit:
		d.invalid(n, fmt.Sprintf("write decimal degrees from -%g to %g", limit, limit), "%s cannot be %s", d.subject(), n.Value)
	default:
		return v
	}
	return 0
}

func shown(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode && !isNull(n) {
		return fmt.Sprintf("%q", n.Value)
	}
	return kind(n)
}

func (d *decoder) invalid(n *yaml.Node, hint, format string, args ...any) {
	d.wrong(n, diag.ValueInvalid, hint, format, args...)
}
