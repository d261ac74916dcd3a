package annotate

import (
	"fmt"
	"strings"
	"time"

	"gloss/build/archive"
)

// Years that are read as years: before the first, a number of four digits is more often a count.
const (
	firstYear = 1500
	lastYear  = 2100
)

// yearIn reads a year at token k: four digits, not a part of a longer number.
func (d *dater) yearIn(k, hi int) (int, bool) {
	t := d.at(k, hi)
	if t.kind != numberToken || t.digits != 4 || t.number < firstYear || t.number > lastYear {
		return 0, false
	}
	if n := d.at(k+1, hi); n.kind == signToken && !n.spaced {
		switch n.sign(d.text) {
		case '%', '$', '€', '°':
			return 0, false
		case '.', ',':
			if m := d.at(k+2, hi); m.kind == numberToken && !m.spaced {
				return 0, false
			}
		}
	}
	return int(t.number), true
}

// dayIn reads the number of a day with its ending: “8”, “8th”, “8-th” is none.
func (d *dater) dayIn(k, hi int) (day, end int) {
	t := d.at(k, hi)
	if t.kind != numberToken || t.number < 1 || t.number > 31 || t.digits > 2 {
		return 0, k
	}
	if n := d.at(k+1, hi); n.is(ordinalEnd) && !n.spaced || d.rules.ordinalDot && d.sign(k+1, hi, '.') && !n.spaced {
		return int(t.number), k + 2
	}
	if n := d.at(k+1, hi); n.kind == wordToken && !n.spaced {
		return 0, k // “8am”
	}
	return int(t.number), k + 1
}

// monthIn reads a month's name, cut short or not.
func (d *dater) monthIn(k, hi int) (month, end int) {
	t := d.at(k, hi)
	if !t.is(monthWord) || !d.proper(k, hi) {
		return 0, k
	}
	if t.lex.value > twinMonth {
		return d.twin(k, hi)
	}
	if d.abbreviated(k) && d.sign(k+1, hi, '.') && !d.tokens[k+1].spaced {
		return int(t.lex.value), k + 2
	}
	return int(t.lex.value), k + 1
}

// calendarDay reads a day with its month, and a year where there is one: “December 20, 2016”, “20th of December”, “8 and 9
// January”, “December 20–22”.
func (d *dater) calendarDay(i, hi int) reading {
	if month, k := d.monthIn(i, hi); month > 0 && !d.rules.plain {
		day, end := d.dayIn(k, hi)
		if day == 0 || d.clock(end, hi) {
			return reading{}
		}
		until, end := d.through(end, hi)
		if d.sign(end, hi, ',') {
			if y, ok := d.yearIn(end+1, hi); ok {
				return d.written(i, end+2, y, month, day, until)
			}
		}
		if y, ok := d.yearIn(end, hi); ok && d.tokens[end].spaced {
			return d.written(i, end+1, y, month, day, until)
		}
		if d.at(end, hi).kind == wordToken && !d.tokens[end].spaced {
			return reading{}
		}
		return d.yearless(i, end, month, day, until)
	}
	day, k := d.dayIn(i, hi)
	if day == 0 {
		return reading{}
	}
	until, k := d.through(k, hi)
	if d.word(k, hi) == "of" || d.at(k, hi).is(linkWord) {
		k++
	}
	month, end := d.monthIn(k, hi)
	if month == 0 || k == i {
		return reading{}
	}
	next := end
	if d.sign(next, hi, ',') || d.at(next, hi).is(linkWord) {
		next++
	}
	if y, ok := d.yearIn(next, hi); ok {
		return d.written(i, next+1, y, month, day, until)
	}
	return d.yearless(i, end, month, day, until)
}

// clock says whether a time of day follows a number, which is then no day: “May 8:30”.
func (d *dater) clock(k, hi int) bool {
	n := d.at(k, hi)
	return d.sign(k, hi, ':') && !n.spaced
}

