package render_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"gloss/assets"
	"gloss/build/diag"
	"gloss/build/locale"
	"gloss/build/render"
	"gloss/layouts"
)

// messages returns the diagnostics as the command prints them.
func messages(t *testing.T, list diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := list.Print(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFaultyLayoutIsReportedWithItsPlace(t *testing.T) {
	for _, test := range []struct{ name, file, text, want string }{
		{"syntax", "page.html", "<p>\n{{if .Title}}\n", `
layouts/page.html:3: error: unexpected EOF [layout-invalid]
  hint: an {{if}}, {{range}}, {{with}}, {{define}} or {{block}} has no {{end}}
`},
		{"unknown field", "page.html", "<h1>{{.Heading}}</h1>\n<p>ü {{.Titel}}</p>\n", `
layouts/page.html:2:8: error: view.Page has no field "Titel" [layout-invalid]
    2 | <p>ü {{.Titel}}</p>
      |        ^
  hint: the fields are those of the struct that the layout's first line names; package view documents them
`},
		{"unknown field in a list", "index-a-z.html", "{{range .Groups}}\n{{range .Entries}}{{.Nam}}{{end}}{{end}}", `
layouts/index-a-z.html:2:21: error: view.IndexEntry has no field "Nam" [layout-invalid]
    2 | {{range .Entries}}{{.Nam}}{{end}}{{end}}
      |                     ^
  hint: the fields are those of the struct that the layout's first line names; package view documents them
`},
		{"unknown field where there is nothing", "page.html", "{{with .Heading}}{{else}}{{.Titel}}{{end}}", `
layouts/page.html:1:28: error: view.Page has no field "Titel" [layout-invalid]
    1 | {{with .Heading}}{{else}}{{.Titel}}{{end}}
      |                            ^
  hint: the fields are those of the struct that the layout's first line names; package view documents them
`},
		{"unknown function", "page.html", "{{shout .Title}}", `
layouts/page.html:1: error: function "shout" not defined [layout-invalid]
    1 | {{shout .Title}}
  hint: a layout has the functions of html/template and no others
`},
		{"unknown partial", "page.html", `{{template "hed" .Frame}}`, `
layouts/page.html:1:12: error: no such template "hed" [layout-invalid]
    1 | {{template "hed" .Frame}}
      |            ^
`},
		{"open tag", "page.html", "<p title=\"{{.Title}}", `
layouts/page.html: error: the layout ends within a tag, an attribute, a script or a style [layout-invalid]
`},
		{"partial", "partials-article.html", "{{define \"legend\"}}\n{{.Legnd}}{{end}}{{define \"source-card\"}}{{end}}", `
layouts/partials-article.html:2:3: error: view.Article has no field "Legnd" [layout-invalid]
    2 | {{.Legnd}}{{end}}{{define "source-card"}}{{end}}
      |   ^
  hint: the fields are those of the struct that the layout's first line names; package view documents them
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			own := fstest.MapFS{test.file: {Data: []byte(test.text)}}
			r, list := render.New(render.Overlay(layouts.FS, own), assets.FS, nil, locale.Builtin("en"))
			if r != nil {
				t.Error("there is a renderer all the same")
			}
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), messages(t, list)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestEveryFaultyLayoutIsReported(t *testing.T) {
	own := fstest.MapFS{
		"page.html":    {Data: []byte("{{.}")},
		"article.html": {Data: []byte("{{end}}")},
		"404.html":     {Data: []byte("{{define}}")},
	}
	_, list := render.New(render.Overlay(layouts.FS, own), assets.FS, nil, locale.Builtin("en"))
	var files []string
	for _, d := range list {
		files = append(files, d.File)
	}
	if diff := cmp.Diff([]string{"layouts/404.html", "layouts/article.html", "layouts/page.html"}, files); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFaultInAPartialIsReportedOnce(t *testing.T) {
	text, err := fs.ReadFile(layouts.FS, "partials.html")
	if err != nil {
		t.Fatal(err)
	}
	own := fstest.MapFS{"partials.html": {Data: []byte(strings.Replace(string(text), "{{.Site.Title}}</title>", "{{.Site.Titel}}</title>", 1))}}
	_, list := render.New(render.Overlay(layouts.FS, own), assets.FS, nil, locale.Builtin("en"))
	if len(list) != 1 {
		t.Errorf("%d diagnostics:\n%s", len(list), messages(t, list))
	}
}

func TestMissingLayoutIsReported(t *testing.T) {
	_, list := render.New(fstest.MapFS{}, assets.FS, nil, locale.Builtin("en"))
	if len(list) != 19 || list[0].Code != diag.FileUnreadable || list[0].File != "layouts/404.html" {
		t.Errorf("diagnostics:\n%s", messages(t, list))
	}
}
