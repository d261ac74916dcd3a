package annotate

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// decide turns what was found into mentions: a form that one entity bears is that entity's; one that several bear
// is decided by what else stands in the article, or stays ambiguous.
func decide(f *finder, all []found, edited []archive.Mention) archive.Mentions {
	var out archive.Mentions
	out.List = make([]archive.Mention, 0, len(all)+len(edited))
	out.List = append(out.List, edited...)
	open := map[int32][]int32{} // start → the forms still to be decided
	for _, m := range all {
		fm := &f.r.forms[m.forms[0]]
		mention := archive.Mention{Start: m.start, End: m.end, Entity: fm.entity, How: howOf(fm.kind), Because: -1}
		if len(m.forms) > 1 {
			mention.How = archive.Ambiguous
			open[m.start] = m.forms
		}
		out.List = append(out.List, mention)
	}
	slices.SortStableFunc(out.List, func(a, b archive.Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	full := fullest(f, out.List, all)
	for i := range out.List {
		m := &out.List[i]
		switch m.How {
		case archive.BySurname:
			m.Because = full.of(m.Entity)
		case archive.Ambiguous:
			settle(f, m, open[m.Start], full, &out)
		}
	}
	return out
}

func howOf(k kind) archive.How {
	switch k {
	case kindName:
		return archive.ByName
	case kindAlias:
		return archive.ByAlias
	case kindAdjective:
		return archive.ByAdjective
	default:
		return archive.BySurname
	}
}

// bearers is, for each entity, its first mention by a form that nobody else bears.
type bearers map[int32]int32

func (b bearers) of(entity int32) int32 {
	if i, ok := b[entity]; ok {
		return i
	}
	return -1
}

// fullest finds the mention that introduces each entity: the first by name or alias of the most words, else one by the
// editor's word.
func fullest(f *finder, list []archive.Mention, all []found) bearers {
	size := map[int32]uint8{} // start → words of its form
	for _, m := range all {
		if len(m.forms) == 1 {
			size[m.start] = f.r.forms[m.forms[0]].words
		}
	}
	best, out := map[int32]uint8{}, bearers{}
	for i, m := range list {
		n := size[m.Start]
		switch m.How {
		case archive.ByEditor:
			n = 1 // it says who is meant, not in which words
		case archive.ByName, archive.ByAlias:
		default:
			continue
		}
		if n > best[m.Entity] {
			best[m.Entity], out[m.Entity] = n, int32(i)
		}
	}
	return out
}

// settle decides a form that several entities bear: by the only one of them that the article names otherwise, then
// by the only one that a context word speaks for. Else it stays ambiguous, with every choice kept.
func settle(f *finder, m *archive.Mention, forms []int32, full bearers, out *archive.Mentions) {
	entities := make([]int32, len(forms))
	for i, at := range forms {
		entities[i] = f.r.forms[at].entity
	}
	slices.Sort(entities)
	if e, ok := only(entities, func(e int32) bool { return full.of(e) >= 0 }); ok {
		m.Entity, m.How, m.Because = e, archive.ByContext, full.of(e)
		return
	}
	if e, ok := only(entities, func(e int32) bool { return f.speaks[e] }); ok {
		m.Entity, m.How, m.Because = e, archive.ByContext, -1
		return
	}
	m.Entity, m.Because = entities[0], int32(len(out.Choices))
	out.Choices = append(out.Choices, entities)
}

// only returns the one entity for which is holds.
func only(entities []int32, is func(int32) bool) (int32, bool) {
	at := slices.IndexFunc(entities, is)
	if at < 0 || slices.ContainsFunc(entities[at+1:], is) {
		return 0, false
	}
	return entities[at], true
}
