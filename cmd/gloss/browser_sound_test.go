package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"gloss/assets"
)

// TestSoundPages asks one page of each kind what the eye does not see at once: whether it is HTML as it should be,
// whether those who read otherwise can read it, whether it holds still while it loads, and whether it is all there
// without script. The same folder is read as it lies, and from a server that knows nothing of gloss.
func TestSoundPages(t *testing.T) {
	sample, marked := transports()[0].site(t, sampleArchive(t)), transports()[0].site(t, markedArchive(t))
	t.Run("the checker of the W3C finds nothing", func(t *testing.T) { pagesAreValidHTML(t, sample, marked) })

	browser := startBrowser(t)
	one, awkward := sample.kinds("places/damascus.html"), builtSite{marked.base, append([]string{markedArticle}, awkwardPages...)}
	for _, s := range []builtSite{one, awkward} {
		served, late := serveFolder(t, s), serveLate(t, s)
		for _, p := range s.pages {
			t.Run(p, func(t *testing.T) {
				b := openTab(browser, t)
				keepPictures(t, b, s, p)
				isAllThereWithoutScript(t, b, s.at(p))
				holdsStill(t, openTab(browser, t), hosted(late.at(p)), "true")
				t.Run("axe", func(t *testing.T) {
					b, axe := openTab(browser, t), readAxe(t)
					b.open(s.at(p))
					b.axeFindsNothing(axe, 1440, "light")
					b.open(hosted(served.at(p)))
					b.axeFindsNothing(axe, 1440, "dark")
					b.axeFindsNothing(axe, 360, "light")
				})
			})
		}
	}
	t.Run("a search that the address asks for", func(t *testing.T) {
		holdsStill(t, openTab(browser, t), serveLate(t, sample).at("search.html#q=syria"), `document.querySelector(".search-results li") !== null`)
	})
	t.Run("what lies over a page", func(t *testing.T) { whatLiesOverAPageIsSound(t, openTab(browser, t), marked) })
	t.Run("the style sheet says what its components say", func(t *testing.T) {
		styleSheetSaysWhatItsComponentsSay(t, openTab(browser, t), marked)
	})
}

// hosted returns the address of a page as a server gives it, which has folders where a disk has index.html.
func hosted(address string) string { return strings.TrimSuffix(address, "index.html") }

// folder returns the path of a site that was published into a folder.
func (s builtSite) folder(t *testing.T) string {
	t.Helper()
	u, err := url.Parse(s.base)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.FromSlash(u.Path)
}

// serveFolder serves the folder of a site as any web server does.
func serveFolder(t *testing.T, s builtSite) builtSite {
	t.Helper()
	server := httptest.NewUnstartedServer(http.FileServer(http.Dir(s.folder(t))))
	serveUntilTheEnd(t, server)
	return builtSite{server.URL + "/", s.pages}
}

// readAxe returns the script of axe-core. The environment says where it is: GLOSS_AXE=…/axe.min.js, as .ci/test does.
func readAxe(t *testing.T) string {
	t.Helper()
	name := os.Getenv("GLOSS_AXE")
	if name == "" {
		t.Skip("axe-core is not here; say where by GLOSS_AXE=…/axe.min.js")
	}
	axe, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(axe)
}

// axeFindsNothing asks axe-core about the page as it is, on a screen so wide and in one scheme of colours.
func (b *tab) axeFindsNothing(axe string, width int64, scheme string) {
	b.t.Helper()
	b.resize(width)
	b.media("", "prefers-color-scheme: "+scheme, "prefers-reduced-motion: reduce") // a colour that is still changing is none
	eval[bool](b, "if (!window.axe) {"+axe+"\n}\ntrue")
	for _, violation := range await[[]string](b, `axe.run(document, {preload: false}).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html + " " + n.failureSummary).join("\n")))`) {
		b.t.Errorf("%d pixels wide, in the %s: %s", width, scheme, violation)
	}
}

// shifts is how far things have moved since the page was opened, unasked: each shift with what it moved.
const shifts = `new Promise(done => {
	const seen = [];
	new PerformanceObserver(list => list.getEntries().forEach(e =>
		seen.push(e.value + " " + e.sources.map(s => s.node && (s.node.outerHTML || s.node.textContent).slice(0, 120)).join(" | ")))
	).observe({type: "layout-shift", buffered: true});
	requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(seen), 0)));
})`

// holdsStill opens a page whose scripts come only after it was first painted, as on a slow line: nothing may move until
// an expression says that it is whole.
func holdsStill(t *testing.T, b *tab, address, isWhole string) {
	t.Helper()
	if _, err := chromedp.Call(b.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `new PerformanceObserver(list => list.getEntriesByName("first-contentful-paint").forEach(() => fetch("/painted"))).observe({type: "paint", buffered: true})`,
	}); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{360, 1440} {
		b.open("about:blank") // from a page to its own fragment is no way to load it
		b.resize(width)
		b.open(address)
		b.waitFor(`performance.getEntriesByType("resource").some(e => e.name.endsWith("/painted"))`) // it has said so
		b.waitFor(isWhole)
		for _, moved := range await[[]string](b, shifts) {
			t.Errorf("%d pixels wide, it moves by %s", width, moved)
		}
	}
	eval[bool](b, `document.querySelector("main").prepend(Object.assign(document.createElement("p"), {textContent: "Late."})), true`)
	if len(await[[]string](b, shifts)) == 0 {
		t.Error("a paragraph that comes late is not noticed to move what follows it")
	}
}

