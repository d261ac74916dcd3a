package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gloss/build/archive"
	"gloss/build/diag"
)

// Anchors reports the annotations of one article that do not stand where they say: moved, edited, or with no place that
// could be told. text is the canonical text that the anchors were resolved in. An annotation without a place is an error
// where it never had one that anybody knows of: somebody mistyped it. In a sidecar whose "text" says that all had been
// found, the article was edited since; then it is a warning, and the page lists it as in doubt.
func Anchors(art *archive.Article, anchors []archive.Anchor, text string, at Locator) diag.List {
	if art.Sidecar == nil {
		return nil
	}
	const write = "gloss reanchor shows the new quotation, and with --write puts it into the file"
	var list diag.List
	for _, anchor := range anchors {
		if anchor.State == archive.AnchorOK {
			continue
		}
		if art.Sidecar.Annotations[anchor.Annotation].Quote.Exact == "" {
			continue // it was refused when it was read
		}
		place := at(art.Sidecar.File, "annotations", int(anchor.Annotation), []string{"on", "quote"})
		quote := art.Sidecar.Annotations[anchor.Annotation].Quote
		start, end := int(anchor.Start), int(anchor.End)
		if anchor.Refused {
			list.Add(place, diag.AnchorOrphaned, "mend or remove the annotations above that were not found; with fewer of them gloss gets to this one",
				"%q was not looked for: too many annotations of this article are hard to find", short(quote.Exact))
			continue
		}
		switch anchor.State {
		case archive.AnchorRelocated:
			list.Add(place, diag.AnchorMoved, write, "what stood around %q has changed; it is taken for the one in %q", short(quote.Exact), snippet(text, start, end))
		case archive.AnchorChanged:
			list.Add(place, diag.AnchorChanged, write, "%q is not in the text; %q is taken for it", short(quote.Exact), short(text[start:end]))
		case archive.AnchorOrphaned:
			list.Add(place, diag.AnchorOrphaned, orphanHint(quote, text), "%q is not in the text%s", short(quote.Exact), there(quote, text))
		default:
			list.Add(place, diag.AnchorAmbiguous, ambiguousHint(anchor.Candidates, text), "%q fits %s in the text",
				short(quote.Exact), places(anchor.Places))
		}
	}
	if art.Sidecar.TextHash != "" {
		for i := range list {
			list[i].Severity = diag.Warning
		}
	}
	return list
}

// there says that the words alone are in the text, where it is their context that is not.
func there(q archive.Quote, text string) string {
	if (q.Prefix != "" || q.Suffix != "") && strings.Contains(text, q.Exact) {
		return " with these words around it"
	}
	return ""
}

func orphanHint(q archive.Quote, text string) string {
	at := strings.Index(text, q.Exact)
	if at < 0 || q.Exact == "" {
		return "quote the text as it stands, or remove the annotation"
	}
	return fmt.Sprintf("the words alone are there %s, first in %q: change what stands around the brackets",
		places(strings.Count(text, q.Exact)), snippet(text, at, at+len(q.Exact)))
}

func ambiguousHint(spans []archive.Span, text string) string {
	const remedy = "quote more of what stands around it, or add every: true"
	if len(spans) < 2 {
		return remedy
	}
	a, b := spans[0], spans[1]
	return fmt.Sprintf("%s; the first two are in %q and %q", remedy, snippet(text, int(a.Start), int(a.End)), snippet(text, int(b.Start), int(b.End)))
}

func places(n int) string {
	if n == 1 {
		return "in 1 place"
	}
	return fmt.Sprintf("in %d places", n)
}

// snippetContext is how many code points a snippet shows on each side.
const snippetContext = 24

// snippet returns a byte range of the text with what stands around it in its line.
func snippet(text string, start, end int) string {
	start = min(max(start, 0), len(text))
	end = min(max(end, start), len(text))
	from, to := start, end
	for range snippetContext {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if size == 0 || r == '\n' {
			break
		}
		from -= size
	}
	for range snippetContext {
		r, size := utf8.DecodeRuneInString(text[to:])
		if size == 0 || r == '\n' {
			break
		}
		to += size
	}
	return ellipsis(text, from) + text[from:start] + short(text[start:end]) + text[end:to] + ellipsis(text, to)
}

// ellipsis marks a cut that is not at the end of a line.
func ellipsis(text string, cut int) string {
	if cut == 0 || cut == len(text) || text[cut] == '\n' || text[cut-1] == '\n' {
		return ""
	}
	return "…"
}

// maxQuoted is how many code points of a quotation a message repeats.
const maxQuoted = 60

func short(s string) string {
	points := 0
	for i := range s {
		if points == maxQuoted {
			return s[:i] + "…"
		}
		points++
	}
	return s
}
