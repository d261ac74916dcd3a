package diag

import (
	"strings"
	"unicode/utf8"
)

// At returns the place of a byte offset in a file's text. Width is in code points; an offset past the end
// is the end. In the excerpt each byte that is no UTF-8 is a replacement character, as it is for the column.
func At(file, text string, offset, width int) Place {
	offset = min(max(offset, 0), len(text))
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	return Place{
		File:    file,
		Line:    strings.Count(text[:offset], "\n") + 1,
		Column:  utf8.RuneCountInString(text[start:offset]) + 1,
		Width:   width,
		Excerpt: string([]rune(clip(strings.TrimSuffix(text[start:end], "\r"), offset-start))),
	}
}

// Line returns the place of a whole line, counted from 1.
func Line(file, text string, line int) Place {
	rest := text
	for range line - 1 {
		_, after, ok := strings.Cut(rest, "\n")
		if !ok {
			break
		}
		rest = after
	}
	first, _, _ := strings.Cut(rest, "\n")
	return Place{File: file, Line: line, Excerpt: clip(strings.TrimSuffix(first, "\r"), 0)}
}

// maxExcerpt bounds the bytes of a line that a diagnostic keeps: a body may be one line of many megabytes.
const maxExcerpt = 4096

// clip keeps the line where it is of a common length; of a long one only its beginning, and nothing at all
// where the place lies beyond that.
func clip(line string, offset int) string {
	if len(line) <= maxExcerpt {
		return line
	}
	if offset > maxExcerpt/2 {
		return ""
	}
	cut := line[:maxExcerpt]
	for len(cut) > 0 && !utf8.ValidString(cut[max(0, len(cut)-utf8.UTFMax):]) && !utf8.RuneStart(line[len(cut)]) {
		cut = cut[:len(cut)-1]
	}
	return cut
}
