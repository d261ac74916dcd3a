package markup

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// maxReference is longer than the longest name of an HTML entity.
const maxReference = 40

// reference resolves the entity or numeric character reference that src begins with (CommonMark §2.5) and
// returns how many bytes it takes; 0 where there is none.
func reference(src []byte) (string, int) {
	end := bytes.IndexByte(src[:min(len(src), maxReference)], ';')
	if end < 2 {
		return "", 0
	}
	if name := src[1:end]; name[0] != '#' {
		entity, ok := util.LookUpHTML5EntityByName(string(name))
		if !ok {
			return "", 0
		}
		return string(entity.Characters), end + 1
	}
	digits, base, most := src[2:end], 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	n, err := strconv.ParseUint(string(digits), base, 32) // refuses signs and the empty string
	if err != nil || len(digits) > most {
		return "", 0
	}
	if n == 0 || !utf8.ValidRune(rune(n)) {
		n = utf8.RuneError
	}
	return string(rune(n)), end + 1
}

// resolve returns a destination or title with its backslash escapes and references resolved.
func resolve(src []byte) string {
	if bytes.IndexByte(src, '\\') < 0 && bytes.IndexByte(src, '&') < 0 {
		return string(src)
	}
	out := make([]byte, 0, len(src))
	for i := 0; i < len(src); {
		switch {
		case src[i] == '\\' && i+1 < len(src) && util.IsPunct(src[i+1]):
			out = append(out, src[i+1])
			i += 2
			continue
		case src[i] == '&':
			if s, n := reference(src[i:]); n > 0 {
				out = append(out, s...)
				i += n
				continue
			}
		}
		out = append(out, src[i])
		i++
	}
	return string(out)
}
