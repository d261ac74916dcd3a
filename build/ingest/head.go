package ingest

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// maxHead is how many units may stand before the first paragraph.
const maxHead = 24

// head reads what stands before the first paragraph: sections, title, byline, date, captions, buttons.
func (r *reader) head() {
	seen := 0
	for i := range r.units {
		u := &r.units[i]
		if u.fate != inBody {
			continue
		}
		if seen++; seen > maxHead {
			return
		}
		switch {
		case r.takeField(i, r.draft.Title == ""):
		case r.takeAddress(i):
		case r.draft.Title == "" && r.takeSection(i):
		case r.takeEdge(i, edges):
		case hasCaptionMark(u.text) || describesPicture(u.text) && r.bodyAfter(i) >= 0:
			r.takeCaption(i)
		case r.draft.Title == "" && isTitle(u.text) && r.bodyAfter(i) >= 0:
			r.takeTitle(i)
		case u.text == r.draft.Title:
			r.drop(i, "", "repeats the title")
		case r.draft.Title != "" && isTitle(u.text): // a subtitle: the date may still follow
		default:
			r.belowSummary(i)
			return
		}
	}
}

// belowSummary reads the date and byline that stand below a first paragraph, where a page prints its summary above
// them. Several dates on lines of their own are a chronology.
func (r *reader) belowSummary(first int) {
	dates := 0
	for i := r.bodyAfter(first); i >= 0; i = r.bodyAfter(i) {
		if _, ok := dateLine(r.units[i].text); ok {
			dates++
		}
	}
	if dates > 1 {
		return
	}
	for i := r.bodyAfter(first); i >= 0 && r.bodyAfter(i) >= 0; i = r.bodyAfter(i) {
		if _, isDate := dateLine(r.units[i].text); !isDate && newsID(r.units[i].text) == "" {
			if _, isBy := bylineOf(r.units[i].text); !isBy {
				return
			}
		}
		if !r.takeField(i, false) {
			return
		}
	}
}

// takeAddress reads a web address on a line of its own: the text's, where it leads to more than an outlet's front
// page.
func (r *reader) takeAddress(i int) bool {
	text := r.units[i].text
	if !shortText(text, 500) || hostOf(text) == "" {
		return false
	}
	r.outlets.sign(text, onPage)
	if u, err := url.Parse(text); err == nil && (u.Scheme == "http" || u.Scheme == "https") && strings.Trim(u.Path, "/") != "" {
		r.set(i, &r.draft.URL, text, "url", "was read as the text's address")
		return true
	}
	r.drop(i, "", "is an outlet's address")
	return true
}

// takeTitle makes a unit the title. An outlet's name behind it ("… | Example Times") is the page's, not the title's.
func (r *reader) takeTitle(i int) {
	u := &r.units[i]
	u.fate = inTitle
	for _, dash := range []string{" | ", " - ", " – ", " — ", " :: "} {
		at := strings.LastIndex(u.text, dash)
		if at <= 0 || !r.outlets.isName(strings.TrimSpace(u.text[at+len(dash):])) {
			continue
		}
		r.outlets.sign(u.text[at:], onPage)
		r.cut(i, at, "source", "names the outlet behind the title")
		break
	}
	r.draft.Title = u.text
}

// cut moves the end of a unit, from byte at on, to the dropped lines.
func (r *reader) cut(i, at int, field, why string) {
	u := &r.units[i]
	r.draft.Dropped = append(r.draft.Dropped, Dropped{Line: u.line, Text: strings.TrimSpace(u.text[at:]), Field: field, Why: why})
	u.text = strings.TrimSpace(u.text[:at])
}

// takeEdge drops boilerplate of the kinds that only the edges of a text have.
func (r *reader) takeEdge(i int, in zone) bool {
	k := kindOf(r.units[i].text, in)
	if k == nil {
		return false
	}
	r.dropKind(i, k)
	return true
}

var (
	crumbs  = regexp.MustCompile(`[\s\p{Z}]+[/›>»→|][\s\p{Z}]+`)
	section = set(`news world politics business economy sport sports culture opinion national international local regional technology science
		health education society environment defense defence security energy media middle_east europe asia africa americas latin_america africa
		home features analysis interviews diplomacy foreign_policy top_stories latest_news world_news`)
)

// takeSection reads breadcrumbs ("News / Politics") or a section's name on a line of its own. It must stand above
// something that can be the title.
func (r *reader) takeSection(i int) bool {
	u := r.units[i]
	next := r.bodyAfter(i)
	if r.draft.Section != "" || next < 0 || !isTitle(r.units[next].text) || !shortText(u.text, 100) {
		return false
	}
	path := crumbs.Split(u.text, -1)
	if len(path) == 1 && !isSection(u.text) {
		return false
	}
	for _, p := range path {
		if p == "" || len(strings.Fields(p)) > 4 || !shortText(p, 40) || endsSentence(p) || strings.ContainsFunc(p, unicode.IsDigit) {
			return false
		}
	}
	if len(path) == 2 && !isSection(path[0]) && !isSection(path[1]) {
		return false // "Rome / Paris" may be a title
	}
	if len(path) > 1 && strings.EqualFold(path[0], "home") {
		path = path[1:]
	}
	r.draft.Section = strings.Join(path, " / ")
	r.drop(i, "section", "was read as the section")
	return true
}

func isSection(s string) bool {
	return section[strings.Join(strings.Fields(strings.ToLower(s)), "_")]
}
