package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"unicode"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	uax29 "github.com/clipperhouse/uax29/v2/words"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gloss/build"
	"gloss/build/synth"
)

// TestSearch asks the script of the site, in a browser, from a folder and from the preview.
func TestSearch(t *testing.T) {
	browser := startBrowser(t)
	a, err := txtar.ParseFile("testdata/browser/search.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := txtar.FS(a)
	if err != nil {
		t.Fatal(err)
	}
	out := buildSite(t, fsys)
	archives := map[string]*build.Output{"papers": out, "sample": sampleArchive(t), "synthetic": buildSite(t, synth.FS(40, 5))}
	for _, tr := range transports() {
		t.Run(tr.name, func(t *testing.T) {
			for _, name := range []string{"papers", "sample", "synthetic"} {
				t.Run("every word finds its article/"+name, func(t *testing.T) {
					site := tr.site(t, archives[name])
					everyWordFindsItsArticle(t, openTab(browser, t), site, archives[name])
				})
			}
			site := tr.site(t, out)
			run := func(name string, test func(*testing.T, *tab, builtSite)) {
				t.Run(name, func(t *testing.T) { test(t, openTab(browser, t), site) })
			}
			if tr.hasServer {
				t.Run("an archive that has grown is searched anew", func(t *testing.T) { anArchiveThatHasGrownIsSearchedAnew(t, openTab(browser, t), a) })
				// A server makes the index when it is asked for.
				t.Run("a large archive counts quotations when asked", func(t *testing.T) {
					site := tr.site(t, buildSite(t, synth.FS(1500, 4))) // before the tab's time begins
					aLargeArchiveCountsQuotationsWhenAsked(t, openTab(browser, t), site)
				})
			}
			run("queries find", queriesFind)
			run("the best comes first", theBestComesFirst)
			run("one types and reads", oneTypesAndReads)
			run("a result says which other forms were found", aResultSaysWhichOtherFormsWereFound)
			run("facets narrow", facetsNarrow)
			run("the address holds the query", theAddressHoldsTheQuery)
			run("keys lead through the results", keysLeadThroughTheResults)
			run("what is withheld is not quoted", whatIsWithheldIsNotQuoted)
			run("without script there are other ways", withoutScriptThereAreOtherWays)
			run("results are readable", resultsAreReadable)
		})
	}
}

// ask returns the pages of all documents that a query finds, the best first.
func ask(b *tab, query string) []string {
	b.t.Helper()
	return await[[]string](b, fmt.Sprintf(`glossSearch.answer(%s).then(a => Promise.all(Array.from(a.keys, glossSearch.docOf).map(glossSearch.row)).then(
		rows => rows.filter(r => glossSearch.hasPhrases(r, a.phrases)).map(r => r.href)))`, quoted(query)))
}

func quoted(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string
	}
	return string(data)
}

// await returns what a promise in the page comes to.
func await[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%v in\n%s", err, expression)
	}
	return v
}

// everyWordFindsItsArticle compares the search with a plain scan: each word of UAX #29 that a text or title has, asked
// for alone, finds the article.
func everyWordFindsItsArticle(t *testing.T, b *tab, s builtSite, out *build.Output) {
	in := out.Export()
	has := map[string]map[string]bool{} // word → articles
	for i := range in.Archive.Articles {
		a := &in.Archive.Articles[i]
		for _, text := range []string{a.Title, in.Documents[i].Text} {
			for it := uax29.FromString(text); it.Next(); {
				if w := it.Value(); strings.IndexFunc(w, isLetterOrDigit) >= 0 {
					if has[w] == nil {
						has[w] = map[string]bool{}
					}
					has[w]["articles/"+a.ID+".html"] = true
				}
			}
		}
	}
	all := make([]string, 0, len(has))
	for w := range has {
		all = append(all, w)
	}
	slices.Sort(all)
	if len(all) < 100 {
		t.Fatalf("there are only %d words to ask for", len(all))
	}
	b.open(s.at("search.html"))
	list, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	// One call asks for all, since each call takes longer than its answer. A space says that the word is whole.
	found := await[[][]string](b, fmt.Sprintf(`(async () => {
		const out = [], articles = {};
		for (const word of %s) {
			const dir = await glossSearch.index(), answer = await glossSearch.answer(word + " ");
			const docs = Array.from(answer.keys, glossSearch.docOf).filter(d => d >= dir.kinds[2] && d < dir.kinds[3]);
			for (const d of docs) articles[d] = articles[d] || (await glossSearch.row(d)).href;
			out.push(docs.map(d => articles[d]));
		}
		return out;
	})()`, list))
	for i, w := range all {
		for article := range has[w] {
			if !slices.Contains(found[i], article) {
				t.Errorf("%q does not find %s", w, article)
			}
		}
	}
}

