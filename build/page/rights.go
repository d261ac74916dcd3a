package page

import (
	"regexp"
	"slices"
	"strings"

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
func (f *facts) rights(t *tree) (groups [][]string) {
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
	for n := range t.doc.Descendants() {
		if isElement(n, atom.A) && licenceLink.MatchString(attr(n, "href")) && !inProse(n, t.kept) && !inFigure(n) && !inComments(n) {
			if aboutPage.MatchString(statementAt(n)) || slices.Contains(strings.Fields(attr(n, "rel")), "license") {
				add(&told, attr(n, "href"))
			} else {
				add(&linked, attr(n, "href"))
			}
		}
	}
	for i, n := range t.texts {
		if rightsWords.MatchString(t.keys[i]) && !inProse(n.Parent, t.kept) && !isCredit(n) {
			add(&words, statementAt(n))
		}
	}
	words = append(words, f.meta["copyright"]...)
	return [][]string{told, linked, words}
}

// aboutPage are words of a statement that speaks of the page or site it stands on.
var aboutPage = regexp.MustCompile(`(?i)\b(?:this (?:work|site|website|article|post|page|blog|text)|content|contents|licensed under|inhalte?|we(?:bs(?:ite|eite)|blog)|beitr(?:ag|äge)|dieser? (?:text|werk|artikel|seite)|lizenziert|contenus?|mis à disposition|cette œuvre|este (?:artículo|texto|sitio)|esta obra|contenidos?|questa? (?:opera|articolo|sito)|contenuti)\b`)

// statementAt returns the block of text that a node stands in, where it is short enough to be a statement.
func statementAt(n *html.Node) string {
	p := n.Parent
	for p != nil && !breaking[p.DataAtom] {
		p = p.Parent
	}
	if p == nil {
		return ""
	}
	if s, ok := isShort(p, maxStatement); ok {
		return s
	}
	if n.Type == html.TextNode {
		return canonical(n.Data)
	}
	return ""
}

// inFigure reports whether a node belongs to a picture, whose rights are not the article's.
func inFigure(n *html.Node) bool {
	return within(n, atom.Figure, atom.Figcaption) || captionOf(n) != nil
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
	if n == nil {
		return false
	}
	_, short := isShort(n, maxStatement)
	return !short
}

// isCredit reports whether a text speaks of a picture, or stands in a reader's comment.
func isCredit(n *html.Node) bool {
	return inFigure(n) || inComments(n) || pictureWords.MatchString(statementAt(n))
}

var pictureWords = regexp.MustCompile(`(?i)\b(?:photo|foto|picture|image|bild|illustration|grafik|graphic)s?(?:graph|grafie|graphie)?(?:nachweis|quelle|rechte|credit)?\b`)
