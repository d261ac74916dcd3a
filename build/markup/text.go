package markup

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// A class says what a byte of the body may need before it becomes canonical text.
type class uint8

const (
	ordinary class = iota
	blankByte
	backslash
	ampersand
	doubtful // part of a character that may have to be replaced
)

// The classes of bytes: trusting in valid UTF-8, wary where any byte may be wrong.
var (
	trusting = classes(func(c int) bool { return c == 0xC2 || c == 0xEF }) // U+0080–009F and U+FFFE–FFFF begin so
	wary     = classes(func(c int) bool { return c >= 0x80 })
)

func classes(isDoubtful func(c int) bool) (t [256]class) {
	for c := range t {
		switch {
		case c == ' ' || c >= '\t' && c <= '\r':
			t[c] = blankByte
		case c == '\\':
			t[c] = backslash
		case c == '&':
			t[c] = ampersand
		case c < ' ' || c == 0x7F || isDoubtful(c):
			t[c] = doubtful
		}
	}
	return t
}

// forbidden reports whether HTML or XML 1.0 allows no such character. CommonMark asks for NUL to be replaced by
// U+FFFD; the same is done for its kind, which no reader sees either and which no export could carry.
func forbidden(r rune) bool {
	return r < ' ' || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF
}

// write appends text that stands at an offset of the body. Unless raw, backslash escapes and references are resolved.
func (b *builder) write(src []byte, offset int, raw bool) {
	for i := 0; i < len(src); {
		if j := i + b.plainLen(src[i:]); j > i {
			b.mark(offset + i)
			b.text = append(b.text, src[i:j]...)
			i = j
			continue
		}
		switch b.classes[src[i]] {
		case blankByte:
			b.space(offset + i)
			i++
		case doubtful:
			r, n := utf8.DecodeRune(src[i:])
			b.mark(offset + i)
			b.rune(r)
			i += n
		default: // a backslash or an ampersand
			i += b.special(src[i:], offset+i, raw)
		}
	}
}

// plainLen returns how many bytes at the start of src may be copied as they are: ordinary ones, and
// single spaces between them.
func (b *builder) plainLen(src []byte) int {
	i := 0
	for i < len(src) {
		c := b.classes[src[i]]
		if c == ordinary {
			i++
			continue
		}
		if src[i] == ' ' && i > 0 && i+1 < len(src) && b.classes[src[i+1]] == ordinary {
			i += 2
			continue
		}
		break
	}
	return i
}

// special appends what begins with a backslash or an ampersand and returns how many bytes of src it took.
func (b *builder) special(src []byte, offset int, raw bool) int {
	if !raw && src[0] == '\\' && len(src) > 1 && util.IsPunct(src[1]) {
		b.mark(offset + 1)
		b.text = append(b.text, src[1])
		return 2
	}
	if !raw && src[0] == '&' {
		if s, n := reference(src); n > 0 {
			b.literal(s, offset)
			return n
		}
	}
	b.mark(offset)
	b.text = append(b.text, src[0])
	return 1
}

// literal appends text that the body writes in another way, at an offset.
func (b *builder) literal(s string, offset int) {
	for _, r := range s {
		if r < utf8.RuneSelf && b.classes[r] == blankByte {
			b.space(offset)
			continue
		}
		b.mark(offset)
		b.rune(r)
	}
}

func (b *builder) rune(r rune) {
	if forbidden(r) {
		r = utf8.RuneError
	}
	b.text = utf8.AppendRune(b.text, r)
}

// space appends a space, unless one stands there already or the block begins here.
func (b *builder) space(offset int) {
	if n := len(b.text); n > b.start && b.text[n-1] != ' ' {
		b.mark(offset)
		b.text = append(b.text, ' ')
	}
}
