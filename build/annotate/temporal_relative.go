package annotate

import (
	"fmt"
	"time"

	"gloss/build/archive"
)

// phrase reads a date of several words that begins with none of its names: “late January”, “last week”, “two days ago”, “the
// previous day”.
func (d *dater) phrase(i, hi int) reading {
	t := &d.tokens[i]
	if t.mention >= 0 {
		return reading{}
	}
	if t.is(partEarly | partMid | partLate) {
		if r := d.part(i, i, hi); r.tokens > 0 {
			return r
		}
	}
	if t.is(lastWord|nextWord|thisWord) && !t.is(monthWord) {
		if r := d.around(i, i, hi); r.tokens > 0 {
			return r
		}
	}
	if t.is(numeral) || t.is(determiner) {
		if r := d.counted(i, hi); r.tokens > 0 {
			return r
		}
	}
	if t.is(definite) {
		return d.afterThe(i, hi)
	}
	if t.is(seasonWord) {
		return d.season(i, i, hi)
	}
	return reading{}
}

// part reads “early January”, “mid-2016”, “the late summer”.
func (d *dater) part(from, i, hi int) reading {
	which := d.tokens[i].lex.class & (partEarly | partMid | partLate)
	k := i + 1
	if d.sign(k, hi, '-') || d.at(k, hi).is(preposition) && which == partMid && d.word(k, hi) == "of" || d.at(k, hi).is(linkWord) {
		k++
	}
	if d.at(k, hi).is(lastWord|nextWord|thisWord) && d.at(k+1, hi).is(monthWord|unitWord) {
		// “late last month”, “early next year”: the part and the whole
		r := d.around(k, k, hi)
		if r.tokens == 0 || len(r.value) != len("2006") && len(r.value) != len("2006-01") {
			return reading{}
		}
		r.tokens += k - from
		var year, month int
		if n, _ := fmt.Sscanf(r.value, "%d-%d", &year, &month); n == 2 {
			r.value = monthValue(year, month, which)
		} else {
			r.value = yearValue(year, which)
		}
		r.part = partOf(which)
		return r
	}
	if r := d.monthAlone(from, k, hi, which); r.tokens > 0 {
		return r
	}
	if y, ok := d.yearIn(k, hi); ok && d.at(k+1, hi).kind != numberToken {
		if n := d.at(k+1, hi); n.kind == wordToken && !n.spaced {
			return reading{}
		}
		d.year, d.yearAt = y, d.tokens[k].end
		return reading{tokens: k + 1 - from, rule: archive.DateWritten, value: yearValue(y, which), part: partOf(which)}
	}
	return reading{}
}

// around reads “last Sunday”, “next month”, “this year”, “last summer”. i is the word that tells which.
func (d *dater) around(from, i, hi int) reading {
	step := 0
	switch t := &d.tokens[i]; {
	case t.is(lastWord):
		step = -1
	case t.is(nextWord):
		step = 1
	}
	k := i + 1
	if step == 0 && d.at(k, hi).is(nextWord|lastWord) && d.at(k+1, hi).is(weekdayWord) { // “this coming Sunday”
		step = 1
		if d.at(k, hi).is(lastWord) {
			step = -1
		}
		k++
	}
	n := d.at(k, hi)
	r := reading{tokens: k + 1 - from, rule: archive.DateNoBase}
	switch {
	case n.is(weekdayWord) && d.proper(k, hi) && !d.abbreviated(k):
		return d.weekdayFrom(r, n.lex.value, step, k > i+1)
	case n.is(monthWord) && d.proper(k, hi) && !d.abbreviated(k) && n.mention < 0:
		if _, ok := d.dayAfter(k, hi); ok {
			return reading{}
		}
		return d.monthFrom(r, int(n.lex.value), step)
	case n.is(unitWord) && !d.plural(k, hi):
		return d.unitFrom(r, n.lex.value, step, d.tokens[i].is(lastWord) && d.word(i, hi) == "past", from < i)
	case n.is(seasonWord) && d.exact && step <= 0:
		return d.seasonFrom(r, n.lex.value, step)
	}
	return reading{}
}

