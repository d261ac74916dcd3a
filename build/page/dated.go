package page

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dateClass are the names of classes and IDs that pages give to a date, or to the line that it stands in.
var dateClass = named(`dat time publish posted fecha meta byline author info submitted`, `(?i)(?:^|[\s_-])(?:date|dates|datum|datetime|time|timestamp|published|publish|pubdate|posted|post-?date|entry-?date|fecha|data|dato|dateline|meta|entry-?meta|post-?meta|article-?meta|byline|author|info|infos|postinfo|submitted)(?:$|[\s_-])`)

// maxDateLines is how many lines are handed out in which the article's date may stand.
const maxDateLines = 60

// How many texts further from the article's beginning a line counts than it stands, if it stands below the article and
// if nothing calls it a date. On 130 pages with known dates any value from 10 to 100 does as well.
const (
	below   = 60
	unnamed = 25
)

// dateLines returns the short lines of the page that have digits in them and stand where a date may, the likeliest
// first: those that their class calls a date or a head, then the others, by their distance from the article's beginning.
// What stands among readers' comments, in margins and lists of links is none.
func (t *tree) dateLines() []string {
	first, last := t.first(), t.last()
	type candidate struct {
		text     string
		distance int
	}
	var found []candidate
	seen := map[*html.Node]bool{}
	for i, n := range t.texts {
		if len(n.Data) > 4*maxByline || !strings.ContainsFunc(n.Data, unicode.IsDigit) {
			continue
		}
		line := t.lineOf(n)
		if isElement(n.Parent, atom.Time) { // what stands beside it may be another form of the same
			line = n.Parent
		}
		if line == nil || seen[line] {
			continue
		}
		seen[line] = true
		text, short := t.isShort(line, maxByline)
		if !short && t.kept[n] && (!isOwnLine(n) || !tellsDay(t.keys[i])) {
			continue // a day that the report tells of
		}
		if !short {
			text = canonical(n.Data)
		}
		if within(line, atom.Nav, atom.Aside) || t.inComments(line) || within(line, atom.Footer) && !within(line, atom.Article, atom.Main) {
			continue
		}
		distance := max(first-i, i-first)
		if i > last {
			distance = i - last + below
		}
		if !isDated(n) {
			distance += unnamed
		}
		found = append(found, candidate{text, distance})
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return a.distance - b.distance })
	var lines []string
	for _, c := range found[:min(len(found), maxDateLines)] {
		lines = append(lines, c.text)
	}
	return lines
}

// isDated reports whether what stands around a text is called a date, or a line that has one.
func isDated(n *html.Node) bool {
	for p, up := n.Parent, 0; p != nil && up < 3; p, up = p.Parent, up+1 {
		if p.Type == html.ElementNode && p.DataAtom != atom.Body && dateClass.match(names(p)) {
			return true
		}
	}
	return false
}
