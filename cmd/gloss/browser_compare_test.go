package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gloss/build"
)

const (
	lanternAccounts = "stories/compare/lantern.html" // of testdata/browser/compare.txtar
	ferryAccounts   = "stories/compare/ferry.html"   // twenty-seven that tell nearly the same
)

// comparedArchive is the archive of testdata/browser/compare.txtar, and a story with more accounts than the style sheet knows.
func comparedArchive(t *testing.T) *build.Output {
	t.Helper()
	a, err := txtar.ParseFile("testdata/browser/compare.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range a.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for i := range 27 {
		text := fmt.Sprintf("---\ntitle: Account %d\nsource: gazette\npublished: 1999-05-%02d\nstory: ferry\n---\nCaptain number%[1]d praised crew%[1]d of lifeboat%[1]d.", i+1, i+1)
		switch i + 1 {
		case 2, 24:
			text += " Two anchors of bronze were lifted from the harbour."
		case 3, 26, 27:
			text += " Fog hid the northern beacon until midnight."
		}
		files[fmt.Sprintf("content/articles/1999/ferry-%02d.txt", i+1)] = &fstest.MapFile{Data: []byte(text)}
	}
	return buildSite(t, files)
}

// TestBrowserSetsAccountsSideBySide compares accounts as people do.
func TestBrowserSetsAccountsSideBySide(t *testing.T) {
	browser := startBrowser(t)
	out := comparedArchive(t)
	for _, tr := range transports() {
		t.Run(tr.name, func(t *testing.T) {
			site := tr.site(t, out)
			run := func(name string, test func(*testing.T, *tab, builtSite)) {
				t.Run(name, func(t *testing.T) { test(t, openTab(browser, t), site) })
			}
			run("boxes choose without script", boxesChooseWithoutScript)
			run("three stand side by side on a wide screen", threeStandSideBySide)
			run("the order is that of the first chosen", orderIsThatOfTheFirstChosen)
			run("the address chooses", addressChooses)
			run("of very many each can be chosen by script", ofManyEachIsChosenByScript)
			run("without script very many stand below each other", ofManyAllStandWithoutScript)
			run("a preview finds the page as it came", previewFindsThePageAsItCame)
			run("print has what is chosen", printHasWhatIsChosen)
			run("the pages are sound", comparedPagesAreSound)
			if !tr.hasServer { // whose policy lets nobody in
				run("axe finds nothing", comparedPagesPassAxe)
			}
		})
	}
}

// A shownCell is a cell that is laid out.
type shownCell struct {
	By, Row            int
	Left, Top          float64
	Text               string
	Marks              []string // those that show
	HasOutlet, IsMoved bool
}

const shownCells = `Array.from(document.querySelectorAll(".side")).filter(c => c.checkVisibility()).map(c => {
	const box = c.getBoundingClientRect();
	return {By: Number(c.dataset.by), Row: Array.from(c.parentElement.parentElement.children).indexOf(c.parentElement), Left: Math.round(box.left), Top: Math.round(box.top),
		Text: c.querySelector("blockquote").textContent, HasOutlet: c.querySelector("cite").checkVisibility(), IsMoved: !!c.querySelector(".side-moved"),
		Marks: Array.from(c.querySelectorAll("mark")).filter(m => getComputedStyle(m).textDecorationLine === "underline").map(m => m.textContent)};
})`

// choose clicks boxes until those of the given accounts are checked, and no others.
func choose(b *tab, numbers ...int) {
	b.t.Helper()
	for i, checked := range eval[[]bool](b, `Array.from(document.querySelectorAll(".choose input"), c => c.checked)`) {
		if checked != slices.Contains(numbers, i+1) {
			b.do(chromedp.Click(chromedp.CSS(fmt.Sprintf("#with-%d", i+1))))
		}
	}
}

// told spells the cells that show: account and first word, with ↕ before those that are moved.
func told(cells []shownCell) string {
	var out []string
	for _, c := range cells {
		moved := ""
		if c.IsMoved {
			moved = "↕"
		}
		first, _, _ := strings.Cut(c.Text, " ")
		out = append(out, fmt.Sprintf("%s%d:%s", moved, c.By, first))
	}
	return strings.Join(out, " ")
}

// standTogether asks that cells of one row stand beside each other, each account in its column.
func standTogether(t *testing.T, cells []shownCell, columns int) {
	t.Helper()
	left, top := map[int]float64{}, map[int]float64{}
	together := 0
	for _, c := range cells {
		if x, ok := left[c.By]; ok && x != c.Left {
			t.Errorf("account %d stands at %.0f and at %.0f", c.By, x, c.Left)
		}
		left[c.By] = c.Left
		if y, ok := top[c.Row]; ok {
			together++
			if y != c.Top {
				t.Errorf("in row %d one cell stands at %.0f, another at %.0f", c.Row, y, c.Top)
			}
		}
		top[c.Row] = c.Top
		if c.HasOutlet {
			t.Errorf("the outlet stands above its column and beside %q once more", c.Text)
		}
	}
	places := map[float64]bool{}
	for _, x := range left {
		places[x] = true
	}
	if len(places) != columns || together == 0 {
		t.Errorf("%d columns, and %d cells beside others", len(places), together)
	}
}

