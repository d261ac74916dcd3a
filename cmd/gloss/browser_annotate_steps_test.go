package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"gloss/build"
	"gloss/build/preview"
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
		a.selectWords("mayor", 2, "Øsk", 1)
		a.kind("note")
		a.fill("#desk-note", "A *note*: with # signs.")
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
		a.selectWords("ren", 1, "shi", 1) // within words
		a.kind("note")
		a.fill("#desk-note", "Over the end.")
		a.save(".desk-save")
	})
}

func wordsAroundANote(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	writes(t, w, wordsSidecar, "    on: \"[[🧿 of Port Saltby, left]]\"\n    note: \"x\"\n", func() {
		a.selectWords("🧿", 1, "left", 1)
		a.kind("note")
		a.fill("#desk-note", "x")
		a.save(".desk-save")
	})
}

func wordsFromRightToLeft(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at("articles/arabic.html"))
	writes(t, w, "content/articles/arabic.notes.yaml", "    on: \"وإن [[الميناء]]\"\n    note: \"ملاحظة\"\n", func() {
		a.selectWords("الميناء", 2, "الميناء", 2)
		a.kind("note")
		a.fill("#desk-note", "ملاحظة")
		a.save(".desk-save")
	})
	writes(t, w, "content/articles/arabic.notes.yaml", "    on: \"[[إن الاتفاق قد]]\"\n    note: \"two\"\n", func() {
		a.selectWords("إن", 1, "قد", 1)
		a.kind("note")
		a.fill("#desk-note", "two")
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
		a.selectWords("the mayor", 2, "the mayor", 2)
		a.kind("note")
		a.fill("#desk-note", "Each.")
		a.do(chromedp.Click(chromedp.CSS("#desk-scope-every")))
		a.save(".desk-save")
	})
}

func changedAndDeleted(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	first := w.read(wordsSidecar)
	changed := strings.Replace(first, "      Which one is\n      not said.\n", "      Not said: which.\n", 1)
	a.do(chromedp.Click(chromedp.CSS(`.note-anchor[data-note="1"]`)))
	a.until(`document.activeElement.id === "desk-note"`)
	if got := eval[string](a.tab, `document.activeElement.value`); got != "Which one is not said." {
		t.Errorf("the note is %q", got)
	}
	a.fill("#desk-note", "Not said: which.")
	a.save(".desk-save")
	if d := cmp.Diff(changed, w.read(wordsSidecar)); d != "" {
		t.Fatalf("changed (-want +have):\n%s", d)
	}
	a.do(chromedp.Click(chromedp.CSS(`.note-anchor[data-note="2"]`)))
	a.until(`document.activeElement.id === "desk-note"`)
	a.save(`.desk-buttons button:nth-child(3)`)
	deleted := changed[:strings.Index(changed, "\n  # about the ship")]
	if d := cmp.Diff(deleted, w.read(wordsSidecar)); d != "" {
		t.Fatalf("deleted (-want +have):\n%s", d)
	}
	for _, step := range []struct {
		button, want string
	}{{"Undo", changed}, {"Undo", first}, {"Redo", changed}, {"Redo", deleted}} {
		eval[bool](a.tab, `Array.from(document.querySelectorAll(".desk-tools button")).forEach(b => b.id = b.textContent) || true`)
		a.save("#" + step.button)
		if d := cmp.Diff(step.want, w.read(wordsSidecar)); d != "" {
			t.Fatalf("%s (-want +have):\n%s", step.button, d)
		}
	}
}

