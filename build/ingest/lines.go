package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the input without the white space around it.
type line struct {
	n    int // counted from 1
	text string
}

// unit is what stands or falls together: a paragraph, a title, a date line, a line of boilerplate.
type unit struct {
	line int // of its first line
	text string
	fate fate
	kind *kind // of boilerplate, where it is some
}

// fate says where a unit ends up.
type fate uint8

const (
	inBody fate = iota
	inTitle
	inCaptions
	out
)

// splitLines cuts the text at every line end that Unicode names (The Unicode Standard, 5.8): LF, CR, CRLF,
// VT, FF, NEL, LS, PS. Blank lines are kept, as empty ones.
func splitLines(text string) []line {
	var lines []line
	start := 0
	for i := 0; i < len(text); {
		if c := text[i]; c > '\r' && c < 0xC2 { // what a body consists of
			i++
			continue
		}
		size := lineEnd(text, i)
		if size == 0 {
			i++
			continue
		}
		lines = append(lines, line{len(lines) + 1, strings.TrimSpace(text[start:i])})
		i += size
		start = i
	}
	return append(lines, line{len(lines) + 1, strings.TrimSpace(text[start:])})
}

// lineEnd returns the bytes of the line end at i, 0 where there is none. It looks at bytes, not runes: a body
// may be one line of many megabytes.
func lineEnd(text string, i int) int {
	switch text[i] {
	case '\n', '\v', '\f':
		return 1
	case '\r':
		if i+1 < len(text) && text[i+1] == '\n' {
			return 2
		}
		return 1
	case 0xC2:
		if strings.HasPrefix(text[i:], "\u0085") {
			return 2
		}
	case 0xE2:
		if strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029") {
			return 3
		}
	}
	return 0
}

// unitsOf groups lines. As a rule each line is a unit, whether blank lines stand between them or not. In a
// hard-wrapped text, whose width is wrap, the lines of a paragraph are joined by one space; single says
// which lines stand for themselves all the same.
func unitsOf(lines []line, wrap int, single func(string) bool) []unit {
	var units []unit
	open := false // the next line goes on with the last unit
	for i, l := range lines {
		if l.text == "" {
			open = false
			continue
		}
		alone := wrap == 0 || single(l.text)
		if open && !alone {
			units[len(units)-1].text += " " + l.text
		} else {
			units = append(units, unit{line: l.n, text: l.text})
		}
		open = !alone && i+1 < len(lines) && !endsParagraph(l.text, lines[i+1].text, wrap)
	}
	return units
}

// endsParagraph reports whether the writer of a text wrapped at width could have put next's first word on
// this line, and so meant to begin a new one.
func endsParagraph(text, next string, width int) bool {
	gap := width - utf8.RuneCountInString(text) - 1 - utf8.RuneCountInString(firstWord(next))
	return gap > width/4 || gap >= 0 && endsSentence(text)
}

// maxWrap is the widest line, in code points, that a typewriter, a wire service or a mail program breaks at.
const maxWrap = 100

// wrapWidth returns the width at which the text is hard-wrapped, or 0 where it is not: where a line end is
// the end of a paragraph. In a wrapped text most lines end in mid-sentence, just where the next word
// would not have fitted.
func wrapWidth(lines []line) int {
	width := 0
	for _, l := range lines {
		if len(l.text) > maxWrap*utf8.UTFMax {
			return 0
		}
		if strings.ContainsRune(l.text, ' ') {
			width = max(width, utf8.RuneCountInString(l.text))
		}
	}
	if width > maxWrap {
		return 0
	}
	breaks, forced := 0, 0
	for i, l := range lines[:len(lines)-1] {
		next := lines[i+1].text
		if l.text == "" || next == "" {
			continue
		}
		breaks++
		// Scripts without spaces would look full at any width.
		if strings.Count(l.text, " ") >= 3 && !endsSentence(l.text) && !endsParagraph(l.text, next, width) {
			forced++
		}
	}
	if forced >= 2 && forced*2 >= breaks {
		return width
	}
	return 0
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

// shortText reports whether s has at most n code points, without counting those of a long one.
func shortText(s string, n int) bool {
	return len(s) <= n || len(s) <= n*utf8.UTFMax && utf8.RuneCountInString(s) <= n
}

// visible reports whether s has anything that a reader sees.
func visible(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }) >= 0
}
