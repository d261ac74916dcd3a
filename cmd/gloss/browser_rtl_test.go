package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestRightToLeft reads an archive in Arabic in a browser. Where things stand is measured: what is written from right to left
// begins at the right.
func TestRightToLeft(t *testing.T) {
	browser := startBrowser(t)
	a, err := txtar.ParseFile("testdata/browser/rtl.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := txtar.FS(a)
	if err != nil {
		t.Fatal(err)
	}
	site := transports()[0].site(t, buildSite(t, fsys)) // the same bytes look the same from a server
	run := func(name string, test func(*testing.T, *tab, builtSite)) {
		t.Run(name, func(t *testing.T) { test(t, openTab(browser, t), site) })
	}
	run("every page is sound", func(t *testing.T, b *tab, s builtSite) { everyPageIsSound(t, b, s.kinds("articles/herald.html")) })
	run("margins change sides", marginsChangeSides)
	run("the foot is the site's", footIsTheSites)
	run("the number of a note follows its words", numberOfANoteFollowsItsWords)
	run("a quotation keeps its marks and its last stop", quotationKeepsItsMarks)
	run("columns are even", columnsAreEven)
	run("time runs from the right", timeRunsFromTheRight)
	run("the search speaks Arabic", searchSpeaksArabic)
	run("a card speaks Arabic", cardSpeaksArabic)
}

const rtlArticle = "articles/hariq.html"

// letters returns the places of the letters of some words, the first in the text of an element that fits a selector.
func (b *tab) letters(selector, words string) []edges {
	b.t.Helper()
	list := eval[[]edges](b, fmt.Sprintf(`(function (words) {
		for (const root of document.querySelectorAll(%q)) {
			const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
			for (let node = walk.nextNode(); node; node = walk.nextNode()) {
				const at = node.data.indexOf(words);
				if (at < 0) continue;
				return Array.from(words, function (_, i) {
					const range = document.createRange();
					range.setStart(node, at + i);
					range.setEnd(node, at + i + 1);
					const r = range.getBoundingClientRect();
					return {Left: r.left, Top: r.top, Right: r.right, Bottom: r.bottom};
				});
			}
		}
		return [];
	})(%q)`, selector, words))
	if len(list) == 0 {
		b.t.Fatalf("no %s has the words %q", selector, words)
	}
	return list
}

func marginsChangeSides(t *testing.T, b *tab, s builtSite) {
	b.resize(1440)
	b.open(s.at(rtlArticle))
	text := b.box(".prose")
	for i := range 3 {
		if note := b.box(fmt.Sprintf("#note-%d", i+1)); note.Right > text.Left {
			t.Errorf("note %d is not to the left of the text: it ends at %.0f, and the text begins at %.0f", i+1, note.Right, text.Left)
		}
	}
	for _, selector := range []string{".para-no", ".prose .speaker"} {
		if box := b.box(selector); box.Left < text.Right-1 {
			t.Errorf("%s is not to the right of the text: %.0f, where the text ends at %.0f", selector, box.Left, text.Right)
		}
	}
	if name, nav := b.box(".masthead-name a"), b.box(".masthead-search"); name.Left < nav.Right {
		t.Error("the name of the archive is not to the right of the search")
	}
	if got := b.style("blockquote p", "unicode-bidi") + " " + b.style("blockquote p", "text-align"); got != "plaintext start" {
		t.Errorf("the English paragraph is set as %q", got)
	}
	if first, last := b.letters("blockquote p", "We have")[0], b.letters("blockquote p", "seven.")[5]; first.Left > text.Left+40 || last.Left < first.Left {
		t.Errorf("the English paragraph begins at %.0f and ends at %.0f", first.Left, last.Left)
	}
}

// footIsTheSites looks at an English article of an Arabic site: what the site says at its foot runs as the site does.
func footIsTheSites(t *testing.T, b *tab, s builtSite) {
	b.open(s.at("articles/herald.html"))
	if got := b.style(".prose", "direction"); got != "ltr" {
		t.Fatalf("the article runs %s", got)
	}
	for _, got := range b.styles(".colophon p", "direction") {
		if got != "rtl" {
			t.Errorf("a line at the foot runs %s", got)
		}
	}
}

func numberOfANoteFollowsItsWords(t *testing.T, b *tab, s builtSite) {
	b.resize(360)
	b.open(s.at(rtlArticle))
	for _, c := range []struct {
		note           int
		words, further string
		isLeftToRight  bool
	}{
		{1, "السابع", " في ", false},
		{2, "غيرهم", "». ", false},
		{3, "ours", " was stored", true},
	} {
		mark := b.letters(fmt.Sprintf(`[for="note-%d-open"]`, c.note), fmt.Sprint(c.note))[0]
		words := b.letters(fmt.Sprintf(`[data-note="%d"]`, c.note), c.words)
		last, next := words[len(words)-1], b.letters(".prose p", c.further)
		after := next[len(next)-1]
		if c.isLeftToRight && (mark.Left < last.Right || after.Left < mark.Right) || !c.isLeftToRight && (mark.Right > last.Left || after.Right > mark.Left) {
			t.Errorf("the number of note %d is at %.1f–%.1f, between its words, which end at %.1f–%.1f, and %.1f–%.1f", c.note, mark.Left, mark.Right, last.Left, last.Right, after.Left, after.Right)
		}
	}
}

// quotationKeepsItsMarks measures an English quotation in an Arabic sentence, and an Arabic one in an English sentence.
func quotationKeepsItsMarks(t *testing.T, b *tab, s builtSite) {
	for _, c := range []struct{ page, at, open, words, end, dir string }{
		{rtlArticle, ".prose", "“", "We are not to blame (yet)!", "”", "ltr"},
		{"people/john-carver.html", ".context", "“", "We are not to blame (yet)!", "”", "ltr"},
		{"stories/compare/hariq.html", ".side", "“", "We are not to blame (yet)!", "”", "ltr"},
		{"articles/herald.html", ".prose", "«", "العدالة قبل كل شيء", "»", "rtl"},
	} {
		b.resize(1440) // where it stands in one line
		b.open(s.at(c.page))
		isolated := fmt.Sprintf(`%s bdi[dir=%q]`, c.at, c.dir)
		places := slices.Concat(b.letters(isolated, c.open), b.letters(isolated, c.words), b.letters(isolated, c.end))
		for i := 1; i < len(places); i++ {
			before, after := places[i-1], places[i]
			if c.dir == "rtl" {
				before, after = after, before
			}
			if (before.Left+before.Right)/2 > (after.Left+after.Right)/2+.01 {
				t.Errorf("on %s, in %q, %q stands on the wrong side of its neighbour", c.page, c.words, string([]rune(c.open + c.words + c.end)[i]))
			}
		}
	}
}

func columnsAreEven(t *testing.T, b *tab, s builtSite) {
	b.resize(1100)
	b.open(s.at(rtlArticle))
	for _, cells := range [][]string{{"المخزن", "A-1", "B-2", "ج-3"}, {"قمح", "machinery", "أخشاب"}} {
		var edge []float64
		for _, words := range cells {
			right := 0.0
			for _, at := range b.letters(".prose :is(th, td)", words) {
				right = max(right, at.Right)
			}
			edge = append(edge, right)
		}
		if slices.Max(edge)-slices.Min(edge) > 1 {
			t.Errorf("the cells %q do not begin at one edge: %.0f", cells, edge)
		}
	}
}

func timeRunsFromTheRight(t *testing.T, b *tab, s builtSite) {
	b.resize(1100)
	b.open(s.at("index.html"))
	name, plot, count := b.box(".chart-lane:nth-child(2) .chart-name"), b.box(".chart-lane:nth-child(2) .chart-plot"), b.box(".chart-lane:nth-child(2) .count")
	if name.Left < plot.Right || count.Right > plot.Left {
		t.Error("a lane of the chart does not have its name to the right and its figure to the left")
	}
	bars := eval[[]float64](b, `Array.from(document.querySelectorAll(".chart-lane:nth-child(2) rect"), e => e.getBoundingClientRect().left)`)
	if len(bars) < 2 || !slices.IsSortedFunc(bars, func(a, b float64) int { return int(math.Round(b - a)) }) {
		t.Errorf("from day to day the bars begin at %.0f", bars)
	}
	ticks := b.letters(".chart-ticks text", "2 مايو 2024")
	if day, year := ticks[0], ticks[len(ticks)-1]; day.Left < year.Right || day.Right > plot.Right+1 {
		t.Errorf("the first tick has its day at %.0f and its year at %.0f; the plot ends at %.0f", day.Left, year.Left, plot.Right)
	}
	b.open(s.at("timeline.html"))
	if got := eval[bool](b, `document.querySelector(".timeline-events .chart-plot").matches(":dir(rtl)")`); !got {
		t.Error("the events run from left to right")
	}
}

func searchSpeaksArabic(t *testing.T, b *tab, s builtSite) {
	b.resize(1440)
	b.open(s.at("search.html#q=northern"))
	b.waitFor(`document.querySelector("main").dataset.answered === "northern" && document.querySelectorAll(".search-named li").length > 1`)
	status := eval[string](b, `document.querySelector(".search-status").textContent`)
	if !strings.Contains(status, "عدد النتائج: ") {
		t.Errorf("the status is %q", status)
	}
	edge := eval[[]float64](b, `Array.from(document.querySelectorAll(".search-named bdi"), function (name) {
		const words = document.createRange();
		words.selectNodeContents(name);
		return Math.round(words.getBoundingClientRect().right);
	})`)
	if slices.Max(edge) != slices.Min(edge) {
		t.Errorf("the names of a facet do not begin at one edge: %v", edge)
	}
	if got := eval[string](b, `document.querySelector(".search-results .entry-date").textContent`); strings.ContainsFunc(got, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		t.Errorf("a result is dated %q", got)
	}
	b.open(s.at("search.html#q=northernxy"))
	b.waitFor(`document.querySelector("main").dataset.answered === "northernxy"`)
	if status := eval[string](b, `document.querySelector(".search-status").textContent`); !strings.Contains(status, "«\u2068northernxy\u2069»") {
		t.Errorf("the word that was not found is not set apart: %q", status)
	}
}

func cardSpeaksArabic(t *testing.T, b *tab, s builtSite) {
	b.resize(1440)
	b.open(s.at(rtlArticle))
	b.press("n")
	b.waitFor(cardIsOpen)
	for slot, want := range map[string]string{"name": "سلمى حداد", "kind": "شخص", "how": "بالاسم.", "count": "6 مرات ذِكر في 4 مقالات"} {
		if got := b.slot(slot); got != want {
			t.Errorf("the card's %s is %q, want %q", slot, got, want)
		}
	}
	if card, mark := b.box("body > .card"), b.box("#m1"); card.Right < mark.Right || card.Left > mark.Left || card.Right > 1440 {
		t.Errorf("the card is at %.0f–%.0f, its mention at %.0f–%.0f", card.Left, card.Right, mark.Left, mark.Right)
	}
	if back, on := b.box(`.card [data-step="-1"]`), b.box(`.card [data-step="1"]`); back.Left < on.Right {
		t.Error("the way back is not to the right of the way on")
	}
}
