package load

import (
	"strings"

	"gloss/build/diag"
)

// frontMatterHint shows the least that an article or a page begins with.
const frontMatterHint = `begin the file with a line "---", then "title: …", then a line "---"`

// frontMatter finds the YAML at the head of a file: what stands between a first line --- and the next line
// that is --- or ... . Body is the rest of the text, from a line on its own; bodyLine counts from 1.
func (d *document) frontMatter() (t *tree, body string, bodyLine int, ok bool) {
	first, _ := cutLine(d.text)
	if !isFence(first, "---") {
		at := d.firstLine()
		if d.text == "" {
			at = diag.Place{File: d.file}
		}
		d.add(at, diag.FrontMatter, frontMatterHint, "the file has no front matter")
		return nil, "", 0, false
	}
	from := len(first)
	for at, line := from, 2; at < len(d.text); line++ {
		text, next := cutLine(d.text[at:])
		if isFence(text, "---") || isFence(text, "...") {
			return &tree{document: d, from: from, to: at}, d.text[at+next:], line + 1, true
		}
		at += next
	}
	d.add(d.firstLine(), diag.FrontMatter, `end it with a line "---" before the text`, "the front matter is never closed")
	return nil, "", 0, false
}

// emptyFrontMatter reports that there is no title, unless it is known why.
func (d *document) emptyFrontMatter(noun string) {
	if len(d.list) == 0 {
		d.add(d.firstLine(), diag.KeyMissing, `write "title: …" below this line`, "the front matter is empty, but %s needs a title", noun)
	}
}

// cutLine returns the first line with its end, and its length in bytes.
func cutLine(s string) (string, int) {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return s[:i+1], i + 1
	}
	return s, len(s)
}

func isFence(line, fence string) bool {
	rest, ok := strings.CutPrefix(line, fence)
	return ok && strings.Trim(rest, " \t\r\n") == ""
}
