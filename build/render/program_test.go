package render

import (
	"bytes"
	"html/template"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/locale"
	"gloss/build/view"
	"gloss/layouts"
)

func TestDefaultLayoutsHavePrograms(t *testing.T) {
	templates, list := parseLayouts(layouts.FS, locale.Builtin("en"))
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, l := range allLayouts() {
		typ := reflect.TypeOf(l.view)
		p := compile(templates[typ], typ, locale.Builtin("en"))
		if p == nil {
			t.Errorf("%s uses what only html/template can do", l.file)
			continue
		}
		for _, v := range []reflect.Value{reflect.ValueOf(l.view), full(typ)} {
			compare(t, templates[typ], p, v)
		}
	}
}

func compare(t *testing.T, tmpl *template.Template, p *program, v reflect.Value) {
	t.Helper()
	var want bytes.Buffer
	if err := tmpl.Execute(&want, v.Interface()); err != nil {
		t.Fatal(err)
	}
	var pr printer
	if !p.print(&pr, v) {
		t.Errorf("%s: the program gave up", tmpl.Name())
	}
	if diff := cmp.Diff(want.String(), string(pr.out)); diff != "" {
		t.Errorf("%s: the program prints something else (-template +program):\n%s", tmpl.Name(), diff)
	}
}

func TestProgramsUnderstandWhatLayoutsAreMadeOf(t *testing.T) {
	v := view.Types{
		Frame:   view.Frame{Title: `A & B's "title" <b>`, Root: "../", Site: view.Site{Title: "Site"}},
		Heading: "+\x00ü\xff",
		Letters: []view.Letter{{Name: "A", Href: "#a"}, {Name: "B", Href: "x y/%41%zz?q=(1)&r='ü'", Current: true}, {Name: "C"}},
		Groups:  []view.EntityLetter{{Letter: "A", Items: []view.EntityEntry{{Mentions: 3, Articles: 2}, {}}}},
	}
	for _, text := range []string{
		`{{.Title}}|<title>{{.Title}}</title>|<p title="{{.Title}}">{{.Heading}}</p>`,
		`{{range .Letters}}<a href="{{.Href}}">{{.Name}}{{if .Current}}!{{end}}</a>{{else}}none{{end}}`,
		`{{range $i, $l := .Letters}}{{if $i}}, {{end}}{{$l.Name}}{{$.Title}}{{end}}`,
		`{{range $l := .Letters}}{{$l.Name}}{{.Name}}{{end}}`,
		`{{range .Groups}}{{range .Items}}{{.Mentions}}:{{if eq .Mentions 3}}three{{else if gt .Articles 0}}some{{else}}none{{end}}{{else}}-{{end}}{{end}}`,
		`{{range .Groups}}{{range .Items}}{{if ne .Mentions .Articles}}ne{{end}}{{if lt .Articles .Mentions}}lt{{end}}{{if le .Mentions 3}}le{{end}}{{if ge .Mentions 3}}ge{{end}}{{end}}{{end}}`,
		`{{if and .Title .Heading}}and{{end}}{{if and .Title .Intro}}no{{end}}{{if or .Intro .Title}}or{{end}}{{if or .Intro .Path}}no{{else}}neither{{end}}`,
		`{{if not .Intro}}not{{end}}{{if and (not .Intro) (eq .Site.Title "Site")}}nested{{end}}`,
		`{{with .Intro}}{{.}}{{else}}no intro{{end}}{{with .Site}}{{.Title}}{{end}}{{with .Title}}{{.}}{{$.Root}}{{end}}`,
		`{{define "x"}}[{{.Title}}{{$.Title}}]{{end}}{{template "x" .Frame}}{{template "x" .Site}}`,
		`{{/* a comment */}}{{- range .Letters -}} . {{- end}}`,
		`{{say "skip"}}<p title="{{say "article.copy-of" "name" .Title}}">{{say "page-number" "title" .Title "n" 2}}</p>`,
		`{{range .Groups}}{{range .Items}}{{count "articles" .Articles}}{{count "types.mentioned" .Articles "mentions" (count "mentions" .Mentions)}}{{end}}{{end}}`,
		`{{sayHTML "story.alike.note-html"}}{{sayHTML "article.copy-html" "href" .Root "name" .Title}}`,
	} {
		t.Run(text, func(t *testing.T) {
			words := locale.Builtin("en")
			tmpl := template.Must(template.New("x.html").Funcs(Functions(words)).Parse(text))
			if err := tmpl.Execute(new(bytes.Buffer), v); err != nil {
				t.Fatal(err)
			}
			p := compile(tmpl, reflect.TypeOf(v), words)
			if p == nil {
				t.Fatal("there is no program for it")
			}
			compare(t, tmpl, p, reflect.ValueOf(v))
		})
	}
}

