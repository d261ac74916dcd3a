package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// A resolver finds quotations in one text. A quotation that stands there once, as it is written, is ok. Of any other
// its place is looked for by what stands around it (anchor_place.go): in the quotation, or, where the text is at hand
// in which the quotation was last found, around it there. To be claimed a place must have the same words, or for long
// ones nearly the same, in surroundings that no other place has. It is never enough that the words alone are there.
//
// What is known of the place is a window (anchor_window.go). Its words vote for where to look (anchor_vote.go); there it
// is aligned with the text (anchor_align.go), and what stands around the words (anchor_context.go) proves the place or
// does not (anchor_judge.go).
type resolver struct {
	now     *indexed
	earlier func() string // nil, or the text in which the annotations were last found; called once at most
	before  *indexed      // that text; nil until it was asked for, and where there is none
	known   []int32       // of each number of before's vocabulary: its number in now's
	quotes  map[quote]stand
	leans   bool // a quotation was found in the earlier text that is not where it says
	work    int  // how much may still be done for this article
	place   placer
}

// A quote is an annotation's quotation, folded, less the white space at the ends of its parts.
type quote struct{ prefix, exact, suffix string }

// A stand is where a quote stands in a text.
type stand struct {
	full  []piece // the exact words in their context: byte ranges of the folded text
	loose []piece // the exact words, whatever stands around them
}

// maxWork bounds the work for one article, in places looked at and pairs of words compared: about a second. Fifty
// annotations that were all edited take a fiftieth. What comes after is refused, so that a hostile sidecar does not take
// a day.
const maxWork = 1 << 27

func newResolver(text string, earlier func() string) *resolver {
	return &resolver{now: newIndexed(text), earlier: earlier, quotes: map[quote]stand{}, work: maxWork}
}

// resolve finds an annotation's quotation, and with Every each place where it stands.
func (r *resolver) resolve(a archive.Annotation) (archive.Anchor, []Block) {
	q := newQuote(a.Quote)
	if r.work <= 0 {
		return archive.Anchor{State: archive.AnchorOrphaned, Refused: true}, nil
	}
	r.work -= len(q.prefix) + len(q.exact) + len(q.suffix)
	if q.exact == "" {
		return archive.Anchor{State: archive.AnchorOrphaned}, nil
	}
	f := r.find(q)
	switch {
	case r.work <= 0:
		return archive.Anchor{State: archive.AnchorOrphaned, Refused: true}, nil
	case a.Every && len(f.full) > 0:
		r.work -= len(f.full)
		return r.claim(archive.AnchorOK, f.full...)
	case a.Every:
		return r.unclaimed(archive.AnchorOrphaned, f.loose), nil
	case len(f.full) == 1:
		return r.claim(archive.AnchorOK, f.full[0])
	}
	switch at, verdict := r.locate(q, f); {
	case r.work <= 0:
		return archive.Anchor{State: archive.AnchorOrphaned, Refused: true}, nil
	case verdict == sameWords:
		return r.claim(archive.AnchorRelocated, at[0])
	case verdict == editedWords:
		return r.claim(archive.AnchorChanged, at[0])
	case verdict == severalPlaces:
		return r.unclaimed(archive.AnchorAmbiguous, at), nil
	}
	if len(f.full) > 1 {
		return r.unclaimed(archive.AnchorAmbiguous, f.full), nil
	}
	return r.unclaimed(archive.AnchorOrphaned, f.loose), nil
}

func newQuote(q archive.Quote) quote {
	return quote{strings.TrimSpace(foldedQuote(q.Prefix)), strings.TrimSpace(foldedQuote(q.Exact)), strings.TrimSpace(foldedQuote(q.Suffix))}
}

func (r *resolver) claim(state archive.AnchorState, at ...piece) (archive.Anchor, []Block) {
	spans := make([]Block, len(at))
	for i, t := range at {
		spans[i] = r.now.span(t.start, t.end)
	}
	return archive.Anchor{State: state, Start: spans[0].Start, End: spans[0].End}, spans
}