func isLetterOrDigit(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func queriesFind(t *testing.T, b *tab, s builtSite) {
	b.open(s.at("search.html"))
	const (
		ferry, longer, other = "articles/ferry.html", "articles/longer.html", "articles/other.html"
		german, arabic       = "articles/german.html", "articles/arabic.html"
		chinese, russian     = "articles/chinese.html", "articles/russian.html"
	)
	tests := []struct {
		what, query string
		want        []string // among what is found
		not         []string
	}{
		{"all words", "korsund negotiated ", []string{ferry}, []string{other}},
		{"nothing", "korsund xylophone", nil, []string{ferry, longer, other}},
		{"the beginning of the last word", "ferry negot", []string{ferry, longer}, nil},
		{"a beginning is no whole word", "negot ", nil, []string{ferry, longer}},
		{"only the last word is open", "nego ferry", nil, []string{ferry}},
		{"case", "KORSUND ", []string{ferry, longer, other}, nil},
		{"without the diacritics of the text", "naive facade cafe ", []string{other}, nil},
		{"with diacritics that the text lacks", "férry ", []string{ferry}, nil},
		{"a sharp s", "strasse ", []string{german}, nil},
		{"an apostrophe of either kind", "don't ", []string{other}, nil},
		{"a number with a point", "3.5 ", []string{other}, nil},
		{"another form, English", "negotiating ", []string{ferry, longer}, nil},
		{"another form, German", "Häusern ", []string{german}, nil},
		{"another form, Russian", "паромами ", []string{russian}, nil},
		{"a form is found by another", "negotiations ", []string{ferry, longer}, nil},
		{"ё written е", "все еще ", []string{russian}, nil},
		{"Arabic without vowel signs", "العبارة غادرت ", []string{arabic}, nil},
		{"alef without hamza, ta marbuta as heh", "ان المدرسه اغلقت ", []string{arabic}, nil},
		{"alef maksura as yeh, digits", "الي 2019 ", []string{arabic}, nil},
		{"Persian letters", "کتاب ", []string{arabic}, nil},
		{"stretched", "البحـــر ", []string{arabic}, nil},
		{"with the article of the noun", "كتاب ", []string{arabic}, nil},
		{"two Chinese letters", "渡轮", []string{chinese}, nil},
		{"four", "大雾延误", []string{chinese}, nil},
		{"one", "雾", []string{chinese}, nil},
		{"letters that do not stand together", "雾大", nil, []string{chinese}},
		{"a Chinese word beside a Latin one", "A船", []string{chinese}, nil},
		{"a phrase", `"crew counted stars"`, []string{ferry}, []string{other}},
		{"a phrase with other signs and case", "“Night FERRY to Korsund”", []string{longer}, []string{ferry}},
		{"a phrase across a sentence", `"Ilse Marn took" boat`, []string{ferry}, []string{longer}},
		{"a phrase in another order", `"stars counted"`, nil, []string{ferry, other}},
		{"an open quotation mark is none", `"crew counted st`, []string{ferry}, nil},
		{"a Chinese phrase", `"大雾延误一小时"`, []string{chinese}, nil},
		{"an Arabic phrase", `"العباره غادرت"`, []string{arabic}, nil},
		{"an entity by another name", "captain marn", []string{"people/ilse-marn.html"}, nil},
		{"an entity by its description", "two quays", []string{"places/korsund.html"}, nil},
		{"a note", "zirconium ", []string{"articles/ferry.html#note-1"}, nil},
		{"a quotation", "nobody sleeps", []string{"articles/ferry.html#q1"}, nil},
		{"what is withheld", "strongbox ", []string{"articles/secret.html"}, nil},
		{"what is withheld has no order", `"hid the strongbox"`, nil, []string{"articles/secret.html"}},
		{"signs alone", "!? …", nil, []string{ferry}},
	}
	for _, tt := range tests {
		found := ask(b, tt.query)
		for _, p := range tt.want {
			if !slices.Contains(found, p) {
				t.Errorf("%s: %q finds %v, not %s", tt.what, tt.query, found, p)
			}
		}
		for _, p := range tt.not {
			if slices.Contains(found, p) {
				t.Errorf("%s: %q finds %s", tt.what, tt.query, p)
			}
		}
	}
}

func theBestComesFirst(t *testing.T, b *tab, s builtSite) {
	b.open(s.at("search.html"))
	tests := []struct{ what, query, want string }{
		{"an exact title before one that goes on, whatever its text", "Night ferry", "articles/ferry.html"},
		{"an exact title, longer", "Night ferry to Korsund leaves an hour late", "articles/longer.html"},
		{"a name before what names it", "korsund", "places/korsund.html"},
		{"the word itself before its other forms", "negotiated ", "articles/ferry.html"},
	}
	for _, tt := range tests {
		if found := ask(b, tt.query); len(found) == 0 || found[0] != tt.want {
			t.Errorf("%s: %q finds %v", tt.what, tt.query, found)
		}
	}
	for _, query := range []string{"the ", "ferry", "korsund"} {
		if diff := cmp.Diff(ask(b, query), ask(b, query)); diff != "" {
			t.Errorf("asked twice, %q has another order:\n%s", query, diff)
		}
	}
}

// until waits for an expression in the page to be true.
func (b *tab) until(expression string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Poll[bool](expression)); err != nil {
		b.t.Fatalf("%v: waited for %s; the page says %q", err, expression, eval[string](b, "document.querySelector('main').textContent"))
	}
}

