package annotate

import (
	"unicode"
	"unicode/utf8"
)

// A token is a word, a number or a sign, as the rules for quotations and dates read it. It is coarser than a word of
// UAX #29 and much cheaper: those rules look at function words, which every script parts alike.
type token struct {
	start, end int32
	kind       tokenKind
	shape      shape
	possessive bool  // ends in ’s; lex is of the word without it
	spaced     bool  // white space, or the start of a block, stands before it
	mention    int32 // the mention that covers its start, or -1
	date       int32 // the date that covers its start, or -1
	number     int32 // of a number below a million: its value; else -1
	digits     uint8 // of a number: how many, at most 255
	lex        lexeme
}

type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	signToken
	quoteToken // a whole quotation with its marks; stands among the items of a block (speech.go)
)

// maxFolded bounds the words that are looked up: no word of a rule is longer.
const maxFolded = 40

// tokenize cuts a block into tokens.
func tokenize(dst []token, text string, b Block, rules *language) []token {
	var folded [maxFolded]byte
	spaced := true
	for i := b.Start; i < b.End; {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:b.End])
		}
		switch {
		case r == ' ' || r == '\n' || r >= utf8.RuneSelf && unicode.IsSpace(r):
			spaced = true
			i += int32(n)
			continue
		case isLetter(r):
			end := int32(0)
			if rules.elides {
				end = elisionEnd(text, i, b.End, rules.lexicon)
			}
			if end == 0 {
				end = wordEnd(text, i, b.End)
			}
			t := token{start: i, end: end, spaced: spaced, mention: -1, date: -1, number: -1}
			t.read(text[i:end], folded[:0], rules.lexicon)
			dst = append(dst, t)
			i = end
		case digit(r) >= 0:
			t := numberAt(text, i, b.End)
			t.spaced = spaced
			dst = append(dst, t)
			i = t.end
		default:
			dst = append(dst, token{start: i, end: i + int32(n), kind: signToken, spaced: spaced, mention: -1, date: -1, number: -1})
			i += int32(n)
		}
		spaced = false
	}
	return dst
}

// wordEnd returns the end of the word that begins at i: letters, marks and digits, with apostrophes between letters.
func wordEnd(text string, i, end int32) int32 {
	for i < end {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:end])
		}
		switch {
		case isLetter(r) || '0' <= r && r <= '9' || r == '\u00ad':
		case r == '\u200c': // parts the letters of a Persian word, not words
			if next, _ := utf8.DecodeRuneInString(text[i+int32(n) : end]); !isLetter(next) {
				return i
			}
		case r == '\'' || r == '\u2019':
			next, _ := utf8.DecodeRuneInString(text[i+int32(n) : end])
			if !isLetter(next) {
				return i
			}
		default:
			return i
		}
		i += int32(n)
	}
	return i
}

// read looks the word up and notes how it is written.
func (t *token) read(value string, folded []byte, lexicon map[string]lexeme) {
	switch first, n := utf8.DecodeRuneInString(value); {
	case unicode.IsUpper(first):
		t.shape = shapeTitle
		if second, _ := utf8.DecodeRuneInString(value[n:]); n < len(value) && unicode.IsUpper(second) {
			t.shape = shapeUpper
		}
	case unicode.IsLower(first):
		t.shape = shapeLower
	}
	bare := value
	if s := cutPossessive(value); s != value {
		bare, t.possessive = s, true
	}
	if len(bare) > maxFolded {
		return
	}
	for i := 0; i < len(bare); i++ {
		c := bare[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c >= utf8.RuneSelf:
			t.lex = lexicon[string(appendFoldedRunes(folded, bare[i:]))]
			return
		}
		folded = append(folded, c)
	}
	t.lex = lexicon[string(folded)]
}

func cutPossessive(s string) string {
	n := len(s)
	switch {
	case n > 2 && (s[n-1] == 's' || s[n-1] == 'S') && s[n-2] == '\'':
		return s[:n-2]
	case n > 4 && (s[n-1] == 's' || s[n-1] == 'S') && s[n-4:n-1] == "\u2019":
		return s[:n-4]
	}
	return s
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r)
}

// digit returns the value of a digit of the European, Arabic or Persian figures, or -1.
func digit(r rune) int32 {
	switch {
	case '0' <= r && r <= '9':
		return r - '0'
	case '٠' <= r && r <= '٩':
		return r - '٠'
	case '۰' <= r && r <= '۹':
		return r - '۰'
	}
	return -1
}

// numberAt reads the number that begins at a byte.
func numberAt(text string, i, end int32) token {
	t := token{start: i, end: i, kind: numberToken, mention: -1, date: -1}
	for t.end < end {
		r, n := utf8.DecodeRuneInString(text[t.end:end])
		d := digit(r)
		if d < 0 {
			break
		}
		t.end += int32(n)
		t.digits = min(t.digits, 254) + 1
		if t.digits > 6 {
			t.number = -1
		} else {
			t.number = t.number*10 + d
		}
	}
	return t
}

// elisionEnd returns the end of the first of two words that an apostrophe joins, “l’” of “l’envoyé”, or 0 where none begins at i.
// It looks no further than such a word is long, so that a chain of them is read once.
func elisionEnd(text string, i, end int32, lexicon map[string]lexeme) int32 {
	var folded [8]byte
	for k := i; k < end && k-i < int32(len(folded)); {
		r, n := utf8.DecodeRuneInString(text[k:end])
		k += int32(n)
		switch next, _ := utf8.DecodeRuneInString(text[k:end]); {
		case r == '\u02bc', (r == '\'' || r == '\u2019') && isLetter(next):
			if k-i <= int32(len(folded)) && lexicon[string(appendFolded(folded[:0], text[i:k]))].class&elision != 0 {
				return k
			}
			return 0
		case !isLetter(r) && r != '\u00ad':
			return 0
		}
	}
	return 0
}

// is says whether a token is one of the given classes.
func (t *token) is(c class) bool { return t.lex.class&c != 0 }

// sign returns the rune of a sign, and 0 of any other token.
func (t *token) sign(text string) rune {
	if t.kind != signToken {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(text[t.start:t.end])
	return r
}
