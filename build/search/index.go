package search

import (
	"cmp"
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

// Jobs cuts the reading of all documents into at most n pieces of work of like size, and three small ones. They may run
// at the same time; Join takes what they return, in the same order.
func (p *Plan) Jobs(n int) []func() *Part {
	jobs := []func() *Part{p.readEntities, p.readNotes}
	for _, read := range []func(from, to int) *Part{p.readArticles, p.readQuotations} {
		from, done := 0, 0
		for k, i := range p.articles {
			if done += len(p.Text(i)); done*n >= p.bytes[articleKind] || k == len(p.articles)-1 {
				first, end := from, k+1
				jobs = append(jobs, func() *Part { return read(first, end) })
				from, done = end, 0
			}
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

// readArticles reads the articles from one place to another.
func (p *Plan) readArticles(from, to int) *Part {
	part := newPart()
	for k := from; k < to; k++ {
		a, text := &p.Archive.Articles[p.articles[k]], p.Text(p.articles[k])
		lang := base(a.Language)
		part.heading(a.Title, lang, 0)
		part.text(text, lang)
		part.end(p.first[articleKind]+uint32(k), p.length(articleKind, len(a.Title)+len(text)))
	}
	return part
}

func (p *Plan) readQuotations(from, to int) *Part {
	part := newPart()
	doc := p.first[quotationKind] + p.quotes[from]
	for _, i := range p.articles[from:to] {
		text, lang := p.Text(i), base(p.Archive.Articles[i].Language)
		for _, q := range p.quotationsOf(i) {
			part.text(text[q.Start:q.End], lang)
			part.end(doc, p.length(quotationKind, int(q.End-q.Start)))
			doc++
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
	var list []posting
	for i := 0; i < len(refs); {
		t := term{text: refs[i].text}
		list = list[:0]
		for ; i < len(refs) && refs[i].text == t.text; i++ {
			c := &parts[refs[i].part].terms[refs[i].id]
			list, c.postings = appendPostings(list, c.postings), nil
			place[refs[i].part][refs[i].id] = uint32(len(all))
		}
		quotes := p.first[quotationKind]
		cut, _ := slices.BinarySearchFunc(list, quotes, func(p posting, doc uint32) int { return cmp.Compare(p.doc, doc) })
		t.main = newBitList(list[:cut], 0, quotes)
		t.quotedIn = newBitList(list[cut:], quotes, p.first[numKinds]-quotes)
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

// compare orders strings as the script does, by UTF-16 code units: of two letters where one lies beyond the first plane
// and the other above its surrogates, the former is the smaller.
func compare(a, b string) int {
	for i, r := range a {
		if i >= len(b) {
			return 1
		}
		s, _ := utf8.DecodeRuneInString(b[i:])
		if r == s {
			continue
		}
		if r > 0xffff != (s > 0xffff) && min(r, s) >= 0xe000 {
			return cmp.Compare(s, r)
		}
		return cmp.Compare(r, s)
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
