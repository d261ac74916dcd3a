package page

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// Limits of what is read as one page. A long report has some thousand elements; a page that quotes a whole book some
// ten thousand.
const (
	maxElements = 100_000
	maxText     = 8 << 20 // bytes of markup, without scripts, styles and pictures that stand in the page itself
	maxDepth    = 256     // elements within each other; html.Parse allows twice as many
	plainTags   = 50_000  // in a page that is parsed as it stands: several times what the longest reports have with all their menus
)

// ErrTooLarge says that a page has more than is read as one.
var ErrTooLarge = fmt.Errorf("the page has more than %d elements, or more than %d MB without its scripts and pictures", maxElements, maxText>>20)

// parse reads a page into a tree. What is too deep is read as if it were not nested, so no page overflows a stack.
func parse(text string) (*html.Node, error) {
	if len(text) <= maxText && strings.Count(text, "<") <= plainTags {
		if doc, err := html.Parse(strings.NewReader(text)); err == nil && depth(doc) <= maxDepth {
			return doc, nil
		}
	}
	text, err := slim(text)
	if err != nil {
		return nil, err
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("the page cannot be parsed: %w", err)
	}
	return doc, nil
}

// depth returns how many nodes lie within each other at most, without recursion.
func depth(root *html.Node) (deepest int) {
	d := 0
	for n := root; n != nil; {
		if n.FirstChild != nil {
			n = n.FirstChild
			d++
			deepest = max(deepest, d)
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			d--
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	return deepest
}

// slim returns the page without scripts and styles, but for JSON-LD, without pictures that stand in the page itself,
// and without the tags that are nested too deep.
func slim(text string) (string, error) {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	elements, skip := 0, ""
	var open []string // the tags that were written
	var shut []bool   // for each open element, whether its tag was left out
	for {
		kind := z.Next()
		if elements > maxElements || b.Len() > maxText {
			return "", ErrTooLarge
		}
		if kind == html.ErrorToken {
			return b.String(), nil
		}
		raw := z.Raw()
		switch kind {
		case html.TextToken:
			if skip == "" {
				b.Write(raw)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := string(raw) // the next calls change it
			t := z.Token()
			elements++
			isVoid := kind == html.SelfClosingTagToken || void[t.DataAtom]
			if skip = skipped(t); skip != "" {
				continue
			}
			tooDeep := len(open) >= maxDepth/2
			if !isVoid {
				shut = append(shut, tooDeep)
				if !tooDeep {
					open = append(open, t.Data)
				}
			}
			if tooDeep && !isVoid {
				continue
			}
			writeTag(&b, t, raw)
		case html.EndTagToken:
			t := z.Token()
			if skip != "" {
				skip = ""
				continue
			}
			if n := len(shut); n > 0 {
				left := shut[n-1]
				if left {
					shut = shut[:n-1]
					continue
				}
			}
			if i := slices.Index(open, t.Data); i >= 0 {
				for len(open) > 0 && open[len(open)-1] != t.Data { // closes what lies in it
					open, shut = open[:len(open)-1], shut[:len(shut)-1]
				}
				open, shut = open[:len(open)-1], shut[:len(shut)-1]
			}
			b.WriteString("</" + t.Data + ">")
		}
	}
}

// skipped returns the name of an element whose contents no reader needs, or nothing.
func skipped(t html.Token) string {
	if t.Type != html.StartTagToken {
		return ""
	}
	switch t.DataAtom {
	case atom.Style:
		return t.Data
	case atom.Script:
		if !slices.ContainsFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "type" && strings.Contains(a.Val, "ld+json") }) {
			return t.Data
		}
	}
	return ""
}

// longAttribute is the length in bytes above which an attribute is data, not an address or a description.
const longAttribute = 4 << 10

func writeTag(b *strings.Builder, t html.Token, raw string) {
	if !slices.ContainsFunc(t.Attr, func(a html.Attribute) bool { return len(a.Val) > longAttribute }) {
		b.WriteString(raw)
		return
	}
	t.Attr = slices.DeleteFunc(t.Attr, func(a html.Attribute) bool { return len(a.Val) > longAttribute })
	b.WriteString(t.String())
}

// void are the elements that have no end tag.
var void = atoms(atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr)

// unseen are the elements whose contents a browser does not show as text.
var unseen = atoms(atom.Script, atom.Style, atom.Head, atom.Template, atom.Noscript, atom.Iframe, atom.Object, atom.Audio, atom.Video, atom.Canvas,
	atom.Select, atom.Option, atom.Datalist, atom.Textarea, atom.Svg, atom.Math, atom.Noframes, atom.Noembed, atom.Map, atom.Dialog)

// breaking are the elements that part their contents from what stands around them.
var breaking = atoms(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dir, atom.Div, atom.Dl, atom.Dt,
	atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html,
	atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Optgroup, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th,
	atom.Thead, atom.Tr, atom.Ul, atom.Xmp, atom.Listing, atom.Plaintext)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	m := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		m[a] = true
	}
	return m
}

