// Package suggest finds the names in articles that a registry does not have, and puts them together into what an editor may
// add to it. In go one article's text, where its sentences begin and what is marked in it already (Find); out come the
// places of names, each with what speaks for a person, an organization or a place. Those of all articles go in (Group), and
// out come candidates: a name with its forms, its type, its places, and why it is proposed. It proposes, never decides.
// What was nearly taken for a name (alternatives.go), or has the form of one (asked.go), comes last, and is said to be perhaps
// one (perhaps.go); demonyms are proposed as adjectives of their places alone (adjectives.go).
//
// How names are found depends on the script. In Latin and Cyrillic letters a small linear model goes by the words, their
// shape, what stands around them here and elsewhere in the text, and lists of names and of common words (feature.go,
// model.go, gazetteer.go); then rules put right what needs the whole text: titles are split off (refine.go), two names that
// were taken for one are parted (split.go), the long form of an acronym is found by its letters (longform.go), initials and
// legal forms get to the name that they are of (whole.go), and Russian names the small words that belong to them
// (slavic.go, slavic_bodies.go), but not those of what a person belongs to (slavic_people.go), foreign ones the words in
// their letters (foreign.go). Names that are sure are looked for everywhere, and a type is settled by all places of a name
// and the words beside them (cues.go, teams.go). The models in weights/ are for English (en.model) and Russian (ru.model,
// which the other languages in Cyrillic letters share); in other languages that have capitals, but not for common nouns,
// names go by these alone (capitals.go). In Arabic script names are found by the words that announce them (arabic.go).
//
// The models are made by build/suggest/train from open data, which weights/LICENSE lists with its licences; the weights
// are under CC BY-SA 4.0, as some of that data asks. They are 3.6 MB, rounded to a byte each; nothing is fetched at run
// time.
package suggest

import (
	"math"
	"slices"
	"strings"

	"gloss/build/archive"
)

// An Input is one article. Offsets are bytes of Text.
type Input struct {
	Text      string         // canonical: a newline ends each block
	Sentences []int32        // where they begin, in order
	Known     []archive.Span // what is marked already, in order of Start
	Language  string         // BCP 47
}

// Equal says whether the same names are found in both.
func (in *Input) Equal(other *Input) bool {
	return in.Text == other.Text && in.Language == other.Language && slices.Equal(in.Sentences, other.Sentences) && slices.Equal(in.Known, other.Known)
}

// A Name is words that look like one.
type Name struct {
	Text   string         // as it stands at the first place, with one space for each white space
	Type   string         // person, organization or place; what the words and those around them look most like
	Score  float64        // from 0 to 1: how sure it is that this is a name, at its surest place
	Places []archive.Span // in order
}

// Names returns the names that an article has, in the order in which they first stand.
func Names(in Input) []Name {
	var out []Name
	index := map[string]int{}
	for _, o := range find(in, false).Names {
		if !o.Sure {
			continue
		}
		i, ok := index[o.Text]
		if !ok {
			i = len(out)
			index[o.Text] = i
			out = append(out, Name{Text: o.Text, Type: Types()[o.best()]})
		}
		out[i].Places = append(out[i].Places, o.Span)
		out[i].Score = max(out[i].Score, o.Score())
	}
	return out
}

// An Occurrence is a name at one place of a text.
type Occurrence struct {
	archive.Span
	Text     string     // with one space for each white space
	Evidence [3]float64 // for each type, by Types: comparable with that of other places, and may be added up
	Margin   float64    // by how much it is rather a name than none, in the same measure
	Sure     bool       // it is a name by itself; else only if it is one elsewhere in the archive
}

// Score returns from 0 to 1 how sure it is that this is a name.
func (o *Occurrence) Score() float64 { return 1 / (1 + math.Exp(-(o.Margin-even)/unit)) }

// Where the model is undecided, a capital word is a name more often than not: at even odds is a margin of -40. A margin of
// 20 more or less is a word's own features.
const even, unit = -40, 20

func (o *Occurrence) best() int { return top(o.Evidence) }

func top(evidence [3]float64) int {
	t := 0
	for k := range evidence {
		if evidence[k] > evidence[t] {
			t = k
		}
	}
	return t
}

// A Finding is what looks like a name in an article.
type Finding struct {
	Names   []Occurrence // in order; none overlaps another
	Perhaps []Occurrence // what was nearly taken for one, in order; it may be a part of a name with words around it
	// Adjectives are the demonyms that stand outside of names, in order.
	Adjectives []Occurrence
}

// Find returns the names of an article, but for what is known already.
func Find(in Input) Finding { return find(in, true) }

// find returns the names of an article, and, if all is asked for, what else there is to propose.
func find(in Input, all bool) (out Finding) {
	switch m, ok := modelFor(in.Language); {
	case ok:
		p := newPage(in.Text, in.Sentences, &m.lists)
		var alternatives []found
		var also func(*stretch)
		if all {
			also = func(s *stretch) { alternatives = append(alternatives, m.alternatives(p, s)...) }
		}
		var taken []found
		out.Names, taken = refine(p, m.find(p, also))
		if all {
			out.Perhaps, out.Adjectives = p.perhaps(taken, alternatives), p.adjectives(taken)
		}
	case arabicScript(in.Language):
		out.Names = byCues(newPage(in.Text, in.Sentences, &gazetteer{}))
	case !capitalizesNouns(in.Language):
		m = english()
		p := newPage(in.Text, in.Sentences, &m.lists)
		out.Names = byCapitals(p, m)
	}
	out.Names, out.Perhaps, out.Adjectives = in.unknown(out.Names), in.unknown(out.Perhaps), in.unknown(out.Adjectives)
	return out
}

// unknown returns the occurrences that touch nothing that is marked already, with their words.
func (in Input) unknown(list []Occurrence) []Occurrence {
	out := list[:0]
	for _, o := range list {
		if !in.known(o.Span) {
			o.Text = strings.Join(strings.Fields(in.Text[o.Start:o.End]), " ")
			out = append(out, o)
		}
	}
	return out
}

// known says whether a span touches what is marked already.
func (in *Input) known(s archive.Span) bool {
	for len(in.Known) > 0 && in.Known[0].End <= s.Start {
		in.Known = in.Known[1:]
	}
	return len(in.Known) > 0 && in.Known[0].Start < s.End
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
