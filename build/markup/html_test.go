package markup

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// aside is the class of what spans put before and after, which is no part of the text.
const aside = "aside"

// parseHTML reads HTML as a browser would and fails where the tree differs from the tags as written: an element that
// is not closed, closed by another, or implied.
func parseHTML(t testing.TB, src string) *html.Node {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(src), body)
	if err != nil {
		t.Fatalf("parsing: %v\n%s", err, src)
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	written, read := writtenTags(t, src), readTags(body, nil)
	if !slices.Equal(written, read) {
		t.Fatalf("tags as written and as read differ\nwritten %v\nread    %v\n%s", written, read, src)
	}
	return body
}

func writtenTags(t testing.TB, src string) (tags []string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return tags
		case html.StartTagToken:
			name, _ := z.TagName()
			tags = append(tags, string(name))
			if isVoid(string(name)) {
				tags = append(tags, "/"+string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			tags = append(tags, "/"+string(name))
		case html.TextToken:
		default:
			t.Fatalf("neither tag nor text: %q", z.Token().String())
		}
	}
}

func isVoid(name string) bool { return slices.Contains([]string{"br", "hr", "img", "input"}, name) }

func readTags(n *html.Node, tags []string) []string {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			tags = append(tags, c.Data)
			tags = readTags(c, tags)
			tags = append(tags, "/"+c.Data)
		}
	}
	return tags
}

// readText returns the text of a page as Document.Text gives it.
func readText(t testing.TB, body *html.Node) string {
	t.Helper()
	var blocks []string
	var block strings.Builder
	flush := func() {
		if words := strings.Join(strings.FieldsFunc(block.String(), func(r rune) bool {
			return strings.ContainsRune(asciiSpace, r)
		}), " "); words != "" {
			blocks = append(blocks, words)
		}
		block.Reset()
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			if !utf8.ValidString(n.Data) {
				t.Fatalf("a character is cut: %q", n.Data)
			}
			block.WriteString(n.Data)
		}
		if class := attr(n, "class"); class == aside || class == "para-no" {
			return
		}
		isBlock := n.Type == html.ElementNode && slices.Contains([]string{"p", "h2", "h3", "h4", "h5", "h6", "pre", "td", "th", "li", "ul", "ol", "blockquote", "table", "hr"}, n.Data)
		if isBlock {
			flush()
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if isBlock {
			flush()
		}
	}
	walk(body)
	flush()
	return strings.Join(blocks, "\n")
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// checkLinks fails where a link, or what a span puts before or after, stands in a link.
func checkLinks(t testing.TB, n *html.Node, inLink bool) {
	t.Helper()
	isLink := n.Data == "a" && n.Type == html.ElementNode
	if inLink && (isLink || attr(n, "class") == aside) {
		t.Fatalf("<%s> inside a link", n.Data)
	}
	for c := range n.ChildNodes() {
		checkLinks(t, c, inLink || isLink)
	}
}

// checkDocument fails where a document or its HTML breaks a promise that holds for every body and every span.
func checkDocument(t testing.TB, d *Document, body string, spans []Span) {
	t.Helper()
	checkBlocks(t, d)
	last := 0
	for i := -1; i <= len(d.Text)+1; i++ {
		at := d.Source(i)
		if at < last || at > len(body) {
			t.Fatalf("Source(%d) = %d after %d, in a body of %d", i, at, last, len(body))
		}
		last = at
	}
	src := string(d.AppendHTML(nil, spans, HTMLOptions{Numbers: true}))
	tree := parseHTML(t, src)
	if got := readText(t, tree); got != d.Text {
		t.Fatalf("text read back differs\nhave %q\nwant %q\n%s", got, d.Text, src)
	}
	checkLinks(t, tree, false)
	checkSpans(t, d, spans, tree, src)
}

// checkSpans fails where a span's pieces do not hold its text and no more, where its id does not stand once, or
// where something put before or after is missing.
func checkSpans(t testing.TB, d *Document, spans []Span, tree *html.Node, src string) {
	t.Helper()
	pieces := make(map[string]string)
	collectPieces(tree, nil, pieces)
	asides := 0
	for _, l := range d.layers(spans) {
		if n := strings.Count(src, fmt.Sprintf(" id=%q", l.ID)); l.ID != "" && n != 1 {
			t.Fatalf("id %q stands %d times\n%s", l.ID, n, src)
		}
		if _, key, ok := strings.Cut(l.Attrs, "data-span="); ok {
			want := strings.Join(strings.Fields(d.Text[l.start:l.end]), "")
			if got := strings.Join(strings.Fields(pieces[strings.Trim(key, `"`)]), ""); got != want {
				t.Fatalf("pieces of %s hold %q, want %q\n%s", l.Attrs, got, want, src)
			}
		}
		asides += strings.Count(l.Before, aside) + strings.Count(l.After, aside)
	}
	if n := strings.Count(src, ` class="`+aside+`"`); n != asides {
		t.Fatalf("%d stand before and after, want %d\n%s", n, asides, src)
	}
}

// collectPieces gathers the text of each span by its data-span.
func collectPieces(n *html.Node, around []string, pieces map[string]string) {
	if class := attr(n, "class"); class == aside || class == "para-no" {
		return
	}
	if n.Type == html.TextNode {
		for _, key := range around {
			pieces[key] += n.Data
		}
	}
	if key := attr(n, "data-span"); key != "" {
		around = append(slices.Clip(around), key)
	}
	for c := range n.ChildNodes() {
		collectPieces(c, around, pieces)
	}
}

func checkBlocks(t testing.TB, d *Document) {
	t.Helper()
	at := 0
	number := int32(0)
	for i, b := range d.Blocks {
		if i > 0 {
			if d.Text[at] != '\n' {
				t.Fatalf("no newline before block %d of %q", i, d.Text)
			}
			at++
		}
		if int(b.Start) != at || b.End <= b.Start {
			t.Fatalf("block %d is %d–%d, want start %d, in %q", i, b.Start, b.End, at, d.Text)
		}
		text := d.Text[b.Start:b.End]
		if strings.ContainsAny(text, "\n\t\r\f\v\x00") || strings.Contains(text, "  ") || strings.Trim(text, " ") != text {
			t.Fatalf("white space in block %q", text)
		}
		if b.Number != 0 {
			if number++; b.Number != number {
				t.Fatalf("paragraph %d has number %d", number, b.Number)
			}
		}
		at = int(b.End)
	}
	if at != len(d.Text) {
		t.Fatalf("blocks end at %d of %d", at, len(d.Text))
	}
}
