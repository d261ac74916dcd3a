package markup

import (
	"bytes"
	"strings"
)

// appendAdapted appends a tag that is not as it is printed for a page: a link or a picture with another address, or an
// element without content in XHTML.
func (d *Document) appendAdapted(dst []byte, ev event, o *HTMLOptions) []byte {
	step := Step{}
	if ev.arg > 0 {
		step.arg = d.args[ev.arg-1]
	}
	switch ev.elem {
	case elemLink:
		address, ok := o.address(step.Attr("href"), false)
		if !ok {
			return append(dst, "<span>"...)
		}
		dst = appendAttr(append(dst, "<a"...), "href", address)
		if title := step.Attr("title"); title != "" {
			dst = appendAttr(dst, "title", title)
		}
		return append(dst, '>')
	case elemImage:
		return appendPicture(dst, step, o)
	case elemCheckbox:
		dst = append(dst, `<input type="checkbox" disabled="disabled"`...)
		label := o.ToDo
		if ev.arg > 0 {
			dst, label = append(dst, ` checked="checked"`...), o.Done
		}
		return append(appendAttr(dst, "aria-label", label), "/> "...)
	}
	e := &elements[ev.elem]
	return append(append(append(dst, e.open...), '/'), e.opened...)
}

func appendPicture(dst []byte, step Step, o *HTMLOptions) []byte {
	address, ok := o.address(step.Attr("src"), true)
	if !ok {
		return append(appendText(append(dst, "<span>["...), step.Attr("alt")), "]</span>"...)
	}
	dst = appendAttr(append(dst, "<img"...), "src", address)
	dst = appendAttr(dst, "alt", step.Attr("alt"))
	if title := step.Attr("title"); title != "" {
		dst = appendAttr(dst, "title", title)
	}
	return append(dst, "/>"...)
}

func (o *HTMLOptions) address(address string, image bool) (string, bool) {
	if o.Address == nil {
		return address, true
	}
	return o.Address(address, image)
}

// white returns the white space that an event prints; as XML has it in XHTML.
func (w *weaver) white(ev event) string {
	if w.options.XML {
		return xmlSpace.Replace(w.args[ev.arg-1])
	}
	return w.args[ev.arg-1]
}

// xmlSpace puts spaces in place of what is white to Markdown and HTML, and no character to XML 1.0 (§2.2).
var xmlSpace = strings.NewReplacer("\v", " ", "\f", " ")

// closing returns the tag that closes what an event opens.
func (w *weaver) closing(ev event) string {
	var tag [128]byte
	if ev.elem == elemLink && w.options.Address != nil && bytes.HasPrefix(w.appendTag(tag[:0], ev, &w.options), []byte("<span")) {
		return "</span>"
	}
	return elements[ev.elem].close
}
