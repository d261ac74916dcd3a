package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	sentenceEnds = ".!?…。！？؟۔։।"
	closers      = "\"'”’»“)]}"
	openers      = "\"'“‘«„([{¿¡"
)

// endsSentence reports whether s ends as a sentence does, closing quotation marks and brackets aside.
func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, closers))
	return strings.ContainsRune(sentenceEnds, r) && r != utf8.RuneError
}

// abbreviations end in a full stop that ends no sentence. Lower case, without the stop.
var abbreviations = set(`mr mrs ms dr prof st sen rep gen col lt capt maj sgt gov pres adm rev hon jr sr no nos vs vol
	jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp dept est al cf ed eds approx fig p pp`)

// sentenceEnd returns the offset behind the sentence that s begins with, len(s) where it is the only one.
func sentenceEnd(s string) int {
	for i, r := range s {
		if strings.ContainsRune(sentenceEnds, r) {
			if end := i + utf8.RuneLen(r); boundary(s, i, end) {
				return end + len(s[end:]) - len(strings.TrimLeft(s[end:], closers))
			}
		}
	}
	return len(s)
}

// lastSentence returns the offset at which the last sentence of s begins. It looks no further back than
// limit bytes; 0 and false where no sentence begins there.
func lastSentence(s string, limit int) (int, bool) {
	from := max(0, len(s)-limit)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	start, found := 0, from == 0
	for i, r := range s[from:] {
		if !strings.ContainsRune(sentenceEnds, r) {
			continue
		}
		end := from + i + utf8.RuneLen(r)
		rest := strings.TrimLeft(s[end:], closers)
		next := strings.TrimLeftFunc(rest, unicode.IsSpace)
		if next != "" && boundary(s, from+i, end) {
			start, found = len(s)-len(next), true
		}
	}
	return start, found
}

// boundary reports whether the mark s[at:end] ends a sentence: white space follows, then what may begin
// another one, and what stands before a full stop is no abbreviation.
func boundary(s string, at, end int) bool {
	rest := strings.TrimLeft(s[end:], closers)
	next := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if len(next) == len(rest) {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, openers)); unicode.IsLower(first) {
		return false
	}
	if s[at:end] != "." {
		return true
	}
	word := s[strings.LastIndexFunc(s[max(0, at-utf8.UTFMax*8):at], notLetter)+1+max(0, at-utf8.UTFMax*8) : at]
	if utf8.RuneCountInString(word) == 1 {
		first, _ := utf8.DecodeRuneInString(word)
		return !unicode.IsUpper(first) // an initial: "J. Roe", "U.S. officials"
	}
	return !abbreviations[strings.ToLower(word)]
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// set makes a set of the words of a list.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// splitSentences cuts a short text into its sentences.
func splitSentences(s string) []string {
	var sentences []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		end := sentenceEnd(s)
		sentences = append(sentences, s[:end])
		s = s[end:]
	}
	return sentences
}
