package compare

import (
	"slices"

	"gloss/build/archive"
)

// EditKind says what became of a stretch of a text in its copy.
type EditKind uint8

// The kinds of edit.
const (
	Same EditKind = iota
	Deleted
	Inserted
)

// An Edit is a stretch of words: in both texts (From is the original's, To the copy's), or in one of them alone.
type Edit struct {
	Kind     EditKind
	From, To archive.Span // the one that does not apply is empty
	Words    int
}

// maxEdits bounds the work for two texts that have little in common: beyond it what lies between their common beginning
// and end counts as changed. A copy that shares four words of five stays far below it.
const maxEdits = 1000

// Diff says word by word how a copy differs from its original: a shortest sequence of edits (Myers 1986, “An O(ND)
// difference algorithm”), deletions before insertions. Words are compared as they are written, with the signs beside
// them, so that nothing that was changed is missed; how they are parted by white space is not.
func Diff(original, copied string) []Edit {
	a, b := fields(original), fields(copied)
	var out []Edit
	i, k := 0, 0
	emit := func(kind EditKind, di, dk int) {
		if di+dk == 0 {
			return
		}
		e := Edit{Kind: kind, Words: max(di, dk)}
		if di > 0 {
			e.From = archive.Span{Start: a[i].Start, End: a[i+di-1].End}
		}
		if dk > 0 {
			e.To = archive.Span{Start: b[k].Start, End: b[k+dk-1].End}
		}
		out = append(out, e)
		i, k = i+di, k+dk
	}
	for _, run := range commonRuns(identify(original, copied, a, b)) {
		emit(Deleted, run.a-i, 0)
		emit(Inserted, 0, run.b-k)
		emit(Same, run.n, run.n)
	}
	emit(Deleted, len(a)-i, 0)
	emit(Inserted, 0, len(b)-k)
	return out
}

// fields returns the stretches of a text between white space.
func fields(text string) []archive.Span {
	var out []archive.Span
	start := -1
	for i, r := range text {
		white := r == ' ' || r == '\n' || r == '\t' || r == '\u00a0'
		switch {
		case white && start >= 0:
			out = append(out, archive.Span{Start: int32(start), End: int32(i)})
			start = -1
		case !white && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, archive.Span{Start: int32(start), End: int32(len(text))})
	}
	return out
}

// identify numbers the words of two texts: the same number, the same word.
func identify(s, t string, a, b []archive.Span) (x, y []int32) {
	ids := map[string]int32{}
	number := func(text string, list []archive.Span) []int32 {
		out := make([]int32, len(list))
		for i, w := range list {
			id, ok := ids[text[w.Start:w.End]]
			if !ok {
				id = int32(len(ids))
				ids[text[w.Start:w.End]] = id
			}
			out[i] = id
		}
		return out
	}
	return number(s, a), number(t, b)
}

// run is n words that stand in both texts.
type run struct{ a, b, n int }

// commonRuns returns a longest common subsequence as runs, in order.
func commonRuns(a, b []int32) []run {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []run
	if head > 0 {
		out = append(out, run{0, 0, head})
	}
	for _, r := range snakes(a[head:len(a)-tail], b[head:len(b)-tail]) {
		out = append(out, run{r.a + head, r.b + head, r.n})
	}
	if tail > 0 {
		out = append(out, run{len(a) - tail, len(b) - tail, tail})
	}
	return out
}

// snakes is Myers' greedy algorithm. Of each number of edits it keeps how far into a every diagonal reaches, to walk back
// along.
func snakes(a, b []int32) []run {
	limit := min(len(a)+len(b), maxEdits)
	reach := make([]int, 2*limit+3)
	zero := limit + 1 // of the diagonals, at which as many words of a as of b have been passed
	var steps []step
	for d := 0; d <= limit; d++ {
		for k := -d; k <= d; k += 2 {
			x := reach[zero+k+1] // an insertion
			if k != -d && (k == d || reach[zero+k-1] >= reach[zero+k+1]) {
				x = reach[zero+k-1] + 1 // a deletion
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			reach[zero+k] = x
			if x >= len(a) && x-k >= len(b) {
				return walkBack(steps, k, len(a))
			}
		}
		steps = append(steps, step{slices.Clone(reach[zero-d : zero+d+1]), d})
	}
	return nil
}

// step is how far the diagonals -d … d reach with d edits.
type step struct {
	reach []int
	d     int
}

func (s step) at(diagonal int) int { return s.reach[diagonal+s.d] }

// walkBack follows the edits from the end to the start, and returns the runs between them, in order.
func walkBack(steps []step, k, x int) []run {
	var out []run
	for d := len(steps); d > 0; d-- {
		before := steps[d-1]
		from, start := k+1, 0
		if k != -d && (k == d || before.at(k-1) >= before.at(k+1)) {
			from = k - 1
			start = before.at(from) + 1
		} else {
			start = before.at(from)
		}
		if x > start {
			out = append(out, run{start, start - k, x - start})
		}
		k, x = from, before.at(from)
	}
	if x > 0 {
		out = append(out, run{0, 0, x})
	}
	slices.Reverse(out)
	return out
}
