package main

import (
	"context"
	"io/fs"
	"net"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"gloss/build"
	"gloss/build/preview"
	"gloss/build/publish"
	"gloss/content"
)

// builtSite is one archive's site, as a browser finds it.
type builtSite struct {
	base  string   // the address of its root, with a slash at the end
	pages []string // the paths of its pages, sorted
}

// at returns the address of a page.
func (s builtSite) at(page string) string { return s.base + page }

// kinds returns the site with one page of each kind, the first: of types and their entities, articles, months, sources,
// stories, two accounts side by side, years of the timeline and the indexes of all these; with each page that stands at the root; and with those named.
func (s builtSite) kinds(more ...string) builtSite {
	seen := map[string]bool{}
	var pages []string
	for _, page := range s.pages {
		dir, name := path.Split(page)
		kind, _, _ := strings.Cut(dir, "/")
		if kind != "articles" && kind != "sources" && kind != "stories" && kind != "timeline" {
			kind = "types"
		}
		switch {
		case kind == "stories" && strings.Count(page, "/") == 2:
			kind = "stories/pair"
		case dir == "":
			kind = name
		case name == "index.html":
			kind += "/index"
		case kind == "articles" && len(name) == len("01.html"):
			kind += "/month"
		}
		if !seen[kind] || slices.Contains(more, page) {
			seen[kind] = true
			pages = append(pages, page)
		}
	}
	return builtSite{s.base, pages}
}

// transport is a way from a built site to a browser.
type transport struct {
	name      string
	open      func(*testing.T, *build.Output) (base string)
	hasServer bool
}

func transports() []transport {
	return []transport{{"file", openFolder, false}, {"http", openPreview, true}}
}

// openFolder publishes a site into a folder, to be read without a server.
func openFolder(t *testing.T, out *build.Output) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := publish.Dir(t.Context(), dir, out, publish.Options{}); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
}

// openPreview serves a site as gloss serve does.
func openPreview(t *testing.T, out *build.Output) string {
	t.Helper()
	return servePreview(t, func() *build.Output { return out })
}

// servePreview serves the newest site.
func servePreview(t *testing.T, newest func() *build.Output) string {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	server.Config.Handler = preview.Handler(func() preview.Site { return newest() }, preview.Options{}, server.Listener.Addr().String())
	serveUntilTheEnd(t, server)
	return server.URL + "/"
}

// serveUntilTheEnd starts a server that ends with the test. Close waits for every answer, and a page that is still open
// listens to one that never ends, or asks for the next as soon as one is cut off: so all that are and will be asked for
// are told to end.
func serveUntilTheEnd(t *testing.T, server *httptest.Server) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	server.Config.BaseContext = func(net.Listener) context.Context { return ctx }
	server.Start()
	t.Cleanup(func() {
		cancel()
		server.Close()
	})
}

// buildSite builds the archive of a file system that holds content/. Errors in the content end the test.
func buildSite(t *testing.T, fsys fs.FS) *build.Output {
	t.Helper()
	out, err := build.Archive(t.Context(), fsys, build.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if out.Diagnostics.HasErrors() {
		var text strings.Builder
		_ = out.Diagnostics.Print(&text) // a strings.Builder takes everything
		t.Fatalf("the archive has errors:\n%s", text.String())
	}
	return out
}

// sampleArchive is the archive that the program brings along.
func sampleArchive(t *testing.T) *build.Output {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), content.FS); err != nil {
		t.Fatal(err)
	}
	return buildSite(t, os.DirFS(dir))
}

// markedArchive is the archive of testdata/browser: each kind of mark, words that do not fit, another direction.
func markedArchive(t *testing.T) *build.Output {
	t.Helper()
	a, err := txtar.ParseFile("testdata/browser/archive.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := txtar.FS(a)
	if err != nil {
		t.Fatal(err)
	}
	return buildSite(t, fsys)
}

// open makes a built site reachable by a transport.
func (tr transport) site(t *testing.T, out *build.Output) builtSite {
	t.Helper()
	s := builtSite{base: tr.open(t, out)}
	for _, p := range out.Paths() {
		if path.Ext(p) == ".html" && p != "404.html" { // which only a server shows
			s.pages = append(s.pages, p)
		}
	}
	return s
}
