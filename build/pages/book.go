package pages

import "gloss/build/archive"

// What a book of the archive says as its pages do.

// DateWords returns a date in words, and "" where there is none.
func (p *Plan) DateWords(d archive.Date) string { return p.date(d).Text }

// RightsWords returns a licence or statement of rights in words, and its address where it has one.
func (p *Plan) RightsWords(id string) (words, href string) {
	r := p.rights(id)
	return r.Words, r.Href
}

// ShowingWords says in a sentence how much of an article's text the archive shows, and nothing where that is all of it.
func (p *Plan) ShowingWords(article int32) string {
	a := &p.Archive.Articles[article]
	return p.showing(a.Text, p.outletName(a.Source)).Words
}

// Plural returns what many entities of a type are called: “People”.
func (p *Plan) Plural(t *archive.Type) string { return p.plural(t) }

// Alphabet returns every entity once, in the order of the index.
func (p *Plan) Alphabet() []int32 {
	out := make([]int32, 0, len(p.Archive.Entities))
	for _, h := range p.headings {
		if len(h.see) == 0 {
			out = append(out, h.entity)
		}
	}
	return out
}
