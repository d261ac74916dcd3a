package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

	"gloss/build"
	"gloss/build/offline"
	"gloss/build/publish"
)

// host serves a published site below a path, and notes what it is asked for. It may be down, or fail.
type host struct {
	t    *testing.T
	dir  string
	base string // the address of the site's root

	mu     sync.Mutex
	asked  []string // "METHOD path", since takeAsked
	down   bool
	broken map[string]bool // paths that are answered with an error
	held   chan struct{}   // all but articles and lists wait until this is closed, where it is not nil
	site   http.Handler    // in place of the folder, where it is not nil
}

// sitePath is where the host has the site: a worker has to find its way below a path.
const sitePath = "/papers/"

func newHost(t *testing.T, out *build.Output) *host {
	t.Helper()
	h := &host{t: t, dir: t.TempDir(), broken: map[string]bool{}}
	h.publish(out)
	server := httptest.NewUnstartedServer(h)
	serveUntilTheEnd(t, server)
	h.base = server.URL + sitePath
	return h
}

// publish puts a site into the folder as gloss build does.
func (h *host) publish(out *build.Output) { publishOffline(h.t, h.dir, out) }

func publishOffline(t *testing.T, dir string, out *build.Output) {
	t.Helper()
	var o publish.Options
	if out.Archive().Site.Offline {
		o.Last = offline.Last(out.Paths())
	}
	if _, err := publish.Dir(t.Context(), dir, out, o); err != nil {
		t.Fatal(err)
	}
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path, ours := strings.CutPrefix(r.URL.Path, sitePath)
	h.mu.Lock()
	h.asked = append(h.asked, r.Method+" "+path)
	if path == offline.WorkerPath {
		r.Header.Del("If-Modified-Since") // it tells no versions apart that are published within one second
	}
	down, broken, held, site := h.down, h.broken[path], h.held, h.site
	h.mu.Unlock()
	if held != nil && !strings.HasPrefix(path, "articles/") && !strings.HasPrefix(path, "data/offline/") {
		select {
		case <-held:
		case <-r.Context().Done():
		}
	}
	switch {
	case down:
		panic(http.ErrAbortHandler) // breaks the connection off
	case broken:
		http.Error(w, "an error of the host", http.StatusInternalServerError)
	case site != nil:
		site.ServeHTTP(w, r)
	case !ours:
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<!DOCTYPE html><title>Elsewhere</title><p>Another site.")
	default:
		http.StripPrefix(sitePath, http.FileServer(http.Dir(h.dir))).ServeHTTP(w, r)
	}
}

// set changes how the host answers.
func (h *host) set(change func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change()
}

func (h *host) setDown(down bool) { h.set(func() { h.down = down }) }

// takeAsked returns the files that were asked for since it was last called, without the worker and its lists.
func (h *host) takeAsked() map[string]bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	out := map[string]bool{}
	for _, a := range h.asked {
		if p, ok := strings.CutPrefix(a, "GET "); ok && p != offline.WorkerPath && !strings.HasPrefix(p, "data/offline/") && p != "site.webmanifest" && p != "" && !strings.HasSuffix(p, "/") {
			out[p] = true
		}
	}
	h.asked = nil
	return out
}

// waitFor returns once the host has been asked for something since takeAsked: "METHOD path".
func (h *host) waitFor(asked string) {
	h.t.Helper()
	for h.t.Context().Err() == nil {
		h.mu.Lock()
		found := slices.Contains(h.asked, asked)
		h.mu.Unlock()
		if found {
			return
		}
		runtime.Gosched()
	}
}

