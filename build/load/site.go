package load

import (
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
	"gloss/build/diag"
)

// defaultLanguage is what an archive is in when it does not say.
const defaultLanguage = "en"

// titleHint shows the one line that site.yaml cannot do without.
const titleHint = `write into content/site.yaml a line such as "title: Coverage of the truce"`

// site reads site.yaml.
func site(fsys fs.FS, f *Files) (archive.Site, diag.List) {
	s := archive.Site{Language: defaultLanguage, Types: archive.BuiltinTypes()}
	var list diag.List
	switch {
	case f.Site == "" && f.empty():
		return s, nil
	case f.Site == "":
		list.Add(diag.Place{File: root + "site.yaml"}, diag.KeyMissing, titleHint, "the archive has no title, since this file is missing")
		return s, list
	}
	doc, list := read(fsys, f.Site)
	if doc == nil {
		return s, list
	}
	d := &decoder{tree: &tree{document: doc, to: len(doc.text)}}
	if n := d.parse(); n != nil {
		mapping(d, n, &siteShape, &s)
	} else if len(d.list) == 0 {
		d.add(diag.Place{File: d.file}, diag.KeyMissing, titleHint, "the archive has no title, since this file is empty")
	}
	return s, d.problems()
}

var siteShape = shape[archive.Site]{noun: "the site", keys: []key[archive.Site]{
	{"title", true, func(d *decoder, s *archive.Site, n *yaml.Node) { s.Title = d.phrase(n) }},
	{"description", false, func(d *decoder, s *archive.Site, n *yaml.Node) { s.Description = d.text(n) }},
	{"base_url", false, func(d *decoder, s *archive.Site, n *yaml.Node) { s.BaseURL = d.baseURL(n) }},
	{"language", false, func(d *decoder, s *archive.Site, n *yaml.Node) {
		if tag := d.language(n); tag != "" {
			s.Language = tag
		}
	}},
	{"interface", false, func(d *decoder, s *archive.Site, n *yaml.Node) { s.Interface = d.language(n) }},
	{"rights", false, func(d *decoder, s *archive.Site, n *yaml.Node) { s.Rights = d.rights(n) }},
	{"types", false, func(d *decoder, s *archive.Site, n *yaml.Node) { s.Types = d.types(n, s.Types) }},
	{"exports", false, func(d *decoder, s *archive.Site, n *yaml.Node) {
		s.Exports = d.each(n, "write a list: [w3c, tei, csl]", func(d *decoder, n *yaml.Node) string { return d.oneOf(n, "w3c", "tei", "csl") })
	}},
	{"offline", false, func(d *decoder, s *archive.Site, n *yaml.Node) { s.Offline = d.bool(n) }},
}}

// baseURL returns the address below which the site is published, with one slash at its end.
func (d *decoder) baseURL(n *yaml.Node) string {
	s := d.url(n)
	if s == "" {
		return ""
	}
	if strings.ContainsAny(s, "?#") {
		d.invalid(n, "write the address of the folder alone", "the base URL %q has a query or a fragment", s)
		return ""
	}
	return strings.TrimRight(s, "/") + "/"
}

var typeShape = shape[archive.Type]{noun: "a type", keys: []key[archive.Type]{
	{"id", true, func(d *decoder, t *archive.Type, n *yaml.Node) { t.ID = d.id(n) }},
	{"name", true, func(d *decoder, t *archive.Type, n *yaml.Node) { t.Name = d.phrase(n) }},
	{"plural", true, func(d *decoder, t *archive.Type, n *yaml.Node) { t.Plural = d.phrase(n) }},
}}

// outputFolders are the names below the output's root that are not types' to take.
var outputFolders = []string{
	"404", "about", "articles", "assets", "data", "index", "index-a-z", "map", "network", "offline", "originals", "pages", "quotations", "search",
	"sources", "stories", "timeline",
}

// types returns the types that the archive has, and after them its own.
func (d *decoder) types(n *yaml.Node, types []archive.Type) []archive.Type {
	for _, item := range d.items(n, "write a list of items with id, name and plural") {
		var t archive.Type
		if !mapping(d, item, &typeShape, &t) || t.ID == "" || t.Name == "" || t.Plural == "" {
			continue
		}
		t.Folder = Slug(t.Plural)
		if d.folderFree(item, t, types) {
			types = append(types, t)
		}
	}
	return types
}

func (d *decoder) folderFree(item *yaml.Node, t archive.Type, types []archive.Type) bool {
	plural := valueOf(item, "plural")
	if t.Folder == "" || slices.Contains(outputFolders, t.Folder) {
		d.invalid(plural, "choose another plural: it names the folder of the type's pages", "the plural %q cannot name a folder of the site", t.Plural)
		return false
	}
	for _, other := range types {
		switch {
		case strings.EqualFold(other.ID, t.ID):
			d.wrong(valueOf(item, "id"), diag.TypeDup, "choose another ID, or remove this type", "there is a type %q already", other.ID)
		case other.Folder == t.Folder:
			d.wrong(plural, diag.TypeDup, "choose another plural", "the type %q has the folder %q already", other.ID, other.Folder)
		default:
			continue
		}
		return false
	}
	return true
}

// valueOf returns the value of a key in a mapping, or the mapping itself where it has no such key.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	if value := keyed(n, []string{key}); value != nil {
		return value
	}
	return n
}
