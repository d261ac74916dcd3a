package markup

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// HTMLOptions say how AppendHTML prints. The zero value works.
type HTMLOptions struct {
	// Numbers prints the number of each top-level paragraph as a link to itself. Default: none.
	Numbers bool
	// Dir returns the direction of a block, "ltr" or "rtl", where it is another than the document's; else "". Default: none is.
	Dir func(text string) string
	// NumberLabel is the word before the number where it is read aloud. Default: "Paragraph".
	NumberLabel string
	// ToDo and Done are what the boxes of a task list are called where they are read aloud. Default: "to do" and "done".
	ToDo, Done string
	// XML prints XHTML instead of HTML: elements without content are closed, and all attributes have values.
	XML bool
	// Address gives another address to a link, or a picture; with ok false a link is words alone, and of a picture its
	// description is left. Addresses are percent-encoded. Default: all stay as they are. Note pays no heed to it.
	Address func(address string, image bool) (other string, ok bool)
}

func (o *HTMLOptions) setDefaults() {
	o.NumberLabel = cmp.Or(o.NumberLabel, "Paragraph")
	o.ToDo, o.Done = cmp.Or(o.ToDo, "to do"), cmp.Or(o.Done, "done")
}

// AppendHTML appends the document as HTML for a flow context, with the spans wrapped around their parts of the
// text, and returns the extended slice. The result is well-formed whatever the spans are. The time taken is about
// linear in the length of the text, the number of spans and their pieces.
func (d *Document) AppendHTML(dst []byte, spans []Span, o HTMLOptions) []byte {
	o.setDefaults()
	w := weaver{Document: d, out: dst, options: o, plain: !strings.ContainsAny(d.Text, "&<>")}
	if len(spans) > 0 {
		w.layers = d.layers(spans)
	}
	w.out = slices.Grow(w.out, len(d.Text)+32*len(d.events)+160*len(spans))
	for _, ev := range d.events {
		w.event(ev)
	}
	return w.out
}

// A weaver prints a document from its first event to its last. The document's elements are never cut. A
// layer is, wherever it ends or begins inside an element or another layer that it does not lie within: what is on top
// of it is closed and becomes pending, and opens again when text follows.
type weaver struct {
	*Document
	options HTMLOptions
	out     []byte
	plain   bool // the text has nothing to escape
	at      int  // how far the text is printed
	block   int  // index of the next block

	layers  []layer
	next    int      // index of the first layer that has not begun
	befores int      // index of the first layer whose Before is not printed
	stack   []piece  // what is open in the current block
	base    int      // stack[base:] are layers, on top of the innermost of the document's elements
	pending []*layer // begun, not ended, not open: the longest first
	afters  []string // waiting for a link to close
	links   int      // open ones
}

// A piece is something open: a layer, or an inline element of the document.
type piece struct {
	layer *layer // nil for an element
	close string
	link  bool
	base  int // of an element: the base outside it
}

func (w *weaver) event(ev event) {
	e := &elements[ev.elem]
	switch {
	case ev.op == opSpace:
		w.advance(int(ev.at))
		w.replaceSpace(w.white(ev))
	case ev.op == opRaw:
		w.advance(int(ev.at))
		w.out = append(w.out, w.white(ev)...)
	case e.role == container:
		w.out = w.appendTag(w.out, ev, &w.options)
	case e.role == leaf && ev.op == opOpen:
		w.openBlock(ev)
	case e.role == leaf:
		w.advance(int(ev.at))
		w.cut(0)
		w.out = append(w.out, e.close...)
	case ev.op == opOpen:
		w.advance(int(ev.at))
		w.openElement(ev)
	case ev.op == opClose:
		w.advance(int(ev.at))
		w.closeElement()
	default:
		w.advance(int(ev.at))
		w.out = w.appendTag(w.out, ev, &w.options)
	}
}

