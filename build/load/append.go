package load

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
)

// An Addition is an annotation that shall go into a sidecar, under a comment that says where it comes from.
type Addition struct {
	archive.Annotation
	Comment string // one line; empty for none
}

// ErrSidecarStyle says that a sidecar is written in a way to which nothing can be appended.
var ErrSidecarStyle = errors.New(`its annotations do not stand one below the other, each after "- "`)

// AppendAnnotations returns a sidecar with annotations appended to its list. Every byte of it stays as it is, and so
// does what it says: both are read again and compared. old may be empty, for a new file. A file that has errors, or
// whose style leaves no place to append to, is refused.
func AppendAnnotations(old []byte, add []Addition) ([]byte, error) {
	if len(add) == 0 {
		return old, nil
	}
	before, err := annotationsIn(old)
	if err != nil {
		return nil, err
	}
	d := newDocument("", old)
	at, indent, head, err := d.endOfAnnotations()
	if err != nil {
		return nil, err
	}
	newline := "\n"
	if strings.Contains(d.text, "\r\n") {
		newline = "\r\n"
	}
	var b strings.Builder
	if at > 0 && d.text[at-1] != '\n' {
		b.WriteString("\n")
	}
	b.WriteString(head)
	for _, a := range add {
		a.write(&b, strings.Repeat(" ", indent))
	}
	added := strings.ReplaceAll(b.String(), "\n", newline)
	at += len(old) - len(d.text) // a byte order mark
	out := slices.Concat(old[:at], []byte(added), old[at:])

	after, err := annotationsIn(out)
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrSidecarStyle, err)
	}
	want := &archive.Sidecar{TextHash: before.TextHash, Annotations: slices.Clone(before.Annotations)}
	for _, a := range add {
		want.Annotations = append(want.Annotations, a.Annotation)
	}
	after.Raw = ""
	if !reflect.DeepEqual(want, after) {
		return nil, ErrSidecarStyle
	}
	return out, nil
}

// annotationsIn reads a sidecar that has to be without errors.
func annotationsIn(data []byte) (*archive.Sidecar, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("it is not UTF-8")
	}
	d := newDocument("", data)
	s := d.sidecar("")
	if len(d.list) > 0 {
		return nil, errors.New(d.list[0].Message)
	}
	return s, nil
}

// endOfAnnotations returns the byte offset in the text at which another annotation goes, how far its dash is
// indented, and what has to stand before it where there is no list yet.
func (d *document) endOfAnnotations() (at, indent int, head string, err error) {
	const usualIndent = 2
	t := &tree{document: d, to: len(d.text)}
	n := t.parse()
	if n == nil {
		return len(d.text), usualIndent, "annotations:\n", nil
	}
	if n.Style&yaml.FlowStyle != 0 {
		return 0, 0, "", ErrSidecarStyle
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, list := n.Content[i], n.Content[i+1]
		if key.Value != "annotations" {
			continue
		}
		if isNull(list) {
			return d.lineAfter(t.offset(key.Line, 1)), usualIndent, "", nil
		}
		if list.Style&yaml.FlowStyle != 0 {
			return 0, 0, "", ErrSidecarStyle
		}
		at = len(d.text)
		if i+2 < len(n.Content) {
			at = d.beforeComments(t.offset(n.Content[i+2].Line, 1))
		}
		return at, list.Column - 1, "", nil
	}
	return len(d.text), usualIndent, "annotations:\n", nil
}