// through reads the second day of “20–22” and “23 and 24”.
func (d *dater) through(k, hi int) (until, end int) {
	t := d.at(k, hi)
	dash := t.kind == signToken && oneOf("-–—", t.sign(d.text))
	if !dash && !t.is(additive) {
		return 0, k
	}
	day, end := d.dayIn(k+1, hi)
	if day == 0 {
		return 0, k
	}
	if t.is(additive) && d.at(end, hi).kind == wordToken && !d.at(end, hi).is(monthWord) && d.word(end, hi) != "of" {
		return 0, k // “December 20 and 15 people”
	}
	if t.is(additive) && d.at(k-1, hi).kind != numberToken && !d.at(k-1, hi).is(ordinalEnd) {
		return 0, k
	}
	return day, end
}

// written is a date that the words give whole.
func (d *dater) written(from, to, year, month, day, until int) reading {
	r := reading{tokens: to - from, rule: archive.DateWritten}
	if !valid(year, month, day) || until != 0 && (until <= day || !valid(year, month, until)) {
		return reading{}
	}
	d.year, d.yearAt = year, d.tokens[to-1].end
	return r.days(year, month, day, until)
}

// days completes a reading with a day, or the days up to another.
func (r reading) days(year, month, day, until int) reading {
	r = r.on(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC))
	if until != 0 {
		r.value += fmt.Sprintf("/%04d-%02d-%02d", year, month, until)
	}
	return r
}

func valid(year, month, day int) bool {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return int(t.Month()) == month && t.Day() == day
}

// farDays is the distance, a quarter of a year, beyond which the nearest year is no longer plain. Then the tense of the
// sentence decides, or the date stays marked as uncertain.
const farDays = 92

// yearless gives a day without a year the year that brings it nearest to the article's. Where the same paragraph speaks of
// another time it takes that year, and where the distance is great it stays marked as uncertain.
func (d *dater) yearless(from, to, month, day, until int) reading {
	r := reading{tokens: to - from, rule: archive.DateNoBase}
	const leap = 2016 // any leap year has every day that some year has
	if !valid(leap, month, day) || until != 0 && (until <= day || !valid(leap, month, until)) {
		return reading{}
	}
	if y, ok := d.narrated(from); ok && valid(y, month, day) && (until == 0 || valid(y, month, until)) {
		r.rule, r.base = archive.DateFromText, fmt.Sprint(y)
		return r.days(y, month, day, until)
	}
	if !d.exact {
		return r
	}
	year, gap := d.nearest(month, day)
	sure := gap <= farDays
	if !sure {
		year, sure = d.byTense(from, year, time.Month(month), day)
	}
	if !valid(year, month, day) || until != 0 && !valid(year, month, until) {
		return reading{}
	}
	r.rule, r.base = archive.DateNearest, d.base
	r = r.days(year, month, day, until)
	if !sure && until == 0 {
		r.value += "?"
	}
	return r
}

// byTense moves a far day to the side of the article's that the sentence speaks of: what was done lies behind it, what will be
// done ahead. It says false where the sentence does not tell.
func (d *dater) byTense(from, year int, month time.Month, day int) (int, bool) {
	ahead := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).After(d.today)
	switch {
	case d.ahead(from):
		if !ahead {
			year++
		}
		return year, true
	case d.past(from):
		if ahead {
			year--
		}
		return year, true
	}
	return year, false
}

// past says whether the sentence of token i has a verb that is plainly of the past: a form of “be” or “have”, or a word in
// -ed.
func (d *dater) past(i int) bool {
	for _, step := range []int{-1, 1} {
		for k := i + step; k >= 0 && k < len(d.tokens) && k > i-30 && k < i+30; k += step {
			t := &d.tokens[k]
			if t.kind == signToken && oneOf(".!?;", t.sign(d.text)) {
				break
			}
			if t.kind != wordToken || t.shape != shapeLower {
				continue
			}
			switch w := d.text[t.start:t.end]; {
			case w == "was", w == "were", w == "had", w == "did", len(w) > 4 && strings.HasSuffix(w, "ed"):
				return true
			}
		}
	}
	return false
}

