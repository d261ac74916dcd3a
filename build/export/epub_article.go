package export

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/markup"
)

// relative returns the way from one file of the book to another, percent-encoded.
func relative(from, to string) string {
	return strings.Repeat("../", strings.Count(from, "/")) + escapedPath(to)
}

func escapedPath(p string) string {
	segments := strings.Split(p, "/")
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	return strings.Join(segments, "/")
}

// sitePath returns which file of the site an address on an article's page leads to, and the place in it; ok is false
// where it leads elsewhere.
func (b *book) sitePath(article int, address string) (file, fragment string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() || u.Host != "" || u.Path == "" {
		return "", "", false
	}
	file = path.Join("articles", path.Dir(b.in.Archive.Articles[article].ID), u.Path)
	return file, u.EscapedFragment(), !strings.HasPrefix(file, "../")
}

// address gives what a text leads to its address in the book: to articles that are in it, else on the site where that has an address;
// what is on the web stays, and all else leads nowhere.
func (b *book) address(article int) func(address string, image bool) (string, bool) {
	at := b.articlePath(article)
	return func(address string, image bool) (string, bool) {
		if image {
			p, ok := b.picture(article, address)
			return relative(at, p), ok
		}
		file, fragment, ok := b.sitePath(article, address)
		if !ok {
			return webAddress(address)
		}
		if to, ok := b.pages[file]; ok {
			return relative(at, to), true
		}
		if b.in.Archive.Site.BaseURL == "" {
			return "", false
		}
		if fragment != "" {
			fragment = "#" + fragment
		}
		return b.names.File(file) + fragment, true
	}
}

