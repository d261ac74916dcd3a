package suggest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// spelling returns what a name has in common with its other spellings: its words without articles and legal forms,
// each as its skeleton, without the ending that it is declined by.
func spelling(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '‐' || r == '‑' || r == '–' })
	var b strings.Builder
	for i, w := range words {
		w = strings.Trim(w, ".,'’\"“”«»")
		if len(words) > 1 && (articles[w] || i > 0 && legalForms[w]) {
			continue
		}
		s := skeleton(stem(w))
		if cyrillic(w) {
			s = trimVowels(s)
		}
		b.WriteString(s)
	}
	return b.String()
}

var (
	articles   = set("the al el ul an ad ar as ash at az ed er ez es аль эль ас аш ад ар ат аз")
	legalForms = set("inc ltd llc plc corp corporation co company gmbh ag sa")
)

// slip says whether two spellings differ by one letter more, less or other, or by two that changed places (Damerau
// 1964): so little that one may be a slip of the pen.
func slip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// leastSlip is how long a spelling is at least, in bytes, that is taken for a slip of another: Iran is none of Iraq.
const leastSlip = 6

// shorter calls with each string that has one letter less: two spellings with a slip between them have one in common,
// or are one of the other's (SymSpell).
func shorter(s string, call func(string)) {
	for i := range len(s) {
		call(s[:i] + s[i+1:])
	}
}

// initials returns the first letters of a name's capital words, and of its last part where it has no fewer than two.
func initials(name string) string {
	var b strings.Builder
	for w := range strings.FieldsFuncSeq(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isAcronym says whether a name is two to six capitals, perhaps with full stops.
func isAcronym(name string) (letters string, ok bool) {
	letters = strings.ReplaceAll(name, ".", "")
	n := 0
	for _, r := range letters {
		if !unicode.IsUpper(r) {
			return "", false
		}
		n++
	}
	return letters, n >= 2 && n <= 6
}

// lastNames returns the spellings of what a name ends in: its last word, its last two and so on, but not all.
func lastNames(name string) (out []string) {
	words := strings.Fields(name)
	for i := len(words) - 1; i > 0; i-- {
		if s := spelling(strings.Join(words[i:], " ")); s != "" && (len(out) == 0 || out[len(out)-1] != s) {
			out = append(out, s)
		}
	}
	return out
}

// nominative says how much a Cyrillic form looks like the one in which a dictionary has a name: less is more.
func nominative(name string) (n int) {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		r, _ := utf8.DecodeLastRuneInString(w)
		switch {
		case !cyrillic(w), strings.HasSuffix(w, "ия"):
		case strings.ContainsRune("ая", r), strings.HasSuffix(w, "ой"), strings.HasSuffix(w, "ей"):
			n += 2 // Москва, Москвой; Андрей, Андрея: the more frequent is taken
		case strings.ContainsRune("еёиоуыэю", r):
			n += 3
		case slices.ContainsFunc(obliqueEndings, func(e string) bool { return strings.HasSuffix(w, e) }):
			n += 4
		}
	}
	return n
}

// obliqueEndings are those of cases that no dictionary lists, as far as they end in a consonant.
var obliqueEndings = strings.Fields("ом ем ём ым им ам ям ах ях")