// appendTag appends an element's tag.
func (d *Document) appendTag(dst []byte, ev event, o *HTMLOptions) []byte {
	e := &elements[ev.elem]
	switch {
	case ev.op == opClose:
		return append(dst, e.close...)
	case o.XML && ev.op == opVoid, o.Address != nil && (ev.elem == elemLink || ev.elem == elemImage):
		return d.appendAdapted(dst, ev, o)
	}
	dst = append(dst, e.open...)
	if ev.arg > 0 {
		dst = append(dst, d.args[ev.arg-1]...)
	}
	if ev.elem == elemCheckbox {
		label := o.ToDo
		if ev.arg > 0 { // its only attribute says that it is done
			label = o.Done
		}
		dst = appendAttr(dst, "aria-label", label)
	}
	return append(dst, e.opened...)
}

func (w *weaver) openBlock(ev event) {
	w.at = int(ev.at)
	number := int32(0)
	if ev.end > ev.at {
		number = w.Blocks[w.block].Number
		w.block++
	}
	if number == 0 || !w.options.Numbers {
		w.out = w.appendTag(w.out, ev, &w.options)
		w.appendDir(ev)
		return
	}
	w.out = append(w.out, `<p id="p`...)
	w.out = strconv.AppendInt(w.out, int64(number), 10)
	w.out = append(w.out, '"', '>')
	w.appendDir(ev)
	w.out = append(w.out, `<a class="para-no" href="#p`...)
	w.out = strconv.AppendInt(w.out, int64(number), 10)
	w.out = append(w.out, '"')
	w.out = appendAttr(w.out, "aria-label", w.options.NumberLabel+" "+strconv.Itoa(int(number)))
	w.out = append(w.out, '>')
	w.out = strconv.AppendInt(w.out, int64(number), 10)
	w.out = append(w.out, "</a> "...)
}

// appendDir gives a block that has just been opened its direction. The text of a tight list item has no tag of its own, and
// takes the item's.
func (w *weaver) appendDir(ev event) {
	if w.options.Dir == nil || ev.end <= ev.at || w.Blocks[w.block-1].Kind == Code {
		return
	}
	dir := w.options.Dir(w.Text[ev.at:ev.end])
	if dir == "" {
		return
	}
	tag := w.out[bytes.LastIndexByte(w.out, '<')+1:]
	if tag[0] == '/' || tag[len(tag)-1] != '>' {
		return // the rest of an item, behind what stands in it
	}
	w.out = appendAttr(w.out[:len(w.out)-1], "dir", dir)
	w.out = append(w.out, '>')
}

// openElement opens an inline element of the document. Layers that end inside it, and links if it holds one, are
// cut, so that those that go on open again within.
func (w *weaver) openElement(ev event) {
	fits := func(l *layer) bool { return l.end >= int(ev.end) && (!ev.linked || !l.wantsLink()) }
	for i := w.base; i < len(w.stack); i++ {
		if !fits(w.stack[i].layer) {
			w.cut(i)
			break
		}
	}
	link := ev.elem == elemLink
	if ev.end > ev.at {
		limit := w.at + 1
		if link || w.links > 0 || slices.ContainsFunc(w.pending, func(l *layer) bool { return l.wantsLink() && fits(l) }) {
			limit = int(ev.end) // within the element no link around it can be cut
		}
		w.printBefores(limit)
		kept := w.pending[:0]
		for _, l := range w.pending {
			if fits(l) {
				w.open(l)
			} else {
				kept = append(kept, l)
			}
		}
		w.pending = kept
	}
	if link {
		w.links++
	}
	w.out = w.appendTag(w.out, ev, &w.options)
	w.stack = append(w.stack, piece{close: w.closing(ev), link: link, base: w.base})
	w.base = len(w.stack)
}

// closeElement closes the innermost inline element of the document.
func (w *weaver) closeElement() {
	w.cut(w.base)
	top := w.stack[len(w.stack)-1]
	w.stack = w.stack[:len(w.stack)-1]
	w.base = top.base
	w.out = append(w.out, top.close...)
	if top.link {
		w.links--
	}
	w.printAfters()
	w.finish()
}

// advance prints the text up to an offset of the current block, and begins and ends layers on the way.
func (w *weaver) advance(to int) {
	for {
		w.begin()
		if w.at >= to {
			return
		}
		w.openPending()
		w.text(w.stop(to))
		w.finish()
	}
}