// dayAfter says whether a day follows a month: “this January 5”.
func (d *dater) dayAfter(k, hi int) (int, bool) {
	day, _ := d.dayIn(k+1, hi)
	return day, day > 0
}

// plural says whether a unit is in the plural.
func (d *dater) plural(k, hi int) bool {
	w := cutPossessive(d.word(k, hi))
	return len(w) > 1 && w[len(w)-1] == 's'
}

// weekdayFrom is the last, next or this Sunday; plain where “this coming” leaves no doubt.
func (d *dater) weekdayFrom(r reading, number int16, step int, plain bool) reading {
	if !d.exact {
		return r
	}
	r.base = d.base
	day := d.weekdayUpTo(number)
	switch {
	case step < 0:
		if day.Equal(d.today) {
			day = day.AddDate(0, 0, -7)
		}
		r.rule = archive.DateBefore
	case day.Equal(d.today) && step == 0:
		r.rule = archive.DateSameDay
	default:
		day, r.rule = day.AddDate(0, 0, 7), archive.DateAfter
	}
	r = r.on(day)
	// “Next Friday”, said on a Monday, is this week's to some and next week's to others; “this Friday”, said on a Saturday,
	// may be over.
	if !plain && (step > 0 && isoWeekday(d.today) < int(number) || step == 0 && isoWeekday(d.today) > int(number)) {
		r.value += "?"
	}
	return r
}

func (d *dater) monthFrom(r reading, month, step int) reading {
	if !d.exact {
		return r
	}
	r.base = d.base
	year := d.today.Year()
	switch here := int(d.today.Month()); {
	case step < 0 && month >= here:
		year--
	case step > 0 && month <= here:
		year++
	}
	r.rule = archive.DateBefore
	if step > 0 {
		r.rule = archive.DateAfter
	} else if step == 0 {
		r.rule = archive.DatePeriod
	}
	r.value = fmt.Sprintf("%04d-%02d", year, month)
	return r
}

