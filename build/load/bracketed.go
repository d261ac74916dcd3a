package load

import (
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"gloss/build/archive"
	"gloss/build/diag"
)

// An "on" quotes the text, with the span that is meant in double brackets: "a meeting with [[the president]]".
const (
	openMark  = "[["
	closeMark = "]]"
	longHint  = "where the text itself has such brackets, use quote: {exact: …, prefix: …, suffix: …}"
)

// bracketed returns what an "on" quotes. White space at the inner side of the brackets goes to the outside.
func (d *decoder) bracketed(n *yaml.Node) archive.Quote {
	if d.text(n) == "" {
		return archive.Quote{}
	}
	if !strings.Contains(n.Value, openMark) && !strings.Contains(n.Value, closeMark) {
		d.wrong(n, diag.AnchorSyntax, "put the span in double brackets: a meeting with [[the president]] in Damascus", "%q marks no words", oneLine(n.Value))
		return archive.Quote{}
	}
	q, at, problem := splitMarks(n.Value)
	if problem != "" {
		d.add(d.inside(n, at, len(openMark)), diag.AnchorSyntax, longHint, "%s", problem)
		return archive.Quote{}
	}
	exact := collapse(q.Exact)
	words := strings.Trim(exact, " ")
	before, after, _ := strings.Cut(exact, words)
	return archive.Quote{
		Exact:  norm.NFC.String(words),
		Prefix: norm.NFC.String(collapse(q.Prefix + before)),
		Suffix: norm.NFC.String(collapse(after + q.Suffix)),
	}
}

// splitMarks cuts at the marks, or says what is wrong with them and at which byte offset.
func splitMarks(s string) (q archive.Quote, at int, problem string) {
	opened := strings.Index(s, openMark)
	closed := strings.Index(s, closeMark)
	switch {
	case opened < 0:
		return q, closed, `"]]" closes what no "[[" opened`
	case closed < 0:
		return q, opened, `"[[" is never closed`
	case closed < opened:
		return q, closed, `"]]" stands before "[["`
	}
	q = archive.Quote{Prefix: s[:opened], Exact: s[opened+len(openMark) : closed], Suffix: s[closed+len(closeMark):]}
	switch {
	case strings.TrimSpace(q.Exact) == "":
		return q, opened, "there are no words between the brackets"
	case strings.HasPrefix(q.Exact, "["):
		return q, opened, "three brackets in a row leave open which belong to the text"
	case strings.HasPrefix(q.Suffix, "]"):
		return q, closed, "three brackets in a row leave open which belong to the text"
	}
	from := opened + len(openMark)
	if again := strings.Index(s[from:], openMark); again >= 0 {
		return q, from + again, `"[[" stands twice, but an annotation has one span`
	}
	from = closed + len(closeMark)
	if again := strings.Index(s[from:], closeMark); again >= 0 {
		return q, from + again, `"]]" stands twice, but an annotation has one span`
	}
	return q, 0, ""
}

// quoted returns a part of a long-form quote, which may be empty or have white space at its ends.
func (d *decoder) quoted(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode && n.Value == "" && d.key != "exact" || d.text(n) == "" {
		return ""
	}
	return norm.NFC.String(collapse(n.Value))
}

// collapse makes one space of each run of ASCII white space, as canonical text has it.
func collapse(s string) string {
	if !strings.ContainsAny(s, "\t\n\v\f\r") && !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	space := false
	for i := range len(s) {
		switch s[i] {
		case ' ', '\t', '\n', '\v', '\f', '\r':
			if !space {
				b.WriteByte(' ')
			}
			space = true
		default:
			b.WriteByte(s[i])
			space = false
		}
	}
	return b.String()
}
