package build_test

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"gloss/build"
	"gloss/build/synth"
)

// TestAnnotationsNamePagesOfTheSite follows every IRI below the site's address: packages iri and pages have to agree
// on where things lie.
func TestAnnotationsNamePagesOfTheSite(t *testing.T) {
	const base = "https://example.org/archive/"
	for name, out := range map[string]*build.Output{
		"sample":    buildOf(t, sample(t), build.Options{BaseURL: base}),
		"synthetic": buildOf(t, synth.FS(30, 1), build.Options{BaseURL: base}),
	} {
		seen := 0
		for _, p := range out.Paths() {
			if !strings.HasSuffix(p, ".jsonld") {
				continue
			}
			data, err := out.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			var document any
			if err := json.Unmarshal(data, &document); err != nil {
				t.Fatalf("%s: %v", p, err)
			}
			for _, s := range texts(document) {
				path, ours := strings.CutPrefix(s, base)
				path, _, _ = strings.Cut(path, "#")
				if !ours {
					continue
				}
				seen++
				if _, found := slices.BinarySearch(out.Paths(), path); !found {
					t.Errorf("%s: %s names %s, which the site does not have", name, p, s)
				}
			}
		}
		if seen == 0 {
			t.Errorf("%s: no annotation names a page", name)
		}
	}
}

// TestEveryAnnotationIsCounted compares what the collection says of itself with what its pages hold.
func TestEveryAnnotationIsCounted(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"sample": sample(t), "synthetic": synth.FS(200, 1)} {
		out := buildOf(t, fsys, build.Options{})
		total, items := -1, 0
		ids := map[string]bool{}
		for _, p := range out.Paths() {
			if !strings.HasPrefix(p, "data/annotations/") {
				continue
			}
			data, err := out.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			var page struct {
				Total  *int
				PartOf struct{ Total int }
				Items  []struct{ ID string }
			}
			if err := json.Unmarshal(data, &page); err != nil {
				t.Fatalf("%s: %v", p, err)
			}
			if page.Total != nil {
				total = *page.Total
			}
			items += len(page.Items)
			for _, x := range page.Items {
				if ids[x.ID] {
					t.Errorf("%s: two annotations are %s", name, x.ID)
				}
				ids[x.ID] = true
			}
		}
		if total != items || items == 0 {
			t.Errorf("%s: the collection says %d annotations, its pages have %d", name, total, items)
		}
	}
}

// texts returns every string in a JSON document.
func texts(v any) []string {
	var out []string
	switch v := v.(type) {
	case string:
		out = append(out, v)
	case []any:
		for _, x := range v {
			out = append(out, texts(x)...)
		}
	case map[string]any:
		for _, x := range v {
			out = append(out, texts(x)...)
		}
	}
	return out
}
