package annotate

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// decide turns what was found into mentions: a form that one entity bears is that entity's; one that several bear
// is decided by what else stands in the article, or stays ambiguous.
func decide(f *finder, all []found, intros []intro, edited []archive.Mention) archive.Mentions {
	var out archive.Mentions
	out.List = make([]archive.Mention, 0, len(all)+len(intros)+len(edited))
	out.List = append(out.List, edited...)
	at := make(map[int32]*found, len(all)) // by start
	for i := range all {
		m := &all[i]
		at[m.start] = m
		fm := &f.r.forms[m.forms[0]]
		mention := archive.Mention{Start: m.start, End: m.end, Entity: fm.entity, How: howOf(fm.kind), Because: -1}
		switch {
		case len(m.forms) > 1:
			mention.How = archive.Ambiguous
		case m.bent && fm.kind <= kindAlias:
			mention.How = archive.ByForm
		}
		out.List = append(out.List, mention)
	}
	for _, s := range intros {
		out.List = append(out.List, archive.Mention{Start: s.start, End: s.end, Entity: s.entity, How: s.how, Because: -1})
	}
	slices.SortStableFunc(out.List, func(a, b archive.Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	d := decider{f: f, list: out.List, found: at, full: fullest(f, out.List, at), company: map[int32]int32{}}
	for i := range out.List {
		m := &out.List[i]
		if d.full.of(m.Entity) == int32(i) {
			d.named = append(d.named, int32(i))
		}
		switch m.How {
		case archive.BySurname, archive.ByGiven, archive.ByContext, archive.ByAcronym, archive.ByBracket:
			m.Because = d.full.of(m.Entity)
		}
	}
	d.settleAll(&out)
	return out
}

func howOf(k kind) archive.How {
	switch k {
	case kindName:
		return archive.ByName
	case kindAlias:
		return archive.ByAlias
	case kindAdjective, kindBloc:
		return archive.ByAdjective
	case kindShort, kindHead:
		return archive.ByContext
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
func fullest(f *finder, list []archive.Mention, at map[int32]*found) bearers {
	best, out := map[int32]uint8{}, bearers{}
	for i, m := range list {
		n := uint8(0)
		switch m.How {
		case archive.ByEditor:
			n = 1 // it says who is meant, not in which words
		case archive.ByName, archive.ByAlias, archive.ByForm:
			n = f.r.forms[at[m.Start].forms[0]].words
		default:
			continue
		}
		if n > best[m.Entity] {
			best[m.Entity], out[m.Entity] = n, int32(i)
		}
	}
	return out
}

// only returns the one entity for which is holds.
func only(entities []int32, is func(int32) bool) (int32, bool) {
	at := slices.IndexFunc(entities, is)
	if at < 0 || slices.ContainsFunc(entities[at+1:], is) {
		return 0, false
	}
	return entities[at], true
}
