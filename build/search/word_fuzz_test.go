package search

import (
	"slices"
	"testing"
	"unicode/utf8"
)

// FuzzWords asserts of any text that its words lie in it, in order and on the bounds of characters; that a term is folded once and
// for all, and no longer than it may be; and that no stemmer fails.
func FuzzWords(f *testing.F) {
	for _, text := range []string{
		"Iran’s don't 3.5 e.g. naïve", "İstanbul ß ẞ ﬁ Ǆ ①", "علي حسن قال ٣٤ ۱۲", "東京都 x京y ー", "a\u0301\u00ad\u200c\u200db", "\u0345 Ά ΐ ͅ", "가각 ㄱ", "𝔘𝔫 𐐀 👩‍👩‍👧", "ªº²", "",
	} {
		f.Add(text)
	}
	var languages []string
	for lang := range stemmers {
		languages = append(languages, lang)
	}
	slices.Sort(languages)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("texts are valid UTF-8")
		}
		last := 0
		scan(text, func(start, end int, mixed bool) {
			if start < last || end <= start || end > len(text) || !utf8.ValidString(text[start:end]) {
				t.Fatalf("a word at %d–%d of %q behind one that ends at %d", start, end, text, last)
			}
			last = end
			folded := fold(text[start:end])
			if again := fold(folded); again != folded {
				t.Errorf("%q is folded to %q, and that to %q", text[start:end], folded, again)
			}
			terms(folded, mixed, func(term string) {
				if utf8.RuneCountInString(term) > longest || !utf8.ValidString(term) {
					t.Errorf("%q has the term %q", text[start:end], term)
				}
			})
			for _, lang := range languages {
				stem(lang, text[start:end])
			}
		})
	})
}
