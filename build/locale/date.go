package locale

import (
	"strconv"
	"time"
)

// A month has a name by itself (“январь”), with a day (“8 января”) and in short (“янв.”).
type month struct{ alone, day, short string }

// Year is “2017”.
func Year(t time.Time) string { return strconv.Itoa(t.Year()) }

// Day is “8 January 2017”.
func (l *Language) Day(t time.Time) string {
	return l.Say("date.day", "day", l.dayOf(t), "month", l.months[t.Month()-1].day, "year", Year(t))
}

// ShortDay is “8 Jan 2017”.
func (l *Language) ShortDay(t time.Time) string {
	return l.Say("date.day", "day", l.dayOf(t), "month", l.months[t.Month()-1].short, "year", Year(t))
}

// DayTime is “8 January 2017, 09:40”.
func (l *Language) DayTime(t time.Time) string {
	return l.Say("date.time", "date", l.Day(t), "time", t.Format("15:04"))
}

// DayOfMonth is “8 January”.
func (l *Language) DayOfMonth(t time.Time) string {
	return l.Say("date.day-month", "day", l.dayOf(t), "month", l.months[t.Month()-1].day)
}

// ShortDayOfMonth is “8 Jan”.
func (l *Language) ShortDayOfMonth(t time.Time) string {
	return l.Say("date.day-month", "day", l.dayOf(t), "month", l.months[t.Month()-1].short)
}

// Month is “January 2017”.
func (l *Language) Month(t time.Time) string {
	return l.Say("date.month", "month", l.months[t.Month()-1].alone, "year", Year(t))
}

// ShortMonth is “Jan 2017”.
func (l *Language) ShortMonth(t time.Time) string {
	return l.Say("date.month", "month", l.months[t.Month()-1].short, "year", Year(t))
}

// MonthName is “January”, and in short “Jan”.
func (l *Language) MonthName(m time.Month) (name, short string) {
	return l.months[m-1].alone, l.months[m-1].short
}

// dayOf is the number of a day, of which the first may be written in another way than the others (“1er”).
func (l *Language) dayOf(t time.Time) string {
	if t.Day() == 1 {
		return l.Say("date.first")
	}
	return strconv.Itoa(t.Day())
}
