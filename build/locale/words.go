package locale

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Number parts the thousands of a number of four digits or more.
func (l *Language) Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + l.group + s[i:]
	}
	return s
}

// Decimal writes a number with so many digits behind the point, or with as many as it takes where digits is -1.
func (l *Language) Decimal(value float64, digits int) string {
	return strings.Replace(strconv.FormatFloat(value, 'f', digits, 64), ".", l.decimal, 1)
}

// List joins words as a sentence does: “A, B and C”.
func (l *Language) List(words []string) string { return l.list(words, "list.last") }

// Either joins words of which one holds: “A, B or C”.
func (l *Language) Either(words []string) string { return l.list(words, "list.or") }

func (l *Language) list(words []string, last string) string {
	if len(words) == 0 {
		return ""
	}
	out := string(l.appendIsolated(nil, words[0]))
	for i, w := range words[1:] {
		key := "list.more"
		if i == len(words)-2 {
			key = last
		}
		out = l.Say(key, "a", out, "b", w)
	}
	return out
}

// Sentence begins with a capital and ends with a full stop.
func (l *Language) Sentence(s string) string {
	if s == "" {
		return ""
	}
	return l.Say("sentence", "words", UpperFirst(s))
}

// UpperFirst makes the first letter a capital, where its script has any.
func UpperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 || unicode.IsUpper(r) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// LanguageName puts a BCP 47 tag into words; a tag of which no name is known stays.
func (l *Language) LanguageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := l.dictionary().Tags().Name(t); name != "" {
		return UpperFirst(name)
	}
	if name := display.English.Tags().Name(t); name != "" {
		return name
	}
	return tag
}

// Country puts an ISO 3166-1 code into words; any other value stays.
func (l *Language) Country(country string) string {
	if len(country) != 2 || strings.ToUpper(country) != country {
		return country
	}
	r, err := language.ParseRegion(country)
	if err != nil {
		return country
	}
	if name := l.dictionary().Regions().Name(r); name != "" {
		return name
	}
	return display.English.Regions().Name(r)
}

// dictionary returns the names of languages and countries in the languages that gloss comes with; those of all
// languages would make the program larger by megabytes.
func (l *Language) dictionary() *display.Dictionary {
	base, _, _ := strings.Cut(l.Tag, "-")
	switch base {
	case "ar":
		return display.Arabic
	case "fa":
		return display.Persian
	case "fr":
		return display.French
	case "ru":
		return display.Russian
	default:
		return display.English
	}
}
