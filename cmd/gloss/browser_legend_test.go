package main

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

func legendRestsItsMarksWithoutScript(t *testing.T, b *tab, s builtSite) {
	marks := []struct{ box, selector, property, rested string }{
		{"person", `.prose .mention[data-type="person"]`, "text-decoration-color", transparent},
		{"organization", `.prose .mention[data-type="organization"]`, "text-decoration-color", transparent},
		{"place", `.prose .mention[data-type="place"]`, "text-decoration-color", transparent},
		{"event", `.prose .mention[data-type="event"]`, "text-decoration-color", transparent},
		{"ship", `.prose .mention[data-type="ship"]`, "text-decoration-color", transparent},
		{"date", ".prose .date", "background-image", "none"},
		{"note", ".prose .note-anchor", "background-color", transparent},
		{"note", ".prose .note", "display", "none"},
		{"quotation", ".prose .speaker", "display", "none"},
	}
	look := func() [][]string {
		var seen [][]string
		for _, m := range marks {
			seen = append(seen, b.styles(m.selector, m.property))
		}
		return seen
	}
	b.disableScript()
	b.open(s.at(markedArticle))
	before := look()
	for i, m := range marks {
		if slices.Contains(before[i], m.rested) {
			t.Errorf("%s rests before its switch was touched", m.selector)
		}
	}
	for _, box := range []string{"person", "organization", "place", "event", "ship", "date", "note", "quotation"} {
		want := slices.Clone(before)
		for i, m := range marks {
			if m.box == box {
				want[i] = slices.Repeat([]string{m.rested}, len(before[i]))
			}
		}
		b.do(chromedp.Click(chromedp.CSS(`.legend [value="` + box + `"]`)))
		if diff := cmp.Diff(want, look()); diff != "" {
			t.Errorf("after the switch %q was clicked (-want +got):\n%s", box, diff)
		}
		b.do(chromedp.Click(chromedp.CSS(`.legend [value="` + box + `"]`)))
		if diff := cmp.Diff(before, look()); diff != "" {
			t.Errorf("after the switch %q was clicked again (-want +got):\n%s", box, diff)
		}
	}
}

func legendRemembers(t *testing.T, b *tab, s builtSite) {
	const box, mark = `.legend [value="person"]`, `.prose .mention[data-type="person"]`
	check := func(when string, on bool) {
		t.Helper()
		if got := eval[bool](b, fmt.Sprintf("document.querySelector(%q).checked", box)); got != on {
			t.Errorf("%s the switch is %v, not %v", when, got, on)
		}
		if got := b.style(mark, "text-decoration-color") != transparent; got != on {
			t.Errorf("%s the mark shows is %v, not %v", when, got, on)
		}
	}
	b.open(s.at(markedArticle))
	check("at first", true)
	b.do(chromedp.Click(chromedp.CSS(box)), chromedp.Reload())
	check("after a click and a reload", false)
	b.open(s.at(arabicArticle))
	check("on another page", false)
	b.do(chromedp.Click(chromedp.CSS(box)), chromedp.Reload())
	check("after another click and a reload", true)
	eval[bool](b, `(localStorage.setItem("gloss:type:person", "off"), dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true})))`)
	check("on a page that was left open, and is gone back to", false)
}

func noSwitchIsAloneOnALine(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(markedArticle))
	const lines = `Object.values(Object.groupBy(document.querySelectorAll(".legend label"), e => Math.round(e.getBoundingClientRect().top))).map(line => line.length)`
	for _, width := range []int64{360, 480, 704, 768, 900, 1100, 1440} {
		b.resize(width)
		if have := eval[[]int](b, lines); len(have) > 1 && slices.Min(have) < 2 {
			t.Errorf("at %d pixels the lines of the legend have %v switches", width, have)
		}
	}
}
