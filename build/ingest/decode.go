package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

var (
	bomUTF8    = []byte{0xEF, 0xBB, 0xBF}
	bomUTF16LE = []byte{0xFF, 0xFE}
	bomUTF16BE = []byte{0xFE, 0xFF}
)

// decode returns the text of raw, which is UTF-8 or, where a byte order mark says so, UTF-16. Any other
// encoding is refused: to guess one is to change the text.
func decode(raw []byte) (string, *Refused) {
	if refused := refuseForeign(raw); refused != nil {
		return "", refused
	}
	var text string
	var refused *Refused
	switch {
	case bytes.HasPrefix(raw, bomUTF16LE):
		text, refused = decodeUTF16(raw[2:], func(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 })
	case bytes.HasPrefix(raw, bomUTF16BE):
		text, refused = decodeUTF16(raw[2:], func(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 })
	default:
		text, refused = decodeUTF8(bytes.TrimPrefix(raw, bomUTF8))
	}
	if refused != nil {
		return "", refused
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", refuseAt(text, i, Binary, "there is a NUL byte, so this is no text",
			"import text, or convert the file to text first; UTF-16 needs a byte order mark")
	}
	if i := manyControls(text); i >= 0 {
		return "", refuseAt(text, i, Binary, "more than one character in a hundred is a control character, so this is no text",
			"import text, or convert the file to text first")
	}
	if strings.TrimSpace(text) == "" {
		return "", &Refused{Code: Empty, Reason: "there is no text in it", Hint: "import a file that holds an article"}
	}
	return text, nil
}

func decodeUTF8(raw []byte) (string, *Refused) {
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	// A file of zeros and noise is no mislabelled text; the hint about encodings would mislead.
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return "", refuseAt(string(raw), i, Binary, "there is a NUL byte, so this is no text",
			"import text, or convert the file to text first")
	}
	return "", refuseAt(string(raw), at, Encoding, fmt.Sprintf("byte 0x%02X is not UTF-8", raw[at]),
		"convert the file to UTF-8 first, for instance with iconv -f WINDOWS-1252 -t UTF-8")
}

func decodeUTF16(raw []byte, unit func([]byte) uint16) (string, *Refused) {
	var b strings.Builder
	b.Grow(len(raw))
	bad := func() (string, *Refused) {
		return "", refuseAt(b.String(), b.Len(), Encoding, "a UTF-16 character is cut in half", "fetch the file again, or convert it to UTF-8")
	}
	for len(raw) >= 2 {
		r := rune(unit(raw))
		raw = raw[2:]
		if utf16.IsSurrogate(r) {
			if len(raw) < 2 {
				return bad()
			}
			r = utf16.DecodeRune(r, rune(unit(raw)))
			raw = raw[2:]
			if r == utf8.RuneError {
				return bad()
			}
		}
		b.WriteRune(r)
	}
	if len(raw) > 0 {
		return bad()
	}
	return b.String(), nil
}

// manyControls returns the offset of the first control character where such are more than one in a hundred
// bytes, else -1. White space and the soft separators of old terminals do not count.
func manyControls(text string) int {
	first, n := -1, 0
	for i := range len(text) {
		if c := text[i]; c < ' ' && (c < '\t' || c > '\r') || c == 0x7f {
			if n++; first < 0 {
				first = i
			}
		}
	}
	if n*100 > len(text) {
		return first
	}
	return -1
}

func refuseAt(text string, offset int, code Code, reason, hint string) *Refused {
	before := text[:offset]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return &Refused{
		Line:   strings.Count(before, "\n") + 1,
		Column: utf8.RuneCountInString(line) + 1,
		Code:   code,
		Reason: reason,
		Hint:   hint,
	}
}
