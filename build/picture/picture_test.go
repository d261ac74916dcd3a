package picture

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func day(t testing.TB, s string) int {
	t.Helper()
	d, err := time.Parse("2006-01-02", s)
	if err != nil {
		t.Fatal(err)
	}
	return Day(d)
}

func TestDayIsTheOneThatIsWritten(t *testing.T) {
	zone := time.FixedZone("", 3*60*60+30*60)
	if have, want := Day(time.Date(2017, 1, 8, 0, 30, 0, 0, zone)), day(t, "2017-01-08"); have != want {
		t.Errorf("half past midnight is day %d, want %d", have, want)
	}
	if have := Day(time.Date(1969, 12, 31, 23, 0, 0, 0, time.UTC)); have != -1 {
		t.Errorf("the last day of 1969 is %d", have)
	}
}

func TestAxisTakesTheFinestUnitThatFits(t *testing.T) {
	for _, c := range []struct {
		first, last string
		unit        Unit
		bins        int
		from        string // the first day
	}{
		{"2017-01-08", "2017-01-08", Days, 14, "2017-01-02"},
		{"2017-01-08", "2017-01-09", Days, 14, "2017-01-02"},
		{"2016-12-01", "2017-01-25", Days, 56, "2016-12-01"},
		{"2016-12-01", "2017-01-26", Weeks, 9, "2016-11-28"},
		{"2016-12-18", "2017-09-05", Weeks, 39, "2016-12-12"},
		{"2015-02-10", "2018-12-31", Months, 47, "2015-02-01"},
		{"2010-02-10", "2018-12-31", Quarters, 36, "2010-01-01"},
		{"1850-02-10", "1890-12-31", Years, 41, "1850-01-01"},
		{"1700-02-10", "1890-12-31", Years, 191, "1700-01-01"},
	} {
		a := NewAxis(day(t, c.first), day(t, c.last))
		if a.Unit != c.unit || a.Bins() != c.bins || a.First() != day(t, c.from) {
			t.Errorf("%s – %s: %d of unit %s from %s; want %d of %s from %s", c.first, c.last, a.Bins(), a.Unit, date(a.First()).Format("2006-01-02"), c.bins, c.unit, c.from)
		}
		if a.Bin(day(t, c.first)) < 0 || a.Bin(day(t, c.last)) < 0 {
			t.Errorf("%s – %s: an end lies outside", c.first, c.last)
		}
	}
}

func TestBinsHoldTheirDays(t *testing.T) {
	a := NewAxis(day(t, "2015-02-10"), day(t, "2018-12-31"))
	for i := range a.Bins() {
		if a.Bin(a.Edges[i]) != i || a.Bin(a.Edges[i+1]-1) != i {
			t.Fatalf("bin %d does not hold its first and last day", i)
		}
	}
	if a.Bin(a.First()-1) != -1 || a.Bin(a.Last()+1) != -1 {
		t.Error("a day outside lies in a bin")
	}
	have := a.Count([]int{a.First(), a.First(), a.Last(), a.Last() + 1})
	if have[0] != 2 || have[len(have)-1] != 1 {
		t.Errorf("counts are %v", have)
	}
}

func TestTicksAreRoundAndFew(t *testing.T) {
	formats := map[Part]string{
		ShowsYear: "2006", ShowsMonthAndYear: "Jan 2006", ShowsMonth: "Jan", ShowsDayAndYear: "2 Jan 2006", ShowsDayAndMonth: "2 Jan", ShowsDay: "2",
	}
	for _, c := range []struct {
		first, last string
		want        []string
	}{
		{"2017-01-08", "2017-01-09", []string{"2 Jan 2017", "9"}},
		{"2016-12-18", "2017-01-26", []string{"18 Dec 2016", "1 Jan", "15"}},
		{"2016-12-18", "2017-09-05", []string{"Jan 2017", "Mar", "May", "Jul"}},
		{"2015-02-10", "2018-12-31", []string{"2016", "2017", "2018"}},
		{"1700-02-10", "1890-12-31", []string{"1700", "1750", "1800", "1850"}},
	} {
		a := NewAxis(day(t, c.first), day(t, c.last))
		var have []string
		for _, tick := range a.Ticks() {
			have = append(have, date(tick.Day).Format(formats[tick.Shows]))
			if tick.X < 0 || tick.X > 1 {
				t.Errorf("the tick %s stands at %g", date(tick.Day), tick.X)
			}
		}
		if d := cmp.Diff(c.want, have); d != "" {
			t.Errorf("%s – %s (-want +have):\n%s", c.first, c.last, d)
		}
	}
}

func TestBarsStandOnTheLine(t *testing.T) {
	a := NewAxis(day(t, "2017-01-01"), day(t, "2017-01-15"))
	bars := a.Bars([]int{0, 10, 1, 0, 5}, 10, 24)
	want := []string{"bin 1: 24 of 24", "bin 2: 2 of 24", "bin 4: 12 of 24"}
	var have []string
	for _, b := range bars {
		have = append(have, fmt.Sprintf("bin %d: %d of %d", b.Bin, b.Height, b.Y+b.Height))
		if b.X < a.X(a.Edges[b.Bin]) || b.X+b.Width > a.X(a.Edges[b.Bin+1]) {
			t.Errorf("the bar of bin %d leaves it", b.Bin)
		}
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Error(d)
	}
}

func TestLabelsNeverCoverEachOther(t *testing.T) {
	xs, letters := []float64{0, .02, .3, .49, .51, .98, 1}, []int{12, 40, 5, 20, 20, 3, 60}
	labels := Labels(xs, letters)
	var taken []struct {
		row      int
		from, to float64
	}
	for i, l := range labels {
		w := float64(min(letters[i], MaxLabel)) * letterWidth / narrow
		from, to := l.X, l.X+w
		if l.End {
			from, to = l.X-w, l.X
		}
		if from < -.001 || to > 1.001 {
			t.Errorf("label %d reaches from %g to %g", i, from, to)
		}
		for _, o := range taken {
			if o.row == l.Row && from < o.to && o.from < to {
				t.Errorf("label %d covers another in row %d", i, l.Row)
			}
		}
		taken = append(taken, struct {
			row      int
			from, to float64
		}{l.Row, from, to})
	}
}

func TestPercent(t *testing.T) {
	for share, want := range map[float64]string{0: "0%", 1: "100%", .125: "12.5%", round(1. / 3): "33.33%"} {
		if have := Percent(share); have != want {
			t.Errorf("%g is %s, want %s", share, have, want)
		}
	}
	if have := round(math.Nextafter(1, 0)); have != 1 {
		t.Errorf("nearly all is %g", have)
	}
}
