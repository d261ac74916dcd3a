package ingest

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/text/language"
)

var (
	idLabel = regexp.MustCompile(`^(?i:(?:news|story|article|document|report)[ -]?(?:id|code|no\.?|number)|id|کد خبر|شناسه خبر|код новости)\s*[:：#]?\s*([\p{L}\p{N}./-]*\p{N}[\p{L}\p{N}./-]*)$`)
	label   = regexp.MustCompile(`^(\p{L}[\p{L} ]{1,24}?)\s*[:：]\s*(\S.*)$`)
)

// labels are the words before a colon that name a field, and the field's front-matter key.
var labels = map[string]string{
	"title": "title", "headline": "title",
	"by": "byline", "author": "byline", "authors": "byline", "byline": "byline", "writer": "byline", "reporter": "byline",
	"date": "published", "published": "published", "published on": "published", "published at": "published", "publication date": "published", "posted": "published", "posted on": "published", "date published": "published",
	"source": "source", "outlet": "source", "publisher": "source", "newspaper": "source", "publication": "source",
	"url": "url", "link": "url", "original": "url", "original article": "url", "permalink": "url", "web address": "url",
	"section": "section", "category": "section",
	"rights": "rights", "license": "rights", "licence": "rights",
	"language": "language", "lang": "language",
	"dateline": "dateline",
}

// labelled reads a line such as "Author: Jane Roe"; the field is empty where the line is none.
func labelled(text string) (field, value string) {
	if !shortText(text, maxRights) {
		return "", ""
	}
	m := label.FindStringSubmatch(text)
	if m == nil {
		return "", ""
	}
	return labels[strings.ToLower(m[1])], m[2]
}

// newsID returns the number by which the outlet knows the text, where the line states nothing else.
func newsID(text string) string {
	if !shortText(text, 60) {
		return ""
	}
	if m := idLabel.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// takeField reads a unit at the head or foot that states one thing about the text: an ID, a date, an address, who
// wrote it, what rights it is under. A title is taken only where canTitle says that there is none yet.
func (r *reader) takeField(i int, canTitle bool) bool {
	text := r.units[i].text
	if id := newsID(text); id != "" {
		r.set(i, &r.draft.NewsID, id, "news_id", "was read as the outlet's number for the text")
		return true
	}
	if s, ok := dateLine(text); ok {
		r.takeDate(i, s)
		return true
	}
	if r.takeLabelled(i, canTitle) || r.takeParties(i) {
		return true
	}
	if by, ok := bylineOf(text); ok {
		r.set(i, &r.draft.Byline, by, "byline", "was read as the byline")
		return true
	}
	if initialsAt(text) == 0 {
		r.set(i, &r.draft.Byline, text, "byline", "was read as the writers' initials")
		return true
	}
	if c, ok := claimOf(text); ok {
		r.takeClaim(c, r.units[i].line, text)
		r.drop(i, "rights", "was read as a statement of rights")
		return true
	}
	if r.outlets.isName(text) {
		r.outlets.sign(text, onPage)
		r.drop(i, "source", "names the outlet")
		return true
	}
	return false
}

// set fills a field and drops the unit. A second line for a field that is filled is dropped as well, but says so.
func (r *reader) set(i int, to *string, value, field, why string) {
	switch *to {
	case "":
		*to = value
	case value:
		why = "says again what was read as " + field
	default:
		field, why = "", fmt.Sprintf("is another %s; the first was taken", field)
	}
	r.drop(i, field, why)
}

// takeDate takes the first date of publication; a time of change is no such date.
func (r *reader) takeDate(i int, s stamp) {
	u := r.units[i]
	switch {
	case s.updated:
		r.clues = append(r.clues, clue{u.line, "a line about changes", u.text})
		r.drop(i, "", "tells when the text was changed")
	case !r.stamped.date.IsZero() || r.stamped.problem != "":
		r.drop(i, "", "is another date; the first was taken")
	default:
		r.stamped = s
		r.drop(i, "published", "was read as the date of publication")
	}
}

// takeClaim notes a statement of rights. Whom it names, it names as the one who published the text.
func (r *reader) takeClaim(c claim, line int, text string) {
	c.line = line
	r.claims = append(r.claims, c)
	r.outlets.sign(text, inRights)
}

// takeLabelled reads "Author: Jane Roe" and its like.
func (r *reader) takeLabelled(i int, canTitle bool) bool {
	field, value := labelled(r.units[i].text)
	why := "was read as " + field
	switch field {
	case "title":
		if !canTitle || !shortText(value, maxTitle*2) {
			return false
		}
		r.set(i, &r.draft.Title, value, field, why)
	case "byline":
		if !shortText(value, 120) || endsSentence(value) && !areNames(value) {
			return false
		}
		r.set(i, &r.draft.Byline, withoutRole(value), field, why)
	case "published":
		s, ok := dateLine(value)
		if !ok {
			return false
		}
		r.takeDate(i, s)
	case "source":
		return r.takeSource(i, value)
	case "url":
		u, err := url.Parse(value)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return false
		}
		r.outlets.sign(u.Host, onPage)
		r.set(i, &r.draft.URL, value, field, why)
	case "section":
		if !shortText(value, 60) || endsSentence(value) {
			return false
		}
		r.set(i, &r.draft.Section, strings.Join(crumbs.Split(value, -1), " / "), field, why)
	case "rights":
		c, ok := claimOf(value)
		if !ok {
			return false
		}
		r.takeClaim(c, r.units[i].line, value)
		r.drop(i, field, why)
	case "language":
		tag, err := language.Parse(value)
		if err != nil || len(value) > 12 || tag == language.Und {
			return false
		}
		r.set(i, &r.draft.Language, tag.String(), field, why)
	case "dateline":
		if !shortText(value, 80) || endsSentence(value) {
			return false
		}
		r.set(i, &r.draft.Dateline, value, field, why)
	default:
		return false
	}
	return true
}

