package export

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"
	"time"

	"gloss/build/archive"
	"gloss/build/markup"
)

// packagePath is where the package document lies below EPUB/.
const packagePath = "package.opf"

// container says where the package document is (EPUB 3.3 §4.2.6.3.1).
const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

// packageDocument lists the files and the order in which they are read (EPUB 3.3 §5).
func (b *book) packageDocument(identifier string) []byte {
	var out bytes.Buffer
	x := newXMLWriter(&out)
	x.start("package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0", "unique-identifier", "id", "xml:lang", b.Words.Tag)
	x.line()
	b.metadata(x, identifier)
	x.start("manifest")
	x.line()
	order := make([]string, len(b.files)+1)
	for k, f := range b.files {
		x.empty("item", "id", fileID(k), "href", escapedPath(f.path), "media-type", f.mediaType, "properties", f.properties)
		x.line()
		order[f.inSpine] = fileID(k)
	}
	x.end()
	x.line()
	x.start("spine", "page-progression-direction", b.Words.Dir)
	x.line()
	for _, id := range order[1:] {
		if id != "" {
			x.empty("itemref", "idref", id)
			x.line()
		}
	}
	x.end()
	x.line()
	x.end()
	x.line()
	return finished(x, &out)
}

// metadata says what the book is (EPUB 3.3 §5.5), and who can read it (EPUB Accessibility 1.1 §2).
func (b *book) metadata(x *xmlWriter, identifier string) {
	site := &b.in.Archive.Site
	x.start("metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
	x.line()
	x.element("dc:identifier", identifier, "id", "id")
	x.element("dc:title", cmp.Or(b.title(), "gloss"))
	for _, tag := range b.languages() {
		x.element("dc:language", tag)
	}
	x.element("dc:description", site.Description)
	x.element("dc:source", site.BaseURL)
	if words, _ := b.Rights(site.Rights); site.Rights != "" {
		x.element("dc:rights", b.Words.Say("colophon.rights", "rights", words)+" "+b.Words.Say("colophon.articles"))
	}
	meta := func(property, value string) { x.element("meta", value, "property", property) }
	meta("dcterms:modified", b.modified())
	meta("schema:accessMode", "textual")
	if slices.ContainsFunc(b.files, func(f bookFile) bool { return strings.HasPrefix(f.mediaType, "image/") }) {
		meta("schema:accessMode", "visual")
	}
	meta("schema:accessModeSufficient", "textual")
	meta("schema:accessibilityFeature", "tableOfContents")
	meta("schema:accessibilityFeature", "readingOrder")
	meta("schema:accessibilityFeature", "structuralNavigation")
	meta("schema:accessibilityHazard", "none")
	x.end()
	x.line()
}

// title is the archive's, or of one article alone the article's.
func (b *book) title() string {
	if len(b.articles) == 1 {
		return b.in.Archive.Articles[b.articles[0]].Title
	}
	return b.in.Archive.Site.Title
}

// languages are that of what gloss says, and those of the articles, each once.
func (b *book) languages() []string {
	out := []string{b.Words.Tag}
	for _, i := range b.articles {
		if tag := b.in.Archive.Articles[i].Language; tag != "" && !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return out
}

// modified is the newest date that an article has, so that a book does not depend on the day on which it is made.
func (b *book) modified() string {
	newest := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // as its files
	for _, i := range b.articles {
		a := &b.in.Archive.Articles[i]
		for _, d := range []archive.Date{a.Published, a.Modified, a.Retrieved} {
			if !d.IsZero() && d.From().After(newest) {
				newest = d.From()
			}
		}
	}
	return newest.UTC().Format("2006-01-02T15:04:05Z")
}

// pictures returns the paths of the pictures that the texts show, as far as every reading system shows their kind (EPUB 3.3
// §3.2, core media types), sorted. They have the same path in the book as on the site.
func (b *book) pictures() []string {
	var out []string
	for _, i := range b.articles {
		if b.in.Archive.Articles[i].Text == archive.None {
			continue
		}
		for s := range b.in.Documents[i].Walk() {
			if s.Kind == markup.StepVoid && s.Name == "img" {
				if p, ok := b.picture(i, s.Attr("src")); ok {
					out = append(out, p)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// picture returns the path in the book of a picture that an article shows.
func (b *book) picture(article int, src string) (string, bool) {
	p, _, ok := b.sitePath(article, src)
	return p, ok && pictureType(p) != "" && b.Has(p)
}

func pictureType(p string) string {
	switch strings.ToLower(path.Ext(p)) {
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".gif":
		return "image/gif"
	case ".svg":
		return "image/svg+xml"
	case ".webp":
		return "image/webp"
	}
	return ""
}
