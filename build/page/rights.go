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
		if s = canonical(s); s != "" && len(*to) < maxStatements && !slices.Contains(*to, s) {
			*to = append(*to, s)
		}
	}
	for _, s := range slices.Concat(f.links["license"], f.links["licence"], []string{f.linked("license")}, f.meta["dc:rights"], f.meta["dcterms:license"], f.meta["dcterms:rights"], f.meta["dc:rights:license"],
		f.meta["license"], f.meta["citation_license"], f.meta["cc:license"], f.meta["og:license"]) {
		add(&told, s)
	}
	for _, e := range t.elements {
		if n := e.Node; isElement(n, atom.A) && isLicence(attr(n, "href")) && !t.inProse(n) && !t.inFigure(n) && !t.inComments(n) {
			if aboutPage.MatchString(t.statementAt(n)) || slices.Contains(strings.Fields(attr(n, "rel")), "license") {
				add(&told, attr(n, "href"))
			} else {
				add(&linked, attr(n, "href"))
			}
		}
	}
	for i, n := range t.texts {
		if speaksOfRights(t.keys[i]) && !t.inProse(n.Parent) && !t.isCredit(n) {
			add(&words, t.statementAt(n))
		}
	}
	for _, s := range f.meta["copyright"] {
		add(&words, s)
	}
	return [][]string{told, linked, words}
}

// isLicence reports whether an address is that of a Creative Commons licence.
func isLicence(address string) bool {
	return strings.Contains(strings.ToLower(address), "creativecommons") && licenceLink.MatchString(address)
}

// maxStatements is how many statements of one kind are looked at: what a page says more often, it says of other things.
const maxStatements = 100

// speaksOfRights reports whether a text has any of rightsWords, looking for parts of them first: nearly none has.
func speaksOfRights(text string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc(rightsParts, func(part string) bool { return strings.Contains(lower, part) }) && rightsWords.MatchString(text)
}

var rightsParts = []string{"commons", "cc ", "cc-", "©", "(c)", "copy", "reserved", "rechte", "droits", "derechos", "diritti", "права", "domain", "حقوق"}

// aboutPage are words of a statement that speaks of the page or site it stands on.
var aboutPage = regexp.MustCompile(`(?i)\b(?:this (?:work|site|website|article|post|page|blog|text)|content|contents|licensed under|inhalte?|we(?:bs(?:ite|eite)|blog)|beitr(?:ag|äge)|dieser? (?:text|werk|artikel|seite)|lizenziert|contenus?|mis à disposition|cette œuvre|este (?:artículo|texto|sitio)|esta obra|contenidos?|questa? (?:opera|articolo|sito)|contenuti)\b`)

// statementAt returns the block of text that a node stands in, where it is short enough to be a statement.
func (t *tree) statementAt(n *html.Node) string {
	p := n.Parent
	for p != nil && !breaking[p.DataAtom] {
		p = p.Parent
	}
	if p == nil {
		return ""
	}
	if s, ok := t.isShort(p, maxStatement); ok {
		return s
	}
	if n.Type == html.TextNode {
		return canonical(n.Data)
	}
	return ""
}

// inFigure reports whether a node belongs to a picture, whose rights are not the article's.
func (t *tree) inFigure(n *html.Node) bool {
	if within(n, atom.Figure, atom.Figcaption) {
		return true
	}
	c := t.captionOf(n)
	return c != nil && (!copyrightClass.match(attr(c, "class")) || t.hasPicture(c.Parent))
}

// copyrightClass are the names that pages give to a picture's credit and to their own line at the foot alike.
var copyrightClass = named(`copyright credit`, `(?i)(?:^|[\s_-])(?:copyright|credits?)(?:$|[\s_-])`)

// inProse reports whether an element stands in a paragraph of the article that says more than the rights.
func (t *tree) inProse(n *html.Node) bool {
	if !t.hasProse(n) {
		return false
	}
	for n != nil && !breaking[n.DataAtom] {
		n = n.Parent
	}
	if n == nil {
		return false
	}
	_, short := t.isShort(n, maxStatement)
	return !short
}

// isCredit reports whether a text speaks of a picture, or stands in a reader's comment.
func (t *tree) isCredit(n *html.Node) bool {
	return t.inFigure(n) || t.inComments(n) || pictureWords.MatchString(t.statementAt(n))
}

var pictureWords = regexp.MustCompile(`(?i)\b(?:header|titel|title|beitrags|teaser|cover|banner)?(?:photo|foto|picture|image|bild|illustration|grafik|graphic)s?(?:graph|grafie|graphie)?(?:nachweis|quelle|rechte|credit)?\b`)

// copyrightLine is how a line begins that says whose the rights are.
var copyrightLine = regexp.MustCompile(`(?i)^\W{0,3}(?:©|\(c\)\s|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti|riproduzione riservata|todos os direitos|все права защищены|جميع الحقوق|تمامی حقوق)`)

// dropRights takes such lines off the end of the article's text: they are read as its rights.
func (t *tree) dropRights() {
	for i := t.last(); i >= 0; i-- {
		if !t.kept[t.texts[i]] {
			continue
		}
		line, text := t.lineAt(i)
		if line == nil || !copyrightLine.MatchString(text) {
			return
		}
		t.dropAll(line)
	}
}
