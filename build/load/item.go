package load

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// lines returns the whole lines that the i-th item of a list takes, as a byte range of the text, if each item begins
// with "- " in a line of its own. end is where the list ends at the latest. Blank lines after an item are not its, and
// comments are the next item's, unless they are indented more than the list.
func (t *tree) lines(list *yaml.Node, i, end int) (from, to int, ok bool) {
	from, ok = t.dash(list, i)
	if !ok {
		return 0, 0, false
	}
	to = end
	if i+1 < len(list.Content) {
		if to, ok = t.dash(list, i+1); !ok {
			return 0, 0, false
		}
	}
	for to > from {
		start := strings.LastIndexByte(t.text[:to-1], '\n') + 1
		line := strings.TrimRight(t.text[start:to], " \t\r\n")
		if hash := strings.TrimLeft(line, " "); line != "" && (hash[0] != '#' || len(line)-len(hash) >= list.Column) {
			break
		}
		to = start
	}
	return from, to, true
}

// dash returns where the line of an item's "-" begins.
func (t *tree) dash(list *yaml.Node, i int) (int, bool) {
	if list.Style&yaml.FlowStyle != 0 {
		return 0, false
	}
	at := t.offset(list.Content[i].Line, list.Column)
	start := strings.LastIndexByte(t.text[:at], '\n') + 1
	return start, strings.HasPrefix(t.text[at:], "-") && strings.TrimSpace(t.text[start:at]) == ""
}

// listEnd returns where the value of a key ends at the latest: where the next key begins, with the comments and blank
// lines above that, or with the text.
func (t *tree) listEnd(parent *yaml.Node, key string) int {
	for i := 0; i+2 < len(parent.Content); i += 2 {
		if parent.Content[i].Value == key {
			return t.beforeComments(t.offset(parent.Content[i+2].Line, 1))
		}
	}
	return len(t.text)
}

// cutItem returns the byte range that goes with an item: its lines, comments that stand right above it, and one of two
// blank stretches that would meet. A comment above the first item stays: it may be about all of them.
func (t *tree) cutItem(list *yaml.Node, i, end int) (from, to int, ok bool) {
	from, to, ok = t.lines(list, i, end)
	if !ok {
		return 0, 0, false
	}
	for i > 0 {
		start, line := t.lineBefore(from)
		if !strings.HasPrefix(strings.TrimLeft(line, " "), "#") {
			break
		}
		from = start
	}
	start, line := t.lineBefore(from)
	switch {
	case i == 0 || line == "" && start < from:
		for to < len(t.text) {
			next := t.lineAfter(to)
			if strings.TrimSpace(t.text[to:next]) != "" {
				return from, to, true
			}
			to = next
		}
		for i > 0 && line == "" && start < from { // nothing follows: the blank lines parted it from the item before
			from = start
			start, line = t.lineBefore(from)
		}
	}
	return from, to, true
}

// lineBefore returns the line that ends where another begins, without white space at its end, and its start.
func (t *tree) lineBefore(at int) (start int, line string) {
	if at == 0 {
		return 0, ""
	}
	start = strings.LastIndexByte(t.text[:at-1], '\n') + 1
	return start, strings.TrimRight(t.text[start:at], " \t\r\n")
}

// newline returns what ends the lines of a document: that of Windows if any line ends so.
func (d *document) newline() string {
	if strings.Contains(d.text, "\r\n") {
		return "\r\n"
	}
	return "\n"
}
