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

var seasons = map[string]string{"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

// edtf puts a date of EDTF level 0 or 1 into words: “8 January 2017”, “about 25 December 2016”, “summer 2016”, “the 1990s”.
func edtf(value string) string {
	switch {
	case value == "":
		return ""
	case strings.HasSuffix(value, "~"):
		return "about " + edtf(value[:len(value)-1])
	case strings.HasSuffix(value, "?"):
		return "perhaps " + edtf(value[:len(value)-1])
	case len(value) == 4 && value[3] == 'X':
		return "the " + value[:3] + "0s"
	case len(value) == 7 && seasons[value[5:]] != "":
		return seasons[value[5:]] + " " + value[:4]
	}
	if d, err := archive.ParseDate(value); err == nil {
		return date(d).Text
	}
	return value
}
