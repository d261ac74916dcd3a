package relate

import (
	"testing"
	"time"

	"gloss/build/archive"
)

// The first of January 1970 is a day like any other, and not the day that nobody knows.
func TestTheFirstDayOfUnixIsADay(t *testing.T) {
	text := "On 1 January 1970 it rained."
	for value, want := range map[string]int{"1970-01-01": 2, "1969-12-31": 2, "0000-01-01": 2, "9999-12-31": 2, "": 1} {
		if have := namedDays(text, []archive.Dated{{Start: 3, End: 17, Value: value}}); len(have) != want {
			t.Errorf("a text that names %q has %d keys of days, want %d: %v", value, len(have), want, have)
		}
	}
	before, _ := time.Parse(time.DateOnly, "1969-12-31")
	keys := func(value string) []dayKey {
		return namedDays(text, []archive.Dated{{Start: 3, End: 17, Value: value}})[:1]
	}
	for days, want := range map[int]float64{0: 1, 1: 1, 2: otherDay} {
		if have := sameDays(keys("1969-12-31"), keys(before.AddDate(0, 0, days).Format(time.DateOnly))); have != want {
			t.Errorf("two days, %d apart, leave %g of a likeness, want %g", days, have, want)
		}
	}
}
