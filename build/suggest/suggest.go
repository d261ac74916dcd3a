// Package suggest finds words in an article that look like a name which the registry does not have. In go one
// article's text, where its sentences begin and what is marked in it already; out come the names, each with its places.
//
// It goes by capitals alone, and proposes, never decides: an editor says which of them is whom. So it knows nothing of
// scripts without case, and declines languages that write common nouns with a capital.
package suggest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// An Input is one article. Offsets are bytes of Text.
type Input struct {
	Text      string         // canonical: a newline ends each block
	Sentences []int32        // where they begin, in order
	Known     []archive.Span // what is marked already, in order of Start
	Language  string         // BCP 47
}

// A Name is words that look like one.
type Name struct {
	Text   string         // as it stands at the first place, with one space for each white space
	Places []archive.Span // in order
}

// Names returns the names that an article has, in the order in which they first stand. A word that begins a sentence
// counts only where the same words stand within one too, and a single word only where the article never writes it small.
func Names(in Input) []Name {
	if capitalizesNouns(in.Language) {
		return nil
	}
	words := split(in.Text)
	small := map[string]bool{} // words that the article writes small, too
	for _, w := range words {
		if !w.capital {
			small[strings.ToLower(in.Text[w.start:w.end])] = true
		}
	}
	runs := runs(in, words)
	sure := map[string]bool{}
	for _, r := range runs {
		if !r.opens {
			sure[r.text] = true
		}
	}
	index := map[string]int{}
	var out []Name
	for _, r := range runs {
		if r.opens && !sure[r.text] || small[strings.ToLower(r.text)] || dull(r.text) {
			continue
		}
		i, ok := index[r.text]
		if !ok {
			i = len(out)
			index[r.text] = i
			out = append(out, Name{Text: r.text})
		}
		out[i].Places = append(out[i].Places, r.span)
	}
	return out
}

// capitalizesNouns says whether a language writes common nouns with a capital.
func capitalizesNouns(language string) bool {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	return slices.Contains([]string{"de", "lb", "nds", "gsw"}, primary)
}

// A word is letters and digits with what may stand within: apostrophes, hyphens and full stops between letters.
type word struct {
	start, end int
	capital    bool // it begins with a capital, and is not one letter alone
}

func split(text string) []word {
	var out []word
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		end := i + n
		for end < len(text) {
			s, m := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(s) && !unicode.IsDigit(s) && !unicode.Is(unicode.M, s) && s != '\u00ad' {
				next, k := utf8.DecodeRuneInString(text[end+m:])
				if !strings.ContainsRune("'’-‐‑.", s) || !unicode.IsLetter(next) {
					break
				}
				m += k
			}
			end += m
		}
		if e := strings.TrimSuffix(strings.TrimSuffix(text[i:end], "'s"), "’s"); len(e) > 0 {
			end = i + len(e)
		}
		out = append(out, word{i, end, (unicode.IsUpper(r) || unicode.IsTitle(r)) && end > i+n})
		i = end
	}
	return out
}

// A run is capital words one after the other.
type run struct {
	text  string
	span  archive.Span
	opens bool // it stands where any word has a capital
}

// particles may stand within a name, between two capital words.
var particles = []string{"al", "bin", "bint", "da", "de", "del", "della", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le", "of", "the", "van", "von", "y"}

// maxWords is how many words a name has at most: what is longer is a headline.
const maxWords = 6

func runs(in Input, words []word) []run {
	var out []run
	sentence := 0
	for i := 0; i < len(words); i++ {
		if !words[i].capital {
			continue
		}
		last, n := i, 1
		for j := i + 1; j < len(words) && j <= last+3 && in.Text[words[j-1].end:words[j].start] == " "; j++ {
			if words[j].capital {
				n += j - last
				last = j
			} else if !slices.Contains(particles, in.Text[words[j].start:words[j].end]) {
				break
			}
		}
		r := run{text: in.Text[words[i].start:words[last].end], span: archive.Span{Start: int32(words[i].start), End: int32(words[last].end)}}
		for sentence+1 < len(in.Sentences) && in.Sentences[sentence+1] <= r.span.Start {
			sentence++
		}
		r.opens = in.opens(sentence, words, i)
		if n <= maxWords && !in.known(r.span) {
			out = append(out, r)
		}
		i = last
	}
	return out
}

// opens says whether the i-th word is the first of its sentence, or of what is quoted in it.
func (in *Input) opens(sentence int, words []word, i int) bool {
	at := words[i].start
	before := 0
	if i > 0 {
		before = words[i-1].end
	}
	if sentence < len(in.Sentences) {
		before = max(before, int(in.Sentences[sentence]))
		if i == 0 || words[i-1].start < int(in.Sentences[sentence]) {
			return true
		}
	}
	return strings.ContainsAny(in.Text[before:at], ".!?:\n“”\"«»„‘—–•")
}

// known says whether a span touches what is marked already.
func (in *Input) known(s archive.Span) bool {
	i, _ := slices.BinarySearchFunc(in.Known, s.End, func(k archive.Span, end int32) int { return cmp.Compare(k.Start, end) })
	for _, k := range in.Known[max(0, i-maxNested):i] {
		if k.End > s.Start {
			return true
		}
	}
	return false
}

// maxNested bounds how many marks before a place are looked at: more do not begin within the length of one.
const maxNested = 32

// dull says whether a word has its capital by custom, in English: days, months, and the word for oneself.
func dull(s string) bool {
	switch s {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April",
		"May", "June", "July", "August", "September", "October", "November", "December", "I'm", "I’m", "I've", "I’ve":
		return true
	}
	return false
}
