package page

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// A writer puts blocks down twice: as Markdown, and as the text that a reader of it sees.
type writer struct {
	textOnly bool // nothing is put down as Markdown
	markdown strings.Builder
	body     []string // the text of each block
	boxes    []box    // the quotes and list items that are open
}

// A box is a quote or a list item: what stands before its first line, and before each of the others.
type box struct {
	first, rest string
	begun       bool
}

func (w *writer) open(first, rest string) { w.boxes = append(w.boxes, box{first, rest, false}) }
func (w *writer) close()                  { w.boxes = w.boxes[:len(w.boxes)-1] }

// maxBoxes is how many quotes and list items are written within each other: markup reads no more than 64, and no
// honest page has a tenth of that. What lies deeper is written as if it did not.
const maxBoxes = 16

// lines writes one block, an empty line before it.
func (w *writer) lines(lines ...string) {
	boxes := w.boxes[:min(len(w.boxes), maxBoxes)]
	if w.markdown.Len() > 0 {
		var lead strings.Builder
		for _, b := range boxes {
			if !b.begun {
				break
			}
			lead.WriteString(b.rest)
		}
		w.markdown.WriteString(strings.TrimRight(lead.String(), " ") + "\n")
	}
	for _, line := range lines {
		for i := range boxes {
			if b := &boxes[i]; b.begun {
				w.markdown.WriteString(b.rest)
			} else {
				w.markdown.WriteString(b.first)
				b.begun = true
			}
		}
		w.markdown.WriteString(line + "\n")
	}
}

func (w *writer) paragraph(pieces []piece) {
	pieces = tidy(pieces)
	if len(pieces) == 0 {
		return
	}
	w.body = append(w.body, norm.NFC.String(textOfPieces(pieces)))
	if !w.textOnly {
		w.lines(inlineLines(pieces, false)...)
	}
}

func (w *writer) heading(level int, pieces []piece) {
	pieces = tidy(oneLine(pieces))
	if len(pieces) == 0 {
		return
	}
	w.body = append(w.body, norm.NFC.String(textOfPieces(pieces)))
	if w.textOnly {
		return
	}
	w.lines(strings.Repeat("#", level) + " " + strings.Join(inlineLines(pieces, false), " "))
}

// codeBlock writes a fenced block, line by line as it stands in the page.
func (w *writer) codeBlock(pieces []piece) {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
	}
	text := canonical(b.String())
	if blank(text) {
		return
	}
	w.body = append(w.body, text)
	if w.textOnly {
		return
	}
	lines := strings.Split(strings.Trim(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(b.String()), "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\v\f")
	}
	fence := strings.Repeat("`", max(3, longestRun(b.String(), '`')+1))
	w.lines(append(append([]string{fence}, lines...), fence)...)
}

func longestRun(s string, c rune) (longest int) {
	n := 0
	for _, r := range s {
		if r != c {
			n = 0
			continue
		}
		n++
		longest = max(longest, n)
	}
	return longest
}

// table writes rows of as many cells each; the first is the head.
func (w *writer) table(rows [][][]piece) {
	var lines []string
	for i, row := range rows {
		var line strings.Builder
		line.WriteByte('|')
		for _, cell := range row {
			cell = tidy(oneLine(cell))
			if text := textOfPieces(cell); text != "" {
				w.body = append(w.body, norm.NFC.String(text))
			}
			line.WriteString(" " + strings.Join(inlineLines(cell, true), " ") + " |")
		}
		lines = append(lines, line.String())
		if i == 0 {
			lines = append(lines, "|"+strings.Repeat(" --- |", len(row)))
		}
	}
	w.lines(lines...)
}

// orderedSign is what stands before an item of a numbered list. CommonMark reads nine digits at most.
func orderedSign(n int) string { return fmt.Sprintf("%d. ", min(n, 999_999_999)) }

// oneLine puts spaces where lines end.
func oneLine(pieces []piece) []piece {
	out := make([]piece, 0, len(pieces))
	for _, p := range pieces {
		if p.brk {
			p.brk, p.text = false, " "
		}
		out = append(out, p)
	}
	return out
}

// tidy collapses the white space of a block, joins pieces of the same kind and leaves out what shows nothing. It
// returns nothing for a block that shows nothing.
func tidy(pieces []piece) []piece {
	var out []piece
	space, shows := false, false
	for _, p := range pieces {
		n := len(out)
		if p.brk {
			if n > 0 && !out[n-1].brk {
				out = append(out, p)
			}
			space = false
			continue
		}
		words := strings.FieldsFunc(p.text, isBlank)
		if len(words) == 0 {
			space = space || p.text != ""
			continue
		}
		space = (space || isBlank(rune(p.text[0]))) && n > 0 && !out[n-1].brk
		ends := isBlank(rune(p.text[len(p.text)-1]))
		p.text = strings.Join(words, " ")
		shows = shows || !blank(p.text)
		out = appendPiece(out, p, space)
		space = ends
	}
	for len(out) > 0 && out[len(out)-1].brk {
		out = out[:len(out)-1]
	}
	if !shows {
		return nil
	}
	for i := range out {
		if out[i].joined != nil {
			out[i].text, out[i].joined = string(out[i].joined), nil
		}
	}
	return out
}

// appendPiece appends a piece, a space before it if need be. The space stands outside of links and marks.
func appendPiece(out []piece, p piece, space bool) []piece {
	if n := len(out); n > 0 && !out[n-1].brk {
		last := &out[n-1]
		same := last.mark == p.mark && last.link == p.link
		switch {
		case space && (same || last.isPlain()):
			last.join(" ")
		case space && p.isPlain():
			p.text = " " + p.text
		case space:
			out = append(out, piece{text: " "})
		}
		if same {
			last.join(p.text)
			return out
		}
	}
	return append(out, p)
}

// join appends text to a piece; a block may have very many that are joined.
func (p *piece) join(text string) {
	if p.joined == nil {
		p.joined = []byte(p.text)
	}
	p.joined = append(p.joined, text...)
}

func (p piece) isPlain() bool { return p.mark == plain && p.link == "" }

// textOfPieces returns what a reader sees of a tidy block; a line's end is a space.
func textOfPieces(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.brk {
			b.WriteByte(' ')
		} else {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// picture writes a picture on a line of its own, its caption as its title. It is no part of the text.
func (w *writer) picture(p picture) {
	line := "![" + escape(p.alt, true) + "](" + destination(p.file)
	if p.caption != "" {
		line += ` "` + strings.ReplaceAll(escape(p.caption, true), `"`, `\"`) + `"`
	}
	w.lines(line + ")")
}
