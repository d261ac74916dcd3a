package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// addLead takes a summary that stands above the article's text and that the metadata have as its description: extractors
// take it for a part of the page's head.
func (t *tree) addLead(descriptions []string, title string) {
	first := t.first()
	seen := map[*html.Node]bool{}
	wanted := leadsOf(descriptions)
	for i := max(0, first-maxLeadDistance); i < first; i++ {
		line := t.lineOf(t.texts[i])
		if line == nil || seen[line] {
			continue
		}
		seen[line] = true
		text := textOf(line)
		if utf8.RuneCountInString(text) < minLead || sameWords(text, title) {
			continue
		}
		key := letters(text)
		if slices.ContainsFunc(wanted, func(l lead) bool { return l.long && strings.HasPrefix(key, l.key) || similar(text, l.text) >= 0.8 }) {
			t.keepAll(line)
		}
	}
}

// A lead is a description in the metadata with its letters.
type lead struct {
	text, key string
	long      bool // as long as a summary
}

func leadsOf(descriptions []string) (leads []lead) {
	for _, d := range descriptions {
		l := lead{d, letters(strings.TrimRight(d, "….")), len(d) >= minLead}
		if d != "" && !slices.Contains(leads, l) {
			leads = append(leads, l)
		}
	}
	return leads
}

// A summary has this many code points at least, and stands at most so many texts above the first of the article's.
const (
	minLead         = 40
	maxLeadDistance = 40
)
