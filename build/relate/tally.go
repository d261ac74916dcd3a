package relate

import (
	"cmp"
	"slices"
)

// A tally adds up what articles have in common with one; it is reused from article to article.
type tally struct {
	sum     []float32 // article → what it shares; 0 where not touched
	touched []int32
	lists   []list
	probe   probe
}

// A list is the articles that have a feature of the one that others are sought for.
type list struct {
	held   []holder
	weight float32 // of the feature in that one
	most   float32 // what two articles can share by it
}

// fewHolders is how many holders need no choice among lists: to go through them costs no more than to compare in full those
// that are found. Set by hand.
const fewHolders = 1000

// telling returns the lists by which to look for articles like one, shortest first. What more than maxHolders have is never
// looked for. Of the rest the longest are passed over as long as all that are can add up to no more than little, which
// makes no difference to what shares more than that, and until fewHolders are left. The slice is the tally's own.
func (x *Index) telling(t *tally, article int32, little float64) []list {
	t.lists = t.lists[:0]
	total := 0
	for _, f := range x.vectors[article] {
		if !x.weights.common(f.hash) {
			held, most := x.holders.of(f.hash)
			t.lists = append(t.lists, list{held, f.weight, f.weight * most})
			total += len(held)
		}
	}
	slices.SortFunc(t.lists, func(a, b list) int { return cmp.Compare(len(a.held), len(b.held)) })
	for n := len(t.lists); total > fewHolders && n > 0; n-- {
		last := t.lists[n-1]
		if little -= float64(last.most); little < 0 {
			break
		}
		total -= len(last.held)
		t.lists = t.lists[:n-1]
	}
	return t.lists
}

func (t *tally) add(held []holder, weight float32) {
	// Which articles are met for the first time is beyond any branch prediction, so each is noted and the place taken
	// again by the next where it was not.
	n := len(t.touched)
	t.touched = slices.Grow(t.touched, len(held))[:n+len(held)]
	for _, h := range held {
		sum := t.sum[h.article]
		t.touched[n] = h.article
		if sum == 0 {
			n++
		}
		t.sum[h.article] = sum + weight*h.weight
	}
	t.touched = t.touched[:n]
}

func (t *tally) clear() {
	for _, c := range t.touched {
		t.sum[c] = 0
	}
	t.touched = t.touched[:0]
}
