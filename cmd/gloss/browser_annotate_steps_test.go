package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

const (
	words        = "articles/words.html"
	wordsSidecar = "content/articles/words.notes.yaml"
	peopleFile   = "content/entities/people.yaml"
)

func textIsCanonical(t *testing.T, a annotator, w *workshop) {
	marked := openWorkshop(t, "testdata/browser/archive.txtar")
	for _, p := range []struct {
		w    *workshop
		page string
	}{
		{w, words},
		{w, "articles/arabic.html"},
		{w, "articles/other.html"},
		{marked, "articles/2021/accord.html"},
		{marked, "articles/2021/arabic.html"},
		{marked, "articles/2021/long.html"},
		{marked, "articles/2021/plain.html"},
	} {
		a.open(p.w.at(p.page))
		have := eval[string](a.tab, `glossDesk.text.read(document.querySelector(".prose")).text`)
		out := p.w.builder.Newest().Export()
		for i := range out.Archive.Articles {
			if "articles/"+out.Archive.Articles[i].ID+".html" != p.page {
				continue
			}
			if d := cmp.Diff(out.Documents[i].Text, have); d != "" {
				t.Errorf("%s (-want +have):\n%s", p.page, d)
			}
		}
	}
}

// writes annotates words, and compares what is added to the sidecar.
func writes(t *testing.T, w *workshop, file, want string, do func()) {
	t.Helper()
	before := "annotations:\n" // of a file that is made
	if data, err := os.ReadFile(filepath.Join(w.dir, file)); err == nil {
		before = string(data)
	}
	do()
	if d := cmp.Diff("  - id: ID\n"+want, added(t, before, w.read(file))); d != "" {
		t.Errorf("%s (-want +have):\n%s", file, d)
	}
}

func wordsAcrossMarkup(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	writes(t, w, wordsSidecar, "    on: \"[[mayor said “no way out” to Øsk]]\"\n    note: \"A *note*: with # signs.\"\n    tags: [wording, \"two words\"]\n", func() {
		a.writeNote("mayor", 2, "Øsk", 1, "A *note*: with # signs.")
		a.until(`document.querySelector(".desk-preview em") !== null`)
		a.fill("#desk-tags", "wording, two words")
		a.save(".desk-save")
	})
	if !eval[bool](a.tab, `Array.from(document.querySelectorAll(".note-body")).some(n => n.textContent.includes("with # signs"))`) {
		t.Error("the page does not show the note")
	}
	if got := eval[string](a.tab, `document.querySelector(".desk-status").textContent`); got != "Saved." {
		t.Errorf("the status says %q", got)
	}
}

func wordsAcrossParagraphs(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	writes(t, w, wordsSidecar, "    on: \"[[Wren. The 𝒜𝒷 ship]]\"\n    note: \"Over the end.\"\n", func() {
		a.writeNote("ren", 1, "shi", 1, "Over the end.") // within words
		a.save(".desk-save")
	})
}

func wordsAroundANote(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	writes(t, w, wordsSidecar, "    on: \"[[🧿 of Port Saltby, left]]\"\n    note: \"x\"\n", func() {
		a.writeNote("🧿", 1, "left", 1, "x")
		a.save(".desk-save")
	})
}

func wordsFromRightToLeft(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at("articles/arabic.html"))
	writes(t, w, "content/articles/arabic.notes.yaml", "    on: \"وإن [[الميناء]]\"\n    note: \"ملاحظة\"\n", func() {
		a.writeNote("الميناء", 2, "الميناء", 2, "ملاحظة")
		a.save(".desk-save")
	})
	writes(t, w, "content/articles/arabic.notes.yaml", "    on: \"[[إن الاتفاق قد]]\"\n    note: \"two\"\n", func() {
		a.writeNote("إن", 1, "قد", 1, "two")
		a.save(".desk-save")
	})
}

func aDate(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	writes(t, w, wordsSidecar, "    on: \"[[Friday]]\"\n    date: \"2022-02-25\"\n", func() {
		a.do(chromedp.Click(chromedp.CSS(".prose .date")))
		a.until(`document.activeElement.id === "desk-date"`)
		if got := eval[string](a.tab, `document.activeElement.value`); got != "2022-03-04" {
			t.Errorf("the date proposed is %q", got)
		}
		a.fill("#desk-date", "soon")
		if eval[string](a.tab, `document.querySelector("#desk-date-wrong").textContent`) == "" {
			t.Error("nothing is said of a date that is none")
		}
		a.fill("#desk-date", "2022-02-25")
		a.save(".desk-save")
	})
}

func aSpeaker(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	for _, who := range []struct{ typed, id, name string }{{"wre", "osk", "Øsk Wren"}, {"nobody", "none", "Nobody of the registry"}} {
		writes(t, w, wordsSidecar, "    on: \"[[“no way out”]]\"\n    speaker: "+who.id+"\n", func() {
			a.selectWords("“no", 1, "out”", 1)
			a.kind("speaker")
			a.do(chromedp.Focus(chromedp.CSS("#desk-speaker")))
			a.press(who.typed)
			a.until(`document.querySelector("#desk-speaker-list [aria-selected=true]") !== null`)
			a.press(kb.Enter)
			a.until(fmt.Sprintf(`document.querySelector("#desk-speaker").value === %q`, who.name))
			a.save(".desk-save")
		})
	}
}