func twoTabs(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	before := w.read(wordsSidecar)
	a.selectWords("Friday", 1, "Friday", 1)
	a.kind("note")
	a.fill("#desk-note", "Mine.")

	// A second tab, with a storage of its own as that of a colleague is.
	other := begin(openTab(a.ctx, t), w.at(words))
	other.selectWords("Øsk Wren", 1, "Øsk Wren", 1)
	other.kind("note")
	other.fill("#desk-note", "Theirs.")
	other.save(".desk-save")
	theirs := w.read(wordsSidecar)

	a.do(chromedp.Click(chromedp.CSS(".desk-save")))
	a.until(`document.querySelector(".desk-choice pre") !== null`)
	if got := eval[string](a.tab, `document.querySelector(".desk-choice pre").textContent`); !strings.Contains(got, "Theirs.") && !strings.Contains(got, "older") {
		t.Errorf("what has changed is said to be %q", got)
	}
	if w.read(wordsSidecar) != theirs {
		t.Fatal("it was written without asking")
	}
	a.save(".desk-choice button")
	if d := cmp.Diff(theirs, w.read(wordsSidecar)[:len(theirs)]); d != "" || !strings.HasPrefix(theirs, before) {
		t.Errorf("(-want +have):\n%s", d)
	}
	if d := cmp.Diff("  - id: ID\n    on: \"[[Friday]]\"\n    note: \"Mine.\"\n", added(t, theirs, w.read(wordsSidecar))); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
}

func editedMeanwhile(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	a.selectWords("Friday", 1, "Friday", 1)
	a.kind("note")
	a.fill("#desk-note", "Mine.")
	theirs := "# Edited by hand.\n" + w.read(wordsSidecar)
	w.write(wordsSidecar, theirs)
	a.do(chromedp.Click(chromedp.CSS(".desk-save")))
	a.until(`document.querySelector(".desk-choice pre") !== null`)
	if got := eval[string](a.tab, `document.querySelector(".desk-choice pre").textContent`); !strings.Contains(got, "+# Edited by hand.") {
		t.Errorf("what has changed is said to be %q", got)
	}
	a.do(chromedp.Click(chromedp.CSS(".desk-choice button:last-child")))
	if got := eval[string](a.tab, `document.querySelector("#desk-note").value`); got != "Mine." || w.read(wordsSidecar) != theirs {
		t.Errorf("the note is %q, the file\n%s", got, w.read(wordsSidecar))
	}
	a.do(chromedp.Click(chromedp.CSS(".desk-save")))
	a.until(`document.querySelector(".desk-choice pre") !== null`)
	a.save(".desk-choice button")
	if got := added(t, theirs, w.read(wordsSidecar)); !strings.Contains(got, "Mine.") {
		t.Errorf("added is %q", got)
	}
}

func textEditedMeanwhile(t *testing.T, a annotator, w *workshop) {
	const file = "content/articles/other.txt"
	a = begin(a.tab, w.at("articles/other.html"))
	a.selectWords("Port Saltby", 2, "Port Saltby", 2)
	a.kind("note")
	a.fill("#desk-note", "Which?")
	w.write(file, strings.Replace(w.read(file), "The trade", "A first line.\n\nThe trade", 1))
	a.do(chromedp.Click(chromedp.CSS(".desk-save")))
	a.until(`document.querySelector(".desk-choice pre") !== null`)
	a.save(".desk-choice button")
	if d := cmp.Diff("annotations:\n  - id: ID\n    on: \"[[Port Saltby]] is\"\n    note: \"Which?\"\n", "annotations:\n"+added(t, "annotations:\n", w.read("content/articles/other.notes.yaml"))); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
}

func offlineAndBack(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	before := w.read(wordsSidecar)
	a.selectWords("Friday", 1, "Friday", 1)
	a.kind("note")
	a.fill("#desk-note", "Kept.")
	connect := func(on bool) {
		rate := network.Conditions{Offline: !on, DownloadThroughput: -1, UploadThroughput: -1}
		if _, err := chromedp.Call(a.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{&rate}}); err != nil {
			t.Fatal(err)
		}
	}
	state := func(on bool) chromedp.Action[chromedp.Void] {
		return func(ctx context.Context, _ *chromedp.Target) (chromedp.Void, error) {
			_, err := chromedp.Call(ctx, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: !on, DownloadThroughput: -1, UploadThroughput: -1})
			return chromedp.Void{}, err
		}
	}
	connect(false)
	a.do(state(false))
	a.do(chromedp.Click(chromedp.CSS(".desk-save")))
	a.until(`document.querySelector(".desk-save").textContent === "Try again"`)
	if got := eval[string](a.tab, `document.querySelector("#desk-note").value`); got != "Kept." {
		t.Errorf("the note is %q", got)
	}
	connect(true)
	a.loads(state(true))
	if d := cmp.Diff("  - id: ID\n    on: \"[[Friday]]\"\n    note: \"Kept.\"\n", added(t, before, w.read(wordsSidecar))); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
}

