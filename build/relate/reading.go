package relate

import (
	"cmp"
	"slices"
	"sync"

	"gloss/build/archive"
)

// A reading is a text cut up to be compared with others. It does not change once it is cut.
type reading struct {
	article int32
	text    string
	list    []word

	cutting   sync.Once // sets what follows
	sentences parts
	quotes    parts

	spelling sync.Once // sets what follows
	first    []spelling
}

// parts are the sentences of a text, or its quotations, with their different words.
type parts struct {
	list  []part
	stems []stem // of all parts, by hash, then by part
}

// A part of a text is a sentence or a quotation.
type part struct {
	span  archive.Span
	words int32   // how many
	sum   float64 // of what its different stems weigh
}

// A stem is a word of one part, with its weight.
type stem struct {
	hash   uint32
	weight float32
	part   int32
}

// A spelling is a term as the text has it.
type spelling struct {
	hash uint32
	span archive.Span
	tiny bool // a small word that is no name
}

// keptReadings is how many of the texts read last stay cut up, twice over. An article is compared with those that are most
// like it, and so are they with it: who asks for them one after the other has each text cut once. Set by hand: a story
// with what was reported beside it. At 10 to 20 KB each they take 2 to 5 MB.
const keptReadings = 64

// readings are the texts that were read last. They may be used from any number of goroutines.
type readings struct {
	mu       sync.Mutex
	new, old map[int32]*reading // what is not in use by the time that new is full goes with old
}

// reading returns an article's text, cut into words.
func (x *Index) reading(article int32) *reading {
	x.readings.mu.Lock()
	r, ok := x.readings.new[article]
	if !ok {
		r = x.readings.old[article]
		x.readings.add(article, r)
	}
	x.readings.mu.Unlock()
	if r != nil {
		return r
	}
	given := x.given(article)
	r = &reading{article: article, text: given.Text}
	r.list = words(make([]word, 0, len(r.text)/6), r.text, given.Sentences)
	x.readings.mu.Lock()
	x.readings.add(article, r)
	x.readings.mu.Unlock()
	return r
}

// add keeps a reading, if there is one.
func (c *readings) add(article int32, r *reading) {
	if r == nil {
		return
	}
	if c.new == nil || len(c.new) >= keptReadings {
		c.new, c.old = make(map[int32]*reading, keptReadings), c.new
	}
	c.new[article] = r
}

// spellings returns how a text spells the terms of its article's vector, where each stands first, by hash. Those are all
// that it may share with another.
func (x *Index) spellings(r *reading) []spelling {
	r.spelling.Do(func() { r.first = spell(r.text, r.list, x.vectors[r.article]) })
	return r.first
}

func spell(text string, list []word, vector []feature) []spelling {
	var p probe
	p.set(vector)
	out := make([]spelling, 0, len(vector))
	var seen [maxFeatures]bool
	for i, w := range list {
		hash, end := w.stem, w.end
		if w.kind == unparted { // two beside each other are a term
			if i+1 == len(list) || list[i+1].start != w.end {
				continue
			}
			hash, end = join(w.stem, list[i+1].stem), list[i+1].end
		}
		if !p.maybe(hash) {
			continue // as most words
		}
		k, ok := slices.BinarySearchFunc(vector, hash, func(f feature, h uint32) int { return cmp.Compare(f.hash, h) })
		if !ok || seen[k] {
			continue
		}
		seen[k] = true
		out = append(out, spelling{hash, archive.Span{Start: w.start, End: end}, w.kind == plainWord && letters(text, w) <= smallWords})
	}
	slices.SortFunc(out, func(a, b spelling) int { return cmp.Compare(a.hash, b.hash) })
	return out
}

// cut makes the parts of a reading, once.
func (x *Index) cut(r *reading) {
	r.cutting.Do(func() {
		given := x.given(r.article)
		starts := given.Sentences
		spans := make([]archive.Span, 0, min(len(starts), maxParts))
		for i, s := range starts[:min(len(starts), maxParts)] {
			end := int32(len(r.text))
			if i+1 < len(starts) {
				end = starts[i+1]
			}
			spans = append(spans, archive.Span{Start: s, End: end})
		}
		r.sentences = x.parts(r, spans)
		spans = spans[:0]
		for _, q := range given.Quotations {
			if q.Speech != archive.Indirect && len(spans) < maxParts {
				spans = append(spans, archive.Span{Start: q.Start, End: q.End})
			}
		}
		r.quotes = x.parts(r, spans)
	})
}

// parts cuts spans out of a text.
func (x *Index) parts(r *reading, spans []archive.Span) parts {
	p := parts{list: make([]part, len(spans))}
	keys := make([]partKey, 0, len(r.list))
	for k, span := range spans {
		from, _ := slices.BinarySearchFunc(r.list, span.Start, func(w word, at int32) int { return cmp.Compare(w.start, at) })
		to := from
		for to < len(r.list) && r.list[to].start < span.End {
			to++
		}
		p.list[k] = part{span: span, words: int32(to - from)}
		if from < to {
			p.list[k].span = archive.Span{Start: span.Start, End: min(span.End, max(r.list[to-1].end, span.Start))}
		}
		for _, w := range r.list[from:to] {
			keys = append(keys, keyOf(w, k))
		}
	}
	slices.Sort(keys)
	p.stems = make([]stem, 0, len(keys))
	weight := float32(0)
	for i, k := range keys {
		if i > 0 && k|isName == keys[i-1]|isName {
			continue // the same, or the same as a name: what weighs most counts
		}
		if i == 0 || k.hash() != keys[i-1].hash() {
			weight = float32(x.weights.idf(k.hash()))
		}
		s := stem{k.hash(), weight, k.part()}
		if k&isName != 0 {
			s.weight *= nameInPassage
		}
		p.stems = append(p.stems, s)
		p.list[s.part].sum += float64(s.weight)
	}
	return p
}

// A partKey is a word of a part, packed so that sorting is cheap: the hash, then the part, then whether it is written as a
// name, which isName says.
type partKey uint64

func keyOf(w word, part int) partKey {
	key := partKey(w.stem)<<32 | partKey(part)<<1
	if w.kind == capital {
		key |= isName
	}
	return key
}

func (k partKey) hash() uint32 { return uint32(k >> 32) }
func (k partKey) part() int32  { return int32(uint32(k) >> 1) }

// has says whether a stem stands in a part.
func (p *parts) has(part int, hash uint32) bool {
	_, ok := slices.BinarySearchFunc(p.stems, stem{hash: hash, part: int32(part)}, func(s, t stem) int {
		return cmp.Or(cmp.Compare(s.hash, t.hash), cmp.Compare(s.part, t.part))
	})
	return ok
}

// spell returns the words of a span.
func (r *reading) spell(span archive.Span) []string {
	var out []string
	for _, w := range r.list {
		if span.Start <= w.start && w.start < span.End {
			out = append(out, r.text[w.start:w.end])
		}
	}
	return out
}
