package main

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// selected asks which words are selected.
const selected = `getSelection().toString()`

// goesOnByKeyboard writes a note without a pointer, leaves the panel and comes back, and goes on from where it was.
func goesOnByKeyboard(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	writes(t, w, wordsSidecar, "    on: \"[[at]]\"\n    note: \"Where?\"\n", func() {
		a.press("s")
		for range 4 {
			a.press(kb.ArrowRight)
		}
		a.strike("2")
		a.until(`document.activeElement.id === "desk-note"`)
		for range 12 {
			a.press(kb.Tab)
			if !eval[bool](a.tab, `document.querySelector(".desk-panel").contains(document.activeElement)`) {
				t.Fatal("Tab leads out of the panel, to nothing")
			}
		}
		a.press(kb.Escape)
		a.until(selected + ` === "mayor"`)
		a.press(kb.ArrowRight)
		a.until(selected + ` === "at"`)
		a.strike("2")
		a.until(`document.activeElement.id === "desk-note"`)
		a.press("Where?")
		a.loads(chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(2))) // Control
	})
	a.until(selected + ` === "at"`)
	a.press(kb.ArrowRight)
	a.until(selected + ` === "the"`)
}

// keysArePutAway is for who knows them: they lie over the text.
func keysArePutAway(_ *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	a.until(`document.querySelector(".desk-help").checkVisibility()`)
	a.do(chromedp.Click(chromedp.CSS(".desk-tools [aria-expanded=true]")), chromedp.Reload())
	a.until(`document.querySelector(".desk-panel") !== null && !document.querySelector(".desk-help").checkVisibility()`)
	a.do(chromedp.Click(chromedp.CSS(".desk-tools button:last-of-type")))
	a.until(`document.querySelector(".desk-help").checkVisibility()`)
}