func draftOutlives(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	before := w.read(wordsSidecar)
	a.selectWords("Friday", 1, "Friday", 1)
	a.kind("note")
	a.fill("#desk-note", "Not yet\n\nwritten.")
	kept := func(when string) {
		t.Helper()
		a.until(`document.querySelector(".desk-panel") && !document.querySelector(".desk-panel").hidden`)
		if got := eval[string](a.tab, `document.querySelector("#desk-note").value`); got != "Not yet\n\nwritten." {
			t.Fatalf("%s the note is %q", when, got)
		}
	}
	a.do(chromedp.Reload())
	kept("after a reload")
	w.start(strings.TrimSuffix(strings.TrimPrefix(w.base, "http://"), "/"), false)
	a.save(".desk-save") // with the token of the run before
	if d := cmp.Diff("  - id: ID\n    on: \"[[Friday]]\"\n    note: |-\n      Not yet\n\n      written.\n", added(t, before, w.read(wordsSidecar))); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
	a.do(chromedp.Reload())
	a.until(`document.querySelector(".desk-panel") !== null`)
	if !eval[bool](a.tab, `document.querySelector(".desk-panel").hidden`) {
		t.Error("the draft is still there after it was saved")
	}
}

func suggestedName(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	a.do(chromedp.Click(chromedp.CSS(`.desk-tools button[aria-expanded]`)))
	a.until(`document.querySelector(".desk-names li") !== null`)
	if got := eval[string](a.tab, `document.querySelector(".desk-names li").innerText`); !strings.Contains(got, "Port Saltby") || !strings.Contains(got, "1 here, 3 in 2 articles") {
		t.Errorf("the first name is %q", got)
	}
	a.do(chromedp.Click(chromedp.CSS(`.desk-names li button`)))
	a.until(`document.activeElement.id === "desk-type"`)
	a.press("Pl")
	a.do(chromedp.Click(chromedp.CSS(".desk-save")))
	a.until(`document.querySelectorAll(".desk-effect li").length === 3`)
	a.save(".desk-save")
	if d := cmp.Diff("- id: port-saltby\n  type: place\n  name: Port Saltby\n", w.read("content/entities/places.yaml")); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
}

func readOnlySaysSo(t *testing.T, a annotator, w *workshop) {
	w.start(strings.TrimSuffix(strings.TrimPrefix(w.base, "http://"), "/"), true)
	a = begin(a.tab, w.at(words))
	a.selectWords("Friday", 1, "Friday", 1)
	if got := eval[string](a.tab, `document.querySelector(".desk-panel").innerText`); !strings.Contains(got, "read-only") {
		t.Errorf("the panel says %q", got)
	}
}

func workIsDone(t *testing.T, a annotator, w *workshop) {
	w.write(wordsSidecar, w.read(wordsSidecar)+"  - id: lost1\n    on: \"no [[mayor]] here\"\n    note: n\ntext: sha256:"+strings.Repeat("0", 64)+"\n")
	w.build()
	a.open(w.at("_gloss/"))
	for _, want := range []string{"Elsewhere", "Port Saltby", "Øsk Wren", "mayor"} {
		if got := eval[string](a.tab, `document.querySelector("main").innerText`); !strings.Contains(got, want) {
			t.Errorf("the lists lack %q", want)
		}
	}
	isNoWiderThanTheScreen(t, a.tab)
	standsOut(t, a.tab)
	a.do(chromedp.Click(chromedp.CSS(`.work-places button`)))
	a.until(`document.querySelector(".work-outcome").textContent.startsWith("Done")`)
	if got := w.read(wordsSidecar); !strings.Contains(got, "  - id: lost1\n    on: \"[[mayor]] at\"\n    note: n\n") {
		t.Errorf("the sidecar is\n%s", got)
	}
}

func fitsATelephone(t *testing.T, a annotator, w *workshop) {
	a.resize(360)
	a = begin(a.tab, w.at(words))
	a.selectWords("Friday", 1, "Friday", 1)
	for _, kind := range []string{"entity", "note", "date", "speaker", "none"} {
		a.kind(kind)
		panel := a.box(".desk-panel")
		if panel.Left < 0 || panel.Right > 360 || panel.Top < 0 || panel.Bottom > 900 {
			t.Errorf("%s: the panel reaches from %.0f, %.0f to %.0f, %.0f", kind, panel.Left, panel.Top, panel.Right, panel.Bottom)
		}
		standsOut(t, a.tab)
	}
	isNoWiderThanTheScreen(t, a.tab)
}

