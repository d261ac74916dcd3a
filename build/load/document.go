package load

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gloss/build/diag"
)

// A document is one file's text and what is wrong with it.
type document struct {
	file  string // as diagnostics name it
	raw   []byte // the bytes of text, for the YAML library
	text  string // less a byte order mark
	lines []int  // the byte offset at which each line begins; made when the first place is asked for
	list  diag.List
	left  int // out of list, since there were so many
}

func newDocument(file string, raw []byte) *document {
	if len(raw) >= 3 && string(raw[:3]) == "\uFEFF" {
		raw = raw[3:]
	}
	return &document{file: file, raw: raw, text: string(raw)}
}

// maxProblems bounds what is said about one file: nobody reads more, and a hostile file could make gloss fill
// the memory with complaints.
const maxProblems = 1000

func (d *document) add(at diag.Place, code diag.Code, hint, format string, args ...any) {
	if d.full() {
		d.left++
		return
	}
	d.list.Add(at, code, hint, format, args...)
}

func (d *document) full() bool { return len(d.list) == maxProblems }

// problems returns everything that was added. The last one says how many more there would be.
func (d *document) problems() diag.List {
	if d.left > 0 {
		last := &d.list[len(d.list)-1]
		last.Hint = fmt.Sprintf("%d more problems in this file are not shown", d.left)
	}
	return d.list
}

// place returns the place of a byte offset in the text; width is in code points.
func (d *document) place(offset, width int) diag.Place {
	if d.lines == nil {
		d.lines = lineStarts(d.text)
	}
	offset = min(max(offset, 0), len(d.text))
	line, found := slices.BinarySearch(d.lines, offset)
	if !found {
		line--
	}
	start, end := d.lines[line], len(d.text)
	if line+1 < len(d.lines) {
		end = d.lines[line+1] - 1
	}
	p := diag.At(d.file, d.text[start:end], offset-start, width)
	p.Line = line + 1
	if !utf8.ValidString(p.Excerpt) {
		p.Excerpt = string([]rune(p.Excerpt)) // a replacement character for each byte keeps the columns
	}
	return p
}

// firstLine returns the place of the file's first line, for what concerns the file as a whole.
func (d *document) firstLine() diag.Place { return diag.Line(d.file, d.text, 1) }

func lineStarts(text string) []int {
	starts := make([]int, 1, strings.Count(text, "\n")+1)
	for i := range len(text) {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
