package page

import (
	"slices"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tree is a page's tree with the texts that a browser shows.
type tree struct {
	doc      *html.Node
	elements []element           // in order
	texts    []*html.Node        // in order
	at       []int               // where each text stands among all nodes
	keys     []string            // their words
	order    map[*html.Node]int  // the index of each
	kept     map[*html.Node]bool // those that are the article
	seen     lookup
}

func newTree(doc *html.Node) *tree {
	t := &tree{doc: doc, order: map[*html.Node]int{}, kept: map[*html.Node]bool{}, seen: newLookup()}
	t.texts, t.keys = texts(doc)
	for i, n := range t.texts {
		t.order[n] = i
	}
	t.at = make([]int, 0, len(t.texts))
	t.number(doc, 0)
	return t
}

// An element is one of the page's, with what is asked of each again and again.
type element struct {
	*html.Node
	at    int    // where it stands among all nodes
	names string // its classes and ID as names has them, in lower case
}

// number lists the elements below n, and says where they and the texts stand, counting from at. It returns the count.
func (t *tree) number(n *html.Node, at int) int {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		at++
		if c.Type == html.ElementNode {
			e := element{Node: c, at: at}
			if len(c.Attr) > 0 {
				e.names = strings.ToLower(names(c))
			}
			t.elements = append(t.elements, e)
		} else if k := len(t.at); k < len(t.texts) && t.texts[k] == c {
			t.at = append(t.at, at)
		}
		at = t.number(c, at)
	}
	return at
}

// texts returns the texts of a tree that a browser shows, with their words.
func texts(root *html.Node) (nodes []*html.Node, keys []string) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			if !blank(n.Data) {
				nodes = append(nodes, n)
				keys = append(keys, words(n.Data))
			}
			return
		case html.ElementNode:
			if unseen[n.DataAtom] {
				return
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return nodes, keys
}

// words returns a text's words with one space between them.
func words(s string) string {
	s = strings.TrimSpace(s)
	for i := range len(s) {
		if c := s[i]; c == 0xC2 || c >= 0xE1 && c <= 0xE3 || c <= ' ' && (c < ' ' || s[i-1] == ' ') { // other white space begins with one of these bytes
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// extract finds the texts that are the article.
func (t *tree) extract() {
	kept := t.marked(true)
	if t.areCells(kept) {
		if others := t.marked(false); t.size(others) > t.size(kept) {
			kept = others
		}
	}
	for i, ok := range kept {
		if ok {
			t.kept[t.texts[i]] = true
		}
	}
}

// marked returns for each text whether Readability takes it for the article's. It rewrites the tree that it reads, so
// it gets a copy, and what it hands back is sought in the page's own tree. cells says whether a table's cells count as
// paragraphs do: in pages that are laid out by tables, they are.
func (t *tree) marked(cells bool) []bool {
	p := readability.NewParser()
	if !cells {
		p.TagsToScore = slices.DeleteFunc(p.TagsToScore, func(tag string) bool { return tag == "td" })
	}
	article, err := p.ParseAndMutate(new(copier).copy(t.doc), nil)
	if err != nil || article.Node == nil {
		return make([]bool, len(t.keys))
	}
	_, part := texts(article.Node)
	return align(t.keys, part)
}

// maxCells is how much of an article may stand in the cells of tables of facts, at most: with more, it is a long table
// that was taken for the article it stands in.
const maxCells = 0.9

// areCells reports whether the texts are those of a table of facts and nothing else to speak of.
func (t *tree) areCells(kept []bool) bool {
	all, inCells := 0, 0
	for i, ok := range kept {
		if !ok {
			continue
		}
		all += len(t.keys[i])
		if t.inFact(t.texts[i]) {
			inCells += len(t.keys[i])
		}
	}
	return float64(inCells) > maxCells*float64(all)
}

// cellOf returns the table's cell that a text stands in, nil where it stands in none.
func cellOf(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if isElement(n, atom.Td, atom.Th) {
			return n
		}
	}
	return nil
}

// size returns the bytes of some of the texts.
func (t *tree) size(kept []bool) (n int) {
	for i, ok := range kept {
		if ok {
			n += len(t.keys[i])
		}
	}
	return n
}

// first returns the index of the article's first text.
func (t *tree) first() int {
	for i, n := range t.texts {
		if t.kept[n] {
			return i
		}
	}
	return len(t.texts)
}

// last returns the index of the article's last text, -1 where there is none.
func (t *tree) last() int {
	for i, n := range slices.Backward(t.texts) {
		if t.kept[n] {
			return i
		}
	}
	return -1
}

func (t *tree) keepAll(n *html.Node) {
	for c := range n.Descendants() {
		if _, shown := t.order[c]; shown {
			t.kept[c] = true
		}
	}
}

// maxHead is how many texts above the article's first may belong to its head.
const maxHead = 15

// head returns the lines right above the article.
func (t *tree) head() (lines []string) {
	first := t.first()
	for i := max(0, first-maxHead); i < first; i++ {
		line := t.lineOf(t.texts[i])
		if line == nil || within(line, atom.Nav, atom.Aside) {
			continue
		}
		text, short := t.isShort(line, maxByline)
		if !short {
			text = canonical(t.texts[i].Data)
		}
		if !slices.Contains(lines, text) {
			lines = append(lines, text)
		}
	}
	return lines
}
