package compare

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// A Named is an entity with how often each voice names it.
type Named struct {
	Entity   int32
	Counts   []int // by voice, as the voices were given
	Articles int   // that name it
	Total    int
}

// Table counts the mentions of each entity by voice, the one that most articles name first. Undecided ones count for
// nobody. voices are the columns.
func Table(articles []Article, voices []int32) []Named {
	at := map[int32]int{}
	var out []Named
	last := []int{} // entity's row → the article that named it last, from 1
	for i := range articles {
		column := slices.Index(voices, articles[i].Voice)
		if column < 0 {
			continue
		}
		for _, m := range articles[i].Mentions.List {
			if m.How == archive.Ambiguous {
				continue
			}
			row, ok := at[m.Entity]
			if !ok {
				row = len(out)
				at[m.Entity] = row
				out = append(out, Named{Entity: m.Entity, Counts: make([]int, len(voices))})
				last = append(last, 0)
			}
			out[row].Counts[column]++
			out[row].Total++
			if last[row] != i+1 {
				last[row] = i + 1
				out[row].Articles++
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Named) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(b.Total, a.Total), cmp.Compare(a.Entity, b.Entity))
	})
	return out
}
