package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// A quoter quotes spans of one text, with what stands around them.
type quoter struct {
	text   string
	points *codePoints
	places map[string][]int32 // words → where they begin, of those that were asked for
	work   int                // bytes that may still be searched
}

const (
	// contextPoints is how many code points of the text are quoted on each side of what an editor marked: what
	// annotation programs in wide use take, enough to find most places again when some of it is edited.
	contextPoints = 32
	// maxPlaces is how many places of the same words are told apart one by one; where there are more, the usual
	// context has to do.
	maxPlaces = 64
	// maxQuoterWork bounds the search in one text, so that a book of a million mentions takes no longer than its size
	// says: some ten milliseconds. An article of news takes a hundredth.
	maxQuoterWork = 1 << 24
)

func (w *annotator) target(s, context byteSpan) target {
	points := &[2]int{w.points.at(s.start), w.points.at(s.end)}
	out := target{Source: w.source, Selector: make([]selector, 0, 2)}
	// A text that may not be shown is not shown piecemeal either.
	if w.article.Text != archive.None {
		out.Selector = append(out.Selector, selector{
			Type: "TextQuoteSelector", Exact: w.text[s.start:s.end], Prefix: w.text[context.start:s.start], Suffix: w.text[s.end:context.end],
		})
	}
	out.Selector = append(out.Selector, selector{Type: "TextPositionSelector", Start: &points[0], End: &points[1]})
	return out
}

// around is a span with the usual context.
func (q *quoter) around(s byteSpan) byteSpan {
	from, to := int(s.start), int(s.end)
	for range contextPoints {
		_, before := utf8.DecodeLastRuneInString(q.text[:from])
		_, after := utf8.DecodeRuneInString(q.text[to:])
		from, to = from-before, to+after
	}
	return byteSpan{int32(from), int32(to)}
}

// enough is a span with as much of the usual context as tells it from every other place of the same words: what is
// found by rule is found again at every build, and half a million such annotations are a third smaller for it. The words
// after it are taken, or those before it, whichever are fewer.
func (q *quoter) enough(s byteSpan) byteSpan {
	places, ok := q.find(q.text[s.start:s.end])
	whole := q.around(s)
	if !ok {
		return whole
	}
	before, after := 0, 0 // bytes that another place has alike
	for _, other := range places {
		if other != s.start {
			before = max(before, q.alikeBefore(s.start, other, s.start-whole.start))
			after = max(after, q.alikeAfter(s.end, other+s.end-s.start, whole.end-s.end))
		}
	}
	if len(places) == 1 {
		return s
	}
	from, okBefore := q.wordBefore(s.start-int32(before), whole.start)
	to, okAfter := q.wordAfter(s.end+int32(after), whole.end)
	switch {
	case okAfter && (!okBefore || to-s.end <= s.start-from):
		return byteSpan{s.start, to}
	case okBefore:
		return byteSpan{from, s.end}
	}
	return whole
}

// find returns where words begin, and false where that would take too long.
func (q *quoter) find(exact string) ([]int32, bool) {
	if places, ok := q.places[exact]; ok {
		return places, places != nil
	}
	if q.places == nil {
		q.places = map[string][]int32{}
	}
	if q.work -= len(q.text); q.work < 0 {
		q.places[exact] = nil
		return nil, false
	}
	var places []int32
	for from := 0; len(places) <= maxPlaces; {
		i := strings.Index(q.text[from:], exact)
		if i < 0 {
			break
		}
		places = append(places, int32(from+i))
		from += i + 1
	}
	if len(places) > maxPlaces {
		places = nil
	}
	q.places[exact] = places
	return places, places != nil
}

// alikeBefore counts the bytes, no more than limit, that stand alike before two offsets.
func (q *quoter) alikeBefore(a, b, limit int32) int {
	n := int32(0)
	for n < min(limit, b) && q.text[a-n-1] == q.text[b-n-1] {
		n++
	}
	return int(n)
}

// alikeAfter counts the bytes, no more than limit, that stand alike after two offsets.
func (q *quoter) alikeAfter(a, b, limit int32) int {
	n := int32(0)
	for n < min(limit, int32(len(q.text))-b) && q.text[a+n] == q.text[b+n] {
		n++
	}
	return int(n)
}

// wordBefore returns where the word begins that ends at an offset or holds what stands before it, and false where
// there is nothing before it as far as limit.
func (q *quoter) wordBefore(at, limit int32) (int32, bool) {
	found := false
	for at > limit {
		r, n := utf8.DecodeLastRuneInString(q.text[:at])
		if unicode.IsSpace(r) && found {
			break
		}
		found = true
		at -= int32(n)
	}
	for at > limit && !utf8.RuneStart(q.text[at]) {
		at--
	}
	return at, found
}

// wordAfter is wordBefore in the other direction.
func (q *quoter) wordAfter(at, limit int32) (int32, bool) {
	for at < limit && !utf8.RuneStart(q.text[at]) {
		at++
	}
	found := false
	for at < limit {
		r, n := utf8.DecodeRuneInString(q.text[at:])
		if unicode.IsSpace(r) && found {
			break
		}
		found = true
		at += int32(n)
	}
	return at, found
}
