// Package picture reckons where things stand in a picture of time. Calendar days go in; places across in per cent and
// upright in pixels come out, so that an SVG without a viewBox fits a phone and a printed page alike, with its text at the
// size of the page's.
//
// An Axis is a stretch of time cut into days, weeks, months, quarters or years, whichever shows most without being too fine
// to see. Everything is a pure function of its arguments. Days are numbered from 1 January 1970, in the proleptic Gregorian
// calendar and without zones: the day that an article says.
package picture

import (
	"strconv"
	"time"
)

// Day numbers a calendar day, whatever the zone of t.
func Day(t time.Time) int {
	y, m, d := t.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// date is the inverse of Day.
func date(day int) time.Time { return time.Unix(int64(day)*24*60*60, 0).UTC() }

// Percent prints a share of the whole, 0 … 1, as SVG takes it.
func Percent(share float64) string {
	return strconv.FormatFloat(share*100, 'f', -1, 32) + "%"
}

// round cuts a share to a hundredth of a per cent: a tenth of a pixel on a wide screen.
func round(share float64) float64 { return float64(int(share*10_000+.5)) / 10_000 }
