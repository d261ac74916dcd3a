package main

import (
	_ "embed"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// The pages of testdata/browser that most tests look at.
const (
	markedArticle = "articles/2021/accord.html"
	arabicArticle = "articles/2021/arabic.html"
)

// awkwardPages are those with words that do not fit, with another direction, or with nothing to say.
var awkwardPages = []string{
	arabicArticle, "articles/2021/long.html", "articles/2021/plain.html", "organizations/ministry.html", "people/nobody.html",
}

// transparent is how a browser writes the colour of a mark at rest.
const transparent = "rgba(0, 0, 0, 0)"

// TestBrowser reads the site as people do: in one browser, from a folder and from the preview, a tab a test.
func TestBrowser(t *testing.T) {
	browser := startBrowser(t)
	marked, sample := markedArchive(t), sampleArchive(t)
	for _, tr := range transports() {
		t.Run(tr.name, func(t *testing.T) {
			site, sampleSite := tr.site(t, marked), tr.site(t, sample)
			run := func(name string, test func(*testing.T, *tab, builtSite), s builtSite) {
				t.Run(name, func(t *testing.T) { test(t, openTab(browser, t), s) })
			}
			run("every page is sound", everyPageIsSound, site.kinds(awkwardPages...))
			run("a switch of the legend rests its marks without script", legendRestsItsMarksWithoutScript, site)
			run("the legend remembers", legendRemembers, site)
			run("no switch of the legend is alone on a line", noSwitchIsAloneOnALine, site)
			run("notes open in place without script", notesOpenInPlaceWithoutScript, site)
			run("notes stand beside their words", notesStandBesideTheirWords, site)
			run("the skip link comes first", skipLinkComesFirst, site)
			run("tab reaches every mention and shows where it is", tabReachesEveryMention, site)
			run("n and p go from mention to mention", keysStepThroughMentions, site)
			run("a slash leads to the search", slashLeadsToTheSearch, site)
			run("the dark is dark", darkIsDark, site)
			run("print has the notes and no navigation", printHasNotesAndNoNavigation, site)
			run("notes stand at the end on paper", notesStandAtTheEndOnPaper, site)
			run("paper is white", paperIsWhite, site)
			run("nothing moves for whom motion disturbs", nothingMovesWhenReduced, site)
			if tr.hasServer {
				run("a lost reader is helped", aLostReaderIsHelped, site)
				run("pages of the sample load", pagesLoad, sampleSite.kinds())
			} else { // the same bytes look the same from a server
				run("every page of the sample is sound", everyPageIsSound, sampleSite.kinds())
			}
		})
	}
}

func pagesLoad(t *testing.T, b *tab, s builtSite) {
	for _, p := range s.pages {
		t.Run(p, func(t *testing.T) {
			b := b.in(t)
			b.traffic.take()
			b.open(s.at(p))
			needsNothingButTheSite(t, b, s, p)
		})
	}
}

// everyPageIsSound looks at pages once: what it asks for, how wide it is, and how well it can be read.
func everyPageIsSound(t *testing.T, b *tab, s builtSite) {
	for _, p := range s.pages {
		t.Run(p, func(t *testing.T) {
			b := b.in(t)
			b.traffic.take()
			b.open(s.at(p))
			needsNothingButTheSite(t, b, s, p)
			isNoWiderThanTheScreen(t, b)
			standsOut(t, b)
		})
	}
}

func needsNothingButTheSite(t *testing.T, b *tab, s builtSite, page string) {
	requests, faults := b.traffic.take()
	for _, r := range requests {
		if !strings.HasPrefix(r, s.base) {
			t.Errorf("the page asks for %s", r)
		}
	}
	for _, want := range []string{page, "assets/gloss.css", "assets/gloss.js"} {
		if !slices.Contains(requests, s.at(want)) {
			t.Errorf("the page does not ask for %s", want)
		}
	}
	for _, f := range faults {
		t.Error(f)
	}
}

func isNoWiderThanTheScreen(t *testing.T, b *tab) {
	// tooWide names the elements that cross an edge of the window.
	const tooWide = `Array.from(document.querySelectorAll("body *")).filter(function (e) {
		var box = e.getBoundingClientRect();
		return box.width && (box.right > innerWidth + 1 || box.left < -1);
	}).map(function (e) { return e.localName + "." + e.className; })`
	for _, width := range []int64{320, 360, 1100} {
		b.resize(width)
		if over := eval[int64](b, "document.scrollingElement.scrollWidth") - width; over > 0 {
			t.Errorf("at %d pixels the page is %d too wide, with %s", width, over, eval[[]string](b, tooWide))
		}
	}
}

//go:embed testdata/browser/contrast.js
var contrastScript string

// standsOut asks for what WCAG 2.2 asks for: of the text one reads at length its level AAA (§1.4.6), of the rest its
// level AA (§1.4.3).
func standsOut(t *testing.T, b *tab) {
	type piece struct {
		Where, Text string
		Body        bool
		Ratio       float64
	}
	for _, scheme := range []string{"light", "dark"} {
		b.media("", "prefers-color-scheme: "+scheme)
		pieces := eval[[]piece](b, contrastScript)
		if isRead := func(c piece) bool { return c.Body }; len(pieces) == 0 ||
			eval[bool](b, `!!document.querySelector(".prose")`) && !slices.ContainsFunc(pieces, isRead) {
			t.Errorf("in the %s no text was found to measure", scheme)
		}
		for _, c := range pieces {
			least := 4.5
			if c.Body {
				least = 7
			}
			if c.Ratio < least {
				t.Errorf("in the %s %q in %s has a contrast of %.2f, less than %.1f", scheme, c.Text, c.Where, c.Ratio, least)
			}
		}
	}
	b.media("")
}

// aLostReaderIsHelped looks at the page that a server shows under an address that leads nowhere, however deep.
func aLostReaderIsHelped(t *testing.T, b *tab, s builtSite) {
	b.open(s.at("people/of/no/name.html"))
	if got, want := eval[string](b, "document.querySelector('.masthead-name a').href"), s.at("index.html"); got != want {
		t.Errorf("the way home leads to %s, not %s", got, want)
	}
	requests, _ := b.traffic.take()
	for _, want := range []string{"assets/gloss.css", "assets/gloss.js"} {
		if !slices.Contains(requests, s.at(want)) {
			t.Errorf("the page does not ask for %s", want)
		}
	}
	isNoWiderThanTheScreen(t, b)
	standsOut(t, b)
}

func notesOpenInPlaceWithoutScript(t *testing.T, b *tab, s builtSite) {
	b.disableScript()
	b.resize(360)
	for _, p := range []string{markedArticle, arabicArticle} {
		b.open(s.at(p))
		checkNote(t, b, p, "before anything", false)
		b.do(chromedp.Click(chromedp.CSS(`label[for="note-1-open"]`)))
		checkNote(t, b, p, "after a click", true)
		b.do(chromedp.Click(chromedp.CSS(`label[for="note-1-open"]`)))
		checkNote(t, b, p, "after a second click", false)
		b.open(s.at(p)) // the click moved the focus
		b.tabTo("#note-1-open", 40)
		b.press(" ")
		checkNote(t, b, p, "after the space bar", true)
		b.press(" ")
		checkNote(t, b, p, "after the space bar once more", false)
	}
}

// checkNote says whether the first note is as it should be: closed, or open below its words and within the window.
func checkNote(t *testing.T, b *tab, page, when string, open bool) {
	t.Helper()
	if got := b.isShown("#note-1"); got != open {
		t.Fatalf("%s: %s note 1 is shown is %v, not %v", page, when, got, open)
	}
	if !open {
		return
	}
	note, mark := b.box("#note-1"), b.box(`label[for="note-1-open"]`)
	if note.Left < 0 || note.Right > 360 || note.Right-note.Left < 200 {
		t.Errorf("%s: %s note 1 reaches from %.0f to %.0f of 360 pixels", page, when, note.Left, note.Right)
	}
	if note.Top < mark.Top {
		t.Errorf("%s: %s note 1 begins at %.0f, above its number at %.0f", page, when, note.Top, mark.Top)
	}
}

func notesStandBesideTheirWords(t *testing.T, b *tab, s builtSite) {
	for _, p := range []string{markedArticle, arabicArticle} {
		b.open(s.at(p))
		note, anchor, text := b.box("#note-1"), b.box(`[data-note="1"]`), b.box(".prose")
		if note.Left < text.Right && note.Right > text.Left || note.Right <= note.Left {
			t.Errorf("%s: the note reaches from %.0f to %.0f, over the text from %.0f to %.0f", p, note.Left, note.Right, text.Left, text.Right)
		}
		if note.Top > anchor.Bottom || note.Bottom < anchor.Top {
			t.Errorf("%s: the note stands at %.0f to %.0f, its words at %.0f to %.0f", p, note.Top, note.Bottom, anchor.Top, anchor.Bottom)
		}
		if b.isShown(".endnotes") {
			t.Errorf("%s: the notes stand beside the text, and below it once more", p)
		}
	}
	// A table has no room beside it, so there a note waits to be opened.
	b.open(s.at(markedArticle))
	for _, shown := range []bool{false, true} {
		if got := b.isShown("#note-3"); got != shown {
			t.Errorf("the note in the table is shown is %v, not %v", got, shown)
		}
		b.do(chromedp.Click(chromedp.CSS(`label[for="note-3-open"]`)))
	}
}

func skipLinkComesFirst(t *testing.T, b *tab, s builtSite) {
	for _, p := range []string{"index.html", markedArticle, "people/mira-voss.html", "index-a-z.html"} {
		b.open(s.at(p))
		b.press("\t")
		if !eval[bool](b, `document.activeElement.matches(".skip")`) {
			t.Errorf("%s: Tab first leads to %s", p, eval[string](b, "document.activeElement.outerHTML"))
			continue
		}
		if skip := b.box(".skip"); skip.Top < 0 || skip.Bottom <= skip.Top {
			t.Errorf("%s: the skip link in focus stands at %.0f to %.0f", p, skip.Top, skip.Bottom)
		}
		b.press("\r")
		if got := eval[string](b, `location.href.split("#")[0]`); got != s.at(p) {
			t.Errorf("%s: the skip link leads to %s", p, got)
			continue
		}
		b.press("\t")
		if at := eval[string](b, `(document.activeElement.closest("header, nav") || {className: ""}).className`); strings.Contains(at, "masthead") {
			t.Errorf("%s: after the skip link, Tab leads into the masthead", p)
		}
	}
}

func tabReachesEveryMention(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(markedArticle))
	reached := map[string]bool{}
	for range 200 {
		b.press("\t")
		at := eval[focus](b, focused)
		if at.End {
			break
		}
		reached[at.Mention] = true
		if !at.Outlined {
			t.Errorf("nothing shows that %s is in focus", at.Element)
		}
	}
	for _, id := range mentions(b) {
		if !reached[id] {
			t.Errorf("Tab does not reach the mention %s", id)
		}
	}
}

