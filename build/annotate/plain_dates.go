package annotate

import (
	"strings"
	"unicode/utf8"

	"gloss/build/archive"
)

// Dates in the languages whose grammar says plain: the day before its month, adjectives before or behind, and “ago” before or behind
// what it counts. A weekday alone has a date only where the sentence says whether it is over.

// plain reads a date at token i.
func (d *dater) plain(i, hi int) reading {
	t := &d.tokens[i]
	if t.kind == numberToken {
		return d.plainNumber(i, hi)
	}
	if t.kind != wordToken || t.mention >= 0 {
		return reading{}
	}
	if r := d.plainAgo(i, hi); r.tokens > 0 {
		return r
	}
	switch {
	case t.is(weekdayWord):
		return d.plainWeekday(i, hi)
	case t.is(monthWord):
		return d.monthAlone(i, i, hi, 0)
	case t.is(foreignDay):
		return d.foreignMonth(i, i, hi)
	case t.is(partEarly | partMid | partLate):
		return d.part(i, i, hi)
	case t.is(dayWord):
		return d.near(i)
	case t.is(lastWord | nextWord | thisWord):
		return d.plainAround(i, i, i+1, hi)
	case t.is(unitWord):
		return d.plainAround(i, i+1, i, hi)
	case t.is(seasonWord) && (!d.at(i+1, hi).is(linkWord) || d.at(i+2, hi).kind == numberToken):
		return d.season(i, i, hi)
	}
	return reading{}
}

// plainNumber reads what begins with figures.
func (d *dater) plainNumber(i, hi int) reading {
	if r := d.numeric(i, hi); r.tokens > 0 {
		return r
	}
	if r := d.foreignFigures(i, hi); r.tokens > 0 {
		return r
	}
	_, k := d.dayIn(i, hi)
	if k == i {
		return reading{}
	}
	for d.at(k, hi).is(linkWord) {
		k++
	}
	if d.at(k, hi).is(foreignDay) {
		return d.foreignMonth(i, k, hi)
	}
	return d.plainAgo(i, hi)
}

// Years of the Persian and Islamic calendars in which a text of today may date something, and of none other that is in use:
// 1200 is 1785 and 1821, 1499 is 2076 and 2120.
const (
	firstForeign = 1200
	lastForeign  = 1499
)

// foreignMonth reads a month of another calendar at token k, with a day before it or a year behind it, and leaves it
// unresolved.
func (d *dater) foreignMonth(from, k, hi int) reading {
	next := k + 1
	for d.at(next, hi).is(linkWord|foreignDay) && next < k+3 {
		next++
	}
	if y := d.at(next, hi); y.kind == numberToken && y.number >= firstForeign && y.number <= lastForeign {
		return reading{tokens: next + 1 - from, rule: archive.DateCalendar}
	}
	if from < k {
		return reading{tokens: k + 1 - from, rule: archive.DateCalendar}
	}
	return reading{}
}

// foreignFigures reads “1395/10/19”.
func (d *dater) foreignFigures(i, hi int) reading {
	y, sep := d.at(i, hi), d.at(i+1, hi).sign(d.text)
	m, day := d.at(i+2, hi), d.at(i+4, hi)
	if y.number < firstForeign || y.number > lastForeign || !oneOf("/-", sep) || d.at(i+3, hi).sign(d.text) != sep ||
		m.number < 1 || m.number > 12 || day.number < 1 || day.number > 31 {
		return reading{}
	}
	return reading{tokens: 5, rule: archive.DateCalendar}
}

// plainWeekday reads “dimanche 8 janvier 2017”, “Sonntag, den 8. Januar”, “lundi dernier”, “el domingo”.
func (d *dater) plainWeekday(i, hi int) reading {
	if !d.proper(i, hi) || d.at(i-1, hi).is(numeral) {
		return reading{} // Persian “سه شنبه”, of which شنبه alone is another day
	}
	k := i + 1
	if n := d.at(k, hi); n.is(lastWord | nextWord) {
		return d.plainAround(i, k, i, hi)
	}
	if d.sign(k, hi, ',') || d.sign(k, hi, '،') {
		k++
	}
	for d.at(k, hi).is(linkWord | definite) {
		k++
	}
	if r := d.calendarDay(k, hi); r.tokens > 0 {
		r.tokens += k - i
		return r
	}
	if d.rules.elides && i > 0 && d.tokens[i-1].is(definite) {
		return reading{} // French “le dimanche”: on Sundays
	}
	r := reading{tokens: 1, rule: archive.DateNoBase}
	if !d.exact {
		return r
	}
	r.base = d.base
	day := d.weekdayUpTo(d.tokens[i].lex.value)
	switch past, ahead := d.tense(i); {
	case past == ahead:
		r.rule, r.base = archive.DateUnclear, ""
		return r
	case day.Equal(d.today):
		r.rule = archive.DateSameDay
	case ahead:
		day, r.rule = day.AddDate(0, 0, 7), archive.DateAfter
	default:
		r.rule = archive.DateBefore
	}
	return r.on(day)
}

