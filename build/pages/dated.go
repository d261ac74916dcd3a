package pages

import (
	"html"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/markup"
)

// dateSpans marks the dates of an article, each with its meaning and its working in the title.
func (p *Plan) dateSpans(article int32, out []markup.Span) []markup.Span {
	for _, d := range p.Results[article].Dates {
		out = append(out, p.dateSpan(d))
	}
	return out
}

func (p *Plan) dateSpan(d archive.Dated) markup.Span {
	s := markup.Span{Start: int(d.Start), End: int(d.End), Tag: "span", Class: "date"}
	working := p.working(d)
	if d.Value == "" {
		s.Attrs = ` data-state="unresolved" title="` + html.EscapeString(p.Words.Sentence(working)) + `"`
		return s
	}
	if machine := htmlDate(d.Value); machine != "" {
		s.Tag = "time"
		s.Attrs = ` datetime="` + machine + `"`
	}
	s.Attrs += ` title="` + html.EscapeString(locale.UpperFirst(p.say("sentence", "words", p.say("working.date", "date", p.edtf(d.Value), "working", working)))) + `"`
	return s
}

// working says how a date was worked out, without the date itself.
func (p *Plan) working(d archive.Dated) string {
	key := [...]string{
		archive.DateWritten: "written", archive.DateByEditor: "editor", archive.DateSameDay: "same-day", archive.DateCounted: "counted",
		archive.DateBefore: "before", archive.DateAfter: "after", archive.DatePeriod: "period", archive.DateNearest: "nearest",
		archive.DateFromText: "from-text", archive.DateNoBase: "no-base", archive.DateNoReference: "no-reference",
		archive.DateUnclear: "unclear", archive.DateCalendar: "calendar",
	}[d.Rule]
	base := ""
	if d.Base != "" {
		base = p.edtf(d.Base)
	}
	out := p.say("working."+key, "base", base)
	if d.Part != archive.DateWhole && d.Value != "" {
		part := [...]string{archive.DateEarly: "early", archive.DateMid: "middle", archive.DateLate: "late"}[d.Part]
		out = p.say("working."+part, "working", out)
	}
	return out
}

// htmlDate returns a value for the datetime attribute: of EDTF, HTML has days, months and years, but neither intervals
// nor seasons, and nothing approximate.
func htmlDate(value string) string {
	d, err := archive.ParseDate(value)
	if err != nil || d.Precision() == archive.Interval {
		return ""
	}
	return value
}

// edtf puts a date of EDTF level 0 or 1 into words: “8 January 2017”, “about 25 December 2016”, “summer 2016”, “the 1990s”,
// “from 2016 on”.
func (p *Plan) edtf(value string) string {
	e, err := archive.ParseEDTF(value)
	switch {
	case err != nil:
		return value
	case !e.Interval:
		return p.point(e.From)
	case e.Until.Open:
		return p.say("date.from-on", "date", p.point(e.From))
	case e.From.Open:
		return p.say("date.until", "date", p.point(e.Until))
	case e.Until.Date.IsZero():
		return p.say("date.end-unknown", "date", p.point(e.From))
	case e.From.Date.IsZero():
		return p.say("date.start-unknown", "date", p.point(e.Until))
	}
	return p.say("date.range", "from", p.point(e.From), "to", p.point(e.Until))
}

// point puts one side of a date into words.
func (p *Plan) point(t archive.Point) string {
	words := p.date(t.Date).Text
	switch {
	case t.Decade:
		words = p.say("date.decade", "year", words)
	case t.Season != 0:
		season := [...]string{"season.spring", "season.summer", "season.autumn", "season.winter"}[t.Season-archive.Spring]
		words = p.say("date.season", "season", p.say(season), "year", words)
	}
	if t.Approximate {
		words = p.say("date.about", "date", words)
	}
	if t.Uncertain {
		words = p.say("date.perhaps", "date", words)
	}
	return words
}
