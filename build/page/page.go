// Package page reads a web page as it was saved: HTML in whatever encoding, with all that stands around an article. Out
// comes a Page: the article's text, block by block and as Markdown that shows the same, what the page says of
// it, and what of the page is not in it.
package page

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Options say what is known of a page before it is read. The zero value knows nothing.
type Options struct {
	URL     string // where the page was
	Charset string // the encoding's name as the HTTP header gave it
	// Picture returns the file that Markdown names for a picture's address in the page; ok is false where the picture
	// is not at hand. Default: none is.
	Picture func(address string) (file string, ok bool)
}

// A Page is what was read. Where a field is its zero value, the page does not say.
type Page struct {
	Encoding string // the name of the encoding that it was read in
	Decoded  bool   // no byte was in doubt

	Title     string
	Bylines   []string // one name each
	Published string   // as it is stated for machines: RFC 3339, a time without zone, or a day
	Modified  string   // as Published
	URL       string   // the article's own address
	Language  string   // as the page states it
	Section   string
	Outlets   []string   // names by which the page calls its outlet, the surest first
	Rights    [][]string // statements of rights and addresses of licences; each group is surer than the next

	DateLines []string // lines in which a date may stand, the likeliest first; only where Published is empty

	Head     []string // the lines right above the body that are not in it: dates, bylines, buttons
	Body     []string // the article's text: for each block its canonical form
	Markdown string   // shows the same text
	Captions []string // of pictures; not in the body
	Dropped  []string // the blocks of the page that are not in the body
}

// Read reads a page. The error says, for the user to read, why there is no article in it.
func Read(raw []byte, o Options) (*Page, error) {
	text, encoding, sure := decode(raw, o.Charset)
	doc, err := parse(text)
	if err != nil {
		return nil, err
	}
	tame(doc)
	t := newTree(doc)
	t.extract()
	if len(t.kept) == 0 {
		return nil, errNoText
	}
	p := &Page{Encoding: encoding, Decoded: sure}
	f := readFacts(doc)
	p.facts(f, t, o.URL)
	t.dropJunk()
	t.dropFurniture()
	t.addLead(f.descriptions(), p.Title)
	p.Head = t.head()
	t.dropSigned(p.Title, p.Bylines)
	t.dropRights()
	p.Captions = t.takeCaptions()
	p.text(t, o.Picture)
	if len(p.Body) == 0 {
		return nil, errNoText
	}
	return p, nil
}

func (p *Page) facts(f *facts, t *tree, address string) {
	p.URL = f.address(address)
	p.Outlets = f.siteNames()
	names := slices.Clone(p.Outlets)
	if u, err := url.Parse(p.URL); err == nil && u.Hostname() != "" {
		names = append(names, u.Hostname(), strings.TrimPrefix(u.Hostname(), "www."))
	}
	p.Title = f.titleOf(t, names)
	p.Bylines = f.bylines(t, names)
	p.Published = f.published(t)
	if p.Published == "" {
		p.DateLines = t.dateLines()
	}
	p.Modified = f.modified()
	p.Language, p.Section = f.language(), f.section()
	p.Rights = f.rights(t)
}

// base returns what the page's relative links start from: its own address, unless it names another.
func (t *tree) base(address string) *url.URL {
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	for _, e := range t.elements {
		if e.DataAtom != atom.Base || !hasAttr(e.Node, "href") {
			continue
		}
		if named, err := url.Parse(fromArchive(strings.TrimSpace(attr(e.Node, "href")))); err == nil {
			return base.ResolveReference(named)
		}
	}
	return base
}

// text writes the article's blocks, and lists those of the page that are not among them.
func (p *Page) text(t *tree, picture func(string) (string, bool)) {
	base := t.base(p.URL)
	w := walker{out: &writer{}, shows: func(n *html.Node) bool { return t.kept[n] }, base: base}
	if picture != nil {
		w.image = t.pictures(picture)
	}
	w.walk(t.doc)
	w.flush()
	p.Body, p.Markdown = w.out.body, w.out.markdown.String()
	rest := walker{out: &writer{textOnly: true}, shows: func(n *html.Node) bool { return !t.kept[n] }}
	rest.walk(t.doc)
	rest.flush()
	p.Dropped = rest.out.body
}
