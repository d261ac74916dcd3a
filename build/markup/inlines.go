package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// inlines adds what stands in a block, or in an inline element.
func (r *reader) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.inline(n)
	}
}

func (r *reader) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.textNode(n)
	case *ast.Emphasis:
		if n.Level == 2 {
			r.wrap(n, elemStrong)
		} else {
			r.wrap(n, elemEmphasis)
		}
	case *extast.Strikethrough:
		r.wrap(n, elemDeleted)
	case *ast.CodeSpan:
		r.wrap(n, elemCode)
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			s := n.Segments.At(i)
			r.write(r.body[s.Start:s.Stop], s.Start, true)
		}
	case *ast.AutoLink:
		r.autolink(n)
	case *ast.Link:
		r.link(n)
	case *ast.Image:
		r.image(n)
	case *extast.TaskCheckBox:
		attrs := "" // AppendHTML adds what it is called
		if n.IsChecked {
			attrs = " checked"
		}
		r.event(opVoid, elemCheckbox, attrs)
	default:
		r.inlines(n)
	}
}

func (r *reader) wrap(n ast.Node, e element) {
	at := r.openInline(e, "")
	r.inlines(n)
	r.closeInline(at)
}

func (r *reader) textNode(n *ast.Text) {
	s := n.Segment
	r.write(r.body[s.Start:s.Stop], s.Start, n.IsRaw())
	if n.HardLineBreak() {
		r.event(opVoid, elemBreak, "")
	}
	if n.HardLineBreak() || n.SoftLineBreak() {
		r.space(s.Stop)
	}
}

// autolink adds <https://…>, and what GFM takes for an address without brackets.
func (r *reader) autolink(n *ast.AutoLink) {
	label := n.Label(r.body)
	// goldmark does not tell where the label stands but for the bracket or space before it.
	pos := max(n.Pos(), 0)
	pos += max(bytes.Index(r.body[pos:min(pos+1+len(label), len(r.body))], label), 0)
	dest := string(n.URL(r.body))
	if n.AutoLinkType == ast.AutoLinkEmail {
		dest = "mailto:" + dest
	}
	at := r.openLink(dest, "", pos)
	r.write(label, pos, true)
	r.closeInline(at)
}

func (r *reader) link(n *ast.Link) {
	at := r.openLink(resolve(n.Destination), resolve(n.Title), max(n.Pos(), 0))
	r.inlines(n)
	r.closeInline(at)
}

// image adds a picture from the archive, or what stands for one: a link to it, or its words alone.
func (r *reader) image(n *ast.Image) {
	dest, pos := resolve(n.Destination), max(n.Pos(), 0)
	at := -1
	switch kind := schemeOf(dest); {
	case dest == "":
		r.problem(pos, ImageNowhere, dest)
	case kind == relative && r.options.Target != nil:
		if src, ok := r.options.Target(dest, true); ok {
			r.event(opVoid, elemImage, imageAttrs(src, r.words(n), resolve(n.Title)))
			return
		}
		r.problem(pos, ImageNowhere, dest)
	case kind == relative || kind == web:
		at = r.openHref(dest, resolve(n.Title), kind)
	default:
		r.problem(pos, ImageScheme, dest)
	}
	before := len(r.text)
	r.inlines(n)
	if len(r.text) == before {
		r.literal(lastPart(dest), pos)
	}
	r.closeInline(at)
}

// words returns the text of a picture's description.
func (r *reader) words(n ast.Node) string {
	sub := &reader{builder: newBuilder(nil)}
	sub.body, sub.classes = r.body, r.classes
	at := sub.beginLeaf(elemParagraph, "")
	sub.inlines(n)
	sub.endLeaf(at, Paragraph, false)
	return string(sub.text)
}
