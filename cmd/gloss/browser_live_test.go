package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// served is an archive on disk, served as gloss serve does.
type served struct {
	t    testing.TB
	dir  string
	base string
	stop func() int
	log  *logbook
}

// logbook keeps what a command prints, and hands over the address in it.
type logbook struct {
	mu      sync.Mutex
	text    bytes.Buffer
	address chan string
}

var servedAt = regexp.MustCompile(`serving .* at (http://\S+)`)

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if m := servedAt.FindSubmatch(p); m != nil {
		l.address <- string(m[1])
	}
	return l.text.Write(p)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// serveArchive serves the files, by their paths below the root, until the test ends or stop is called.
func serveArchive(t *testing.T, files map[string]string, flags ...string) *served {
	t.Helper()
	s := &served{t: t, dir: t.TempDir()}
	for path, text := range files {
		s.write(path, text)
	}
	s.start("127.0.0.1:0", flags...)
	return s
}

func (s *served) start(addr string, flags ...string) {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	s.log = &logbook{address: make(chan string, 1)}
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"-C", s.dir, "serve", "--addr", addr}, flags...), s.log, s.log)
	}()
	s.stop = sync.OnceValue(func() int { cancel(); return <-ended })
	s.t.Cleanup(func() { s.stop() })
	select {
	case s.base = <-s.log.address:
	case code := <-ended:
		s.t.Fatalf("gloss serve ended with %d:\n%s", code, s.log)
	}
}

func (s *served) write(path, text string) {
	s.t.Helper()
	full := filepath.Join(s.dir, path)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// see waits until an expression is true in the page, whether or not that is loaded again meanwhile.
func (b *tab) see(expression string) {
	b.t.Helper()
	call(b, page.BringToFront, cdp.Empty{}) // a tab out of sight lets go of its line, and takes it up again
	ctx, cancel := b.ctx, context.CancelFunc(func() {})
	if end, ok := ctx.Deadline(); ok {
		ctx, cancel = context.WithDeadline(ctx, end.Add(-5*time.Second)) // what is left is for saying what was seen
	}
	defer cancel()
	for {
		_, err := chromedp.Run(ctx, chromedp.Poll[bool](expression, chromedp.WithPollingInterval(5*time.Millisecond)))
		switch {
		case err == nil:
			return
		case ctx.Err() != nil:
			b.t.Fatalf("%v, waiting for\n%s\nat %s", err, expression, eval[string](b, "location.href + '\\n' + document.body.innerText"))
		}
	}
}

// look opens a page of the preview and waits until it is told what is new.
func (b *tab) look(s *served, path string) {
	b.t.Helper()
	b.open(s.base + path)
	b.see("document.documentElement.hasAttribute('data-gloss-live')")
}

const (
	front     = "---\ntitle: A long day\nsource: gazette\npublished: 2021-05-01\n---\n"
	paragraph = "\n\nThe council met at noon and spoke of the harbour, number %d on its list, for most of the afternoon."
)

// longDay is an article of many paragraphs, in which a word stands that a note is on.
func longDay(first string) string {
	var b strings.Builder
	b.WriteString(front + first)
	for i := range 60 {
		fmt.Fprintf(&b, paragraph, i+1)
		if i == 30 {
			b.WriteString("\n\nHere the lighthouse is spoken of.")
		}
	}
	return b.String() + "\n"
}

// small is an archive of two articles.
func small() map[string]string {
	return map[string]string{
		"content/site.yaml":                    "title: Harbour papers\nlanguage: en\n",
		"content/sources.yaml":                 "- id: gazette\n  name: The Gazette\n",
		"content/entities/all.yaml":            "- id: mira-toll\n  type: person\n  name: Mira Toll\n",
		"content/articles/long-day.md":         longDay("It began with rain."),
		"content/articles/long-day.notes.yaml": "annotations:\n  - on: the [[lighthouse]] is\n    note: Built of wood.\n",
		"content/articles/other.md":            "---\ntitle: Another\nsource: gazette\npublished: 2021-05-02\n---\nMira Toll spoke.\n",
	}
}

// TestLive edits an archive while its pages are open in a browser.
func TestLive(t *testing.T) {
	browser := startBrowser(t)
	for name, test := range map[string]func(*testing.T, func() *tab){
		"an edit leaves the reader's place alone": editLeavesThePlaceAlone,
		"every kind of edit shows in every tab":   everyEditShowsInEveryTab,
		"a style is swapped without a load":       styleIsSwappedWithoutALoad,
		"an error lies over the last good page":   errorLiesOverTheLastGoodPage,
		"an archive that begins with errors":      archiveBeginsWithErrors,
		"a page that moved says where":            pageThatMovedSaysWhere,
		"a page is loaded again after a restart":  pageIsLoadedAgainAfterARestart,
		"a checkout of many files is one change":  checkoutOfManyFiles,
	} {
		t.Run(name, func(t *testing.T) { test(t, func() *tab { return openTab(browser, t) }) })
	}
}

func editLeavesThePlaceAlone(t *testing.T, open func() *tab) {
	s, b := serveArchive(t, small()), open()
	b.look(s, "articles/long-day.html")
	b.resize(700)
	// What the reader does: opens the note, goes to a link further down, selects words, scrolls.
	b.do(chromedp.Evaluate[chromedp.Void](`
		document.querySelector('.prose .note-toggle').checked = true;
		document.querySelector('.facts a, main a[href]').focus({preventScroll: true});
		window.mark = document.querySelector('.prose .note-anchor').closest('p');
		window.mark.scrollIntoView({block: 'start', behavior: 'instant'});
		getSelection().selectAllChildren(window.mark.nextElementSibling);
		window.top0 = window.mark.getBoundingClientRect().top;
		window.focus0 = document.activeElement;
		window.selected0 = String(getSelection()).replace(/\d+/g, '');
		window.isThisLoad = true; true`))
	if eval[float64](b, "scrollY") < 500 {
		t.Fatal("the page is too short to be scrolled")
	}
	s.write("content/articles/long-day.md", longDay("It began with rain.\n\nThen came a paragraph that was not there before.\n\nAnd another, somewhat longer, so that all of what follows moves down the page by some lines."))
	b.see("document.body.textContent.includes('was not there before')")
	got := eval[map[string]any](b, `({
		load: window.isThisLoad === true,
		note: document.querySelector('.prose .note-toggle').checked,
		focus: document.activeElement === window.focus0 && window.focus0 !== document.body,
		place: Math.abs(window.mark.getBoundingClientRect().top - window.top0) < 2,
		selection: String(getSelection()).replace(/\d+/g, '') === window.selected0 && window.selected0 !== '',
		script: getComputedStyle(document.querySelector('.colophon-keys')).display !== 'none'})`)
	want := map[string]any{"load": true, "note": true, "focus": true, "place": true, "selection": true, "script": true}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what stays (-want +have):\n%s", diff)
	}
}

