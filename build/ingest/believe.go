package ingest

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"gloss/build/archive"
	"gloss/build/bundle"
)

// believe takes over what a row, a feed or a message says of its article: it was put there to be read, so it counts
// more than what the text says. What cannot be read is left out, with a warning.
func (d *Draft) believe(f bundle.Fields, o Options) error {
	if t := oneLine(f.Title); t != "" {
		d.settled(TitleProposed)
		d.Title, d.TitleProposed = t, false
	}
	if by := oneLine(f.Byline); by != "" {
		if name, ok := bylineOf(by); ok {
			by = name
		}
		d.Byline = withoutRole(by)
	}
	d.believePublished(oneLine(f.Published))
	if s := oneLine(f.URL); s != "" {
		if d.URL = webAddress(s); d.URL == "" {
			d.warn(URLUnclear, "%q is no address of a page; set url", s)
		}
	}
	d.believeLanguage(oneLine(f.Language))
	d.believeRights(oneLine(f.Rights))
	for _, field := range []struct{ to, from *string }{{&d.Section, &f.Section}, {&d.NewsID, &f.NewsID}, {&d.Dateline, &f.Dateline}} {
		if v := oneLine(*field.from); v != "" {
			*field.to = v
		}
	}
	if err := d.believeSource(oneLine(f.Source), o); err != nil {
		return err
	}
	for _, s := range o.Sources { // what the outlet says of all its articles need not be said of each
		if s.ID == d.Source && s.Rights != "" {
			d.settled(RightsUnknown)
		}
		if s.ID == d.Source && s.Language != "" {
			d.settled(LanguageUncertain)
		}
	}
	return nil
}

// warn adds a warning about the whole text.
func (d *Draft) warn(code Code, format string, args ...any) {
	d.Warnings = append(d.Warnings, Warning{Code: code, Message: fmt.Sprintf(format, args...)})
}

// settled takes warnings back.
func (d *Draft) settled(codes ...Code) {
	d.Warnings = slices.DeleteFunc(d.Warnings, func(w Warning) bool { return slices.Contains(codes, w.Code) })
}

// webAddress returns s where it is the address of a page on the web, else nothing.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	return u.String()
}

// mailTimes are the forms of RFC 5322 and RFC 822 that feeds are dated in, and of programs that print a time.
var mailTimes = []string{time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04 -0700", "2006-01-02 15:04:05-07:00", "2006-01-02 15:04:05.999999-07:00", "2006-01-02T15:04:05.999999999Z07:00", "2006-01-02T15:04:05-0700"}

func (d *Draft) believePublished(s string) {
	if s == "" {
		return
	}
	date, ok := stated(s)
	if !ok {
		d.settled(PublishedUnknown)
		d.warn(PublishedUnclear, "the date %q cannot be read; set published", s)
		return
	}
	d.settled(PublishedUnknown, PublishedUnclear, PublishedZone, PublishedWeekday)
	d.Published = date
}

// stated reads a date as programs write them, else as people do.
func stated(s string) (archive.Date, bool) {
	if day, ok := strings.CutSuffix(strings.Replace(s, "T", " ", 1), " 00:00:00"); ok {
		s = day // a program that knows the day alone; midnight sharp would say more than that
	}
	for _, layout := range mailTimes {
		if t, err := time.Parse(layout, strings.Replace(s, " GMT", " +0000", 1)); err == nil {
			date, err := archive.ParseDate(t.Format(time.RFC3339))
			return date, err == nil
		}
	}
	if date, err := archive.ParseDate(s); err == nil {
		return date, true
	}
	if st, ok := dateLine(s); ok && !st.date.IsZero() {
		return st.date, true
	}
	return archive.Date{}, false
}

func (d *Draft) believeLanguage(s string) {
	if s == "" {
		return
	}
	tag, err := language.Parse(s)
	if err != nil || tag == language.Und {
		if tag = languageNamed(s); tag == language.Und {
			d.warn(LanguageUncertain, "%q is no language that is known; set language", s)
			return
		}
	}
	d.settled(LanguageUncertain)
	d.Language = tag.String()
}

// languageNamed returns the language of an English name.
func languageNamed(name string) language.Tag {
	names := display.English.Languages()
	for _, f := range functionWords {
		if tag := language.Make(f.language); strings.EqualFold(names.Name(tag), name) {
			return tag
		}
	}
	for _, s := range scripts {
		if tag := language.Make(s.language); strings.EqualFold(names.Name(tag), name) {
			return tag
		}
	}
	return language.Und
}

// spdxLike is the shape of an SPDX identifier that no word has: it ends in a version.
var spdxLike = regexp.MustCompile(`^[A-Z][A-Za-z]*(?:-[A-Za-z]+)*-\d+(?:\.\d+)*$`)

func (d *Draft) believeRights(s string) {
	if s == "" {
		return
	}
	d.settled(RightsUnknown, RightsUnclear)
	c, ok := claimOf(s)
	if !ok {
		c, ok = licenceIn(s)
	}
	switch {
	case ok && c.id != "":
		d.Rights = c.id
		d.doubtVersion(0)
	case !ok && (s == archive.AllRightsReserved || s == archive.PublicDomain || spdxLike.MatchString(s)):
		d.Rights = s
	default:
		d.warn(RightsUnclear, "the rights %q were not understood; set rights", s)
	}
}

// believeSource looks the outlet up by its ID, its names and its address.
func (d *Draft) believeSource(name string, o Options) error {
	if name == "" && d.Source != "" || o.Source != "" {
		return nil
	}
	outlets, err := newOutlets(o)
	if err != nil {
		return err
	}
	if i := outlets.called(name); i >= 0 {
		d.settled(SourceUnknown, SourceAmbiguous, SourceAdded)
		d.Source, d.NewSource = outlets.sources[i].ID, nil
		return nil
	}
	if u, err := url.Parse(d.URL); err == nil && d.Source == "" {
		if i := outlets.called(u.Hostname()); i >= 0 {
			d.settled(SourceUnknown, SourceAmbiguous)
			d.Source = outlets.sources[i].ID
			return nil
		}
	}
	if name != "" && d.Source == "" {
		d.settled(SourceUnknown)
		d.warn(SourceUnknown, "%q is named as its source, which is not in content/sources.yaml; add it there, or say which it is with --source", name)
	}
	return nil
}

// called returns the index of the one source of this ID, name or host, else -1. A subdomain is its site's.
func (t *outlets) called(name string) int {
	if name == "" {
		return -1
	}
	found := -1
	host := hostOf(name)
	for _, n := range t.names {
		same := strings.EqualFold(n.text, name) || n.isHost && host != "" && (host == n.text || strings.HasSuffix(host, "."+n.text))
		if !same || found == n.source {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = n.source
	}
	for i, s := range t.sources {
		if s.ID == name {
			return i
		}
	}
	return found
}