// answered waits until the page shows the answer to a query.
func answered(b *tab, query string) {
	b.t.Helper()
	b.until(fmt.Sprintf("document.querySelector('main').dataset.answered === %s", quoted(query)))
}

func results(b *tab) []string {
	b.t.Helper()
	return eval[[]string](b, `Array.from(document.querySelectorAll(".search-results h2 a"), a => a.getAttribute("href").replace(/^.*?(articles|people|places|organizations)\//, "$1/"))`)
}

func oneTypesAndReads(t *testing.T, b *tab, s builtSite) {
	b.open(s.at("search.html"))
	b.press("crew counted")
	answered(b, "crew counted")
	if diff := cmp.Diff([]string{"articles/other.html", "articles/ferry.html", "articles/other.html#q1"}, results(b)); diff != "" {
		t.Errorf("the results are (-want +got):\n%s", diff)
	}
	if got := eval[string](b, `document.querySelector('[role="status"]').textContent`); got != "3 found." {
		t.Errorf("the status is %q", got)
	}
	if got := eval[[]string](b, `Array.from(document.querySelectorAll(".search-results li:nth-child(2) .entry-text mark"), e => e.textContent)`); !slices.Equal(got, []string{"crew", "counted"}) {
		t.Errorf("marked is %q", got)
	}
	if got := eval[[]string](b, `Array.from(document.querySelectorAll(".search-results .mention"), e => e.dataset.type + " " + e.textContent)`); !slices.Contains(got, "place Korsund") {
		t.Errorf("mentions in the excerpts are %q", got)
	}
	_, faults := b.traffic.take()
	for _, f := range faults {
		t.Error(f)
	}
}

func aResultSaysWhichOtherFormsWereFound(t *testing.T, b *tab, s builtSite) {
	b.open(s.at("search.html#q=negotiated"))
	answered(b, "negotiated")
	const want = "With negotiated: negotiations. 3 found."
	if got := eval[string](b, `document.querySelector('[role="status"]').textContent`); got != want {
		t.Errorf("the status is %q, not %q", got, want)
	}
}

