package annotate

import (
	"cmp"
	"slices"
	"strings"
)

// beside is what the words at a mention's side can only be said of.
type besideSide uint8

const (
	besideNothing besideSide = iota
	besidePlace              // “in Corvan”
	besidePerson             // “Mr Corvan”
	besideActor              // “Corvan signed”: a person or organization, and a place only by the name of its government
)

// beside reads the words before a mention, or before the article in front of it, and the word behind it.
func (f *finder) beside(m *found) besideSide {
	prev := m.first - 1
	if f.follows(prev+1) && f.lower(prev) == "the" {
		prev--
	}
	switch {
	case prev < 0:
	case f.is(prev, ","):
		if prev > 0 && regions[f.lower(prev-1)] { // “Esker province, Corvan”
			return besidePlace
		}
	case f.follows(prev + 1):
		w, before := f.lower(prev), ""
		if f.follows(prev) {
			before = f.lower(prev - 1)
		}
		switch {
		case locatives[w], w == "to" && journeys[before], ofLand(w), w == "дел" && ofState[before]:
			return besidePlace
		case w == "of" && (regions[before] || inhabited[before] || stateOffices[before]), w == "like" && regions[before]:
			return besidePlace
		case honorifics[w]:
			return besidePerson
		case opposing[w], w == "with" && dealings[before], f.moved(m, w):
			return besideActor
		}
	}
	switch {
	case f.feels(m):
		return besidePerson
	case f.acts(m):
		return besideActor
	}
	return f.owns(m)
}

// acts says whether an action follows a mention, maybe behind others that act with it (“Corvan and Esker signed”), and behind
// an adverb: “Corvan strongly condemns”.
func (f *finder) acts(m *found) bool {
	next := m.last + 1
	if m.end != f.words[m.last].end || !f.follows(next) {
		return false
	}
	if f.lower(next) == "and" {
		// A singular verb behind two is another's: “the number in Corvan and Esker has grown”.
		if next = f.behindBody(next + 1); next < 0 || strings.HasSuffix(f.surface(next), "s") {
			return false
		}
	} else if f.isPlural(m) {
		return true
	}
	if strings.HasSuffix(f.surface(next), "ly") && f.follows(next+1) {
		next++
	}
	w := f.surface(next)
	return actions[w] || (w == "is" || w == "are") && f.follows(next+1) && pursuits[f.surface(next+1)]
}

// isPlural says whether the verb behind a mention is plural and its name is not: so is a body of several spoken of, a team or
// a government, and no place. A name behind “and” or a comma is not the verb's only subject.
func (f *finder) isPlural(m *found) bool {
	verb := f.surface(m.last + 1)
	if verb != "are" && verb != "were" && verb != "have" || strings.HasSuffix(f.surface(m.last), "s") {
		return false
	}
	prev := m.first - 1
	if f.follows(m.first) && f.lower(prev) == "the" {
		prev--
	}
	return prev < 0 || f.words[m.first].gap == gapNone || !f.is(prev, ",") && f.lower(prev) != "and" && f.lower(prev) != "or"
}

// behindBody returns the word behind a mention that may begin at a word or behind “the”, where no person bears it, or -1.
func (f *finder) behindBody(i int32) int32 {
	if f.follows(i) && f.lower(i) == "the" {
		i++
	}
	at, _ := slices.BinarySearchFunc(f.hits, i, func(h hit, i int32) int { return cmp.Compare(h.first, i) })
	last := int32(-1)
	for ; at < len(f.hits) && f.hits[at].first == i; at++ {
		forms := f.fitting(nil, &f.hits[at], f.strong)
		if len(forms) > 0 && f.hits[at].end == f.words[f.hits[at].last].end {
			last = f.hits[at].last
		}
		if slices.ContainsFunc(forms, func(at int32) bool { return f.r.facts[f.r.forms[at].entity].is == bearerPerson }) {
			return -1
		}
	}
	if last < 0 || !f.follows(last+1) {
		return -1
	}
	return last + 1
}

// feels says whether a verb follows that is said of persons alone.
func (f *finder) feels(m *found) bool {
	next := m.last + 1
	return m.end == f.words[m.last].end && f.follows(next) && personal[f.surface(next)]
}

// ownedWithin is how many words may stand between a possessive and what is owned: “Corvan’s young urban population”.
const ownedWithin = 2

// owns reads what a possessive says that a mention has: what only lands have, or what is done.
func (f *finder) owns(m *found) besideSide {
	if w := &f.words[m.last]; w.bare == w.end || m.end != w.bare {
		return besideNothing
	}
	for i := m.last + 1; i <= m.last+1+ownedWithin && f.follows(i); i++ {
		switch w := f.surface(i); {
		case regions[w], inhabited[w], landed[w]:
			return besidePlace
		case deeds[w]:
			return besideActor
		case f.words[i].shape != shapeLower:
			return besideNothing
		}
	}
	return besideNothing
}

// ofLand says whether a Russian word, in whatever case, is for what a land has; the land follows in the genitive with
// nothing between. A president or a head is not among them: companies have those too.
func ofLand(w string) bool {
	for _, stem := range [...]string{"граждан", "гражданин", "жител", "населени", "народ", "парламент", "правительств"} {
		if ending, ok := strings.CutPrefix(w, stem); ok && caseEndings[ending] != 0 {
			return true
		}
	}
	return false
}

// moved says whether a verb and “to” stand around a mention that it makes an actor (“enables Corvan to pay”), or “for” and
// “to” do (“a chance for Corvan to pay”).
func (f *finder) moved(m *found, before string) bool {
	next := m.last + 1
	return (moving[before] || before == "for") && m.end == f.words[m.last].end && f.follows(next) && f.lower(next) == "to"
}

// surface returns a word as it is written.
func (f *finder) surface(i int32) string { return f.text[f.words[i].start:f.words[i].end] }
