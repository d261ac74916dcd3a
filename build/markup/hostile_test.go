package markup

import (
	"fmt"
	"strings"
	"testing"
)

// hostile are inputs over which a Markdown parser may take time that grows with their square. Here they are
// read as a test of the answer; BenchmarkHostile has the time.
func hostile(n int) map[string]string {
	r := func(s string) string { return strings.Repeat(s, n/len(s)) }
	half := func(s string) string { return strings.Repeat(s, n/2/len(s)) }
	ticks := func() string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString("e" + strings.Repeat("`", i))
		}
		return b.String()
	}
	indented := func() string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
		}
		return b.String()
	}
	definitions := func() string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "[a%d]: b\n", i)
		}
		return b.String()
	}
	return map[string]string{
		"quotes": r(">"), "quotes by line": r(strings.Repeat(">", 1000) + "\n"), "lazy quotes": half(">") + half("\na"),
		"brackets": r("["), "nested brackets": half("[a") + half("]"), "images": r("!["), "nested links": half("[") + "a" + half("](b)"),
		"stars": r("*"), "openers": r("*a "), "closers": r("a* "), "crossed": r("*a_ "), "words": r("*a **a "), "both": r("a_ *b "), "nested strong": half("**a ") + half("a** "),
		"destinations": r("[a]("), "angles": r("[a](<b"), "parentheses": r("[a](((("), "titles": r("[x](y 't\n"), "quoted titles": r(`[x](y "t `),
		"lists": r("- ") + "a", "star lists": r("* ") + "a", "numbered": r("1. ") + "a", "quoted lists": r("> - ") + "a", "indented lists": indented(), "loose lists": r("- a\n\n"),
		"ticks": ticks(), "tags": r("<a x='"), "comments": r("<!-- "), "sections": r("a <![CDATA["), "strikes": r("a~~b~ "),
		"tables": r("x\n-:\n"), "columns": half("a|") + "\n" + half("-|"), "one definition": r("[a]: b\n"), "definitions": definitions(), "open definitions": r("[a]: <\n"),
		"addresses": r(" a@b.c"), "escapes": r("\\"), "entities": r("&"), "spaces": r(" ") + "a", "plain": r("some words "), "headings": r("a\n="), "fences": r("```\n"),
	}
}

func TestHostileInput(t *testing.T) {
	for name, body := range hostile(100_000) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := Markdown(body, Options{})
			src := string(d.AppendHTML(nil, []Span{{Start: 3, End: len(d.Text) - 3, Href: "x"}}, HTMLOptions{}))
			if got := readText(t, parseHTML(t, src)); got != d.Text {
				t.Errorf("text read back differs: %d bytes, want %d", len(got), len(d.Text))
			}
		})
	}
}

func TestDeepNestingIsShownAsText(t *testing.T) {
	d := Markdown(strings.Repeat(">", 100)+" a", Options{})
	if want := strings.Repeat(">", 100-maxOpenBlocks) + " a"; d.Text != want {
		t.Errorf("have %q, want %q", d.Text, want)
	}
	d = Markdown(strings.Repeat("- ", 100)+"a", Options{})
	if want := strings.Repeat("- ", 100-maxOpenBlocks/2) + "a"; d.Text != want {
		t.Errorf("have %q, want %q", d.Text, want)
	}
}

func TestTooMuchMarkupIsAProblem(t *testing.T) {
	body := "first\n\n" + strings.Repeat("*a* ", maxDelimiters)
	problems := Markdown(body, Options{}).Problems()
	if len(problems) != 1 || problems[0].Kind != TooMuchMarkup {
		t.Fatalf("have %+v, want one TooMuchMarkup", problems)
	}
	if want := len("first\n\n") + 2*maxDelimiters; problems[0].Offset != want {
		t.Errorf("problem at %d, want %d", problems[0].Offset, want)
	}
	if problems := Markdown(strings.Repeat("*a* [b](c)\n\n", maxDelimiters), Options{}).Problems(); len(problems) > 0 {
		t.Errorf("the same over many paragraphs is too much: %+v", problems)
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, body := range hostile(100_000) {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				Markdown(body, Options{})
			}
		})
	}
}
