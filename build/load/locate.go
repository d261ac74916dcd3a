package load

import (
	"io/fs"
	"path"
	"slices"

	"go.yaml.in/yaml/v4"

	"gloss/build/diag"
)

// A Locator finds where values stand in the files of an archive, for what is found wrong after loading. It
// keeps the file it read last, so ask file by file. It is for one goroutine.
type Locator struct {
	fsys fs.FS
	file string
	tree *tree // nil where the file cannot be read
	root *yaml.Node
}

// NewLocator returns a Locator for the archive that fsys is rooted at.
func NewLocator(fsys fs.FS) *Locator { return &Locator{fsys: fsys} }

// Locate returns where a value stands in a file, which is relative to content/. The path leads to it: a string
// is a key, an int an index of a list, and a []string whichever of its keys is there:
//
//	l.Locate("articles/a.notes.yaml", "annotations", 3, "entity")
//
// Of a list or mapping, it is the place of the first thing in it. Where the path leads on to nothing, it is
// the place where it broke off, and without any path the file as a whole.
func (l *Locator) Locate(file string, path ...any) diag.Place {
	if l.file != file {
		l.open(file)
	}
	if l.root == nil || len(path) == 0 {
		return diag.Place{File: root + file}
	}
	n := l.root
	for _, element := range path {
		next := child(n, element)
		if next == nil {
			break
		}
		n = next
	}
	return l.tree.at(n)
}

// Locate is for a single question; who has several asks a Locator.
func Locate(fsys fs.FS, file string, path ...any) diag.Place {
	return NewLocator(fsys).Locate(file, path...)
}

func (l *Locator) open(file string) {
	l.file, l.tree, l.root = file, nil, nil
	d, _ := read(l.fsys, file)
	if d == nil {
		return
	}
	t, ok := &tree{document: d, to: len(d.text)}, true
	if ext := path.Ext(file); ext == ".md" || ext == ".txt" {
		t, _, _, ok = d.frontMatter()
	}
	if ok {
		l.tree, l.root = t, t.parse()
	}
}

// child returns what one element of a path leads to, or nil.
func child(n *yaml.Node, element any) *yaml.Node {
	switch e := element.(type) {
	case string:
		return keyed(n, []string{e})
	case []string:
		return keyed(n, e)
	case int:
		if n.Kind == yaml.SequenceNode && 0 <= e && e < len(n.Content) {
			return n.Content[e]
		}
		return nil
	}
	panic("load: a path is made of strings, string slices and ints")
}

func keyed(n *yaml.Node, keys []string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if slices.Contains(keys, n.Content[i].Value) {
			return n.Content[i+1]
		}
	}
	return nil
}
