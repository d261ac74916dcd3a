package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a number or a sign of a text: a half-open byte range.
type token struct {
	start, end int32
	kind       kind
	opens      bool // it stands where any word has a capital: it begins a sentence, a line or what is quoted
	glued      bool // no white space stands before it
	headline   bool // it is in a line whose words have capitals as a rule
	word       word
}

// A kind is what a token looks like.
type kind uint8

const (
	sign    kind = iota
	small        // a word without capitals
	capital      // a word with a capital at its beginning, or at that of a part: al-Assad
	caps         // more than one letter, all capitals
	inner        // a capital within alone: iPhone
	number       // it begins with a digit
	uncased      // letters of a script that has no capitals
)

func (k kind) named() bool { return k == capital || k == caps || k == inner }

// tokenize splits a text. A word is letters and digits with what may stand within: apostrophes, full stops and hyphens
// between letters. At a hyphen it ends where a name is compounded with a common word (UN-brokered, anti-Assad), not
// within a name (al-Assad, Port-au-Prince). A possessive ending is no part of a word.
func tokenize(text string, sentences []int32) []token {
	out := make([]token, 0, len(text)/5)
	next, fresh, glued := 0, true, false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		for next < len(sentences) && int(sentences[next]) <= i {
			fresh = true
			next++
		}
		if unicode.IsSpace(r) {
			fresh, glued = fresh || r == '\n', false
			i += n
			continue
		}
		t := token{start: int32(i), end: int32(i + n), opens: fresh, glued: glued}
		glued = true
		if isWordRune(r) {
			end := wordEnd(text, i)
			if w := text[i:end]; end < len(text) && text[end] == '.' && (strings.Contains(w, ".") || isInitial(w)) && hasCapital(w) {
				end++ // U.S., J. Smith
			}
			t.end = int32(end)
			t.kind = kindOf(text[t.start:t.end])
			fresh = false
		} else {
			fresh = fresh || opensWord(r)
		}
		out = append(out, t)
		i = int(t.end)
	}
	return out
}

// isInitial says whether a word is one letter.
func isInitial(s string) bool { _, n := utf8.DecodeRuneInString(s); return n == len(s) }

// opensWord says whether the word after a sign may have a capital for that alone.
func opensWord(r rune) bool {
	switch r {
	case ':', '“', '”', '"', '«', '„', '‘', '—', '–', '•', '*', '|':
		return true
	}
	return false
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N) || r == '\u00ad'
}

func wordEnd(text string, start int) int {
	i := start
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if isWordRune(r) {
			i += n
			continue
		}
		after, _ := utf8.DecodeRuneInString(text[i+n:])
		switch {
		case !isWordRune(after):
			return i
		case r == '.': // U.S, 4.5, example.org
		case r == '\'' || r == '’' || r == 'ʼ':
			if isPossessive(text[i+n:]) {
				return i
			}
		case (r == '-' || r == '‐' || r == '‑') && joins(text[start:i], text[i+n:]):
		default:
			return i
		}
		i += n
	}
	return i
}

// isPossessive says whether what follows an apostrophe is the s of a possessive, or of “it’s”.
func isPossessive(rest string) bool {
	if rest[0] != 's' && rest[0] != 'S' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest[1:])
	return !isWordRune(r)
}

// joins says whether a hyphen is within a word: both its sides have the same case, or the small one is a particle.
func joins(before, after string) bool {
	if !hasCapital(before) && !hasCapital(after) {
		return true
	}
	end := 0
	for end < len(after) {
		r, n := utf8.DecodeRuneInString(after[end:])
		if !isWordRune(r) {
			break
		}
		end += n
	}
	part := after[:end]
	last := before
	for i := len(before); i > 0; {
		r, n := utf8.DecodeLastRuneInString(before[:i])
		if r == '-' || r == '‐' || r == '‑' {
			last = before[i:]
			break
		}
		i -= n
	}
	if n := utf8.RuneCountInString(part); hasCapital(last) && kindOf(last) == capital && (n <= 2 || n <= 4 && cyrillic(part)) {
		return true // Jong-un, Гран-при
	}
	return (hasCapital(last) || isDigit(last) || particles[last]) && (hasCapital(part) || isDigit(part) || particles[part])
}

func isDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// particles are small words that belong to the name they stand in or before.
var particles = set(`al el ul an ad ar as ash at az ed er ez es bin ibn bint ben da de del della der des di do dos du la las le les los
	van von den ter zu af av y e аль эль ас аш ад ар ан ат аз ибн бин де ди да ла ле ван фон на дер уль улы кызы оглы`)

func hasCapital(s string) bool {
	for i, r := range s {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				return true
			}
		} else if unicode.IsUpper(r) || unicode.IsTitle(r) {
			return true
		} else if i > 64 {
			break
		}
	}
	return false
}

func kindOf(s string) kind {
	first, n := utf8.DecodeRuneInString(s)
	upper, lower, letters := 0, 0, 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r):
			lower++
			letters++
		case r < utf8.RuneSelf && 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && (unicode.IsUpper(r) || unicode.IsTitle(r)):
			upper++
			letters++
		case unicode.IsLetter(r):
			letters++
		}
	}
	switch {
	case unicode.IsDigit(first):
		return number
	case letters > 0 && upper+lower == 0:
		return uncased
	case upper == 0:
		return small
	case lower == 0 && letters > 1:
		return caps
	case unicode.IsUpper(first) || unicode.IsTitle(first) || capitalPart(s[n:]):
		return capital
	}
	return inner
}

// capitalPart says whether a part after a hyphen begins with a capital.
func capitalPart(s string) bool {
	hyphen := false
	for _, r := range s {
		if hyphen && unicode.IsUpper(r) {
			return true
		}
		hyphen = r == '-' || r == '‐' || r == '‑' || r == '\'' || r == '’'
	}
	return false
}
