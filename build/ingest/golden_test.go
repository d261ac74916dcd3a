package ingest

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"gloss/build/archive"
	"gloss/build/golden"
)

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
	golden.Test(t, func(t *testing.T, in *txtar.Archive) string {
		d, err := Text(part(in, "in.txt"), Options{
			Name: "in.txt", Sources: testSources(), Source: strings.TrimSpace(string(part(in, "source"))),
		})
		if err != nil {
			t.Fatal(err)
		}
		return report(d)
	})
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

// part returns one file of a golden, or nothing where it has none of that name.
func part(in *txtar.Archive, name string) []byte {
	for _, f := range in.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// Every code of a warning has a golden that produces it.
func TestEveryWarningHasAGolden(t *testing.T) {
	all := golden.Wanted(t)
	for _, c := range []Code{
		TitleProposed, SourceUnknown, SourceAmbiguous, SourceDiffers, PublishedUnknown, PublishedUnclear, PublishedZone, PublishedWeekday,
		DatelineUnclear, RightsUnknown, RightsUnclear, LanguageUncertain, CaptionUncertain, LinesJoined,
	} {
		if !strings.Contains(all, fmt.Sprintf("[%s]\n", c)) {
			t.Errorf("no golden in testdata produces the warning %q", c)
		}
	}
}
