package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// How long a slug is at most, before the number of a namesake, in code points and in bytes. Package load refuses names of more
// than 200 bytes, which only letters of four bytes come to.
const (
	maxSlug      = 60
	maxSlugBytes = 190
)

// Slug returns the article's file name without extension, from its date and title: lower case, words joined by
// hyphens, at most 60 code points. Latin letters lose their accents; other scripts stay as they are. It is never
// empty and never a name that a file system reserves.
func (d *Draft) Slug() string {
	slug := d.Published.Day()
	for word := range strings.FieldsFuncSeq(ascii(d.Title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	}) {
		word = strings.TrimLeftFunc(word, unicode.IsMark)
		if word == "" {
			continue
		}
		if slug != "" {
			word = "-" + word
		}
		fitting := upTo(word, maxSlug-utf8.RuneCountInString(slug), maxSlugBytes-len(slug))
		if fitting != word && slug != "" && slug != d.Published.Day() { // else it is one endless word, or a script without spaces
			break
		}
		if slug += fitting; fitting != word {
			break
		}
	}
	if slug == "" || reservedNames[slug] {
		return "article-" + d.Original[:min(8, len(d.Original))]
	}
	return slug
}

// upTo returns the beginning of a word that has at most so many code points and bytes.
func upTo(word string, points, bytes int) string {
	for i, r := range word {
		if points--; points < 0 || i+utf8.RuneLen(r) > bytes {
			return word[:i]
		}
	}
	return word
}

// reservedNames are names that Windows keeps for devices, and names of pages beside the articles'.
var reservedNames = set(`con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 index undated`)

// latin are the letters that are no accented form of an ASCII letter, in lower case.
var latin = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i", "ħ", "h", "ŋ", "ng",
	"'", "", "’", "", "ʼ", "", "\u200c", "", "\u200d", "", "\u00ad", "")

// ascii puts a title into lower case and takes the accents off its Latin letters. Apostrophes and joiners go
// without a trace, so that "Iran’s" stays one word.
func ascii(title string) string {
	var b strings.Builder
	onLatin := false
	for _, r := range norm.NFD.String(strings.ToLower(title)) {
		if !unicode.IsMark(r) {
			onLatin = unicode.Is(unicode.Latin, r)
		} else if onLatin {
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(latin.Replace(b.String()))
}
