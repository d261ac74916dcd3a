package main

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"
)

// TestLongNoteOpensInTheMargin shows the beginning of a long note beside its words, and the rest when it is asked to, by
// hand and by key, without script.
func TestLongNoteOpensInTheMargin(t *testing.T) {
	long := strings.Repeat("The log of the harbour gives another hour for it. ", 40)
	site := transports()[0].site(t, buildSite(t, fstest.MapFS{
		"content/site.yaml":                {Data: []byte("title: Tides\nlanguage: en\n")},
		"content/articles/tide.txt":        {Data: []byte("---\ntitle: The tide\n---\nThe tide came late, and the ferry later.\n")},
		"content/articles/tide.notes.yaml": {Data: fmt.Appendf(nil, "annotations:\n  - {id: a1, on: \"came [[late]]\", note: %q}\n  - {id: a2, on: \"[[ferry]] later\", note: \"A short one.\"}\n", long)},
	}))
	b := openTab(startBrowser(t), t)
	b.disableScript()
	b.open(site.at("articles/tide.html"))
	height := func() float64 { box := b.box("#note-1"); return box.Bottom - box.Top }
	short := height()
	if next := b.box("#note-2"); short > 300 || next.Top < b.box("#note-1").Bottom {
		t.Errorf("the long note is %.0f pixels high, and the next begins at %.0f", short, next.Top)
	}
	b.do(chromedp.Click(chromedp.CSS(`#note-1 .note-more`)))
	if whole := height(); whole < 2*short {
		t.Errorf("opened, the note is %.0f pixels high, closed %.0f", whole, short)
	}
	b.open(site.at("articles/tide.html"))
	b.tabTo("#note-1-open", 40)
	b.press(" ")
	if whole := height(); whole < 2*short {
		t.Errorf("opened by key, the note is %.0f pixels high, closed %.0f", whole, short)
	}
}
