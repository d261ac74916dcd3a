package page

import (
	"cmp"
	"slices"
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
		for _, address := range addresses(img) {
			if file, ok := find(address); ok {
				return file, true
			}
		}
		return "", false
	}
}

// addresses returns where a picture may be found: where it says, where a script would fetch it from when it comes into
// view, and its other sizes, the largest first, its own before those of the sources beside it.
func addresses(img *html.Node) (list []string) {
	add := func(address string) {
		if address = strings.TrimSpace(address); address != "" && !strings.HasPrefix(address, "data:") {
			list = append(list, address)
		}
	}
	for _, key := range []string{"src", "data-src", "data-original", "data-lazy-src"} {
		add(attr(img, key))
	}
	sets := []*html.Node{img}
	if isElement(img.Parent, atom.Picture) {
		for c := img.Parent.FirstChild; c != nil; c = c.NextSibling {
			if isElement(c, atom.Source) {
				sets = append(sets, c)
			}
		}
	}
	for _, n := range sets {
		for _, key := range []string{"srcset", "data-srcset"} {
			for _, address := range sizes(attr(n, key)) {
				add(address)
			}
		}
	}
	return list
}

// sizes returns the addresses of a srcset (HTML §4.8.4.2.1), the largest picture first.
func sizes(srcset string) (addresses []string) {
	type size struct {
		address string
		width   float64
	}
	var all []size
	for candidate := range strings.SplitSeq(srcset, ",") {
		address, descriptor, _ := strings.Cut(strings.TrimSpace(candidate), " ")
		width, _ := strconv.ParseFloat(strings.TrimRight(strings.TrimSpace(descriptor), "wx"), 64)
		all = append(all, size{address, width})
	}
	slices.SortStableFunc(all, func(a, b size) int { return cmp.Compare(b.width, a.width) })
	for _, s := range all {
		addresses = append(addresses, s.address)
	}
	return addresses
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