func keysStepThroughMentions(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(markedArticle))
	all := mentions(b)
	var forth, back []string
	for range all {
		b.press("n")
		forth = append(forth, eval[focus](b, focused).Mention)
	}
	if diff := cmp.Diff(all, forth); diff != "" {
		t.Errorf("n leads to (-want +got):\n%s", diff)
	}
	for range all {
		back = append(back, eval[focus](b, focused).Mention)
		b.press("p")
	}
	slices.Reverse(all)
	if diff := cmp.Diff(all, back); diff != "" {
		t.Errorf("p leads to (-want +got):\n%s", diff)
	}
	if got, want := eval[focus](b, focused).Mention, all[0]; got != want {
		t.Errorf("p on the first mention leads to %q, not around to the last, %q", got, want)
	}
}

// mentions returns the ids of the article's mentions in reading order.
func mentions(b *tab) []string {
	return eval[[]string](b, `Array.from(document.querySelectorAll(".prose .mention[id]"), e => e.id)`)
}

// focus is what focused says: the element in focus, the mention that it is or holds, whether that shows, and whether
// the focus has left the page.
type focus struct {
	Element, Mention string
	Outlined, End    bool
}

// A link in the article's own text may hold a mention, since links cannot hold links. The box of a note is out of
// sight, and its label wears the outline.
const focused = `(function (e) {
	var mention = e.matches(".mention") ? e : e.querySelector("a > .mention");
	var outline = getComputedStyle(e.matches(".note-toggle") ? e.nextElementSibling : e);
	return {
		Element: e.cloneNode().outerHTML,
		Mention: mention && e !== document.body ? mention.id : "",
		Outlined: outline.outlineStyle !== "none" && parseFloat(outline.outlineWidth) >= 2 && outline.opacity === "1",
		End: e === document.body,
	};
}(document.activeElement))`