func boxesChooseWithoutScript(t *testing.T, b *tab, s builtSite) {
	b.disableScript()
	b.open(s.at(lanternAccounts))
	cells := eval[[]shownCell](b, shownCells)
	if want := "1:The ↕3:Before 1:Mira 3:Mira 1:Nobody 3:It 1:The 3:At 1:A"; told(cells) != want {
		t.Errorf("at first there are %s, want %s", told(cells), want)
	}
	standTogether(t, cells, 2)
	choose(b, 2, 3)
	cells = eval[[]shownCell](b, shownCells)
	if want := "↕3:Before 2:A 2:Along 3:Mira 3:It ↕2:The 3:At 2:Rain"; told(cells) != want {
		t.Errorf("of the second and third there are %s, want %s", told(cells), want)
	}
	standTogether(t, cells, 2)
	for _, c := range cells {
		if strings.HasPrefix(c.Text, "Along the mole") {
			if d := cmp.Diff("Along the mole Mira Voss carried|paper|lantern|at dusk", strings.Join(c.Marks, "|")); d != "" {
				t.Errorf("marked of %q (-want +have):\n%s", c.Text, d)
			}
		}
		if strings.HasPrefix(c.Text, "Before noon") && len(c.Marks) != 0 {
			t.Errorf("%q is marked for an account that is not shown: %q", c.Text, c.Marks)
		}
	}
	b.resize(360)
	for _, c := range eval[[]shownCell](b, shownCells) {
		if !c.HasOutlet || c.Left > 40 {
			t.Errorf("on a phone %q stands at %.0f, with its outlet %t", c.Text, c.Left, c.HasOutlet)
		}
	}
	choose(b)
	if n := len(eval[[]shownCell](b, shownCells)); n != eval[int](b, `document.querySelectorAll(".side").length`) {
		t.Errorf("with nothing chosen %d cells are shown", n)
	}
}

func threeStandSideBySide(t *testing.T, b *tab, s builtSite) {
	for _, script := range []bool{false, true} {
		b.allowScript(script)
		b.open(s.at(lanternAccounts))
		choose(b, 1, 2, 3)
		standTogether(t, eval[[]shownCell](b, shownCells), 3)
		b.resize(1000)
		for _, c := range eval[[]shownCell](b, shownCells) {
			if !c.HasOutlet {
				t.Errorf("where three have no room, %q is nobody’s", c.Text)
			}
		}
		choose(b, 2, 3)
		standTogether(t, eval[[]shownCell](b, shownCells), 2)
		b.resize(1440)
	}
}

func orderIsThatOfTheFirstChosen(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(lanternAccounts))
	choose(b, 2, 3)
	cells := eval[[]shownCell](b, shownCells)
	if want := "3:It 2:The 3:At 2:A 2:Along ↕3:Mira 2:Rain 3:Before"; told(cells) != want {
		t.Errorf("there are %s, want %s", told(cells), want)
	}
	standTogether(t, cells, 2)
	top := map[string]float64{}
	for _, c := range cells {
		top[c.Text] = c.Top
	}
	if rain, session := top["Rain fell on everybody and on the band."], top["Before noon the Coast League had closed the winter session."]; rain != session {
		t.Errorf("what each has alone stands at %.0f and at %.0f", rain, session)
	}
	if have, want := eval[string](b, `document.querySelector('[role="status"]').textContent`), "Told together: 2. Elsewhere in its text: 1."; have != want {
		t.Errorf("the page says %q, want %q", have, want)
	}
}

func addressChooses(t *testing.T, b *tab, s builtSite) {
	chosen := func() string {
		return eval[string](b, `Array.from(document.querySelectorAll(".choose :checked"), c => c.value).join()`)
	}
	b.open(s.at(lanternAccounts + "#with/second/arabic"))
	if have := chosen(); have != "second,arabic" {
		t.Errorf("the address chooses %s", have)
	}
	choose(b, 2, 3, 4)
	if have := eval[string](b, "location.hash"); have != "#with/second/third/arabic" {
		t.Errorf("the address of what is chosen ends in %s", have)
	}
	b.do(chromedp.Reload())
	if have := chosen(); have != "second,third,arabic" {
		t.Errorf("after a reload %s are chosen", have)
	}
	for _, other := range []string{"#main", "#with/nobody", "#with/%E0%A4%A"} {
		b.do(chromedp.Evaluate[chromedp.Void]("void (location.hash = " + fmt.Sprintf("%q", other) + ")"))
		if have := chosen(); have != "second,third,arabic" {
			t.Errorf("%s chooses %s", other, have)
		}
	}
	// The article leads to itself beside another.
	b.open(s.at("articles/1998/third.html"))
	href := eval[string](b, `document.querySelector('a[href*="stories/compare/"]').href`)
	b.open(href)
	if have := chosen(); strings.Count(have, ",") != 1 || !strings.Contains(have, "third") {
		t.Errorf("%s chooses %s", href, have)
	}
}

