package relate

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// A reading is a text cut up to be compared with others.
type reading struct {
	article   int32
	text      string
	list      []word
	sentences []part
	quotes    []part
	first     []spelling // the terms of the text, by hash, where they stand first
}

// A spelling is a term as the text has it.
type spelling struct {
	hash uint32
	span archive.Span
	tiny bool // a small word that is no name
}

// A part of a text is a sentence or a quotation with its different words.
type part struct {
	span  archive.Span
	words int32 // how many
	stems []stem
	sum   float64 // of what its stems weigh
}

// A stem is a word with its weight.
type stem struct {
	hash   uint32
	weight float32
}

func (x *Index) reading(article int32) *reading {
	given := x.given(article)
	r := &reading{article: article, text: given.Text}
	r.list = words(make([]word, 0, len(r.text)/6), r.text, given.Sentences)
	return r
}

// spellings returns the terms of a reading, once. Two words beside each other are left out, as each is listed by itself.
func (r *reading) spellings() []spelling {
	if r.first != nil {
		return r.first
	}
	r.first = make([]spelling, 0, len(r.list))
	for i, w := range r.list {
		s := spelling{w.stem, archive.Span{Start: w.start, End: w.end}, w.kind == plainWord && letters(r.text, w) <= smallWords}
		if w.kind == unparted {
			if i+1 == len(r.list) || r.list[i+1].start != w.end {
				continue
			}
			s.hash, s.span.End = join(w.stem, r.list[i+1].stem), r.list[i+1].end
		}
		r.first = append(r.first, s)
	}
	slices.SortFunc(r.first, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.span.Start, b.span.Start))
	})
	r.first = slices.CompactFunc(r.first, func(a, b spelling) bool { return a.hash == b.hash })
	return r.first
}

// cut makes the parts of a reading, once.
func (x *Index) cut(r *reading) {
	if r.sentences != nil {
		return
	}
	given := x.given(r.article)
	starts := given.Sentences
	for i, s := range starts[:min(len(starts), maxParts)] {
		end := int32(len(r.text))
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		r.sentences = append(r.sentences, x.part(r, archive.Span{Start: s, End: end}))
	}
	for _, q := range given.Quotations {
		if q.Speech != archive.Indirect && len(r.quotes) < maxParts {
			r.quotes = append(r.quotes, x.part(r, archive.Span{Start: q.Start, End: q.End}))
		}
	}
}

func (x *Index) part(r *reading, span archive.Span) part {
	from, _ := slices.BinarySearchFunc(r.list, span.Start, func(w word, at int32) int { return cmp.Compare(w.start, at) })
	to, _ := slices.BinarySearchFunc(r.list, span.End, func(w word, at int32) int { return cmp.Compare(w.start, at) })
	p := part{span: span, words: int32(to - from), stems: make([]stem, 0, to-from)}
	if from < to {
		p.span = archive.Span{Start: span.Start, End: min(span.End, max(r.list[to-1].end, span.Start))}
	}
	for _, w := range r.list[from:to] {
		weight := float32(x.weights.idf(w.stem))
		if w.kind == capital {
			weight *= nameInPassage
		}
		p.stems = append(p.stems, stem{w.stem, weight})
	}
	slices.SortFunc(p.stems, func(a, b stem) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(b.weight, a.weight)) })
	p.stems = slices.CompactFunc(p.stems, func(a, b stem) bool { return a.hash == b.hash })
	for _, s := range p.stems {
		p.sum += float64(s.weight)
	}
	return p
}

const (
	// leastCommon is how many different words that mean something two sentences must share to say much the same.
	leastCommon = 4
	// leastAlike is the share of their weight that must be common.
	// Set by reading the pairs of sentences above 0.12 in five collected reports.
	leastAlike = 0.25
	// leastWeight is what the common words must weigh, in words that stand nowhere else in the archive: many small ones
	// say nothing.
	leastWeight = 2
	// nameInPassage is what a name counts in a passage: who is meant is a reason of its own, and what is said of them is
	// sought here.
	nameInPassage = 0.5
	// smallShare is what a word must weigh to mean something, of what one weighs that stands nowhere else.
	// Set by hand, like the two numbers above that no source is named for.
	smallShare = 0.1
	// maxParts is how many sentences of a text, and how many quotations, are compared with those of another, from its
	// beginning: the work is the product of both numbers. A long report has about 100; more is a book.
	maxParts = 600
	// maxPassages is how many passages are shown of a pair.
	maxPassages = 3
)

// A match is two parts that say much the same.
type match struct {
	here, there int
	alike       float64
}

// matches finds the parts that are each other's best.
func (w *weights) matches(here, there []part) []match {
	best := make([]match, len(there)) // of each there
	for j := range best {
		best[j].here = -1
	}
	forth := make([]match, len(here))
	places := w.places(there)
	sums := make([]shared, len(there))
	for i := range here {
		forth[i].there = -1
		clear(sums)
		for _, s := range here[i].stems {
			k, _ := slices.BinarySearchFunc(places, s.hash, func(p place, h uint32) int { return cmp.Compare(p.hash, h) })
			for ; k < len(places) && places[k].hash == s.hash; k++ {
				sums[places[k].part].weight += float64(min(s.weight, places[k].weight))
				sums[places[k].part].words++
			}
		}
		for j, s := range sums {
			alike := s.weight / max(here[i].sum, there[j].sum)
			if s.words < leastCommon || s.weight < leastWeight*w.most || alike < leastAlike {
				continue
			}
			m := match{i, j, alike}
			if alike > forth[i].alike {
				forth[i] = m
			}
			if alike > best[j].alike {
				best[j] = m
			}
		}
	}
	var out []match
	for i, m := range forth {
		if m.there >= 0 && best[m.there].here == i {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b match) int { return cmp.Compare(b.alike, a.alike) })
	return out
}

// shared is what two parts have in common, in words that mean something.
type shared struct {
	weight float64
	words  int
}

// A place is a word in one of the parts of a text.
type place struct {
	stem
	part int32
}

// places lists the words of parts that mean something, by hash.
func (w *weights) places(parts []part) []place {
	n := 0
	for i := range parts {
		n += len(parts[i].stems)
	}
	out := make([]place, 0, n)
	for i := range parts {
		for _, s := range parts[i].stems {
			if float64(s.weight) > smallShare*w.most {
				out = append(out, place{s, int32(i)})
			}
		}
	}
	slices.SortFunc(out, func(a, b place) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.part, b.part)) })
	return out
}
