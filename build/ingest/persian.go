package ingest

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// persianMonths lists the months of the Solar Hijri calendar, by which Persian pages date, in Iran and in Afghanistan.
var persianMonths = byName[int]([]string{
	"فروردین,اردیبهشت,خرداد,تیر,مرداد|امرداد,شهریور,مهر,آبان,آذر,دی,بهمن,اسفند",
	"حمل,ثور,جوزا,سرطان,اسد,سنبله,میزان,عقرب,قوس,جدی,دلو,حوت",
}, 1)

// The years of that calendar that are read, as far as its rule of leap years holds: they begin from 1831 to 2120. Years of
// its numbers are far from those that other calendars have now, but for the Islamic one.
const firstPersian, lastPersian = 1210, 1499

// newYear is the first day of firstPersian.
var newYear = time.Date(1831, time.March, 21, 0, 0, 0, 0, time.UTC)

// persianDay returns the day of a date in the Solar Hijri calendar; ok is false where there is none. From 1210 to 1634 eight
// of 33 years are leap years, each fourth, the first of all 33 among them (Borkowski 1996, The Persian calendar for 3000
// years): six months have 31 days, five 30, and the last 29, in a leap year 30.
func persianDay(year, month, day int) (t time.Time, ok bool) {
	if year < firstPersian || year > lastPersian || month < 1 || month > 12 || day < 1 {
		return t, false
	}
	since := year - firstPersian
	length := 31
	switch {
	case month == 12 && (since%33%4 != 0 || since%33 == 32):
		length = 29
	case month > 6:
		length = 30
	}
	if day > length {
		return t, false
	}
	leaps := since/33*8 + (since%33+3)/4
	days := since*365 + leaps + (month-1)*30 + min(month-1, 6) + day - 1
	return newYear.AddDate(0, 0, days), true
}

// convert makes a date of the Solar Hijri calendar one of the Gregorian, and returns why it cannot. A month's name says of
// which it is, or else the language: an Arabic text may mean the Islamic calendar with such a year.
func (p *dateParts) convert() (problem string) {
	if !p.persian && (!p.figures || p.year < firstPersian || p.year > lastPersian) {
		return ""
	}
	written := fmt.Sprintf("%04d-%02d-%02d", p.year, p.month, p.day)
	if !p.persian && !isPersian(p.lang) {
		return fmt.Sprintf("%q may be of the Persian calendar or the Islamic one", written)
	}
	t, ok := persianDay(p.year, p.month, p.day)
	if !ok {
		return fmt.Sprintf("there is no day %q in the Persian calendar", written)
	}
	p.year, p.month, p.day = t.Year(), int(t.Month()), t.Day()
	return ""
}

// isPersian reports whether a language's pages date by the Solar Hijri calendar.
func isPersian(lang string) bool {
	tag, err := language.Parse(lang)
	if err != nil {
		return false
	}
	base, _ := tag.Base()
	return base.String() == "fa" || base.String() == "prs"
}

// takePersian reads a month of the calendar, with the word for one behind it, or a weekday that is written in two words, and
// returns how many words that were.
func (p *dateParts) takePersian(tokens []string) int {
	t, next := tokens[0], ""
	if len(tokens) > 1 {
		next = strings.TrimRight(tokens[1], ".:")
	}
	if m := persianMonths[strings.TrimSuffix(t, "ماه")]; m > 0 && p.month == 0 {
		p.month, p.persian = m, true
		if next == "ماه" {
			return 2
		}
		return 1
	}
	if next == "شنبه" && p.takeWord(t+next) {
		return 2
	}
	return 0
}
