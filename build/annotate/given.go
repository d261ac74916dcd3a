package annotate

import (
	"unicode/utf8"

	"gloss/build/archive"
)

// leastGiven is the fewest letters of a first name that may stand for a person: shorter ones are words of other kinds too often
// (“Al”, “Bo”, “Ян”).
const leastGiven = 3

// A given is who a first name stands for in one article; entity is -1 where it may stand for two.
type given struct {
	entity, because int32
	small           bool // the article also has it as a word without a capital
}

// byGivenName finds the places where the first word of a person's name stands alone for the person whom the article names in
// full, and nobody else there bears it: “Leila Noor … Leila”. Of Chinese or Korean names the first word is the family's; the rule
// is the same.
func (f *finder) byGivenName(all []found) []intro {
	names := f.givenNames(all)
	if len(names) == 0 {
		return nil
	}
	f.weigh(names, all)
	var out []intro
	for i := range f.words {
		w := &f.words[i]
		if w.shape != shapeTitle {
			continue
		}
		g, end, ok := f.givenAt(names, w)
		if !ok || g.entity < 0 || g.small && f.opens(int32(i)) || !f.standsAlone(int32(i), end) {
			continue
		}
		out = append(out, intro{start: w.start, end: end, entity: g.entity, because: g.because, how: archive.ByGiven})
	}
	return out
}

// givenNames returns the first names of the persons whom the article names in full, by word.
func (f *finder) givenNames(all []found) map[int32]given {
	var names map[int32]given
	for i := range all {
		m := &all[i]
		if len(m.forms) != 1 || m.first == m.last {
			continue
		}
		fm := &f.r.forms[m.forms[0]]
		if e := &f.r.entities[fm.entity]; f.r.facts[fm.entity].is != bearerPerson || fm.kind > kindAlias || e.Match.NoSurname {
			continue
		}
		w := &f.words[m.first]
		if w.shape != shapeTitle || utf8.RuneCountInString(f.surface(m.first)) < leastGiven || f.isRole(m.first) || particles[f.lower(m.first)] {
			continue
		}
		if names == nil {
			names = map[int32]given{}
		}
		for _, key := range f.keysOf(w) {
			if !f.r.given[key] {
				continue
			}
			g, ok := names[key]
			switch {
			case !ok:
				g = given{entity: fm.entity, because: m.start}
			case g.entity != fm.entity:
				g.entity = -1
			}
			names[key] = g
		}
	}
	return names
}

// keysOf returns the words of the registry that a word of the text is or is a form of.
func (f *finder) keysOf(w *word) []int32 {
	out := []int32{w.key}
	for _, v := range f.variants[w.variants : w.variants+int32(w.varied)] {
		out = append(out, v.key)
	}
	return out
}

// givenAt returns the person whose first name a word may be, and where the name ends.
func (f *finder) givenAt(names map[int32]given, w *word) (g given, end int32, ok bool) {
	if g, ok = names[w.bareKey]; ok {
		return g, w.bare, true
	}
	for _, v := range f.variants[w.variants : w.variants+int32(w.varied)] {
		if g, ok = names[v.key]; ok && v.start == w.start {
			return g, v.end, true
		}
	}
	return given{}, 0, false
}

// weigh notes which first names the article also writes small, and gives up each that it also writes in front of another
// surname: whose it is, is open.
func (f *finder) weigh(names map[int32]given, all []found) {
	owner := map[int32]int32{} // of each word that begins a mention
	for i := range all {
		if m := &all[i]; len(m.forms) == 1 && m.last > m.first {
			owner[m.first] = f.entity(m)
		}
	}
	for i := range f.words {
		w := &f.words[i]
		g, _, ok := f.givenAt(names, w)
		if !ok {
			continue
		}
		e, begins := owner[int32(i)]
		shared := w.shape == shapeTitle && w.bare == w.end && f.goesOn(int32(i)) && !f.isRole(int32(i)+1) && (!begins || e != g.entity)
		for _, key := range f.keysOf(w) {
			g, ok := names[key]
			if !ok {
				continue
			}
			if shared {
				g.entity = -1
			}
			g.small = g.small || w.shape == shapeLower
			names[key] = g
		}
	}
}

// goesOn says whether a capital word stands behind a word that may belong to the same name.
func (f *finder) goesOn(i int32) bool {
	return f.follows(i+1) && f.isNamePart(i+1) && !f.isCalendar(i+1)
}

// standsAlone says whether a word can be a first name by itself: no part of a longer name, of a compound or of a place.
func (f *finder) standsAlone(i, end int32) bool {
	w := &f.words[i]
	next, prev := i+1, i-1
	switch {
	case end == w.end && (f.goesOn(i) || int(next) < len(f.words) && f.words[next].gap == gapHyphen):
		return false
	case w.gap == gapHyphen:
		return false
	case f.follows(i) && (namesakes[f.lower(prev)] || f.isNamePart(prev) && !f.opens(prev) && !f.isRole(prev)):
		return false
	}
	return f.beside(&found{start: w.start, end: end, first: i, last: i}) != besidePlace
}
