package build_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"gloss/build"
	"gloss/build/diag"
	"gloss/build/synth"
	"gloss/content"
)

// sample is the sample archive as a file system with content/ in it.
func sample(t testing.TB) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(content.FS, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content.FS, p)
		out["content/"+p] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func buildOf(t testing.TB, fsys fs.FS, o build.Options) *build.Output {
	t.Helper()
	out, err := build.Archive(context.Background(), fsys, o)
	if err != nil {
		t.Fatal(err)
	}
	if out.Diagnostics.HasErrors() {
		t.Fatalf("the archive has errors:\n%v", out.Diagnostics)
	}
	return out
}

// siteOf renders every file, several at a time and in no particular order.
func siteOf(t testing.TB, out *build.Output) map[string][]byte {
	t.Helper()
	site := map[string][]byte{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for from := range 4 {
		wg.Go(func() {
			for i := from; i < len(out.Paths()); i += 4 {
				data, err := out.Render(out.Paths()[i])
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				site[out.Paths()[i]] = data
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return site
}

func TestSameInputSameBytes(t *testing.T) {
	archives := map[string]fs.FS{"sample": sample(t), "synthetic": synth.FS(300, 1)}
	for name, fsys := range archives {
		t.Run(name, func(t *testing.T) {
			var first map[string][]byte
			for _, procs := range []int{1, 2, 7} {
				before := runtime.GOMAXPROCS(procs)
				site := siteOf(t, buildOf(t, fsys, build.Options{}))
				runtime.GOMAXPROCS(before)
				if first == nil {
					first = site
					continue
				}
				if len(site) != len(first) {
					t.Fatalf("%d files with %d processors, %d with one", len(site), procs, len(first))
				}
				for p, data := range site {
					if !bytes.Equal(data, first[p]) {
						t.Errorf("%s differs with %d processors", p, procs)
					}
				}
			}
		})
	}
}

func TestArchiveWithErrorsHasNoPages(t *testing.T) {
	out, err := build.Archive(context.Background(), fstest.MapFS{
		"content/site.yaml":       {Data: []byte("title: T\n")},
		"content/articles/a.txt":  {Data: []byte("---\ntitle: A\nsource: nobody\n---\nText.\n")},
		"content/articles/b.txt":  {Data: []byte("---\ntitle: B\ntypo: x\n---\nText.\n")},
		"content/articles/b.yaml": {Data: []byte("x")},
	}, build.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var codes []diag.Code
	for _, d := range out.Diagnostics {
		codes = append(codes, d.Code)
	}
	for _, want := range []diag.Code{diag.SourceUnknown, diag.KeyUnknown, diag.ArticleUndated, diag.FileUnexpected} {
		if !slices.Contains(codes, want) {
			t.Errorf("the diagnostics are %v; %s is not among them", codes, want)
		}
	}
	if len(out.Paths()) > 0 {
		t.Errorf("there are %d files", len(out.Paths()))
	}
	if _, err := out.Render("index.html"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("rendering gives %v", err)
	}
}

func TestArchiveOverridesOneFile(t *testing.T) {
	fsys := sample(t).(fstest.MapFS)
	fsys["layouts/page.html"] = &fstest.MapFile{Data: []byte("{{/* view.Page */}}<!DOCTYPE html><title>{{.Heading}}</title><p>mine")}
	fsys["assets/logo.svg"] = &fstest.MapFile{Data: []byte("<svg/>")}
	site := siteOf(t, buildOf(t, fsys, build.Options{}))
	if have := string(site["about.html"]); !strings.Contains(have, "mine") {
		t.Errorf("the archive’s layout is not used:\n%s", have)
	}
	if string(site["assets/logo.svg"]) != "<svg/>" {
		t.Error("the archive’s own asset is not copied")
	}
	if !bytes.Contains(site["index.html"], []byte("masthead")) {
		t.Error("another layout is gone")
	}
}

func TestBrokenLayoutIsADiagnostic(t *testing.T) {
	fsys := sample(t).(fstest.MapFS)
	fsys["layouts/page.html"] = &fstest.MapFile{Data: []byte("{{/* view.Page */}}\n<p>{{.Nonsense}}")}
	out, err := build.Archive(context.Background(), fsys, build.Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(out.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == diag.LayoutInvalid })
	if i < 0 || out.Diagnostics[i].File != "layouts/page.html" || out.Diagnostics[i].Line != 2 {
		t.Errorf("diagnostics:\n%v", out.Diagnostics)
	}
}

func TestImagesBesideAnArticleAreCopied(t *testing.T) {
	fsys := fstest.MapFS{
		"content/site.yaml":           {Data: []byte("title: T\n")},
		"content/articles/y/a.md":     {Data: []byte("---\ntitle: A\npublished: 2017-01-08\n---\n![A map](map.png) and ![gone](gone.png)\n")},
		"content/articles/y/map.png":  {Data: []byte("\x89PNG")},
		"content/articles/y/.hidden":  {Data: []byte("x")},
		"content/articles/y/notes.md": {Data: []byte("---\ntitle: N\npublished: 2017-01-08\n---\nSee [A](a.md), [B](b.md) and [JS](javascript:alert(1)).\n")},
	}
	out := buildOf(t, fsys, build.Options{})
	site := siteOf(t, out)
	if string(site["articles/y/map.png"]) != "\x89PNG" || !bytes.Contains(site["articles/y/a.html"], []byte(`src="map.png"`)) {
		t.Error("the image is not shown")
	}
	if !bytes.Contains(site["articles/y/notes.html"], []byte(`href="a.html"`)) || bytes.Contains(site["articles/y/notes.html"], []byte("javascript:")) {
		t.Errorf("links:\n%s", site["articles/y/notes.html"])
	}
	var have []string
	for _, d := range out.Diagnostics {
		if d.Code == diag.LinkBroken || d.Code == diag.LinkDropped {
			have = append(have, fmt.Sprintf("%s:%d:%d %s", path.Base(d.File), d.Line, d.Column, d.Code))
		}
	}
	want := []string{"a.md:5:23 link-broken", "notes.md:5:16 link-broken", "notes.md:5:30 link-dropped"}
	if !slices.Equal(have, want) {
		t.Errorf("problems are %v, want %v", have, want)
	}
}

func BenchmarkArchive(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			fsys := synth.FS(n, 1)
			b.ReportAllocs()
			for b.Loop() {
				buildOf(b, fsys, build.Options{})
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

func BenchmarkRender(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			out := buildOf(b, synth.FS(n, 1), build.Options{})
			paths := out.Paths()
			b.ReportAllocs()
			i, size := 0, 0
			for b.Loop() {
				data, err := out.Render(paths[i%len(paths)])
				if err != nil {
					b.Fatal(err)
				}
				size += len(data)
				i += 37 // a walk over pages of every kind
			}
			b.ReportMetric(float64(size)/float64(i/37), "bytes/page")
		})
	}
}
