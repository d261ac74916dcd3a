package export

import (
	"bytes"
	"cmp"
	"strconv"

	"gloss/build/archive"
	"gloss/build/locale"
)

// page returns an XHTML document of the book (EPUB 3.3 §6.1). What it holds is in a language and its direction.
func (b *book) page(at, title, language string, body func(x *xmlWriter)) []byte {
	var out bytes.Buffer
	x := newXMLWriter(&out)
	x.raw("<!DOCTYPE html>\n")
	x.start("html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub", "http://www.idpf.org/2007/ops", "lang", language, "xml:lang", language, "dir", locale.Direction(language))
	x.line()
	x.start("head")
	x.line()
	x.element("title", cmp.Or(title, "gloss"))
	x.empty("link", "rel", "stylesheet", "href", relative(at, "style.css"))
	x.line()
	x.end()
	x.line()
	x.start("body")
	x.line()
	body(x)
	x.end()
	x.line()
	x.end()
	x.line()
	return finished(x, &out)
}

// finished returns what a writer has written to memory.
func finished(x *xmlWriter, out *bytes.Buffer) []byte {
	if err := x.done(); err != nil {
		panic("export: " + err.Error()) // memory takes it all
	}
	return out.Bytes()
}

// titlePage says what the book is.
func (b *book) titlePage() []byte {
	site := &b.in.Archive.Site
	return b.page("title.xhtml", b.title(), b.Words.Tag, func(x *xmlWriter) {
		x.start("section", "class", "title-page", "epub:type", "titlepage")
		x.line()
		x.element("h1", cmp.Or(b.title(), "gloss"), "dir", "auto")
		if len(b.articles) == 1 {
			x.element("p", site.Title, "dir", "auto")
		}
		x.element("p", site.Description, "dir", "auto")
		x.element("p", b.span(), "class", "quiet")
		if words, _ := b.Rights(site.Rights); site.Rights != "" {
			x.element("p", b.Words.Say("colophon.rights", "rights", words), "class", "quiet")
		}
		x.element("p", b.Words.Say("colophon.articles"), "class", "quiet")
		if address, ok := webAddress(site.BaseURL); ok {
			x.start("p", "class", "quiet")
			x.start("a", "href", address)
			x.text(site.BaseURL)
			x.end()
			x.end()
			x.line()
		}
		x.element("p", b.Words.Say("colophon.gloss"), "class", "quiet")
		x.end()
		x.line()
	})
}

// span says how many articles there are, and from when to when.
func (b *book) span() string {
	out := b.Words.Count("articles", len(b.articles))
	first := b.in.Archive.Articles[b.articles[0]].Published
	var last archive.Date
	for _, i := range b.articles {
		if d := b.in.Archive.Articles[i].Published; !d.IsZero() {
			last = d
		}
	}
	from, to := b.Date(withoutTime(first)), b.Date(withoutTime(last))
	switch from {
	case "":
		return out
	case to:
		return out + " · " + from
	}
	return out + " · " + b.Words.Say("date.range", "from", from, "to", to)
}

// withoutTime returns the day of a date that has a time of day.
func withoutTime(d archive.Date) archive.Date {
	if d.Precision() != archive.Time {
		return d
	}
	day, err := archive.ParseDate(d.Day())
	if err != nil {
		return d
	}
	return day
}

// contents lists the articles by month, and the indexes (EPUB 3.3 §7.4).
func (b *book) contents() []byte {
	return b.page("nav.xhtml", b.Words.Say("book.contents"), b.Words.Tag, func(x *xmlWriter) {
		x.start("nav", "epub:type", "toc", "role", "doc-toc", "id", "toc")
		x.line()
		x.element("h1", b.Words.Say("book.contents"))
		x.start("ol")
		x.line()
		b.entry(x, "title.xhtml", cmp.Or(b.title(), "gloss"), "")
		month := ""
		for k, i := range b.articles {
			a := &b.in.Archive.Articles[i]
			if label := b.month(a.Published); k == 0 || label != month {
				if k > 0 {
					b.closeMonth(x)
				}
				month = label
				x.start("li")
				x.element("span", label)
				x.start("ol")
				x.line()
			}
			b.entry(x, b.articlePath(i), a.Title, a.Language)
		}
		b.closeMonth(x)
		for _, index := range b.indexes {
			b.entry(x, index.path, index.title, "")
		}
		x.end()
		x.line()
		x.end()
		x.line()
	})
}

func (b *book) closeMonth(x *xmlWriter) {
	x.end()
	x.end()
	x.line()
}

// entry is a line of the contents.
func (b *book) entry(x *xmlWriter, to, title, language string) {
	x.start("li")
	x.start("a", "href", escapedPath(to), "lang", language, "xml:lang", language, "dir", "auto")
	x.text(title)
	x.end()
	x.end()
	x.line()
}

// month names the part of the contents that a date belongs to.
func (b *book) month(d archive.Date) string {
	switch {
	case d.IsZero():
		return b.Words.Say("undated")
	case d.Precision() == archive.Year:
		return strconv.Itoa(d.From().Year())
	}
	return b.Words.Month(d.From())
}
