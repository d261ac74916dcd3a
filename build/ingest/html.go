package ingest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"golang.org/x/text/language"

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
	d := &Draft{Name: o.Name}
	images := &pictures{beside: o.Beside, draft: d, names: map[string]string{}}
	p, err := page.Read(raw, page.Options{URL: o.URL, Charset: o.Charset, Picture: images.find})
	if err != nil {
		return nil, noPage(o.Name, err, "save the page again when its text is on the screen, or save the text as .txt")
	}
	sum := sha256.Sum256(raw)
	d.Original, d.Title, d.URL, d.Section, d.Body, d.Captions = hex.EncodeToString(sum[:]), p.Title, p.URL, p.Section, p.Body, p.Captions
	r := &reader{outlets: outlets, given: o.Source, draft: d}
	r.markdown(p.Markdown)
	r.pageEncoding(p)
	head := r.pageHead(p)
	r.pageByline(p, head)
	r.pageDates(p, head)
	r.pageLanguage(p)
	r.pageRights(p)
	r.pageSource(p)
	for _, text := range p.Dropped {
		d.Dropped = append(d.Dropped, Dropped{Text: text, Why: "stands outside of the article"})
	}
	r.settle()
	return d, nil
}

// noPage refuses what package page has not read. hint is for a page without a text.
func noPage(name string, err error, hint string) *Refused {
	if errors.Is(err, page.ErrTooLarge) {
		return &Refused{Name: name, Code: TooLarge, Reason: err.Error(), Hint: "part it, or import its text as .txt"}
	}
	return &Refused{Name: name, Code: Empty, Reason: err.Error(), Hint: hint}
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

// pageHead reads the lines above the article as those of a plain text.
func (r *reader) pageHead(p *page.Page) *reader {
	head := &reader{outlets: &outlets{sources: r.outlets.sources, names: r.outlets.names}, draft: &Draft{}}
	for _, line := range p.Head {
		head.units = append(head.units, unit{text: line})
	}
	for i := range head.units {
		head.takeField(i, false)
	}
	return head
}

// pageByline joins the names, without the role that a page prints behind a name.
func (r *reader) pageByline(p *page.Page, head *reader) {
	names := make([]string, len(p.Bylines))
	for i, name := range p.Bylines {
		names[i] = withoutRole(name)
	}
	r.draft.Byline = cmp.Or(strings.Join(names, ", "), head.draft.Byline)
	r.draft.NewsID = head.draft.NewsID
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

// pageRights reads the surest of the page's statements of rights that says anything. Where that names a licence and no
// version, a statement that is less sure may still say which.
func (r *reader) pageRights(p *page.Page) {
	surest := ""
	for _, group := range p.Rights {
		for _, text := range group {
			c, ok := r.licence(text)
			if !ok {
				c, ok = claimOf(text)
			}
			if ok && (surest == "" || versionOf(c.id, surest)) {
				r.claims = append(r.claims, c)
			}
		}
		if surest, _, _ = rightsOf(r.claims); len(r.claims) > 0 && !unversioned(surest) {
			return
		}
	}
}

// licence reads a licence's address or name. Of one for a country whose text has no SPDX identifier of its own, the
// general one of the same version is taken, and a warning says so.
func (r *reader) licence(text string) (claim, bool) {
	c, ok := licenceIn(text)
	if m := licenceURL.FindStringSubmatch(text); m != nil && c.problem != "" && m[3] != "" {
		if id, problem := spdx(m[1], m[2], ""); problem == "" {
			r.warn(RightsUnclear, 0, "%s; %s is what comes next to it", c.problem, id)
			return claim{id: id}, true
		}
	}
	return c, ok
}
