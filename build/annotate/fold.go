package annotate

import (
	"unicode"
	"unicode/utf8"
)

// appendFolded appends a word in the form that is compared: small letters, straight apostrophes, no soft hyphens, and
// one way of writing where a script's own writers use two (foldLetter).
func appendFolded(dst []byte, value string) []byte {
	for i := 0; i < len(value); i++ {
		c := value[i]
		if c >= utf8.RuneSelf {
			return appendFoldedRunes(dst, value[i:])
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

func appendFoldedRunes(dst []byte, value string) []byte {
	for _, r := range value {
		if r = foldLetter(r); r > 0 {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// isCyrillicLetter says whether a letter is one of the Russian alphabet's, but for ё.
func isCyrillicLetter(r rune) bool { return 'А' <= r && r <= 'я' }

// foldLetter returns the letter that stands for a letter where words are compared, or -1 where it does not count:
// Russian ё is written е as often as not; Arabic is written with or without vowel signs, stretching and the hamza on
// an alef, and Persian has its own code points for kaf and yeh.
func foldLetter(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return unicode.ToLower(r)
	case isCyrillicLetter(r):
		if r <= 'Я' {
			r += 'а' - 'А'
		}
		return r
	case isApostrophe(r):
		return '\''
	case r == '\u00ad', r == '\u0640', 0x064b <= r && r <= 0x0652, r == 0x0670:
		return -1
	}
	switch r = unicode.ToLower(r); r {
	case 'ё':
		return 'е'
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ی':
		return 'ي'
	case 'ک':
		return 'ك'
	}
	return r
}
