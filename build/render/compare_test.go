package render_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// TestAccountsStandSideBySide compares what a page of three accounts has for the reader: boxes, heads and rows.
func TestAccountsStandSideBySide(t *testing.T) {
	const golden = "testdata/compare.html"
	got := page(t, newRenderer(t), sampleCompare())
	from := strings.Index(got, `<header class="page-head">`)
	to := strings.Index(got, "</main>")
	if from < 0 || to < from {
		t.Fatal("the page has no main part")
	}
	got = got[from:to]
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
}
