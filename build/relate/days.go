package relate

import (
	"math"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// noDay stands for an article whose day is not known.
const noDay = math.MinInt32

// dayOf numbers a date's calendar day as written, whatever its zone.
func dayOf(d archive.Date) int32 {
	if d.Precision() != archive.Day && d.Precision() != archive.Time {
		return noDay
	}
	return dayNumber(d.From())
}

func dayNumber(t time.Time) int32 {
	y, m, n := t.Date()
	return int32(time.Date(y, m, n, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// daysApart counts calendar days as written, and says false where one of the days is not known.
func (x *Index) daysApart(a, b int32) (int, bool) {
	p, q := x.days[a], x.days[b]
	if p == noDay || q == noDay {
		return 0, false
	}
	return int(max(p-q, q-p)), true
}

// A dayKey is a day that a text names: one of the calendar, or words such as “Sunday” or “30 December” in a text
// whose own day is not known, which can only be compared as words.
type dayKey struct {
	key    uint32 // of the calendar: days since long ago, so that neighbours differ by one; of words: their hash; 0 is no day
	worded bool
}

const (
	// leadDays is how many named days of a text are looked at: the first say when that happened which is reported, the
	// rest is background (the inverted pyramid).
	leadDays = 2
	// otherDay is what remains of the likeness of two reports whose leads name different days: less, since that speaks for
	// two events, but not nothing, since a report may begin with what came of the event.
	// On ECB+ (Cybulska and Vossen 2014) F1 of pairs is within 0.01 for any value from 0.7 to 1, with the fewest events
	// merged at 0.7.
	otherDay = 0.7
)

// namedDays returns the first days that a text names: those of the calendar, and in any case by their words, which is
// all that can be compared with a text without a date of its own.
func namedDays(text string, dates []archive.Dated) []dayKey {
	var out []dayKey
	days := 0
	for _, d := range dates {
		known, worded := calendarDay(d), wordedDay(text, d)
		for _, k := range [...]dayKey{known, worded} {
			if k.key != 0 && !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
		if known.key == 0 && worded.key == 0 {
			continue
		}
		if days++; days == leadDays {
			break
		}
	}
	return out
}

func calendarDay(d archive.Dated) (k dayKey) {
	if t, err := time.Parse(time.DateOnly, d.Value); err == nil {
		k.key = uint32(dayNumber(t) + beforeAll)
	}
	return k
}

// beforeAll is so many days that a day of any year from 0000 on counts more than 0, which is no day.
const beforeAll = 1 << 20

// wordedDay hashes the words of a day's name. Names of days and months begin with a capital in the language whose dates
// are read; “yesterday” does not, and tells nothing without a day to count from.
func wordedDay(text string, d archive.Dated) dayKey {
	if d.Value != "" && len(d.Value) != len(time.DateOnly) {
		return dayKey{} // a month, a year
	}
	key, named := uint32(0), false
	for _, w := range words(nil, text[d.Start:d.End], nil) {
		first, _ := utf8.DecodeRuneInString(text[d.Start+w.start:])
		switch {
		case unicode.IsUpper(first):
			key, named = join(key, w.whole), true
		case w.kind == figure:
			key = join(key, w.whole)
		}
	}
	if !named {
		return dayKey{}
	}
	return dayKey{key, true}
}

// sameDays is 1 where the leads of two reports may tell of one day, and otherDay where they do not. Days of the
// calendar are compared where both have such, otherwise their words.
func sameDays(a, b []dayKey) float64 {
	for _, worded := range [...]bool{false, true} {
		differ := false
		for _, p := range a {
			for _, q := range b {
				if p.worded != worded || q.worded != worded {
					continue
				}
				if p == q || !worded && max(p.key, q.key)-min(p.key, q.key) <= 1 {
					return 1
				}
				differ = true
			}
		}
		if differ {
			return otherDay
		}
	}
	return 1
}
