package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

const asciiSpace = " \t\n\v\f\r"

// code adds a code block. Its text is collapsed like any other; the white space as written is kept in events
// and printed in place of it.
func (r *reader) code(n ast.Node, language string) {
	at := r.beginLeaf(elemPre, "")
	source, lines := r.codeLines(n)
	w := codeWriter{reader: r, lines: lines}
	for _, t := range tokenise(language, source) {
		w.token(t)
	}
	r.endLeaf(at, Code, false)
}

// A codeLine says where in the body a line of code begins.
type codeLine struct{ code, body int }

// codeLines returns the code of a block, without its trailing white space and with "\n" at the ends of lines.
func (r *reader) codeLines(n ast.Node) (string, []codeLine) {
	var code strings.Builder
	lines := make([]codeLine, 0, n.Lines().Len())
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		// A tab that the list or quote around took a part of leaves spaces.
		code.WriteString(strings.Repeat(" ", line.Padding))
		lines = append(lines, codeLine{code.Len(), line.Start})
		code.WriteString(strings.TrimRight(string(r.body[line.Start:line.Stop]), "\r\n"))
		code.WriteByte('\n')
	}
	return strings.TrimRight(code.String(), asciiSpace), lines
}

// A codeWriter adds highlighted code to a block.
type codeWriter struct {
	*reader
	lines []codeLine // those that begin at or after at, preceded by the one around it
	at    int        // in the code
	gap   string     // white space met and not yet added
}

// token adds one token. White space at its ends stays outside its tag.
func (w *codeWriter) token(t token) {
	core := strings.Trim(t.text, asciiSpace)
	lead := len(t.text) - len(strings.TrimLeft(t.text, asciiSpace))
	w.skip(t.text[:lead])
	if core != "" {
		w.flush()
		w.core(core, t.class)
		w.skip(t.text[lead+len(core):])
	}
}

func (w *codeWriter) core(text, class string) {
	at := -1
	if class != "" {
		at = w.openInline(elemToken, "")
		w.doc.events[at].arg = w.classArg(class)
	}
	for text != "" {
		n := strings.IndexAny(text, asciiSpace)
		if n < 0 {
			n = len(text)
		}
		w.write([]byte(text[:n]), w.source(), true)
		w.at += n
		text = text[n:]
		rest := strings.TrimLeft(text, asciiSpace)
		if rest != text {
			w.skip(text[:len(text)-len(rest)])
			w.flush()
		}
		text = rest
	}
	w.closeInline(at)
}

// skip passes over white space.
func (w *codeWriter) skip(space string) {
	w.gap += space
	w.at += len(space)
}

// flush adds the white space passed over.
func (w *codeWriter) flush() {
	switch {
	case w.gap == "":
		return
	case len(w.text) == w.start:
		w.event(opRaw, elemPre, w.gap)
	default:
		if w.gap != " " {
			w.event(opSpace, elemPre, w.gap)
		}
		w.space(w.source() - 1)
	}
	w.gap = ""
}

// source returns the offset in the body of what stands at w.at.
func (w *codeWriter) source() int {
	for len(w.lines) > 1 && w.lines[1].code <= w.at {
		w.lines = w.lines[1:]
	}
	return w.lines[0].body + max(w.at-w.lines[0].code, 0)
}

// classArg returns the argument for a token's class; the same one for each token of that class.
func (w *codeWriter) classArg(class string) int32 {
	if arg, ok := w.tokens[class]; ok {
		return arg
	}
	if w.tokens == nil {
		w.tokens = make(map[string]int32)
	}
	w.tokens[class] = w.arg(` class="` + class + `"`)
	return w.tokens[class]
}
