package page

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html/atom"
)

// A stated date is one out of a page's metadata, in the form that the archive's dates have.
type stated struct {
	text string // RFC 3339, a time without zone, or a day
	day  string
}

// The names under which metadata state dates, the surer first; points are colons.
var (
	publishedNames = []string{
		"article:published_time", "og:article:published_time", "article:published", "og:published_time", "citation_publication_date", "citation_online_date", "citation_date",
		"parsely-pub-date", "sailthru:date", "datepublished", "dc:date:issued", "dcterms:issued", "dcterms:created", "dc:date:created", "dcterms:date", "dc:date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "ptime",
		"date", "article:created", "article_date_original", "originalpublicationdate", "created", "cxenseparse:recs:publishtime", "datecreated",
	}
	modifiedNames = []string{"article:modified_time", "og:updated_time", "article:updated_time", "article:modified", "og:article:modified_time", "datemodified", "dcterms:modified", "dc:date:modified", "last-modified", "lastmod", "revised", "updated_time"}
)

// published returns when the article appeared, as the page states it where machines look.
func (f *facts) published(t *tree) string {
	if s, ok := f.linkedDate("datePublished", "dateCreated"); ok {
		return s.text
	}
	for _, name := range publishedNames {
		if s, ok := readStated(f.first(name)); ok {
			return s.text
		}
	}
	if s, ok := f.linkedDate("uploadDate"); ok { // of a recording, which may be older than the text beside it
		return s.text
	}
	for _, n := range f.items["datePublished"] {
		if s, ok := readStated(itemValue(n)); ok && !t.inComments(n) {
			return s.text
		}
	}
	if s, ok := timeElement(t); ok {
		return s.text
	}
	return ""
}

// linkedDate returns the first date that the article's JSON-LD has for one of some properties.
func (f *facts) linkedDate(keys ...string) (stated, bool) {
	for _, key := range keys {
		for _, o := range f.about {
			if s, ok := readStated(o.text(key)); ok {
				return s, true
			}
		}
	}
	return stated{}, false
}

// modified returns when the article was last changed, as the metadata have it.
func (f *facts) modified() string {
	for _, o := range f.about {
		if s, ok := readStated(o.text("dateModified")); ok {
			return s.text
		}
	}
	for _, name := range modifiedNames {
		if s, ok := readStated(f.first(name)); ok {
			return s.text
		}
	}
	if s, ok := readStated(f.item("dateModified")); ok {
		return s.text
	}
	return ""
}

var publishedClass = named(`publish date posted timestamp`, `(?i)(?:^|[\s_-])(?:published|entry[_-]date|post[_-]date|dt-published|pubdate|posted[_-]on|article[_-]date|date[_-]published|timestamp)(?:$|[\s_-])`)

// timeElement returns the time element that says when the article appeared: one that says so, else the only day that
// the elements of the page's article name.
func timeElement(t *tree) (stated, bool) {
	var days []stated
	for _, e := range t.elements {
		n := e.Node
		if !isElement(n, atom.Time, atom.Abbr, atom.Span) {
			continue
		}
		classed := publishedClass.match(attr(n, "class")) || hasAttr(n, "pubdate")
		if n.DataAtom != atom.Time && !classed || t.inComments(n) || within(n, atom.Aside, atom.Nav, atom.Footer) {
			continue
		}
		s, ok := readStated(firstOf(attr(n, "datetime"), attr(n, "title"), attr(n, "content"), textOf(n)))
		if !ok || slices.Contains(strings.Fields(attr(n, "class")), "updated") && !classed {
			continue
		}
		if classed {
			return s, true
		}
		days = append(days, s)
	}
	for _, s := range days {
		if s.day != days[0].day {
			return stated{}, false
		}
	}
	if len(days) == 0 {
		return stated{}, false
	}
	return days[0], true
}

// The forms in which metadata have dates. RFC 3339 comes with all its relatives: spaces for the T, offsets without
// colon, fractions of seconds.
var (
	isoStated = regexp.MustCompile(`^(\d{4})-?(\d{2})-?(\d{2})(?:[Tt ]\s*(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?`)
	slashDate = regexp.MustCompile(`^(\d{4})/(\d{1,2})/(\d{1,2})\b`)
	unixTime  = regexp.MustCompile(`^1\d{9}(?:\d{3})?$`)
)

var layouts = []string{
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon Jan 2 15:04:05 -0700 2006", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "Jan. 2, 2006",
	"Monday, January 2, 2006", "January 2, 2006 3:04 PM", "Mon Jan 2 15:04:05 MST 2006", "02.01.2006", "02.01.2006 15:04", "02.01.2006, 15:04",
}

// readStated reads a date of metadata.
func readStated(s string) (stated, bool) {
	s = strings.TrimSpace(s)
	if unixTime.MatchString(s) {
		seconds, _ := time.ParseDuration(s[:10] + "s")
		t := time.Unix(0, 0).Add(seconds).UTC()
		return stated{t.Format(time.RFC3339), t.Format("2006-01-02")}, true
	}
	if m := isoStated.FindStringSubmatch(s); m != nil {
		day := m[1] + "-" + m[2] + "-" + m[3]
		if !isDay(day) {
			return stated{}, false
		}
		if m[4] == "" || m[4] == "00" && m[5] == "00" && cmp.Or(m[6], "00") == "00" && (m[7] == "" || zone(m[7]) == "Z") {
			return stated{day, day}, true // midnight is how programs write a day without a time
		}
		text := day + "T" + m[4] + ":" + m[5] + ":" + cmp.Or(m[6], "00") + zone(m[7])
		layout := "2006-01-02T15:04:05Z07:00"
		if m[7] == "" {
			layout = "2006-01-02T15:04:05"
		}
		if _, err := time.Parse(layout, text); err != nil {
			return stated{day, day}, true
		}
		return stated{text, day}, true
	}
	if m := slashDate.FindStringSubmatch(s); m != nil {
		day := m[1] + "-" + pad(m[2]) + "-" + pad(m[3])
		return stated{day, day}, isDay(day)
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			day := t.Format("2006-01-02")
			if strings.Contains(layout, "-0700") {
				return stated{t.Format(time.RFC3339), day}, isDay(day)
			}
			return stated{day, day}, isDay(day)
		}
	}
	return stated{}, false
}

// lastDay only keeps typing errors out; it is fixed so that a page reads the same on any day.
var lastDay = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)

func isDay(s string) bool {
	t, err := time.Parse("2006-01-02", s)
	return err == nil && t.Year() > 1500 && t.Before(lastDay)
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// zone writes a time zone as RFC 3339 does.
func zone(s string) string {
	switch {
	case s == "":
		return ""
	case s[0] != '+' && s[0] != '-':
		return "Z"
	case len(s) == len("+03"):
		return s + ":00"
	case len(s) == len("+0330"):
		return s[:3] + ":" + s[3:]
	}
	return s
}
