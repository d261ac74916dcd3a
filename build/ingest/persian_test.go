package ingest

import (
	"testing"
	"time"
)

// The days on which years began are those that Iran had its new year on; 1375, 1399, 1403 and 1408 are leap years.
func TestPersianDays(t *testing.T) {
	for _, tt := range []struct {
		year, month, day int
		want             string
	}{
		{1210, 1, 1, "1831-03-21"},
		{1300, 1, 1, "1921-03-21"},
		{1304, 1, 11, "1925-03-31"},
		{1354, 1, 1, "1975-03-21"},
		{1357, 11, 22, "1979-02-11"},
		{1368, 3, 14, "1989-06-04"},
		{1375, 1, 1, "1996-03-20"},
		{1375, 12, 30, "1997-03-20"},
		{1384, 1, 1, "2005-03-21"},
		{1388, 3, 22, "2009-06-12"},
		{1395, 10, 18, "2017-01-07"},
		{1399, 12, 30, "2021-03-20"},
		{1400, 1, 1, "2021-03-21"},
		{1402, 12, 29, "2024-03-19"},
		{1403, 1, 1, "2024-03-20"},
		{1403, 12, 30, "2025-03-20"},
		{1404, 1, 1, "2025-03-21"},
		{1408, 12, 30, "2030-03-20"},
		{1409, 1, 1, "2030-03-21"},
		// There are none.
		{1404, 12, 30, ""},
		{1407, 12, 30, ""},
		{1403, 7, 31, ""},
		{1403, 13, 1, ""},
		{1403, 0, 1, ""},
		{1403, 1, 0, ""},
		{2017, 1, 1, ""},
		{1209, 1, 1, ""},
	} {
		have := ""
		if d, ok := persianDay(tt.year, tt.month, tt.day); ok {
			have = d.Format(time.DateOnly)
		}
		if have != tt.want {
			t.Errorf("%d-%d-%d is %q, want %q", tt.year, tt.month, tt.day, have, tt.want)
		}
	}
}

// Each day is followed by the next, and eight years of 33 have 366.
func TestPersianDaysFollowEachOther(t *testing.T) {
	want := newYear
	for year := firstPersian; year <= lastPersian; year++ {
		days := 0
		for month := 1; month <= 12; month++ {
			for day := 1; day <= 31; day++ {
				have, ok := persianDay(year, month, day)
				if !ok {
					continue
				}
				if !have.Equal(want) {
					t.Fatalf("%d-%d-%d is %s, want %s", year, month, day, have.Format(time.DateOnly), want.Format(time.DateOnly))
				}
				want = want.AddDate(0, 0, 1)
				days++
			}
		}
		_, leap := persianDay(year, 12, 30)
		if days != 365 && !leap || days != 366 && leap {
			t.Errorf("%d has %d days", year, days)
		}
	}
}

func TestPersianDateLines(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"۱۸ دی ۱۳۹۵", "2017-01-07"},
		{"۱۸ دی\u200cماه ۱۳۹۵", "2017-01-07"},
		{"۱۸ دی ماه ۱۳۹۵", "2017-01-07"},
		{"شنبه، ۱۸ دی ۱۳۹۵، ساعت ۱۷:۳۴", "2017-01-07T17:34"},
		{"سه\u200cشنبه ۲۱ دی ۱۳۹۵", "2017-01-10"},
		{"سه شنبه ۲۱ دی ۱۳۹۵", "2017-01-10"},
		{"تاریخ انتشار: 18 دی 1395 - 10:30", "2017-01-07T10:30"},
		{"۱۸ جدی ۱۳۹۵", "2017-01-07"},
		{"۳۰ اسفند ۱۴۰۳", "2025-03-20"},
		{"۱۸ دی", ""},
		{"دی ۱۳۹۵", ""},
		{"۱۸ دی ۱۳۹۵ بندر بسته شد", ""},
	} {
		s, ok := dateLine(tt.line)
		if s.date.String() != tt.want || ok != (tt.want != "") || s.weekday != "" {
			t.Errorf("%q: %q, %v, %q; want %q", tt.line, s.date, ok, s.weekday, tt.want)
		}
	}
	for _, line := range []string{"۳۰ اسفند ۱۴۰۴", "۱۸ دی ۲۰۱۷", "۱۳۹۵/۱۰/۱۸", "1438/4/9"} {
		if s, ok := dateLine(line); !ok || s.problem == "" || !s.date.IsZero() {
			t.Errorf("%q: %+v, %v; want a date line with a problem", line, s, ok)
		}
	}
	if s, ok := dateLine("یکشنبه ۱۸ دی ۱۳۹۵"); !ok || s.weekday != "Saturday" {
		t.Errorf("the wrong weekday is read as %+v, %v", s, ok)
	}
}

// Numbers alone are of the calendar of the page's language.
func TestPersianDatesInNumbers(t *testing.T) {
	for _, tt := range []struct{ line, language, want string }{
		{"کد خبر ۴۷۱۱ | ۱۳۹۵/۱۰/۱۸ - ۱۰:۳۰", "fa", "2017-01-07T10:30"},
		{"1395-10-18", "fa-IR", "2017-01-07"},
		{"18/10/1395", "prs", "2017-01-07"},
		{"2017/1/7", "fa", "2017-01-07"},
		{"1438/04/09", "ar", ""},
		{"1395/10/18", "", ""},
	} {
		s, _ := dateIn(tt.line, tt.language)
		if s.date.String() != tt.want {
			t.Errorf("%q in %q: %q, want %q", tt.line, tt.language, s.date, tt.want)
		}
	}
}
