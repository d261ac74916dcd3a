package annotate

import (
	"cmp"
	"slices"
)

// Some languages name the speaker within the marks: « Nous partons, a dit X, et vite. », «Мы уедем, — сказал X, — и скоро». Where
// nothing outside attributes a quotation, such an aside does; the quotation is all that stands between its marks.

// asides attributes the quotations of a sentence that hold an aside.
func (s *speech) asides(fi int) {
	f := &s.frames[fi]
	for k := f.lo; k < f.hi && s.rules.asides != ""; k++ {
		if !s.quote(k) {
			continue
		}
		tokens := s.within(s.items[k].stretch)
		for at := range tokens {
			if to, ok := s.asideAt(tokens, at); ok && s.aside(fi, s.items[k].stretch, tokens[at+1:to]) {
				break
			}
		}
	}
}

// within returns the tokens between the marks of a stretch.
func (s *speech) within(stretch int32) []token {
	q := &s.stretches[stretch]
	byStart := func(t token, at int32) int { return cmp.Compare(t.start, at) }
	from, _ := slices.BinarySearchFunc(s.tokens, q.inner, byStart)
	to, _ := slices.BinarySearchFunc(s.tokens, q.outer, byStart)
	return s.tokens[from:max(from, to)]
}

// asideAt says whether a sign opens an aside, and returns the sign that ends it. Dashes stand behind a comma or what ends a sentence
// at both its ends; between commas the last may be a full stop.
func (s *speech) asideAt(tokens []token, at int) (to int, ok bool) {
	sign := func(i int) rune {
		if i < 0 || i >= len(tokens) {
			return 0
		}
		return tokens[i].sign(s.in.Text)
	}
	dashes := s.rules.asides != ","
	if !oneOf(s.rules.asides, sign(at)) || dashes && !oneOf(",.!?…", sign(at-1)) {
		return 0, false
	}
	for to = at + 1; to < len(tokens) && to <= at+maxPhrase; to++ {
		switch r := sign(to); {
		case dashes && oneOf(",.", r) && oneOf(s.rules.asides, sign(to+1)), !dashes && oneOf(",.", r):
			return to, to > at+1
		}
	}
	return to, to == len(tokens) && to > at+1
}

// aside reads the tokens of an aside: a verb of saying first, then who says so. The rules read items, so that these stand at the
// end of all while they are read.
func (s *speech) aside(fi int, stretch int32, tokens []token) bool {
	end := len(s.items)
	for _, t := range tokens {
		s.items = append(s.items, item{t, -1})
	}
	defer func() { s.items = s.items[:end] }()
	cues := s.cues(&frame{lo: end, hi: len(s.items), speaker: nobody})
	if len(cues) != 1 {
		return false
	}
	c := &cues[0]
	if c.clause != end || c.source || c.class&phraseVerb != 0 || c.ref.kind == refNone {
		return false
	}
	who := s.resolve(c.ref, fi)
	s.direct(stretch, c, who)
	f := &s.frames[fi]
	f.direct = true
	if !f.spoken {
		f.spoken, f.speaker = true, who
	}
	return true
}
