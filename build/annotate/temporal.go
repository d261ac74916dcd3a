package annotate

import (
	"strings"
	"time"

	"gloss/build/archive"
)

// dater finds the dates of one article and resolves them.
type dater struct {
	text   string
	tokens []token
	rules  *language
	today  time.Time // the article's day, at midnight UTC
	exact  bool      // the article's day is known to the day
	base   string    // the article's day as EDTF
	last   time.Time // the last day that the text named, for “two days earlier”
	lastAt int32     // where it ended; 0 is nowhere
	year   int       // the last year that the text wrote, and where
	yearAt int32
	starts []int32 // of the sentences
	out    []archive.Dated
}

// dates finds every date that the words of an article mean, and marks the tokens that it covers. No two overlap.
func dates(in *Input, rules *language, sentences []int32, tokens []token) []archive.Dated {
	d := &dater{text: in.Text, tokens: tokens, rules: rules, starts: sentences}
	if p := in.Published.Precision(); p == archive.Day || p == archive.Time {
		y, m, day := in.Published.From().Date()
		d.today, d.exact = time.Date(y, m, day, 0, 0, 0, 0, time.UTC), true
		d.base = d.today.Format(time.DateOnly)
	}
	block := 0
	for i := 0; i < len(tokens); {
		for in.Blocks[block].End <= tokens[i].start {
			block++
		}
		hi := i
		for hi < len(tokens) && hi < i+maxDate && tokens[hi].start < in.Blocks[block].End {
			hi++
		}
		n := d.match(i, hi)
		if n == 0 {
			i++
			continue
		}
		for k := i; k < i+n; k++ {
			tokens[k].date = int32(len(d.out) - 1)
		}
		i += n
	}
	return d.out
}

// maxDate bounds the tokens of one date: “Wednesday, the 21st of September, 2016”.
const maxDate = 12

// A reading is what words were found to mean.
type reading struct {
	tokens int
	value  string
	base   string
	rule   archive.DateRule
	part   archive.DatePart
	day    time.Time // where it is one day, for what is reckoned from it
}

// match reads a date at token i and returns how many tokens it takes.
func (d *dater) match(i, hi int) int {
	t := &d.tokens[i]
	var r reading
	switch {
	case d.rules.plain:
		r = d.plain(i, hi)
	case t.kind == numberToken:
		r = d.numeric(i, hi)
	case t.kind != wordToken || t.lex.class&dateOpeners == 0 && t.lex.class&determiner == 0:
		return 0
	case t.is(weekdayWord):
		r = d.weekday(i, hi)
	case t.is(monthWord):
		r = d.month(i, hi)
	case t.is(dayWord):
		r = d.near(i)
	default:
		r = d.phrase(i, hi)
	}
	if r.tokens == 0 || !hasYears(r.value) {
		return 0
	}
	end := d.tokens[i+r.tokens-1].end
	if d.tokens[i+r.tokens-1].possessive {
		end -= int32(len(d.text[d.tokens[i+r.tokens-1].start:end]) - len(cutPossessive(d.text[d.tokens[i+r.tokens-1].start:end])))
	}
	d.out = append(d.out, archive.Dated{Start: t.start, End: end, Value: r.value, Base: r.base, Rule: r.rule, Part: r.part, Because: -1})
	if !r.day.IsZero() {
		d.last, d.lastAt = r.day, end
	}
	return r.tokens
}

// hasYears says whether each year of a value has four digits, as EDTF level 0 has none before 0000 and none after 9999: “900 decades
// ago” and the day after the last are no dates. The empty value has none.
func hasYears(value string) bool {
	for side := range strings.SplitSeq(value, "/") {
		if year, _, _ := strings.Cut(strings.TrimRight(side, "?~"), "-"); len(year) != 4 && value != "" {
			return false
		}
	}
	return true
}

// dateOpeners are the words at which a date may begin, beside determiners.
const dateOpeners = weekdayWord | monthWord | dayWord | lastWord | nextWord | thisWord | previousWord | followingWord | partEarly | partMid | partLate |
	seasonWord | numeral | earlierWord | laterWord

