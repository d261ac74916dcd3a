package archive

import (
	"fmt"
	"strings"
	"time"
)

// A Date is a point or span in time as exactly as it is known: EDTF level 0 (ISO 8601-2) without
// seasons. The zero value is “no date”.
type Date struct {
	text      string
	from      time.Time // the first instant meant; UTC where the text has no zone
	precision Precision
	until     time.Time // intervals: the last day, month or year meant; else zero
}

// Precision is how exactly a date is known.
type Precision uint8

// The precisions, coarse to fine.
const (
	NoDate Precision = iota
	Year
	Month
	Day
	Time
	Interval
)

var layouts = []struct {
	layout    string
	precision Precision
}{
	{"2006-01-02", Day},
	{"2006-01", Month},
	{"2006", Year},
	{time.RFC3339, Time},
	{"2006-01-02T15:04Z07:00", Time},
	{"2006-01-02T15:04:05", Time},
	{"2006-01-02T15:04", Time},
}

// ParseDate reads a day, month, year, time (RFC 3339, seconds and zone optional) or an interval of the first
// three joined by a slash. What is only about or perhaps so is no Date but an Expression: ParseEDTF reads it. The error
// names what was expected, for an editor to read.
func ParseDate(s string) (Date, error) {
	if from, to, ok := strings.Cut(s, "/"); ok && len(from) >= 4 {
		a, okA := parseOne(from)
		b, okB := parseOne(to)
		if !okA || !okB || a.precision > Day || b.precision > Day {
			return Date{}, fmt.Errorf("%q is no interval such as 2016-12/2017-01-08", s)
		}
		if b.from.Before(a.from) {
			return Date{}, fmt.Errorf("%q ends before it begins", s)
		}
		return Date{text: s, from: a.from, precision: Interval, until: b.from}, nil
	}
	if d, ok := parseOne(s); ok {
		return d, nil
	}
	return Date{}, fmt.Errorf("%q is no date such as 2017-01-08, 2017-01, 2017 or 2017-01-08T09:40:00+03:30", s)
}

// parseOne reads a date that is no interval.
func parseOne(s string) (Date, bool) {
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, s); err == nil {
			return Date{text: s, from: t, precision: l.precision}, true
		}
	}
	return Date{}, false
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.precision == NoDate }

// Precision returns how exactly the date is known.
func (d Date) Precision() Precision { return d.precision }

// String returns the date as it was written.
func (d Date) String() string { return d.text }

// From returns the first instant meant: of a month its first midnight. Where the text gives no zone it is in UTC.
func (d Date) From() time.Time { return d.from }

// Until returns the start of the last day, month or year of an interval, and the zero time for any other date.
func (d Date) Until() time.Time { return d.until }

// Day returns the calendar day the date begins on, as written and not moved to another zone: "2017-01-08".
func (d Date) Day() string {
	if d.IsZero() {
		return ""
	}
	return d.from.Format("2006-01-02")
}

// Compare orders dates by their first instant, coarser before finer, no date last.
func (d Date) Compare(e Date) int {
	switch {
	case d.IsZero() && e.IsZero():
		return 0
	case d.IsZero():
		return 1
	case e.IsZero():
		return -1
	}
	if c := d.from.Compare(e.from); c != 0 {
		return c
	}
	return int(d.precision) - int(e.precision)
}
