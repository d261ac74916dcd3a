package suggest

import (
	"strings"
	"unicode/utf8"
)

// split parts names that the model took for one.
func (p *page) split(list []found) []found {
	out := make([]found, 0, len(list))
	for _, f := range list {
		if a, b, ok := p.splitAtScore(f); ok {
			out = append(out, a, b)
		} else if a, b, ok := p.splitAtOf(f); ok {
			out = append(out, a, b)
		} else if a, b, ok := p.splitBeforePerson(f); ok {
			out = append(out, a, b)
		} else {
			out = append(out, f)
		}
	}
	return out
}

// splitAtScore parts two teams: Norway 2-1 Denmark.
func (p *page) splitAtScore(f found) (a, b found, ok bool) {
	for k := f.first + 1; k < f.last; k++ {
		if p.isScore(k) && p.tokens[k+1].kind.named() {
			a, b = f, f
			a.last, b.first = k-1, k+1
			return a, b, true
		}
	}
	return f, f, false
}

// splitAtOf parts a person from what they belong to: Eva Lund of the Westby Herald.
func (p *page) splitAtOf(f found) (person, rest found, ok bool) {
	if f.last-f.first < 3 || p.tokens[f.first].word.lists&(listGiven|listCommon) != listGiven {
		return f, f, false
	}
	k := f.first + 1
	for k < f.last && p.tokens[k].kind.named() {
		k++
	}
	if k < f.first+2 || !p.is(int(k), "of") || bodies[strings.ToLower(p.word(k-1))] {
		return f, f, false
	}
	person, rest = f, f
	person.last = k - 1
	person.types = [3]float64{cueWeight, 0, 0}
	rest.first = k + 1
	for rest.first < f.last && !p.tokens[rest.first].kind.named() {
		rest.first++
	}
	rest.types[0] -= cueWeight
	return person, rest, p.tokens[rest.first].kind.named()
}

// splitBeforePerson parts a place or a body from the person whose name follows it: президент Ирана Махмуд …
func (p *page) splitBeforePerson(f found) (before, person found, ok bool) {
	k := p.personIn(&f)
	if k == 0 {
		return f, f, false
	}
	before, person = f, f
	before.last, person.first = k-1, k
	before.types = [3]float64{1: cueWeight}
	if p.tokens[f.first].word.lists&(listPlace|listPlaces) != 0 {
		before.types = [3]float64{2: cueWeight}
	}
	person.types[0] += cueWeight
	return before, person, true
}

// personIn returns the token with which a person's name begins within a name, or 0.
func (p *page) personIn(f *found) int32 {
	lists := func(i int32) uint8 { return p.tokens[i].word.lists }
	person, words := top(f.types) == 0, f.last-f.first+1
	if person && words >= 2 && p.tokens[f.first].kind == caps && p.tokens[f.first+1].kind == capital &&
		(cyrillic(p.word(f.last)) || lists(f.first+1)&(listGiven|listSurname) != 0) {
		if w := p.word(f.first); utf8.RuneCountInString(w) >= leastAcronym || states[strings.ToLower(w)] {
			return f.first + 1
		}
	}
	russian := cyrillic(p.word(f.last))
	if words < 3 || !person && !russian {
		return 0
	}
	switch {
	case lists(f.first+1)&listGiven != 0 && lists(f.first)&listPlace != 0 && (russian || lists(f.first)&listGiven == 0):
		return f.first + 1
	case !russian || lists(f.first)&listGiven != 0:
	case lists(f.first+1)&listGiven != 0:
		return f.first + 1
	case words > 3 && lists(f.first+2)&listGiven != 0:
		return f.first + 2
	}
	return 0
}

// leastAcronym is how many letters an acronym has at least that is taken for a body before a surname: fewer may be
// initials.
const leastAcronym = 3
