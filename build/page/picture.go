package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pictures returns a test that gives the file of a picture which belongs to the article.
func (t *tree) pictures(find func(address string) (file string, ok bool)) func(img *html.Node) (string, bool) {
	place := t.places()
	return func(img *html.Node) (string, bool) {
		if !place[img] || isIcon(img) || within(img, atom.Nav, atom.Aside, atom.Footer) || t.inComments(img) {
			return "", false
		}
		for _, key := range []string{"src", "data-src", "data-original", "data-lazy-src"} {
			if address := attr(img, key); address != "" && !strings.HasPrefix(address, "data:") {
				if file, ok := find(address); ok {
					return file, true
				}
			}
		}
		return "", false
	}
}

// places returns the pictures that stand among the article's texts, or above the first of them in the element that
// holds them all.
func (t *tree) places() map[*html.Node]bool {
	var last, common *html.Node
	for _, n := range t.texts {
		if t.kept[n] {
			last = n
			common = ancestor(common, n)
		}
	}
	among := map[*html.Node]bool{}
	if common == nil {
		return among
	}
	for n := range common.Descendants() {
		if isElement(n, atom.Img) {
			among[n] = true
		}
		if n == last {
			break
		}
	}
	return among
}

// ancestor returns the innermost element that holds both a and b; of nil and b, what holds b.
func ancestor(a, b *html.Node) *html.Node {
	if a == nil {
		return b.Parent
	}
	above := map[*html.Node]bool{}
	for n := a; n != nil; n = n.Parent {
		above[n] = true
	}
	for n := b; n != nil; n = n.Parent {
		if above[n] {
			return n
		}
	}
	return a
}

// icon is the width or height in pixels up to which a picture is an icon or counts readers.
const icon = 48

func isIcon(img *html.Node) bool {
	for _, key := range []string{"width", "height"} {
		if n, err := strconv.Atoi(strings.TrimSuffix(attr(img, key), "px")); err == nil && n <= icon {
			return true
		}
	}
	return false
}
