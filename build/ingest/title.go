package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lengths in code points: of the longest line that is taken for a title, and of a proposed one.
const (
	maxTitle    = 180
	maxProposal = 90
)

// initialism is a word whose full stops end no sentence: "U.S."
var initialism = regexp.MustCompile(`\b(?:\p{Lu}\.){2,}$`)

// isTitle reports whether a line has the shape of a title: short, and without a sentence's full stop.
func isTitle(text string) bool {
	if !shortText(text, maxTitle) || !strings.ContainsFunc(text, unicode.IsLetter) {
		return false
	}
	if _, ok := leadOf(text); ok && !shortText(text, 80) {
		return false // the beginning of a report
	}
	bare := strings.TrimRight(text, closers)
	last, _ := utf8.DecodeLastRuneInString(bare)
	switch {
	case strings.ContainsRune(":;,،", last):
		return false
	case strings.HasSuffix(bare, "..."), strings.ContainsRune("?!…؟！？", last):
		return sentenceEnd(text) == len(text)
	}
	return (!endsSentence(text) || initialism.MatchString(bare)) && sentenceEnd(text) == len(text)
}

// proposeTitle shortens the first sentence of a text, without the full stop. In a language whose function words are
// known it does not break off behind one.
func proposeTitle(text, language string) string {
	text = strings.TrimSpace(text[:min(len(text), 4*maxTitle*utf8.UTFMax)])
	text = strings.ToValidUTF8(text, "")
	text = strings.Join(strings.Fields(text[:sentenceEnd(text)]), " ")
	if shortText(text, maxProposal) {
		return strings.TrimSuffix(text, ".")
	}
	cut := cutWords(text, maxProposal-1)
	for {
		i := strings.LastIndexByte(cut, ' ')
		if i < 0 || !isFunctionWord(cut[i+1:], language) {
			break
		}
		cut = cut[:i]
	}
	return strings.TrimRightFunc(cut, func(r rune) bool { return notLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(closers, r) }) + "…"
}

// cutWords cuts s behind the last word that leaves at most n code points; in mid-word where there is no space. A
// quotation that the cut leaves open goes as a whole, if it does not begin the text.
func cutWords(s string, n int) string {
	end, seen := len(s), 0
	for i := range s {
		if seen == n {
			end = i
			break
		}
		seen++
	}
	cut := s[:end]
	if end < len(s) && s[end] != ' ' {
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			cut = cut[:i]
		}
	}
	for _, q := range []string{"“”", "«»", "„“", "()"} {
		open, size := utf8.DecodeRuneInString(q)
		at := strings.LastIndex(cut, string(open))
		if at > len(cut)/3 && !strings.Contains(cut[at+size:], q[size:]) {
			cut = strings.TrimSpace(cut[:at])
		}
	}
	return cut
}

// isFunctionWord reports whether a title in this language should not break off behind the word.
func isFunctionWord(word, language string) bool {
	for _, f := range functionWords {
		if f.language == language {
			return f.words[strings.ToLower(word)]
		}
	}
	return false
}
