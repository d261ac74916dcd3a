package markup

import (
	"strconv"
	"strings"
	"unicode"
)

// Page returns a free page's Markdown as HTML for a flow context. Its highest headings are h2,
// since the page has its title; all have ids made from their words: the same words, the same id.
func Page(md string, o Options, h HTMLOptions) string {
	r := newReader(md, o)
	r.slugs = make(map[string]int)
	return string(r.read().AppendHTML(nil, nil, h))
}

// headingID returns the id attribute for a heading: its letters and digits, in lower case, joined by hyphens, and
// a number where an earlier heading has the same.
func (b *builder) headingID(words string) string {
	slug := strings.Join(strings.FieldsFunc(strings.ToLower(words), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.N, unicode.M) && r != '_'
	}), "-")
	if slug == "" {
		slug = "section"
	}
	id := slug
	for b.slugs[id] > 0 {
		b.slugs[slug]++
		id = slug + "-" + strconv.Itoa(b.slugs[slug])
	}
	b.slugs[id] = 1
	return ` id="` + id + `"`
}
