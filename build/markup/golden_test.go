package markup

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// A golden file holds a body (body.md or body.txt), spans, one JSON object a line whose "On" is the text to find
// first, and what comes of them: text and html.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			d, spans := readGolden(t, ar)
			got := map[string]string{
				"text": d.Text + "\n",
				"html": string(d.AppendHTML(nil, spans, HTMLOptions{Numbers: true})),
			}
			checkDocument(t, d, string(ar.Files[0].Data), spans)
			if *update {
				files := append([]txtar.File(nil), ar.Files[:len(ar.Files)-2]...)
				ar.Files = append(files, txtar.File{Name: "text", Data: []byte(got["text"])}, txtar.File{Name: "html", Data: []byte(got["html"])})
				if err := os.WriteFile(name, txtar.Format(ar), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			for _, f := range ar.Files[len(ar.Files)-2:] {
				if diff := cmp.Diff(string(f.Data), got[f.Name]); diff != "" {
					t.Errorf("%s (-want +have):\n%s", f.Name, diff)
				}
			}
		})
	}
}

func readGolden(t *testing.T, ar *txtar.Archive) (*Document, []Span) {
	t.Helper()
	if len(ar.Files) != 4 {
		t.Fatalf("%d files, want body, spans, text and html", len(ar.Files))
	}
	d := Plain(string(ar.Files[0].Data))
	if ar.Files[0].Name == "body.md" {
		d = Markdown(string(ar.Files[0].Data), Options{Target: target})
	}
	var spans []Span
	for line := range strings.Lines(string(ar.Files[1].Data)) {
		var s struct {
			On string
			Span
		}
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		s.Start = strings.Index(d.Text, s.On)
		if s.Start < 0 {
			t.Fatalf("%q does not stand in the text", s.On)
		}
		s.End = s.Start + len(s.On)
		spans = append(spans, s.Span)
	}
	return d, spans
}
