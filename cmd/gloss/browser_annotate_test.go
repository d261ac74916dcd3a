package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gloss/build"
	"gloss/build/preview"
)

// workshop is an archive on disk with its preview, which is built again after each write.
type workshop struct {
	t       *testing.T
	dir     string
	base    string
	builder *build.Builder
	handler atomic.Pointer[http.Handler]
}

// openWorkshop makes an archive of a txtar file, served by http. It ends with the test.
func openWorkshop(t *testing.T, file string) *workshop {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := txtar.FS(a)
	if err != nil {
		t.Fatal(err)
	}
	w := &workshop{t: t, dir: t.TempDir()}
	if err := os.CopyFS(w.dir, fsys); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		(*w.handler.Load()).ServeHTTP(rw, r)
	}))
	w.start(server.Listener.Addr().String(), false)
	serveUntilTheEnd(t, server)
	w.base = server.URL + "/"
	return w
}

// start begins a run of the preview, with a token of its own.
func (w *workshop) start(host string, readOnly bool) {
	w.t.Helper()
	root, err := os.OpenRoot(w.dir)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { root.Close() })
	w.builder = build.NewBuilder(root.FS(), build.Options{})
	w.build()
	h := preview.Handler(func() preview.Site { return w.builder.Newest() }, preview.Options{
		Routes: annotating(root, w.builder.Newest, readOnly, func([]string) { w.build() }), ReadOnly: readOnly,
	}, host)
	w.handler.Store(&h)
}

func (w *workshop) build() {
	w.builder.Update(nil, nil)
	out, err := w.builder.Settle(w.t.Context())
	if err != nil || out.Diagnostics.HasErrors() {
		w.t.Errorf("building: %v %v", err, out.Diagnostics)
	}
}

func (w *workshop) at(page string) string { return w.base + page }

func (w *workshop) read(file string) string {
	w.t.Helper()
	data, err := os.ReadFile(filepath.Join(w.dir, file))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(data)
}

func (w *workshop) write(file, text string) {
	w.t.Helper()
	if err := os.WriteFile(filepath.Join(w.dir, file), []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

// annotator is a tab whose tool is on.
type annotator struct{ *tab }

// begin opens a page and switches the tool on.
func begin(b *tab, address string) annotator {
	b.t.Helper()
	a := annotator{b}
	b.open(address)
	if !eval[bool](b, `document.documentElement.hasAttribute("data-annotating")`) {
		a.press("a")
	}
	a.until(`document.querySelector(".desk-panel") !== null`)
	return a
}

// until waits for an expression to be true. The page says when: the policy for content lets no string become code there,
// so that the browser is asked anew after each change of the page that it reports.
func (a annotator) until(expression string) {
	a.t.Helper()
	const script = `new Promise(function (done) {
		var check = function () { try { return (%[1]s); } catch (early) { return false; } };
		if (check()) return done(true);
		var watch = new MutationObserver(look);
		var timer = setInterval(look, 20); // what is typed into a field and where the focus is are no changes of the tree
		function look() { if (check()) { watch.disconnect(); clearInterval(timer); done(true); } }
		watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
	})`
	ctx, cancel := context.WithTimeout(a.ctx, 8*time.Second)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](fmt.Sprintf(script, expression), chromedp.EvalAwaitPromise)); err != nil {
		a.t.Fatalf("%v, waiting for %s; the page says %q", err, expression, eval[string](a.tab, `(document.querySelector(".desk-bar") || {}).innerText + " | " + (document.querySelector(".desk-panel") || {}).innerText`))
	}
}

// selectWords selects what lies between two places of words in the text of the page's nodes, as a pointer does: from
// is the n-th occurrence of words in a text node, and so is to.
func (a annotator) selectWords(from string, n int, to string, m int) {
	a.t.Helper()
	const script = `(function (from, n, to, m) {
		var walker = document.createTreeWalker(document.querySelector(".prose"), NodeFilter.SHOW_TEXT);
		var range = document.createRange(), seen = [0, 0];
		while (walker.nextNode()) {
			var node = walker.currentNode;
			if (node.parentElement.closest(".note, .para-no")) continue;
			[[from, n, "setStart", 0], [to, m, "setEnd", to.length]].forEach(function (w, k) {
				for (var i = node.data.indexOf(w[0]); i >= 0; i = node.data.indexOf(w[0], i + 1)) {
					if (++seen[k] === w[1]) range[w[2]](node, i + w[3]);
				}
			});
		}
		getSelection().removeAllRanges();
		getSelection().addRange(range);
		document.dispatchEvent(new PointerEvent("pointerup", {bubbles: true}));
		return range.toString();
	}(%q, %d, %q, %d))`
	if eval[string](a.tab, fmt.Sprintf(script, from, n, to, m)) == "" {
		a.t.Fatalf("nothing is selected from %q to %q", from, to)
	}
	a.until(`!document.querySelector(".desk-panel").hidden`)
}

