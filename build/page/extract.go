package page

import (
	"slices"
	"strings"

	readability "github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
)

// texts returns the text nodes of a tree that a browser shows, with their words.
func texts(root *html.Node) (nodes []*html.Node, keys []string) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			if !blank(n.Data) {
				nodes = append(nodes, n)
				keys = append(keys, strings.Join(strings.Fields(n.Data), " "))
			}
		case html.ElementNode:
			if unseen[n.DataAtom] {
				return
			}
			fallthrough
		default:
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
	}
	walk(root)
	return nodes, keys
}

// extract finds the texts that are the article.
func extract(doc *html.Node) map[*html.Node]bool {
	work := clone(doc)
	nodes, keys := texts(doc)
	ps := readability.NewParser()
	article, err := ps.ParseDocument(work, nil)
	kept := map[*html.Node]bool{}
	if err != nil || article.Node == nil {
		return kept
	}
	_, part := texts(article.Node)
	for i, ok := range align(keys, part) {
		if ok {
			kept[nodes[i]] = true
		}
	}
	return kept
}

func clone(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: slices.Clone(n.Attr)}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.AppendChild(clone(child))
	}
	return c
}
