package pages

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"gloss/build/archive"
	"gloss/build/view"
)

// date puts a date for people.
func date(d archive.Date) view.Date {
	if d.IsZero() {
		return view.Date{}
	}
	if d.Precision() == archive.Interval {
		from, to, _ := strings.Cut(d.String(), "/")
		a, b := plainDate(from), plainDate(to)
		return view.Date{Text: a.Text + " – " + b.Text, Short: a.Short + " – " + b.Short}
	}
	t := d.From()
	out := view.Date{Datetime: datetime(d)}
	switch d.Precision() {
	case archive.Year:
		out.Text, out.Short = t.Format("2006"), t.Format("2006")
	case archive.Month:
		out.Text, out.Short = t.Format("January 2006"), shortMonth(t)
	case archive.Time:
		out.Text, out.Short = t.Format("2 January 2006, 15:04"), t.Format("2 ")+shortMonth(t)
	default:
		out.Text, out.Short = t.Format("2 January 2006"), t.Format("2 ")+shortMonth(t)
	}
	return out
}

// datetime is the value of a time element's attribute: a date with a time and no zone is written as it is.
func datetime(d archive.Date) string { return d.String() }

func plainDate(s string) view.Date {
	d, err := archive.ParseDate(s)
	if err != nil {
		return view.Date{Text: s, Short: s}
	}
	return date(d)
}

// shortMonth is “Jan 2017”, “Sept 2017”: the abbreviations of New Hart's Rules.
func shortMonth(t time.Time) string {
	switch t.Month() {
	case time.May, time.June, time.July:
		return t.Format("January 2006")
	case time.September:
		return t.Format("Sept 2006")
	default:
		return t.Format("Jan 2006")
	}
}

// licences puts into words what Creative Commons and others name by SPDX identifiers.
var licences = map[string]view.Rights{
	archive.AllRightsReserved: {Words: "All rights reserved"},
	archive.PublicDomain:      {Words: "Public domain"},
	archive.UnknownRights:     {Words: "Not known"},
	"CC0-1.0":                 {Words: "No rights reserved (CC0 1.0)", Href: "https://creativecommons.org/publicdomain/zero/1.0/"},
	"PDM-1.0":                 {Words: "Public domain mark", Href: "https://creativecommons.org/publicdomain/mark/1.0/"},
}

func rights(id string) view.Rights {
	if r, ok := licences[id]; ok {
		r.ID = id
		return r
	}
	if r, ok := creativeCommons(id); ok {
		return r
	}
	return view.Rights{ID: id, Words: id}
}

var ccElements = map[string]string{"BY": "Attribution", "NC": "NonCommercial", "ND": "NoDerivatives", "SA": "ShareAlike"}

// creativeCommons reads CC-BY-SA-4.0 and its like, with or without a ported jurisdiction.
func creativeCommons(id string) (view.Rights, bool) {
	parts := strings.Split(id, "-")
	if len(parts) < 3 || parts[0] != "CC" {
		return view.Rights{}, false
	}
	var names, codes []string
	i := 1
	for ; i < len(parts) && ccElements[parts[i]] != ""; i++ {
		names, codes = append(names, ccElements[parts[i]]), append(codes, strings.ToLower(parts[i]))
	}
	if i >= len(parts) || len(names) == 0 {
		return view.Rights{}, false
	}
	version := parts[i]
	href := "https://creativecommons.org/licenses/" + strings.Join(codes, "-") + "/" + version + "/"
	if i+1 < len(parts) {
		href += strings.ToLower(parts[i+1]) + "/"
	}
	return view.Rights{ID: id, Words: "Creative Commons " + strings.Join(names, "-") + " " + version, Href: href}, true
}

// languageName puts a BCP 47 tag into English.
func languageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := display.English.Tags().Name(t); name != "" {
		return name
	}
	return tag
}

// countryName puts an ISO 3166-1 code into English; any other value stays.
func countryName(country string) string {
	if len(country) != 2 || strings.ToUpper(country) != country {
		return country
	}
	r, err := language.ParseRegion(country)
	if err != nil {
		return country
	}
	return display.English.Regions().Name(r)
}

// rtl are the scripts that are written from right to left.
var rtl = map[string]bool{"Arab": true, "Hebr": true, "Syrc": true, "Thaa": true, "Nkoo": true, "Adlm": true, "Rohg": true}

func direction(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return "ltr"
	}
	if script, _ := t.Script(); rtl[script.String()] {
		return "rtl"
	}
	return "ltr"
}

// count is “1 article”, “1,204 articles”.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + many
}

// number parts the thousands of a number of five digits or more, and of four too, as a table would.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// listing joins words as a sentence does: “A, B and C”.
func listing(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// showing explains how much of the article its page shows.
func showing(t archive.Showing, outlet string) view.Showing {
	whose := "the article"
	if outlet != "" {
		whose = outlet + "’s article"
	}
	switch t {
	case archive.Abstract:
		return view.Showing{Kind: "abstract", Label: "Abstract", Words: fmt.Sprintf("A summary in the archive’s own words of %s, not its text.", whose)}
	case archive.Excerpt:
		return view.Showing{Kind: "excerpt", Label: "Excerpt", Words: fmt.Sprintf("A part of %s.", whose)}
	case archive.None:
		return view.Showing{Kind: "none", Label: "Text not shown", Words: "The archive holds the text and indexes it, but may not show it."}
	default:
		return view.Showing{Kind: "full"}
	}
}

// ordinalDate is “8 January”: a day in a heading that names the month already.
func ordinalDate(d archive.Date) string { return d.From().Format("2 January") }
