package build_test

import (
	"encoding/json"
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
