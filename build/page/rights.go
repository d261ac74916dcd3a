package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	licenceLink = regexp.MustCompile(`(?i)creativecommons\.org/(?:licen[cs]es|publicdomain)/`)
	rightsWords = regexp.MustCompile(`(?i)creative\s+commons|\bCC[ -](?:BY|0)|©|\(c\)\s|copyright|rights reserved|rechte vorbehalten|droits réservés|derechos reservados|diritti riservati|права защищены|public domain|حقوق`)
)

// maxStatement is the length of a statement of rights in code points at most.
const maxStatement = 400

// rights returns what the page says of the rights it is under, grouped by how sure it is that this speaks of the
// article: what machines are told; links to a licence outside of the article's prose; words in places where
// such words stand.
func (f *facts) rights(doc *html.Node, kept map[*html.Node]bool) (groups [][]string) {
	var told, linked, words []string
	add := func(to *[]string, s string) {
		if s = canonical(s); s != "" && !slices.Contains(*to, s) {
			*to = append(*to, s)
		}
	}
	for _, s := range slices.Concat(f.links["license"], f.links["licence"], []string{f.linked("license")}, f.meta["dc:rights"], f.meta["dcterms:license"], f.meta["dcterms:rights"], f.meta["dc:rights:license"],
		f.meta["license"], f.meta["citation_license"], f.meta["cc:license"], f.meta["og:license"]) {
		add(&told, s)
	}
	for n := range doc.Descendants() {
		switch {
		case isElement(n, atom.A) && licenceLink.MatchString(attr(n, "href")) && !inProse(n, kept) && !isCredit(n):
			add(&linked, attr(n, "href"))
		case n.Type == html.TextNode && rightsWords.MatchString(n.Data) && !within(n, atom.Script, atom.Style) && !inProse(n.Parent, kept) && !isCredit(n):
			if s := statementAt(n); s != "" {
				add(&words, s)
			}
		}
	}
	words = append(words, f.meta["copyright"]...)
	return [][]string{told, linked, words}
}

// statementAt returns the block of text that a node stands in, where it is short enough to be a statement.
func statementAt(n *html.Node) string {
	p := n.Parent
	for p != nil && !breaking[p.DataAtom] {
		p = p.Parent
	}
	if p == nil {
		return ""
	}
	if s := textOf(p); utf8.RuneCountInString(s) <= maxStatement {
		return s
	}
	return canonical(n.Data)
}

// inProse reports whether an element stands in a paragraph of the article that says more than the rights.
func inProse(n *html.Node, kept map[*html.Node]bool) bool {
	var inside bool
	for c := range n.Descendants() {
		inside = inside || kept[c]
	}
	if !inside {
		return false
	}
	for n != nil && !breaking[n.DataAtom] {
		n = n.Parent
	}
	return n != nil && utf8.RuneCountInString(textOf(n)) > maxStatement
}

var creditClass = regexp.MustCompile(`(?i)caption|credit|(?:^|[\s_-])(?:photo|image|bild|img|media)(?:$|[\s_-])`)

// isCredit reports whether a node belongs to a picture, whose rights are not the article's, or to a reader's comment.
func isCredit(n *html.Node) bool {
	for p := n; p != nil; p = p.Parent {
		if p.Type != html.ElementNode || p.DataAtom == atom.Body {
			continue
		}
		if isElement(p, atom.Figure, atom.Figcaption) || creditClass.MatchString(attr(p, "class")) {
			return true
		}
	}
	return inComments(n) || strings.Contains(strings.ToLower(statementAtOrEmpty(n)), "photo")
}

func statementAtOrEmpty(n *html.Node) string {
	if n.Parent == nil {
		return ""
	}
	return statementAt(n)
}
