// Package markup turns the body of an article into its canonical text and, with spans wrapped around
// parts of that text, into HTML. It is the only importer of goldmark and chroma.
//
// In goes Markdown (CommonMark with GFM's tables, strikethrough, task lists and autolinks) or plain
// text; out comes a Document. It holds what a reader sees, block by block, and a flat list of the tags
// that stand between: no tree is kept, so that a hundred thousand documents fit in memory. AppendHTML
// weaves any set of spans into those tags and always gives well-formed HTML.
//
// Nothing in a body can do harm: raw HTML is shown as text, links lead to the web, to a mail address or
// into the archive, and no picture is loaded from elsewhere. What is dropped is listed as a Problem.
//
// All functions may be called by several goroutines at once.
package markup

import "sort"

// A Document is a body that has been read. It does not change, so goroutines may share it.
type Document struct {
	// Text is the canonical text: valid UTF-8 in NFC, ASCII white space collapsed to one space within a
	// block and trimmed, blocks joined by one newline. A picture that is shown leaves no trace in it; the
	// words of a link to a picture do.
	Text string
	// Blocks are the stretches of Text that are one paragraph, heading, cell and so on, in order. They
	// are never empty, and between two of them stands one newline.
	Blocks []Block

	events   []event
	args     []string // what some events print: attributes, white space
	runs     []run
	bodyLen  int32
	problems []Problem
}

// A Block is a leaf of the document's structure: text that holds no further blocks.
type Block struct {
	Start, End int32 // half-open byte range of Text
	Kind       BlockKind
	Number     int32 // printed beside a top-level paragraph, counted from 1; 0 for other blocks
}

// BlockKind says what a block is.
type BlockKind uint8

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Heading
	ListItem
	Code
	Cell
	RawHTML // shown as text
)

// Options say how Markdown is read. The zero value works.
type Options struct {
	// Target gives the address for a relative link or image, whose dest is as the author wrote it, escapes
	// and entities resolved. With ok false it leads nowhere: the words stay, without a link, and a Problem
	// is recorded. A link to a place in the same page ("#p3") is not asked about.
	// Default: relative links stay as they are, and images are shown as links.
	Target func(dest string, image bool) (href string, ok bool)
}

// A Problem is something in the body that is not shown as its author meant it.
type Problem struct {
	Offset int // in the body, in bytes
	Kind   ProblemKind
	Text   string // the destination, as the author wrote it; empty for TooMuchMarkup
}

// ProblemKind says what is wrong.
type ProblemKind uint8

// The kinds of problem.
const (
	LinkScheme    ProblemKind = iota // neither http, https, mailto nor relative: shown as words
	LinkNowhere                      // Options.Target knows no such page, or there is no destination
	ImageScheme                      // as LinkScheme
	ImageNowhere                     // as LinkNowhere
	TooMuchMarkup                    // from here on markup of this block is shown as text: there is far too much
)

// Problems returns what is not shown as its author meant it, in the order of the body.
func (d *Document) Problems() []Problem { return d.problems }

// A run is a stretch of canonical text that stands in the body without change, or begins there.
type run struct{ canonical, body int32 }

// Source returns the byte offset in the body of the character at a byte offset of Text. It never decreases
// as offset grows, and lies within the body; of an offset outside Text the nearest end is taken.
func (d *Document) Source(offset int) int {
	at := int32(min(max(offset, 0), len(d.Text)))
	next := sort.Search(len(d.runs), func(i int) bool { return d.runs[i].canonical > at })
	if next == 0 {
		return 0
	}
	// What is shown may be longer than what was written (an entity, an address for a picture without
	// words); it must not reach into the next run.
	limit := d.bodyLen
	if next < len(d.runs) {
		limit = d.runs[next].body
	}
	r := d.runs[next-1]
	return int(min(r.body+at-r.canonical, limit))
}
