package main

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"gloss/build/offline"
	"gloss/build/preview"
)

// TestOffline reads a hosted site with and without its network, in a browser.
func TestOffline(t *testing.T) {
	browser := startBrowser(t)
	for _, c := range []struct {
		name string
		test func(*testing.T, *tab)
	}{
		{"what was read is there without the network", whatWasReadIsThereWithoutTheNetwork},
		{"the whole archive is kept and removed", theWholeArchiveIsKeptAndRemoved},
		{"keeping stops and goes on", keepingStopsAndGoesOn},
		{"a worker that the browser ends is said", aWorkerThatTheBrowserEndsIsSaid},
		{"a new version replaces what changed", aNewVersionReplacesWhatChanged},
		{"a file that cannot be had is said", aFileThatCannotBeHadIsSaid},
		{"a full device is said", aFullDeviceIsSaid},
		{"an error is never kept", anErrorIsNeverKept},
		{"only the site's own pages are kept", onlyTheSitesOwnPagesAreKept},
		{"a site that takes it back leaves nothing", aSiteThatTakesItBackLeavesNothing},
		{"a site that does not offer it has no worker", aSiteThatDoesNotOfferItHasNoWorker},
		{"a folder needs no worker", aFolderNeedsNoWorker},
		{"a preview has no worker", aPreviewHasNoWorker},
		{"a preview puts away a worker that is left", aPreviewPutsAwayAWorkerThatIsLeft},
		{"without script there is no dead control", withoutScriptThereIsNoDeadControl},
		{"the page is readable", offlinePageIsReadable},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, openTab(browser, t)) })
	}
}

func whatWasReadIsThereWithoutTheNetwork(t *testing.T, b *tab) {
	h := newHost(t, papers(t, wonText))
	b.visit(h.base + "articles/one.html") // a reader's first page has no worker yet, and is kept nevertheless
	b.shows(h.base+"articles/bol%C3%A9e.html", "The fourth")
	b.isQuiet()

	h.setDown(true)
	b.shows(h.base+"articles/one.html?from=a-letter#p1", "The first")
	b.shows(h.base+"articles/bol%C3%A9e", "The fourth") // as servers let one leave the ending out
	b.shows(h.base, "Harbour papers")
	b.isQuiet()
	b.missing(h.base + "articles/three.html")
	if got := eval[string](b, `document.querySelector(".offline-again a").href`); got != h.base+"articles/three.html" {
		t.Errorf("trying again leads to %q", got)
	}

	h.setDown(false)
	b.do(chromedp.Click(chromedp.CSS(".offline-again a")))
	b.see(`document.querySelector("h1").textContent.includes("The third")`)
}

func theWholeArchiveIsKeptAndRemoved(t *testing.T, b *tab) {
	out := papers(t, wonText)
	h, all := newHost(t, out), files(t, out)
	b.visit(h.base + "offline.html")
	said := b.status("kept so far")
	size := 0
	for _, data := range all {
		size += len(data)
	}
	if want := fmt.Sprintf("takes %d kB", roundTo3(size)/1000); !strings.Contains(said, want) || !strings.Contains(said, fmt.Sprintf(" of %d.", len(all))) {
		t.Errorf("the site has %d bytes in %d files, and the page says %q", size, len(all), said)
	}
	if got := b.buttons(); !slices.Equal(got, []string{"keep"}) {
		t.Errorf("at first the buttons are %q", got)
	}
	// What the bar shows is written down by the page itself, since nobody asks it in time.
	eval[bool](b, `new MutationObserver(() => (window.bars = window.bars || []).push(document.querySelector("progress").value))
		.observe(document.querySelector("progress"), {attributes: true}) || true`)
	b.ask("keep")
	b.status("whole archive is kept")
	bars := eval[[]float64](b, "window.bars")
	if !slices.IsSorted(bars) || len(bars) < len(all)/2 || bars[len(bars)-1] != 1 {
		t.Errorf("the bar went %v", bars)
	}

	h.setDown(true)
	for _, p := range slices.Sorted(maps.Keys(all)) {
		if strings.HasSuffix(p, ".html") && p != offline.PagePath {
			b.open(h.base + p)
			if b.heading() == "Reading offline" {
				t.Errorf("%s is not there", p)
			}
		}
	}
	b.open(h.base + "search.html#q=toll")
	b.see(`document.querySelectorAll(".search-results li").length > 0`)
	b.isQuiet()

	b.open(h.base + "offline.html")
	b.status("whole archive is kept")
	if got := b.buttons(); !slices.Equal(got, []string{"remove"}) {
		t.Errorf("of the whole archive the buttons are %q", got)
	}
	b.ask("remove")
	b.status("is removed")
	b.missing(h.base + "articles/one.html")
	h.setDown(false)
	b.shows(h.base+"articles/one.html", "The first")
	h.setDown(true)
	b.shows(h.base+"articles/one.html", "The first")
}

