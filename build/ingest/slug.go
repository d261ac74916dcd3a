package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxSlug is the length of a slug in code points at most, before the number of a namesake.
const maxSlug = 60

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
		room := maxSlug - utf8.RuneCountInString(slug)
		if utf8.RuneCountInString(word) > room {
			if slug == "" || slug == d.Published.Day() { // one endless word, or a script without spaces
				slug += string([]rune(word)[:room])
			}
			break
		}
		slug += word
	}
	if slug == "" || reservedNames[slug] {
		return "article-" + d.Original[:min(8, len(d.Original))]
	}
	return slug
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
