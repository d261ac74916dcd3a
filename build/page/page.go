// Package page reads a web page as it was saved: HTML in whatever encoding, with all that stands around an article. Out
// comes a Page: the article's text, block by block and as Markdown that shows the same, what the page says of
// it, and what of the page is not in it.
package page

import (
	"net/url"

	"golang.org/x/net/html"
)

// Options say what is known of a page before it is read. The zero value knows nothing.
type Options struct {
	URL     string // where the page was
	Charset string // the encoding's name as the HTTP header gave it
}

// A Page is what was read.
type Page struct {
	Encoding string
	Decoded  bool // no byte was in doubt
	Body     []string
	Markdown string
	Dropped  []string
	Title    string
}

// Read reads a page.
func Read(raw []byte, o Options) (*Page, error) {
	text, encoding, sure := decode(raw, o.Charset)
	doc, err := parse(text)
	if err != nil {
		return nil, err
	}
	p := &Page{Encoding: encoding, Decoded: sure}
	kept := extract(doc)
	if len(kept) == 0 {
		return nil, errNoText
	}
	base, _ := url.Parse(o.URL)
	w := walker{out: &writer{}, shows: func(n *html.Node) bool { return kept[n] }, base: base}
	w.walk(doc)
	w.flush()
	p.Body, p.Markdown = w.out.body, w.out.markdown.String()
	return p, nil
}
