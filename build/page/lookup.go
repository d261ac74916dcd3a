package page

import (
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A lookup remembers what was found out of a page's elements. The same few are asked for again and again: a page may
// have a hundred thousand texts in one block.
type lookup struct {
	texts    map[*html.Node]shortText
	comments map[*html.Node]bool
	captions map[*html.Node]*html.Node
	headings map[*html.Node]bool // links that have a heading in them
	prose    map[*html.Node]bool // elements that have a text of the article in them
	pictures map[*html.Node]bool // elements that hold one
	facts    map[*html.Node]bool // cells of tables of facts
	blocks   map[*html.Node]bool // elements that have others in them which stand for themselves
}

func newLookup() lookup {
	return lookup{
		texts: map[*html.Node]shortText{}, comments: map[*html.Node]bool{}, captions: map[*html.Node]*html.Node{},
		headings: map[*html.Node]bool{}, blocks: map[*html.Node]bool{}, facts: map[*html.Node]bool{}, pictures: map[*html.Node]bool{},
	}
}

// shortText is the text below an element where it is short.
type shortText struct {
	text   string
	points int // code points; -1 where it has more than maxStatement
}

// isShort reports whether the text below a node has no more than so many code points, maxStatement at most, and
// returns it if so. White space between tags may be a multiple of the text.
func (t *tree) isShort(n *html.Node, points int) (text string, ok bool) {
	s, known := t.seen.texts[n]
	if !known {
		text, ok := textUpTo(n, maxStatement*8)
		s = shortText{points: -1}
		if size := utf8.RuneCountInString(text); ok && size <= maxStatement {
			s = shortText{text, size}
		}
		t.seen.texts[n] = s
	}
	if s.points < 0 || s.points > points {
		return "", false
	}
	return s.text, true
}

// inComments reports whether an element lies in what readers wrote below the article.
func (t *tree) inComments(n *html.Node) bool {
	if n == nil {
		return false
	}
	in, known := t.seen.comments[n]
	if !known {
		isOne := n.Type == html.ElementNode && n.DataAtom != atom.Body && n.DataAtom != atom.Html && commentName.match(names(n))
		in = isOne || t.inComments(n.Parent)
		t.seen.comments[n] = in
	}
	return in
}

// captionOf returns the caption that a node lies in, nil where it lies in none. A figure may hold a table or a quotation
// as well, which is no caption.
func (t *tree) captionOf(n *html.Node) *html.Node {
	if n.Parent == nil {
		return nil
	}
	c, known := t.seen.captions[n.Parent]
	if !known {
		c = t.captionAt(n.Parent)
		if above := t.captionOf(n.Parent); c == nil || isElement(above, atom.Figcaption) { // a credit within a caption is a part of it
			c = above
		}
		t.seen.captions[n.Parent] = c
	}
	return c
}

// captionAt returns an element if it is a caption.
func (t *tree) captionAt(n *html.Node) *html.Node {
	if isElement(n, atom.Figcaption) {
		return n
	}
	if n.Type == html.ElementNode && n.DataAtom != atom.Body && captionClass.match(attr(n, "class")) {
		if _, short := t.isShort(n, maxStatement); short {
			return n
		}
	}
	return nil
}

// inTeaser reports whether an element lies in a link that has a heading in it: it speaks of another article.
func (t *tree) inTeaser(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom != atom.A {
			continue
		}
		has, known := t.seen.headings[p]
		if !known {
			has = find(p, func(x *html.Node) bool { return isElement(x, atom.H1, atom.H2, atom.H3, atom.H4) }) != nil
			t.seen.headings[p] = has
		}
		return has
	}
	return false
}

// holdsBlocks reports whether an element has others in it that stand for themselves.
func (t *tree) holdsBlocks(n *html.Node) bool {
	holds, known := t.seen.blocks[n]
	if !known {
		holds = find(n, func(x *html.Node) bool { return breaking[x.DataAtom] }) != nil
		t.seen.blocks[n] = holds
	}
	return holds
}

// hasPicture reports whether an element holds a picture.
func (t *tree) hasPicture(n *html.Node) bool {
	has, known := t.seen.pictures[n]
	if !known {
		has = find(n, func(x *html.Node) bool { return isElement(x, atom.Img, atom.Picture, atom.Video) }) != nil
		t.seen.pictures[n] = has
	}
	return has
}

// inFact reports whether a node stands in a cell of a table of facts.
func (t *tree) inFact(n *html.Node) bool {
	c := cellOf(n)
	if c == nil {
		return false
	}
	is, known := t.seen.facts[c]
	if !known {
		is = isFact(c)
		t.seen.facts[c] = is
	}
	return is
}

// hasProse reports whether an element has a text in it that was taken for the article's.
func (t *tree) hasProse(n *html.Node) bool {
	if t.seen.prose == nil {
		t.seen.prose = map[*html.Node]bool{}
		for _, n := range t.texts {
			for p := n; t.kept[n] && p != nil && !t.seen.prose[p]; p = p.Parent {
				t.seen.prose[p] = true
			}
		}
	}
	return t.seen.prose[n]
}
