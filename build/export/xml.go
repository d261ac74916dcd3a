package export

import (
	"io"
	"unicode/utf8"
)

// xmlWriter writes XML 1.0 as a stream: elements nest, every text and every value is escaped, and what XML cannot hold becomes
// U+FFFD. encoding/xml writes trees of Go values; a text with marks woven into it is none.
type xmlWriter struct {
	w    io.Writer
	buf  []byte
	open []string
	err  error // the first of w
}

// enoughXML is how many bytes are gathered before they are written.
const enoughXML = 1 << 15

func newXMLWriter(w io.Writer) *xmlWriter {
	x := &xmlWriter{w: w}
	x.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	return x
}

// raw writes what is XML already: declarations, and what markup has made.
func (x *xmlWriter) raw(s string) {
	x.buf = append(x.buf, s...)
	if len(x.buf) >= enoughXML {
		x.flush()
	}
}

func (x *xmlWriter) flush() {
	if x.err == nil {
		_, x.err = x.w.Write(x.buf)
	}
	x.buf = x.buf[:0]
}

// done writes what is left and returns the first error. It panics where an element is open: that is our mistake.
func (x *xmlWriter) done() error {
	if len(x.open) > 0 {
		panic("export: " + x.open[len(x.open)-1] + " is not closed")
	}
	x.flush()
	return x.err
}

// start opens an element. attrs are pairs of a name and a value; those with an empty value are left out.
func (x *xmlWriter) start(name string, attrs ...string) {
	x.tag(name, attrs)
	x.raw(">")
	x.open = append(x.open, name)
}

// empty writes an element without content.
func (x *xmlWriter) empty(name string, attrs ...string) {
	x.tag(name, attrs)
	x.raw("/>")
}

func (x *xmlWriter) tag(name string, attrs []string) {
	x.buf = append(append(x.buf, '<'), name...)
	for i := 0; i < len(attrs); i += 2 {
		if attrs[i+1] == "" {
			continue
		}
		x.buf = append(append(append(x.buf, ' '), attrs[i]...), `="`...)
		x.buf = append(appendXML(x.buf, attrs[i+1], true), '"')
	}
}

// end closes the innermost element.
func (x *xmlWriter) end() {
	last := len(x.open) - 1
	x.raw("</" + x.open[last] + ">")
	x.open = x.open[:last]
}

// line ends a line, where white space means nothing.
func (x *xmlWriter) line() { x.raw("\n") }

// text writes characters.
func (x *xmlWriter) text(s string) {
	x.buf = appendXML(x.buf, s, false)
	x.raw("")
}

// element writes an element that holds characters alone, on a line of its own; none where there are no characters.
func (x *xmlWriter) element(name, text string, attrs ...string) {
	if text == "" {
		return
	}
	x.start(name, attrs...)
	x.text(text)
	x.end()
	x.line()
}

// appendXML appends characters, escaped (XML 1.0 §2.4). In a value also what a parser would normalise is escaped (§3.3.3).
func appendXML(dst []byte, s string, value bool) []byte {
	for _, r := range s {
		switch {
		case r == '&':
			dst = append(dst, "&amp;"...)
		case r == '<':
			dst = append(dst, "&lt;"...)
		case r == '>':
			dst = append(dst, "&gt;"...)
		case r == '"' && value:
			dst = append(dst, "&quot;"...)
		case r == '\t' && value:
			dst = append(dst, "&#9;"...)
		case r == '\n' && value:
			dst = append(dst, "&#10;"...)
		case r == '\r':
			dst = append(dst, "&#13;"...)
		case !isXML(r):
			dst = utf8.AppendRune(dst, utf8.RuneError)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// isXML says whether XML 1.0 has a character (§2.2).
func isXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}

// xmlName returns an ID, of letters, digits, marks, and - _ ., as a part of an xml:id (an NCName; XML 1.0, fifth edition,
// §2.3). What may not stand there is written by its number.
func xmlName(id string) string {
	out := make([]byte, 0, len(id))
	for _, r := range id {
		if isNameRune(r) {
			out = utf8.AppendRune(out, r)
			continue
		}
		out = append(out, "_x"...)
		for shift := 20; shift >= 0; shift -= 4 {
			out = append(out, "0123456789abcdef"[r>>shift&15])
		}
	}
	return string(out)
}

func isNameRune(r rune) bool {
	switch {
	case r == '-' || r == '.' || r == '_' || r == 0xB7:
		return true
	case r < 0xC0:
		return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
	case r == 0xD7 || r == 0xF7 || r == 0x37E:
		return false
	case r >= 0x2000 && r <= 0x2FFF:
		return r == 0x200C || r == 0x200D || r >= 0x203F && r <= 0x2040 || r >= 0x2070 && r <= 0x218F || r >= 0x2C00 && r <= 0x2FEF
	}
	return r < 0x3000 || r >= 0x3001 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFFD || r >= 0x10000 && r <= 0xEFFFF
}
