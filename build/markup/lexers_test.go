package markup

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/google/go-cmp/cmp"
)

// Each of these keeps chroma busy for ever.
func TestCodeThatALexerCannotReadIsShownPlain(t *testing.T) {
	for language, code := range map[string]string{
		"jsonata": strings.Repeat(`\`, 300),
		"jungle":  strings.Repeat(`"`, 300),
	} {
		if have := tokenise(language, code); len(have) != 1 || have[0] != (token{text: code}) {
			t.Errorf("%s: %d tokens", language, len(have))
		}
	}
}

// A fakeLexer takes so long for its only token, the first times it is asked.
type fakeLexer struct {
	chroma.Lexer
	took  []time.Duration
	asked int
}

func (*fakeLexer) Config() *chroma.Config { return &chroma.Config{Name: "fake"} }

func (f *fakeLexer) Tokenise(_ *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	given := false
	return func() chroma.Token {
		if given {
			return chroma.EOF
		}
		given = true
		if f.asked < len(f.took) {
			time.Sleep(f.took[f.asked])
		}
		f.asked++
		return chroma.Token{Type: chroma.Keyword, Value: text}
	}, nil
}

func TestStallOfTheMachineChangesNoColour(t *testing.T) {
	keyword := []token{{"if", "k"}}
	for name, c := range map[string]struct {
		took []time.Duration
		want []token
	}{
		"quick":            {nil, keyword},
		"just in time":     {[]time.Duration{slow - 1}, keyword},
		"a stall":          {[]time.Duration{time.Second}, keyword},
		"two stalls":       {[]time.Duration{time.Second, slow}, keyword},
		"slow in any case": {[]time.Duration{slow, slow, slow}, []token{{text: "if"}}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { // whose clock stands still but for the sleeps
				if diff := cmp.Diff(c.want, attempts(&fakeLexer{took: c.took}, "if"), cmp.AllowUnexported(token{})); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
}

// What is watched is coloured as it is without a watch.
func TestWatchedLexersSayTheSame(t *testing.T) {
	const code = "<!-- x --><style>a { color: red }</style><script>if (a < 1) { f(`${b}`) }</script>\n"
	for _, name := range []string{"html", "go", "python", "bash", "c++", "javascript", "json", "diff", "sql"} {
		watched, ok := lexerFor(name).(*chroma.RegexLexer)
		if !ok {
			t.Fatalf("%s has no lexer", name)
		}
		var have, want []chroma.Token
		for lexer, to := range map[chroma.Lexer]*[]chroma.Token{watched: &have, lexers.Get(name): &want} {
			tokens, err := chroma.Tokenise(lexer, nil, code)
			if err != nil {
				t.Fatal(err)
			}
			*to = tokens
		}
		if diff := cmp.Diff(want, have); diff != "" {
			t.Errorf("%s (-chroma +watched):\n%s", name, diff)
		}
	}
}
