package page

import (
	"errors"
	"net/url"

	"golang.org/x/net/html"
)

// Fragment reads HTML that is an article's text and nothing else, as feeds and tables of articles have it: all of it is
// read, and there is no metadata. The error is ErrTooLarge, or says that there is no text in it.
func Fragment(raw []byte, o Options) (*Page, error) {
	text, encoding, sure := decode(raw, o.Charset)
	doc, err := parse(text)
	if err != nil {
		return nil, err
	}
	base, _ := url.Parse(o.URL) // relative links of a text without an address stay relative
	w := walker{out: &writer{}, shows: func(*html.Node) bool { return true }, base: base}
	w.walk(doc)
	w.flush()
	p := &Page{Encoding: encoding, Decoded: sure, Body: w.out.body, Markdown: w.out.markdown.String()}
	if len(p.Body) == 0 {
		return nil, errors.New("there is no text in its HTML")
	}
	return p, nil
}
