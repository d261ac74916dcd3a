package picture

import "time"

// A Tick is a label below an axis.
type Tick struct {
	X     float64 // 0 … 1
	Day   int
	Shows Part // of the day that the label has room for
	Month bool // whether it stands for a whole month, rather than a day or a year
}

// Part is how much of a day a label shows.
type Part uint8

// The parts: “2017”, “Jan 2017”, “Feb”, “8 Jan 2017”, “1 Feb”, “15”.
const (
	ShowsYear Part = iota
	ShowsMonthAndYear
	ShowsMonth
	ShowsDayAndYear
	ShowsDayAndMonth
	ShowsDay
)

// maxTicks is how many labels fit below an axis on a phone.
const maxTicks = 5

// Ticks returns labels for round days, months or years, in order, two at least where there is room. The year stands with
// the first and with each January.
func (a Axis) Ticks() []Tick {
	for _, step := range []struct {
		months, days int
	}{{0, 1}, {0, 2}, {0, 7}, {0, 14}, {1, 0}, {2, 0}, {3, 0}, {6, 0}, {12, 0}, {24, 0}, {60, 0}, {120, 0}, {240, 0}, {600, 0}, {1200, 0}} {
		if out := a.ticks(step.months, step.days); len(out) <= maxTicks && len(out) > 1 {
			return out
		}
	}
	return []Tick{{X: 0, Day: a.First(), Shows: ShowsYear}}
}

// ticks sets one every so many months or days. None stands so close to the end that its label would be cut.
func (a Axis) ticks(months, days int) []Tick {
	const room = .88
	day := a.First()
	if months > 0 {
		day = Months.floor(day)
		for t := date(day); (t.Year()*12+int(t.Month())-1)%months != 0; t = date(day) {
			day = Day(t.AddDate(0, -1, 0))
		}
	}
	var out []Tick
	for ; day <= a.Last() && len(out) <= maxTicks; day = after(day, months, days) {
		if day < a.First() || a.X(day) > room {
			continue
		}
		t := date(day)
		out = append(out, Tick{X: a.X(day), Day: day, Shows: shows(t, months, len(out) == 0), Month: months > 0 && months < 12})
	}
	return out
}

func after(day, months, days int) int {
	if months == 0 {
		return day + days
	}
	return Day(date(day).AddDate(0, months, 0))
}

func shows(t time.Time, months int, first bool) Part {
	switch {
	case months >= 12:
		return ShowsYear
	case months > 0 && (first || t.Month() == time.January):
		return ShowsMonthAndYear
	case months > 0:
		return ShowsMonth
	case first:
		return ShowsDayAndYear
	case t.Day() <= 7:
		return ShowsDayAndMonth
	default:
		return ShowsDay
	}
}
