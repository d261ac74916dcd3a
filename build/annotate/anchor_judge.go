package annotate

import (
	"math"
	"strings"
)

// A site is a place that may be the one looked for.
type site struct {
	at      piece
	verdict verdict
	surroundings
	own  float64 // share of the quotation's own words that are there, weighed by how rare they are
	both bool    // it is held on either side by the words next to it
}

// surroundings is what the words around a place prove.
type surroundings struct {
	evidence float64 // in nats
	near     float64 // the same, the less the farther off
	share    float64 // of what the words around it could have proved
	line     float64 // the same for the words in its line
}

// How much evidence a claim takes, in nats. The figures were tuned on 295 English news reports of 2019–20, edited by
// rule, so that fewer than one claim in two hundred is wrong; the shares of right answers change little around them.
const (
	minEvidence     = 9.0  // with the earlier text: a place wins by chance once in e^9 places, and an article has about e^7
	minShare        = 0.35 // with the earlier text: less than this of the words around, and they are other words
	minWide         = 30.0 // with the earlier text: so much that it does not matter if the words next to the place are new
	minOnce         = 3.0  // where the words stood once and stand once: one word of the context, or two common ones
	minBrought      = 12.0 // without it: the quotation brings few words, and nothing tells what else the words stood with
	minBroughtShare = 0.42
	perRecurrence   = 4.0 // without it: times the logarithm of how often the words stand in the text
	minLead         = 3.0 // over the next best place, and an eighth of the best one's own
	longWords       = 8   // so many words in a row are no one's but this quotation's
	minOwn          = 0.5 // of a long quotation's own words, weighed by how rare they are
)

// judge says what an alignment proves. match holds, for each word of the window, the word of the text or unmatched.
func (p *placer) judge(x *indexed, w *window, match []int32, fuzzy bool) site {
	first, last, whole := w.own(match)
	var s site
	s.own = w.ownShare(x, match)
	s.surroundings = w.context(x, match, first, last)
	s.both = w.held(match)
	if first > last || int(last) >= len(x.words) {
		return s
	}
	s.at = piece{x.words[first].start, x.words[last].end}
	at, exact := x.grow(s.at, w.exact)
	s.at, exact = at, exact && whole
	supported := w.supported(x, &s, exact)
	switch {
	case whole && exact && (supported || w.long()):
		s.verdict = sameWords
	case whole && !exact && fuzzy && supported, whole && w.long():
		s.verdict = editedWords
	case w.long() && s.own >= minOwn && int(last-first) < (w.b-w.a)*3/2:
		s.verdict = editedWords
	}
	return s
}

// supported says whether the surroundings of a site are those of the quotation.
func (w *window) supported(x *indexed, s *site, exact bool) bool {
	if w.old {
		once := exact && len(w.others) == 0 && w.times == 1 // the words stood in one place, and they stand in one place
		return once && s.evidence >= minOnce || s.evidence >= minEvidence && (s.share >= minShare || s.evidence >= minWide)
	}
	recurs := perRecurrence * math.Log(float64(max(w.times, 1)))
	if exact && s.line > 0.95 && s.evidence >= minOnce { // all that a short line has besides the words
		return s.evidence+w.ownWeight(x)/2 >= minEvidence+recurs
	}
	return s.evidence >= minBrought+recurs && s.share >= minBroughtShare
}

// ownWeight returns how much the quotation's own words would tell.
func (w *window) ownWeight(x *indexed) float64 {
	sum := 0.0
	for i := w.a; i < w.b; i++ {
		sum += x.weight(w.ids[i])
	}
	return sum
}

// own returns the first and last word of the text that the quotation's own words take, and whether these are as
// many as the quotation has, each matched. Where words at an edge are not matched, their neighbours tell.
func (w *window) own(match []int32) (first, last int32, whole bool) {
	first, last = unmatched, unmatched
	whole = true
	for i := w.a; i < w.b; i++ {
		j := match[i]
		switch {
		case j == unmatched:
			whole = false
		case first == unmatched:
			first, last = j-int32(i-w.a), j
		default:
			last = j
		}
	}
	if first == unmatched {
		return 0, -1, false
	}
	for i := w.b - 1; match[i] == unmatched; i-- {
		last++
	}
	if w.a > 0 && match[w.a-1] != unmatched {
		first = max(first, match[w.a-1]+1)
	}
	if w.b < len(match) && match[w.b] != unmatched {
		last = min(last, match[w.b]-1)
	}
	return max(first, 0), last, whole && int(last-first) == w.b-w.a-1
}

// ownShare returns which share of the quotation's own words are there, weighed by how rare they are.
func (w *window) ownShare(x *indexed, match []int32) float64 {
	have, all := 0.0, 0.0
	for i := w.a; i < w.b; i++ {
		weight := x.weight(w.ids[i])
		all += weight
		if match[i] != unmatched {
			have += weight
		}
	}
	return have / all
}

// grow takes in the signs at the ends of a quotation that are no words, and says whether all of it stands there.
func (x *indexed) grow(at piece, exact string) (piece, bool) {
	words := pieces(nil, exact)
	start := at.start - words[0].start
	end := start + int32(len(exact))
	if start >= 0 && int(end) <= len(x.s) && x.s[start:end] == exact && x.whole(int(start), int(end)) {
		return piece{start, end}, true
	}
	if tail := exact[words[len(words)-1].end:]; strings.HasPrefix(x.s[at.end:], tail) {
		at.end += int32(len(tail))
	}
	if head := exact[:words[0].start]; strings.HasSuffix(x.s[:at.start], head) {
		at.start -= int32(len(head))
	}
	return at, false
}