// attr returns an attribute's value, empty where there is none.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func isElement(n *html.Node, of ...atom.Atom) bool {
	return n != nil && n.Type == html.ElementNode && slices.Contains(of, n.DataAtom)
}

// within reports whether n lies in an element of a kind, or is one.
func within(n *html.Node, of ...atom.Atom) bool {
	for ; n != nil; n = n.Parent {
		if isElement(n, of...) {
			return true
		}
	}
	return false
}

// find returns the first element of a tree, in its order, that a test accepts; nil where there is none.
func find(root *html.Node, test func(*html.Node) bool) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && test(n) {
			return n
		}
	}
	return nil
}

// archiveBar are the IDs of what the Wayback Machine puts into the pages that it keeps: a calendar of captures.
var archiveBar = set(`wm-ipp wm-ipp-base wm-ipp-print donato`)

// tame takes out of a page what its archive put in, and values too long to be meant: Readability compares the title
// with every heading.
func tame(doc *html.Node) {
	var bars []*html.Node
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Parent != nil && archiveBar[attr(n, "id")]:
			bars = append(bars, n)
		case n.DataAtom == atom.Meta:
			n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return len(a.Val) > maxValue })
		case n.DataAtom == atom.Title && n.FirstChild != nil && len(n.FirstChild.Data) > maxTitle*4:
			n.FirstChild.Data = ""
		}
	}
	for _, n := range bars {
		n.Parent.RemoveChild(n)
	}
}

// textOf returns all text below a node in one line, scripts and the like left out.
func textOf(n *html.Node) string {
	text, _ := textUpTo(n, math.MaxInt)
	return text
}

// textUpTo returns the text below a node as textOf does; ok is false where it has more bytes than limit, and the text is
// then cut off. What asks for short texts stays fast that way, however much lies below the node.
func textUpTo(n *html.Node, limit int) (text string, ok bool) {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case b.Len() > limit:
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type != html.ElementNode || !unseen[n.DataAtom]:
			if breaking[n.DataAtom] || n.DataAtom == atom.Br {
				b.WriteByte(' ')
			}
			for c := n.FirstChild; c != nil && b.Len() <= limit; c = c.NextSibling {
				walk(c)
			}
			if breaking[n.DataAtom] {
				b.WriteByte(' ')
			}
		}
	}
	walk(n)
	return canonical(b.String()), b.Len() <= limit
}

// canonical brings a stretch of text into the form that the archive's texts have: NFC, ASCII white space collapsed to
// one space and trimmed, no character that HTML forbids.
func canonical(s string) string {
	if isCanonical(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(norm.NFC.String(replaceForbidden(s)), isBlank), " ")
}

// isCanonical reports whether a text is in that form for certain: most are, and need not be written anew.
func isCanonical(s string) bool {
	ascii := true
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			ascii = false
		case c < ' ' || c == 0x7F || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' '):
			return false
		}
	}
	return ascii || !strings.ContainsFunc(s, isForbidden) && norm.NFC.IsNormalString(s)
}

func isForbidden(r rune) bool {
	return r < ' ' && !isBlank(r) || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError
}

func replaceForbidden(s string) string {
	if !strings.ContainsFunc(s, isForbidden) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '\t' && r <= '\r':
			return r
		case r < ' ' || r == 0x7F:
			return -1
		case r >= 0x80 && r < 0xA0 || r == 0xFFFE || r == 0xFFFF:
			return '\uFFFD'
		}
		return r
	}, s)
}

func isBlank(r rune) bool { return r == ' ' || r >= '\t' && r <= '\r' }

var errNoText = errors.New("nothing on the page is the text of an article")
