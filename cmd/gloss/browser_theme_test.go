package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gloss/assets"
)

// theme is what an archive lays beside its content to look like another publication: a handful of tokens in a style sheet
// of any name, and one layout.
var theme = map[string]string{
	"assets/house.css": `:root {
	--paper: #10243f;
	--ink: #f6f1e4;
	--madder: #ffcf5a;
	--serif: "Courier New", "Liberation Mono", monospace;
	--measure: 30rem;
}
`,
	"layouts/page.html": `<!DOCTYPE html>
<html lang="{{.Site.Language}}">
<head>
<meta charset="utf-8">
{{template "head" .Frame}}
</head>
<body>
<main class="house">
<h1>{{.Heading}} of {{.Site.Title}}</h1>
{{.Text}}
</main>
</body>
</html>
`,
}

// TestThemeChangesTheLook builds one archive with and without a theme, and asks the browser what that changed.
func TestThemeChangesTheLook(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/browser/archive.txtar")
	if err != nil {
		t.Fatal(err)
	}
	own := fstest.MapFS{}
	for _, f := range archive.Files {
		own[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	plain := transports()[0].site(t, buildSite(t, own))
	for name, text := range theme {
		own[name] = &fstest.MapFile{Data: []byte(text)}
	}
	themed := transports()[0].site(t, buildSite(t, own))

	b := openTab(startBrowser(t), t)
	look := func(s builtSite, medium, scheme string) map[string]string {
		b.open(s.at(markedArticle))
		b.media(medium, "prefers-color-scheme: "+scheme)
		return map[string]string{
			"ground": b.style("html", "background-color"), "text": b.style(".prose", "color"), "note": b.style(".note-mark", "color"),
			"face": b.style(".prose p", "font-family"), "heading": b.style("h1", "font-family"), "measure": b.style(".prose", "inline-size"),
		}
	}
	const face = `"Courier New", "Liberation Mono", monospace`
	want := map[string]string{
		"ground": "rgb(16, 36, 63)", "text": "rgb(246, 241, 228)", "note": "rgb(255, 207, 90)", "face": face, "heading": face, "measure": "480px",
	}
	for _, scheme := range []string{"light", "dark"} {
		if diff := cmp.Diff(want, look(themed, "screen", scheme)); diff != "" {
			t.Errorf("in the %s (-want +got):\n%s", scheme, diff)
		}
		for name, was := range look(plain, "screen", scheme) {
			if was == want[name] {
				t.Errorf("in the %s the %s is %s without the theme, too", scheme, name, was)
			}
		}
	}
	if got := look(themed, "print", "light"); got["ground"] != "rgb(255, 255, 255)" || got["text"] != "rgb(0, 0, 0)" || got["face"] != face {
		t.Errorf("on paper the theme looks like %v", got)
	}

	b.media("")
	b.open(themed.at("about.html"))
	if got := eval[string](b, `document.querySelector("main.house h1").innerText`); got != "About this archive of The Harbour Accord" {
		t.Errorf("the page says %q, not what its layout does", got)
	}
	if _, faults := b.traffic.take(); len(faults) > 0 {
		t.Errorf("the pages complain: %q", faults)
	}
}

// TestReadmeListsTheTokens compares the tokens that there are with those that somebody who writes a theme reads of.
func TestReadmeListsTheTokens(t *testing.T) {
	find := func(text, form string) []string {
		var tokens []string
		for _, m := range regexp.MustCompile(form).FindAllStringSubmatch(text, -1) {
			tokens = append(tokens, m[1])
		}
		slices.Sort(tokens)
		return slices.Compact(tokens)
	}
	css, err := assets.FS.ReadFile("tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "| tokens | for |")
	table, _, _ = strings.Cut(table, "\n\n")
	if diff := cmp.Diff(find(string(css), `(?m)^ +(--[a-z0-9-]+):`), find(table, "`(--[a-z0-9-]+)`")); diff != "" {
		t.Errorf("README.md has other tokens than assets/tokens.css (-have +listed):\n%s", diff)
	}
}
