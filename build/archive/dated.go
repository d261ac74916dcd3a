package archive

// A Dated is words of an article that mean a date, with the working that led to it.
type Dated struct {
	Start, End int32 // half-open byte range of the canonical text
	// Value is EDTF (ISO 8601-2) level 0 or 1: a day, month, year, season, decade or interval, with “~” where the words
	// themselves are approximate and “?” where the reading is uncertain. Empty where the words could not be resolved.
	Value string
	// Base is the EDTF date from which a relative one was reckoned: the article's, or that of earlier words.
	Base string
	Rule DateRule
	Part DatePart // of the month or year that Value means: EDTF below level 2 can only say that it is approximate
	// Because is the index of the annotation where Rule is DateByEditor. Otherwise -1.
	Because int32
}

// DatePart is the part of a month or year that words name.
type DatePart uint8

// The parts of a month or year: “early January”, “mid-2016”, “late last year”.
const (
	DateWhole DatePart = iota
	DateEarly
	DateMid
	DateLate
)

// DateRule says how a date was worked out.
type DateRule uint8

// The rules by which dates are worked out.
const (
	DateWritten     DateRule = iota // the words give all of it
	DateByEditor                    // the sidecar says so
	DateSameDay                     // the article's own day: “today”, or its own weekday
	DateCounted                     // counted from the article's day: “yesterday”, “two weeks ago”
	DateBefore                      // the last such weekday or month up to the article's day
	DateAfter                       // the next such weekday or month from the article's day on
	DatePeriod                      // the week, month or year around, before or after the article's day
	DateNearest                     // the year is left out, and is that which brings the date nearest to the article's
	DateFromText                    // reckoned from the last date in the text: “two days earlier”
	DateNoBase                      // relative, and the article has no date of its own, or not so exact a one
	DateNoReference                 // relative to a date in the text, and there is none before it
	DateUnclear                     // two readings fit as well
	DateCalendar                    // of a calendar, Persian or Islamic, that is not converted
)

// Working says in a sentence how the date was worked out, without the date itself.
func (d Dated) Working() string {
	if d.Part != DateWhole && d.Value != "" {
		return [...]string{DateEarly: "early", DateMid: "in the middle", DateLate: "late"}[d.Part] + " in that time, " + d.reckoned()
	}
	return d.reckoned()
}

// reckoned says by which rule the date was worked out.
func (d Dated) reckoned() string {
	switch d.Rule {
	case DateByEditor:
		return "by the editor"
	case DateSameDay:
		return "the article’s own day"
	case DateCounted:
		return "counted from the article’s day, " + d.Base
	case DateBefore:
		return "the last before or on the article’s day, " + d.Base
	case DateAfter:
		return "the next after the article’s day, " + d.Base
	case DatePeriod:
		return "seen from the article’s day, " + d.Base
	case DateNearest:
		return "the year left out, and taken to be the one that is nearest to the article’s day, " + d.Base
	case DateFromText:
		return "reckoned from " + d.Base + ", the last date named before it"
	case DateNoBase:
		return "not resolved: the article has no date that is exact enough to reckon from"
	case DateNoReference:
		return "not resolved: the text names no day before it to reckon from"
	case DateUnclear:
		return "not resolved: two readings fit as well"
	case DateCalendar:
		return "not resolved: it is of another calendar, and not converted"
	default:
		return "as written"
	}
}
