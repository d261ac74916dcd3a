package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"golang.org/x/text/language"

	"gloss/build/archive"
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
		draft: &Draft{Name: o.Name, Original: hex.EncodeToString(sum[:]), Title: p.Title, URL: p.URL, Section: p.Section, Body: p.Body},
	}
	r.markdown(p.Markdown)
	r.pageEncoding(p)
	r.pageByline(p)
	r.pageDates(p)
	r.pageLanguage(p)
	r.pageRights(p)
	r.pageSource(p)
	for _, text := range p.Dropped {
		r.draft.Dropped = append(r.draft.Dropped, Dropped{Text: text, Why: "stands outside of the article"})
	}
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

func (r *reader) pageEncoding(p *page.Page) {
	if !p.Decoded {
		r.warn(EncodingUncertain, 0, "the page was read as %s, which it does not say or does not hold to; look for broken letters", p.Encoding)
	}
}

// pageByline joins the names, without the role that a page prints behind a name.
func (r *reader) pageByline(p *page.Page) {
	names := make([]string, len(p.Bylines))
	for i, name := range p.Bylines {
		names[i] = withoutRole(name)
	}
	r.draft.Byline = strings.Join(names, ", ")
}

func (r *reader) pageDates(p *page.Page) {
	if d, err := archive.ParseDate(p.Published); err == nil {
		r.stamped.date = d
		if !p.Stated {
			r.warn(PublishedUnclear, 0, "the date %s was found in the page's text or address, not in its metadata; check published", d)
		}
	}
	if d, err := archive.ParseDate(p.Modified); err == nil && d.From().After(r.stamped.date.From()) && d.Day() != r.stamped.date.Day() {
		r.draft.Modified = d
	}
}

// pageLanguage takes the language that the page states, unless the text is in another for certain.
func (r *reader) pageLanguage(p *page.Page) {
	found := languageOf(r.draft.Body)
	tag, err := language.Parse(strings.TrimSpace(p.Language))
	if err != nil || tag == language.Und {
		r.draft.Language = found
		return
	}
	stated, _ := tag.Base()
	if found != "" && found != stated.String() {
		r.draft.Language = found
		r.warn(LanguageDiffers, 0, "the page says that its language is %q, its text is in %q", p.Language, found)
		return
	}
	r.draft.Language = tag.String()
}

// pageRights reads the surest of the page's statements of rights that says anything.
func (r *reader) pageRights(p *page.Page) {
	for _, group := range p.Rights {
		for _, text := range group {
			c, ok := licenceIn(text)
			if !ok {
				c, ok = claimOf(text)
			}
			if ok {
				r.claims = append(r.claims, c)
			}
		}
		if len(r.claims) > 0 {
			return
		}
	}
}

// pageSource finds the outlet by the page's host, else by the names that the page gives it.
func (r *reader) pageSource(p *page.Page) {
	if u, err := url.Parse(p.URL); err == nil && u.Host != "" {
		r.outlets.sign(u.Hostname(), inLabel)
	}
	for _, name := range p.Outlets {
		r.outlets.sign(name, inRights)
	}
}
