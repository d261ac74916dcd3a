package search

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// Jobs cuts the reading of all documents into at most n pieces of work of like size, and two small ones. They may run
// at the same time; Join takes what they return, in the same order.
func (p *Plan) Jobs(n int) []func() *Part {
	jobs := []func() *Part{p.readEntities, p.readNotes}
	from, done := 0, 0
	for k, i := range p.articles {
		if done += len(p.Text(i)); done*n >= p.bytes[articleKind] || k == len(p.articles)-1 {
			first, end := from, k+1
			jobs = append(jobs, func() *Part { return p.readArticles(first, end) })
			from, done = end, 0
		}
	}
	return jobs
}

func (p *Plan) readEntities() *Part {
	part := newPart()
	lang := base(p.Archive.Site.Language)
	for doc, i := range p.entities {
		e := &p.Archive.Entities[i]
		part.heading(e.Name, lang, 0)
		for _, alias := range e.Aliases {
			part.heading(alias, lang, 1)
		}
		for _, adjective := range e.Adjectives {
			part.heading(adjective, lang, 1)
		}
		part.text(e.Description, lang)
		part.end(uint32(doc), p.length(entityKind, len(e.Name)+len(e.Description)))
	}
	return part
}

func (p *Plan) readNotes() *Part {
	part := newPart()
	lang := base(p.Archive.Site.Language)
	doc := p.first[noteKind]
	for _, i := range p.articles {
		for _, note := range p.notesOf(i) {
			part.text(p.Plain(note), lang)
			part.end(doc, p.length(noteKind, len(note)))
			doc++
		}
	}
	return part
}

// readArticles reads the articles from one place to another, and the quotations in them.
func (p *Plan) readArticles(from, to int) *Part {
	part := newPart()
	quotation := p.first[quotationKind] + p.quotes[from]
	for k := from; k < to; k++ {
		i := p.articles[k]
		a, text := &p.Archive.Articles[i], p.Text(i)
		lang := base(a.Language)
		part.heading(a.Title, lang, 0)
		part.text(text, lang)
		part.end(p.first[articleKind]+uint32(k), p.length(articleKind, len(a.Title)+len(text)))
		parted := part.isParted()
		for _, q := range p.quotationsOf(i) {
			if parted {
				part.passage(q.Start, q.End)
			} else {
				part.text(text[q.Start:q.End], lang)
			}
			part.endQuotation(quotation, p.length(quotationKind, int(q.End-q.Start)))
			quotation++
		}
	}
	return part
}

// length puts bytes as a multiple of the mean of the kind.
func (p *Plan) length(k kind, bytes int) float64 {
	n := p.first[k+1] - p.first[k]
	return float64(bytes) * float64(n) / float64(max(1, p.bytes[k]))
}

// An Index is the postings of all documents, cut into files.
type Index struct{ shards []shard }

// term is one word of the archive. Quotations are apart from the other documents: they are many, and most readers look
// for what the articles say.
type term struct {
	text           string
	main, quotedIn bitList
	forms          []uint32 // other terms that have a stem in common with it, by their place among all
}

// bitList is postings as a file holds them.
type bitList struct {
	df   uint32
	k    int // Rice parameter
	bits []byte
}

// newBitList codes postings of documents from first on, of which there are so many.
func newBitList(list []posting, first, docs uint32) bitList {
	if len(list) == 0 {
		return bitList{}
	}
	b := bitList{df: uint32(len(list)), k: riceParameter(uint32(len(list)), docs)}
	b.bits = encode(list, first, b.k)
	return b
}

// Join puts parts together. They are used up.
func (p *Plan) Join(parts []*Part) *Index {
	type ref struct {
		text string
		part int
		id   uint32
	}
	var refs []ref
	for i, part := range parts {
		for id := range part.terms {
			refs = append(refs, ref{part.terms[id].text, i, uint32(id)})
		}
	}
	slices.SortFunc(refs, func(a, b ref) int { return cmp.Or(compare(a.text, b.text), cmp.Compare(a.part, b.part)) })
	var all []term
	place := make([][]uint32, len(parts)) // a part's term → its place in all
	for i, part := range parts {
		place[i] = make([]uint32, len(part.terms))
	}
	quotes := p.first[quotationKind]
	var main, quotedIn []posting
	for i := 0; i < len(refs); {
		t := term{text: refs[i].text}
		main, quotedIn = main[:0], quotedIn[:0]
		for ; i < len(refs) && refs[i].text == t.text; i++ {
			c := &parts[refs[i].part].terms[refs[i].id]
			main, quotedIn = appendPostings(main, c.main.bytes), appendPostings(quotedIn, c.quotedIn.bytes)
			c.main.bytes, c.quotedIn.bytes = nil, nil
			place[refs[i].part][refs[i].id] = uint32(len(all))
		}
		t.main = newBitList(main, 0, quotes)
		t.quotedIn = newBitList(quotedIn, quotes, p.first[numKinds]-quotes)
		all = append(all, t)
	}
	tieForms(all, parts, place)
	return &Index{p.cutShards(all)}
}

func appendPostings(list []posting, data []byte) []posting {
	next := uint32(0)
	for len(data) > 0 {
		gap, n := binary.Uvarint(data)
		doc := next + uint32(gap)
		list = append(list, posting{doc, level(data[n])})
		next, data = doc+1, data[n+1:]
	}
	return list
}

// compare orders strings as the script does, by UTF-16 code units. Their bytes have the same order, but for letters
// beyond the first plane, which begin with 0xf0 or more: their surrogates come before U+E000 to U+FFFF, which begin with
// 0xee or 0xef.
func compare(a, b string) int {
	for i := range min(len(a), len(b)) {
		if x, y := a[i], b[i]; x != y {
			if min(x, y) >= 0xee && (x >= 0xf0) != (y >= 0xf0) {
				x, y = y, x
			}
			return cmp.Compare(x, y)
		}
	}
	return cmp.Compare(len(a), len(b))
}

// mostForms bounds the forms that a word knows. It holds what an English, Russian or Arabic word has; of a language that
// makes a word of a whole clause it keeps the most frequent.
const mostForms = 32

// tieForms tells each term the others that have a stem in common with it.
func tieForms(all []term, parts []*Part, place [][]uint32) {
	groups := map[string][]uint32{}
	for i, part := range parts {
		for s, ids := range part.stems {
			for _, id := range ids {
				groups[s] = append(groups[s], place[i][id])
			}
		}
	}
	for _, members := range groups { // in any order: each list is sorted below
		slices.Sort(members)
		members = slices.Compact(members)
		for _, m := range members {
			for _, other := range members {
				if other != m {
					all[m].forms = append(all[m].forms, other)
				}
			}
		}
	}
	for i := range all {
		forms := all[i].forms
		slices.Sort(forms)
		forms = slices.Compact(forms)
		if len(forms) > mostForms {
			slices.SortStableFunc(forms, func(a, b uint32) int { return cmp.Compare(all[b].main.df, all[a].main.df) })
			forms = forms[:mostForms]
			slices.Sort(forms)
		}
		all[i].forms = forms
	}
}
