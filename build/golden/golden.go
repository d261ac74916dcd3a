// Package golden is for tests: it compares what they make with what stands in their goldens. A golden is a txtar file in the
// testdata of a package: a sentence that says what it shows, the files that go in, and last a file "want" with what comes
// out. In goes a function that makes text of the files; out come the test's failures, with a diff, or, where the test is
// run with -update, goldens that want what there is.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// want is the name of the file with what comes out.
const want = "want"

// Test runs a subtest for each golden in testdata. run returns what comes of its files, of which the last is that which is
// wanted.
func Test(t *testing.T, run func(t *testing.T, in *txtar.Archive) string) {
	t.Helper()
	for _, name := range names(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			g := read(t, name)
			last := &g.Files[len(g.Files)-1]
			have := run(t, g)
			if *update {
				last.Data = []byte(have)
				if err := os.WriteFile(name, txtar.Format(g), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(last.Data), have); diff != "" {
				t.Errorf("%s\n(-want +have):\n%s", g.Comment, diff)
			}
		})
	}
}

// Wanted returns what all goldens want together, for a test that each thing which may be said has a golden.
func Wanted(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, name := range names(t) {
		g := read(t, name)
		all.Write(g.Files[len(g.Files)-1].Data)
	}
	return all.String()
}

// names returns the golden files, and fails on a file that no test would read.
func names(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		switch {
		case e.IsDir(): // a fuzz target's, or another test's
		case strings.HasSuffix(e.Name(), ".txtar"):
			out = append(out, filepath.Join("testdata", e.Name()))
		default:
			t.Errorf("no test uses testdata/%s", e.Name())
		}
	}
	if len(out) == 0 {
		t.Fatal("there are no goldens in testdata")
	}
	return out
}

func read(t *testing.T, name string) *txtar.Archive {
	t.Helper()
	g, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(g.Files); n == 0 || g.Files[n-1].Name != want {
		t.Fatalf("%s: the last file is not %q", name, want)
	}
	return g
}
