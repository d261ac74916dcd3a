package load

import "time"

// spelledDates are ways to write a day in English, or with the year first, that leave no doubt which figure is what.
// Those with the day and the month in figures do, as in 5/6/2024, and are not among them.
var spelledDates = [...]string{
	"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "January 2 2006", "Jan 2 2006",
	"Monday, 2 January 2006", "Monday, January 2, 2006", "2006-1-2", "2006/1/2", "2006.1.2",
}

// dateHint says how a date is to be written: this one, where it can be told.
func dateHint(s string) string {
	for _, layout := range spelledDates {
		if day, err := time.Parse(layout, s); err == nil {
			return "write " + day.Format(time.DateOnly)
		}
	}
	return "write the year first, then month and day, each in digits"
}
