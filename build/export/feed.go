package export

import (
	"encoding/xml"
	"fmt"
	"time"

	"gloss/build/archive"
)

// FeedPath is where the feed lies. A site without a base_url has none: RFC 4287 §4.2.6 wants IRIs that stay, and a
// reader elsewhere could follow no relative link.
const FeedPath = "feed.xml"

// maxEntries is how many articles the feed has: a reader that asks once a month still misses none of an archive that
// grows by one a day, and the file stays small enough to be asked for every hour.
const maxEntries = 40

// Feed returns the newest dated articles as an Atom feed (RFC 4287), and nil where none has a date. Each has an abstract,
// as summary returns it, and never its text: what a page may show is not thereby anybody's to spread. address returns
// the absolute address of a path of the site. Times are those of the articles alone, so the bytes depend on the
// archive and on nothing else.
func Feed(in Input, address func(path string) string, summary func(article int32) string) []byte {
	site := &in.Archive.Site
	f := atomFeed{
		Lang: site.Language, ID: address("index.html"), Title: site.Title, Subtitle: site.Description, Author: atomPerson{site.Title},
		Generator: "gloss",
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: address(FeedPath)},
			{Rel: "alternate", Type: "text/html", Href: address("index.html")},
		},
	}
	outlets := make(map[string]string, len(in.Archive.Sources))
	for i := range in.Archive.Sources {
		outlets[in.Archive.Sources[i].ID] = in.Archive.Sources[i].Name
	}
	for _, i := range in.Index.ByDate() {
		a := &in.Archive.Articles[i]
		if a.Published.IsZero() || len(f.Entries) == maxEntries {
			break // undated articles come last
		}
		f.Entries = append(f.Entries, atomEntryOf(a, outlets[a.Source], address("articles/"+a.ID+".html"), summary(i)))
	}
	if len(f.Entries) == 0 {
		return nil
	}
	f.Updated = f.Entries[0].Updated
	return xmlFile(&f)
}

func atomEntryOf(a *archive.Article, outlet, page, summary string) atomEntry {
	// An archive does not record when an annotation was last changed, so an entry is as old as its article.
	at := a.Published.From().Format(time.RFC3339)
	e := atomEntry{
		Lang: a.Language, ID: page, Title: a.Title, Summary: summary, Published: at, Updated: at, Rights: a.Rights,
		Links: []atomLink{{Rel: "alternate", Type: "text/html", Href: page, Lang: a.Language}},
	}
	if a.URL != "" {
		e.Links = append(e.Links, atomLink{Rel: "via", Href: a.URL})
	}
	for _, name := range []string{a.Byline, outlet} {
		if name != "" {
			e.Authors = append(e.Authors, atomPerson{name})
		}
	}
	for _, topic := range a.Topics {
		e.Categories = append(e.Categories, atomCategory{topic})
	}
	return e
}

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string      `xml:"xml:lang,attr,omitempty"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Links     []atomLink  `xml:"link"`
	Author    atomPerson  `xml:"author"` // of entries whose article names nobody: §4.1.1 wants one
	Generator string      `xml:"generator"`
	Entries   []atomEntry `xml:"entry"`
}

type atomEntry struct {
	Lang       string         `xml:"xml:lang,attr,omitempty"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Authors    []atomPerson   `xml:"author"`
	Categories []atomCategory `xml:"category"`
	Links      []atomLink     `xml:"link"`
	Rights     string         `xml:"rights,omitempty"`
	Summary    string         `xml:"summary,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Lang string `xml:"hreflang,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

// xmlFile returns v as an XML file. What XML cannot hold, such as most control characters, becomes U+FFFD.
func xmlFile(v any) []byte {
	out, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		panic(fmt.Sprintf("export: %v", err)) // strings alone
	}
	return append([]byte(xml.Header), append(out, '\n')...)
}
