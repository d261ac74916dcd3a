package search

import (
	"unicode"
	"unicode/utf8"
)

// A word is a run of letters, marks, digits and the format characters that stand inside words. It is what UAX #29 calls
// a word, but cut at the signs that UAX #29 lets stand in one (3.5, e.g, don’t): a browser finds the same runs by one
// regular expression, and needs no tables. A single letter after a letter and an apostrophe, as in Iran’s, is no word.

// scan calls emit with the byte range of each word of a text. mixed says that it holds letters of a script that does
// not part words.
func scan(text string, emit func(start, end int, mixed bool)) {
	before, last := rune(0), rune(0) // the two runes before i
	for i := 0; i < len(text); {
		r, n := decode(text, i)
		if !isWordRune(r) {
			before, last = last, r
			i += n
			continue
		}
		start, letters, mixed := i, 0, false
		wasLetter, quote := isLetter(before), last
		for i < len(text) {
			if r, n = decode(text, i); !isWordRune(r) {
				break
			}
			mixed = mixed || r >= utf8.RuneSelf && isUnparted(r)
			letters++
			before, last = last, r
			i += n
		}
		if letters == 1 && wasLetter && isApostrophe(quote) && unicode.IsLetter(last) {
			continue
		}
		emit(start, i, mixed)
	}
}

func decode(text string, i int) (rune, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:])
}

// isWordRune is [\p{L}\p{M}\p{N}\xad\u200c\u200d] of the script.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N) || r == '\u00ad' || r == '\u200c' || r == '\u200d'
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.In(r, unicode.L, unicode.M)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '\u2019' }

// isUnparted says whether a letter belongs to a script whose writers put no spaces between words, or, in Korean, join
// to a word what others part.
func isUnparted(r rune) bool {
	return r >= 0x0e00 && (r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}

// longest is how many code points of a word count; a word that is longer is found by its beginning.
const longest = 32

// terms calls emit with what a folded word is found by: itself, cut off at the longest; of its stretches without
// parting each pair of neighbours, and the last letter alone, so that a search for one letter is one for what begins
// with it.
func terms(folded string, mixed bool, emit func(term string)) {
	if !mixed {
		emit(cut(folded, longest))
		return
	}
	var run []rune
	flush := func() {
		if len(run) == 0 {
			return
		}
		if !isUnparted(run[0]) {
			emit(cut(string(run), longest))
		} else {
			for i := range run {
				emit(string(run[i:min(i+2, len(run))]))
			}
		}
		run = run[:0]
	}
	for _, r := range folded {
		if len(run) > 0 && isUnparted(r) != isUnparted(run[0]) {
			flush()
		}
		run = append(run, r)
	}
	flush()
}

// cut returns the first n code points of a string.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
