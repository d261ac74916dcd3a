package compare

import (
	"unicode"
	"unicode/utf8"
)

// word is a run of letters or digits of a text. Its key is the word in small letters, without the marks that some
// scripts put on letters and without a possessive ending.
type word struct{ start, end int32 }

// words calls yield for each word of text[from:to], with its key, which is only valid during the call. Apostrophes join
// letters (“wasn’t”), full stops and commas join digits (“1,400”); characters of scripts that part no words, such as
// Chinese, stand each for itself.
func words(text string, from, to int32, key []byte, yield func(w word, key []byte)) []byte {
	for at := from; at < to; {
		r, n := utf8.DecodeRuneInString(text[at:to])
		if !inWord(r) {
			at += int32(n)
			continue
		}
		start := at
		key = key[:0]
		if alone(r) {
			at += int32(n)
			yield(word{start, at}, append(key, text[start:at]...))
			continue
		}
		at, key = scan(text, at, to, key)
		if len(key) == 1 && key[0] == 's' && afterApostrophe(text[:start]) {
			continue // the ending of a name that stands before
		}
		key = trimPossessive(key)
		yield(word{start, at}, key)
	}
	return key
}

// scan reads one word and folds it into key.
func scan(text string, at, to int32, key []byte) (int32, []byte) {
	last := rune(0)
	for at < to {
		if c := text[at]; c < utf8.RuneSelf { // the common case
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				key = append(key, c)
			case 'A' <= c && c <= 'Z':
				key = append(key, c+'a'-'A')
			default:
				if !joins(rune(c), last, text[at+1:to]) {
					return at, key
				}
				key = append(key, c)
			}
			last = rune(c)
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:to])
		switch {
		case alone(r):
			return at, key
		case unicode.Is(unicode.Mn, r):
		case inWord(r):
			key = utf8.AppendRune(key, unicode.ToLower(r))
			last = r
		case joins(r, last, text[int(at)+n:to]):
			key = append(key, '\'')
			last = r
		default:
			return at, key
		}
		at += int32(n)
	}
	return at, key
}

// joins says whether a sign between two runes is part of a word.
func joins(r, before rune, rest string) bool {
	var fits func(rune) bool
	switch r {
	case '\'', '’':
		fits = unicode.IsLetter
	case '.', ',':
		fits = unicode.IsDigit
	default:
		return false // most words end in a space
	}
	after, _ := utf8.DecodeRuneInString(rest)
	return fits(before) && fits(after)
}

func afterApostrophe(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return r == '\'' || r == '’'
}

func trimPossessive(key []byte) []byte {
	if n := len(key); n > 2 && key[n-1] == 's' && key[n-2] == '\'' {
		return key[:n-2]
	}
	return key
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// alone says that a character is a word by itself, since its script puts no spaces between words.
func alone(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// stemLength is how many letters of a word say what it is about: “rebuilding” and “rebuild”, “negotiations” and
// “negotiate” begin alike. Cutting words to their first letters needs no rules for any language; Can and others
// (2008, “Information retrieval on Turkish texts”) found five as good as a lemmatizer there. English prefixes are
// longer (“inter-”), hence six.
const stemLength = 6

// stem cuts a key to its first letters. Numbers stay whole.
func stem(key []byte) []byte {
	if len(key) <= stemLength || '0' <= key[0] && key[0] <= '9' {
		return key
	}
	n, at := 0, 0
	for at < len(key) && n < stemLength {
		_, size := utf8.DecodeRune(key[at:])
		at += size
		n++
	}
	return key[:at]
}
