package load

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"gloss/build/diag"
)

// wrong adds a diagnostic at a node.
func (t *tree) wrong(n *yaml.Node, code diag.Code, hint, format string, args ...any) {
	if t.full() {
		t.left++ // to find the place could take long
		return
	}
	t.add(t.at(n), code, hint, format, args...)
}

// lineOf returns the line of a node in the file, for a hint, and 0 where no hint will be shown any more.
func (t *tree) lineOf(n *yaml.Node) int {
	if t.full() {
		return 0
	}
	return t.place(t.offset(n.Line, 1), 0).Line
}

// at returns the place of a node: of a value as it is written, with its quotation marks; of a list or mapping
// its first value or key.
func (t *tree) at(n *yaml.Node) diag.Place {
	for n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0 {
		n = n.Content[0]
	}
	offset := t.offset(n.Line, n.Column)
	return t.place(offset, t.width(n, offset))
}

// inside returns the place of a part of a value, from a byte offset in the value. Where escapes or line breaks
// part what is written from what is meant, it is the place of the whole value.
func (t *tree) inside(n *yaml.Node, from, width int) diag.Place {
	offset := t.offset(n.Line, n.Column)
	written := t.text[offset:t.to]
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		offset, written = offset+1, written[min(1, len(written)):]
	}
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || !strings.HasPrefix(written, n.Value) {
		return t.at(n)
	}
	return t.place(offset+from, width)
}

// width returns how many code points of its first line a node takes.
func (t *tree) width(n *yaml.Node, offset int) int {
	line, _, _ := strings.Cut(t.text[offset:t.to], "\n")
	line = strings.TrimRight(line, " \t\r")
	end := 1
	switch {
	case n.Kind == yaml.AliasNode:
		end = 1 + len(n.Value)
	case n.Kind != yaml.ScalarNode || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
	case n.Style&yaml.DoubleQuotedStyle != 0:
		end = closing(line, '"', '\\')
	case n.Style&yaml.SingleQuotedStyle != 0:
		end = closing(line, '\'', '\'')
	case strings.HasPrefix(line, n.Value):
		end = len(n.Value)
	default: // a plain value of several lines
		end = len(line)
	}
	return utf8.RuneCountInString(line[:min(end, len(line))])
}

// closing returns the byte offset after the quotation mark that closes the one that line begins with, or the
// line's length. escape is the byte that makes a quotation mark after it a part of the value.
func closing(line string, quote, escape byte) int {
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == escape && i+1 < len(line) && (escape == '\\' || line[i+1] == quote):
			i++
		case line[i] == quote:
			return i + 1
		}
	}
	return len(line)
}