// at returns the token at k, or an empty one.
func (d *dater) at(k, hi int) *token {
	if k < 0 || k >= hi {
		return &token{mention: -1, number: -1}
	}
	return &d.tokens[k]
}

// word returns the text of a token in small letters.
func (d *dater) word(k, hi int) string {
	if k < 0 || k >= hi {
		return ""
	}
	return strings.ToLower(d.text[d.tokens[k].start:d.tokens[k].end])
}

// sign says whether token k is a given sign.
func (d *dater) sign(k, hi int, want rune) bool {
	return k >= 0 && k < hi && d.tokens[k].sign(d.text) == want
}

// proper says whether a word is written as the name of a day or month is.
func (d *dater) proper(k, hi int) bool {
	return d.rules.smallMonths || d.at(k, hi).shape >= shapeTitle
}

// weekday reads “Sunday”, “Sunday, January 8, 2017”.
func (d *dater) weekday(i, hi int) reading {
	if !d.proper(i, hi) {
		return reading{}
	}
	end := i + 1
	if d.tokens[i].end-d.tokens[i].start <= 5 && d.sign(end, hi, '.') && d.abbreviated(i) {
		end++
	} else if d.abbreviated(i) && d.at(end, hi).kind != signToken {
		return reading{} // “Sun” and “Wed” are words
	}
	next := end
	if d.sign(next, hi, ',') {
		next++
	}
	if d.at(next, hi).is(definite) {
		next++
	}
	if r := d.calendarDay(next, hi); r.tokens > 0 {
		r.tokens += next - i
		return r
	}
	if d.abbreviated(i) {
		return reading{}
	}
	r := reading{tokens: end - i}
	if !d.exact {
		r.rule = archive.DateNoBase
		return r
	}
	r.base = d.base
	day := d.weekdayUpTo(d.tokens[i].lex.value)
	switch {
	case day.Equal(d.today):
		r.rule = archive.DateSameDay
	case d.ahead(i):
		day, r.rule = day.AddDate(0, 0, 7), archive.DateAfter
	default:
		r.rule = archive.DateBefore
	}
	return r.on(day)
}

// abbreviated says whether a weekday or month is cut short.
func (d *dater) abbreviated(i int) bool {
	switch strings.ToLower(d.text[d.tokens[i].start:d.tokens[i].end]) {
	case "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

// on completes a reading with a day.
func (r reading) on(day time.Time) reading {
	r.value, r.day = day.Format(time.DateOnly), day
	return r
}

// weekdayUpTo returns the last day with a number (Monday is 1) up to the article's.
func (d *dater) weekdayUpTo(number int16) time.Time {
	back := (isoWeekday(d.today) - int(number) + 7) % 7
	return d.today.AddDate(0, 0, -back)
}

func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// ahead says whether the words before token i, in its sentence, speak of what is to come: the nearest verb that shows a
// time decides.
func (d *dater) ahead(i int) bool {
	for k := i - 1; k >= 0 && k > i-40; k-- {
		t := &d.tokens[k]
		switch {
		case t.is(futurity):
			return true
		case t.is(passive|auxiliary|sayVerb) && !t.is(baseForm|monthWord) && !strings.EqualFold(d.text[t.start:t.end], "be"):
			return d.toBe(k, i)
		case t.kind == signToken && oneOf(".!?", t.sign(d.text)) && d.tokens[k+1].spaced:
			return false
		}
	}
	return false
}

// toBe says whether a form of “be” or “have” is followed by “to”, and so looks ahead.
func (d *dater) toBe(k, hi int) bool {
	return d.tokens[k].is(auxiliary) && d.word(k+1, hi) == "to"
}

// near reads “today”, “yesterday”, “tomorrow”.
func (d *dater) near(i int) reading {
	r := reading{tokens: 1, rule: archive.DateNoBase}
	if !d.exact {
		return r
	}
	days := int(d.tokens[i].lex.value - dayZero)
	r.base, r.rule = d.base, archive.DateCounted
	if days == 0 {
		r.rule = archive.DateSameDay
	}
	return r.on(d.today.AddDate(0, 0, days))
}
