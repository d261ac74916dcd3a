package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A copier makes a copy of a page's tree for Readability, which rewrites what it reads and then copies it again. What
// it takes out in any case is not copied: comments, styles, scripts. White space is a blank, as it counts for no more.
type copier struct {
	nodes []html.Node // not yet used; one by one they would cost more than all else
	attrs []html.Attribute
}

// copySlab is how many nodes are allocated at once.
const copySlab = 512

func (c *copier) copy(n *html.Node) *html.Node {
	if len(c.nodes) == 0 {
		c.nodes = make([]html.Node, copySlab)
	}
	out := &c.nodes[0]
	c.nodes = c.nodes[1:]
	out.Type, out.DataAtom, out.Data, out.Namespace = n.Type, n.DataAtom, n.Data, n.Namespace
	if n.Type == html.TextNode {
		out.Data = collapse(n.Data)
	}
	if len(n.Attr) > 0 {
		out.Attr = c.copyAttrs(n.Attr)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type != html.CommentNode && !isElement(child, atom.Script, atom.Style) {
			out.AppendChild(c.copy(child))
		}
	}
	return out
}

func (c *copier) copyAttrs(list []html.Attribute) []html.Attribute {
	if len(list) > len(c.attrs) {
		c.attrs = make([]html.Attribute, max(copySlab, len(list)))
	}
	out := c.attrs[:len(list):len(list)] // what is appended to one element's goes elsewhere
	c.attrs = c.attrs[len(list):]
	copy(out, list)
	return out
}

// collapse makes one space of each run of ASCII white space.
func collapse(s string) string {
	if !hasRuns(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for i := range len(s) {
		c := s[i]
		if isBlank(rune(c)) {
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		}
		blank = false
		b.WriteByte(c)
	}
	return b.String()
}

// hasRuns reports whether a text has white space other than single spaces.
func hasRuns(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= '\t' && c <= '\r' || c == ' ' && i > 0 && s[i-1] == ' ' {
			return true
		}
	}
	return false
}
