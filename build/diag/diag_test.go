package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestNearest(t *testing.T) {
	words := []string{"title", "text", "topics", "source", "Aleppo", "published"}
	tests := []struct{ word, want string }{
		{"titel", "title"},
		{"tilte", "title"},
		{"Title", "title"},
		{"alepo", "Aleppo"},
		{"publshd", "published"},
		{"txt", "text"},
		{"colour", ""},
		{"x", ""},
		{"", ""},
		{"title", ""}, // itself is no correction
	}
	for _, tt := range tests {
		have, ok := Nearest(tt.word, words)
		if have != tt.want || ok != (tt.want != "") {
			t.Errorf("Nearest(%q) = %q, %v, want %q", tt.word, have, ok, tt.want)
		}
	}
}

func TestPrint(t *testing.T) {
	text := "a: 1\n\tb: “wrong”\r\n" + strings.Repeat("x", 200) + "HERE" + strings.Repeat("y", 200)
	for _, test := range []struct {
		name string
		at   Place
		want string
	}{
		{"a place with its width", At("f.yaml", text, strings.Index(text, "“"), 7), `f.yaml:2:5: error: no such thing [entity-unknown]
    2 | 	b: “wrong”
      | 	   ^~~~~~~
  hint: do this
`},
		{"a long line is cut around the place", At("f.yaml", text, strings.Index(text, "HERE"), 4), `f.yaml:3:201: error: no such thing [entity-unknown]
    3 | …` + strings.Repeat("x", 49) + "HERE" + strings.Repeat("y", 47) + `…
      | ` + strings.Repeat(" ", 50) + `^~~~
  hint: do this
`},
		{"a whole file", Place{File: "f.yaml"}, `f.yaml: error: no such thing [entity-unknown]
  hint: do this
`},
		{"a whole line", Line("f.yaml", text, 1), `f.yaml:1: error: no such thing [entity-unknown]
    1 | a: 1
  hint: do this
`},
		{"a file name is no command either", Place{File: "a\x1b[31m\nb.md"}, "a\ufffd[31m\ufffdb.md: error: no such thing [entity-unknown]\n  hint: do this\n"},
		{"what a terminal would obey is replaced", At("f", "a\x1b[2J\u202eb", 0, 1), "f:1:1: error: no such thing [entity-unknown]\n    1 | a\ufffd[2J\ufffdb\n      | ^\n  hint: do this\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var l List
			l.Add(test.at, EntityUnknown, "do this", "no such %s", "thing")
			var b strings.Builder
			if err := l.Print(&b); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(test.want, b.String()); d != "" {
				t.Errorf("printed (-want +have):\n%s", d)
			}
		})
	}
}

func TestSortDropsRepeats(t *testing.T) {
	var l List
	l.Add(Place{File: "b", Line: 1}, KeyUnknown, "", "x")
	l.Add(Place{File: "a", Line: 10}, KeyUnknown, "", "x")
	l.Add(Place{File: "a", Line: 9}, ArticleUndated, "", "x")
	l.Add(Place{File: "b", Line: 1}, KeyUnknown, "", "x")
	l.Sort()
	var have []string
	for _, d := range l {
		have = append(have, d.String())
	}
	want := []string{"a:9: warning: x [article-undated]\n", "a:10: error: x [key-unknown]\n", "b:1: error: x [key-unknown]\n"}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("sorted (-want +have):\n%s", d)
	}
	if errors, warnings := l.Count(); errors != 2 || warnings != 1 || !l.HasErrors() {
		t.Errorf("%d errors, %d warnings", errors, warnings)
	}
}

func TestSARIFNamesPlaces(t *testing.T) {
	var l List
	l.Add(At("content/a.yaml", "ab\ncd", 4, 1), KeyUnknown, "h", "m")
	l.Add(Place{File: "content"}, ArchiveEmpty, "", "m")
	var b bytes.Buffer
	if err := l.SARIF(&b, "1"); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	if len(results) != 2 || results[0].RuleID != KeyUnknown || *results[0].Locations[0].Physical.Region != (sarifRegion{2, 2, 3}) || results[1].Locations[0].Physical.Region != nil {
		t.Errorf("results are %+v", results)
	}
}

// FuzzAt asserts that a place always lies in its excerpt, and that printing it never fails.
func FuzzAt(f *testing.F) {
	f.Add("a: b\nc: d", 6, 2)
	f.Add(strings.Repeat("é", 5000), 9000, 1)
	f.Fuzz(func(t *testing.T, text string, offset, width int) {
		text = strings.ToValidUTF8(text, "?")
		p := At("f", text, offset, width)
		if p.Excerpt != "" && p.Column > len([]rune(p.Excerpt))+1 {
			t.Fatalf("column %d lies outside %q", p.Column, p.Excerpt)
		}
		if have := (Diagnostic{Place: p}).String(); !strings.HasPrefix(have, "f:") {
			t.Fatalf("printed %q", have)
		}
	})
}

// What gloss complains of is often the name of a file, which a URI has to escape.
func TestSARIFEscapesNames(t *testing.T) {
	for file, want := range map[string]string{
		"content/site.yaml":                      "content/site.yaml",
		"content/articles/two words #1.md":       "content/articles/two%20words%20%231.md",
		"content/articles/50%.md":                "content/articles/50%25.md",
		"content/articles/\u0627\u0644\u0641.md": "content/articles/%D8%A7%D9%84%D9%81.md",
	} {
		var l List
		l.Add(Place{File: file}, FileName, "", "x")
		var b strings.Builder
		if err := l.SARIF(&b, "1"); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), `"uri": "`+want+`"`) {
			t.Errorf("%q: %s", file, b.String())
		}
	}
}

// A value of which the closing quotation mark is missing may be the rest of a long file.
func TestMessagesHaveTheBeginningOfLongTextsAlone(t *testing.T) {
	long := strings.Repeat("é", 5_000_000)
	var l List
	l.Add(Place{File: "a.yaml"}, AnchorSyntax, "write "+long, "%q marks no words, %d %s", long, 7, "ships")
	if d := l[0]; len(d.Message) > 2000 || len(d.Hint) > 2000 || !utf8.ValidString(d.Message+d.Hint) ||
		!strings.HasPrefix(d.Message, `"éé`) || !strings.HasSuffix(d.Message, `é…" marks no words, 7 ships`) || !strings.HasSuffix(d.Hint, "é…") {
		t.Errorf("the message has %d bytes, the hint %d: %.40s", len(d.Message), len(d.Hint), d.Message)
	}
}
