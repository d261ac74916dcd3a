package export

import (
	"cmp"
	"slices"
	"sort"

	"gloss/build/markup"
)

// A teiMark is what is said of a stretch of an article's text.
type teiMark struct {
	start, end int32 // half-open byte range of the canonical text, never empty, without a newline at its ends
	kind       teiKind
	index      int // in the article's list of those
}

// teiKind says what a mark is. Of marks of one length those that come first here hold the others.
type teiKind uint8

const (
	teiQuotation teiKind = iota
	teiDate
	teiMention
)

// trimmed returns a mark without the newlines at its ends, and says false where nothing is left.
func trimmed(text string, m teiMark) (teiMark, bool) {
	for m.start < m.end && text[m.start] == '\n' {
		m.start++
	}
	for m.start < m.end && text[m.end-1] == '\n' {
		m.end--
	}
	return m, m.start < m.end
}

// nestMarks parts marks in those that nest in each other and in the elements of a document, in the order in which they open,
// and those that overlap something, in the order of the text. The document's elements are never cut; of two marks that
// overlap the earlier one nests. It takes n log n.
func nestMarks(d *markup.Document, marks []teiMark) (nested, overlapping []teiMark) {
	all := make([]nesting, 0, len(marks)+16)
	for s := range d.Walk() {
		if s.Kind == markup.StepOpen && !s.Leaf && s.End > s.At && s.Name != "span" {
			all = append(all, nesting{teiMark: teiMark{start: s.At, end: s.End}, element: true})
		}
	}
	for _, m := range marks {
		if withinBlock(d.Blocks, m) {
			all = append(all, nesting{teiMark: m})
		} else {
			overlapping = append(overlapping, m)
		}
	}
	slices.SortStableFunc(all, func(a, b nesting) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.rank(), b.rank()))
	})
	crossed := crossings(all)
	for k, n := range all {
		switch {
		case n.element:
		case crossed[k]:
			overlapping = append(overlapping, n.teiMark)
		default:
			nested = append(nested, n.teiMark)
		}
	}
	slices.SortStableFunc(overlapping, func(a, b teiMark) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.kind, b.kind))
	})
	return nested, overlapping
}

// nesting is a mark, or an element of the document, among the others.
type nesting struct {
	teiMark
	element bool
}

// isNamed says whether it is a name or a date.
func (n nesting) isNamed() bool { return !n.element && n.kind != teiQuotation }

func (n nesting) rank() int {
	if n.element {
		return -1
	}
	return int(n.kind)
}

// crossings says which marks may not stand around their words, of marks and elements in the order in which they would open.
func crossings(all []nesting) []bool {
	crossed := make([]bool, len(all))
	var open []int
	named := 0 // names and dates among those open
	leave := func() {
		if all[open[len(open)-1]].isNamed() {
			named--
		}
		open = open[:len(open)-1]
	}
	for k, n := range all {
		for len(open) > 0 && all[open[len(open)-1]].end <= n.start {
			leave()
		}
		if n.element { // what it crosses has to give way
			for len(open) > 0 && all[open[len(open)-1]].end < n.end {
				crossed[open[len(open)-1]] = true
				leave()
			}
		} else if len(open) > 0 && all[open[len(open)-1]].end < n.end || n.kind == teiQuotation && named > 0 { // TEI lets no said stand in a name or a date
			crossed[k] = true
			continue
		}
		open = append(open, k)
		if n.isNamed() {
			named++
		}
	}
	return crossed
}

// withinBlock says whether a mark lies in one block.
func withinBlock(blocks []markup.Block, m teiMark) bool {
	k := sort.Search(len(blocks), func(k int) bool { return blocks[k].End > m.start })
	return k < len(blocks) && blocks[k].Start <= m.start && m.end <= blocks[k].End
}
