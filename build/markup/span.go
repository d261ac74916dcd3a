package markup

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// maxLayers is how many spans may lie over one place; further ones are left out. Browsers refuse deep nesting.
const maxLayers = 64

// A Span is a part of the text to be wrapped in an element. It may overlap other spans and cross inline markup,
// links and blocks: it is then cut into pieces, each of them an element of its own. A span that is empty, outside the
// text or under 64 others is left out with its Before and After.
type Span struct {
	Start, End int // half-open byte range of Text; moved outwards to the edges of characters

	// Tag is "span", "time", "mark" or "". "" means <a> where Href is set and no link is open, else <span>: HTML lets
	// nothing inside a link be reached by keyboard. Other tags pay no heed to Href.
	Tag   string
	ID    string // of the first piece
	Class string
	Href  string
	Attrs string // further attributes, escaped already, each with a leading space: ` data-type="person"`

	// Before and After are trusted HTML put before the first piece and after the last, but never inside a link.
	// Where one of the document's links goes on there, Before stands ahead of it and After behind it; another
	// span's link is cut for Before, and After stands behind it.
	Before, After string
}

func (s *Span) wantsLink() bool { return s.Tag == "" && s.Href != "" }

// A layer is a span on its way into the text.
type layer struct {
	*Span
	start, end int // the span's range, clamped
	rank       int // its index in the order of layers
	opened     bool
}

// layers returns the spans to be woven, by start, of those the longer first, of those as given.
func (d *Document) layers(spans []Span) []layer {
	out := make([]layer, 0, len(spans))
	for i := range spans {
		l := layer{Span: &spans[i]}
		l.start, l.end = d.clamp(l.Start, l.End)
		if l.start < l.end {
			out = append(out, l)
		}
	}
	order := func(a, b layer) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) }
	if !slices.IsSortedFunc(out, order) {
		slices.SortStableFunc(out, order)
	}
	out = thin(out)
	for i := range out {
		out[i].rank = i
	}
	return out
}

// clamp moves a range inwards to the text and to blocks, and outwards to whole characters.
func (d *Document) clamp(start, end int) (int, int) {
	start, end = max(start, 0), min(end, len(d.Text))
	if start >= end {
		return 0, 0
	}
	for start > 0 && !utf8.RuneStart(d.Text[start]) {
		start--
	}
	for end < len(d.Text) && !utf8.RuneStart(d.Text[end]) {
		end++
	}
	if d.Text[start] == '\n' {
		start++
	}
	if d.Text[end-1] == '\n' {
		end--
	}
	return start, end
}

// thin drops layers that lie under too many others.
func thin(layers []layer) []layer {
	var around []int // the ends of the layers around
	kept := layers[:0]
	for _, l := range layers {
		if len(around) == maxLayers {
			around = slices.DeleteFunc(around, func(end int) bool { return end <= l.start })
		}
		if len(around) < maxLayers {
			around = append(around, l.end)
			kept = append(kept, l)
		}
	}
	return kept
}
