package export

import "unicode/utf8"

// codePoints turns byte offsets of a text into counts of code points.
type codePoints struct {
	text   string
	before []int32 // code points before each stretch of step bytes
}

const step = 256

func newCodePoints(text string) *codePoints {
	c := &codePoints{text: text}
	n := int32(0)
	for from := 0; from < len(text); from += step {
		c.before = append(c.before, n)
		for i := from; i < min(from+step, len(text)); i++ {
			if utf8.RuneStart(text[i]) {
				n++
			}
		}
	}
	c.before = append(c.before, n)
	return c
}

// at counts the code points before a byte offset that begins one.
func (c *codePoints) at(offset int32) int {
	k := int(offset) / step
	n := int(c.before[k])
	for i := k * step; i < int(offset); i++ {
		if utf8.RuneStart(c.text[i]) {
			n++
		}
	}
	return n
}

func (c *codePoints) span(start, end int32) Span {
	return Span{Start: c.at(start), End: c.at(end), Exact: c.text[start:end]}
}
