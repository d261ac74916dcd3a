package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"gloss/build"
	"gloss/build/preview"
)

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

// A sidecar that was written by hand has no IDs yet: what is written of its second annotation is not the first one's. Nor
// is what nobody changed of it, a tag with a comma, another than it was.
func draftOfAnAnnotationWithoutID(t *testing.T, a annotator, w *workshop) {
	bare := strings.NewReplacer("- id: n001\n    on", "- on", "- id: n002\n    on", "- on", "an astral sign.", "an astral sign.\n    tags: [\"signs, astral\", wording]").Replace(w.read(wordsSidecar))
	w.write(wordsSidecar, bare)
	w.start(strings.TrimSuffix(strings.TrimPrefix(w.base, "http://"), "/"), false)
	a = begin(a.tab, w.at(words))
	a.do(chromedp.Click(chromedp.CSS(`.note-anchor[data-note="2"]`)))
	a.until(`document.activeElement.id === "desk-note"`)
	a.fill("#desk-note", "Another.")
	a.do(chromedp.Reload())
	a.until(`document.querySelector("#desk-note") && document.querySelector("#desk-note").value === "Another."`)
	a.save(".desk-save")
	if d := cmp.Diff(strings.Replace(bare, "A note over an astral sign.", "Another.", 1), w.read(wordsSidecar)); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
}

func twoTabs(t *testing.T, a annotator, w *workshop) {
	a = begin(a.tab, w.at(words))
	before := w.read(wordsSidecar)
	a.writeNote("Friday", 1, "Friday", 1, "Mine.")

	// A second tab, with a storage of its own as that of a colleague is.
	other := begin(openTab(a.ctx, t), w.at(words))
	other.writeNote("Øsk Wren", 1, "Øsk Wren", 1, "Theirs.")
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
	a.writeNote("Friday", 1, "Friday", 1, "Mine.")
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
	a.writeNote("Port Saltby", 2, "Port Saltby", 2, "Which?")
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
	a.writeNote("Friday", 1, "Friday", 1, "Kept.")
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
	a.writeNote("Friday", 1, "Friday", 1, "Not yet\n\nwritten.")
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
	a.writeNote("Friday", 1, "Friday", 1, "x <script>alert(1)</script>")
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
		a.writeNote(word, 1, word, 1, note)
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

// axeFindsNothing asks axe-core about each form of the panel and about the lists of what is to be done.
func axeFindsNothing(t *testing.T, a annotator, w *workshop) {
	axe := readAxe(t)
	look := func(what string) {
		t.Helper()
		eval[bool](a.tab, axe+"; true")
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
