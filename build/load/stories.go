package load

import (
	"io/fs"

	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
	"gloss/build/diag"
)

// stories reads stories.yaml. A story without a usable ID is left out, which has been reported.
func stories(fsys fs.FS, file string) ([]archive.Story, diag.List) {
	doc, list := read(fsys, file)
	if doc == nil {
		return nil, list
	}
	d := &decoder{tree: &tree{document: doc, to: len(doc.text)}}
	n := d.parse()
	if n == nil {
		return nil, d.problems()
	}
	var stories []archive.Story
	for i, item := range d.items(n, "begin each story with \"- id: …\"") {
		s := archive.Story{File: file, Index: i}
		if mapping(d, item, &storyShape, &s) && s.ID != "" {
			stories = append(stories, s)
		}
	}
	return stories, d.problems()
}

var storyShape = shape[archive.Story]{noun: "a story", keys: []key[archive.Story]{
	{"id", true, func(d *decoder, s *archive.Story, n *yaml.Node) { s.ID = d.pageID(n) }},
	{"title", false, func(d *decoder, s *archive.Story, n *yaml.Node) { s.Title = d.phrase(n) }},
	{"about", false, func(d *decoder, s *archive.Story, n *yaml.Node) { s.About = d.text(n) }},
}}