// entityByKeyboard uses no pointer at all, from the page's first key to the written file.
func entityByKeyboard(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	writes(t, w, wordsSidecar, "    on: \"[[mayor]] at\"\n    entity: ada-tern\n", func() {
		a.press("s")
		for range 4 {
			a.press(kb.ArrowRight)
		}
		if got := eval[string](a.tab, `getSelection().toString()`); got != "mayor" {
			t.Fatalf("the arrows lead to %q", got)
		}
		a.press(kb.Enter)
		a.until(`document.activeElement.id === "desk-entity"`)
		a.press("capt")
		a.until(`document.querySelectorAll("#desk-entity-list li").length === 2`)
		if got := eval[string](a.tab, `document.getElementById(document.activeElement.getAttribute("aria-activedescendant")).textContent`); !strings.Contains(got, "Ada Tern") {
			t.Errorf("the option in focus is %q", got)
		}
		a.press(kb.ArrowDown)
		a.press(kb.ArrowUp)
		a.press(kb.Enter)
		a.loads(chromedp.KeyEvent(kb.Enter))
	})
	a.until(`document.querySelector(".desk-panel") !== null`)
	before := w.read(wordsSidecar)
	a.loads(chromedp.KeyEvent("z", chromedp.KeyModifiers(2))) // Control
	a.until(`document.querySelector(".desk-status").textContent.startsWith("Taken back")`)
	if after := w.read(wordsSidecar); !strings.HasPrefix(before, after) || before == after {
		t.Errorf("after Control and Z the file is\n%s", after)
	}
}

func aNewEntity(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	registry := w.read(peopleFile)
	writes(t, w, wordsSidecar, "    on: \"[[Port Saltby]]\"\n    entity: port-saltby\n", func() {
		a.selectWords("Port Saltby", 1, "Port Saltby", 1)
		a.do(chromedp.Focus(chromedp.CSS("#desk-entity")))
		a.press("Port Saltby")
		a.until(`document.querySelector("#desk-entity-list [aria-selected=true]") !== null`)
		a.press(kb.Enter)
		a.until(`document.activeElement.id === "desk-type"`)
		a.press("Pl")
		a.fill("#desk-aliases", "Saltby\nThe Port: of salt")
		a.fill("#desk-description", "A harbour # in the north.")
		a.save(".desk-save")
	})
	want := "- id: port-saltby\n  type: place\n  name: Port Saltby\n  aliases: [Saltby, \"The Port: of salt\"]\n  description: \"A harbour # in the north.\"\n"
	if d := cmp.Diff(want, w.read("content/entities/places.yaml")); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
	if w.read(peopleFile) != registry {
		t.Error("another file of the registry has changed")
	}
}

func aNameInTheRegistry(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	sidecar := w.read(wordsSidecar)
	want := strings.Replace(w.read(peopleFile), "[Captain Tern]", "[Captain Tern, mayor]", 1)
	a.selectWords("mayor", 3, "mayor", 3)
	a.do(chromedp.Focus(chromedp.CSS("#desk-entity")))
	a.press("ada")
	a.until(`document.querySelector("#desk-entity-list [aria-selected=true]") !== null`)
	a.press(kb.Enter)
	a.until(`document.querySelector("#desk-entity").value === "Ada Tern"`)
	a.do(chromedp.Click(chromedp.CSS("#desk-scope-archive")), chromedp.Click(chromedp.CSS(".desk-save")))
	a.until(`document.querySelector(".desk-effect") !== null`)
	if got := eval[string](a.tab, `document.querySelector(".desk-message").textContent`); !strings.Contains(got, "2 articles") {
		t.Errorf("the effect is %q", got)
	}
	if w.read(peopleFile) == want {
		t.Error("the registry is written before the effect was seen")
	}
	a.save(".desk-save")
	if d := cmp.Diff(want, w.read(peopleFile)); d != "" || w.read(wordsSidecar) != sidecar {
		t.Errorf("(-want +have):\n%s", d)
	}
}

func notThis(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	writes(t, w, wordsSidecar, "    on: \"[[Ada Tern]]\"\n    entity: none\n", func() {
		a.do(chromedp.Click(chromedp.CSS(".prose .mention")))
		a.until(`!document.querySelector(".desk-panel").hidden`)
		a.kind("none")
		a.save(".desk-save")
	})
	if got := eval[int](a.tab, `document.querySelectorAll('.prose .mention[href*="ada-tern"]').length`); got != 0 {
		t.Errorf("%d mentions are left", got)
	}
}

func everyOccurrence(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	writes(t, w, wordsSidecar, "    on: \"[[the mayor]]\"\n    every: true\n    note: \"Each.\"\n", func() {
		a.writeNote("the mayor", 2, "the mayor", 2, "Each.")
		a.do(chromedp.Click(chromedp.CSS("#desk-scope-every")))
		a.save(".desk-save")
	})
}
