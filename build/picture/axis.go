package picture

import "time"

// Unit is what an axis is cut into.
type Unit string

// The units, fine to coarse.
const (
	Days     Unit = "day"
	Weeks    Unit = "week" // from Monday (ISO 8601)
	Months   Unit = "month"
	Quarters Unit = "quarter"
	Years    Unit = "year"
)

// maxBins is into how many pieces an axis is cut at most, but for one of more years: five pixels each on a phone.
const maxBins = 56

// An Axis is whole units from the first day on.
type Axis struct {
	Unit Unit
	// Edges are the first day of each bin, and the day after the last: one more than there are bins.
	Edges []int
}

// leastDays is how many days an axis has at least: of fewer the bars would be as broad as they are high.
const leastDays = 14

// NewAxis cuts the days from first to last, both included, into the finest unit that has no more than maxBins, and a longer
// time than that many years into years. A shorter time than two weeks stands in the middle of two.
func NewAxis(first, last int) Axis {
	if short := leastDays - (last - first + 1); short > 0 {
		first, last = first-short/2, last+(short-short/2)
	}
	for _, u := range []Unit{Days, Weeks, Months, Quarters, Years} {
		if edges, ok := cut(u, first, last, maxBins); ok {
			return Axis{u, edges}
		}
	}
	edges, _ := cut(Years, first, last, 1<<30)
	return Axis{Years, edges}
}

// Year is the axis of one calendar year, in weeks.
func Year(year int) Axis {
	first := Day(time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC))
	last := Day(time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC))
	edges, _ := cut(Weeks, first, last, maxBins)
	return Axis{Weeks, edges}
}

func cut(u Unit, first, last, most int) ([]int, bool) {
	edges := []int{u.floor(first)}
	for edges[len(edges)-1] <= last {
		if len(edges) > most {
			return nil, false
		}
		edges = append(edges, u.next(edges[len(edges)-1]))
	}
	return edges, true
}

// floor returns the first day of the unit that a day lies in.
func (u Unit) floor(day int) int {
	t := date(day)
	switch u {
	case Weeks:
		return day - (int(t.Weekday())+6)%7
	case Months:
		return Day(time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC))
	case Quarters:
		return Day(time.Date(t.Year(), (t.Month()-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC))
	case Years:
		return Day(time.Date(t.Year(), time.January, 1, 0, 0, 0, 0, time.UTC))
	default:
		return day
	}
}

// next returns the first day of the unit after the one that begins on a day.
func (u Unit) next(day int) int {
	t := date(day)
	switch u {
	case Weeks:
		return day + 7
	case Months:
		return Day(t.AddDate(0, 1, 0))
	case Quarters:
		return Day(t.AddDate(0, 3, 0))
	case Years:
		return Day(t.AddDate(1, 0, 0))
	default:
		return day + 1
	}
}

// Bins is into how many pieces the axis is cut.
func (a Axis) Bins() int { return len(a.Edges) - 1 }

// First and Last are the days at its ends.
func (a Axis) First() int { return a.Edges[0] }

// Last is the last day that still belongs to the axis.
func (a Axis) Last() int { return a.Edges[len(a.Edges)-1] - 1 }

// X returns where a day begins, from 0 at the start of the axis to 1 at its end. Days beyond stand at the ends.
func (a Axis) X(day int) float64 {
	from, to := a.Edges[0], a.Edges[len(a.Edges)-1]
	return round(float64(min(max(day, from), to)-from) / float64(to-from))
}

// Bin returns the bin that a day lies in, or -1.
func (a Axis) Bin(day int) int {
	if day < a.Edges[0] || day > a.Last() {
		return -1
	}
	lo, hi := 0, a.Bins()
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; a.Edges[mid] <= day {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// Count counts days by bin. Days outside count nowhere.
func (a Axis) Count(days []int) []int {
	out := make([]int, a.Bins())
	for _, d := range days {
		if b := a.Bin(d); b >= 0 {
			out[b]++
		}
	}
	return out
}
