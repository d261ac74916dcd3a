package search

import (
	"unicode/utf8"

	"gloss/build/archive"
)

// perCard is what a file of entities spends on one of them beside its name and description, in bytes.
const perCard = 24

// cutLeaves cuts articles and entities into files.
func (p *Plan) cutLeaves() {
	p.leaves = cutBySize(len(p.articles), p.sizes.leaf, func(k int) int {
		i := p.articles[k]
		if !p.isShown(i) {
			return len(p.Archive.Articles[i].Title)
		}
		return len(p.Archive.Articles[i].Title) + len(p.Text(i))
	})
	p.cards = cutBySize(len(p.entities), p.sizes.leaf, func(k int) int {
		e := &p.Archive.Entities[p.entities[k]]
		return perCard + len(e.Name) + len(e.Description)
	})
}

// cutBySize returns where each file begins, and the end: a file takes items until they make up the size.
func cutBySize(n, limit int, size func(k int) int) []int32 {
	out := []int32{0}
	sum := 0
	for k := range n {
		if sum += size(k); sum >= limit && k < n-1 {
			out, sum = append(out, int32(k+1)), 0
		}
	}
	return append(out, int32(n))
}

// mostText is how much of one article a file of texts holds, in bytes: a few hundred pages. Of what is longer every word
// is indexed, but excerpts and phrases come from its beginning.
const mostText = 512 << 10

// shownText is the text of an article as far as a file of texts holds it.
func (p *Plan) shownText(article int32) string {
	text := p.Text(article)
	if len(text) <= mostText {
		return text
	}
	n := mostText
	for !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// day is the date of an article for people, or "".
func (p *Plan) day(d archive.Date) string {
	if d.IsZero() {
		return ""
	}
	return p.Day(d)
}

// leaf is a file of texts. An article is [id, title, date, language, text, mentions, notes, quotations]: the text is null
// where it may not be shown; mentions are [distance from the end of the one before, length, document of the entity, …]
// in code units, as the script counts; quotations the same with the speaker's name, or ""; notes are plain text. The
// k-th note is #note-k of the page, the k-th quotation #qk, counted from 1.
func (p *Plan) leaf(n int) any {
	out := []any{}
	for _, i := range p.articles[p.leaves[n]:p.leaves[n+1]] {
		a := &p.Archive.Articles[i]
		row := []any{a.ID, a.Title, p.day(a.Published), a.Language}
		if !p.isShown(i) {
			out = append(out, append(row, nil, []int{}, []string{}, []any{}))
			continue
		}
		text := p.shownText(i)
		notes := []string{}
		for _, note := range p.notesOf(i) {
			notes = append(notes, p.Plain(note))
		}
		out = append(out, append(row, text, p.mentions(i, text), notes, p.quotations(i, text)))
	}
	return out
}

func (p *Plan) mentions(article int32, text string) []int {
	u := units{text: text}
	out, end := []int{}, 0
	for _, m := range p.Results[article].Mentions.List {
		if m.How == archive.Ambiguous || int(m.End) > len(text) {
			continue
		}
		from, to := u.span(m.Start, m.End)
		out = append(out, from-end, to-from, int(p.entityAt[m.Entity]))
		end = to
	}
	return out
}

func (p *Plan) quotations(article int32, text string) []any {
	u := units{text: text}
	out, end := []any{}, 0
	for _, q := range p.quotationsOf(article) {
		length := int32(len(text)) // a quotation beyond the end is empty, and counts
		from, to := u.span(min(q.Start, length), min(q.End, length))
		speaker := ""
		if q.Speaker >= 0 {
			speaker = p.Archive.Entities[q.Speaker].Name
		}
		out = append(out, from-end, to-from, speaker)
		end = to
	}
	return out
}

// card is a file of entities, each [id, name, description, articles that name it].
func (p *Plan) card(n int) any {
	out := []any{}
	for _, i := range p.entities[p.cards[n]:p.cards[n+1]] {
		e := &p.Archive.Entities[i]
		out = append(out, []any{e.ID, e.Name, e.Description, len(p.Index.OfEntity(i))})
	}
	return out
}

// units counts UTF-16 code units. It is quick where each place asked for lies after the last.
type units struct {
	text       string
	at, before int // a byte, and the units before it
}

func (u *units) span(start, end int32) (from, to int) {
	from = u.to(int(start))
	at, before := u.at, u.before
	to = u.to(int(end))
	u.at, u.before = at, before // the next may begin in this one
	return from, to
}

func (u *units) to(at int) int {
	if at < u.at {
		u.at, u.before = 0, 0
	}
	for u.at < at {
		r, n := rune(u.text[u.at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(u.text[u.at:])
		}
		u.at += n
		u.before++
		if r > 0xffff {
			u.before++
		}
	}
	return u.before
}
