package build_test

import (
	"bytes"
	"compress/gzip"
	"path"
	"slices"
	"testing"

	"gloss/build"
)

// What a reader has to load at most, gzipped, in bytes: the budgets that gloss promises.
const (
	mostForArticle = 40_000 // the page with the style sheet, the scripts and the icon that it names
	mostScript     = 15_000 // every script of the site but for data
)

// TestPagesAreLight weighs what readers load.
func TestPagesAreLight(t *testing.T) {
	site := siteOf(t, buildOf(t, sample(t), build.Options{}))
	scripts, articles := 0, 0
	for p, data := range site {
		switch {
		case path.Dir(p) == "assets" && path.Ext(p) == ".js":
			scripts += zipped(t, data)
		case path.Ext(p) == ".html":
			loads := readPage(t, p, data).loads
			size := zipped(t, data)
			for i, src := range loads {
				loads[i] = path.Join(path.Dir(p), src)
				size += zipped(t, site[loads[i]])
			}
			if !slices.Contains(loads, "assets/card.js") { // which articles have, and nothing else
				continue
			}
			articles++
			if size > mostForArticle {
				t.Errorf("%s takes %d bytes with all that it loads, more than %d", p, size, mostForArticle)
			}
		}
	}
	if articles == 0 {
		t.Error("no page was found to be an article's")
	}
	if scripts == 0 || scripts > mostScript {
		t.Errorf("the scripts take %d bytes, more than %d", scripts, mostScript)
	}
}

func zipped(t *testing.T, data []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