func nothingFails(t *testing.T, a annotator, w *workshop) {
	a.traffic.take()
	a = begin(a.tab, w.at(words))
	a.selectWords("Friday", 1, "Friday", 1)
	a.kind("note")
	a.fill("#desk-note", "x <script>alert(1)</script>")
	a.until(`document.querySelector(".desk-preview").textContent.includes("<script>")`)
	a.save(".desk-save")
	requests, faults := a.traffic.take()
	for _, r := range requests {
		if !strings.HasPrefix(r, w.base) {
			t.Errorf("the page asks for %s", r)
		}
	}
	for _, f := range faults {
		t.Error(f)
	}
}

// pageFollows runs the whole of gloss serve: what is written is in the page without a load, and the next edit is made on it.
func pageFollows(t *testing.T, a annotator, w *workshop) {
	root, err := os.OpenRoot(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	d := &desk{app: &app{stderr: io.Discard}, builder: build.NewBuilder(root.FS(), build.Options{})}
	ctx, stop := context.WithCancel(t.Context())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- preview.Serve(ctx, d, preview.Options{
			Addr: "127.0.0.1:0", Dir: w.dir, Routes: annotating(root, d.builder.Newest, false, nil),
		}, func(url string) { ready <- url })
	}()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()
	select {
	case w.base = <-ready:
	case err := <-ended:
		t.Fatal(err)
	}
	a = begin(a.tab, w.at(words))
	a.until(`document.documentElement.hasAttribute("data-gloss-live")`)
	eval[bool](a.tab, `window.isTheSame = true`)
	for i, word := range []string{"Friday", "left"} {
		note := fmt.Sprintf("Note %d.", i+1)
		a.selectWords(word, 1, word, 1)
		a.kind("note")
		a.fill("#desk-note", note)
		a.do(chromedp.Click(chromedp.CSS(".desk-save")))
		a.until(fmt.Sprintf(`Array.from(document.querySelectorAll(".note-body")).some(n => n.textContent.includes(%q))`, note))
		a.until(`document.querySelector(".desk-panel").hidden`)
	}
	if !eval[bool](a.tab, `window.isTheSame === true`) {
		t.Error("the page was loaded again")
	}
	if got := w.read(wordsSidecar); !strings.Contains(got, "on: \"[[Friday]]\"\n    note: \"Note 1.\"\n") || !strings.Contains(got, "note: \"Note 2.\"\n") {
		t.Errorf("the sidecar is\n%s", got)
	}
}

// axeFindsNothing asks axe-core about each form of the panel and about the lists of what is to be done. The environment
// says where it is: GLOSS_AXE=…/axe.min.js, as .ci/test does.
func axeFindsNothing(t *testing.T, a annotator, w *workshop) {
	axe, err := os.ReadFile(os.Getenv("GLOSS_AXE"))
	if err != nil {
		t.Skip("axe-core is not here; say where by GLOSS_AXE=…/axe.min.js")
	}
	look := func(what string) {
		t.Helper()
		eval[bool](a.tab, string(axe)+"; true")
		got, err := chromedp.Run(a.ctx, chromedp.Evaluate[[]string](`axe.run(document).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html)))`, chromedp.EvalAwaitPromise))
		if err != nil || len(got) > 0 {
			t.Errorf("%s: %v %s", what, err, strings.Join(got, "\n"))
		}
	}
	a = begin(a.tab, w.at(words))
	a.selectWords("Friday", 1, "Friday", 1)
	for _, kind := range []string{"note", "date", "speaker", "none", "entity"} {
		a.kind(kind)
		look("the panel for " + kind)
	}
	a.do(chromedp.Focus(chromedp.CSS("#desk-entity")))
	a.press("a")
	a.until(`document.querySelectorAll("#desk-entity-list li").length > 1`)
	look("the options")
	a.open(w.at("_gloss/"))
	look("the work")
}
