package locale_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gloss/build/locale"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// Each golden is an archive's own file of strings, named for its language, and what is reported of it.
func TestOwnStringsAreReportedWithTheirPlace(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("there are no goldens: %v", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			own := fstest.MapFS{ar.Files[0].Name: {Data: ar.Files[0].Data}}
			_, list := locale.Read(own, strings.TrimSuffix(ar.Files[0].Name, ".txt"))
			list.Sort()
			var b strings.Builder
			if err := list.Print(&b); err != nil {
				t.Fatal(err)
			}
			if *update {
				ar.Files[1].Data = []byte(b.String())
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(ar.Files[1].Data), b.String()); d != "" {
				t.Errorf("-want +have:\n%s", d)
			}
		})
	}
}

func TestOwnStringsReplaceSingleOnes(t *testing.T) {
	own := fstest.MapFS{
		"fr.txt":    {Data: []byte("skip = Au texte\r\narticles[other] = {n} papiers\n")},
		"en.txt":    {Data: []byte("\uFEFFskip = To the text\n")},
		"de.txt":    {Data: []byte("# Nur das Nötigste.\nskip = Zum Text\narticles[one] = {n} Artikel\narticles[other] = {n} Artikel\n")},
		"de-CH.txt": {Data: []byte("date.first = 1.\n")},
	}
	for _, c := range []struct {
		tag, speaks, skip, articles, stories string
	}{
		{"fr", "fr", "Au texte", "2 papiers", "1 dossier"},
		{"fr-CA", "fr-CA", "Au texte", "2 papiers", "1 dossier"},
		{"en", "en", "To the text", "2 articles", "1 story"},
		{"de", "de", "Zum Text", "2 Artikel", "1 story"},
		{"de-CH", "de-CH", "Zum Text", "2 Artikel", "1 story"},
		{"ja", "en", "To the text", "2 articles", "1 story"},
	} {
		l, list := locale.Read(own, c.tag)
		have := []string{l.Tag, l.Say("skip"), l.Count("articles", 2), l.Count("stories", 1)}
		if d := cmp.Diff([]string{c.speaks, c.skip, c.articles, c.stories}, have); d != "" || len(list) > 0 {
			t.Errorf("%s (-want +have):\n%s%v", c.tag, d, list)
		}
		if l.Speaks(c.tag) != (c.tag == c.speaks) {
			t.Errorf("Speaks(%s) = %t", c.tag, l.Speaks(c.tag))
		}
	}
}

func TestSumTellsWhetherTheWordsAreOthers(t *testing.T) {
	sum := func(own fs.FS, tag string) string {
		l, _ := locale.Read(own, tag)
		return l.Sum
	}
	if sum(nil, "fr") != sum(fstest.MapFS{"de.txt": {Data: []byte("skip = x")}}, "fr") {
		t.Error("a file of another language changes the sum")
	}
	for _, other := range []string{
		sum(nil, "en"), sum(fstest.MapFS{"fr.txt": {Data: []byte("skip = x")}}, "fr"), sum(fstest.MapFS{"en.txt": {Data: []byte("skip = x")}}, "fr"),
	} {
		if other == sum(nil, "fr") {
			t.Error("other words have the same sum")
		}
	}
}