// serveLate serves the folder of a site with scripts that wait until their page says that it was painted.
func serveLate(t *testing.T, s builtSite) builtSite {
	t.Helper()
	var mu sync.Mutex
	painted := map[string]chan struct{}{} // by the address of a page: closed once it was painted
	of := func(page string, isNew bool) chan struct{} {
		mu.Lock()
		defer mu.Unlock()
		if isNew {
			painted[page] = make(chan struct{})
		}
		return painted[page]
	}
	files := http.FileServer(http.Dir(s.folder(t)))
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		switch {
		case r.URL.Path == "/painted":
			close(of(r.Referer(), false))
			return
		case path.Ext(r.URL.Path) == ".html", strings.HasSuffix(r.URL.Path, "/"):
			of("http://"+r.Host+r.URL.Path, true)
		case path.Ext(r.URL.Path) == ".js":
			select {
			case <-of(r.Referer(), false):
			case <-r.Context().Done():
			}
		}
		files.ServeHTTP(w, r)
	}))
	serveUntilTheEnd(t, server)
	return builtSite{server.URL + "/", s.pages}
}

// isAllThereWithoutScript compares what can be read with and without script. The search, the keys and the words that
// stand in for the search are all that differs.
func isAllThereWithoutScript(t *testing.T, b *tab, address string) {
	t.Helper()
	const lines = `(document.querySelectorAll(".colophon-keys, .search-status, .search-form, noscript").forEach(e => e.remove()),
		document.body.innerText.split("\n").filter(line => line.trim()))`
	b.open(address)
	with := eval[[]string](b, lines)
	b.disableScript()
	b.open(address)
	if diff := cmp.Diff(with, eval[[]string](b, lines)); diff != "" {
		t.Errorf("without script it reads otherwise (-with +without):\n%s", diff)
	}
}

// whatLiesOverAPageIsSound looks at a card and at the sheet of keys.
func whatLiesOverAPageIsSound(t *testing.T, b *tab, s builtSite) {
	axe := readAxe(t)
	for _, c := range []struct{ name, key, open string }{
		{"a card", "n", cardIsOpen},
		{"the keys", "?", `document.querySelector(".help").matches(":popover-open")`},
	} {
		for _, p := range []string{markedArticle, arabicArticle} {
			t.Run(c.name+" on "+p, func(t *testing.T) {
				b := b.in(t)
				b.resize(1440)
				b.traffic.take()
				b.open(s.at(p))
				b.press(c.key)
				b.waitFor(c.open)
				b.axeFindsNothing(axe, 1440, "light")
				b.axeFindsNothing(axe, 360, "dark")
				b.resize(320)
				b.waitFor("document.scrollingElement.scrollWidth <= 320") // the card follows its words in a moment
				if _, faults := b.traffic.take(); len(faults) > 0 {
					t.Errorf("the page complains: %q", faults)
				}
			})
		}
	}
}

// rulesScript returns the rules of a style sheet, each with what it is nested in and with the values that a browser makes
// of its declarations, since one value can be written in several ways: none, 0 0 and initial are the same background.
const rulesScript = `(css => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(css);
	const probe = document.body.appendChild(document.createElement("i"));
	const lean = text => text.replace(/\s+/g, "").toLowerCase();
	const read = (rule, within) => {
		const name = within + " " + lean(rule.selectorText || rule.cssText.split("{")[0]);
		const nested = [].concat(...Array.from(rule.cssRules || [], r => read(r, name)));
		if (!rule.style) return [name].concat(nested);
		if (!(rule instanceof CSSStyleRule)) return [lean(rule.cssText)];
		probe.style.cssText = rule.style.cssText;
		const made = getComputedStyle(probe);
		const declared = Array.from(rule.style).filter(p => !p.startsWith("background-position") || made.backgroundImage !== "none"); // of no image
		const values = declared.map(p => p + ": " + lean(p.startsWith("--") ? rule.style.getPropertyValue(p) : made.getPropertyValue(p)));
		return [name + " {" + values.sort().join("; ") + "}"].concat(nested);
	};
	const rules = [].concat(...Array.from(sheet.cssRules, rule => read(rule, "")));
	probe.remove();
	return rules;
})(%s)`

// styleSheetSaysWhatItsComponentsSay compares the style sheet of the site, which has lost what browsers do not need,
// with the files that it is made of, as a browser understands them.
func styleSheetSaysWhatItsComponentsSay(t *testing.T, b *tab, s builtSite) {
	b.open(s.at("index.html"))
	rulesOf := func(css []byte) []string {
		return eval[[]string](b, fmt.Sprintf(rulesScript, quoted(string(css))))
	}
	made, err := os.ReadFile(filepath.Join(s.folder(t), "assets", "gloss.css"))
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("../../assets/*.css")
	if err != nil || len(names) == 0 {
		t.Fatalf("no style sheets: %v", err)
	}
	rules := rulesOf(made)
	for _, name := range names {
		data, err := assets.FS.ReadFile(filepath.Base(name))
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range rulesOf(data) {
			if !slices.Contains(rules, rule) {
				t.Errorf("%s has a rule that the site's style sheet has not:\n%s", filepath.Base(name), rule)
			}
		}
	}
}
