package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestCards asks the article page what its mentions are, as hands do: with a pointer, a keyboard and a finger, from a
// folder and from the preview.
func TestCards(t *testing.T) {
	browser := startBrowser(t)
	out, sample := markedArchive(t), sampleArchive(t)
	for _, tr := range transports() {
		t.Run(tr.name, func(t *testing.T) {
			site := tr.site(t, out)
			run := func(name string, test func(*testing.T, *tab, builtSite)) {
				t.Run(name, func(t *testing.T) { test(t, openTab(browser, t), site) })
			}
			run("a mention in focus says what it is and how that was decided", focusShowsACard)
			run("keys lead into a card and out of it", keysLeadThroughACard)
			run("a pointer shows a card and leaves it", pointerShowsACard)
			run("a first touch shows a card and a second follows the link", touchShowsACard)
			run("a card steps through the mentions of its entity", cardStepsThroughMentions)
			run("a date shows its working", dateShowsItsWorking)
			run("the help sheet opens and closes", helpSheetOpensAndCloses)
			run("a card is read well", openCardStandsOut)
			site = tr.site(t, sample) // whose cards take more than one file
			run("every mention has its entity's card", everyMentionHasItsCard)
		})
	}
}

const cardIsOpen = `document.querySelector("body > .card").matches("[data-open]:popover-open")`

// waitFor waits until an expression in the page is true; the tab's deadline ends the wait.
func (b *tab) waitFor(expression string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Poll[bool](expression)); err != nil {
		b.t.Fatalf("%v waiting for\n%s", err, expression)
	}
}

// slot returns the words of a part of the card.
func (b *tab) slot(name string) string {
	b.t.Helper()
	return eval[string](b, fmt.Sprintf(`document.querySelector("body > .card [data-slot=%s]").innerText`, name))
}

// point moves the pointer into the middle of the first element that fits a selector.
func (b *tab) point(selector string) {
	b.t.Helper()
	box := b.box(selector)
	call(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{
		Type: input.DispatchMouseEventTypeMouseMoved, X: (box.Left + box.Right) / 2, Y: (box.Top + box.Bottom) / 2,
	})
}

// touch taps on the first element that fits a selector.
func (b *tab) touch(selector string) {
	b.t.Helper()
	box := b.box(selector)
	at := []*input.TouchPoint{{X: (box.Left + box.Right) / 2, Y: (box.Top + box.Bottom) / 2}}
	call(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: at})
	call(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
}

func focusShowsACard(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(markedArticle))
	b.press("n")
	b.waitFor(cardIsOpen)
	for slot, want := range map[string]string{
		"name": "Mira Voss", "kind": "Person", "text": "Speaker of the Harbour Council.", "how": "By name.",
		"count": "4 mentions in 3 articles",
	} {
		if got := b.slot(slot); got != want {
			t.Errorf("the card's %s is %q, want %q", slot, got, want)
		}
	}
	if got := b.slot("latest"); strings.Count(got, "2021") != 3 {
		t.Errorf("the card names the articles %q, want the three of them", got)
	}
	if got := eval[string](b, `document.activeElement.getAttribute("aria-describedby") + document.activeElement.title`); got != "card-how" {
		t.Errorf("the mention is described by %q, and by no title", got)
	}
	b.press(kb.Escape)
	b.waitFor("!(" + cardIsOpen + ")")
	if got := eval[focus](b, focused).Mention; got != "m1" {
		t.Errorf("after Escape the focus is at %q", got)
	}
}

func keysLeadThroughACard(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(markedArticle))
	b.press("n")
	b.waitFor(cardIsOpen)
	b.press(kb.ArrowDown)
	if !eval[bool](b, `document.activeElement.matches(".card-name") && document.activeElement.href.endsWith("people/mira-voss.html")`) {
		t.Error("the arrow does not lead to the entity's name on the card")
	}
	b.tabTo(".card [data-step='1']", 8)
	b.press(kb.Tab)
	if got := eval[focus](b, focused).Mention; got != "m2" {
		t.Errorf("after the card Tab leads to %q, not to the next mention", got)
	}
	b.press("p")
	b.waitFor(cardIsOpen)
	b.press(kb.ArrowDown)
	b.press(kb.Escape)
	b.waitFor("!(" + cardIsOpen + ")")
	if got := eval[focus](b, focused).Mention; got != "m1" {
		t.Errorf("Escape in a card leads to %q, not back to its mention", got)
	}
}