func ofManyEachIsChosenByScript(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(ferryAccounts + "#with/ferry-03/ferry-26/ferry-27"))
	cells := eval[[]shownCell](b, shownCells)
	standTogether(t, cells, 3)
	by := map[int]int{}
	for _, c := range cells {
		by[c.By]++
	}
	if d := cmp.Diff(map[int]int{3: 2, 26: 2, 27: 2}, by); d != "" {
		t.Errorf("cells by account (-want +have):\n%s", d)
	}
	b.do(chromedp.Click(chromedp.CSS("summary")))
	choose(b, 26, 27)
	standTogether(t, eval[[]shownCell](b, shownCells), 2)
}

func ofManyAllStandWithoutScript(t *testing.T, b *tab, s builtSite) {
	b.disableScript()
	b.open(s.at(ferryAccounts))
	b.do(chromedp.Click(chromedp.CSS("summary")))
	choose(b)
	cells := eval[[]shownCell](b, shownCells)
	if len(cells) != 27+5 {
		t.Errorf("%d cells are shown, want 32", len(cells))
	}
	for _, c := range cells {
		if !c.HasOutlet {
			t.Errorf("nobody knows whose %q is", c.Text)
		}
	}
	choose(b, 2, 24)
	standTogether(t, eval[[]shownCell](b, shownCells), 2)
}

// previewFindsThePageAsItCame: a preview changes the rows by their places, which are those that the server knows.
func previewFindsThePageAsItCame(t *testing.T, b *tab, s builtSite) {
	const rows = `document.querySelector(".sides-rows").innerHTML`
	b.disableScript()
	b.open(s.at(lanternAccounts))
	came := eval[string](b, rows)
	b.allowScript(true)
	b.open("about:blank") // or the address would be taken for a place in the same page
	b.open(s.at(lanternAccounts + "#with/third/second"))
	changed := eval[string](b, rows)
	if changed == came {
		t.Fatal("the rows are as they came: nothing is tested")
	}
	b.do(chromedp.Evaluate[chromedp.Void](`void document.dispatchEvent(new CustomEvent("gloss:before"))`))
	if d := cmp.Diff(came, eval[string](b, rows)); d != "" {
		t.Errorf("before a change (-want +have):\n%s", d)
	}
	b.do(chromedp.Evaluate[chromedp.Void](`void document.dispatchEvent(new CustomEvent("gloss:page"))`))
	if d := cmp.Diff(changed, eval[string](b, rows)); d != "" {
		t.Errorf("after it (-want +have):\n%s", d)
	}
}

func printHasWhatIsChosen(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(lanternAccounts + "#with/second/third"))
	b.media("print")
	if b.isShown(".choose") {
		t.Error("the boxes are printed")
	}
	for _, c := range eval[[]shownCell](b, shownCells) {
		if c.By != 2 && c.By != 3 {
			t.Errorf("%q is printed", c.Text)
		}
	}
}

// comparedPagesPassAxe asks axe-core about what is shown and about the boxes. The environment says where it is:
// GLOSS_AXE=…/axe.min.js, as .ci/test does.
func comparedPagesPassAxe(t *testing.T, b *tab, s builtSite) {
	axe, err := os.ReadFile(os.Getenv("GLOSS_AXE"))
	if err != nil {
		t.Skip("axe-core is not here; say where by GLOSS_AXE=…/axe.min.js")
	}
	for _, at := range []string{lanternAccounts, lanternAccounts + "#with/first/second/third", ferryAccounts + "#with/ferry-03/ferry-27"} {
		b.open("about:blank")
		b.open(s.at(at))
		eval[bool](b, string(axe)+"; true")
		got, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](`axe.run(document).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html)))`, chromedp.EvalAwaitPromise))
		if err != nil || len(got) > 0 {
			t.Errorf("%s: %v %s", at, err, strings.Join(got, "\n"))
		}
	}
}

func comparedPagesAreSound(t *testing.T, b *tab, s builtSite) {
	pages := builtSite{s.base, []string{lanternAccounts, ferryAccounts, "stories/lantern.html"}}
	everyPageIsSound(t, b, pages)
	if text := eval[string](b, "document.documentElement.outerHTML"); strings.Contains(text, "hispered") {
		t.Error("a text that may not be shown is")
	}
}
