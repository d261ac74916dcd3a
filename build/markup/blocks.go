package markup

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// blocks adds the children of a block.
func (r *reader) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n)
	}
}

// topHeading returns the highest level of the headings that stand by themselves, not in a quotation or list; 1 where
// there are none.
func topHeading(root ast.Node) int {
	top := 0
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && (top == 0 || h.Level < top) {
			top = h.Level
		}
	}
	return max(top, 1)
}

func (r *reader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		r.paragraph(n)
	case *ast.TextBlock:
		r.leaf(n, elemItem, ListItem)
	case *ast.Heading:
		// The page has one h1, its title, which is not the body's: the body's highest level is h2.
		r.leaf(n, elemHeading2+element(min(max(n.Level-r.top, 0), 4)), Heading)
	case *ast.FencedCodeBlock:
		r.code(n, string(n.Language(r.body)))
	case *ast.CodeBlock:
		r.code(n, "")
	case *ast.HTMLBlock:
		r.rawHTML(n)
	case *ast.Blockquote:
		r.container(n, elemQuote, "")
	case *ast.List:
		r.list(n)
	case *ast.ListItem:
		r.container(n, elemListItem, "")
	case *ast.ThematicBreak:
		r.event(opVoid, elemRule, "")
	case *extast.Table:
		r.table(n)
	}
}

func (r *reader) container(n ast.Node, e element, attrs string) {
	r.event(opOpen, e, attrs)
	r.blocks(n)
	r.event(opClose, e, "")
}

func (r *reader) paragraph(n *ast.Paragraph) {
	kind := Paragraph
	if _, ok := n.Parent().(*ast.ListItem); ok {
		kind = ListItem
	}
	at := r.beginLeaf(elemParagraph, "")
	r.inlines(n)
	_, top := n.Parent().(*ast.Document)
	r.endLeaf(at, kind, top)
}

func (r *reader) leaf(n ast.Node, e element, kind BlockKind) {
	at := r.beginLeaf(e, "")
	r.inlines(n)
	if r.endLeaf(at, kind, false) && kind == Heading && r.slugs != nil {
		r.doc.events[at].arg = r.arg(r.headingID(string(r.text[min(r.start, len(r.text)):])))
	}
}

func (r *reader) list(n *ast.List) {
	switch {
	case !n.IsOrdered():
		r.container(n, elemList, "")
	case n.Start == 1:
		r.container(n, elemNumbered, "")
	default:
		r.container(n, elemNumbered, ` start="`+strconv.Itoa(n.Start)+`"`)
	}
}

func (r *reader) rawHTML(n *ast.HTMLBlock) {
	at := r.beginLeaf(elemRawHTML, "")
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		r.write(r.body[line.Start:line.Stop], line.Start, true)
	}
	if n.HasClosure() {
		r.write(r.body[n.ClosureLine.Start:n.ClosureLine.Stop], n.ClosureLine.Start, true)
	}
	r.endLeaf(at, RawHTML, false)
}

func (r *reader) table(n *extast.Table) {
	r.event(opOpen, elemTable, "")
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, head := row.(*extast.TableHeader); head {
			r.event(opOpen, elemHead, "")
			r.row(row, elemHeaderCell)
			r.event(opClose, elemHead, "")
			if row.NextSibling() != nil {
				r.event(opOpen, elemBody, "")
			}
			continue
		}
		r.row(row, elemCell)
		if row.NextSibling() == nil {
			r.event(opClose, elemBody, "")
		}
	}
	r.event(opClose, elemTable, "")
}

func (r *reader) row(row ast.Node, e element) {
	r.event(opOpen, elemRow, "")
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		attrs := ""
		if cell, ok := c.(*extast.TableCell); ok && cell.Alignment != extast.AlignNone {
			attrs = ` data-align="` + cell.Alignment.String() + `"`
		}
		at := r.beginLeaf(e, attrs)
		r.inlines(c)
		r.endLeaf(at, Cell, false)
	}
	r.event(opClose, elemRow, "")
}