// maxTense bounds the tokens on either side of a weekday that may tell whether it is over.
const maxTense = 30

// tense says whether the sentence of token i has words of the past, and of what is to come.
func (d *dater) tense(i int) (past, ahead bool) {
	for _, step := range []int{-1, 1} {
		for k := i + step; k >= 0 && k < len(d.tokens) && k > i-maxTense && k < i+maxTense; k += step {
			t := &d.tokens[k]
			if t.kind == signToken && oneOf(".!?؟;؛", t.sign(d.text)) {
				break
			}
			if t.kind != wordToken || t.mention >= 0 {
				continue
			}
			w := d.text[t.start:t.end]
			ahead = ahead || t.is(futurity) || ends(w, d.rules.futureEnds)
			past = past || t.is(sayVerb|passive|auxiliary) && !t.is(futurity|baseForm) || ends(w, d.rules.pastEnds)
		}
	}
	return past, ahead
}

// leastStem is the fewest letters that stand before an ending of a tense: shorter words are others.
const leastStem = 2

// ends says whether a word has one of some endings.
func ends(word, endings string) bool {
	for e := range strings.FieldsSeq(endings) {
		if strings.HasSuffix(word, e) && utf8.RuneCountInString(word)-utf8.RuneCountInString(e) >= leastStem {
			return true
		}
	}
	return false
}

// plainAround reads “la semaine dernière”, “nächste Woche”, “на прошлой неделе”: which is the token that tells which, and at the unit or
// weekday.
func (d *dater) plainAround(from, which, at, hi int) reading {
	w, n := d.at(which, hi), d.at(at, hi)
	step := 0
	switch {
	case w.is(lastWord):
		step = -1
	case w.is(nextWord):
		step = 1
	case !w.is(thisWord) || which > at:
		return reading{}
	}
	r := reading{tokens: max(which, at) + 1 - from, rule: archive.DateNoBase}
	switch {
	case n.is(weekdayWord) && d.proper(at, hi) && step != 0:
		return d.weekdayFrom(r, n.lex.value, step, false)
	case n.is(unitWord) && n.lex.value != unitDay && n.lex.value < twoUnits:
		return d.unitFrom(r, n.lex.value, step, false, false)
	}
	return reading{}
}

// twoUnits added to a unit is two of it: Arabic has a form of its own.
const twoUnits int16 = 100

// plainAgo reads “il y a deux jours”, “vor zwei Tagen”, “hace dos días”, “два дня назад”, “قبل يومين”.
func (d *dater) plainAgo(i, hi int) reading {
	k := i
	switch t := &d.tokens[i]; {
	case t.is(heWord) && d.at(i+1, hi).is(agoWord) && d.at(i+2, hi).is(auxiliary):
		k = i + 3
	case t.is(agoWord):
		k = i + 1
	}
	n, unit, end := d.amount(k, hi)
	if u := d.at(k, hi); n == 0 && u.is(unitWord) {
		n, unit, end = 1, u.lex.value, k+1
		if unit > twoUnits {
			n, unit = 2, unit-twoUnits
		} else if k > i || d.at(end, hi).is(lastWord) {
			return reading{}
		}
	}
	behind := d.at(end, hi)
	switch {
	case n == 0 || k > i && behind.is(followingWord): // “قبل يومين من”: two days before something
		return reading{}
	case k == i && !behind.is(agoWord):
		return reading{}
	case k == i:
		end++
	}
	r := reading{tokens: end - i, rule: archive.DateNoBase}
	if !d.exact {
		return r
	}
	r.base, r.rule = d.base, archive.DateCounted
	return r.asExact(shift(d.today, -n, unit), unit)
}

// twinMonth is the value of the first word of a pair of months, the number of the first of them added: “كانون الأول” is December,
// “كانون الثاني” January.
const twinMonth int16 = 100

// twin reads the second word of such a month.
func (d *dater) twin(k, hi int) (month, end int) {
	first := int(d.at(k, hi).lex.value - twinMonth)
	n := d.at(k+1, hi)
	if !n.is(numeral) || n.lex.value < 1 || n.lex.value > 2 {
		return 0, k
	}
	return (first+int(n.lex.value)-2)%12 + 1, k + 2
}
