package page

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inlineLines writes a tidy block as lines of Markdown that end hard. In a table's cell, bars are escaped too.
func inlineLines(pieces []piece, inCell bool) []string {
	var lines []string
	var b strings.Builder
	for i, p := range pieces {
		if p.brk {
			end := `\`
			if strings.HasSuffix(b.String(), end) {
				end = "  "
			}
			lines = append(lines, lineStart(b.String())+end)
			b.Reset()
			continue
		}
		before, after := neighbour(pieces, i-1), neighbour(pieces, i+1)
		b.WriteString(p.markdown(before, after, inCell))
	}
	return append(lines, lineStart(b.String()))
}

// neighbour returns the text of a piece, a space where there is none.
func neighbour(pieces []piece, i int) string {
	if i < 0 || i >= len(pieces) || pieces[i].brk {
		return " "
	}
	return pieces[i].text
}

// markdown writes one piece. A mark that CommonMark would not read at this place (§6.2: what stands next to it decides)
// is left out.
func (p piece) markdown(before, after string, inCell bool) string {
	text := escape(p.text, inCell)
	if p.link == "" && strings.HasSuffix(text, "!") { // before a link it would make a picture
		text = text[:len(text)-1] + `\!`
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	if fits := stands(last, firstRune(p.text)) && stands(next, lastRune(p.text)); fits {
		switch p.mark {
		case emphasis:
			text = "*" + text + "*"
		case strong:
			text = "**" + text + "**"
		case code:
			text = codeSpan(p.text, text, inCell)
		}
	}
	if p.link != "" {
		return "[" + text + "](" + destination(p.link) + ")"
	}
	return text
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// stands reports whether a mark between an outer and an inner character is read as one, on whichever side it stands.
func stands(outer, inner rune) bool {
	space := unicode.IsSpace(inner)
	letter := unicode.IsLetter(inner) || unicode.IsDigit(inner)
	open := unicode.IsSpace(outer) || unicode.IsPunct(outer) || unicode.IsSymbol(outer)
	return !space && (letter || open) && outer != '*'
}

// codeSpan writes text as code, where that shows the same.
func codeSpan(text, escaped string, inCell bool) string {
	if strings.Contains(text, "`") || inCell && strings.Contains(text, "|") {
		return escaped
	}
	return "`" + text + "`"
}

var reference = regexp.MustCompile(`^&(?:#|[A-Za-z])`)

// mayHaveAddress reports whether a text has what a bare address has.
func mayHaveAddress(text string) bool {
	return strings.ContainsRune(text, '@') || strings.Contains(text, ":/") || strings.Contains(strings.ToLower(text), "www.")
}

// escape puts a backslash before all that Markdown would read as markup within a line.
func escape(text string, inCell bool) string {
	var b strings.Builder
	addresses := mayHaveAddress(text)
	var around word
	for i, r := range text {
		switch r {
		case '\\', '*', '[', ']', '`', '~':
			b.WriteByte('\\')
		case '_':
			if !betweenLetters(text, i) {
				b.WriteByte('\\')
			}
		case '|':
			if inCell {
				b.WriteByte('\\')
			}
		case '<':
			b.WriteByte('\\')
		case '&':
			if reference.MatchString(text[i:]) {
				b.WriteByte('\\')
			}
		case '!':
			if strings.HasPrefix(text[i+1:], "[") {
				b.WriteByte('\\')
			}
		case ':', '.', '@':
			if addresses && marksAddress(text[:i], r) && around.escaped(text, i) { // else what is escaped behind it would count as a part of it
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

func betweenLetters(text string, i int) bool {
	before, after := lastRune(text[:i]), firstRune(text[i+1:])
	word := func(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	return word(before) && word(after)
}

// marksAddress reports whether a mark makes a bare address of what stands before it.
func marksAddress(before string, mark rune) bool {
	tail := strings.ToLower(before[max(0, len(before)-len("https")):])
	return mark == '@' || mark == ':' && (strings.HasSuffix(tail, "http") || strings.HasSuffix(tail, "https")) || mark == '.' && strings.HasSuffix(tail, "www")
}

// A word is the last that was looked at of a text; one may be as long as the text.
type word struct {
	end     int
	special bool // it has characters that are escaped
}

// escaped reports whether the word at i has characters that are escaped. It is asked from left to right.
func (w *word) escaped(text string, i int) bool {
	if i >= w.end {
		start := strings.LastIndexFunc(text[:i], isBlank) + 1
		w.end = len(text)
		if n := strings.IndexFunc(text[i:], isBlank); n >= 0 {
			w.end = i + n
		}
		w.special = strings.ContainsAny(text[start:w.end], `\*[]~_<&|`+"`")
	}
	return w.special
}

// blockStart is what begins a line of another kind than a paragraph's.
var blockStart = regexp.MustCompile(`^(?:[#>+=|:-]|[0-9]{1,9}[.)])`)

// lineStart escapes what would begin a heading, a list, a quote or a rule at the start of a line.
func lineStart(line string) string {
	m := blockStart.FindString(line)
	if m == "" {
		return line
	}
	return line[:len(m)-1] + `\` + line[len(m)-1:]
}

// destination writes an address so that nothing in it ends it.
func destination(address string) string {
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", "\n", "", "\r", "", "&", "&amp;").Replace(address) + ">"
}
