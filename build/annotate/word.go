package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// gap is what stands between a word and the one before it.
type gap uint8

const (
	gapNone   gap = iota // nothing, or the word opens the block
	gapSpace             // white space
	gapHyphen            // a hyphen with no space: the two make a compound
	gapDash              // an en dash with no space: two words side by side
)

// shape is how a word is written in a script that has case.
type shape uint8

const (
	shapeNone  shape = iota // no cased letter
	shapeLower              // begins small: iPhone, al
	shapeTitle              // begins with a capital: Iran, McCain
	shapeUpper              // all capitals, two letters or more: UN, TEHRAN
)

// A word is a word of UAX #29, or a sign that is neither word nor white space.
type word struct {
	start, end int32 // byte range of the text
	bare       int32 // its end without a possessive ending; equal to end where it has none
	key        int32 // of the whole word in the vocabulary; 0 is unknown
	bareKey    int32
	gap        gap
	shape      shape
}

// abbreviations end in a full stop that does not end the name they stand in (“St. Petersburg”, “Lt. Gen.”).
var abbreviations = map[string]bool{
	"st": true, "ste": true, "dr": true, "mr": true, "mrs": true, "ms": true, "gen": true, "col": true, "lt": true,
	"sgt": true, "adm": true, "capt": true, "maj": true, "sen": true, "rep": true, "gov": true, "prof": true,
	"rev": true, "hon": true, "jr": true, "sr": true, "ft": true, "mt": true,
}

// scanner cuts a text into words. key gives a folded word its number; buf is scratch for folding.
type scanner struct {
	key func(folded []byte) int32
	buf []byte
}

// scan appends the words of text[from:to] to dst.
func (s *scanner) scan(dst []word, text string, from, to int32) []word {
	part := text[from:to]
	it := words.FromString(part)
	sep := gapNone
	for it.Next() {
		value := it.Value()
		start := from + int32(it.Start())
		end := start + int32(len(value))
		switch g := gapOf(value); {
		case g == gapNone:
		case sep != gapNone: // “Iran - Russia”: a spaced dash parts as white space does
			sep = gapSpace
			continue
		default:
			sep = g
			continue
		}
		if value == "." && sep == gapNone && len(dst) > 0 && endsAbbreviation(text, dst[len(dst)-1], start) {
			continue
		}
		dst = append(dst, s.word(value, start, end, sep))
		sep = gapNone
	}
	return dst
}

// word numbers one word, whole and without its possessive ending.
func (s *scanner) word(value string, start, end int32, sep gap) word {
	w := word{start: start, end: end, bare: end, gap: sep}
	w.shape = shapeOf(value)
	s.buf = appendFolded(s.buf[:0], value)
	w.key = s.key(s.buf)
	w.bareKey = w.key
	if n := possessive(s.buf); n > 0 {
		w.bare = end - int32(len(value)-lastApostrophe(value))
		w.bareKey = s.key(s.buf[:len(s.buf)-n])
	}
	return w
}

// gapOf classifies what parts two words; any other value is gapNone.
func gapOf(value string) gap {
	switch value {
	case " ", "\n", "\u00a0", "\u202f", "\u2009", "\t":
		return gapSpace
	case "-", "\u2010", "\u2011":
		return gapHyphen
	case "\u2013":
		return gapDash
	}
	if r, n := utf8.DecodeRuneInString(value); unicode.IsSpace(r) && n <= len(value) {
		return gapSpace
	}
	return gapNone
}

func endsAbbreviation(text string, w word, at int32) bool {
	if w.end != at {
		return false
	}
	value := text[w.start:w.end]
	if utf8.RuneCountInString(value) == 1 || strings.Contains(value, ".") {
		r, _ := utf8.DecodeRuneInString(value)
		return unicode.IsLetter(r)
	}
	return len(value) <= 4 && abbreviations[strings.ToLower(value)]
}

// possessive returns how many bytes of a folded word are its possessive ending.
func possessive(folded []byte) int {
	if n := len(folded); n > 2 && folded[n-1] == 's' && folded[n-2] == '\'' {
		return 2
	}
	return 0
}

func lastApostrophe(value string) int {
	return strings.LastIndexFunc(value, isApostrophe)
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '\u2019', '\u2018', '\u02bc', '\u2032', '\uff07':
		return true
	}
	return false
}

// appendFolded appends a word in the form that is compared: small letters, straight apostrophes, no soft hyphens.
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
		switch {
		case isApostrophe(r):
			r = '\''
		case r == '\u00ad':
			continue
		default:
			r = unicode.ToLower(r)
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

func shapeOf(value string) shape {
	letters, upper, first := 0, 0, shapeNone
	for _, r := range value {
		if isApostrophe(r) && letters > 1 {
			break // the possessive of a capital word is small: “IRAN’s”
		}
		isUpper := unicode.IsUpper(r) || unicode.IsTitle(r)
		if !isUpper && !unicode.IsLower(r) {
			continue
		}
		if letters == 0 {
			first = shapeLower
			if isUpper {
				first = shapeTitle
			}
		}
		letters++
		if isUpper {
			upper++
		}
	}
	if letters > 1 && upper == letters {
		return shapeUpper
	}
	return first
}
