package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A block is a paragraph, and no longer a line of the article's head, if it has minProse code points. One that has
// minSentence and ends as a sentence does may be one: a head has a summary of maxSummary such blocks at most.
const (
	minProse    = 160
	minSentence = 40
	maxSummary  = 2
)

// dropSigned takes out of the article the lines above its first paragraph that are its title, or say who wrote it or when,
// and no more. They are the article's metadata. Where days stand between its paragraphs, too, it is a chronicle, and the
// first of them is a part of it.
func (t *tree) dropSigned(title string, bylines []string) {
	var days []*html.Node
	chronicle := false
	sentences := map[*html.Node]bool{}
	above := 0 // the sentences above the last of the days
	end := len(t.texts)
	for i := 0; i < end; i++ {
		n := t.texts[i]
		if !t.kept[n] || t.inFact(n) {
			continue
		}
		line, text := t.lineAt(i)
		signed := t.signature(n)
		switch {
		case signed != nil:
			t.dropAll(signed)
		case line != nil && (isSignature(text, bylines) || sameWords(text, title) && (line == n || headLevel(line) > 0)):
			t.dropAll(line)
		case line != nil && tellsDay(text) && !within(line, atom.Li):
			chronicle = chronicle || len(days) > 0 && len(sentences) > above
			days, above = append(days, line), len(sentences)
		case headLevel(t.lineOf(n)) == 0 && t.isProse(i, minProse):
			end = i
		case t.isProse(i, minSentence):
			if sentences[t.lineOf(n)] = true; len(sentences) > maxSummary {
				end = i
			}
		}
	}
	if chronicle || t.hasDays(end) {
		return
	}
	for _, line := range days {
		t.dropAll(line)
	}
}

// hasDays reports whether a line of the article tells a day and nothing else, from one of its texts on.
func (t *tree) hasDays(from int) bool {
	for i := from; i < len(t.texts); i++ {
		if !t.kept[t.texts[i]] || t.inFact(t.texts[i]) || !strings.ContainsFunc(t.keys[i], unicode.IsDigit) {
			continue
		}
		if line, text := t.lineAt(i); line != nil && tellsDay(text) {
			return true
		}
	}
	return false
}

// lineAt returns the line that a text stands in, and all that stands there: its block, or the text itself between two
// ends of lines. line is nil where it stands in something longer.
func (t *tree) lineAt(i int) (line *html.Node, text string) {
	n := t.texts[i]
	line = t.lineOf(n)
	if line == nil {
		return nil, ""
	}
	if text, short := t.isShort(line, maxByline); short {
		return line, text
	}
	if utf8.RuneCountInString(t.keys[i]) <= maxByline && isOwnLine(n) {
		return n, t.keys[i]
	}
	return nil, ""
}

// isProse reports whether a text is of a block that has so many code points at least; with fewer than minProse, whether it
// ends as a sentence, too. A text that stands among blocks, in no element of its own, is a block.
func (t *tree) isProse(i, points int) bool {
	text := t.keys[i]
	if line := t.lineOf(t.texts[i]); line != nil {
		block, short := t.isShort(line, maxStatement)
		if !short && !t.holdsBlocks(line) {
			return true
		}
		if short {
			text = block
		}
	}
	return utf8.RuneCountInString(text) >= points && (points >= minProse || strings.ContainsRune(".!?…。！？؟", lastRune(strings.TrimRight(text, `"”»“«’')]`))))
}

// isOwnLine reports whether a text stands between ends of lines, in a block that has many.
func isOwnLine(n *html.Node) bool {
	ends := func(n *html.Node, next func(*html.Node) *html.Node) bool {
		for p := n; p != nil && (p.Type != html.ElementNode || !breaking[p.DataAtom]); p = p.Parent {
			s := next(p)
			for s != nil && (s.Type == html.CommentNode || s.Type == html.TextNode && blank(s.Data)) {
				s = next(s)
			}
			if s != nil {
				return s.Type == html.ElementNode && (s.DataAtom == atom.Br || breaking[s.DataAtom])
			}
		}
		return true
	}
	return ends(n, func(n *html.Node) *html.Node { return n.PrevSibling }) && ends(n, func(n *html.Node) *html.Node { return n.NextSibling })
}

// signature returns the widest element of a line around one of its texts that is marked as the name of who wrote the
// article, if it is as short as such a name is; else nil.
func (t *tree) signature(n *html.Node) (widest *html.Node) {
	line := t.lineOf(n)
	if line == nil {
		return nil
	}
	for p := n.Parent; p != line.Parent && !slices.Contains(notBylines, p.DataAtom); p = p.Parent {
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

// isSignature reports whether a line is made of the writers' names alone, whatever words lead to them, and of what is
// said of them behind a comma.
func isSignature(line string, bylines []string) bool {
	lead := byLead.FindString(line)
	if strings.TrimSpace(lead) != "" && strings.Trim(line[len(lead):], " .:") == "" {
		return true
	}
	key := letters(line)
	if utf8.RuneCountInString(line) >= maxByline/2 || !slices.ContainsFunc(bylines, func(b string) bool { return strings.Contains(key, letters(b)) }) {
		return false
	}
	names := people([]string{line}, nil)
	return len(names) > 0 && !slices.ContainsFunc(names, func(s string) bool {
		name, _, _ := strings.Cut(s, ",")
		return !slices.ContainsFunc(bylines, func(b string) bool { return letters(b) == letters(s) || letters(b) == letters(name) })
	})
}