func pointerShowsACard(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(markedArticle))
	b.point("#m2")
	b.waitFor(cardIsOpen)
	if got := b.slot("name"); got != "Harbour Council" {
		t.Errorf("the card is that of %q", got)
	}
	b.point(".card-how")
	b.point(".card-name") // on the card it stays
	if !eval[bool](b, cardIsOpen) {
		t.Error("the card goes while the pointer is on it")
	}
	b.point("h1")
	b.waitFor("!(" + cardIsOpen + ")")
}

func touchShowsACard(t *testing.T, b *tab, s builtSite) {
	b.resize(360)
	b.open(s.at(markedArticle))
	b.touch("#m1")
	b.waitFor(cardIsOpen)
	if box := b.box("body > .card"); box.Left < 0 || box.Right > 360 {
		t.Errorf("the card lies from %v to %v on a screen of 360", box.Left, box.Right)
	}
	b.touch("#m1")
	b.do(chromedp.WaitReady(chromedp.CSS(".contexts")))
}

func cardStepsThroughMentions(t *testing.T, b *tab, s builtSite) {
	b.media("", "prefers-reduced-motion: reduce") // a page that still scrolls is clicked somewhere else
	b.open(s.at(markedArticle))
	b.press("n")
	b.waitFor(cardIsOpen)
	if got := b.slot("place"); got != "1 / 2" {
		t.Errorf("the card says that this is mention %s", got)
	}
	b.do(chromedp.Click(chromedp.CSS(".card [data-step='1']")))
	b.waitFor(cardIsOpen + ` && document.querySelector(".card [data-slot=place]").innerText === "2 / 2"`)
	if got := b.slot("how"); !strings.HasPrefix(got, "By surname") {
		t.Errorf("the second was decided: %q", got)
	}
	second := eval[focus](b, focused).Mention
	for _, want := range []string{"m1", second} {
		b.press(kb.Escape) // a card must not lie over what is clicked
		b.waitFor("!(" + cardIsOpen + ")")
		b.do(chromedp.Click(chromedp.CSS("#about-mira-voss .count")))
		b.waitFor(fmt.Sprintf(`document.activeElement.id === %q`, want))
	}
}

func dateShowsItsWorking(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(markedArticle))
	b.tabTo(".date", 40)
	b.waitFor(cardIsOpen)
	if got := b.slot("how"); !strings.Contains(got, "by the editor") {
		t.Errorf("the card of a date says %q", got)
	}
	if b.isShown(".card-name") {
		t.Error("the card of a date bears a name")
	}
}

func helpSheetOpensAndCloses(_ *testing.T, b *tab, s builtSite) {
	b.open(s.at(markedArticle))
	b.press("?")
	b.waitFor(helpHasTheFocus)
	b.press(kb.Escape)
	b.waitFor(`!document.querySelector(".help").matches(":popover-open")`)
	b.do(chromedp.Click(chromedp.CSS(".colophon-keys button")))
	b.waitFor(helpHasTheFocus)
	b.press(kb.Escape)
	b.waitFor(`document.activeElement.matches(".colophon-keys button")`)
}

// helpHasTheFocus asks whether the sheet of keys is open, and read out.
const helpHasTheFocus = `document.querySelector(".help:popover-open") === document.activeElement`

func openCardStandsOut(t *testing.T, b *tab, s builtSite) {
	b.open(s.at(markedArticle))
	b.press("n")
	b.waitFor(cardIsOpen)
	standsOut(t, b)
}

func everyMentionHasItsCard(t *testing.T, b *tab, s builtSite) {
	b.open(s.at("articles/2017/torpedo-syria-truce.html"))
	names := eval[map[string]string](b, `Object.fromEntries(Array.from(document.querySelectorAll(".tally-name"), e => [e.href, e.innerText]))`)
	if len(names) < 10 {
		t.Fatalf("the article names %d entities", len(names))
	}
	for range mentions(b) {
		b.press("n")
		b.waitFor(cardIsOpen + ` && document.activeElement.hasAttribute("aria-describedby")`)
		href := eval[string](b, `document.activeElement.href`)
		if got, want := b.slot("name"), names[href]; got != want {
			t.Errorf("the card of %s bears the name %q, want %q", href, got, want)
		}
	}
}
