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
	r := &reading{article: article, text: x.text(article)}
	starts := at(x.in.Sentences, int(article))
	r.list = words(make([]word, 0, len(r.text)/6), r.text, starts)
	return r
}

// cut makes the parts of a reading, once.
func (x *Index) cut(r *reading) {
	if r.sentences != nil {
		return
	}
	starts := at(x.in.Sentences, int(r.article))
	for i, s := range starts {
		end := int32(len(r.text))
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		r.sentences = append(r.sentences, x.part(r, archive.Span{Start: s, End: end}))
	}
	for _, q := range at(x.in.Quotations, int(r.article)) {
		if q.Speech != archive.Indirect {
			r.quotes = append(r.quotes, x.part(r, archive.Span{Start: q.Start, End: q.End}))
		}
	}
}

func (x *Index) part(r *reading, span archive.Span) part {
	from, _ := slices.BinarySearchFunc(r.list, span.Start, func(w word, at int32) int { return cmp.Compare(w.start, at) })
	to, _ := slices.BinarySearchFunc(r.list, span.End, func(w word, at int32) int { return cmp.Compare(w.start, at) })
	p := part{span: span, words: int32(to - from)}
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
	leastAlike = 0.25
	// leastWeight is what the common words must weigh, in words that stand nowhere else in the archive: many small ones
	// say nothing.
	leastWeight = 2
	// nameInPassage is what a name counts in a passage: who is meant is a reason of its own, and what is said of them is
	// sought here.
	nameInPassage = 0.5
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
	forth := make([]match, len(here))
	for j := range best {
		best[j] = match{here: -1}
	}
	for i := range here {
		forth[i] = match{there: -1}
		for j := range there {
			sum, n := common(&here[i], &there[j])
			alike := sum / max(here[i].sum, there[j].sum)
			if n < leastCommon || sum < leastWeight*w.most || alike < leastAlike {
				continue
			}
			if m := (match{i, j, alike}); alike > forth[i].alike {
				forth[i] = m
			}
			if alike > best[j].alike {
				best[j] = match{i, j, alike}
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

// common returns the weight that two parts have in common, and in how many words that mean something.
func common(a, b *part) (sum float64, n int) {
	i, j := 0, 0
	for i < len(a.stems) && j < len(b.stems) {
		switch {
		case a.stems[i].hash < b.stems[j].hash:
			i++
		case a.stems[i].hash > b.stems[j].hash:
			j++
		default:
			if w := float64(min(a.stems[i].weight, b.stems[j].weight)); w > 0 {
				sum += w
				n++
			}
			i++
			j++
		}
	}
	return sum, n
}
