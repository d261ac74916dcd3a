package markup

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const frontMatter = `title: Envoys meet as the truce enters its tenth day
source: herald
published: 2017-01-08
url: https://news.example.org/2017/01/08/505207/envoys-meet
byline: Staff writer
section: News / Politics
language: en
rights: all-rights-reserved
text: abstract
`

const sidecar = `text: sha256:9f2c
annotations:
  - id: a7k2
    on: "a meeting with [[the president]] in the capital"
    entity: some-person
  - id: b3m9
    on: 'in the capital on [[Sunday]]'
    date: "2017-01-08"
  - id: c1x4
    note: |
      First line: with a colon.

      - and a list
    tags: [wording, "x"]
    every: true
  # a comment
  - quote: {exact: "a", prefix: b}
    note: >-
        folded
      less
    speaker: none
`

func FuzzYAMLTokensAreChromas(f *testing.F) {
	for _, s := range []string{
		"", frontMatter, sidecar, "a: b: c\n", "a:\n", "a: \n", "a:", "- a: b\n- c\n", "- - a\n", "a: no-one\nb: 'it''s'\nc: \"x\\\"y\"\n",
		"a: \"open\nb: c\"\nd: e\n", "a: |\n  b\n c\nd: e\n", "a: >-\n\n  b\n\n\n  c\nd: e", "title: Foo: bar # baz\n", "x: y // z\n", "a: yé\n", "a: 2017-01-08T09:40:00+03:30\n",
		"? a\n- b\n", "a: b:\nc: d\n", "---\na: b\n...\n", "a: &x b\nc: *x\nd: !!str e\n", "a: 12 b\n", "a: nan\n", "\ta: b\n", "a: it's\nb: it's\n", "a-b: c\n", "a: 2017-01-08T09:40:00\n  -03\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, code string) {
		code = strings.ToValidUTF8(code, "")
		if strings.Contains(code, "\r") || len(code) > 2000 {
			t.Skip("shown plain, or slow")
		}
		lexer := lexerFor("yaml")
		var want []token
		rest, err := lex(lexer, code, func(tk token) bool {
			want = append(want, tk)
			return true
		})
		if err != nil || rest != "" {
			t.Skip("chroma gives up")
		}
		have, err := tokeniseYAML(lexer, code)
		if errors.Is(err, errSlow) {
			t.Skip("the machine stalled")
		}
		if err != nil {
			t.Fatalf("%q: %v", code, err)
		}
		if diff := cmp.Diff(merged(want), merged(have), cmp.AllowUnexported(token{})); diff != "" {
			t.Errorf("tokens of %q differ from chroma's (-chroma +ours):\n%s", code, diff)
		}
	})
}

// merged joins neighbours of one class, since chroma parts some that look alike.
func merged(tokens []token) []token {
	var out []token
	for _, t := range tokens {
		if n := len(out); n > 0 && out[n-1].class == t.class {
			out[n-1].text += t.text
			continue
		}
		out = append(out, t)
	}
	return out
}

func TestFrontMatterNeedsNoLexer(t *testing.T) {
	y := yamlLexer{rest: frontMatter}
	for y.rest != "" {
		if y.space(); y.rest != "" && !y.line() {
			t.Fatalf("left to chroma, which takes forty times as long: %q", y.rest)
		}
	}
}

func BenchmarkHighlightFrontMatter(b *testing.B) {
	b.SetBytes(int64(len(frontMatter)))
	b.ReportAllocs()
	for b.Loop() {
		Highlight("yaml", frontMatter)
	}
}

func BenchmarkHighlightSidecar(b *testing.B) {
	b.SetBytes(int64(len(sidecar)))
	b.ReportAllocs()
	for b.Loop() {
		Highlight("yaml", sidecar)
	}
}
