package pages

import (
	"fmt"
	"html"
	"strings"

	"gloss/build/archive"
	"gloss/build/markup"
)

// dateSpans marks the dates of an article, each with its meaning and its working in the title.
func (p *Plan) dateSpans(article int32, out []markup.Span) []markup.Span {
	for _, d := range p.Results[article].Dates {
		out = append(out, dateSpan(d))
	}
	return out
}

func dateSpan(d archive.Dated) markup.Span {
	s := markup.Span{Start: int(d.Start), End: int(d.End), Tag: "span", Class: "date"}
	working := strings.Replace(d.Working(), d.Base, edtf(d.Base), 1)
	if d.Value == "" {
		s.Attrs = fmt.Sprintf(` data-state="unresolved" title="%s."`, html.EscapeString(strings.ToUpper(working[:1])+working[1:]))
		return s
	}
	if machine := htmlDate(d.Value); machine != "" {
		s.Tag = "time"
		s.Attrs = fmt.Sprintf(` datetime="%s"`, machine)
	}
	s.Attrs += fmt.Sprintf(` title="%s, %s."`, html.EscapeString(edtf(d.Value)), html.EscapeString(working))
	return s
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
func edtf(value string) string {
	e, err := archive.ParseEDTF(value)
	switch {
	case err != nil:
		return value
	case !e.Interval:
		return point(e.From)
	case e.Until.Open:
		return "from " + point(e.From) + " on"
	case e.From.Open:
		return "until " + point(e.Until)
	case e.Until.Date.IsZero():
		return "from " + point(e.From) + " to a time unknown"
	case e.From.Date.IsZero():
		return "from a time unknown to " + point(e.Until)
	}
	return point(e.From) + " – " + point(e.Until)
}

// point puts one side of a date into words.
func point(p archive.Point) string {
	words := date(p.Date).Text
	switch {
	case p.Decade:
		words = "the " + words + "s"
	case p.Season != 0:
		words = [...]string{"spring", "summer", "autumn", "winter"}[p.Season-archive.Spring] + " " + words
	}
	if p.Approximate {
		words = "about " + words
	}
	if p.Uncertain {
		words = "perhaps " + words
	}
	return words
}
