package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	uax "github.com/clipperhouse/uax29/v2/sentences"
)

// endings are words whose full stop ends no sentence, beyond those that stand in names.
var endings = map[string]bool{
	"no": true, "vs": true, "etc": true, "approx": true, "fig": true, "art": true, "cf": true, "e.g": true, "i.e": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true,
	"oct": true, "nov": true, "dec": true, "brig": true, "messrs": true, "mme": true, "mlle": true,
}

// openers are words that begin a sentence and no name. Behind an initialism (“in the U.S. The vote …”) only they do: any other
// capitalised word goes on with the phrase (“U.S. President”), as Kiss and Strunk found of abbreviations (Unsupervised
// Multilingual Sentence Boundary Detection, 2006, §4.3).
var openers = map[string]bool{
	"the": true, "a": true, "an": true, "this": true, "that": true, "these": true, "those": true, "he": true, "she": true, "it": true,
	"they": true, "we": true, "i": true, "you": true, "his": true, "her": true, "its": true, "their": true, "our": true, "my": true,
	"there": true, "here": true, "in": true, "on": true, "at": true, "by": true, "for": true, "from": true, "with": true, "as": true,
	"to": true, "of": true, "but": true, "and": true, "or": true, "so": true, "yet": true, "if": true, "when": true, "while": true,
	"after": true, "before": true, "since": true, "until": true, "although": true, "though": true, "because": true, "during": true,
	"however": true, "meanwhile": true, "also": true, "then": true, "now": true, "according": true, "what": true, "who": true,
	"why": true, "how": true, "where": true, "which": true, "not": true, "no": true, "all": true, "some": true, "many": true,
	"most": true, "both": true, "each": true, "such": true, "asked": true, "earlier": true, "later": true,
}

// sentences returns where the sentences of a text start, in bytes: the boundaries of UAX #29, less those after an
// abbreviation, an initial, or an initialism that the next word goes on with. Every block begins a sentence.
func sentences(text string, blocks []Block) []int32 {
	var out []int32
	for _, b := range blocks {
		part := text[b.Start:b.End]
		at := 0
		for it := uax.FromString(part); it.Next(); {
			if at == 0 || endsSentence(part[:at], it.Value()) && !beginsSmall(it.Value()) {
				out = append(out, b.Start+int32(at))
			}
			at += len(it.Value())
		}
	}
	return out
}

// beginsSmall says whether the first letter is small: what follows “Why?” in “‘Why?’ she asked” is no sentence.
func beginsSmall(s string) bool {
	i := strings.IndexFunc(s, unicode.IsLetter)
	if i < 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLower(r)
}

// maxEnding bounds what is read back from the end of a sentence, in bytes: the longest initialism with the white space behind it.
// A text of full stops without a space between would otherwise be read back from each.
const maxEnding = 128

// endsSentence says whether a boundary of UAX #29 between these words is one for a reader.
func endsSentence(before, after string) bool {
	before = strings.TrimRightFunc(before[max(0, len(before)-maxEnding):], unicode.IsSpace)
	stem, stop := strings.CutSuffix(before, ".")
	if !stop {
		return true
	}
	last := stem[strings.LastIndexFunc(stem, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == '“' || r == '"' || r == '‘'
	})+1:]
	last = strings.TrimLeft(last, "“‘\"(")
	r, n := utf8.DecodeRuneInString(last)
	if n == len(last) && unicode.IsUpper(r) {
		return false // an initial: “John F. Kennedy”
	}
	if initialism(last) {
		return opens(after)
	}
	small := strings.ToLower(last)
	return len(small) > 6 || !abbreviations[small] && !endings[small]
}

// initialism says whether a word is capital letters parted by full stops, two at least, without the last stop: “U.S”.
func initialism(s string) bool {
	letters := 0
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		if !unicode.IsUpper(r) {
			return false
		}
		letters++
		if s = s[n:]; s != "" && s[0] != '.' {
			return false
		}
		s = strings.TrimPrefix(s, ".")
	}
	return letters > 1
}

// opens says whether words begin a sentence for certain: with a mark or figure, or with a word that is part of no name.
func opens(after string) bool {
	end := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(after)
	}
	return end == 0 || openers[strings.ToLower(after[:end])]
}
