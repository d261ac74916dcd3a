package locale

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// First strong isolate and pop directional isolate (UAX #9, §2.4): what stands between them is set in its own direction,
// and what stands around them as if it were one neutral character.
const (
	isolate = "\u2068"
	pop     = "\u2069"
)

// appendIsolated appends what is filled into a sentence. Words of the other direction are isolated, since names side by
// side would else be read in the wrong order: a list of English names in an Arabic sentence runs from right to left.
func (l *Language) appendIsolated(out []byte, s string) []byte {
	if !l.runsAgainst(s) {
		return append(out, s...)
	}
	out = append(out, isolate...)
	out = append(out, s...)
	return append(out, pop...)
}

// Marks without width that have a direction.
const (
	leftToRight = "\u200e"
	rightToLeft = "\u200f"
)

// led puts a mark of the language's direction before a sentence that begins with what is isolated. HTML's dir="auto" knows
// no isolates, and would take the sentence for one of the other direction.
func (l *Language) led(s string) string {
	at := strings.Index(s, isolate)
	if at < 0 || strings.ContainsFunc(s[:at], func(r rune) bool {
		p, _ := bidi.LookupRune(r)
		return p.Class() == bidi.L || p.Class() == bidi.R || p.Class() == bidi.AL
	}) {
		return s
	}
	if l.Dir == "rtl" {
		return rightToLeft + s
	}
	return leftToRight + s
}

// Isolate sets words in the direction of their first letter, wherever they stand.
func Isolate(s string) string { return isolate + s + pop }

// runsAgainst reports whether words have a letter of the other direction that is not isolated already.
func (l *Language) runsAgainst(s string) bool {
	rtl, depth := l.Dir == "rtl", 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if rtl && depth == 0 && (c|0x20) >= 'a' && (c|0x20) <= 'z' {
				return true
			}
			i++
			continue
		}
		if !rtl && c < 0xd6 { // no script below U+0580 is written from right to left
			i += 2
			continue
		}
		properties, size := bidi.LookupString(s[i:])
		switch properties.Class() {
		case bidi.FSI, bidi.LRI, bidi.RLI:
			depth++
		case bidi.PDI:
			depth--
		case bidi.L:
			if rtl && depth == 0 {
				return true
			}
		case bidi.R, bidi.AL:
			if !rtl && depth == 0 {
				return true
			}
		}
		i += max(size, 1)
	}
	return false
}

// Against returns the direction of words that have letters of the other direction than dir and none of its own: a paragraph
// or a quotation that is to be set in its own direction. Of all other words, numbers and signs too, it returns "".
func Against(dir, words string) string {
	other := "rtl"
	if dir == "rtl" {
		other = "ltr"
	}
	found := false
	for i := 0; i < len(words); {
		c := words[i]
		if c < utf8.RuneSelf {
			if (c|0x20) >= 'a' && (c|0x20) <= 'z' {
				if dir != "rtl" {
					return ""
				}
				found = true
			}
			i++
			continue
		}
		properties, size := bidi.LookupString(words[i:])
		switch properties.Class() {
		case bidi.L:
			if dir != "rtl" {
				return ""
			}
			found = true
		case bidi.R, bidi.AL:
			if dir == "rtl" {
				return ""
			}
			found = true
		}
		i += max(size, 1)
	}
	if found {
		return other
	}
	return ""
}