func slashLeadsToTheSearch(t *testing.T, b *tab, s builtSite) {
	for _, p := range []string{markedArticle, "index.html", "search.html"} {
		b.open(s.at(p))
		eval[bool](b, "document.activeElement.blur() || true")
		b.strike("/")
		if !eval[bool](b, `document.activeElement.matches('[type="search"]') && document.activeElement.value === ""`) {
			t.Errorf("on %s a slash leads to %s", p, eval[string](b, "document.activeElement.outerHTML"))
		}
	}
}

func darkIsDark(t *testing.T, b *tab, s builtSite) {
	const ground = `getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).reduce((sum, c) => sum + Number(c), 0)`
	b.open(s.at(markedArticle))
	b.media("", "prefers-color-scheme: light")
	light := eval[int](b, ground)
	b.media("", "prefers-color-scheme: dark")
	dark := eval[int](b, ground)
	if light < 3*230 || dark > 3*50 {
		t.Errorf("the ground's red, green and blue add up to %d in the light and %d in the dark", light, dark)
	}
}

func printHasNotesAndNoNavigation(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(markedArticle))
	for _, c := range []struct {
		selector      string
		screen, print bool
	}{
		{".masthead nav", true, false},
		{".legend", true, false},
		{".skip", true, false},
		{".cite > summary", true, false},
		{".cite-words", false, true},
		{".colophon-keys", true, false},
		{`[aria-labelledby="neighbours"]`, true, false},
		{`[aria-labelledby="files"]`, true, false},
		{".prose", true, true},
		{".source-card", true, true},
	} {
		b.media("screen")
		if got := b.isShown(c.selector); got != c.screen {
			t.Errorf("%s is shown on the screen is %v, not %v", c.selector, got, c.screen)
		}
		b.media("print")
		if got := b.isShown(c.selector); got != c.print {
			t.Errorf("%s is shown in print is %v, not %v", c.selector, got, c.print)
		}
	}
}

