package markup

import (
	"slices"
	"unicode/utf8"
)

// maxInline is how deep elements may nest within a block; deeper ones lose their tags and keep their text.
const maxInline = 24

// A builder collects a Document in the order of its body.
type builder struct {
	body    []byte
	classes *[256]class
	text    []byte
	doc     Document
	start   int     // of the current block in text
	open    []int32 // indices of the events that opened the inline elements around
	links   int     // how many of those are links
	number  int32   // of the last numbered paragraph
	tokens  map[string]int32
	slugs   map[string]int // not nil: headings get ids, and these are taken
}

func newBuilder(body []byte) *builder {
	b := &builder{body: body, classes: &trusting, text: make([]byte, 0, len(body)+16)}
	b.doc.events = make([]event, 0, 64)
	b.doc.runs = make([]run, 0, 64)
	if !utf8.Valid(body) {
		b.classes = &wary
	}
	return b
}

// document returns what was collected, in slices of the size needed.
func (b *builder) document() *Document {
	d := b.doc
	d.Text = string(b.text)
	d.bodyLen = int32(len(b.body))
	d.Blocks = slices.Clone(d.Blocks)
	d.events = slices.Clone(d.events)
	d.runs = slices.Clone(d.runs)
	d.args = slices.Clone(d.args)
	d.normalize()
	return &d
}

// beginLeaf opens a block and returns what endLeaf wants.
func (b *builder) beginLeaf(e element, attrs string) int {
	if len(b.text) > 0 {
		b.text = append(b.text, '\n')
	}
	b.start = len(b.text)
	return b.event(opOpen, e, attrs)
}

// endLeaf closes the block that beginLeaf opened, and reports whether it is there: without text it is no Block,
// and unless it is a cell or holds a picture it has no tags either.
func (b *builder) endLeaf(at int, kind BlockKind, numbered bool) bool {
	end := len(b.text)
	if end > b.start && b.text[end-1] == ' ' {
		end--
	}
	if end > b.start {
		b.addBlock(Block{Start: int32(b.start), End: int32(end), Kind: kind}, numbered)
	} else {
		end = max(end-1, 0) // without the newline that beginLeaf put
		if len(b.doc.events) == at+1 && kind != Cell {
			b.text, b.doc.events = b.text[:end], b.doc.events[:at]
			return false
		}
	}
	b.text = b.text[:end]
	for i := at; i < len(b.doc.events); i++ {
		ev := &b.doc.events[i]
		ev.at, ev.end = min(ev.at, int32(end)), min(ev.end, int32(end))
	}
	ev := &b.doc.events[at]
	ev.end = int32(end)
	b.event(opClose, ev.elem, "")
	return true
}

func (b *builder) addBlock(block Block, numbered bool) {
	if numbered {
		b.number++
		block.Number = b.number
	}
	b.doc.Blocks = append(b.doc.Blocks, block)
}

// event adds an event at the end of the text and returns its index.
func (b *builder) event(op op, e element, arg string) int {
	at := int32(len(b.text))
	b.doc.events = append(b.doc.events, event{at: at, end: at, arg: b.arg(arg), op: op, elem: e})
	return len(b.doc.events) - 1
}

func (b *builder) arg(s string) int32 {
	if s == "" {
		return 0
	}
	b.doc.args = append(b.doc.args, s)
	return int32(len(b.doc.args))
}

// openInline opens an element within a block and returns what closeInline wants.
func (b *builder) openInline(e element, attrs string) int {
	if len(b.open) >= maxInline {
		return -1
	}
	at := b.event(opOpen, e, attrs)
	b.open = append(b.open, int32(at))
	if e == elemLink {
		b.links++
		for _, i := range b.open {
			b.doc.events[i].linked = true
		}
	}
	return at
}

// closeInline closes an element that openInline opened. One without content vanishes.
func (b *builder) closeInline(at int) {
	if at < 0 {
		return
	}
	ev := &b.doc.events[at]
	b.open = b.open[:len(b.open)-1]
	if ev.elem == elemLink {
		b.links--
	}
	if len(b.doc.events) == at+1 && int(ev.at) == len(b.text) {
		b.doc.events = b.doc.events[:at]
		return
	}
	ev.end = int32(len(b.text))
	b.event(opClose, ev.elem, "")
}

// mark notes that what is appended next stands at an offset of the body.
func (b *builder) mark(offset int) {
	at, body, runs := int32(len(b.text)), int32(offset), b.doc.runs
	for len(runs) > 0 && runs[len(runs)-1].canonical >= at {
		runs = runs[:len(runs)-1]
	}
	if len(runs) > 0 {
		last := runs[len(runs)-1]
		if body-at == last.body-last.canonical {
			b.doc.runs = runs
			return
		}
		body = max(body, last.body) // Source must never decrease, whatever positions goldmark gives
	}
	b.doc.runs = append(runs, run{at, body})
}

func (b *builder) problem(offset int, kind ProblemKind, text string) {
	b.doc.problems = append(b.doc.problems, Problem{Offset: offset, Kind: kind, Text: text})
}
