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

// sentences returns where the sentences of a text start, in bytes: the boundaries of UAX #29, less those after an
// abbreviation or an initial. Every block begins a sentence.
func sentences(text string, blocks []Block) []int32 {
	var out []int32
	for _, b := range blocks {
		part := text[b.Start:b.End]
		at := 0
		for it := uax.FromString(part); it.Next(); {
			if at == 0 || endsSentence(part[:at]) && !beginsSmall(it.Value()) {
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

// endsSentence says whether a boundary of UAX #29 behind these words is one for a reader.
func endsSentence(before string) bool {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
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
	small := strings.ToLower(last)
	return len(small) > 6 || !abbreviations[small] && !endings[small]
}