// TestWhatNeedsHTMLTemplateHasNoProgram names the boundary: such layouts work, only slower.
func TestWhatNeedsHTMLTemplateHasNoProgram(t *testing.T) {
	for _, text := range []string{
		`{{$x := .Title}}{{$x}}`,
		`{{range .Letters}}{{break}}{{end}}`,
		`{{len .Letters}}`,
		`{{printf "%q" .Title}}`,
		`<script>var x = {{.Title}};</script>`,
		`<p style="color: {{.Title}}">x</p>`,
		`<p title={{.Title}}>x</p>`,
		`{{define "x"}}{{if .Title}}{{template "x" .}}{{end}}{{end}}{{template "x" .Frame}}`,
	} {
		t.Run(text, func(t *testing.T) {
			tmpl := template.Must(template.New("x.html").Parse(text))
			if err := tmpl.Execute(new(bytes.Buffer), view.Types{}); err != nil {
				t.Fatal(err)
			}
			if compile(tmpl, reflect.TypeFor[view.Types](), nil) != nil {
				t.Error("it has a program")
			}
		})
	}
}

func TestNilPointerIsLeftToHTMLTemplate(t *testing.T) {
	tmpl := template.Must(template.New("x.html").Parse(`{{range .Forms.Outlets}}{{.}}{{end}}`))
	with, without := view.Entity{Forms: &view.FormsTable{Outlets: []string{"a", "b"}}}, view.Entity{}
	if err := tmpl.Execute(new(bytes.Buffer), with); err != nil {
		t.Fatal(err)
	}
	p := compile(tmpl, reflect.TypeOf(with), nil)
	compare(t, tmpl, p, reflect.ValueOf(with))
	if p.print(new(printer), reflect.ValueOf(without)) {
		t.Error("a field of nothing was printed")
	}
}

// FuzzEscapersAgreeWithHTMLTemplate puts any text where layouts put it.
func FuzzEscapersAgreeWithHTMLTemplate(f *testing.F) {
	for _, s := range []string{"", "plain", `<>&"'+` + "\x00", "ü\xff\xed\xa0\x80", "a b/%41%4%zz?(x)&y='[é]'", "javascript:x", "HTTPS://x", "a/b:c", "mailto:a@b", "//h:80/"} {
		f.Add(s)
	}
	tmpl := template.Must(template.New("x.html").Parse(`<title>{{.Title}}</title><a href="{{.Title}}" title="{{.Title}}">{{.Title}}</a><a href="{{.Title}}#x">`))
	if err := tmpl.Execute(new(bytes.Buffer), view.Frame{}); err != nil {
		f.Fatal(err)
	}
	p := compile(tmpl, reflect.TypeFor[view.Frame](), nil)
	f.Fuzz(func(t *testing.T, s string) {
		var want bytes.Buffer
		if err := tmpl.Execute(&want, view.Frame{Title: s}); err != nil {
			t.Fatal(err)
		}
		var pr printer
		if !p.print(&pr, reflect.ValueOf(view.Frame{Title: s})) {
			return // a scheme that html/template has to judge
		}
		if diff := cmp.Diff(want.String(), string(pr.out)); diff != "" {
			t.Errorf("%q (-template +program):\n%s", s, diff)
		}
	})
}
