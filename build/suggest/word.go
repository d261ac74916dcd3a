package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is what features are made of: hashes of a token's parts, and what lists know of it.
type word struct {
	cased, lower uint32 // the word as it stands, and in small letters
	stem         uint32 // in small letters, without the ending that a Cyrillic word is declined by
	shape        uint32
	heads, tails [4]uint32 // its first and last one to four letters, small
	lists        uint8     // see gazetteer
}

func (w *word) read(s string, k kind, g *gazetteer) {
	w.cased = hashString(s)
	low := s
	if k != small && k != number {
		low = strings.ToLower(s)
	}
	w.lower = hashString(low)
	w.stem = w.lower
	base := stem(low)
	if len(base) < len(low) {
		w.stem = hashString(base)
	}
	w.shape = shapeOf(s)
	i := 0
	for n := range w.heads {
		if i < len(low) {
			_, m := utf8.DecodeRuneInString(low[i:])
			i += m
		}
		w.heads[n] = hashString(low[:i])
	}
	i = len(low)
	for n := range w.tails {
		if i > 0 {
			_, m := utf8.DecodeLastRuneInString(low[:i])
			i -= m
		}
		w.tails[n] = hashString(low[i:])
	}
	if k.named() {
		w.lists = g.word(base)
	}
}

// shapeOf hashes the shape of a word: Xx for Holm, X for UN, X.X. for U.S., Xx-Xx for Smith-Jones, d for numbers.
func shapeOf(s string) uint32 {
	h, last, run := seed, byte(0), 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		c := byte('x')
		switch {
		case '0' <= r && r <= '9':
			c = 'd'
		case r == '.' || r == '-' || r == '\'':
			c = byte(r)
		case r == '’':
			c = '\''
		case isUpper(r):
			c = 'X'
			if r >= 0x400 {
				c = 'Y'
			}
		case r >= 0x400:
			c = 'y'
		}
		if c == last {
			if run++; run > 1 || c != 'X' {
				continue
			}
		} else {
			run = 0
		}
		last = c
		h = (h ^ uint32(c)) * prime
	}
	return h
}

// The constants of FNV-1a, 32 bits.
const (
	seed  uint32 = 2166136261
	prime uint32 = 16777619
)

func hashString(s string) uint32 {
	h := seed
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * prime
	}
	return h
}

// mix hashes a value under a template.
func mix(template, value uint32) uint32 {
	h := (value ^ template*0x9e3779b1) * 0x85ebca6b
	h ^= h >> 15
	h *= 0xc2b2ae35
	return h ^ h>>13
}

// pair hashes two values that follow each other.
func pair(a, b uint32) uint32 { return a*31 + b ^ b>>7 }

func isUpper(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r)
}