// notesStandAtTheEndOnPaper looks for the words of notes: once in the page, at its end when it is printed, and under their
// lines on paper where there is no script.
func notesStandAtTheEndOnPaper(t *testing.T, b *tab, s builtSite) {
	const words = "She has been its speaker since 2019."
	const endnotes = `Array.from(document.querySelectorAll(".endnotes li"), e => e.innerText.split(/\s+/).join(" "))`
	want := []string{"1 " + words + " office", "2 A second note in the same paragraph as a mention.", "3 In a table, too, a note opens in place."}
	b.open(s.at(markedArticle))
	if n := strings.Count(eval[string](b, "document.body.textContent"), words); n != 1 {
		t.Errorf("the page has a note %d times", n)
	}
	if _, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{}); err != nil {
		t.Fatal(err)
	}
	b.media("print")
	if diff := cmp.Diff(want, eval[[]string](b, endnotes)); diff != "" {
		t.Errorf("the endnotes (-want +got):\n%s", diff)
	}
	if b.isShown("#note-1") || !b.isShown(".endnotes") {
		t.Error("the notes are not printed at the end alone")
	}
	b.media("screen")
	b.disableScript()
	b.open(s.at(markedArticle))
	b.media("print")
	if !b.isShown("#note-1") || b.isShown(".endnotes") {
		t.Error("without script the notes are not printed under their lines alone")
	}
}

// paperIsWhite looks at print from a dark screen: what is read is black or nearly so, code too, and nothing is painted under it.
func paperIsWhite(t *testing.T, b *tab, s builtSite) {
	const pale = `Array.from(document.querySelectorAll("main *")).filter(e => e.checkVisibility() && e.innerText &&
		getComputedStyle(e).color.match(/\d+/g).slice(0, 3).reduce((sum, c) => sum + Number(c), 0) > 3 * 110
	).map(e => e.outerHTML.slice(0, 90))`
	b.open(s.at(markedArticle))
	b.media("screen", "prefers-color-scheme: dark")
	if got := eval[[]string](b, pale); len(got) == 0 {
		t.Error("nothing is pale on a dark screen, so this test sees nothing")
	}
	b.media("print", "prefers-color-scheme: dark")
	if got := eval[[]string](b, pale); len(got) > 0 {
		t.Errorf("these are printed pale: %s", got)
	}
	if got := b.style("html", "background-color"); got != "rgb(255, 255, 255)" {
		t.Errorf("the paper is %s", got)
	}
}

func nothingMovesWhenReduced(t *testing.T, b *tab, s builtSite) {
	const moving = `Array.from(document.querySelectorAll("*")).filter(function (e) {
		var style = getComputedStyle(e);
		return /[1-9]/.test(style.transitionDuration) || style.animationName !== "none" || style.scrollBehavior !== "auto";
	}).map(function (e) { return e.localName + "." + e.className; })`
	b.open(s.at(markedArticle))
	b.media("", "prefers-reduced-motion: no-preference")
	if got := eval[[]string](b, moving); len(got) == 0 {
		t.Error("nothing moves for anybody, so this test sees nothing")
	}
	b.media("", "prefers-reduced-motion: reduce")
	if got := eval[[]string](b, moving); len(got) > 0 {
		t.Errorf("these move although they should not: %s", got)
	}
}
