package page

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A piece is a stretch of text within a block, with what stands around it.
type piece struct {
	text string // white space as in the page
	mark mark
	link string // where it leads; empty where it is no link
	brk  bool   // a line ends here

	joined []byte // text and what was joined to it, while a block is tidied
}

// A picture is a file beside the article.
type picture struct{ file, alt, caption string }

// mark is how a piece is set off. Marks do not nest: the outer one decides.
type mark uint8

const (
	plain mark = iota
	emphasis
	strong
	code
)

// A walker reads a tree and writes its blocks in order.
type walker struct {
	out    *writer
	shows  func(text *html.Node) bool                  // whether a text belongs to what is read
	image  func(img *html.Node) (file string, ok bool) // the picture's file, where it is at hand
	base   *url.URL                                    // what relative links start from; nil where it is not known
	pieces []piece
	below  []picture // that follow the block
	mark   mark
	link   string
	pre    bool
	level  int // of the heading that is read; 0 outside

	captions map[*html.Node]string // of figures that were read
}

// walk reads n and all below it. The tree is not deeper than maxDepth or so.
func (w *walker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n)
		return
	case html.ElementNode:
	default:
		w.children(n)
		return
	}
	if unseen[n.DataAtom] || isHidden(n) {
		return
	}
	if breaking[n.DataAtom] {
		w.flush()
		w.block(n)
		w.flush()
		return
	}
	w.inline(n)
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

func (w *walker) text(n *html.Node) {
	switch {
	case blank(n.Data):
		w.add(piece{text: " "})
	case w.shows(n):
		w.add(piece{text: replaceForbidden(n.Data)})
	default:
		w.add(piece{text: " "}) // the words on both sides of what is left out stay apart
	}
}

func (w *walker) add(p piece) {
	p.mark, p.link = w.mark, w.link
	w.pieces = append(w.pieces, p)
}

// block reads an element that stands for itself.
func (w *walker) block(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.level = int(n.Data[1] - '0')
		w.children(n)
		w.flush()
		w.level = 0
	case atom.Blockquote:
		w.out.open("> ", "> ")
		w.children(n)
		w.flush()
		w.out.close()
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(n)
	case atom.Pre, atom.Xmp, atom.Listing, atom.Plaintext:
		w.pre = true
		w.children(n)
		w.flush()
		w.pre = false
	case atom.Table:
		w.table(n)
	default:
		w.children(n)
	}
}

// list reads a list. What stands in it outside of its items is no item.
func (w *walker) list(n *html.Node) {
	number := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !isElement(c, atom.Li) {
			w.walk(c)
			w.flush()
			continue
		}
		number++
		sign := "- "
		if n.DataAtom == atom.Ol {
			sign = orderedSign(number)
		}
		if isHidden(c) {
			continue
		}
		w.flush()
		w.out.open(sign, strings.Repeat(" ", len(sign)))
		w.children(c)
		w.flush()
		w.out.close()
	}
}

// inline reads an element that stands in the midst of text.
func (w *walker) inline(n *html.Node) {
	mark, link := w.mark, w.link
	switch n.DataAtom {
	case atom.Br:
		w.lineBreak()
		return
	case atom.Img:
		w.picture(n)
		return
	case atom.Q:
		w.add(piece{text: "“"})
		defer w.add(piece{text: "”"})
	case atom.A:
		if w.link == "" && !w.out.textOnly {
			w.link = w.address(attr(n, "href"))
		}
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var:
		w.setMark(emphasis)
	case atom.Strong, atom.B:
		w.setMark(strong)
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		w.setMark(code)
	}
	w.children(n)
	w.mark, w.link = mark, link
}

func (w *walker) setMark(m mark) {
	if w.mark == plain {
		w.mark = m
	}
}

// lineBreak ends a line; a second one in a row ends the paragraph, as pages without paragraphs have it.
func (w *walker) lineBreak() {
	for i := len(w.pieces) - 1; i >= 0 && !w.pre; i-- {
		if w.pieces[i].brk {
			w.pieces = w.pieces[:i]
			w.flush()
			return
		}
		if !blank(w.pieces[i].text) {
			break
		}
	}
	w.add(piece{text: "\n", brk: true})
}

func (w *walker) picture(n *html.Node) {
	if w.image == nil {
		return
	}
	if file, ok := w.image(n); ok {
		p := picture{file: file, alt: canonical(attr(n, "alt"))}
		for f := n.Parent; f != nil; f = f.Parent {
			if isElement(f, atom.Figure) {
				p.caption = w.captionIn(f)
				break
			}
		}
		w.below = append(w.below, p)
	}
}

// captionIn returns the caption of a figure, which may have many pictures.
func (w *walker) captionIn(figure *html.Node) string {
	s, known := w.captions[figure]
	if !known {
		if c := find(figure, func(x *html.Node) bool { return x.DataAtom == atom.Figcaption }); c != nil {
			s, _ = textUpTo(c, maxCaption)
		}
		if w.captions == nil {
			w.captions = map[*html.Node]string{}
		}
		w.captions[figure] = s
	}
	return s
}

// address returns where a link leads from outside of its page: nothing for a place in the page itself, and for what
// no reader should be sent to.
func (w *walker) address(href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || strings.HasPrefix(href, "#") {
		return ""
	}
	if w.base != nil {
		u = w.base.ResolveReference(u)
	}
	if u.Scheme == "mailto" && u.Opaque != "" || (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return u.String()
	}
	return ""
}

// flush ends the block that is read, if there is one.
func (w *walker) flush() {
	if len(w.pieces) > 0 {
		pieces := w.pieces
		w.pieces = w.pieces[:0]
		switch {
		case w.pre:
			w.out.codeBlock(pieces)
		case w.level > 0:
			w.out.heading(w.level, pieces)
		default:
			w.out.paragraph(pieces)
		}
	}
	for _, p := range w.below {
		w.out.picture(p)
	}
	w.below = w.below[:0]
}

// blank reports whether a text shows nothing.
func blank(s string) bool {
	for i := range len(s) {
		if c := s[i]; c > ' ' && c < 0x7F {
			return false
		}
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) })
}

// isHidden reports whether an element says of itself that it is not shown.
func isHidden(n *html.Node) bool {
	if hasAttr(n, "hidden") {
		return true
	}
	style := attr(n, "style")
	if style == "" {
		return false
	}
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}