// maxCandidates is how many places a state that claims none may name.
const maxCandidates = 256

func (r *resolver) unclaimed(state archive.AnchorState, at []piece) archive.Anchor {
	out := archive.Anchor{State: state, Places: len(at)}
	for _, t := range at[:min(len(at), maxCandidates)] {
		s := r.now.span(t.start, t.end)
		out.Candidates = append(out.Candidates, archive.Span{Start: s.Start, End: s.End})
	}
	return out
}

// find finds a quote in the text, and remembers the answer: a sidecar may ask the same a hundred thousand times.
func (r *resolver) find(q quote) stand {
	f, ok := r.quotes[q]
	if !ok {
		f = r.now.find(q, &r.work)
		r.quotes[q] = f
	}
	return f
}

// find returns where a quote stands, in order of the text. One without words stands nowhere. Where no work is left the answer is
// not whole, and means nothing.
func (x *indexed) find(q quote, work *int) stand {
	var f stand
	if q.exact == "" {
		return f
	}
	from := int32(0)
	for start := range x.starts(q.exact, work) {
		end := start + int32(len(q.exact))
		if start < from || !x.whole(int(start), int(end)) {
			continue
		}
		f.loose = append(f.loose, piece{start, end})
		*work -= (len(q.prefix) + len(q.suffix)) / comparedFree
		if strings.HasSuffix(strings.TrimRight(x.s[:start], " "), q.prefix) && strings.HasPrefix(strings.TrimLeft(x.s[end:], " "), q.suffix) {
			f.full = append(f.full, piece{start, end})
			from = end
		}
	}
	return f
}

// comparedFree is how many bytes of a place are compared at the cost of looking there at all. Set by hand: to compare so many takes
// less time than to reach them.
const comparedFree = 64

// starts yields where a folded string begins in the text, cutting words or not. It looks only where the string's
// rarest word stands.
func (x *indexed) starts(exact string, work *int) func(yield func(int32) bool) {
	words := pieces(nil, exact)
	*work -= len(words)
	return func(yield func(int32) bool) {
		if len(words) == 0 {
			x.signs(exact, work, yield)
			return
		}
		var places []int32
		offset := int32(-1)
		for _, w := range words {
			if p := x.places(x.number(exact[w.start:w.end])); offset < 0 || len(p) < len(places) {
				places, offset = p, w.start
			}
		}
		head := exact[:min(len(exact), comparedFree)]
		for _, p := range places {
			start := x.words[p].start - offset
			if *work--; *work < 0 {
				return
			}
			if start < 0 || !strings.HasPrefix(x.s[start:], head) {
				continue
			}
			*work -= len(exact) / comparedFree
			if strings.HasPrefix(x.s[start:], exact) && !yield(start) {
				return
			}
		}
	}
}

// signs is starts for a string without a word in it.
func (x *indexed) signs(exact string, work *int, yield func(int32) bool) {
	for from := 0; ; {
		i := strings.Index(x.s[from:], exact)
		if i < 0 {
			*work -= (len(x.s) - from) >> 6
			return
		}
		if *work -= 1 + i>>6; !yield(int32(from + i)) {
			return
		}
		_, n := utf8.DecodeRuneInString(exact)
		from += i + n
	}
}

// earlierText returns the text in which the annotations were last found, or nil.
func (r *resolver) earlierText() *indexed {
	if r.earlier == nil {
		return r.before
	}
	text := r.earlier()
	r.earlier = nil
	if text == "" {
		return nil
	}
	r.before = newIndexed(text)
	r.known = make([]int32, len(r.before.vocab))
	for i, w := range r.before.words {
		id := r.before.ids[i]
		if r.before.places(id)[0] == int32(i) {
			r.known[id] = r.now.number(r.before.s[w.start:w.end])
		}
	}
	return r.before
}

// countLetters counts the letters of a folded string, and says whether it has a digit.
func countLetters(s string) (n int, digit bool) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
		digit = digit || unicode.IsDigit(r)
	}
	return n, digit
}
