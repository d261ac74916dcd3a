package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tree is a page's tree with the texts that a browser shows.
type tree struct {
	doc   *html.Node
	texts []*html.Node        // in order
	keys  []string            // their words
	order map[*html.Node]int  // the index of each
	kept  map[*html.Node]bool // those that are the article
	seen  lookup
}

func newTree(doc *html.Node) *tree {
	t := &tree{doc: doc, order: map[*html.Node]int{}, kept: map[*html.Node]bool{}, seen: newLookup()}
	t.texts, t.keys = texts(doc)
	for i, n := range t.texts {
		t.order[n] = i
	}
	return t
}

// texts returns the texts of a tree that a browser shows, with their words.
func texts(root *html.Node) (nodes []*html.Node, keys []string) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			if !blank(n.Data) {
				nodes = append(nodes, n)
				keys = append(keys, strings.Join(strings.Fields(n.Data), " "))
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
	article, err := p.ParseDocument(t.doc, nil) // of which it makes a copy
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
		if c := cellOf(t.texts[i]); c != nil && isFact(c) {
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

// addLead takes a summary that stands above the article's text and that the metadata have as its description: extractors
// take it for a part of the page's head.
func (t *tree) addLead(descriptions []string, title string) {
	first := t.first()
	seen := map[*html.Node]bool{}
	for i := max(0, first-maxLeadDistance); i < first; i++ {
		line := t.lineOf(t.texts[i])
		if line == nil || seen[line] {
			continue
		}
		seen[line] = true
		text := textOf(line)
		if utf8.RuneCountInString(text) < minLead || sameWords(text, title) {
			continue
		}
		if slices.ContainsFunc(descriptions, func(d string) bool {
			return strings.HasPrefix(letters(text), letters(strings.TrimRight(d, "…."))) && len(d) >= minLead || similar(text, d) >= 0.8
		}) {
			t.keepAll(line)
		}
	}
}

// A summary has this many code points at least, and stands at most so many texts above the first of the article's.
const (
	minLead         = 40
	maxLeadDistance = 40
)

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
