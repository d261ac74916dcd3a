package load

import (
	"io/fs"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"gloss/build/archive"
	"gloss/build/diag"
)

// page reads a free page.
func page(fsys fs.FS, file string) (archive.Page, diag.List) {
	name := strings.TrimSuffix(strings.TrimPrefix(file, "pages/"), ".md")
	p := archive.Page{Name: norm.NFC.String(name), File: file}
	d, list := read(fsys, file)
	if d == nil {
		return p, list
	}
	t, body, line, ok := d.frontMatter()
	if !ok {
		return p, d.problems()
	}
	p.Body, p.BodyLine = body, line
	if n := t.parse(); n != nil {
		mapping(&decoder{tree: t}, n, &pageShape, &p)
	} else {
		d.emptyFrontMatter("a page")
	}
	return p, d.problems()
}

var pageShape = shape[archive.Page]{noun: "a page", keys: []key[archive.Page]{
	{"title", true, func(d *decoder, p *archive.Page, n *yaml.Node) { p.Title = d.phrase(n) }},
	{"language", false, func(d *decoder, p *archive.Page, n *yaml.Node) { p.Language = d.language(n) }},
}}
