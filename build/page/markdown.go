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

var (
	reference  = regexp.MustCompile(`^&(?:#|[A-Za-z])`)
	webAddress = regexp.MustCompile(`(?i)(?:https?:/|www\.|@)`)
)

// escape puts a backslash before all that Markdown would read as markup within a line.
func escape(text string, inCell bool) string {
	var b strings.Builder
	addresses := webAddress.MatchString(text)
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
			if addresses && beginsAddress(text, i) { // else what is escaped behind it would count as a part of it
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

// beginsAddress reports whether the mark at i is the one that makes a bare address of what stands around it, and the
// address has characters that are escaped.
func beginsAddress(text string, i int) bool {
	start := strings.LastIndexFunc(text[:i], isBlank) + 1
	end := i + strings.IndexFunc(text[i:]+" ", isBlank)
	if !strings.ContainsAny(text[start:end], `\*[]~_<&|`+"`") {
		return false
	}
	lower := strings.ToLower(text[start:i])
	return text[i] == '@' ||
		text[i] == ':' && (strings.HasSuffix(lower, "http") || strings.HasSuffix(lower, "https")) ||
		text[i] == '.' && strings.HasSuffix(lower, "www")
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