// narrated returns the year that the text wrote last, where it is near and another than those around the article's.
func (d *dater) narrated(i int) (int, bool) {
	if d.yearAt == 0 || d.tokens[i].start-d.yearAt > narrative {
		return 0, false
	}
	if d.exact && d.year >= d.today.Year()-1 && d.year <= d.today.Year()+1 {
		return 0, false
	}
	return d.year, true
}

// narrative is how far a written year reaches, in bytes: about two sentences.
const narrative = 300

// nearest returns the year in which a day is nearest to the article's, and the days between.
func (d *dater) nearest(month, day int) (year, gap int) {
	gap = 1 << 30
	for y := d.today.Year() - 1; y <= d.today.Year()+1; y++ {
		t := time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		n := int(t.Sub(d.today).Hours() / 24)
		if n < 0 {
			n = -n
		}
		if n < gap {
			year, gap = y, n
		}
	}
	return year, gap
}

// month reads what begins with the name of a month: a day, “January 2017”, or the month alone.
func (d *dater) month(i, hi int) reading {
	if r := d.calendarDay(i, hi); r.tokens > 0 {
		return r
	}
	return d.monthAlone(i, i, hi, 0)
}

// monthAlone reads a month without a day at token k of a phrase that begins at from. part is early, mid or late.
func (d *dater) monthAlone(from, k, hi int, part class) reading {
	month, end := d.monthIn(k, hi)
	if month == 0 {
		return reading{}
	}
	next := end
	if d.sign(next, hi, ',') || d.word(next, hi) == "of" || d.at(next, hi).is(linkWord) {
		next++
	}
	if y, ok := d.yearIn(next, hi); ok {
		d.year, d.yearAt = y, d.tokens[next].end
		return reading{tokens: next + 1 - from, rule: archive.DateWritten, value: monthValue(y, month, part), part: partOf(part)}
	}
	if part == 0 && !d.introduced(from) || d.covered(k) || d.abbreviated(k) && end == k+1 {
		return reading{}
	}
	r := reading{tokens: end - from, rule: archive.DateNoBase, part: partOf(part)}
	if y, ok := d.narrated(from); ok {
		r.rule, r.base, r.value = archive.DateFromText, fmt.Sprint(y), monthValue(y, month, part)
		return r
	}
	if !d.exact {
		return r
	}
	r.rule, r.base = archive.DateNearest, d.base
	year, gap := d.nearest(month, 15)
	sure := gap <= farDays
	if !sure {
		year, sure = d.byTense(from, year, time.Month(month), 15)
	}
	r.value = monthValue(year, month, part)
	if !sure && part == 0 {
		r.value += "?"
	}
	return r
}

// introduced says whether a word stands before token i after which the name of a month can be nothing else.
func (d *dater) introduced(i int) bool {
	if i == 0 {
		return false
	}
	p := &d.tokens[i-1]
	return p.is(yearBefore|lastWord|nextWord|thisWord) && p.kind == wordToken || p.is(additive) && i > 1 && d.tokens[i-2].date >= 0
}

// covered says whether a token stands in a mention, and so in a name.
func (d *dater) covered(i int) bool { return d.tokens[i].mention >= 0 }

// monthValue is a month, only approximate where the words name a part of it: EDTF has “early” at no level below 2.
func monthValue(year, month int, part class) string {
	return fmt.Sprintf("%04d-%02d", year, month) + approximate(part)
}

// yearValue is a year, only approximate where the words name a part of it.
func yearValue(year int, part class) string { return fmt.Sprintf("%04d", year) + approximate(part) }

func approximate(part class) string {
	if part == 0 {
		return ""
	}
	return "~"
}

