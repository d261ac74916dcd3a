package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A folded text is a text as quotations are compared: quotes, dashes, apostrophes, white space and case are alike.
// Offsets lead back to the text itself.
type folded struct {
	text string // the text itself
	s    string // the text as it is compared
	at   []int32
}

// fold folds a text. at[i] is where in the text the rune begins that byte i of the folded text stands for;
// at[len(s)] is the text's end.
func fold(text string) folded {
	var b strings.Builder
	b.Grow(len(text))
	at := make([]int32, 0, len(text)+1)
	foldQuote(text, func(offset int, r rune) {
		n := b.Len()
		b.WriteRune(r)
		for range b.Len() - n {
			at = append(at, int32(offset))
		}
	})
	return folded{text, b.String(), append(at, int32(len(text)))}
}

// foldQuote passes on the runes that are compared, each with the offset of the rune it stands for.
func foldQuote(text string, emit func(offset int, r rune)) {
	space := false
	for i, r := range text {
		if r == ' ' || unicode.IsSpace(r) {
			if !space {
				emit(i, ' ')
			}
			space = true
			continue
		}
		space = false
		switch {
		case 'a' <= r && r <= 'z':
			emit(i, r)
		case isSoft(r):
		case isApostrophe(r):
			emit(i, '\'')
		case r < utf8.RuneSelf:
			emit(i, unicode.ToLower(r))
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
	b.Grow(len(s))
	foldQuote(s, func(_ int, r rune) { b.WriteRune(r) })
	return b.String()
}

// whole says whether a byte range of the folded text cuts no word at either end. Scripts that write without spaces
// have no such ends.
func (f *folded) whole(start, end int) bool {
	return !joined(f.s[:start], f.s[start:]) && !joined(f.s[:end], f.s[end:])
}

// span leads a byte range of the folded text back to the text.
func (f *folded) span(start, end int32) Block {
	return Block{f.at[start], f.at[end]}
}

func joined(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return joins(a, b)
}

// joins says whether two runes side by side are of one word.
func joins(a, b rune) bool { return inWord(a) && (inWord(b) || unicode.Is(unicode.M, b)) }

// isSoft says whether a rune is none that is compared: a soft hyphen, or the mark of the byte order.
func isSoft(r rune) bool { return r == '\u00ad' || r == '\ufeff' }

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)) && !unspaced(r)
}

// unspaced says whether a rune is of a script that writes words without spaces; each such rune counts as a word.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// A piece is a word of a folded text.
type piece struct{ start, end int32 }

// pieces cuts a folded text into words: runs of letters and digits. An apostrophe or a sign between parts two.
func pieces(dst []piece, s string) []piece {
	start := int32(-1)
	for i, r := range s {
		if inWord(r) {
			if start < 0 {
				start = int32(i)
			}
			continue
		}
		if start >= 0 {
			dst = append(dst, piece{start, int32(i)})
			start = -1
		}
		if unspaced(r) && unicode.IsLetter(r) {
			dst = append(dst, piece{int32(i), int32(i + utf8.RuneLen(r))})
		}
	}
	if start >= 0 {
		dst = append(dst, piece{start, int32(len(s))})
	}
	return dst
}

// An indexed text knows where each of its words stands.
type indexed struct {
	folded
	words []piece
	opens []bool           // of each word: it is the first of its line; one more, true, at the end
	ids   []int32          // of each word: its number in the vocabulary
	vocab map[string]int32 // of folded words, numbered as they come
	first []int32          // of each number: where in pos its places begin; one more at the end
	pos   []int32          // places, as indices into words, by number and then ascending
}

func newIndexed(text string) *indexed {
	x := &indexed{folded: fold(text)}
	x.words = pieces(make([]piece, 0, len(x.s)/5+1), x.s)
	x.ids = make([]int32, len(x.words))
	x.vocab = make(map[string]int32, len(x.words)/2)
	x.opens = make([]bool, len(x.words)+1)
	x.opens[len(x.words)] = true
	var count []int32
	end := int32(0)
	for i, w := range x.words {
		value := x.s[w.start:w.end]
		id, ok := x.vocab[value]
		if !ok {
			id = int32(len(x.vocab))
			x.vocab[value] = id
			count = append(count, 0)
		}
		x.ids[i] = id
		count[id]++
		x.opens[i] = i == 0 || strings.IndexByte(x.text[x.at[end]:x.at[w.start]], '\n') >= 0
		end = w.end
	}
	x.first = make([]int32, len(count)+1)
	for id, n := range count {
		x.first[id+1] = x.first[id] + n
		count[id] = x.first[id]
	}
	x.pos = make([]int32, len(x.words))
	for i, id := range x.ids {
		x.pos[count[id]] = int32(i)
		count[id]++
	}
	return x
}

// unknown is the number of a word that the text does not have.
const unknown int32 = -1

func (x *indexed) number(word string) int32 {
	if id, ok := x.vocab[word]; ok {
		return id
	}
	return unknown
}

// places returns where a word stands, as indices into words.
func (x *indexed) places(id int32) []int32 {
	if id == unknown {
		return nil
	}
	return x.pos[x.first[id]:x.first[id+1]]
}