// webAddress returns an absolute address with percent-encoding for all that RFC 3986 has no place for, as EPUB 3.3 §3.5 and
// EPUBCheck want it, whatever browsers put up with; ok is false of what is no such address.
func webAddress(address string) (_ string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || !u.IsAbs() {
		return "", false
	}
	var query []byte
	for i := range len(u.RawQuery) {
		c := u.RawQuery[i]
		isEscape := c == '%' && i+2 < len(u.RawQuery) && isHex(u.RawQuery[i+1]) && isHex(u.RawQuery[i+2])
		if isEscape || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0 {
			query = append(query, c)
			continue
		}
		query = append(query, '%', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
	}
	u.RawQuery = string(query)
	return u.String(), true
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

// A bookNote is a note of an article, numbered as the text reaches them.
type bookNote struct {
	annotation int32
	number     int
}

// article is one article with its notes and its source.
func (b *book) article(i int) []byte {
	a, at := &b.in.Archive.Articles[i], b.articlePath(i)
	return b.page(at, a.Title, a.Language, func(x *xmlWriter) {
		x.start("section", "epub:type", "chapter", "role", "doc-chapter", "aria-labelledby", "title")
		x.line()
		x.element("p", a.Section, "class", "kicker", "dir", "auto")
		x.element("h1", a.Title, "id", "title", "dir", "auto")
		b.list(x, "byline", b.outlet(i), a.Byline, b.Date(a.Published))
		x.element("p", b.Showing(int32(i)), b.ours("class", "showing")...)
		if a.Text != archive.None {
			spans, notes := b.spans(i)
			dir := locale.Direction(a.Language)
			x.raw(string(b.in.Documents[i].AppendHTML(nil, spans, markup.HTMLOptions{
				XML: true, Address: b.address(i), Dir: func(block string) string { return locale.Against(dir, block) },
				ToDo: b.Words.Say("task.to-do"), Done: b.Words.Say("task.done"),
			})))
			b.notes(x, i, notes)
		}
		b.imprint(x, i)
		b.related(x, i)
		x.end()
		x.line()
	})
}

// ours are the attributes of what gloss itself says in a text of another language.
func (b *book) ours(attrs ...string) []string {
	return append(attrs, "lang", b.Words.Tag, "xml:lang", b.Words.Tag, "dir", b.Words.Dir)
}

// list is a paragraph of facts, each in its own direction; of empty ones there is nothing.
func (b *book) list(x *xmlWriter, class string, facts ...string) {
	facts = slices.DeleteFunc(facts, func(fact string) bool { return fact == "" })
	if len(facts) == 0 {
		return
	}
	x.start("p", "class", class)
	for k, fact := range facts {
		if k > 0 {
			x.text(" · ")
		}
		x.start("bdi")
		x.text(fact)
		x.end()
	}
	x.end()
	x.line()
}

// outlet returns the name of who published an article, or "".
func (b *book) outlet(i int) string {
	if s := b.work(i).Source; s != nil {
		return s.Name
	}
	return ""
}

// spans returns what the text is marked with: mentions, dates, and notes with their numbers.
func (b *book) spans(i int) ([]markup.Span, []bookNote) {
	r := &b.in.Results[i]
	out := make([]markup.Span, 0, len(r.Mentions.List)+len(r.Dates)+len(r.Marks))
	for _, m := range r.Mentions.List {
		out = append(out, b.mention(i, m))
	}
	for _, d := range r.Dates {
		if p, err := archive.ParseDate(d.Value); err == nil && p.Precision() != archive.Interval {
			out = append(out, markup.Span{Start: int(d.Start), End: int(d.End), Tag: "time", Attrs: attribute("datetime", d.Value)})
		}
	}
	var notes []bookNote
	numbers := map[int32]int{}
	for _, m := range r.Marks {
		if b.in.Archive.Articles[i].Sidecar.Annotations[m.Annotation].Kind != archive.KindNote {
			continue
		}
		id := ""
		if numbers[m.Annotation] == 0 {
			notes = append(notes, bookNote{m.Annotation, len(notes) + 1})
			numbers[m.Annotation] = len(notes)
			id = attribute("id", "r"+strconv.Itoa(len(notes)))
		}
		n := strconv.Itoa(numbers[m.Annotation])
		out = append(out, markup.Span{
			Start: int(m.Start), End: int(m.End), Tag: "span", Class: "noted",
			After: `<a class="noteref" epub:type="noteref" role="doc-noteref"` + id + attribute("href", "#n"+n) + ">" + n + "</a>",
		})
	}
	return out, notes
}

// attribute returns an attribute with a leading space, escaped.
func attribute(name, value string) string {
	return " " + name + `="` + string(appendXML(nil, value, true)) + `"`
}

// mention leads to what the book tells of the entity. One that nothing decides says who may be meant.
func (b *book) mention(i int, m archive.Mention) markup.Span {
	s := markup.Span{Start: int(m.Start), End: int(m.End), Class: "mention"}
	if m.How != archive.Ambiguous {
		s.Href = relative(b.articlePath(i), b.entities[m.Entity]) + "#" + url.PathEscape(b.anchor(m.Entity))
		return s
	}
	var names []string
	for _, e := range b.in.Results[i].Mentions.Choices[m.Because] {
		names = append(names, b.in.Archive.Entities[e].Name)
	}
	s.Tag, s.Class, s.Attrs = "span", "undecided", attribute("title", b.Words.Say("how.ambiguous", "names", b.Words.Either(names)))
	return s
}

// notes are the editor's notes, as footnotes (EPUB 3 Structural Semantics Vocabulary 1.1).
func (b *book) notes(x *xmlWriter, i int, notes []bookNote) {
	if len(notes) == 0 {
		return
	}
	x.start("section", b.ours("class", "notes", "epub:type", "footnotes", "aria-labelledby", "notes")...)
	x.line()
	x.element("h2", b.Words.Say("article.notes"), "id", "notes")
	for _, n := range notes {
		a := &b.in.Archive.Articles[i].Sidecar.Annotations[n.annotation]
		number := strconv.Itoa(n.number)
		x.start("aside", "epub:type", "footnote", "role", "doc-footnote", "id", "n"+number, "lang", b.in.Archive.Site.Language, "xml:lang", b.in.Archive.Site.Language, "dir", "auto")
		x.line()
		x.start("p", "class", "number")
		x.start("a", "href", "#r"+number, "role", "doc-backlink")
		x.text(number)
		x.end()
		x.end()
		x.line()
		x.raw(string(markup.Markdown(a.Value, markup.Options{}).AppendHTML(nil, nil, markup.HTMLOptions{
			XML: true, Address: b.address(i), ToDo: b.Words.Say("task.to-do"), Done: b.Words.Say("task.done"),
		})))
		x.element("p", strings.Join(a.Tags, ", "), "class", "quiet")
		x.end()
		x.line()
	}
	x.end()
	x.line()
}

// imprint is the article's source.
func (b *book) imprint(x *xmlWriter, i int) {
	a := &b.in.Archive.Articles[i]
	rights, _ := b.Rights(a.Rights)
	x.start("section", b.ours("class", "imprint", "aria-labelledby", "imprint")...)
	x.line()
	x.element("h2", b.Words.Say("imprint"), "id", "imprint")
	x.start("dl")
	x.line()
	for _, fact := range []struct{ key, value string }{
		{"imprint.outlet", b.outlet(i)},
		{"imprint.published", b.Date(a.Published)},
		{"imprint.modified", b.Date(a.Modified)},
		{"imprint.dateline", a.Dateline},
		{"imprint.byline", a.Byline},
		{"imprint.section", a.Section},
		{"imprint.news-id", a.NewsID},
		{"imprint.language", b.Words.LanguageName(a.Language)},
		{"imprint.topics", strings.Join(a.Topics, b.Words.Say("comma")+" ")},
		{"imprint.rights", rights},
		{"imprint.original", a.URL},
		{"imprint.retrieved", b.Date(a.Retrieved)},
	} {
		if fact.value == "" {
			continue
		}
		x.element("dt", b.Words.Say(fact.key))
		x.start("dd")
		if address, ok := webAddress(fact.value); ok && fact.key == "imprint.original" {
			x.start("a", "href", address, "dir", "ltr")
		} else {
			x.start("bdi")
		}
		x.text(fact.value)
		x.end()
		x.end()
		x.line()
	}
	x.end()
	x.line()
	x.end()
	x.line()
}

// related lists the related articles that are in the book, with the reason.
func (b *book) related(x *xmlWriter, i int) {
	open := false
	for _, r := range b.in.Index.Related(int32(i)) {
		if !b.has[int(r.Article)] {
			continue
		}
		if !open {
			x.start("section", b.ours("class", "related", "aria-labelledby", "related")...)
			x.line()
			x.element("h2", b.Words.Say("article.related"), "id", "related")
			x.start("ul")
			x.line()
			open = true
		}
		x.start("li")
		b.link(x, b.articlePath(i), int(r.Article))
		x.element("p", b.Why(int32(i), r), "class", "quiet")
		x.end()
		x.line()
	}
	if open {
		x.end()
		x.line()
		x.end()
		x.line()
	}
}

// link leads to an article of the book.
func (b *book) link(x *xmlWriter, from string, to int) {
	a := &b.in.Archive.Articles[to]
	x.start("a", "href", relative(from, b.articlePath(to)), "lang", a.Language, "xml:lang", a.Language, "dir", "auto")
	x.text(a.Title)
	x.end()
}
