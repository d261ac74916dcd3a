package annotate

import (
	"cmp"
	"slices"
)

// verdict is what a search by surroundings ends with.
type verdict uint8

const (
	noPlace       verdict = iota
	sameWords             // one place, the words as they were
	editedWords           // one place, the words edited
	severalPlaces         // places that fit as well
)

// locate looks for a quote's place by what stands around it.
func (r *resolver) locate(q quote, f stand) ([]piece, verdict) {
	w, ok := r.earlierWindow(q)
	if !ok {
		if len(f.full) > 0 {
			return f.full, severalPlaces // all that is known of the place fits each of them
		}
		w = r.quoteWindow(q)
	}
	if w.b == w.a {
		return nil, noPlace
	}
	if w.long() && len(f.loose) == 1 {
		return f.loose, sameWords
	}
	w.times = len(f.loose)
	if w.b-w.a > maxOwn {
		return r.locateEnds(&w)
	}
	return r.place.find(r, &w)
}

const (
	maxOwn = 400 // words of a quotation that are looked for as one
	endOwn = 64  // words at either end of a longer one that stand for it
)

// locateEnds looks for the beginning and the end of a very long quotation, which are claimed together or not at all.
func (r *resolver) locateEnds(w *window) ([]piece, verdict) {
	words := pieces(nil, w.exact)
	head, tail := *w, *w
	head.words, head.ids, head.b = w.words[:w.a+endOwn], w.ids[:w.a+endOwn], w.a+endOwn
	head.exact = w.exact[:words[endOwn-1].end]
	tail.words, tail.ids, tail.a, tail.b = w.words[w.b-endOwn:], w.ids[w.b-endOwn:], 0, endOwn
	tail.exact = w.exact[words[len(words)-endOwn].start:]
	if w.old {
		head.opens, tail.opens = w.opens[:w.a+endOwn+1], w.opens[w.b-endOwn:]
	}
	first, v := r.place.find(r, &head)
	if v != sameWords && v != editedWords {
		return first, v
	}
	last, v := r.place.find(r, &tail)
	if v != sameWords && v != editedWords {
		return last, v
	}
	at := piece{first[0].start, last[0].end}
	if n := int(at.end - at.start); n < len(w.exact)/2 || n > len(w.exact)*2 {
		return nil, noPlace
	}
	return []piece{at}, editedWords
}

// A placer finds windows in a text. Its buffers serve one search after another.
type placer struct {
	alignment
	votes   []float32 // by diagonal: how far the text is ahead of the window
	touched []int32
}

// find looks for the one place that fits a window.
func (p *placer) find(r *resolver, w *window) ([]piece, verdict) {
	var sites []site
	for _, d := range p.diagonals(r, w) {
		if s, ok := p.look(r, w, d); ok && !slices.ContainsFunc(sites, func(t site) bool { return t.at == s.at && t.verdict == s.verdict }) {
			sites = append(sites, s)
		}
	}
	at, v := choose(sites, w.long())
	if v != sameWords && v != editedWords || w.long() {
		return at, v
	}
	for _, s := range sites {
		if s.at == at[0] && s.verdict == v && p.contested(r, w, s) {
			return nil, noPlace
		}
	}
	return at, v
}

const (
	maxRivals  = 16 // other places of the same words in the earlier text that are asked
	rivalReach = 16 // words on either side of them that are compared
)

// contested says whether a site is as well another place of the same words in the earlier text, which is still there.
func (p *placer) contested(r *resolver, w *window, s site) bool {
	first, last := r.now.between(s.at)
	from, to := max(0, first-rivalReach-slack), min(len(r.now.words), last+rivalReach+slack)
	for _, other := range w.others[:min(len(w.others), maxRivals)] {
		a, b := r.before.between(other)
		o := r.windowAt(a, b, w.exact, rivalReach)
		r.work -= (to - from) * len(o.words)
		match := p.matches(o.comparison(r.now, from, to), from)
		if o.context(r.now, match, int32(first), int32(last-1)).near > 0.9*s.near {
			return true
		}
	}
	return false
}

// choose decides between the sites that were looked at.
func choose(sites []site, long bool) ([]piece, verdict) {
	var claims []site
	for _, s := range sites {
		if s.verdict == sameWords || s.verdict == editedWords {
			claims = append(claims, s)
		}
	}
	if len(claims) == 0 {
		return nil, noPlace
	}
	if long && slices.ContainsFunc(claims, func(s site) bool { return s.verdict == sameWords }) {
		claims = slices.DeleteFunc(claims, func(s site) bool { return s.verdict == editedWords })
	}
	slices.SortStableFunc(claims, func(a, b site) int { return cmp.Compare(b.evidence, a.evidence) })
	best := claims[0]
	for _, s := range sites {
		if s.verdict == noPlace && s.both && !best.both && s.evidence > best.evidence {
			return nil, noPlace // here it stood, and its words are gone
		}
	}
	rivals := []piece{best.at}
	for _, s := range claims[1:] {
		if s.at != best.at && s.evidence > best.evidence-minLead-best.evidence/8 {
			rivals = append(rivals, s.at)
		}
	}
	if len(rivals) > 1 {
		slices.SortFunc(rivals, func(a, b piece) int { return cmp.Compare(a.start, b.start) })
		return slices.Compact(rivals), severalPlaces
	}
	return rivals, best.verdict
}

// look aligns a window with the text at a diagonal and says what stands there.
func (p *placer) look(r *resolver, w *window, diagonal int) (site, bool) {
	x := r.now
	from, to := max(0, diagonal-slack), min(len(x.words), diagonal+len(w.words)+slack)
	if from >= to {
		return site{}, false
	}
	r.work -= (to - from) * len(w.words)
	n, digit := countLetters(w.exact)
	fuzzy := w.long() || n >= 7 && !digit
	c := w.comparison(x, from, to)
	if fuzzy {
		c.near = func(i, j int) bool { return w.near(i, x.word(from+j)) }
	}
	match := p.matches(c, from)
	return p.judge(x, w, match, fuzzy), true
}

// comparison compares a window with words from and to of a text.
func (w *window) comparison(x *indexed, from, to int) *comparison {
	c := &comparison{window: w.ids, stretch: x.ids[from:to], weights: make([]float32, len(w.ids)), a: w.a, b: w.b}
	for i, id := range w.ids {
		c.weights[i] = float32(x.weight(id))
	}
	return c
}

// matches returns, for each word of the window, which word of the text it is, or unmatched.
func (p *placer) matches(c *comparison, from int) []int32 {
	match := p.align(c)
	for i := range match {
		if match[i] != unmatched {
			match[i] += int32(from)
		}
	}
	return match
}

// near says whether word i of the window, one of the quotation's own, may be this word, misspelt.
func (w *window) near(i int, word string) bool {
	own := w.words[i]
	switch {
	case max(len(own)-len(word), len(word)-len(own)) > 4:
		return false
	case len(own) < 5:
		return swapped(own, word)
	}
	return len(word) >= 5 && sameEdge(own, word) && near(own, word) || swapped(own, word)
}
