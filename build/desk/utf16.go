package desk

import "unicode/utf8"

// units turns byte offsets of a text into UTF-16 code units, from the last question on: questions mostly come in order.
type units struct {
	text        string
	byte, count int
}

func (u *units) at(offset int32) int {
	to := min(max(int(offset), 0), len(u.text))
	if to < u.byte {
		u.byte, u.count = 0, 0
	}
	for _, r := range u.text[u.byte:to] {
		u.count += width(r)
	}
	u.byte = to
	return u.count
}

func width(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}

// bytesAt turns an offset in UTF-16 code units into one in bytes. It says false outside the text and within a pair.
func bytesAt(text string, unit int) (int32, bool) {
	if unit < 0 {
		return 0, false
	}
	at := 0
	for unit > 0 && at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		unit -= width(r)
		at += n
	}
	return int32(at), unit == 0
}
