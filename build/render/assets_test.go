package render_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"gloss/assets"
	"gloss/build/render"
	"gloss/layouts"
)

func assetsOf(t *testing.T, files fs.FS, extraCSS string) map[string]string {
	t.Helper()
	r, list := render.New(layouts.FS, files, []byte(extraCSS))
	if len(list) > 0 {
		t.Fatal(list)
	}
	all := make(map[string]string)
	for _, a := range r.Assets() {
		all[a.Path] = string(a.Data)
	}
	return all
}

func TestStyleSheetIsItsComponentsInOrder(t *testing.T) {
	css := assetsOf(t, assets.FS, ".extra { color: red; }\n")["assets/gloss.css"]
	from := 0
	for _, want := range []string{"/* Tokens:", "/* Base:", "/* Sheet:", "/* Prose:", "/* Mention:", "/* Legend:", ".extra {", "/* Print:"} {
		i := strings.Index(css[from:], want)
		if i < 0 {
			t.Fatalf("%q is missing or comes too early", want)
		}
		from += i
	}
}

func TestStyleSheetHasEveryComponentOnce(t *testing.T) {
	files, err := fs.Glob(assets.FS, "*.css")
	if err != nil {
		t.Fatal(err)
	}
	all := assetsOf(t, assets.FS, "")
	for _, name := range files {
		data, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(all["assets/gloss.css"], string(data)); n != 1 {
			t.Errorf("%s stands in the style sheet %d times", name, n)
		}
		if i := strings.Index(all["assets/gloss.css"], string(data)); i > strings.Index(all["assets/gloss.css"], "/* Print:") {
			t.Errorf("%s has no place among the components", name)
		}
	}
}

func TestOwnAssetReplacesOrJoins(t *testing.T) {
	own := fstest.MapFS{
		"mention.css":    {Data: []byte("/* our mentions */")}, // without a line's end
		"house.css":      {Data: []byte("/* our house style */\n")},
		"gloss.js":       {Data: []byte("// ours\n")},
		"img/seal.png":   {Data: []byte("seal")},
		"img/frame.css":  {Data: []byte("/* loaded by somebody else */\n")},
		".DS_Store":      {Data: []byte("x")},
		".cache/old.css": {Data: []byte("x")},
	}
	all := assetsOf(t, render.Overlay(assets.FS, own), "")
	css := all["assets/gloss.css"]
	if strings.Contains(css, "/* Mention:") || !strings.Contains(css, "/* our mentions */\n/* Date:") {
		t.Error("mention.css was not replaced in its place")
	}
	if !strings.HasSuffix(css, "/* our house style */\n") {
		t.Error("house.css does not come last")
	}
	delete(all, "assets/gloss.css")
	for _, built := range []string{"gloss.svg", "card.js", "search.js", "search-page.js"} {
		delete(all, "assets/"+built)
	}
	want := map[string]string{"assets/gloss.js": "// ours\n", "assets/img/seal.png": "seal", "assets/img/frame.css": "/* loaded by somebody else */\n"}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAssetsAskNobodyElse(t *testing.T) {
	for path, text := range assetsOf(t, assets.FS, "") {
		text = strings.ReplaceAll(text, `xmlns="http://www.w3.org/2000/svg"`, "")
		for _, bad := range []string{"http:", "https:", "@import", "url(", "!important", "fetch(", "innerHTML"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s contains %q", path, bad)
			}
		}
	}
}

func TestAddedTypesGetATintAStrokeAndASwitch(t *testing.T) {
	want := `[data-type="law"] { --tint: var(--other-1); --stroke: dashed; }
body:has(.legend [name="type"][value="law"]:not(:checked)) .mention[data-type="law"] { --stroke-show: transparent; }
[data-type="a\22 b\5c c"] { --tint: var(--other-2); --stroke: solid; }
body:has(.legend [name="type"][value="a\22 b\5c c"]:not(:checked)) .mention[data-type="a\22 b\5c c"] { --stroke-show: transparent; }
`
	if diff := cmp.Diff(want, string(render.TypeCSS([]string{"law", `a"b\c`}))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSiteCarriesNothingOfThePreview(t *testing.T) {
	files := fstest.MapFS{
		"preview/live.js":  {Data: []byte("x")},
		"fonts/preview.js": {Data: []byte("x")},
	}
	all := assetsOf(t, render.Overlay(assets.FS, files), "")
	if _, ok := all["assets/preview/live.js"]; ok {
		t.Error("the site carries the preview's script")
	}
	if _, ok := all["assets/fonts/preview.js"]; !ok {
		t.Error("the site lacks a file of the archive's own")
	}
}