func (d *document) lineAfter(offset int) int {
	if i := strings.IndexByte(d.text[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(d.text)
}

// beforeComments goes back from the start of a line over the blank lines and comments above it: they belong to it.
func (d *document) beforeComments(at int) int {
	for at > 0 {
		start := strings.LastIndexByte(d.text[:at-1], '\n') + 1
		line := strings.TrimRight(d.text[start:at], " \t\r\n")
		if line != "" && line[0] != '#' {
			return at
		}
		at = start
	}
	return at
}

// write writes an annotation as an editor would, ending in a newline.
func (a *Addition) write(b *strings.Builder, indent string) {
	if a.Comment != "" {
		fmt.Fprintf(b, "%s# %s\n", indent, printable(a.Comment))
	}
	lead := indent + "- "
	field := func(key, value string) {
		fmt.Fprintf(b, "%s%s: %s\n", lead, key, value)
		lead = indent + "  "
	}
	if a.ID != "" {
		field("id", scalar(a.ID))
	}
	if on, ok := shortForm(a.Quote); ok {
		field("on", quotedScalar(on))
	} else {
		field("quote", fmt.Sprintf("{exact: %s, prefix: %s, suffix: %s}", quotedScalar(a.Quote.Exact), quotedScalar(a.Quote.Prefix), quotedScalar(a.Quote.Suffix)))
	}
	if a.Every {
		field("every", "true")
	}
	switch a.Kind {
	case archive.KindEntity:
		field("entity", scalar(a.Value))
	case archive.KindNotEntity:
		field("entity", noEntity)
	case archive.KindNote:
		field("note", noteScalar(a.Value, indent+"    "))
	case archive.KindDate:
		field("date", quotedOrNone(a.Value))
	case archive.KindSpeaker:
		field("speaker", speakersWritten(a.Annotation))
	}
	if len(a.Tags) > 0 {
		tags := make([]string, len(a.Tags))
		for i, tag := range a.Tags {
			tags[i] = scalar(tag)
		}
		field("tags", "["+strings.Join(tags, ", ")+"]")
	}
}

// speakersWritten writes who speaks: an ID, a list of several, or none.
func speakersWritten(a archive.Annotation) string {
	if len(a.Joint) == 0 {
		return scalar(statedValue(a))
	}
	ids := a.Speakers()
	for i := range ids {
		ids[i] = scalar(ids[i])
	}
	return "[" + strings.Join(ids, ", ") + "]"
}

// quotedOrNone writes a date, which is empty where words mean none.
func quotedOrNone(date string) string {
	if date == "" {
		return noEntity
	}
	return quotedScalar(date)
}

// shortForm puts a quote into one line with double brackets, where the text itself leaves no doubt about them.
func shortForm(q archive.Quote) (string, bool) {
	on := q.Prefix + openMark + q.Exact + closeMark + q.Suffix
	back, _, problem := splitMarks(on)
	return on, problem == "" && back == q
}

// noteScalar writes a note of several lines as such; indent is that of its lines.
func noteScalar(s, indent string) string {
	if !strings.Contains(s, "\n") || !isPrintable(strings.ReplaceAll(s, "\n", "")) || s != strings.TrimSpace(s) {
		return quotedScalar(s)
	}
	var b strings.Builder
	b.WriteString("|-")
	for line := range strings.SplitSeq(s, "\n") {
		b.WriteByte('\n')
		if line != "" {
			b.WriteString(indent + line)
		}
	}
	return b.String()
}

var plainScalar = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// scalar writes a word plainly where YAML cannot take it for anything else.
func scalar(s string) string {
	switch s {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return quotedScalar(s)
	}
	if plainScalar.MatchString(s) {
		return s
	}
	return quotedScalar(s)
}

// quotedScalar writes any text in double quotes (YAML 1.2 §7.3.1).
func quotedScalar(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case plainRune(r):
			b.WriteRune(r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// plainRune says whether a rune may stand in a YAML file as it is and be seen there: no control, no line break that
// only some readers know, nothing that turns the direction of a line. The joiners are letters' business: hardly a sentence of
// Persian is without one.
func plainRune(r rune) bool {
	return unicode.IsGraphic(r) || r == '\u200c' || r == '\u200d'
}

// printable makes a line of what may be anything.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !plainRune(r) {
			return ' '
		}
		return r
	}, s)
}
