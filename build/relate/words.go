package relate

import (
	"unicode"
	"unicode/utf8"
)

// A word is a word, number or, in scripts that do not part words, a letter of a text, folded to hashes. No list of
// words or endings of any language is needed: what a word is worth is learned from the archive.
type word struct {
	start, end int32  // half-open byte range of the text
	whole      uint32 // of all its letters, small and without marks
	stem       uint32 // of the first stemLetters of them
	kind       wordKind
}

type wordKind uint8

const (
	plainWord wordKind = iota
	capital            // begins with a capital letter, and not because a sentence begins
	figure             // begins with a digit
	unparted           // one letter of a script that writes without spaces
	firstWord          // begins a sentence, so that its capital says nothing
)

// smallWords are of fewer bytes: most often articles and prepositions, which make no pair with what follows.
const smallWords = 3

// stemLetters is how many letters of a word count: “effort” and “efforts” are one, in any language that declines at
// the end. Truncation does as well as stemming by rules across languages (McNamee and Mayfield, Character n-gram
// tokenization for European language text retrieval, 2004, who cut at 4 to 5; 6 keeps more names apart).
const stemLetters = 6

// words cuts a text into words. starts are those of its sentences; the slice is appended to.
func words(dst []word, text string, starts []int32) []word {
	next := 0 // the sentence that begins next
	fresh := true
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if !isLetter(r) && !isDigit(r) {
			i += n
			continue
		}
		for next < len(starts) && int(starts[next]) <= i {
			next, fresh = next+1, true
		}
		w, letters := readWord(text, i)
		switch {
		case isDigit(r):
			w.kind = figure
		case writesUnparted(r):
			w.kind = unparted
		case fresh:
			w.kind = firstWord
		case unicode.IsUpper(r):
			w.kind = capital
		}
		if letters > 0 {
			dst = append(dst, w)
			fresh = false
		}
		i = int(w.end)
	}
	return dst
}

// The constants of FNV-1a (Fowler, Noll and Vo), 32 bit.
const (
	hashBasis = 2166136261
	hashPrime = 16777619
)

// readWord reads the word at i and counts its letters. An apostrophe between letters ends it, and a lone s behind
// one is passed over: “Iran’s” is “Iran”.
func readWord(text string, i int) (w word, letters int) {
	w.start = int32(i)
	h, stem := uint32(hashBasis), uint32(hashBasis)
	for i < len(text) {
		if small := smallASCII[text[i]]; small != 0 {
			h = (h ^ uint32(small)) * hashPrime
			if letters++; letters <= stemLetters {
				stem = h
			}
			i++
			continue
		}
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if r < utf8.RuneSelf || !isLetter(r) && !unicode.IsDigit(r) {
			i += possessive(text[i:])
			break
		}
		i += n
		if unicode.Is(unicode.Mn, r) || r == tatweel {
			continue
		}
		r = unicode.ToLower(r)
		h = (h ^ uint32(r)) * hashPrime
		if letters++; letters <= stemLetters {
			stem = h
		}
		if writesUnparted(r) {
			break
		}
	}
	w.end, w.whole, w.stem = int32(i), mix(h), mix(stem)
	return w, letters
}

// smallASCII has the letters and digits of ASCII at their places, the letters small, and 0 elsewhere.
var smallASCII = func() (table [256]byte) {
	for c := byte('0'); c <= '9'; c++ {
		table[c] = c
	}
	for c := byte('a'); c <= 'z'; c++ {
		table[c], table[c-'a'+'A'] = c, c
	}
	return table
}()

// tatweel stretches Arabic words and means nothing.
const tatweel = '\u0640'

// possessive returns the length of an English possessive ending at the start of s, or 0.
func possessive(s string) int {
	if len(s) < 2 || s[0] != '\'' && s[0] != "\u2019"[0] {
		return 0 // as nearly always
	}
	for _, ending := range [...]string{"'s", "\u2019s", "'S", "\u2019S"} {
		if len(s) >= len(ending) && s[:len(ending)] == ending {
			if r, _ := utf8.DecodeRuneInString(s[len(ending):]); len(s) == len(ending) || !isLetter(r) {
				return len(ending)
			}
		}
	}
	return 0
}

// mix spreads a hash over all 32 bits (the finalizer of MurmurHash3, Appleby).
func mix(h uint32) uint32 {
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

// join hashes two hashes in order.
func join(a, b uint32) uint32 { return mix(a*0x9e3779b1 ^ b + 0x7f4a7c15) }

func isDigit(r rune) bool {
	return '0' <= r && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r)
}

// writesUnparted says whether a letter is of a script that does not part words.
func writesUnparted(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