func everyEditShowsInEveryTab(t *testing.T, open func() *tab) {
	s, first, second := serveArchive(t, small()), open(), open()
	first.look(s, "articles/other.html")
	second.look(s, "articles/other.html")
	for _, c := range []struct{ path, text, see string }{
		{"content/articles/other.md", "---\ntitle: Another\nsource: gazette\npublished: 2021-05-02\n---\nMira Toll spoke twice.\n", "document.body.textContent.includes('spoke twice')"},
		{"content/articles/other.notes.yaml", "annotations:\n  - on: spoke [[twice]]\n    note: Once aloud.\n", "document.body.textContent.includes('Once aloud')"},
		{"content/entities/all.yaml", "- id: mira-toll\n  type: person\n  name: Mira Toll\n- id: twice-fair\n  type: event\n  name: Twice\n  match: {case: fold}\n", "Boolean(document.querySelector('.prose a[href$=\"twice-fair.html\"]'))"},
		{"content/site.yaml", "title: Papers of the harbour\nlanguage: en\n", "document.title.includes('Papers of the harbour')"},
		{"content/articles/new.md", "---\ntitle: A third\nsource: gazette\npublished: 2021-05-03\n---\nMira Toll again.\n", "Boolean(document.querySelector('a[href=\"new.html\"]'))"},
		{"layouts/article.html", `<!DOCTYPE html><html lang="en" dir="rtl"><head><meta charset="utf-8"><title>Own</title><link rel="stylesheet" href="{{.Root}}assets/gloss.css"><script defer src="{{.Root}}assets/gloss.js"></script></head><body><main>OWN {{.Text}}</main></body></html>`, "document.dir === 'rtl' && document.body.textContent.includes('OWN')"},
	} {
		s.write(c.path, c.text)
		first.see(c.see)
		second.see(c.see)
	}
}

func styleIsSwappedWithoutALoad(t *testing.T, open func() *tab) {
	s, b := serveArchive(t, small()), open()
	s.write("assets/own.css", "body { outline: 1px solid rgb(1, 2, 3); }\n")
	b.look(s, "articles/other.html")
	b.see("getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'")
	b.do(chromedp.Evaluate[chromedp.Void]("window.isThisLoad = true; true"))
	s.write("assets/own.css", "body { outline: 1px solid rgb(4, 5, 6); }\n")
	b.see("getComputedStyle(document.body).outlineColor === 'rgb(4, 5, 6)' && document.querySelectorAll('link[href*=\"gloss.css\"]').length === 1")
	if !eval[bool](b, "window.isThisLoad === true") {
		t.Error("the page was loaded again")
	}
	s.write("assets/gloss.js", "document.documentElement.dataset.own = 'yes';\n")
	b.see("document.documentElement.dataset.own === 'yes' && !window.isThisLoad")
}

