package markup

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// tokeniseYAML gives the tokens that chroma gives, some forty times as fast for the lines that front matter and
// sidecars are made of. Each article's page shows its own, and chroma takes longer over ten lines than all the
// rest of the page does.
//
// It rests on this: chroma's lexer for YAML has one state and looks back no further than one character, so at
// the first letter of a line it does not matter what stood before. A line of a known form is cut here;
// any other goes to chroma, which may take as many lines as it likes. FuzzYAMLTokensAreChromas compares the two.
func tokeniseYAML(lexer chroma.Lexer, code string) ([]token, error) {
	y := yamlLexer{lexer: lexer, rest: code, tokens: make([]token, 0, 64)}
	for y.rest != "" {
		if y.space(); y.rest == "" || y.line() {
			continue
		}
		if err := y.foreign(); err != nil {
			return nil, err
		}
	}
	return y.tokens, nil
}

type yamlLexer struct {
	lexer  chroma.Lexer
	rest   string // what is still to be cut
	tokens []token
}

// take cuts n bytes off as a token.
func (y *yamlLexer) take(n int, class string) {
	if n > 0 {
		y.tokens = append(y.tokens, token{y.rest[:n], class})
		y.rest = y.rest[n:]
	}
}

// space takes the white space between two lines.
func (y *yamlLexer) space() {
	y.take(len(y.rest)-len(strings.TrimLeft(y.rest, " \n")), "")
}

// line takes what is left of a line, if it has a known form: a comment, or "- ", key and value, each of
// which may be missing.
func (y *yamlLexer) line() bool {
	line, _, _ := strings.Cut(y.rest, "\n")
	if line[0] == '#' {
		y.take(len(line), "c")
		return true
	}
	dash := 0
	if strings.HasPrefix(line, "- ") && len(line) > 2 && line[2] != ' ' {
		dash = 2
	}
	key := dash + keyLen(line[dash:])
	switch after := line[key:]; {
	case key == dash:
		return y.value(dash, 0, line[dash:])
	case after == ":" && len(line) < len(y.rest): // the lexer wants to see the newline
		return y.value(dash, key-dash, "")
	case strings.HasPrefix(after, ": "):
		return y.value(dash, key-dash, after[2:])
	}
	return false
}

// value takes a line's value and all that stands before it, if the value has a known form.
func (y *yamlLexer) value(dash, key int, value string) bool {
	class, list := "", strings.HasPrefix(value, "[")
	if value != "" || key == 0 || y.rest[dash+key+1] != '\n' {
		ok := false
		if class, ok = scalarClass(strings.TrimPrefix(value, "[")); !ok {
			return false
		}
	}
	y.take(dash, "")
	if key > 0 {
		y.take(key, "nt")
		y.take(1, "p")
		if value != "" {
			y.take(1, "")
		}
	}
	if list {
		y.take(1, "p") // chroma takes the items for one word
		value = value[1:]
	}
	y.take(len(value), class)
	return true
}

// foreign lets chroma take tokens until it stands at the start of a line.
func (y *yamlLexer) foreign() (err error) {
	y.rest, err = lex(y.lexer, y.rest, func(t token) bool {
		y.tokens = append(y.tokens, t)
		return t.class != "" || !strings.Contains(t.text, "\n")
	})
	return err
}

// keyLen returns the length of the plain key that a line begins with; 0 where there is none.
func keyLen(line string) int {
	n := 0
	for n < len(line) && (isLetter(line[n]) || n > 0 && line[n] == '_') {
		n++
	}
	if n == len(line) || line[n] != ':' {
		return 0
	}
	return n
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// scalarClass returns the class of a value that takes a whole line and is one token.
func scalarClass(v string) (class string, ok bool) {
	switch {
	case v == "" || strings.Contains(v, "#") || strings.Contains(v, ": ") || strings.Contains(v, " //"):
		return "", false
	case isDate(v):
		return "ld", true
	case v[0] == '"' && isQuoted(v):
		return "s2", true
	case v[0] == '\'' && isQuoted(v):
		return "s1", true
	case isLetter(v[0]) && v[len(v)-1] != ':':
		return "l", !isConstant(v)
	}
	return "", false
}

// isDate reports whether v is a day, or a moment in UTC.
func isDate(v string) bool {
	const layout = "0000-00-00T00:00:00Z"
	if len(v) != len("0000-00-00") && len(v) != len(layout) {
		return false
	}
	for i := range len(v) {
		digit := '0' <= v[i] && v[i] <= '9'
		if layout[i] == '0' && !digit || layout[i] != '0' && v[i] != layout[i] {
			return false
		}
	}
	return true
}

// isQuoted reports whether v is one quoted scalar without escapes.
func isQuoted(v string) bool {
	return len(v) > 1 && v[len(v)-1] == v[0] && !strings.ContainsAny(v[1:len(v)-1], `\`+v[:1])
}

// isConstant reports whether v may begin with one of the words that YAML 1.1 takes for true, false or null.
func isConstant(v string) bool {
	n := 0
	for n < len(v) && (isLetter(v[n]) || v[n] == '_' || '0' <= v[n] && v[n] <= '9') {
		n++
	}
	if n < len(v) && v[n] >= 0x80 {
		return true // perhaps: where the word ends depends on what follows
	}
	switch strings.ToLower(v[:n]) {
	case "true", "false", "null", "on", "off", "yes", "no", "y", "n":
		return true
	}
	return false
}
