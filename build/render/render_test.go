package render_test

import (
	"bytes"
	"flag"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/jba/templatecheck"

	"gloss/assets"
	"gloss/build/locale"
	"gloss/build/render"
	"gloss/build/view"
	"gloss/layouts"
)

var out = flag.String("out", "", "also write the sample pages to this folder, to look at them")

func newRenderer(tb testing.TB) *render.Renderer {
	tb.Helper()
	r, list := render.New(layouts.FS, assets.FS, render.TypeCSS([]string{"law"}), locale.Builtin("en"))
	if len(list) > 0 {
		tb.Fatalf("the default layouts and assets have diagnostics:\n%v", list)
	}
	return r
}

func page(tb testing.TB, r *render.Renderer, v any) string {
	tb.Helper()
	var b bytes.Buffer
	if err := r.Page(&b, v); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func write(tb testing.TB, path string, data []byte) {
	tb.Helper()
	name := filepath.Join(*out, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		tb.Fatal(err)
	}
}

func TestDefaultLayoutsFitTheirViews(t *testing.T) {
	files, err := fs.Glob(layouts.FS, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	views := map[string]any{
		"404.html": view.NotFound{}, "article.html": view.Article{}, "articles.html": view.Articles{}, "entities.html": view.Types{},
		"entity.html": view.Entity{}, "home.html": view.Home{}, "index-a-z.html": view.Index{}, "offline.html": view.Offline{}, "page.html": view.Page{}, "quotations.html": view.Quotations{},
		"search.html": view.Search{}, "source.html": view.Source{}, "sources.html": view.Sources{}, "story.html": view.Story{}, "stories.html": view.Stories{}, "compare.html": view.Compare{},
		"timeline.html": view.Timeline{}, "map.html": view.Map{}, "network.html": view.Network{},
	}
	for _, name := range files {
		if strings.HasPrefix(name, "partials") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			v, ok := views[name]
			if !ok {
				t.Fatal("no view has this layout")
			}
			set := template.Must(template.New(name).Funcs(render.Functions(locale.Builtin("en"))).ParseFS(layouts.FS, "partials*.html", name))
			if err := templatecheck.CheckHTMLStrict(set.Lookup(name), v); err != nil {
				t.Error(err)
			}
			text, err := fs.ReadFile(layouts.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(string(text), "\n")
			if want := fmt.Sprintf("%T", v); !strings.Contains(first, want+":") {
				t.Errorf("the first line does not name %s: %s", want, first)
			}
		})
	}
}

// TestSamplesPrintAsTheirTemplates prints every sample by its program and, with a layout that only html/template
// can execute, by its template.
func TestSamplesPrintAsTheirTemplates(t *testing.T) {
	slow := fstest.MapFS{}
	files, err := fs.Glob(layouts.FS, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := fs.ReadFile(layouts.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		slow[name] = &fstest.MapFile{Data: append(text, `{{$unused := ""}}`...)}
	}
	r := newRenderer(t)
	templates, list := render.New(slow, assets.FS, nil, locale.Builtin("en"))
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, s := range samples() {
		got := page(t, r, s.view)
		if diff := cmp.Diff(page(t, templates, s.view), got); diff != "" {
			t.Errorf("%s (-template +program):\n%s", s.path, diff)
		}
		if *out != "" {
			write(t, s.path, []byte(got))
		}
	}
	if *out != "" {
		for _, a := range r.Assets() {
			write(t, a.Path, a.Data)
		}
	}
}

func TestPageTakesAViewOrAPointerToOne(t *testing.T) {
	r, v := newRenderer(t), samplePage()
	if diff := cmp.Diff(page(t, r, v), page(t, r, &v)); diff != "" {
		t.Error(diff)
	}
}

func TestPageRefusesWhatIsNoView(t *testing.T) {
	r := newRenderer(t)
	for _, v := range []any{nil, "text", view.Frame{}, (*view.Page)(nil)} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("a %T was printed", v)
				}
			}()
			_ = r.Page(io.Discard, v)
		}()
	}
}

func TestPageEscapesWhatItPrints(t *testing.T) {
	v := samplePage()
	v.Heading, v.Title = `<script>alert("x")</script>`, `</title><script>`
	v.Nav = []view.NavItem{{Link: view.Link{Name: "x", Href: "javascript:alert(1)"}}}
	got := page(t, newRenderer(t), v)
	for _, bad := range []string{"<script>", "javascript:"} {
		if strings.Contains(got, bad) {
			t.Errorf("the page contains %q", bad)
		}
	}
}

func TestEveryPageStandsOnItsOwn(t *testing.T) {
	r := newRenderer(t)
	for _, s := range samples() {
		t.Run(s.path, func(t *testing.T) {
			got := page(t, r, s.view)
			for _, want := range []string{
				`<a class="skip apparatus" href="`, `<header class="masthead`, `<nav aria-label="Archive">`, `<main class="sheet"`, `<footer class="colophon`,
				`lang="en"`, `assets/gloss.css">`, `assets/gloss.js"></script>`, `<link rel="canonical" href="https://example.org/` + s.path + `">`, `<meta name="description"`,
			} {
				if strings.Count(got, want) != 1 && want != `lang="en"` || !strings.Contains(got, want) {
					t.Errorf("%d times in the page: %s", strings.Count(got, want), want)
				}
			}
			if n := strings.Count(got, "<h1"); n != 1 {
				t.Errorf("%d headings of the first level", n)
			}
			for _, id := range repeatedIDs(got) {
				t.Errorf("the id %q stands twice", id)
			}
			for _, external := range regexp.MustCompile(`<(?:link rel="(?:stylesheet|icon)[^>]*|script|img)[^>]*(?:src|href)="https?:[^>]*>`).FindAllString(got, -1) {
				t.Errorf("the page asks another server: %s", external)
			}
			if strings.Contains(got, " style=") || strings.Contains(got, "<style") {
				t.Error("the page has style of its own")
			}
		})
	}
}

func repeatedIDs(page string) []string {
	seen := make(map[string]bool)
	var repeated []string
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if seen[m[1]] {
			repeated = append(repeated, m[1])
		}
		seen[m[1]] = true
	}
	return repeated
}

func TestArticleTellsReferenceManagersWhatItIs(t *testing.T) {
	got := page(t, newRenderer(t), sampleArticle())
	var metas []string
	for _, m := range regexp.MustCompile(`<meta name="((?:dc|dcterms|citation|prism)[^"]*)" content="([^"]*)">`).FindAllStringSubmatch(got, -1) {
		metas = append(metas, m[1]+": "+m[2])
	}
	want := []string{
		"dc.type: newspaperArticle",
		"citation_title: A lantern on the mole settles what nine winters of talk could not",
		"dc.source: Harbour Gazette",
		"prism.publicationName: Harbour Gazette",
		"citation_author: Ada Quill and the shipping desk",
		"citation_publication_date: 1998-04-13T06:15:00&#43;01:00",
		"dcterms.rights: All rights reserved",
		"citation_public_url: https://gazette.example/1998/04/13/coast/a-lantern-on-the-mole-settles",
		"citation_language: en",
	}
	if diff := cmp.Diff(want, metas); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