// roundTo3 rounds to three significant digits, as the page does.
func roundTo3(n int) int {
	unit := 1
	for n/unit >= 1000 {
		unit *= 10
	}
	return (n + unit/2) / unit * unit
}

func keepingStopsAndGoesOn(t *testing.T, b *tab) {
	out := papers(t, wonText)
	h := newHost(t, out)
	held := b.beginToKeep(h)
	if got := b.buttons(); !slices.Equal(got, []string{"stop"}) {
		t.Errorf("while it keeps the buttons are %q", got)
	}
	if got := eval[string](b, "document.activeElement.dataset.ask"); got != "stop" {
		t.Errorf("while it keeps the focus is on %q", got)
	}
	b.ask("stop")
	await[bool](b, `new Promise(done => setTimeout(() => done(true)))`) // the message is on its way
	h.set(func() { h.held = nil })
	close(held)
	b.status("Stopped")
	h.takeAsked()
	if got := b.buttons(); !slices.Equal(got, []string{"keep", "remove"}) {
		t.Errorf("after a stop the buttons are %q", got)
	}
	kept := eval[string](b, `document.querySelector(".offline [role=status]").textContent`)

	b.ask("keep")
	b.status("whole archive is kept")
	rest := h.takeAsked()
	if len(rest) == 0 || len(rest) >= len(files(t, out)) {
		t.Errorf("after a stop that says %q, %d files are asked for", kept, len(rest))
	}
}

func aWorkerThatTheBrowserEndsIsSaid(t *testing.T, b *tab) {
	h := newHost(t, papers(t, wonText))
	held := b.beginToKeep(h)
	call(b, serviceworker.Enable, cdp.Empty{})
	call(b, serviceworker.StopAllWorkers, cdp.Empty{})
	h.set(func() { h.held = nil })
	close(held)
	b.status("connection broke off")
	b.ask("keep")
	b.status("whole archive is kept")
}

func aNewVersionReplacesWhatChanged(t *testing.T, b *tab) {
	first, second := papers(t, wonText), papers(t, "Mira Toll lost.")
	h := newHost(t, first)
	b.keepAll(h)
	b.open(h.base + "articles/one.html")
	old := await[string](b, "caches.keys().then(all => all[0])")
	h.takeAsked()
	h.publish(second)
	b.open(h.base + "articles/two.html") // shown from what is kept; meanwhile the browser looks for news
	// It waits for the next page, or has taken over where the browser was still looking when the first was open.
	b.see(fmt.Sprintf(`(Promise.all([navigator.serviceWorker.getRegistration(), caches.keys()]).then(([r, all]) => {
		window.isHere = !!r.waiting || !all.includes(%q);
	}), window.isHere === true)`, old))
	before, want := files(t, first), map[string]bool{}
	for p, data := range files(t, second) {
		if data != before[p] {
			want[p] = true
		}
	}
	if diff := cmp.Diff(want, h.takeAsked()); diff != "" {
		t.Errorf("asked for (-what changed +what was)\n%s", diff)
	}

	h.setDown(true)
	b.open(h.base + "articles/three.html#p1")
	b.see(`document.querySelector(".prose").textContent.includes("lost") && location.hash === "#p1"`)
	for _, p := range []string{"articles/one.html", "index.html"} {
		b.open(h.base + p)
		if b.heading() == "Reading offline" {
			t.Errorf("with the new version %s is not there", p)
		}
	}
	b.open(h.base + "offline.html")
	b.status("whole archive is kept")
	if n := await[int](b, "caches.keys().then(all => all.length)"); n != 1 {
		t.Errorf("%d versions are kept", n)
	}
}

