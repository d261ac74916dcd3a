package ingest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gloss/build/archive"
)

var update = flag.Bool("update", false, "rewrite the goldens in testdata")

// testSources are the outlets of the goldens; all are invented.
func testSources() []archive.Source {
	return []archive.Source{
		{
			ID: "norrowby-courier", Name: "Norrowby Courier", Aliases: []string{"The Courier of Norrowby"}, URL: "https://www.courier.example/",
			Boilerplate: []string{`Courier Crossword No\. \d+`},
		},
		{ID: "halden-wire", Name: "Halden Wire Agency", Aliases: []string{"Halden Wire", "HWA", "haldenwire.example"}, Rights: "CC-BY-4.0", Language: "en"},
		{ID: "wire", Name: "Wire", Aliases: []string{"Pell"}},
	}
}

// TestText reads each testdata/*.txtar: a sentence that says what is shown, in.txt, an optional source, and what
// comes of it.
func TestText(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			golden, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := part(t, golden, "in.txt")
			d, err := Text([]byte(in), Options{
				Name: "in.txt", Sources: testSources(), Source: strings.TrimSpace(part(nil, golden, "source")),
			})
			if err != nil {
				t.Fatal(err)
			}
			got := report(d)
			if *update {
				setPart(golden, "want", got)
				if err := os.WriteFile(file, txtar.Format(golden), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(part(t, golden, "want"), got); diff != "" {
				t.Errorf("%s\nin:\n%s\n(-want +got)\n%s", golden.Comment, in, diff)
			}
		})
	}
}

// report writes a draft so that a reader sees every part of it.
func report(d *Draft) string {
	var b strings.Builder
	file, body, _ := strings.Cut(strings.TrimPrefix(string(d.File()), "---\n"), "---\n")
	for l := range strings.Lines(file) {
		if !strings.HasPrefix(l, "original: ") {
			b.WriteString(l)
		}
	}
	fmt.Fprintf(&b, "slug: %s\n\n%s", d.Slug(), body)
	for _, c := range d.Captions {
		fmt.Fprintf(&b, "\ncaption: %s\n", c)
	}
	if len(d.Dropped) > 0 {
		b.WriteByte('\n')
	}
	for _, l := range d.Dropped {
		fmt.Fprintf(&b, "%d: %s [%s: %s]\n", l.Line, l.Text, l.Field, l.Why)
	}
	if len(d.Warnings) > 0 {
		b.WriteByte('\n')
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", w)
	}
	return b.String()
}

// part returns one file of a golden; with t nil it may be missing.
func part(t *testing.T, a *txtar.Archive, name string) string {
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		if t != nil && !*update {
			t.Fatalf("the golden has no %s", name)
		}
		return ""
	}
	return string(a.Files[i].Data)
}

func setPart(a *txtar.Archive, name, text string) {
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		a.Files = append(a.Files, txtar.File{Name: name})
		i = len(a.Files) - 1
	}
	a.Files[i].Data = []byte(text)
}

// Every code of a warning has a golden that produces it.
func TestEveryWarningHasAGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	for _, c := range []Code{
		TitleProposed, SourceUnknown, SourceAmbiguous, SourceDiffers, PublishedUnknown, PublishedUnclear, PublishedZone, PublishedWeekday,
		DatelineUnclear, RightsUnknown, RightsUnclear, LanguageUncertain, CaptionUncertain, LinesJoined,
	} {
		if !strings.Contains(all.String(), fmt.Sprintf("[%s]\n", c)) {
			t.Errorf("no golden in testdata produces the warning %q", c)
		}
	}
}
