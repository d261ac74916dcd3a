package picture

import "slices"

// A Bar stands on the base line of a lane.
type Bar struct {
	X, Width  float64 // 0 … 1
	Y, Height int     // pixels from the top
	Bin       int
	Count     int
}

// Bars returns a bar for each bin that counts something, with the highest count of all lanes at the lane's full height. The
// smallest is two pixels high, to be seen.
func (a Axis) Bars(counts []int, highest, height int) []Bar {
	const least, fill = 2, .72 // a bar takes up most of its bin: the gap tells them apart
	var out []Bar
	for i, n := range counts {
		if n == 0 {
			continue
		}
		h := max(least, (n*height+highest/2)/max(1, highest))
		from, to := a.X(a.Edges[i]), a.X(a.Edges[i+1])
		out = append(out, Bar{X: round(from + (to-from)*(1-fill)/2), Width: round((to - from) * fill), Y: height - h, Height: h, Bin: i, Count: n})
	}
	return out
}

// Highest returns the largest count of all lanes, at least 1.
func Highest(lanes [][]int) int {
	most := 1
	for _, l := range lanes {
		if len(l) > 0 {
			most = max(most, slices.Max(l))
		}
	}
	return most
}

// A Label is a name at a place of the axis, in one of several rows.
type Label struct {
	X   float64
	Row int
	End bool // the name ends at X rather than begins there
}

const (
	// narrow is the width in pixels for which labels are laid out: a phone's. On a wider screen they only stand further apart.
	narrow = 300
	// letterWidth is what a letter of a label takes up, in pixels: an average for a sans-serif of 14 pixels.
	letterWidth = 6.6
)

// MaxLabel is how many letters a label may have: half the axis on a phone.
const MaxLabel = 21

// Labels lays names out in rows so that none covers another. xs are in order; letters are the lengths of the names, in
// code points.
func Labels(xs []float64, letters []int) []Label {
	var out []Label
	var ends [][]stretch // row → what is taken
	for i, x := range xs {
		w := float64(min(letters[i], MaxLabel)+1) * letterWidth / narrow
		l := Label{X: x, End: x > .5}
		s := stretch{x, x + w}
		if l.End {
			s = stretch{x - w, x}
		}
		for l.Row < len(ends) && slices.ContainsFunc(ends[l.Row], s.meets) {
			l.Row++
		}
		if l.Row == len(ends) {
			ends = append(ends, nil)
		}
		ends[l.Row] = append(ends[l.Row], s)
		out = append(out, l)
	}
	return out
}

type stretch struct{ from, to float64 }

func (s stretch) meets(t stretch) bool { return s.from <= t.to && t.from <= s.to }