// fill puts text into a field as typing it does.
func (a annotator) fill(selector, text string) {
	a.t.Helper()
	quoted, _ := json.Marshal(text)
	a.do(chromedp.Focus(chromedp.CSS(selector)))
	eval[bool](a.tab, fmt.Sprintf(`(function (e) { e.value = %s; e.dispatchEvent(new InputEvent("input", {bubbles: true})); return true; }(document.querySelector(%q)))`, quoted, selector))
}

func (a annotator) kind(kind string) { a.do(chromedp.Click(chromedp.CSS("#desk-kind-" + kind))) }

// writeNote selects words, as selectWords does, and writes a note on them that is not saved yet.
func (a annotator) writeNote(from string, n int, to string, m int, note string) {
	a.t.Helper()
	a.selectWords(from, n, to, m)
	a.kind("note")
	a.fill("#desk-note", note)
}

// save sends the panel and waits until the page is loaded again.
func (a annotator) save(selector string) {
	a.t.Helper()
	a.loads(chromedp.Click(chromedp.CSS(selector)))
	a.until(`document.querySelector(".desk-panel") !== null`)
}

// loads does what makes the page load again, and waits until it has.
func (a annotator) loads(action chromedp.Action[chromedp.Void]) {
	a.t.Helper()
	ctx, cancel := context.WithTimeout(a.ctx, 10*time.Second)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.WaitEvent(page.LoadEventFired, nil, action)); err != nil {
		a.t.Fatalf("%v; the panel says %q", err, eval[string](a.tab, `document.querySelector(".desk-panel").innerText`))
	}
}

// added returns what a file has at its end that it did not have before, less the ID of the annotation.
func added(t *testing.T, before, after string) string {
	t.Helper()
	rest, ok := strings.CutPrefix(after, before)
	if !ok {
		t.Fatalf("other bytes have changed:\n%s", cmp.Diff(before, after))
	}
	lines := strings.SplitAfter(rest, "\n")
	if id, ok := strings.CutPrefix(lines[0], "  - id: "); ok {
		rest = "  - id: ID\n" + strings.Join(lines[1:], "")
		if len(id) < 5 {
			t.Errorf("the ID is %q", id)
		}
	}
	return rest
}

// TestAnnotating annotates pages as people do, and compares the files byte by byte.
func TestAnnotating(t *testing.T) {
	browser := startBrowser(t)
	for _, tt := range []struct {
		name string
		test func(*testing.T, annotator, *workshop)
	}{
		{"the page's text is the canonical text", textIsCanonical},
		{"words across inline markup become a note", wordsAcrossMarkup},
		{"words across paragraphs", wordsAcrossParagraphs},
		{"words with a note's number among them", wordsAroundANote},
		{"words in a script from right to left", wordsFromRightToLeft},
		{"a date", aDate},
		{"a speaker, and nobody", aSpeaker},
		{"an entity found as one types, by keyboard alone", entityByKeyboard},
		{"from words to words by keyboard alone", goesOnByKeyboard},
		{"the keys are put away", keysArePutAway},
		{"a new entity", aNewEntity},
		{"a name in the registry, after a look at what it marks", aNameInTheRegistry},
		{"not this", notThis},
		{"every occurrence", everyOccurrence},
		{"a note that is there is changed, and deleted, and both are taken back", changedAndDeleted},
		{"a draft of an annotation without an ID is that one's", draftOfAnAnnotationWithoutID},
		{"two tabs edit one article", twoTabs},
		{"the file is edited meanwhile", editedMeanwhile},
		{"the text is edited meanwhile", textEditedMeanwhile},
		{"without a connection and with one again", offlineAndBack},
		{"a draft outlives a reload and another run", draftOutlives},
		{"a suggested name is accepted", suggestedName},
		{"read-only says so", readOnlySaysSo},
		{"the work is listed without script, and done with it", workIsDone},
		{"it fits a telephone", fitsATelephone},
		{"nothing is loaded from elsewhere, and no script fails", nothingFails},
		{"the page follows what is written, without loading again", pageFollows},
		{"axe finds nothing", axeFindsNothing},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.test(t, annotator{openTab(browser, t)}, openWorkshop(t, "testdata/browser/annotate.txtar"))
		})
	}
}