// begin makes the layers pending that start here.
func (w *weaver) begin() {
	for w.next < len(w.layers) && w.layers[w.next].start <= w.at {
		w.wait(&w.layers[w.next])
		w.next++
	}
}

// wait puts a layer among the pending ones.
func (w *weaver) wait(l *layer) {
	i := len(w.pending)
	for i > 0 && (w.pending[i-1].end < l.end || w.pending[i-1].end == l.end && w.pending[i-1].rank > l.rank) {
		i--
	}
	w.pending = slices.Insert(w.pending, i, l)
}

// stop returns the offset, at most to, up to which no layer begins or ends.
func (w *weaver) stop(to int) int {
	if w.next < len(w.layers) {
		to = min(to, w.layers[w.next].start)
	}
	for _, p := range w.stack[w.base:] {
		to = min(to, p.layer.end)
	}
	return to
}

// finish closes the layers that end here and cuts those on top of them.
func (w *weaver) finish() {
	for i := w.base; i < len(w.stack); i++ {
		if w.stack[i].layer.end <= w.at {
			w.cut(i)
			return
		}
	}
}

// cut closes the layers from stack[i] on. Those that have not ended become pending.
func (w *weaver) cut(i int) {
	for len(w.stack) > i {
		top := w.stack[len(w.stack)-1]
		w.stack = w.stack[:len(w.stack)-1]
		w.out = append(w.out, top.close...)
		if top.link {
			w.links--
		}
		if top.layer.end > w.at {
			w.wait(top.layer)
		} else if top.layer.After != "" {
			w.afters = append(w.afters, top.layer.After)
		}
	}
	w.printAfters()
}

func (w *weaver) openPending() {
	w.printBefores(w.at + 1)
	for _, l := range w.pending {
		w.open(l)
	}
	w.pending = w.pending[:0]
}

// open opens a piece of a layer.
func (w *weaver) open(l *layer) {
	p := piece{layer: l, close: "</span>"}
	switch {
	case l.wantsLink() && w.links == 0:
		p.close, p.link = "</a>", true
		w.links++
		w.out = append(w.out, "<a"...)
	case l.Tag == "":
		w.out = append(w.out, "<span"...)
	default:
		w.out = append(w.out, '<')
		w.out = append(w.out, l.Tag...)
		p.close = "</" + l.Tag + ">"
	}
	w.attributes(l, p.link)
	l.opened = true
	w.stack = append(w.stack, p)
}

func (w *weaver) attributes(l *layer, link bool) {
	if l.Class != "" {
		w.out = appendAttr(w.out, "class", l.Class)
	}
	if l.ID != "" && !l.opened {
		w.out = appendAttr(w.out, "id", l.ID)
	}
	if link {
		w.out = appendAttr(w.out, "href", l.Href)
	}
	w.out = append(w.out, l.Attrs...)
	w.out = append(w.out, '>')
}

// printBefores prints what stands before the layers that begin ahead of limit, outside of links.
func (w *weaver) printBefores(limit int) {
	cut := false
	for ; w.befores < len(w.layers) && w.layers[w.befores].start < limit; w.befores++ {
		before := w.layers[w.befores].Before
		if before != "" && !cut {
			w.cutLink()
			cut = true
		}
		w.out = append(w.out, before...)
	}
}

// cutLink cuts the layer that is an open link, if one is on top of the innermost element.
func (w *weaver) cutLink() {
	for i := w.base; i < len(w.stack); i++ {
		if w.stack[i].link {
			w.cut(i)
			return
		}
	}
}

func (w *weaver) printAfters() {
	if w.links > 0 {
		return
	}
	for _, s := range w.afters {
		w.out = append(w.out, s...)
	}
	w.afters = w.afters[:0]
}

// text prints the text up to an offset.
func (w *weaver) text(to int) {
	if w.plain {
		w.out = append(w.out, w.Text[w.at:to]...)
	} else {
		w.out = appendText(w.out, w.Text[w.at:to])
	}
	w.at = to
}

// replaceSpace prints the white space of a code block in place of the space that stands for it in the text.
func (w *weaver) replaceSpace(space string) {
	w.openPending()
	w.out = append(w.out, space...)
	w.at++
	w.finish()
}
