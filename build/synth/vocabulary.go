package synth

import (
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// vocabulary is the words by what they do in a sentence, the frequent ones first.
type vocabulary struct {
	nouns, verbs, adjectives, given, surnames, towns []string
}

// The words at the heads of the lists are known ones. The rest, and all names, are made up of syllables.
const (
	nounsKnown      = "harbour school orchard market timetable bakery lantern committee quarry ferry ledger garden workshop festival tramway"
	verbsKnown      = "opened closed moved counted painted repaired refused crossed visited lifted borrowed followed"
	adjectivesKnown = "quiet northern wooden early familiar narrow shared yellow patient hollow distant ordinary"

	onsets = "b br d dr f g gr h k kl l m n p pr r s sk st t tr v w z"
	vowels = "a e i o u a e i o ai ea ou"
	codas  = "l m n r s t nd rk st"
)

func (g *generator) makeVocabulary() vocabulary {
	return vocabulary{
		nouns:      g.coin(mostWords, nounsKnown, ""),
		verbs:      g.coin(600, verbsKnown, "ed"),
		adjectives: g.coin(800, adjectivesKnown, "ish"),
		given:      g.names(300),
		surnames:   g.names(1500),
		towns:      g.names(2000),
	}
}

// coin returns the known words and as many made-up ones as it takes to have n, each once.
func (g *generator) coin(n int, known, ending string) []string {
	words := strings.Fields(known)
	seen := map[string]bool{}
	for _, w := range words {
		seen[w] = true
	}
	for len(words) < n {
		w := g.syllable() + g.syllable() + ending
		if g.IntN(6) == 0 {
			w = g.syllable() + w
		}
		if !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	return words
}

// names returns n capitalised words, of which one in four has a letter with a diacritic.
func (g *generator) names(n int) []string {
	words := g.coin(n, "", "")
	for i, w := range words {
		if i := strings.IndexAny(w, "aeiou"); g.IntN(4) == 0 {
			w = w[:i] + strings.NewReplacer("a", "á", "e", "é", "i", "í", "o", "ø", "u", "ü").Replace(w[i:i+1]) + w[i+1:]
		}
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return words
}

func (g *generator) syllable() string {
	s := g.one(strings.Fields(onsets)) + g.one(strings.Fields(vowels))
	if g.IntN(2) == 0 {
		s += g.one(strings.Fields(codas))
	}
	return s
}

// one picks evenly.
func (g *generator) one(list []string) string { return list[g.IntN(len(list))] }

// common picks by Zipf's law: a word in inverse proportion to its place in the list.
func (g *generator) common(list []string) string { return list[g.pick(g.zipf[:len(list)])] }

// weights are running totals, for picking an index in proportion to its weight. A prefix of them is weights too.
// They are sums and quotients only, which come out alike on every processor.
type weights []float64

func (w weights) with(weight float64) weights {
	if len(w) > 0 {
		weight += w[len(w)-1]
	}
	return append(w, weight)
}

func (g *generator) pick(w weights) int {
	return sort.SearchFloat64s(w, g.Float64()*w[len(w)-1])
}

// plain returns s without diacritics.
func plain(s string) string {
	s = strings.ReplaceAll(s, "ø", "o") // which has no decomposition in Unicode
	s, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), s)
	if err != nil {
		panic(err) // no transformer of the chain returns one
	}
	return s
}

// slug returns s as a file name or identifier: lower-case ASCII words joined by hyphens, at most longest bytes.
func slug(s string, longest int) string {
	words := strings.FieldsFunc(strings.ToLower(plain(s)), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	s = strings.Join(words, "-")
	if len(s) > longest {
		s = strings.TrimRight(s[:longest], "-")
	}
	return s
}
