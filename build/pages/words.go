package pages

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/markup"
	"gloss/build/view"
)

// say and count speak the language of the pages.
func (p *Plan) say(key string, args ...string) string { return p.Words.Say(key, args...) }

func (p *Plan) count(key string, n int, args ...string) string { return p.Words.Count(key, n, args...) }

// joined joins parts by a string that takes two: "clauses" of a sentence, or "sentences".
func (p *Plan) joined(key string, parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	out := parts[0]
	for _, part := range parts[1:] {
		out = p.say(key, "a", out, "b", part)
	}
	return out
}

// pageTitle is the title of the n-th page of a list, from 0.
func (p *Plan) pageTitle(title string, n int) string {
	if n == 0 {
		return title
	}
	return p.say("page-number", "title", title, "n", strconv.Itoa(n+1))
}

// typeName and plural name a type: those that every archive has in the language of the pages, the archive's own as it
// names them.
func (p *Plan) typeName(t *archive.Type) string {
	if _, _, ok := p.Words.Names("type." + t.ID); ok {
		return p.say("type." + t.ID)
	}
	return t.Name
}

func (p *Plan) plural(t *archive.Type) string {
	if _, _, ok := p.Words.Names("type." + t.ID + ".many"); ok {
		return p.say("type." + t.ID + ".many")
	}
	return t.Plural
}

// readAloud is what the parts of a text are called where they have no words of their own.
func (p *Plan) readAloud() markup.HTMLOptions {
	return markup.HTMLOptions{NumberLabel: p.say("article.paragraph"), ToDo: p.say("task.to-do"), Done: p.say("task.done")}
}

// TypeNames returns what an entity of a type is called, and many of them.
func (p *Plan) TypeNames(t *archive.Type) (one, many string) { return p.typeName(t), p.plural(t) }

// lowered is the name of a type as it stands within a sentence: with a small letter, unless it is an acronym (“NGOs”).
func lowered(name string) string {
	if first, size := utf8.DecodeRuneInString(name); size < len(name) {
		if second, _ := utf8.DecodeRuneInString(name[size:]); !unicode.IsUpper(second) {
			return string(unicode.ToLower(first)) + name[size:]
		}
	}
	return name
}

// Day puts a date for people, in short.
func (p *Plan) Day(d archive.Date) string { return p.date(d).Short }

// date puts a date for people.
func (p *Plan) date(d archive.Date) view.Date {
	if d.IsZero() {
		return view.Date{}
	}
	if d.Precision() == archive.Interval {
		from, to, _ := strings.Cut(d.String(), "/")
		return p.dateRange(p.plainDate(from), p.plainDate(to))
	}
	t, l := d.From(), p.Words
	out := view.Date{Datetime: datetime(d)}
	switch d.Precision() {
	case archive.Year:
		out.Text = locale.Year(t)
		out.Short = out.Text
	case archive.Month:
		out.Text, out.Short = l.Month(t), l.ShortMonth(t)
	case archive.Time:
		out.Text, out.Short = l.DayTime(t), l.ShortDay(t)
	default:
		out.Text, out.Short = l.Day(t), l.ShortDay(t)
	}
	return out
}

// dateRange is the time from one date to another.
func (p *Plan) dateRange(a, b view.Date) view.Date {
	return view.Date{Text: p.say("date.range", "from", a.Text, "to", b.Text), Short: p.say("date.range", "from", a.Short, "to", b.Short)}
}

// datetime is the value of a time element's attribute: a date with a time and no zone is written as it is.
func datetime(d archive.Date) string { return d.String() }

func (p *Plan) plainDate(s string) view.Date {
	d, err := archive.ParseDate(s)
	if err != nil {
		return view.Date{Text: s, Short: s}
	}
	return p.date(d)
}

// A licence is what rights are called: by a string of the language, and where their text is.
type licence struct{ key, href string }

// licences are what has a name by itself. Those of Creative Commons are built from their parts.
var licences = map[string]licence{
	archive.AllRightsReserved: {key: "rights.all-reserved"},
	archive.PublicDomain:      {key: "rights.public-domain"},
	archive.UnknownRights:     {key: "rights.unknown"},
	"CC0-1.0":                 {"rights.cc0", "https://creativecommons.org/publicdomain/zero/1.0/"},
	"PDM-1.0":                 {"rights.public-domain-mark", "https://creativecommons.org/publicdomain/mark/1.0/"},
}

// rights puts into words what Creative Commons and others name by SPDX identifiers.
func (p *Plan) rights(id string) view.Rights {
	if r, ok := licences[id]; ok {
		return view.Rights{ID: id, Words: p.say(r.key), Href: r.href}
	}
	if c, ok := archive.ParseCreativeCommons(id); ok {
		r := view.Rights{ID: id, Words: c.Name(), Href: c.Address()}
		if c.Version == "" {
			r.Words = p.say("rights.unversioned", "licence", r.Words)
		}
		return r
	}
	return view.Rights{ID: id, Words: id}
}

// showing explains how much of the article the page shows.
func (p *Plan) showing(t archive.Showing, outlet string) view.Showing {
	whose := p.say("showing.article")
	if outlet != "" {
		whose = p.say("showing.article-of", "outlet", outlet)
	}
	out := view.Showing{Kind: "full"}
	switch t {
	case archive.Abstract:
		out.Kind = "abstract"
	case archive.Excerpt:
		out.Kind = "excerpt"
	case archive.None:
		out.Kind = "none"
	default:
		return out
	}
	out.Label, out.Words = p.say("showing."+out.Kind), p.say("showing."+out.Kind+".words", "article", whose)
	return out
}
