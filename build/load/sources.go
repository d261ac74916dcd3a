package load

import (
	"errors"
	"io/fs"
	"regexp"
	"regexp/syntax"

	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
	"gloss/build/diag"
)

// sources reads sources.yaml.
func sources(fsys fs.FS, file string) ([]archive.Source, diag.List) {
	doc, list := read(fsys, file)
	if doc == nil {
		return nil, list
	}
	d := &decoder{tree: &tree{document: doc, to: len(doc.text)}}
	n := d.parse()
	if n == nil {
		return nil, d.problems()
	}
	var sources []archive.Source
	for i, item := range d.items(n, "begin each source with \"- id: …\"") {
		s := archive.Source{File: file, Index: i}
		if mapping(d, item, &sourceShape, &s) && s.ID != "" {
			sources = append(sources, s)
		}
	}
	return sources, d.problems()
}

var sourceShape = shape[archive.Source]{noun: "a source", keys: []key[archive.Source]{
	{"id", true, func(d *decoder, s *archive.Source, n *yaml.Node) { s.ID = d.pageID(n) }},
	{"name", true, func(d *decoder, s *archive.Source, n *yaml.Node) { s.Name = d.phrase(n) }},
	{"aliases", false, func(d *decoder, s *archive.Source, n *yaml.Node) { s.Aliases = d.phrases(n) }},
	{"kind", false, func(d *decoder, s *archive.Source, n *yaml.Node) { s.Kind = d.phrase(n) }},
	{"country", false, func(d *decoder, s *archive.Source, n *yaml.Node) { s.Country = d.phrase(n) }},
	{"language", false, func(d *decoder, s *archive.Source, n *yaml.Node) { s.Language = d.language(n) }},
	{"url", false, func(d *decoder, s *archive.Source, n *yaml.Node) { s.URL = d.url(n) }},
	{"rights", false, func(d *decoder, s *archive.Source, n *yaml.Node) { s.Rights = d.rights(n) }},
	{"about", false, func(d *decoder, s *archive.Source, n *yaml.Node) { s.About = d.text(n) }},
	{"boilerplate", false, func(d *decoder, s *archive.Source, n *yaml.Node) {
		s.Boilerplate = d.each(n, "write a list of regular expressions: ['Read more.*']", (*decoder).expression)
	}},
}}

// expression returns a regular expression that compiles.
func (d *decoder) expression(n *yaml.Node) string {
	s := d.text(n)
	if _, err := regexp.Compile(s); err != nil {
		d.invalid(n, "put a backslash before a character that means itself", "%q is no regular expression: %s", s, syntaxCause(err))
		return ""
	}
	return s
}

// syntaxCause returns what is wrong with an expression without repeating it.
func syntaxCause(err error) string {
	if e, ok := errors.AsType[*syntax.Error](err); ok {
		return e.Code.String()
	}
	return err.Error()
}
