package annotate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// Snap returns a byte range of a text without the white space at its ends, and with the whole of each word that it cuts.
// A range without any words or signs is empty.
func Snap(text string, span archive.Span) archive.Span {
	start, end := int(max(span.Start, 0)), min(int(span.End), len(text))
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= n
	}
	if start >= end {
		return archive.Span{Start: int32(start), End: int32(start)}
	}
	return archive.Span{Start: int32(wordStart(text, start)), End: int32(wordBehind(text, end))}
}

// wordStart returns where the word begins that an offset cuts, or the offset where it cuts none. A soft hyphen ends no word.
func wordStart(text string, at int) int {
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	after, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text[at:], isSoft))
	for k := at; k > 0; {
		r, n := utf8.DecodeLastRuneInString(text[:k])
		k -= n
		switch {
		case isSoft(r):
		case joins(r, after):
			at, after = k, r
		default:
			return at
		}
	}
	return at
}

// wordBehind is wordStart for where a word ends.
func wordBehind(text string, at int) int {
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text[:at], isSoft))
	for k := at; k < len(text); {
		r, n := utf8.DecodeRuneInString(text[k:])
		k += n
		switch {
		case isSoft(r):
		case joins(before, r):
			at, before = k, r
		default:
			return at
		}
	}
	return at
}

// Quotation returns the shortest quotation that a span of a text has to itself: its words, with as few whole words around
// them as tell them from all other places. ok is false where there is none of a reasonable length, or where the span
// begins or ends within a word.
func Quotation(text string, span archive.Span) (q archive.Quote, ok bool) {
	if span.Start >= span.End {
		return q, false
	}
	x := newIndexed(text)
	q.Exact = flat(text[span.Start:span.End])
	work := maxWork
	rivals := x.rivals(newQuote(q), span, &work)
	for _, c := range contexts(rivals) {
		q.Prefix, q.Suffix = "", ""
		if c.left > 0 {
			q.Prefix = flat(lastWords(text[:span.Start], c.left))
		}
		if c.right > 0 {
			q.Suffix = flat(firstWords(text[span.End:], c.right))
		}
		if f := x.find(newQuote(q), &work); len(f.full) == 1 && work >= 0 {
			at := x.span(f.full[0].start, f.full[0].end)
			return q, at.Start == span.Start && at.End == span.End
		}
	}
	return q, false
}

// A surround is how many words stand around a quotation, or how many are the same around two places.
type surround struct{ left, right int }

// rivals returns, of each other place of a quotation, how many words around it are those around the span.
func (x *indexed) rivals(q quote, span archive.Span, work *int) []surround {
	before, after := strings.Fields(foldedQuote(x.text[:span.Start])), strings.Fields(foldedQuote(x.text[span.End:]))
	var out []surround
	for _, p := range x.find(q, work).loose {
		at := x.span(p.start, p.end)
		if at.Start == span.Start {
			continue
		}
		left := strings.Fields(tail(x.s[:p.start], before))
		right := strings.Fields(head(x.s[p.end:], after))
		var c surround
		for c.left < min(len(left), len(before), maxContext+1) && left[len(left)-1-c.left] == before[len(before)-1-c.left] {
			c.left++
		}
		for c.right < min(len(right), len(after), maxContext+1) && right[c.right] == after[c.right] {
			c.right++
		}
		out = append(out, c)
	}
	return out
}

// tail returns as much of the end of a folded text as maxContext words of a context can take.
func tail(s string, words []string) string {
	n := 0
	for _, w := range words[max(0, len(words)-maxContext-1):] {
		n += len(w) + 1
	}
	return s[max(0, len(s)-n-1):]
}

// head is tail for the beginning.
func head(s string, words []string) string {
	n := 0
	for _, w := range words[:min(len(words), maxContext+1)] {
		n += len(w) + 1
	}
	return s[:min(len(s), n+1)]
}

// contexts returns how many words on either side tell a place from its rivals, the fewest first, and of as many those
// that are most alike on both sides, words before rather than after. More words than needed come last, for what counting words does not see.
func contexts(rivals []surround) []surround {
	var out []surround
	for left := 0; left <= maxContext; left++ {
		c := surround{left: left}
		for _, r := range rivals {
			if r.left >= left {
				c.right = max(c.right, r.right+1)
			}
		}
		if c.right <= maxContext {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b surround) int {
		return cmp.Or(cmp.Compare(a.left+a.right, b.left+b.right), cmp.Compare(max(a.left, a.right), max(b.left, b.right)), cmp.Compare(b.left, a.left))
	})
	if len(out) > maxTries {
		out = out[:maxTries]
	}
	for n := 1; n <= maxContext; n *= 2 {
		out = append(out, surround{n, n})
	}
	return out
}

// maxTries is how many contexts are tried that should be enough: the first nearly always is.
const maxTries = 8
