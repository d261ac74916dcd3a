package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// minProse is the length in code points from which a block is a paragraph and no longer a line of the article's head.
const minProse = 160

// dropSigned takes out of the article the lines above its first paragraph that are its title or say who wrote it and no
// more. They are the article's metadata.
func (t *tree) dropSigned(title string, bylines []string) {
	for _, n := range t.texts {
		if !t.kept[n] {
			continue
		}
		line := t.lineOf(n)
		if line == nil {
			continue
		}
		text, short := t.isShort(line, maxByline)
		if signed := t.signature(n); signed != nil {
			t.dropAll(signed)
		} else if short && (isSignature(text, bylines) || headLevel(line) > 0 && sameWords(text, title)) {
			t.dropAll(line)
		} else if _, more := t.isShort(line, minProse); !more {
			return
		}
	}
}

// signature returns the widest element around a text that is marked as the name of who wrote the article, if it is as
// short as such a line is; else nil.
func (t *tree) signature(n *html.Node) (widest *html.Node) {
	for p := n.Parent; p != nil && !slices.Contains(notBylines, p.DataAtom); p = p.Parent {
		if _, short := t.isShort(p, maxByline); !short {
			break
		}
		marked := slices.Contains(strings.Fields(attr(p, "rel")), "author") || slices.Contains(strings.Fields(attr(p, "itemprop")), "author")
		if name := names(p); marked || authorClass[0].match(name) || authorClass[1].match(name) {
			widest = p
		}
	}
	return widest
}

// isSignature reports whether a line is made of the writers' names alone, whatever words lead to them.
func isSignature(line string, bylines []string) bool {
	if m := byLead.FindString(line); strings.TrimSpace(m) != "" && strings.Trim(line[len(m):], " .:") == "" {
		return true
	}
	if key := letters(line); utf8.RuneCountInString(line) >= maxByline/2 || !slices.ContainsFunc(bylines, func(b string) bool { return strings.Contains(key, letters(b)) }) {
		return false
	}
	names := people([]string{line}, nil)
	return len(names) > 0 && !slices.ContainsFunc(names, func(s string) bool {
		return !slices.ContainsFunc(bylines, func(b string) bool { return letters(b) == letters(s) })
	})
}