// papers is an archive that may be read offline. The third article says what is given.
func papers(t *testing.T, third string) *build.Output {
	t.Helper()
	return buildSite(t, fstest.MapFS{
		"content/site.yaml":         {Data: []byte("title: Harbour papers\nlanguage: en\noffline: true\n")},
		"content/sources.yaml":      {Data: []byte("- id: gazette\n  name: The Gazette\n")},
		"content/entities/all.yaml": {Data: []byte("- id: mira-toll\n  type: person\n  name: Mira Toll\n")},
		"content/articles/one.md":   {Data: []byte("---\ntitle: The first\nsource: gazette\npublished: 2021-05-01\n---\nMira Toll came.\n")},
		"content/articles/two.md":   {Data: []byte("---\ntitle: The second\nsource: gazette\npublished: 2021-05-02\n---\nMira Toll saw.\n")},
		"content/articles/three.md": {Data: []byte("---\ntitle: The third\nsource: gazette\npublished: 2021-05-03\n---\n" + third + "\n")},
		"content/articles/bolée.md": {Data: []byte("---\ntitle: The fourth\nsource: gazette\npublished: 2021-05-04\n---\nNobody came.\n")},
	})
}

const wonText = "Mira Toll won."

// files returns what each file of a site holds, without the page for lost readers and what only crawlers read.
func files(t *testing.T, out *build.Output) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, p := range out.Paths() {
		data, err := out.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		if p != "404.html" && p != "robots.txt" {
			all[p] = string(data)
		}
	}
	return all
}

// visit opens a page and waits until the site's worker is at work.
func (b *tab) visit(address string) {
	b.t.Helper()
	b.open(address)
	await[bool](b, `navigator.serviceWorker.ready.then(({active}) => active.state === "activated" ||
		new Promise(done => active.addEventListener("statechange", () => done(true))))`)
}

// heading is what the page is about.
func (b *tab) heading() string {
	b.t.Helper()
	return eval[string](b, `document.querySelector("h1").textContent.trim()`)
}

// shows opens a page and says whether it is about what it should be, in its own style.
func (b *tab) shows(address, heading string) {
	b.t.Helper()
	b.open(address)
	if got := b.heading(); got != heading {
		b.t.Errorf("%s shows %q, not %q", address, got, heading)
	}
	if got := b.style("body", "font-family"); !strings.Contains(got, "serif") {
		b.t.Errorf("%s is shown without its style", address)
	}
}

// missing opens a page that is not kept.
func (b *tab) missing(address string) {
	b.t.Helper()
	b.shows(address, "Reading offline")
	if !b.isShown(".offline-missing") {
		b.t.Errorf("%s: nothing says that the page is not kept", address)
	}
}

// status waits for what the page for reading offline says.
func (b *tab) status(part string) string {
	b.t.Helper()
	b.see(fmt.Sprintf(`document.querySelector(".offline [role=status]").textContent.includes(%s)`, quoted(part)))
	return eval[string](b, `document.querySelector(".offline [role=status]").textContent`)
}

// buttons returns what the shown buttons ask for.
func (b *tab) buttons() []string {
	b.t.Helper()
	return eval[[]string](b, `Array.from(document.querySelectorAll(".offline button")).filter(e => e.checkVisibility()).map(e => e.dataset.ask)`)
}

func (b *tab) ask(what string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(fmt.Sprintf(".offline button[data-ask=%s]", what))))
}

// keepAll keeps the whole archive.
func (b *tab) keepAll(h *host) {
	b.t.Helper()
	b.visit(h.base + "offline.html")
	b.status("kept so far")
	b.ask("keep")
	b.status("whole archive is kept")
}

// beginToKeep begins to keep the whole archive and returns while it is at that. The rest comes when the channel is closed
// and h.held is nil.
func (b *tab) beginToKeep(h *host) chan struct{} {
	b.t.Helper()
	b.visit(h.base + "offline.html")
	b.status("kept so far")
	held := make(chan struct{})
	h.set(func() { h.held = held })
	b.ask("keep")
	b.status("Keeping the archive")
	b.see(`document.querySelector("progress").value > 0`)
	return held
}

// isQuiet says that no page complained.
func (b *tab) isQuiet() {
	b.t.Helper()
	_, faults := b.traffic.take()
	for _, f := range faults {
		b.t.Error(f)
	}
}