func errorLiesOverTheLastGoodPage(t *testing.T, open func() *tab) {
	out := filepath.Join(t.TempDir(), "opened")
	s := serveArchive(t, small(), "--editor", "cp {file} "+out)
	b := open()
	b.look(s, "articles/other.html")
	broken := "---\ntitle: Another\nsource: gazete\npublished: 2021-05-02\n---\nMira Toll shouted.\n"
	s.write("content/articles/other.md", broken)
	b.see("document.querySelector('.gloss-trouble:not([hidden])')?.textContent.includes('content/articles/other.md:3:9')")
	if text := eval[string](b, "document.querySelector('main').textContent"); !strings.Contains(text, "Mira Toll spoke.") {
		t.Errorf("the last good page is gone: %s", text)
	}
	for _, want := range []string{"source: gazete", "gazette", "One error"} {
		if text := eval[string](b, "document.querySelector('.gloss-trouble').textContent"); !strings.Contains(text, want) {
			t.Errorf("the panel lacks %q: %s", want, text)
		}
	}
	b.do(chromedp.Evaluate[chromedp.Void]("document.querySelector('.gloss-place').click()"))
	for opened, _ := os.ReadFile(out); string(opened) != broken; opened, _ = os.ReadFile(out) {
		if b.ctx.Err() != nil {
			t.Fatalf("the editor was not started:\n%s", s.log)
		}
	}
	b.do(chromedp.Evaluate[chromedp.Void]("document.querySelector('.gloss-trouble button').focus()"))
	b.press("\x1b")
	b.see("document.querySelector('.gloss-trouble').hidden")
	s.write("content/articles/long-day.md", "no front matter")
	b.see("document.querySelector('.gloss-trouble:not([hidden])')?.textContent.includes('errors in the archive')")
	s.write("content/articles/long-day.md", longDay("Mended."))
	s.write("content/articles/other.md", strings.Replace(broken, "gazete", "gazette", 1))
	b.see("document.querySelector('.gloss-trouble').hidden && document.querySelector('main').textContent.includes('shouted')")
}

func archiveBeginsWithErrors(t *testing.T, open func() *tab) {
	files := small()
	good := files["content/sources.yaml"]
	files["content/sources.yaml"] = "- id: [\n"
	s, b := serveArchive(t, files), open()
	b.open(s.base)
	b.see("document.querySelector('.gloss-trouble:not([hidden])')?.textContent.includes('content/sources.yaml')")
	s.write("content/sources.yaml", good)
	b.see("document.title.includes('Harbour papers') && document.querySelector('.gloss-trouble')?.hidden")
}

func pageThatMovedSaysWhere(t *testing.T, open func() *tab) {
	s, b := serveArchive(t, small()), open()
	b.look(s, "articles/other.html")
	dir := filepath.Join(s.dir, "content", "articles")
	if err := os.Rename(filepath.Join(dir, "other.md"), filepath.Join(dir, "renamed.md")); err != nil {
		t.Fatal(err)
	}
	b.see("document.querySelector('.gloss-trouble:not([hidden]) a')?.pathname === '/articles/renamed.html'")
	if err := os.Rename(filepath.Join(dir, "renamed.md"), filepath.Join(dir, "other.md")); err != nil {
		t.Fatal(err)
	}
	b.see("document.querySelector('.gloss-trouble').hidden")
	if err := os.Remove(filepath.Join(dir, "other.md")); err != nil {
		t.Fatal(err)
	}
	b.see("document.querySelector('.gloss-trouble:not([hidden])')?.textContent.includes('gone')")
}

func pageIsLoadedAgainAfterARestart(t *testing.T, open func() *tab) {
	s, b := serveArchive(t, small()), open()
	b.look(s, "articles/other.html")
	run := eval[string](b, "document.documentElement.dataset.glossLive")
	address := strings.TrimSuffix(strings.TrimPrefix(s.base, "http://"), "/")
	if code := s.stop(); code != exitFine {
		t.Errorf("gloss serve ended with %d:\n%s", code, s.log)
	}
	s.write("content/articles/other.md", strings.Replace(small()["content/articles/other.md"], "spoke", "sang", 1))
	s.start(address)
	b.see(fmt.Sprintf("document.documentElement.dataset.glossLive && document.documentElement.dataset.glossLive !== %q && document.querySelector('main').textContent.includes('sang')", run))
	s.write("content/articles/other.md", strings.Replace(small()["content/articles/other.md"], "spoke", "wept", 1))
	b.see("document.querySelector('main').textContent.includes('wept')")
}

func checkoutOfManyFiles(t *testing.T, open func() *tab) {
	s, b := serveArchive(t, small()), open()
	b.look(s, "articles/index.html")
	for i := range 300 {
		s.write(fmt.Sprintf("content/articles/more/deep/n%03d.md", i), fmt.Sprintf("---\ntitle: Many %d\nsource: gazette\npublished: 2021-06-01\n---\nMira Toll.\n", i))
	}
	b.see("document.body.textContent.includes('302 articles')")
	if err := os.Rename(filepath.Join(s.dir, "content/articles/more"), filepath.Join(s.dir, "content/articles/less")); err != nil {
		t.Fatal(err)
	}
	s.write("content/articles/less/deep/n000.md", "---\ntitle: In the folder's new place\nsource: gazette\npublished: 2021-06-02\n---\nMira Toll.\n")
	b.see("document.body.textContent.includes('In the folder’s new place') || document.body.textContent.includes(\"In the folder's new place\")")
}
