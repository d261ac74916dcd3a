package relate

import (
	"cmp"
	"slices"
)

const (
	// leastCommon is how many different words that mean something two sentences must share to say much the same.
	leastCommon = 4
	// leastAlike is the share of their weight that must be common.
	// Set by reading the pairs of sentences above 0.12 in five collected reports.
	leastAlike = 0.25
	// leastWeight is what the common words must weigh, in words that stand nowhere else in the archive: many small ones
	// say nothing.
	leastWeight = 2
	// nameInPassage is what a name counts in a passage: who is meant is a reason of its own, and what is said of them is
	// sought here.
	nameInPassage = 0.5
	// smallShare is what a word must weigh to mean something, of what one weighs that stands nowhere else.
	// Set by hand, like the two numbers above that no source is named for.
	smallShare = 0.1
	// maxParts is how many sentences of a text, and how many quotations, are compared with those of another, from its
	// beginning: the work is the product of both numbers. A long report has about 100; more is a book.
	maxParts = 600
	// maxPassages is how many passages are shown of a pair.
	maxPassages = 3
)

// A match is two parts that say much the same.
type match struct {
	here, there int
	alike       float64
}

// matches finds the parts that are each other's best.
func (x *Index) matches(here, there *parts) []match {
	if len(here.list) == 0 || len(there.list) == 0 {
		return nil
	}
	best := make([]match, len(there.list)) // of each there
	for j := range best {
		best[j].here = -1
	}
	forth := make([]match, len(here.list))
	t := x.tables.Get().(*table)
	defer x.tables.Put(t)
	for from := 0; from < len(here.list); from += t.rows {
		t.fill(x.weights, here, there, from)
		for i := from; i < min(from+t.rows, len(here.list)); i++ {
			forth[i].there = -1
			for j, s := range t.row(i - from) {
				if s.words < leastCommon || s.weight < leastWeight*x.weights.most {
					continue
				}
				alike := s.weight / max(here.list[i].sum, there.list[j].sum)
				if alike < leastAlike {
					continue
				}
				m := match{i, j, alike}
				if alike > forth[i].alike {
					forth[i] = m
				}
				if alike > best[j].alike {
					best[j] = m
				}
			}
		}
	}
	var out []match
	for i, m := range forth {
		if m.there >= 0 && best[m.there].here == i {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b match) int { return cmp.Compare(b.alike, a.alike) })
	return out
}

// shared is what two parts have in common, in words that mean something.
type shared struct {
	weight float64
	words  int
}

// A table says what each of some parts has in common with each part of another text. It is reused from pair to pair.
type table struct {
	rows, columns int
	cells         []shared
}

// tableSize is how many cells a table has at most, where one row is not more: a megabyte does for all but books, which
// take several turns.
const tableSize = 1 << 16

// fill compares as many parts as there is room for, from one on. Both texts' stems stand by hash, so that they are gone
// through side by side.
func (t *table) fill(w *weights, here, there *parts, from int) {
	t.columns = len(there.list)
	t.rows = min(len(here.list)-from, max(1, tableSize/t.columns))
	t.cells = slices.Grow(t.cells[:0], t.rows*t.columns)[:t.rows*t.columns]
	clear(t.cells)
	least := smallShare * w.most
	a, b := here.stems, there.stems
	for i, j := 0, 0; i < len(a) && j < len(b); {
		hash := a[i].hash
		switch {
		case hash < b[j].hash:
			i++
			continue
		case hash > b[j].hash:
			j++
			continue
		}
		end := j
		for end < len(b) && b[end].hash == hash {
			end++
		}
		for ; i < len(a) && a[i].hash == hash; i++ {
			if k := int(a[i].part) - from; k >= 0 && k < t.rows {
				t.add(k, a[i].weight, b[j:end], least)
			}
		}
		j = end
	}
}

// add notes a stem of the k-th row, and where the other text has it.
func (t *table) add(k int, weight float32, in []stem, least float64) {
	row := t.row(k)
	for _, s := range in {
		if float64(s.weight) > least {
			cell := &row[s.part]
			cell.weight += float64(min(weight, s.weight))
			cell.words++
		}
	}
}

func (t *table) row(k int) []shared { return t.cells[k*t.columns : (k+1)*t.columns] }
