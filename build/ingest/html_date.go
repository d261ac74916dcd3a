package ingest

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/text/language"

	"gloss/build/archive"
	"gloss/build/page"
)

// pageDates takes the date that the page states for machines, else the one above the article, else the one in its
// address, else the likeliest that stands anywhere.
func (r *reader) pageDates(p *page.Page, head *reader) {
	d, err := archive.ParseDate(p.Published)
	switch {
	case err == nil:
		r.stamped.date = d
	case !head.stamped.date.IsZero():
		r.stamped = head.stamped
	default:
		if d := r.searchDate(p); !d.IsZero() {
			r.stamped.date = d
			r.warn(PublishedUnclear, 0, "the date %s was found in the page's text or address, not in its metadata; check published", d)
		}
	}
	if d, err := archive.ParseDate(p.Modified); err == nil && d.From().After(r.stamped.date.From()) && d.Day() != r.stamped.date.Day() {
		r.draft.Modified = d
	}
}

// searchDate looks for a date where the page does not state it for machines.
func (r *reader) searchDate(p *page.Page) archive.Date {
	var later archive.Date
	if d := addressDate(p.URL); !d.IsZero() {
		return d
	}
	for _, line := range p.DateLines {
		switch s, ok := dateIn(line, p.Language); {
		case !ok || s.date.From().Year() < firstYear:
		case !s.updated:
			return s.date
		case later.IsZero():
			later = s.date
		}
	}
	return later
}

// firstYear is the earliest in which a page was published: before, there was no web. A report may name a date of any
// time in its first lines.
const firstYear = 1990

// dayInPath is a day as addresses have it: /2019/05/06/, /2019-05-06-, /20190506/.
var dayInPath = regexp.MustCompile(`[/._-]((?:19|20)\d\d)(?:/([01]?\d)/([0-3]?\d)|-([01]\d)-([0-3]\d)|([01]\d)([0-3]\d))(?:[/._-]|$)`)

// addressDate returns the day that an address has in its path.
func addressDate(address string) archive.Date {
	u, err := url.Parse(address)
	if err != nil {
		return archive.Date{}
	}
	m := dayInPath.FindStringSubmatch(u.Path)
	if m == nil {
		return archive.Date{}
	}
	p := dateParts{year: number(m[1]), month: number(m[2] + m[4] + m[6]), day: number(m[3] + m[5] + m[7])}
	s, _ := p.stamp()
	return s.date
}

// maxDateWords is how many words a date has at most, weekday, time and zone with it.
const maxDateWords = 8

// dateIn returns the first full date in a line, whatever stands around it. A page's language decides on which side of
// the slash the month stands, where it does.
func dateIn(line, lang string) (stamp, bool) {
	tokens := dateTokens(hanDate.ReplaceAllString(line, "$1-$2-$3 "))
	for i, t := range tokens {
		tokens[i] = settleSlashes(strings.Trim(t, ".:;|•·[]"), lang)
	}
	for i := range tokens {
		for n := min(maxDateWords, len(tokens)-i); n > 0; n-- {
			if s, ok := readDate(tokens[i:i+n], lang); ok && !s.date.IsZero() {
				return s, true
			}
		}
	}
	return stamp{}, false
}

var (
	shortYear = regexp.MustCompile(`^([0-3]\d\.[01]\d\.)(\d\d)$`)
	hanDate   = regexp.MustCompile(`(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日`)
	slashed   = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$`)
)

// settleSlashes writes a date of numbers day first with points, where the page's language says how it is meant: only
// English is written both ways.
func settleSlashes(token, lang string) string {
	m := slashed.FindStringSubmatch(token)
	if y := shortYear.FindStringSubmatch(token); y != nil { // two digits each: a version's number is seldom written so
		return y[1] + "20" + y[2]
	}
	tag, err := language.Parse(lang)
	if m == nil || err != nil || tag == language.Und {
		return token
	}
	base, _ := tag.Base()
	region, sure := tag.Region()
	switch {
	case base.String() != "en" || sure == language.Exact && region.String() != "US" && region.String() != "CA":
		return m[1] + "." + m[2] + "." + m[3]
	case sure == language.Exact && region.String() == "US":
		return m[2] + "." + m[1] + "." + m[3]
	}
	return token
}