func aFileThatCannotBeHadIsSaid(t *testing.T, b *tab) {
	h := newHost(t, papers(t, wonText))
	b.visit(h.base + "offline.html")
	b.status("kept so far")

	held := make(chan struct{})
	h.set(func() { h.broken["articles/three.html"], h.held = true, held })
	b.ask("keep")
	h.waitFor("GET articles/three.html") // fails while others are on their way
	h.set(func() { h.held = nil })
	close(held)
	b.status("a file could not be had")
	// The worker answers in turn: what is still to be told of the others is told by then, and would move the buttons.
	asked := await[bool](b, `(async () => {
		const { active } = await navigator.serviceWorker.getRegistration();
		const { port1, port2 } = new MessageChannel();
		const answer = new Promise((done) => { port1.onmessage = () => done(true); });
		active.postMessage({}, [port2]);
		return answer;
	})()`)
	if have := eval[string](b, `document.querySelector(".offline-figures").textContent`); !asked || have != "" {
		t.Errorf("the page goes on to count files: %q", have)
	}
	h.set(func() { clear(h.broken) })

	file := filepath.Join(h.dir, "articles", "three.html")
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write := func(data []byte) {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(bytes.Replace(good, []byte("won"), []byte("was seen by an advertisement"), 1))
	b.ask("keep")
	b.status("alters its files")
	write(good)

	h.setDown(true)
	b.ask("keep")
	b.status("connection broke off")
	h.setDown(false)

	b.ask("keep")
	b.status("whole archive is kept")
}

func aFullDeviceIsSaid(t *testing.T, b *tab) {
	h := newHost(t, papers(t, wonText))
	b.visit(h.base + "offline.html")
	b.status("kept so far")
	origin := strings.TrimSuffix(h.base, sitePath)
	size := 1000 + await[float64](b, "navigator.storage.estimate().then(e => e.usage)")
	call(b, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: origin, QuotaSize: &size})
	b.open(h.base + "offline.html")
	b.ask("keep")
	b.status("no room for more")
	b.shows(h.base+"articles/one.html", "The first") // what cannot be kept can be read
	call(b, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: origin})
	b.keepAll(h)
}

func anErrorIsNeverKept(t *testing.T, b *tab) {
	h := newHost(t, papers(t, wonText))
	b.visit(h.base + "articles/one.html")
	h.set(func() { h.broken["articles/three.html"] = true })
	b.open(h.base + "articles/three.html")
	if got := eval[string](b, "document.body.textContent"); !strings.Contains(got, "an error of the host") {
		t.Errorf("the page shows %q", got)
	}
	b.open(h.base + "articles/nowhere.html")
	h.set(func() { clear(h.broken) })
	h.setDown(true)
	b.missing(h.base + "articles/three.html")
	b.missing(h.base + "articles/nowhere.html")
}

func onlyTheSitesOwnPagesAreKept(t *testing.T, b *tab) {
	h := newHost(t, papers(t, wonText))
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		fmt.Fprint(w, "from elsewhere")
	}))
	t.Cleanup(elsewhere.Close)
	b.visit(h.base + "articles/one.html")
	b.shows(h.base+"articles/two.html", "The second")
	for _, fetch := range []string{`"three.html", {method: "POST"}`, `"/other.html"`, quoted(elsewhere.URL + sitePath + "articles/three.html")} {
		await[string](b, "fetch("+fetch+").then(r => r.text())")
	}
	kept := await[[]string](b, `caches.keys().then(names => Promise.all(names.map(n => caches.open(n).then(c => c.keys()))))
		.then(lists => lists.flat().map(r => r.url))`)
	for _, address := range kept {
		if !strings.HasPrefix(address, h.base) || strings.Contains(address, "three") {
			t.Errorf("%s is kept", address)
		}
	}
	b.open(strings.TrimSuffix(h.base, sitePath) + "/other.html")
	if eval[bool](b, "!!navigator.serviceWorker.controller") {
		t.Error("the worker has a page that is not of its site")
	}
}

func aSiteThatTakesItBackLeavesNothing(t *testing.T, b *tab) {
	out := papers(t, wonText)
	h := newHost(t, out)
	b.keepAll(h)
	fsys := fstest.MapFS{"content/site.yaml": {Data: []byte("title: Harbour papers\n")}}
	h.publish(buildSite(t, fsys))
	b.open(h.base)
	await[bool](b, goneScript)
	b.open(h.base + "articles/one.html")
	if got := eval[string](b, "document.body.textContent"); !strings.Contains(got, "404") {
		t.Errorf("a page that is no more shows %q", got)
	}
}

// goneScript waits until the browser has neither a worker nor anything kept.
const goneScript = `new Promise(done => (async function look() {
	const left = (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length;
	left ? setTimeout(look, 10) : done(true);
})())`