func facetsNarrow(t *testing.T, b *tab, s builtSite) {
	b.open(s.at("search.html#q=ferry"))
	answered(b, "ferry")
	const facets = `Array.from(document.querySelectorAll(".facet button"), e => e.dataset.key + " " + e.querySelector(".count").textContent)`
	b.until(`!!document.querySelector('[data-key="entity=Ilse Marn"]')`)
	got := eval[[]string](b, facets)
	for _, want := range []string{"kind=article 3", "kind=entity 2", "source=The Lamp 3", "source=Source not known 1", "year=2020 2", "year=2019 1", "year=undated 1", "entity=Ilse Marn 2", "entity=Korsund 1"} {
		if !slices.Contains(got, want) {
			t.Errorf("the facets are %q; %q is not among them", got, want)
		}
	}
	years := slices.DeleteFunc(slices.Clone(got), func(f string) bool { return !strings.HasPrefix(f, "year=") })
	if diff := cmp.Diff([]string{"year=2020 2", "year=2019 1", "year=undated 1"}, years); diff != "" {
		t.Errorf("the years are (-want +got):\n%s", diff)
	}
	b.do(chromedp.Click(chromedp.CSS(`[data-key="source=The Lamp"]`)))
	b.until(`document.querySelectorAll(".search-results li").length === 3`)
	b.do(chromedp.Click(chromedp.CSS(`[data-key="year=2020"]`)))
	b.until(`document.querySelectorAll(".search-results li").length === 2`)
	if diff := cmp.Diff([]string{"articles/longer.html", "articles/longer.html#q1"}, results(b)); diff != "" {
		t.Errorf("narrowed twice (-want +got):\n%s", diff)
	}
	if got := eval[string](b, "document.activeElement.dataset.key"); got != "year=2020" {
		t.Errorf("after a click the focus is on %q", got)
	}
	if got := eval[string](b, "location.hash"); got != "#q=ferry&source=The+Lamp&year=2020" {
		t.Errorf("the address ends in %s", got)
	}
	b.do(chromedp.Click(chromedp.CSS(`[data-key="year=2020"]`)), chromedp.Click(chromedp.CSS(`[data-key="source=The Lamp"]`)))
	b.until(`document.querySelectorAll(".search-results li").length === 6`)
	b.do(chromedp.Click(chromedp.CSS(`[data-key="entity=Ilse Marn"]`)))
	b.until(`document.querySelectorAll(".search-results li").length === 2`)
	if diff := cmp.Diff([]string{"articles/ferry.html", "articles/longer.html"}, results(b)); diff != "" {
		t.Errorf("narrowed to an entity (-want +got):\n%s", diff)
	}
}

func aLargeArchiveCountsQuotationsWhenAsked(t *testing.T, b *tab, s builtSite) {
	asksForQuotations := func() bool {
		requests, _ := b.traffic.take()
		return slices.ContainsFunc(requests, func(r string) bool { return strings.HasPrefix(r, s.at("search/q")) })
	}
	const query, button = "nobody", `[data-key="kind=quotation"]`
	b.open(s.at("search.html#q=" + query))
	answered(b, query)
	if got := eval[string](b, fmt.Sprintf("document.querySelector('%s .count').textContent", button)); got != "…" || asksForQuotations() {
		t.Errorf("before it is asked, the archive counts %s quotations", got)
	}
	b.do(chromedp.Click(chromedp.CSS(button)))
	b.until(`!!document.querySelector('.search-results [data-kind="quotation"]')`)
	if got := eval[string](b, fmt.Sprintf("document.querySelector('%s .count').textContent", button)); got == "…" || !asksForQuotations() {
		t.Errorf("when asked, the archive counts %s quotations", got)
	}
	if got := eval[int](b, `document.querySelectorAll('.search-results li:not([data-kind="quotation"])').length`); got > 0 {
		t.Errorf("among the quotations are %d others", got)
	}
	b.do(chromedp.Click(chromedp.CSS(".search-more button")))
	b.until(`document.querySelectorAll(".search-results li").length > 6`)
}

