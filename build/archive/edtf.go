package archive

import (
	"fmt"
	"strings"
)

// An Expression is a date as words of a text may mean it: EDTF (ISO 8601-2:2019, Annex A) level 0, and of level 1 the
// qualifiers “?”, “~” and “%”, seasons, decades (“199X”), and intervals that are open (“..”) or end at a time nobody
// knows (an empty side). Of anything but an interval Until is the zero Point.
type Expression struct {
	From, Until Point
	Interval    bool
}

// A Point is one side of an Expression.
type Point struct {
	Date        Date   // of a season or decade its year, or first year; zero where the side is open or unknown
	Season      Season // or 0
	Decade      bool
	Uncertain   bool // “?” or “%”
	Approximate bool // “~” or “%”
	Open        bool // “..”: the interval has no such end
}

// Season is the number that EDTF gives a season.
type Season uint8

// The seasons of EDTF level 1, of whichever half of the earth.
const (
	Spring Season = iota + 21
	Summer
	Autumn
	Winter
)

// ParseEDTF reads an Expression. A time of day is none: it belongs to Date alone. The error names what was expected, for an
// editor to read.
func ParseEDTF(s string) (Expression, error) {
	from, until, interval := strings.Cut(s, "/")
	if !interval {
		p, ok := parsePoint(s)
		if !ok {
			return Expression{}, fmt.Errorf("%q is no date such as 2017-01-08, 2017-01, 2017, 2016~ (about), 2017-01? (perhaps), 2016-21 (spring), 2016/.. (and after) or 199X", s)
		}
		return Expression{From: p}, nil
	}
	e := Expression{Interval: true}
	var okFrom, okUntil bool
	e.From, okFrom = parseSide(from)
	e.Until, okUntil = parseSide(until)
	if !okFrom || !okUntil || e.From.Date.IsZero() && e.Until.Date.IsZero() {
		return Expression{}, fmt.Errorf("%q is no interval such as 2016-12/2017-01-08, 2016/.. or 2016~/2017", s)
	}
	if !e.From.Date.IsZero() && !e.Until.Date.IsZero() && e.Until.Date.from.Before(e.From.Date.from) && !within(e.From, e.Until) {
		return Expression{}, fmt.Errorf("%q ends before it begins", s)
	}
	return e, nil
}

// within says whether the first side may lie in the second, which is coarser: “2016-05/2016” ends with the year.
func within(from, until Point) bool {
	return until.Season == 0 && strings.HasPrefix(from.Date.text, until.Date.text)
}

// parseSide reads a side of an interval.
func parseSide(s string) (Point, bool) {
	switch s {
	case "":
		return Point{}, true
	case "..":
		return Point{Open: true}, true
	}
	return parsePoint(s)
}

// parsePoint reads a date with its qualifier.
func parsePoint(s string) (Point, bool) {
	var p Point
	if n := len(s) - 1; n > 0 {
		switch s[n] {
		case '?':
			s, p.Uncertain = s[:n], true
		case '~':
			s, p.Approximate = s[:n], true
		case '%':
			s, p.Uncertain, p.Approximate = s[:n], true, true
		}
	}
	switch {
	case len(s) == len("199X") && s[3] == 'X':
		s, p.Decade = s[:3]+"0", true
	case len(s) == len("2016-21") && s[4] == '-' && s[5] == '2' && s[6] >= '1' && s[6] <= '4':
		s, p.Season = s[:4], Season(20+s[6]-'0')
	}
	d, ok := parseOne(s)
	if !ok || d.precision > Day {
		return Point{}, false
	}
	p.Date = d
	return p, true
}
