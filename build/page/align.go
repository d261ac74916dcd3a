package page

import "slices"

// align finds the strings of part among those of whole, of which part is a selection, nearly always in order. It
// returns for each string of whole whether it was selected. Strings that stand once on either side are matched first
// (the longest run of them in order), then what lies between two such, in order.
func align(whole, part []string) []bool {
	kept := make([]bool, len(whole))
	w, p := 0, 0
	for _, m := range append(unique(whole, part), match{len(whole), len(part)}) {
		fill(kept, whole, part, w, m.whole, p, m.part)
		if m.whole < len(whole) {
			kept[m.whole] = true
		}
		w, p = m.whole+1, m.part+1
	}
	return kept
}

type match struct{ whole, part int } // two indices at which the same string stands

// reach is how many strings of whole are searched for one of part between two sure matches: more than an extractor ever
// leaves out at once, few enough that a page of equal strings takes no time that grows with its square.
const reach = 2000

// fill matches whole[w:wEnd] with part[p:pEnd] in order; what is not found is skipped.
func fill(kept []bool, whole, part []string, w, wEnd, p, pEnd int) {
	for ; p < pEnd; p++ {
		if i := slices.Index(whole[w:max(w, min(wEnd, w+reach))], part[p]); i >= 0 {
			kept[w+i] = true
			w += i + 1
		}
	}
}

// unique returns the matches of strings that both sides have once, as many as stand in order on both sides.
func unique(whole, part []string) []match {
	type place struct{ whole, part, times int }
	places := map[string]*place{}
	for i, s := range part {
		if at := places[s]; at != nil {
			at.times += 2 // no match any more
		} else {
			places[s] = &place{part: i}
		}
	}
	for i, s := range whole {
		if at := places[s]; at != nil {
			at.whole = i
			at.times++
		}
	}
	var once []match
	for i, s := range part {
		if at := places[s]; at.times == 1 {
			once = append(once, match{at.whole, i})
		}
	}
	return ascending(once)
}

// ascending returns the longest selection of matches, which ascend on one side, that ascend on the other side too.
func ascending(all []match) []match {
	var tails []int // of the best selection of each length: the index of its last match
	before := make([]int, len(all))
	for i, m := range all {
		n, _ := slices.BinarySearchFunc(tails, m.whole, func(j, whole int) int { return all[j].whole - whole })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	out := make([]match, len(tails))
	for i, n := tails[len(tails)-1], len(tails)-1; n >= 0; i, n = before[i], n-1 {
		out[n] = all[i]
	}
	return out
}
