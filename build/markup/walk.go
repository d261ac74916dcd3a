package markup

import (
	"html"
	"iter"
	"strings"
)

// A Step is a tag, or white space, on the way through a document. The text between two steps is Text from the At of one to
// the At of the next; within a leaf and what it holds it is all of it, and outside of leaves there is none.
type Step struct {
	Kind StepKind
	// Name is that of the element in HTML: "p", "h2" to "h6", "pre", "th", "td", "blockquote", "ul", "ol", "li", "table",
	// "thead", "tbody", "tr", "hr", "em", "strong", "del", "code", "a", "br", "img" or "input", a box of a task list; "span" is a
	// token of code, and "" the text of a tight list item, which has no tag of its own.
	Name string
	// Leaf says that the element is a block that holds text. It has a Block unless it is empty or has nothing but pictures.
	Leaf bool
	At   int32 // byte offset in Text
	End  int32 // of StepOpen: where the element closes

	arg string
}

// StepKind says what a step is.
type StepKind uint8

// The kinds of step.
const (
	StepOpen StepKind = iota
	StepClose
	StepVoid  // an element without content
	StepSpace // code has this White in place of the space at At, which is one byte
	StepRaw   // code begins with this White, which the text does not have
)

// Walk goes through the document from its first tag to its last. Tags nest as in XML.
func (d *Document) Walk() iter.Seq[Step] {
	return func(yield func(Step) bool) {
		for _, ev := range d.events {
			e := &elements[ev.elem]
			s := Step{Name: elementName(ev.elem), Leaf: e.role == leaf, At: ev.at, End: ev.end}
			if ev.arg > 0 {
				s.arg = d.args[ev.arg-1]
			}
			switch ev.op {
			case opOpen:
				s.Kind = StepOpen
			case opClose:
				s.Kind = StepClose
			case opVoid:
				s.Kind = StepVoid
			case opSpace:
				s.Kind, s.Leaf = StepSpace, false
			case opRaw:
				s.Kind, s.Leaf = StepRaw, false
			}
			if !yield(s) {
				return
			}
		}
	}
}

// elementName returns what stands behind the < of an element's tag.
func elementName(e element) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(elements[e].open, "<"), " ")
	return name
}

// White returns the white space of a StepSpace or StepRaw: spaces, tabs and ends of lines.
func (s Step) White() string { return xmlSpace.Replace(s.arg) }

// Attr returns an attribute of an element: "href" and "title" of a link, "src", "alt" and "title" of a picture, "start" of a
// list, "data-align" of a cell. It is empty where there is none, and for "checked" of a box that is.
func (s Step) Attr(name string) string {
	_, rest, ok := strings.Cut(s.arg, " "+name+`="`)
	if !ok {
		return ""
	}
	value, _, _ := strings.Cut(rest, `"`)
	return html.UnescapeString(value)
}

// Checked says of a box of a task list that the task is done.
func (s Step) Checked() bool { return s.Name == "input" && s.arg != "" }
