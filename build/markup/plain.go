package markup

import "strings"

// Plain reads a body without markup: paragraphs parted by blank lines. Lines may end with "\n", "\r\n" or "\r".
func Plain(body string) *Document {
	b := newBuilder([]byte(body))
	start := -1 // of the paragraph being read
	for at := 0; at < len(body); {
		end := at
		if i := strings.IndexAny(body[at:], "\r\n"); i >= 0 {
			end += i + 1
		} else {
			end = len(body)
		}
		if blank(body[at:end]) {
			b.plainParagraph(start, at)
			start = -1
		} else if start < 0 {
			start = at
		}
		// The second half of "\r\n" must not look like a blank line.
		if end < len(body) && body[end-1] == '\r' && body[end] == '\n' {
			end++
		}
		at = end
	}
	b.plainParagraph(start, len(body))
	return b.document()
}

func blank(line string) bool { return strings.Trim(line, " \t\n\v\f\r") == "" }

// plainParagraph adds body[start:end] as a paragraph, where start is not negative.
func (b *builder) plainParagraph(start, end int) {
	if start < 0 {
		return
	}
	at := b.beginLeaf(elemParagraph, "")
	b.write(b.body[start:end], start, true)
	b.endLeaf(at, Paragraph, true)
}