// hasNoWorker says that a page, once it has loaded, has no worker and did not ask for one.
func hasNoWorker(t *testing.T, b *tab) {
	t.Helper()
	if n := await[int](b, `new Promise(done => setTimeout(done)).then(() => navigator.serviceWorker.getRegistrations()).then(all => all.length)`); n != 0 {
		t.Errorf("%d workers are registered", n)
	}
	requests, faults := b.traffic.take()
	for _, r := range requests {
		if strings.Contains(r, offline.WorkerPath) {
			t.Errorf("the page asks for %s", r)
		}
	}
	for _, f := range faults {
		t.Error(f)
	}
}

func aSiteThatDoesNotOfferItHasNoWorker(t *testing.T, b *tab) {
	h := newHost(t, buildSite(t, fstest.MapFS{
		"content/site.yaml":       {Data: []byte("title: Harbour papers\n")},
		"content/articles/one.md": {Data: []byte("---\ntitle: The first\npublished: 2021-05-01\n---\nNobody came.\n")},
	}))
	b.open(h.base + "articles/one.html")
	hasNoWorker(t, b)
	for p := range h.takeAsked() {
		if strings.Contains(p, "offline") {
			t.Errorf("the page asks for %s", p)
		}
	}
}

func aFolderNeedsNoWorker(t *testing.T, b *tab) {
	dir := t.TempDir()
	publishOffline(t, dir, papers(t, wonText))
	base := "file://" + filepath.ToSlash(dir) + "/"
	b.open(base + "articles/one.html")
	b.isQuiet()
	b.open(base + "offline.html")
	b.status("Opened from a folder")
	if got := b.buttons(); len(got) > 0 {
		t.Errorf("the buttons are %q", got)
	}
	b.isQuiet()
}

func aPreviewHasNoWorker(t *testing.T, b *tab) {
	base := openPreview(t, papers(t, wonText))
	b.open(base + "articles/one.html")
	hasNoWorker(t, b)
	b.open(base + "offline.html")
	b.status("keeps nothing")
	hasNoWorker(t, b)
}

func aPreviewPutsAwayAWorkerThatIsLeft(t *testing.T, b *tab) {
	out := papers(t, wonText)
	dir := t.TempDir()
	publishOffline(t, dir, out)
	server := httptest.NewUnstartedServer(nil)
	var mu sync.Mutex
	handler := http.FileServer(http.Dir(dir))
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		now := handler
		mu.Unlock()
		now.ServeHTTP(w, r)
	})
	serveUntilTheEnd(t, server)
	b.visit(server.URL + "/articles/one.html")
	b.shows(server.URL+"/articles/one.html", "The first")

	edited := papers(t, "Mira Toll lost.")
	mu.Lock()
	handler = preview.Handler(func() preview.Site { return edited }, preview.Options{}, server.Listener.Addr().String())
	mu.Unlock()
	b.open(server.URL + "/articles/one.html")
	b.see(`!!document.querySelector("[name=gloss-run]")`)
	await[bool](b, goneScript)
}

func withoutScriptThereIsNoDeadControl(t *testing.T, b *tab) {
	h := newHost(t, papers(t, wonText))
	b.disableScript()
	b.open(h.base + "offline.html")
	if got := eval[int](b, `Array.from(document.querySelectorAll("main button, main progress, .offline-missing")).filter(e => e.checkVisibility()).length`); got != 0 {
		t.Errorf("%d controls are shown", got)
	}
	if got := eval[string](b, `document.querySelector("main").innerText`); !strings.Contains(got, "needs JavaScript") {
		t.Errorf("the page says %q", got)
	}
}

func offlinePageIsReadable(t *testing.T, b *tab) {
	h := newHost(t, papers(t, wonText))
	b.visit(h.base + "articles/one.html")
	b.shows(h.base+"offline.html?asked="+h.base+"articles/three.html#missing", "Reading offline")
	b.status("kept so far")
	isNoWiderThanTheScreen(t, b)
	standsOut(t, b)
	// Whoever wrote the link does not decide where it leads.
	for _, asked := range []string{"javascript:alert(1)", "https://example.org/", strings.TrimSuffix(h.base, "/") + ".example.org/"} {
		b.open(h.base + "offline.html?asked=" + asked + "#missing")
		b.status("kept so far")
		if b.isShown(".offline-again") {
			t.Errorf("the page offers %s", asked)
		}
	}
	b.isQuiet()
}
