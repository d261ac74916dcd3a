package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold returns the form in which words are compared: small letters without the signs upon them, compatibility forms
// (Unicode NFKD) as their plain ones, and one way of writing where a script's own writers use two. The script folds what
// a reader types in the same way, step by step.
func fold(word string) string {
	if s, ok := foldASCII(word); ok {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		r = unicode.ToLower(r)
		if isDropped(r) {
			continue
		}
		if s := letters[r]; s != "" {
			b.WriteString(s)
			continue
		}
		if '٠' <= r && r <= '٩' || '۰' <= r && r <= '۹' {
			r = '0' + r&15
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

func foldASCII(word string) (string, bool) {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return "", false
		}
	}
	return strings.ToLower(word), true
}

// isDropped says whether a sign does not count: the marks of Latin, Greek and Cyrillic letters, the vowel signs of Hebrew
// and Arabic, the stretching of Arabic, and format characters. The marks of Indic scripts are vowels, and stay.
func isDropped(r rune) bool {
	switch {
	case r < 0x00ad:
		return false
	case r == '\u00ad', r == '\u0640', r == '\u0670', r == '\u200c', r == '\u200d':
		return true
	}
	return 0x0300 <= r && r <= 0x036f || 0x0483 <= r && r <= 0x0487 || 0x0591 <= r && r <= 0x05c7 ||
		0x0610 <= r && r <= 0x061a || 0x064b <= r && r <= 0x065f || 0x06d6 <= r && r <= 0x06ed
}

// letters are those that decomposition leaves whole. Alef and its like lose their hamza as a mark.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i", 'ς': "σ",
	'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ک': "ك", 'ة': "ه", 'ہ': "ه", 'ھ': "ه", 'ە': "ه",
}
