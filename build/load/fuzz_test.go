package load_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"gloss/build/diag"
	"gloss/build/load"
)

// FuzzArticle checks that whatever a file holds, its body is the end of it and begins in the line that
// BodyLine says, and that each diagnostic lies inside the file.
func FuzzArticle(f *testing.F) {
	for _, seed := range []string{
		"", "---", "---\n---", "---\ntitle: A\n---\nBody", "---\r\ntitle: A\r\n...\r\nBody\r\n", "\ufeff---\ntitle: 'A\n---\n",
		"---\ntitle: &a [*a]\n<<: {}\n---\n", "---\n? [a]\n: - b\n---\n", "---\ntitle: |\n  x\n # c\n---\n", "---\n!!map {a: !x b}\n---\n",
		"---\na: \"\\u0000\xff\"\n---\n", "---\ntitle: a\u2028b: c\n---\n", "---\n%YAML 1.2\n--- a\n---\n", "---\ntopics: [~, {}, []]\n---\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, list := load.Article(inMemory("a.md", text), load.ArticleFile{ID: "a", File: "a.md"})
		inside(t, list, text)
		if a.BodyLine == 0 {
			if !list.HasErrors() {
				t.Fatal("no body and no error")
			}
			return
		}
		if !strings.HasSuffix(text, a.Body) || !strings.Contains(text, a.FrontMatter) {
			t.Fatalf("body is %q, front matter %q", a.Body, a.FrontMatter)
		}
		head := strings.TrimSuffix(text, a.Body)
		if lines := strings.Count(head, "\n"); a.BodyLine != lines+1 && (a.Body != "" || a.BodyLine != lines+2) {
			t.Fatalf("body begins in line %d, not %d", lines+1, a.BodyLine)
		}
	})
}

// FuzzSidecar checks that each annotation of a sidecar in which nothing is wrong has words and a meaning, and
// that its quote is made of what the file says.
func FuzzSidecar(f *testing.F) {
	for _, seed := range []string{
		"", "text: x", "annotations:\n- on: \"a [[b]] c\"\n  note: N\n", "annotations: [{on: '[[ a ]]', entity: none, every: true}]",
		"annotations:\n- quote: {exact: a, prefix: ' ', suffix: \"\"}\n  date: 2017\n  tags: [x]\n", "annotations:\n- on: |\n    [[a\n    b]]\n  speaker: x\n",
		"annotations:\n- id: a\n  on: \"[[\\u00a0]]\"\n- id: a\n", "annotations:\n- &a {}\n- *a\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fsys := inMemory("a.md", "---\ntitle: A\nsource: a\npublished: 2017\n---\n")
		fsys["content/a.notes.yaml"] = &fstest.MapFile{Data: []byte(text)}
		a, list := load.Article(fsys, load.ArticleFile{ID: "a", File: "a.md", Sidecar: "a.notes.yaml"})
		inside(t, list, text)
		if list.HasErrors() {
			return
		}
		for i, n := range a.Sidecar.Annotations {
			if strings.TrimSpace(n.Quote.Exact) == "" || n.Quote.Exact != strings.Trim(n.Quote.Exact, " ") {
				t.Fatalf("annotation %d quotes %q", i, n.Quote)
			}
			place := load.Locate(fsys, "a.notes.yaml", "annotations", i, []string{"on", "quote"})
			if place.Line == 0 {
				t.Fatalf("annotation %d cannot be found again", i)
			}
		}
	})
}

// inside checks that each diagnostic is in the text.
func inside(t *testing.T, list diag.List, text string) {
	t.Helper()
	lines := strings.Split(text, "\n")
	for _, d := range list {
		if d.Line > len(lines) {
			t.Fatalf("line %d of %d: %v", d.Line, len(lines), d)
		}
		if d.Line > 0 && d.Column > len([]rune(lines[d.Line-1]))+1 {
			t.Fatalf("column %d of %q: %v", d.Column, lines[d.Line-1], d)
		}
	}
}
