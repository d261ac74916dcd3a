package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"gloss/build/markup"
	"gloss/build/page"
)

// HTML reads a web page as it was saved: the article's text out of all that stands around it, as Markdown that shows the
// same text as Body, and what the page says of it in its metadata and in words. It does not keep raw. The error is a
// *Refused where the input cannot become an article; any other error is a boilerplate pattern that does not compile.
func HTML(raw []byte, o Options) (*Draft, error) {
	outlets, err := newOutlets(o)
	if err != nil {
		return nil, err
	}
	p, err := page.Read(raw, page.Options{URL: o.URL, Charset: o.Charset})
	if err != nil {
		return nil, &Refused{Name: o.Name, Code: Empty, Reason: err.Error(), Hint: "save the page again when its text is on the screen, or save the text as .txt"}
	}
	sum := sha256.Sum256(raw)
	r := &reader{
		outlets: outlets, given: o.Source,
		draft: &Draft{Name: o.Name, Original: hex.EncodeToString(sum[:]), Title: p.Title, URL: o.URL, Body: p.Body},
	}
	r.markdown(p.Markdown)
	r.settle()
	return r.draft, nil
}

// markdown takes the body's markup, if a reader of it sees the very text of the body; else the text goes without.
func (r *reader) markdown(body string) {
	target := func(dest string, _ bool) (string, bool) { return dest, true }
	if markup.Markdown(body, markup.Options{Target: target}).Text == strings.Join(r.draft.Body, "\n") {
		r.draft.Markdown = body
		return
	}
	r.warn(MarkupLeftOut, 0, "the text is kept without headings, lists and links: with them it would not read the same")
}
