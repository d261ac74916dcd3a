package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// quoted finds quotations in one text. Quotes, dashes, apostrophes, white space and case are folded on both sides;
// offsets lead back to the text.
type quoted struct {
	text   string
	folded string
	at     []int32 // byte of folded, and its end → byte of text
}

func newQuoted(text string) *quoted {
	q := &quoted{text: text}
	var b strings.Builder
	b.Grow(len(text))
	q.at = make([]int32, 0, len(text)+1)
	foldQuote(text, func(offset int, r rune) {
		n := b.Len()
		b.WriteRune(r)
		for range b.Len() - n {
			q.at = append(q.at, int32(offset))
		}
	})
	q.folded, q.at = b.String(), append(q.at, int32(len(text)))
	return q
}

// foldQuote passes on the runes that are compared, each with the offset of the rune it stands for.
func foldQuote(text string, emit func(offset int, r rune)) {
	space := false
	for i, r := range text {
		if unicode.IsSpace(r) {
			if !space {
				emit(i, ' ')
			}
			space = true
			continue
		}
		space = false
		switch {
		case r == '\u00ad' || r == '\ufeff':
		case isApostrophe(r):
			emit(i, '\'')
		case strings.ContainsRune("“”„‟«»", r):
			emit(i, '"')
		case strings.ContainsRune("‐‑‒–—―−", r):
			emit(i, '-')
		default:
			emit(i, unicode.ToLower(r))
		}
	}
}

func foldedQuote(s string) string {
	var b strings.Builder
	foldQuote(s, func(_ int, r rune) { b.WriteRune(r) })
	return b.String()
}

// resolve finds an annotation's quote: the one place, or with Every each place, where the exact words stand whole
// with the context around them. Two places are ambiguous, and none is orphaned.
func (q *quoted) resolve(a archive.Annotation) (archive.Anchor, []Block) {
	exact := strings.TrimSpace(foldedQuote(a.Quote.Exact))
	prefix := strings.TrimLeft(foldedQuote(a.Quote.Prefix), " ")
	suffix := strings.TrimRight(foldedQuote(a.Quote.Suffix), " ")
	var spans []Block
	for from := 0; exact != ""; {
		i := strings.Index(q.folded[from:], exact)
		if i < 0 {
			break
		}
		start, end := from+i, from+i+len(exact)
		if q.whole(start, end) && strings.HasSuffix(q.folded[:start], prefix) && strings.HasPrefix(q.folded[end:], suffix) {
			spans = append(spans, Block{q.at[start], q.at[end]})
			from = end
			continue
		}
		_, n := utf8.DecodeRuneInString(q.folded[start:])
		from = start + n
	}
	switch {
	case len(spans) == 0:
		return archive.Anchor{State: archive.AnchorOrphaned}, nil
	case len(spans) > 1 && !a.Every:
		out := archive.Anchor{State: archive.AnchorAmbiguous}
		for _, s := range spans {
			out.Candidates = append(out.Candidates, s.Start)
		}
		return out, nil
	}
	return archive.Anchor{State: archive.AnchorOK, Start: spans[0].Start, End: spans[0].End}, spans
}

// whole says whether no word is cut at either end. Scripts that write without spaces have no such ends.
func (q *quoted) whole(start, end int) bool {
	return !joined(q.folded[:start], q.folded[start:]) && !joined(q.folded[:end], q.folded[end:])
}

func joined(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return inWord(a) && (inWord(b) || unicode.Is(unicode.M, b))
}

func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
