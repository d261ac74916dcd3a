package annotate

import (
	"math"
	"slices"
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
	variants   int32 // index of the scanner's first variant of the word
	varied     uint8 // how many variants it has
	gap        gap
	shape      shape
}

// A variant is another word of the vocabulary that a word is a form of: declined, or with a small word joined to it.
type variant struct {
	key        int32
	start, end int32 // byte range of the text without what is joined
}

// abbreviations end in a full stop that does not end the name they stand in (“St. Petersburg”, “Lt. Gen.”).
var abbreviations = map[string]bool{
	"st": true, "ste": true, "dr": true, "mr": true, "mrs": true, "ms": true, "gen": true, "col": true, "lt": true,
	"sgt": true, "adm": true, "capt": true, "maj": true, "sen": true, "rep": true, "gov": true, "prof": true,
	"rev": true, "hon": true, "jr": true, "sr": true, "ft": true, "mt": true,
}

// scanner cuts a text into words. key gives a folded word its number, and varies, where it is given, has the other numbers
// that it may have; buf is scratch for folding.
type scanner struct {
	key      func(folded []byte) int32
	varies   *Registry
	variants []variant
	buf      []byte
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
		if n := initial(value); n > 0 && endsAsName(value) {
			for ; n > 0; n = initial(value) { // “J.R.Smith” is one word of UAX #29
				dst = append(dst, s.word(value[:n-1], start, start+int32(n)-1, sep))
				value, start, sep = value[n:], start+int32(n), gapSpace
			}
		}
		dst = append(dst, s.word(value, start, end, sep))
		sep = gapNone
	}
	return dst
}

// endsAsName says whether behind the last full stop of a word there is more than a letter: “J.R.Smith”, and no acronym, “U.S”.
func endsAsName(value string) bool {
	rest := value[strings.LastIndexByte(value, '.')+1:]
	_, n := utf8.DecodeRuneInString(rest)
	return n < len(rest)
}

// initial returns the length of the initial and its full stop that a longer word begins with, or 0.
func initial(value string) int {
	r, n := utf8.DecodeRuneInString(value)
	if len(value) < n+2 || value[n] != '.' || !unicode.IsUpper(r) {
		return 0
	}
	return n + 1
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
	if s.varies != nil && value[0] >= utf8.RuneSelf && s.varies.mayVary(s.buf, w.shape) {
		w.variants, w.varied = s.addVariants(start, end, value)
	}
	return w
}

// addVariants notes the words that a word is a form of, at most as many as a word can count. It returns the first and how
// many they are. It takes no word by address: one that it could keep would live on the heap, at a third of the time that
// scanning takes.
func (s *scanner) addVariants(start, end int32, value string) (first int32, count uint8) {
	first = int32(len(s.variants))
	s.varies.vary(s.buf, func(key int32, before, after int) {
		v := variant{key: key, start: start + int32(letters(value, before)), end: end - int32(lastLetters(value, after))}
		if len(s.variants)-int(first) == math.MaxUint8 || slices.Contains(s.variants[first:], v) {
			return
		}
		s.variants = append(s.variants, v)
	})
	return first, uint8(len(s.variants) - int(first))
}

// letters returns the bytes of the first n letters of a word, with the signs upon them.
func letters(value string, n int) int {
	for i, r := range value {
		if foldLetter(r) < 0 {
			continue
		}
		if n == 0 {
			return i
		}
		n--
	}
	return len(value)
}

// lastLetters returns the bytes of the last n letters of a word.
func lastLetters(value string, n int) int {
	at := len(value)
	for ; n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(value[:at])
		at -= size
	}
	return len(value) - at
}

// gapOf classifies what parts two words; any other value is gapNone.
func gapOf(value string) gap {
	switch value {
	case " ", "\n", "\u00a0", "\u202f", "\u2009", "\t", "\u1361": // the last is Ethiopic
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

// shapeOf reads the case of a word, by its letters alone. The possessive ending does not count: that of a capital word
// is small (“IRAN’s”).
func shapeOf(value string) shape {
	letters := 0
	for _, r := range value {
		var isUpper, isLower bool
		switch {
		case r < utf8.RuneSelf:
			isUpper, isLower = 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z'
		case isCyrillicLetter(r):
			isUpper, isLower = r <= 'Я', r >= 'а'
		default:
			isUpper, isLower = unicode.IsUpper(r) || unicode.IsTitle(r), unicode.IsLower(r)
		}
		switch {
		case isLower && letters == 0:
			return shapeLower
		case isLower:
			return shapeTitle
		case isUpper:
			letters++
		case letters > 1 && isApostrophe(r):
			return shapeUpper
		}
	}
	switch letters {
	case 0:
		return shapeNone
	case 1:
		return shapeTitle
	}
	return shapeUpper
}
