package markup

import (
	"errors"
	"strings"
	"time"

	"github.com/alecthomas/chroma/v2"
)

// maxHighlight is how many bytes of code are highlighted; longer code is shown plain. Lexers are slow, and
// some take time that grows with the square of their input.
const maxHighlight = 64 << 10

// Highlight returns code as HTML, its tokens in spans with chroma's classes. Code in a language that chroma
// does not know is shown plain.
func Highlight(language, code string) string {
	out := make([]byte, 0, 2*len(code)+64)
	out = append(out, `<pre class="chroma" tabindex="0"><code>`...)
	for _, t := range tokenise(language, code) {
		if t.class == "" {
			out = appendText(out, clean(t.text))
			continue
		}
		out = append(out, `<span class="`...)
		out = append(out, t.class...)
		out = append(out, `">`...)
		out = appendText(out, clean(t.text))
		out = append(out, "</span>"...)
	}
	out = append(out, "</code></pre>"...)
	return string(out)
}

// A token is a stretch of code with chroma's class for it; white space has none.
type token struct{ text, class string }

// tokenise cuts code into tokens, whose texts together are the code with "\n" at the ends of its lines.
func tokenise(language, code string) []token {
	code = strings.ReplaceAll(code, "\r\n", "\n")
	lexer := lexerFor(language)
	if lexer == nil || len(code) > maxHighlight || strings.ContainsRune(code, '\r') {
		return []token{{text: code}}
	}
	return attempts(lexer, code)
}

// maxAttempts is how often code is lexed on which a rule may have run out of time: a machine that stalls does so now and
// then, a rule that takes long each time.
const maxAttempts = 3

// attempts cuts code into tokens, or into one where the lexer gives up.
func attempts(lexer chroma.Lexer, code string) []token {
	for range maxAttempts {
		tokens, err := attempt(lexer, code)
		if err == nil {
			return tokens
		}
		if !errors.Is(err, errSlow) {
			break
		}
	}
	return []token{{text: code}}
}

func attempt(lexer chroma.Lexer, code string) ([]token, error) {
	if lexer.Config().Name == "YAML" {
		return tokeniseYAML(lexer, code)
	}
	tokens := make([]token, 0, 64)
	rest, err := lex(lexer, code, func(t token) bool {
		tokens = addToken(tokens, t)
		return true
	})
	if err == nil && rest != "" {
		err = errGaveUp
	}
	return tokens, err
}

// addToken appends a token, or makes the last one longer if they look alike.
func addToken(tokens []token, t token) []token {
	if n := len(tokens); n > 0 && tokens[n-1].class == t.class {
		tokens[n-1].text += t.text
		return tokens
	}
	return append(tokens, t)
}

// lex hands the tokens of code to yield until that returns false, and returns the code that is left. The error is
// errGaveUp where the lexer gave up or made words of its own, and errSlow where what it did may hang on the clock.
func lex(lexer chroma.Lexer, code string, yield func(token) bool) (rest string, err error) {
	defer func() { // a panic is how a rule of chroma says that it cannot go on
		if recover() != nil {
			err = errGaveUp
		}
	}()
	next, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, code)
	if err != nil {
		return code, errGaveUp
	}
	rest = code
	for {
		asked := time.Now()
		t := next()
		if time.Since(asked) >= slow {
			return rest, errSlow
		}
		if t == chroma.EOF || rest == "" && strings.Trim(t.Value, "\n") == "" {
			return rest, nil // some lexers add a newline at the end
		}
		text := t.Value
		if after, found := strings.CutPrefix(rest, text); found {
			rest = after
		} else if rest+"\n" == text {
			text, rest = rest, ""
		} else {
			return rest, errGaveUp
		}
		if !yield(token{text, classOf(t.Type, text)}) {
			return rest, nil
		}
	}
}

// classOf returns chroma's class for a kind of token. Plain text and white space look alike without.
func classOf(t chroma.TokenType, text string) string {
	if strings.Trim(text, asciiSpace) == "" {
		return ""
	}
	for ; t != 0; t = t.Parent() {
		if class, ok := chroma.StandardTypes[t]; ok {
			return class
		}
	}
	return ""
}

// clean replaces what HTML does not allow in a text.
func clean(s string) string {
	for i := range len(s) {
		if c := wary[s[i]]; c == doubtful {
			return strings.Map(func(r rune) rune {
				if forbidden(r) && !strings.ContainsRune(asciiSpace, r) {
					return '\uFFFD'
				}
				return r
			}, strings.ToValidUTF8(s, "\uFFFD"))
		}
	}
	return s
}

// appendText appends text with the characters escaped that mean something in HTML.
func appendText(dst []byte, s string) []byte {
	start := 0
	for i := range len(s) {
		var escaped string
		switch s[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		default:
			continue
		}
		dst = append(dst, s[start:i]...)
		dst = append(dst, escaped...)
		start = i + 1
	}
	return append(dst, s[start:]...)
}
