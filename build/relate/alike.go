package relate

import (
	"cmp"
	"slices"
	"sort"
)

// A partner is an article that may report the same event as another.
type partner struct {
	article  int32
	likeness float32
}

const (
	// sameEvent is the likeness from which on two reports are of one event; of two groups less will do, see sameGroups. Any
	// value from 0.06 to 0.15 parts all events of testdata/stories.txt, in either half of it; this one lies between.
	// Those texts are short and were invented for it; the value also parts five collected reports, whose pairs lie up to
	// 0.08 and, of one event, at 0.15. On ECB+, 0.13 is as good; see cluster.go.
	sameEvent = 0.12
	// maxAlike is how many partners of an article are kept, the most like it: a group needs but one path between its
	// members to be considered.
	maxAlike = 16
)

// likeness says how much two articles look like reports of one event, from 0 to 1.
func (x *Index) likeness(a, b int32) float64 {
	if x.original[a] == x.original[b] {
		return 1
	}
	f := x.fading(a, b)
	if f == 0 {
		return 0
	}
	return f * dot(x.vectors[a], x.vectors[b])
}

// fading is what time leaves of a likeness: nearness, counted from the day after. Of a report without a day nobody knows
// how near it is.
func (x *Index) fading(a, b int32) float64 {
	days, known := x.daysApart(a, b)
	switch {
	case !known:
		return x.weights.undated * sameDays(x.shapes[a].days, x.shapes[b].days)
	case days > reach:
		return 0
	}
	return x.near[max(0, days-1)] * sameDays(x.shapes[a].days, x.shapes[b].days)
}

// reach is the number of days after which no two reports are alike enough, however much they share:
// nearDays × ln(1/sameEvent), and the day after the event, which counts as the event's.
const reach = 1 + 30

// findAlike looks for the partners of every article: those with a likeness of sameEvent at least, since no groups
// have more in common than the two of their articles that are most alike.
//
// It says which articles have other partners than in the earlier index.
func (x *Index) findAlike(old previous) (touched []bool) {
	x.alike = make([][]partner, len(x.articles))
	touched = make([]bool, len(x.articles))
	fresh := make([]bool, len(x.articles))
	x.in.share(len(x.articles), func(i int) {
		kept, ok := x.keptPartners(old, int32(i))
		if fresh[i] = !ok; fresh[i] {
			kept = x.partners(int32(i))
		}
		x.alike[i], touched[i] = kept, !ok || len(kept) != len(old.alike[old.of(int32(i))])
	})
	if old.Index == nil {
		return touched
	}
	for a := range fresh {
		if !fresh[a] {
			continue
		}
		for _, p := range x.allPartners(int32(a)) {
			if x.addPartner(p.article, partner{int32(a), p.likeness}) {
				touched[p.article] = true
			}
		}
	}
	return touched
}

// partners returns the partners of an article, the most alike first.
func (x *Index) partners(article int32) []partner {
	all := x.allPartners(article)
	return slices.Clone(all[:min(len(all), maxAlike)])
}

func (x *Index) allPartners(article int32) []partner {
	t := x.tallies.Get().(*tally)
	defer x.tallies.Put(t)
	for _, l := range x.telling(t, article, sameEvent/2) {
		near, undated := x.within(l.held, article)
		t.add(near, l.weight)
		t.add(undated, l.weight)
	}
	t.probe.set(x.vectors[article])
	var out []partner
	for _, c := range t.touched {
		// Half of what is asked for must come from what is rare enough to look for.
		if t.sum[c] < sameEvent/2 || x.original[c] == x.original[article] {
			continue
		}
		if l := x.fading(article, c) * t.probe.dot(x.vectors[c]); l >= sameEvent {
			out = append(out, partner{c, float32(l)})
		}
	}
	t.clear()
	for _, c := range x.copies[x.original[article]] { // whatever time has passed
		if c != article {
			out = append(out, partner{c, 1})
		}
	}
	slices.SortFunc(out, x.moreAlike)
	return out
}

func (x *Index) moreAlike(a, b partner) int {
	return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(x.age[a.article], x.age[b.article]))
}

// within returns the holders that are near enough to an article in time, and those whose day is not known. Holders
// stand from new to old, the undated last.
func (x *Index) within(held []holder, article int32) (near, undated []holder) {
	dated := len(held)
	if dated > 0 && x.days[held[dated-1].article] == noDay {
		dated = sort.Search(dated, func(i int) bool { return x.days[held[i].article] == noDay })
	}
	near, undated = held[:dated], held[dated:]
	if day := x.days[article]; day != noDay {
		from := sort.Search(dated, func(i int) bool { return x.days[held[i].article] <= day+int32(reach) })
		to := sort.Search(dated, func(i int) bool { return x.days[held[i].article] < day-int32(reach) })
		near = held[from:to]
	}
	return near, undated
}