// takeSource reads "Source: Example Times". An address there is the text's own.
func (r *reader) takeSource(i int, value string) bool {
	if !shortText(value, 120) || endsSentence(value) {
		return false
	}
	r.outlets.sign(value, inLabel)
	if len(r.outlets.signs[inLabel]) == 0 && r.outlets.label == "" {
		r.outlets.label = value
	}
	if strings.HasPrefix(value, "https://") || strings.HasPrefix(value, "http://") {
		r.set(i, &r.draft.URL, value, "url", "was read as url")
		return true
	}
	r.drop(i, "source", "says where the text comes from")
	return true
}

// takeParties reads a line of several parts, each of which states one thing: "By Jane Roe | 8 January 2017 | Example
// Times". Beside a date or "By", a bare name is a byline too.
func (r *reader) takeParties(i int) bool {
	text := r.units[i].text
	if !shortText(text, 200) {
		return false
	}
	parts := byParties.Split(text, -1)
	if at := strings.IndexByte(text, ','); len(parts) == 1 && at > 0 {
		parts = []string{text[:at], strings.TrimSpace(text[at+1:])} // "By Jane Roe, January 8, 2017"
	}
	if len(parts) < 2 {
		return false
	}
	var by, rest []string
	var when *stamp
	for _, p := range parts {
		if s, ok := dateLine(p); ok && when == nil {
			when = &s
		} else if name, ok := bylineOf(p); ok {
			by = append(by, name)
		} else if isName(p) && !r.outlets.isName(p) {
			by = append(by, p)
		} else if r.outlets.isName(p) {
			rest = append(rest, p)
		} else {
			return false
		}
	}
	if when == nil || len(by)+len(rest) == 0 || len(by) > 1 {
		return false
	}
	r.outlets.sign(strings.Join(rest, " "), onPage)
	if len(by) == 1 && r.draft.Byline == "" {
		r.draft.Byline = by[0]
	}
	r.takeDate(i, *when)
	d := &r.draft.Dropped[len(r.draft.Dropped)-1]
	d.Why += ", with who wrote it or published it"
	return true
}
