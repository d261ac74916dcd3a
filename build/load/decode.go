package load

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"gloss/build/diag"
)

// A decoder walks the nodes of one tree and reports what does not fit.
type decoder struct {
	*tree
	key  string // whose value is being read, for messages
	item bool   // of the list that is the key's value
}

// maxKeys is more than any shape has.
const maxKeys = 32

// A shape is what a mapping may hold: its keys in the order in which the documentation and the hints list them.
type shape[T any] struct {
	noun string // "an article"
	keys []key[T]
}

// A key of a shape, and how its value goes into a T. A key without a value is as good as absent.
type key[T any] struct {
	name     string
	required bool
	read     func(d *decoder, into *T, value *yaml.Node)
}

// mapping reads a node of the given shape into T, and reports whether it is a mapping at all.
func mapping[T any](d *decoder, n *yaml.Node, s *shape[T], into *T) bool {
	if d.refused(n) {
		return false
	}
	if n.Kind != yaml.MappingNode {
		d.wrong(n, diag.ValueType, "write its keys below one another: "+s.list(), "%s must be a mapping of keys to values, not %s", s.noun, kind(n))
		return false
	}
	outer := *d
	var first [maxKeys]*yaml.Node // each key where it stands first
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		k := s.find(d, name)
		switch {
		case k < 0:
			continue
		case first[k] != nil:
			hint := fmt.Sprintf("the first is in line %d; keep one", d.lineOf(first[k]))
			d.wrong(name, diag.KeyDuplicate, hint, "the key %q stands twice", name.Value)
			continue
		}
		first[k] = name
		d.key, d.item = name.Value, false
		switch {
		case !isNull(value):
			s.keys[k].read(d, into, value)
		case s.keys[k].required:
			d.wrong(name, diag.KeyMissing, "give it a value; a word such as null stands in quotes", "%s is empty", d.subject())
		}
	}
	d.key, d.item = outer.key, outer.item
	for i, k := range s.keys {
		if k.required && first[i] == nil {
			d.wrong(n, diag.KeyMissing, fmt.Sprintf(`add "%s: …"`, k.name), "%s needs the key %q", s.noun, k.name)
		}
	}
	return true
}

// find returns which key of the shape a name is, or -1 where it is none, which is then reported.
func (s *shape[T]) find(d *decoder, name *yaml.Node) int {
	if d.refused(name) {
		return -1
	}
	if name.Kind != yaml.ScalarNode {
		d.wrong(name, diag.ValueType, "keys of "+s.noun+": "+s.list(), "a key must be a word, not %s", kind(name))
		return -1
	}
	for i := range s.keys {
		if s.keys[i].name == name.Value {
			return i
		}
	}
	s.unknown(d, name)
	return -1
}

func (s *shape[T]) unknown(d *decoder, name *yaml.Node) {
	if d.full() {
		d.left++ // to look for the key that was meant takes long
		return
	}
	hint := "keys of " + s.noun + ": " + s.list()
	if near, ok := diag.Nearest(name.Value, s.names()); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	d.wrong(name, diag.KeyUnknown, hint, "%s has no key %q", s.noun, name.Value)
}

func (s *shape[T]) names() []string {
	names := make([]string, len(s.keys))
	for i, k := range s.keys {
		names[i] = k.name
	}
	return names
}

func (s *shape[T]) list() string { return strings.Join(s.names(), ", ") }

// items returns the items of a list. Another kind of value is reported, with the hint.
func (d *decoder) items(n *yaml.Node, hint string) []*yaml.Node {
	if d.refused(n) {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		d.wrong(n, diag.ValueType, hint, "%s must be a list, not %s", d.subject(), kind(n))
		return nil
	}
	return n.Content
}

// refused reports what gloss does not read anywhere: aliases and anchors, by which a small file may grow
// without bound, and explicit tags.
func (d *decoder) refused(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		d.wrong(n, diag.YAMLSyntax, "write the value out, or put it in quotes if it is text", "YAML aliases (*%s) are not read", n.Value)
	case n.Anchor != "":
		d.wrong(n, diag.YAMLSyntax, "remove it, or put the value in quotes if it is text", "YAML anchors (&%s) are not read", n.Anchor)
	case n.Style&yaml.TaggedStyle != 0:
		d.wrong(n, diag.YAMLSyntax, "remove it, or put the value in quotes if it is text", "YAML tags (%s) are not read", n.Tag)
	default:
		return false
	}
	return true
}

// subject names what is being read: the key, or the file as a whole.
func (d *decoder) subject() string {
	switch {
	case d.key == "":
		return "the file"
	case d.item:
		return fmt.Sprintf("an item of %q", d.key)
	}
	return fmt.Sprintf("%q", d.key)
}

func kind(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	if isNull(n) {
		return "nothing"
	}
	return "text"
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }
