package load

import (
	"encoding/hex"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"
	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
	"gloss/build/diag"
)

// Article reads one article and its sidecar. FrontMatter and Body are parts of one string. Language and
// Rights are the article's own; Defaults.Resolve fills in the rest. It may be called from many goroutines at
// once, as far as fsys may.
func Article(fsys fs.FS, f ArticleFile) (archive.Article, diag.List) {
	a := archive.Article{ID: f.ID, File: f.File, Text: archive.Full}
	if path.Ext(f.File) == ".txt" {
		a.Format = archive.Plain
	}
	doc, list := read(fsys, f.File)
	if doc == nil {
		return a, list
	}
	doc.article(&a)
	all := doc.problems()
	hash := xxh3.Hash128(doc.raw).Bytes()
	if f.Sidecar != "" {
		notes, list := read(fsys, f.Sidecar)
		all = append(all, list...)
		if notes != nil {
			a.Sidecar = notes.sidecar(f.Sidecar)
			all = append(all, notes.problems()...)
			beside := xxh3.Hash128(notes.raw).Bytes()
			hash = xxh3.Hash128(append(hash[:], beside[:]...)).Bytes()
		}
	}
	a.Hash = hex.EncodeToString(hash[:])
	return a, all
}

// article reads the front matter and finds the body.
func (d *document) article(a *archive.Article) {
	t, body, line, ok := d.frontMatter()
	if !ok {
		return
	}
	a.FrontMatter, a.Body, a.BodyLine = d.text[t.from:t.to], body, line
	n := t.parse()
	if n == nil {
		d.emptyFrontMatter("an article")
		return
	}
	if !mapping(&decoder{tree: t}, n, &articleShape, a) {
		return
	}
	// A key that was refused may be the one that is missing here, in another spelling or by another name.
	refused := slices.ContainsFunc(d.list, func(p diag.Diagnostic) bool { return p.Code == diag.KeyUnknown })
	if !refused && !stated(n, "source") {
		d.add(d.firstLine(), diag.ArticleSource, `add "source: ID" with an ID from content/sources.yaml`, "the article does not say who published it")
	}
	if !refused && !stated(n, "published") {
		d.add(d.firstLine(), diag.ArticleUndated, `add "published: 2017-01-08", or as much of the date as is known`, "the article does not say when it was published")
	}
	if strings.TrimSpace(body) == "" && a.Text != archive.None {
		d.add(d.firstLine(), diag.ArticleEmpty, `write its text below the front matter, or add "text: none"`, "the article has no text")
	}
}

// stated reports whether a mapping has a value for a key, be it right or wrong.
func stated(n *yaml.Node, key string) bool {
	value := keyed(n, []string{key})
	return value != nil && !isNull(value)
}

var sha256Hex = regexp.MustCompile(`^[0-9a-fA-F]{64}$`)

var articleShape = shape[archive.Article]{noun: "an article", keys: []key[archive.Article]{
	{"title", true, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Title = d.heading(n) }},
	{"source", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Source = d.text(n) }},
	{"published", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Published = d.moment(n) }},
	{"modified", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Modified = d.moment(n) }},
	{"url", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.URL = d.url(n) }},
	{"byline", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Byline = d.heading(n) }},
	{"section", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Section = d.phrase(n) }},
	{"news_id", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.NewsID = d.phrase(n) }},
	{"dateline", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Dateline = d.phrase(n) }},
	{"retrieved", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Retrieved = d.moment(n) }},
	{"original", false, func(d *decoder, a *archive.Article, n *yaml.Node) {
		a.Original = strings.ToLower(d.matching(n, sha256Hex, "the 64 hexadecimal digits of its sha256"))
	}},
	{"topics", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Topics = d.phrases(n) }},
	{"translation_of", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.TranslationOf = d.text(n) }},
	{"language", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Language = d.language(n) }},
	{"rights", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Rights = d.rights(n) }},
	{"text", false, func(d *decoder, a *archive.Article, n *yaml.Node) {
		word := d.oneOf(n, string(archive.Full), string(archive.Abstract), string(archive.Excerpt), string(archive.None))
		if word != "" {
			a.Text = archive.Showing(word)
		}
	}},
	{"draft", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Draft = d.bool(n) }},
	{"story", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.Story = d.pageID(n) }},
	{"not_story", false, func(d *decoder, a *archive.Article, n *yaml.Node) { a.NotStory = d.ids(n) }},
}}
