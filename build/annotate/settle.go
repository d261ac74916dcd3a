package annotate

import (
	"slices"

	"gloss/build/archive"
)

// decider decides the forms that several entities bear, once everything else in the article is known.
type decider struct {
	f     *finder
	list  []archive.Mention
	found map[int32]*found // by start
	full  bearers

	named   []int32         // the mentions that full leads to, in the order of the text
	company map[int32]int32 // what companion said of an entity
}

// settleAll decides each ambiguous mention or keeps its choices. What one decision says to its neighbours (“Tolmia and Corvan”)
// counts for those behind it, so that the text is read in one direction, once.
func (d *decider) settleAll(out *archive.Mentions) {
	for i := range d.list {
		m := &d.list[i]
		if m.How != archive.Ambiguous {
			continue
		}
		forms := d.found[m.Start].forms
		entities := make([]int32, len(forms))
		for k, at := range forms {
			entities[k] = d.f.r.forms[at].entity
		}
		slices.Sort(entities)
		if e, how, because, ok := d.settle(i, entities); ok {
			m.Entity, m.How, m.Because = e, how, because
			continue
		}
		m.Entity, m.Because = entities[0], int32(len(out.Choices))
		out.Choices = append(out.Choices, entities)
	}
}

// settle decides between entities: by what the words beside the mention can only be said of, by the only one that the article
// names otherwise, by the only one that a context word speaks for, by the only one that belongs with others named here,
// and by the company in a list. It returns how, and the mention that decided or -1.
func (d *decider) settle(i int, entities []int32) (entity int32, how archive.How, because int32, ok bool) {
	m := d.found[d.list[i].Start]
	speaks := func(e int32) bool { return d.f.speaks[e] }
	if slices.ContainsFunc(m.forms, func(at int32) bool { return d.f.r.forms[at].kind == kindBloc }) {
		e, ok := only(entities, speaks)
		return e, archive.ByContext, -1, ok // that the union is named makes it one of the two, and not the likelier
	}
	if e, ok := d.byBeside(m, entities); ok {
		return e, archive.ByBeside, -1, true
	}
	if e, ok := only(entities, func(e int32) bool { return d.full.of(e) >= 0 }); ok && !d.rivals(m) {
		return e, archive.ByContext, d.full.of(e), true
	}
	if e, ok := only(entities, speaks); ok {
		return e, archive.ByContext, -1, true
	}
	if e, because, ok := d.byCompany(entities); ok {
		return e, archive.ByContext, because, true
	}
	if b, because, ok := d.inList(i); ok {
		if e, ok := only(entities, d.isA(b)); ok {
			return e, archive.ByBeside, because, true
		}
	}
	return 0, 0, 0, false
}

// byBeside returns the only entity of which the words beside a mention can be said.
func (d *decider) byBeside(m *found, entities []int32) (int32, bool) {
	switch d.f.beside(m) {
	case besidePlace:
		return only(entities, d.isA(bearerPlace))
	case besidePerson:
		if e, ok := only(entities, d.isA(bearerPerson)); ok && !d.rivals(m) {
			return e, true
		}
	case besideActor:
		place := d.isA(bearerPlace)
		if slices.ContainsFunc(entities, place) {
			return only(entities, func(e int32) bool { return !place(e) })
		}
	}
	return 0, false
}

// isA returns whether an entity is of a kind.
func (d *decider) isA(b bearer) func(int32) bool {
	return func(e int32) bool { return d.f.r.facts[e].is == b }
}

// rivals says whether a form is a surname or short form of one entity and, by the registry's own word, a name of another: then
// that the one is named in full says nothing of the other.
func (d *decider) rivals(m *found) bool {
	derived, listed := false, false
	for _, at := range m.forms {
		kind := d.f.r.forms[at].kind
		derived = derived || kind >= kindSurname
		listed = listed || kind <= kindAlias
	}
	return derived && listed
}

// byCompany returns the only entity that is part of, or holds, or stands beside in the same whole, an entity that the article
// names beyond doubt.
func (d *decider) byCompany(entities []int32) (entity, because int32, ok bool) {
	because = -1
	for _, e := range entities {
		with := d.companion(e)
		if with < 0 {
			continue
		}
		if because >= 0 {
			return 0, 0, false
		}
		entity, because = e, with
	}
	return entity, because, because >= 0
}

// companion returns the first mention of an entity that belongs with the given one, or -1.
func (d *decider) companion(e int32) int32 {
	if at, ok := d.company[e]; ok {
		return at
	}
	best := int32(-1)
	for _, at := range d.named {
		if other := d.list[at].Entity; other != e && d.together(e, other) {
			best = at
			break
		}
	}
	d.company[e] = best
	return best
}

// together says whether one of two entities is part of the other, or both are part of a third.
func (d *decider) together(a, b int32) bool {
	ofA, ofB := d.f.r.facts[a].wholes, d.f.r.facts[b].wholes
	return slices.Contains(ofA, b) || slices.Contains(ofB, a) ||
		slices.ContainsFunc(ofA, func(whole int32) bool { return slices.Contains(ofB, whole) })
}

// inList returns what kind of thing the neighbour in a list is (“Tolmia, Corvan and Esker”), and the neighbour.
func (d *decider) inList(i int) (bearer, int32, bool) {
	for _, k := range [2]int{i - 1, i + 1} {
		if k < 0 || k >= len(d.list) || d.list[k].How == archive.Ambiguous || d.list[k].How == archive.ByAdjective {
			continue
		}
		a, b := d.list[min(i, k)], d.list[max(i, k)]
		if a.End <= b.Start && listed[d.f.text[a.End:b.Start]] {
			if is := d.f.r.facts[d.list[k].Entity].is; is != bearerOther {
				return is, int32(k), true
			}
		}
	}
	return 0, 0, false
}

// listed is what stands between the members of a list.
var listed = map[string]bool{
	", ": true, " and ": true, ", and ": true, " or ": true, ", or ": true, ", the ": true, " and the ": true, ", and the ": true,
	" и ": true, " или ": true, " و": true, "، ": true, "، و": true, " و ": true, " • ": true, " እና ": true, "፣ ": true,
}
