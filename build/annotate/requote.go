package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// maxContext is how many words on either side a new quotation brings at most.
const maxContext = 40

// Requote returns the quotation that says of a span of a text what an older one said of it: with the old context
// where that still stands there, else with as many words of the new, and with more where it would fit another place
// too. ok is false where no quotation of reasonable length is the span's alone.
func Requote(text string, old archive.Quote, span archive.Span) (q archive.Quote, ok bool) {
	x := newIndexed(text)
	before, after := text[:span.Start], text[span.End:]
	left, right := len(strings.Fields(old.Prefix)), len(strings.Fields(old.Suffix))
	keepLeft := strings.HasSuffix(flat(before), old.Prefix)
	keepRight := strings.HasPrefix(flat(after), old.Suffix)
	for extra := 0; extra <= maxContext; extra++ {
		q = archive.Quote{Exact: flat(text[span.Start:span.End]), Prefix: old.Prefix, Suffix: old.Suffix}
		if !keepLeft || extra > 0 {
			q.Prefix = flat(lastWords(before, left+extra))
		}
		if !keepRight || extra > 0 {
			q.Suffix = flat(firstWords(after, right+extra))
		}
		work := maxWork
		if f := x.find(newQuote(q), &work); len(f.full) == 1 && work >= 0 {
			at := x.span(f.full[0].start, f.full[0].end)
			return q, at.Start == span.Start && at.End == span.End
		}
	}
	return q, false
}

// flat makes one space of each line end.
func flat(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// lastWords returns the end of a text from its n-th last word on.
func lastWords(s string, n int) string {
	at, word := len(s), false
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if unicode.IsSpace(r) && word {
			if n--; n == 0 {
				return s[at:]
			}
			word = false
		} else if !unicode.IsSpace(r) {
			if n == 0 {
				return s[at:]
			}
			word = true
		}
		at -= size
	}
	return s
}

// firstWords returns the beginning of a text to its n-th word.
func firstWords(s string, n int) string {
	word := false
	for at, r := range s {
		if unicode.IsSpace(r) && word {
			if n--; n == 0 {
				return s[:at]
			}
			word = false
		} else if !unicode.IsSpace(r) {
			if n == 0 {
				return s[:at]
			}
			word = true
		}
	}
	return s
}