// partOf says which part of a month or year a word names.
func partOf(part class) archive.DatePart {
	switch {
	case part&partEarly != 0:
		return archive.DateEarly
	case part&partMid != 0:
		return archive.DateMid
	case part&partLate != 0:
		return archive.DateLate
	}
	return archive.DateWhole
}

// numeric reads what begins with a number: “20 December”, “2017-01-08”, “25/12/2016”, a lone year, “1990s”, “two weeks ago”
// in digits.
func (d *dater) numeric(i, hi int) reading {
	if i > 0 && !d.tokens[i].spaced && d.tokens[i-1].kind != signToken {
		return reading{}
	}
	if i > 1 && !d.tokens[i].spaced && d.tokens[i-2].kind == numberToken && oneOf(".,/:", d.tokens[i-1].sign(d.text)) {
		return reading{}
	}
	if r := d.slashed(i, hi); r.tokens > 0 {
		return r
	}
	if r := d.calendarDay(i, hi); r.tokens > 0 {
		return r
	}
	if y, ok := d.yearIn(i, hi); ok {
		return d.loneYear(i, hi, y)
	}
	return d.counted(i, hi)
}

// slashed reads dates in figures: ISO 8601, and day, month and year parted by slashes or dots, where a number above 12
// tells the day from the month.
func (d *dater) slashed(i, hi int) reading {
	if i+4 >= hi {
		return reading{}
	}
	sep := d.tokens[i+1].sign(d.text)
	a, b, c := &d.tokens[i], &d.tokens[i+2], &d.tokens[i+4]
	if !oneOf("-/.", sep) || d.tokens[i+3].sign(d.text) != sep || b.kind != numberToken || c.kind != numberToken || d.tokens[i+1].spaced || b.spaced || d.tokens[i+3].spaced || c.spaced {
		return reading{}
	}
	switch y, first := d.yearIn(i, i+1); {
	case first && b.digits == 2 && c.digits == 2:
		return d.written(i, i+5, y, int(b.number), int(c.number), 0)
	case c.digits != 4 || c.number < firstYear || c.number > lastYear || sep == '-':
		return reading{}
	case a.number == b.number, a.number > 12:
		return d.written(i, i+5, int(c.number), int(b.number), int(a.number), 0)
	case b.number > 12:
		return d.written(i, i+5, int(c.number), int(a.number), int(b.number), 0)
	case a.number >= 1 && b.number >= 1:
		return reading{tokens: 5, rule: archive.DateUnclear}
	}
	return reading{}
}

// loneYear reads four digits as a year where the words around allow nothing else.
func (d *dater) loneYear(i, hi, year int) reading {
	p, n := d.at(i-1, hi), d.at(i+1, hi)
	if n.kind == wordToken && !n.spaced {
		if d.word(i+1, hi) == "s" && year%10 == 0 {
			return reading{tokens: 2, rule: archive.DateWritten, value: fmt.Sprintf("%03dX", year/10)}
		}
		return reading{}
	}
	ends := i > 1 && (p.is(additive) || d.word(i-1, hi) == "to") && d.tokens[i-2].date >= 0 // “from 2004 to 2009”
	if i == 0 || p.kind != wordToken || !p.is(yearBefore) && !ends {
		return reading{}
	}
	if n.kind == wordToken && n.shape <= shapeLower && !p.is(unitWord) && n.lex.class&(linkWord|preposition|conjunction|coordinator|determiner|auxiliary|relative|adverb|heWord|sheWord|otherPronoun|thatWord|possessor|sayVerb) == 0 {
		return reading{}
	}
	if n.kind == numberToken || n.kind == signToken && !n.spaced && oneOf("-–/", n.sign(d.text)) {
		return reading{}
	}
	d.year, d.yearAt = year, d.tokens[i].end
	part := p.lex.class & (partEarly | partMid | partLate)
	return reading{tokens: 1, rule: archive.DateWritten, value: yearValue(year, part), part: partOf(part)}
}