// unitFrom is the week, month or year that is so many steps from the article's own. “The past week” is the seven days up
// to the article's.
func (d *dater) unitFrom(r reading, unit int16, step int, past, the bool) reading {
	if !d.exact {
		return r
	}
	r.base, r.rule = d.base, archive.DatePeriod
	rolling := past || the && step < 0 // “the last week” as against “last week”
	switch unit {
	case unitWeek:
		monday := d.today.AddDate(0, 0, 1-isoWeekday(d.today)+7*step)
		sunday := monday.AddDate(0, 0, 6)
		if rolling {
			monday, sunday = d.today.AddDate(0, 0, -7), d.today
		}
		r.value = monday.Format(time.DateOnly) + "/" + sunday.Format(time.DateOnly)
	case unitMonth:
		if rolling {
			r.value = d.today.AddDate(0, -1, 0).Format(time.DateOnly) + "/" + d.base
			return r
		}
		r.value = time.Date(d.today.Year(), d.today.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	case unitYear:
		if rolling {
			r.value = d.today.AddDate(-1, 0, 0).Format(time.DateOnly) + "/" + d.base
			return r
		}
		r.value = fmt.Sprintf("%04d", d.today.Year()+step)
	default:
		return reading{}
	}
	return r
}

func (d *dater) seasonFrom(r reading, season int16, step int) reading {
	year := d.today.Year()
	// The last season of a name that is over; the months are those of the northern half of the earth, which only matters for
	// the year.
	if over := int(season-spring)*3 + 6; step < 0 && int(d.today.Month()) < over {
		year--
	}
	if season == winter {
		return reading{} // it lies in two years
	}
	r.base, r.rule = d.base, archive.DatePeriod
	r.value = fmt.Sprintf("%04d-%02d", year, season)
	return r
}

// season reads “summer 2016”, “spring of 2011”.
func (d *dater) season(from, i, hi int) reading {
	k := i + 1
	if d.word(k, hi) == "of" || d.at(k, hi).is(linkWord) {
		k++
	}
	y, ok := d.yearIn(k, hi)
	if !ok || d.at(k+1, hi).kind == wordToken && !d.at(k+1, hi).spaced {
		return reading{}
	}
	d.year, d.yearAt = y, d.tokens[k].end
	return reading{tokens: k + 1 - from, rule: archive.DateWritten, value: fmt.Sprintf("%04d-%02d", y, d.tokens[i].lex.value)}
}

// afterThe reads what follows “the”: “the last week”, “the previous day”, “the 20th of December”, “the summer of 2016”, “the
// day before yesterday”, “the 1990s”.
func (d *dater) afterThe(i, hi int) reading {
	k := i + 1
	n := d.at(k, hi)
	switch {
	case n.kind == numberToken:
		if r := d.calendarDay(k, hi); r.tokens > 0 {
			r.tokens++
			return r
		}
		if y, ok := d.yearIn(k, hi); ok && y%10 == 0 && d.word(k+1, hi) == "s" && !d.tokens[k+1].spaced {
			return reading{tokens: 3, rule: archive.DateWritten, value: fmt.Sprintf("%03dX", y/10)}
		}
	case n.is(seasonWord):
		return d.season(i, k, hi)
	case n.is(lastWord|nextWord) && d.at(k+1, hi).is(unitWord):
		if n.is(nextWord) && d.word(k, hi) == "next" && d.at(k+1, hi).lex.value == unitDay && !d.plural(k+1, hi) {
			return d.dayFromText(i, k+2, 1)
		}
		if n.is(lastWord) {
			return d.around(i, k, hi)
		}
	case n.is(lastWord | nextWord):
		return d.lastSeveral(i, k, hi)
	case n.is(previousWord) && d.at(k+1, hi).lex.value == unitDay && d.at(k+1, hi).is(unitWord) && !d.plural(k+1, hi):
		return d.dayFromText(i, k+2, -1)
	case n.is(followingWord) && d.at(k+1, hi).lex.value == unitDay && d.at(k+1, hi).is(unitWord) && !d.plural(k+1, hi):
		return d.dayFromText(i, k+2, 1)
	case n.is(unitWord) && n.lex.value == unitDay && !d.plural(k, hi):
		return d.theDay(i, k, hi)
	case n.is(partEarly | partMid | partLate):
		if r := d.part(i, k, hi); r.tokens > 0 {
			return r
		}
	}
	return reading{}
}

// theDay reads “the day before”, “the day after”, “the day before yesterday”, “the day after tomorrow”.
func (d *dater) theDay(i, k, hi int) reading {
	n, after := d.at(k+1, hi), d.at(k+2, hi)
	step := 0
	switch {
	case n.is(earlierWord) && n.is(preposition):
		step = -1
	case n.is(laterWord) && n.is(preposition):
		step = 1
	default:
		return reading{}
	}
	if after.is(dayWord) {
		r := d.near(k + 2)
		r.tokens = k + 3 - i
		if !r.day.IsZero() {
			r = r.on(r.day.AddDate(0, 0, step))
		}
		return r
	}
	if after.kind == wordToken && !after.is(coordinator|relative) {
		return reading{} // “the day after the vote”
	}
	return d.dayFromText(i, k+2, step)
}

// dayFromText is a day so many days from the last one that the text named.
func (d *dater) dayFromText(from, to, days int) reading {
	r := reading{tokens: to - from, rule: archive.DateNoReference}
	if d.lastAt == 0 || d.tokens[from].start-d.lastAt > reach {
		return r
	}
	r.rule, r.base = archive.DateFromText, d.last.Format(time.DateOnly)
	return r.on(d.last.AddDate(0, 0, days))
}

// reach is how far a day reaches as the one that “two days later” is reckoned from, in bytes: about three sentences.
const reach = 500

// lastSeveral reads “the last three weeks”, “the past 10 days”: the time up to the article's day.
func (d *dater) lastSeveral(i, k, hi int) reading {
	n, unit, end := d.amount(k+1, hi)
	if n == 0 || !d.tokens[k].is(lastWord) {
		return reading{}
	}
	r := reading{tokens: end - i, rule: archive.DateNoBase}
	if d.exact {
		r.base, r.rule = d.base, archive.DateCounted
		r.value = shift(d.today, -n, unit).Format(time.DateOnly) + "/" + d.base
	}
	return r
}

// amount reads a number and a unit: “two weeks”, “10 days”, “a month”.
func (d *dater) amount(k, hi int) (n int, unit int16, end int) {
	t := d.at(k, hi)
	switch {
	case t.is(numeral):
		n = int(t.lex.value)
	case t.kind == numberToken && t.number > 0 && t.number < 1000:
		n = int(t.number)
	case t.is(determiner) && (d.word(k, hi) == "a" || d.word(k, hi) == "an"):
		n = 1
	default:
		return 0, 0, k
	}
	u := d.at(k+1, hi)
	if !u.is(unitWord) || u.mention >= 0 {
		return 0, 0, k
	}
	if d.word(k+1, hi) == "fortnight" {
		n *= 2
	}
	return n, u.lex.value, k + 2
}

func shift(t time.Time, n int, unit int16) time.Time {
	switch unit {
	case unitDay:
		return t.AddDate(0, 0, n)
	case unitWeek:
		return t.AddDate(0, 0, 7*n)
	case unitMonth:
		return time.Date(t.Year(), t.Month()+time.Month(n), min(t.Day(), 28), 0, 0, 0, 0, time.UTC)
	case unitDecade:
		return t.AddDate(10*n, 0, 0)
	default:
		return t.AddDate(n, 0, 0)
	}
}

// counted reads “two weeks ago”, which is reckoned from the article's day, and “two days earlier” or “three weeks later”, which
// are reckoned from the last day in the text. The result is as exact as the unit.
func (d *dater) counted(i, hi int) reading {
	n, unit, end := d.amount(i, hi)
	if n == 0 {
		return reading{}
	}
	t := d.at(end, hi)
	switch {
	case t.is(agoWord):
		r := reading{tokens: end + 1 - i, rule: archive.DateNoBase}
		if !d.exact {
			return r
		}
		r.base, r.rule = d.base, archive.DateCounted
		return r.asExact(shift(d.today, -n, unit), unit)
	case t.is(earlierWord) && d.ends(end, hi):
		return d.fromText(i, end+1, -n, unit)
	case t.is(laterWord) && d.ends(end, hi):
		return d.fromText(i, end+1, n, unit)
	}
	return reading{}
}

// ends says whether “earlier”, “before” or their like end the phrase: “two days before the vote” is reckoned from the vote.
func (d *dater) ends(k, hi int) bool {
	if !d.tokens[k].is(preposition) {
		return d.word(k+1, hi) != "than"
	}
	n := d.at(k+1, hi)
	return n.kind == signToken && !oneOf("“\"‘", n.sign(d.text)) || k+1 >= hi
}

func (d *dater) fromText(from, to, n int, unit int16) reading {
	r := reading{tokens: to - from, rule: archive.DateNoReference}
	if d.lastAt == 0 || d.tokens[from].start-d.lastAt > reach {
		return r
	}
	r.rule, r.base = archive.DateFromText, d.last.Format(time.DateOnly)
	return r.asExact(shift(d.last, n, unit), unit)
}

// asExact completes a reading with a date as exact as the unit it was counted in. A count of weeks means a day only
// approximately (EDTF level 1, “~”).
func (r reading) asExact(t time.Time, unit int16) reading {
	switch unit {
	case unitDay:
		return r.on(t)
	case unitWeek:
		r.value = t.Format(time.DateOnly) + "~"
	case unitMonth:
		r.value = t.Format("2006-01")
	case unitDecade:
		r.value = fmt.Sprintf("%04d~", t.Year())
	default:
		r.value = t.Format("2006")
	}
	return r
}