// anArchiveThatHasGrownIsSearchedAnew asks from a page that loaded the directory and the texts, but no postings, before
// the documents had other numbers.
func anArchiveThatHasGrownIsSearchedAnew(t *testing.T, b *tab, a *txtar.Archive) {
	site := func(more ...txtar.File) *build.Output {
		fsys, err := txtar.FS(&txtar.Archive{Files: slices.Concat(a.Files, more)})
		if err != nil {
			t.Fatal(err)
		}
		return buildSite(t, fsys)
	}
	var newest atomic.Pointer[build.Output]
	newest.Store(site())
	base := servePreview(t, newest.Load)
	b.open(base + "search.html")
	await[bool](b, "glossSearch.index().then(dir => glossSearch.row(dir.kinds[2])).then(() => true)")
	newest.Store(site(txtar.File{Name: "content/articles/a-first.txt", Data: []byte("---\ntitle: Before all others\nsource: lamp\npublished: 2025-01-01\n---\nA ferry.\n")}))
	b.press("stars")
	answered(b, "stars")
	if diff := cmp.Diff([]string{"articles/other.html", "articles/ferry.html", "articles/other.html#q1"}, results(b)); diff != "" {
		t.Errorf("the results are (-want +got):\n%s", diff)
	}
}

func theAddressHoldsTheQuery(t *testing.T, b *tab, s builtSite) {
	for _, address := range []string{"search.html#q=ferry&kind=article&year=2019", "search.html?q=ferry&kind=article&year=2019"} {
		b.open("about:blank")
		b.open(s.at(address))
		answered(b, "ferry")
		if diff := cmp.Diff([]string{"articles/ferry.html"}, results(b)); diff != "" {
			t.Errorf("%s shows (-want +got):\n%s", address, diff)
		}
		if got := eval[string](b, `document.querySelector(".search-words").value`); got != "ferry" {
			t.Errorf("%s: the field holds %q", address, got)
		}
	}
	b.open(s.at("index.html"))
	b.strike("/")
	b.press("korsund")
	if _, err := chromedp.Run(b.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.KeyEvent("\r"))); err != nil {
		t.Fatal(err)
	}
	answered(b, "korsund")
	if got := results(b); len(got) == 0 || got[0] != "places/korsund.html" {
		t.Errorf("from the title page, korsund finds %v", got)
	}
}

func keysLeadThroughTheResults(t *testing.T, b *tab, s builtSite) {
	b.open(s.at("search.html#q=korsund"))
	answered(b, "korsund")
	focus := func() string { return eval[string](b, `document.activeElement.href || document.activeElement.name`) }
	b.do(chromedp.Focus(chromedp.CSS(".search-words")))
	links := eval[[]string](b, `Array.from(document.querySelectorAll(".search-results h2 a"), a => a.href)`)
	if len(links) < 3 {
		t.Fatalf("there are %d results", len(links))
	}
	for _, step := range []struct{ key, want string }{
		{kb.ArrowDown, links[0]},
		{kb.ArrowDown, links[1]},
		{kb.ArrowUp, links[0]},
		{kb.ArrowUp, "q"},
		{kb.Enter, links[0]},
		{kb.ArrowDown, links[1]},
		{kb.Escape, "q"},
	} {
		b.press(step.key)
		if got := focus(); got != step.want {
			t.Errorf("%q leads to %s, not %s", step.key, got, step.want)
		}
	}
	b.press(kb.Escape)
	if got := eval[string](b, `document.querySelector(".search-words").value + document.querySelectorAll(".search-results li").length`); got != "0" {
		t.Errorf("after Escape there are %q", got)
	}
}

func whatIsWithheldIsNotQuoted(t *testing.T, b *tab, s builtSite) {
	b.open(s.at("search.html#q=strongbox"))
	answered(b, "strongbox")
	if got := eval[string](b, `document.querySelector(".search-results").textContent`); !strings.Contains(got, "What the purser kept") || strings.Contains(got, "galvanised") {
		t.Errorf("shown is %q", got)
	}
}

func withoutScriptThereAreOtherWays(t *testing.T, b *tab, s builtSite) {
	b.disableScript()
	b.open(s.at("search.html?q=ferry"))
	if b.isShown(".search-form") {
		t.Error("there is a field that does nothing")
	}
	if !b.isShown("noscript p") || !b.isShown(`main a[href="index-a-z.html"]`) || !b.isShown(`main a[href="articles/index.html"]`) {
		t.Error("nothing says how to go on")
	}
}

func resultsAreReadable(t *testing.T, b *tab, s builtSite) {
	for _, query := range []string{"ferry", "العبارة", "渡轮", "nothing at all"} {
		b.open("about:blank")
		b.open(s.at("search.html#q=" + query))
		answered(b, query)
		isNoWiderThanTheScreen(t, b)
		standsOut(t, b)
	}
}
