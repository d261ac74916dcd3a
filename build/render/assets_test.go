package render_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"gloss/assets"
	"gloss/build/locale"
	"gloss/build/render"
	"gloss/layouts"
)

func assetsOf(t *testing.T, files fs.FS, extraCSS string) map[string]string {
	t.Helper()
	r, list := render.New(layouts.FS, files, []byte(extraCSS), locale.Builtin("en"))
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
	for _, want := range []string{"--paper:", ".skip{", ".sheet{", ".prose{", ".mention{", ".legend{", ".extra{", "@page{"} {
		i := strings.Index(css[from:], want)
		if i < 0 {
			t.Fatalf("%q is missing or comes too early", want)
		}
		from += i
	}
}

func TestStyleSheetHasEveryComponentOnce(t *testing.T) {
	files := componentNames(t)
	marked := fstest.MapFS{}
	for _, name := range files {
		marked[name] = &fstest.MapFile{Data: []byte("." + strings.TrimSuffix(name, ".css") + "{color:red}")}
	}
	css := assetsOf(t, marked, "")["assets/gloss.css"]
	if got := strings.Count(css, "\n"); got != len(files) {
		t.Errorf("the style sheet has %d lines of %d files", got, len(files))
	}
	if !strings.HasSuffix(css, ".print{color:red}\n") {
		t.Error("a file has no place among the components, and comes after print.css")
	}
	for _, name := range files {
		if n := strings.Count("\n"+css, "\n."+strings.TrimSuffix(name, ".css")+"{"); n != 1 {
			t.Errorf("%s stands in the style sheet %d times", name, n)
		}
	}
}

func TestOwnAssetReplacesOrJoins(t *testing.T) {
	own := fstest.MapFS{
		"mention.css":    {Data: []byte(".ours { color: red; /* without a line's end */ }")},
		"house.css":      {Data: []byte(".house { color: red }\n")},
		"gloss.js":       {Data: []byte("// ours\nalert( 'ours' )\n")},
		"img/seal.png":   {Data: []byte("seal")},
		"img/frame.css":  {Data: []byte("/* loaded by somebody else */\n")},
		"lib/reader.js":  {Data: []byte("// somebody else's\n")},
		".DS_Store":      {Data: []byte("x")},
		".cache/old.css": {Data: []byte("x")},
	}
	all := assetsOf(t, render.Overlay(assets.FS, own), "")
	css := all["assets/gloss.css"]
	if strings.Contains(css, ".mention{") || !strings.Contains(css, "\n.ours{color:red}\n.date{") {
		t.Error("mention.css was not replaced in its place")
	}
	if !strings.HasSuffix(css, "\n.house{color:red}\n") {
		t.Error("house.css does not come last")
	}
	delete(all, "assets/gloss.css")
	for _, built := range []string{"gloss.svg", "card.js", "compare.js", "search.js", "search-page.js", "offline.js", "offline-page.js"} {
		delete(all, "assets/"+built)
	}
	want := map[string]string{
		"assets/gloss.js": "alert(\"ours\")\n", "assets/img/seal.png": "seal", "assets/img/frame.css": "/* loaded by somebody else */\n",
		"assets/lib/reader.js": "// somebody else's\n",
	}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestScriptsAndStylesLoseWhatBrowsersDoNotNeed(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a.js", "// @ts-check\n/** @param {number} long */\nfunction f(long) {\n  return long; // it\n}\n", "function f(long){return long}\n"},
		{"a.js", "x = /[/*]\\/\\//g.test(`// ${ y /* z */ } /*`) && '/* no comment */'\n", "x=/[/*]\\/\\//g.test(`// ${y} /*`)&&\"/* no comment */\"\n"},
		{"a.js", "/*! (c) somebody */\nf();\n", "/*! (c) somebody */f()\n"},
		{"a.js", "this is = no script {\n", "this is = no script {\n"},
		{"a.css", "/* Why. */\n.a > .b { color: red; inset: calc(1px + 2px); }\n", ".a>.b{color:red;inset:calc(1px + 2px)}\n"},
		{"a.css", ".a::after { content: \"/* no comment */  \"; }\n", ".a::after{content:\"/* no comment */  \"}\n"},
		{"a.css", "/*! (c) somebody */\n", "/*!(c) somebody*/\n"},
		{"a.css", "/* nothing */\n", ""},
	} {
		path := "assets/" + c.name
		if strings.HasSuffix(path, ".css") {
			path = "assets/gloss.css"
		}
		files := fstest.MapFS{c.name: {Data: []byte(c.in)}}
		for _, name := range componentNames(t) {
			files[name] = &fstest.MapFile{}
		}
		if diff := cmp.Diff(c.want, assetsOf(t, files, "")[path]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.in, diff)
		}
	}
}

// componentNames returns the names of the style sheets that gloss brings along.
func componentNames(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(assets.FS, "*.css")
	if err != nil {
		t.Fatal(err)
	}
	return names
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
