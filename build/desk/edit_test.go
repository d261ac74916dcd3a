package desk_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/desk"
)

func TestEditReachesTheFileAndIsTakenBack(t *testing.T) {
	var told [][]string
	r := newRig(t, desk.Options{Changed: func(files []string) { told = append(told, files) }})
	before := r.file(sidecar)
	q := r.state("a").on("captain", 2)
	q.Kind, q.Value = "entity", "oystein-aas"
	code, a := r.post("annotate", q)
	want := before + "  - id: " + a.Annotation + "\n    on: \"[[captain]] said\"\n    entity: oystein-aas\n"
	if d := cmp.Diff(want, r.file(sidecar)); code != 200 || d != "" {
		t.Fatalf("%d %s (-want +have):\n%s", code, a.Message, d)
	}
	code, redo := r.post("undo", map[string]string{"edit": a.Edit})
	if d := cmp.Diff(before, r.file(sidecar)); code != 200 || d != "" {
		t.Fatalf("taken back: %d %s (-want +have):\n%s", code, redo.Message, d)
	}
	if code, again := r.post("undo", map[string]string{"edit": redo.Edit}); code != 200 || r.file(sidecar) != want {
		t.Fatalf("made again: %d %s", code, again.Message)
	}
	if d := cmp.Diff([][]string{{sidecar}, {sidecar}, {sidecar}}, told); d != "" {
		t.Errorf("told of (-want +have):\n%s", d)
	}
	if code, _ := r.post("undo", map[string]string{"edit": a.Edit}); code != 410 {
		t.Errorf("what is taken back already: %d", code)
	}
}

func TestNewFileIsMadeAndTakenBack(t *testing.T) {
	r := newRig(t, desk.Options{})
	q := r.state("b").on("Eva Lund", 1)
	q.Kind, q.Create = "entity", map[string]any{"type": "place", "name": "Eva Lund", "aliases": []string{"Lund: a town"}, "description": "A town # there."}
	code, a := r.post("annotate", q)
	if code != 200 || a.Entity != "eva-lund" {
		t.Fatalf("%d %+v", code, a)
	}
	if d := cmp.Diff("- id: eva-lund\n  type: place\n  name: Eva Lund\n  aliases: [\"Lund: a town\"]\n  description: \"A town # there.\"\n", r.file("content/entities/places.yaml")); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
	if d := cmp.Diff("annotations:\n  - id: "+a.Annotation+"\n    on: \"[[Eva Lund]]\"\n    entity: eva-lund\n", r.file("content/articles/b.notes.yaml")); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
	r.build()
	if code, b := r.post("undo", map[string]string{"edit": a.Edit}); code != 200 {
		t.Fatalf("%d %+v", code, b)
	}
	for _, f := range []string{"content/entities/places.yaml", "content/articles/b.notes.yaml"} {
		if _, err := os.Stat(filepath.Join(r.dir, f)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there", f)
		}
	}
}

func TestEntityMadeBeforeTheNextBuildCanBeLinked(t *testing.T) {
	r := newRig(t, desk.Options{})
	s := r.state("a")
	before := r.file(people)
	q := s.on("Eva Lund", 1)
	q.Kind, q.Create = "entity", map[string]any{"type": "person", "name": "Eva Lund"}
	_, a := r.post("annotate", q)
	if want := before + "- id: eva-lund\n  type: person\n  name: Eva Lund\n"; r.file(people) != want {
		t.Errorf("have %q", r.file(people))
	}
	q = s.on("Eva Lund", 2)
	q.Kind, q.Value, q.Files = "entity", a.Entity, a.Files
	if code, b := r.post("annotate", q); code != 200 {
		t.Errorf("%d %+v", code, b)
	}
	code, b := r.post("entity", map[string]any{"article": "a", "files": a.Files, "create": map[string]any{"type": "person", "name": "Eva Lund"}})
	if code != 200 || b.Entity != "eva-lund-2" {
		t.Errorf("another of that name: %d %+v", code, b)
	}
}

func TestAliasIsAdded(t *testing.T) {
	r := newRig(t, desk.Options{})
	s := r.state("a")
	want := strings.Replace(r.file(people), "[The Captain]", "[The Captain, Eva Lund]", 1)
	code, a := r.post("entity", map[string]any{"article": "a", "files": s.Files, "entity": "oystein-aas", "name": "Eva  Lund"})
	if d := cmp.Diff(want, r.file(people)); code != 200 || d != "" {
		t.Errorf("%d %+v (-want +have):\n%s", code, a, d)
	}
}

func TestChangedSidecarIsRefusedWithAChoice(t *testing.T) {
	r := newRig(t, desk.Options{})
	q := r.state("a").on("captain", 1)
	q.Kind, q.Value = "note", "*Who?*"
	theirs := "# Theirs.\n" + r.file(sidecar)
	r.write(sidecar, theirs)
	code, a := r.post("annotate", q)
	if code != 409 || a.Conflict == nil || !a.Conflict.CanApply || !strings.Contains(a.Conflict.Changes, "+# Theirs.") || r.file(sidecar) != theirs {
		t.Fatalf("%d %+v", code, a)
	}
	q.Files, q.Text, q.Start, q.End = a.Conflict.Files, a.Conflict.Text, a.Conflict.Start, a.Conflict.End
	if code, a := r.post("annotate", q); code != 200 || !strings.HasPrefix(r.file(sidecar), theirs) || !strings.Contains(r.file(sidecar), "[[captain]] and") {
		t.Errorf("asked again: %d %+v\n%s", code, a, r.file(sidecar))
	}
}

func TestChangedTextIsRefusedAndTheWordsFoundAgain(t *testing.T) {
	r := newRig(t, desk.Options{})
	const article = "content/articles/a.md"
	q := r.state("a").on("captain", 2)
	q.Kind, q.Value = "note", "Who?"
	moved := strings.Replace(r.file(article), "Mayor", "A new line.\n\nMayor", 1)
	r.write(article, moved)
	code, a := r.post("annotate", q)
	if code != 409 || !a.Conflict.CanApply || !strings.Contains(a.Conflict.Changes, "+A new line.") || a.Conflict.Start != q.Start+len("A new line.\n") {
		t.Fatalf("%d %+v %+v", code, a, a.Conflict)
	}
	r.write(article, strings.Replace(moved, "On Monday the captain said to Eva Lund that it rained.", "It rained.", 1))
	if code, a = r.post("annotate", q); code != 409 || a.Conflict.CanApply {
		t.Errorf("words that are gone: %d %+v %+v", code, a, a.Conflict)
	}
}

func TestChangedRegistryIsRefused(t *testing.T) {
	r := newRig(t, desk.Options{})
	q := r.state("a").on("Eva Lund", 1)
	q.Kind, q.Create = "entity", map[string]any{"type": "person", "name": "Eva Lund"}
	r.write(people, r.file(people)+"- {id: eva-lund, type: person, name: Eva Lund the Elder}\n")
	code, a := r.post("annotate", q)
	if code != 409 || !a.Conflict.CanApply {
		t.Fatalf("%d %+v", code, a)
	}
	q.Files[people] = a.Conflict.Files[people]
	if code, a := r.post("annotate", q); code != 200 || a.Entity != "eva-lund-2" {
		t.Errorf("asked again: %d %+v", code, a)
	}
}

func TestAnnotationIsFoundAgainInAChangedSidecar(t *testing.T) {
	r := newRig(t, desk.Options{})
	s := r.state("a")
	q := s.on("rained", 1)
	q.Do, q.Kind, q.Value, q.Annotation = "change", "note", "It did.", &ref{0, "a1"}
	r.write(sidecar, strings.Replace(r.file(sidecar), "annotations:\n", "annotations:\n  - on: \"[[Monday]]\"\n    date: 2024-05-06\n", 1))
	code, a := r.post("annotate", q)
	if code != 409 || !a.Conflict.CanApply || a.Conflict.Annotation == nil || a.Conflict.Annotation.Index != 1 {
		t.Fatalf("%d %+v", code, a.Conflict)
	}
	q.Files, q.Annotation = a.Conflict.Files, a.Conflict.Annotation
	if code, a := r.post("annotate", q); code != 200 || !strings.Contains(r.file(sidecar), "note: It did.   # really\n") {
		t.Errorf("%d %+v\n%s", code, a, r.file(sidecar))
	}
}

func TestUndoIsRefusedWhereTheFileIsAnother(t *testing.T) {
	r := newRig(t, desk.Options{})
	q := r.state("a").on("Monday", 1)
	q.Kind, q.Value = "date", "2024-05-06"
	_, a := r.post("annotate", q)
	theirs := r.file(sidecar) + "# Theirs.\n"
	r.write(sidecar, theirs)
	code, b := r.post("undo", map[string]string{"edit": a.Edit})
	if code != 409 || r.file(sidecar) != theirs || b.Message != sidecar+" has changed since; take this edit back by hand" {
		t.Errorf("%d %+v", code, b)
	}
}

func TestUndoSaysWhatIsToBeTakenBackFirst(t *testing.T) {
	r := newRig(t, desk.Options{})
	before := r.file(sidecar)
	q := r.state("a").on("Monday", 1)
	q.Kind, q.Value = "date", "2024-05-06"
	_, first := r.post("annotate", q)
	q.Kind, q.Value, q.Files = "note", "n", first.Files
	_, second := r.post("annotate", q)
	code, a := r.post("undo", map[string]string{"edit": first.Edit})
	if code != 409 || a.Message != sidecar+" was edited again since, on another page; take that edit back first" {
		t.Errorf("%d %+v", code, a)
	}
	for _, edit := range []string{second.Edit, first.Edit} {
		if code, a := r.post("undo", map[string]string{"edit": edit}); code != 200 {
			t.Errorf("%d %+v", code, a)
		}
	}
	if d := cmp.Diff(before, r.file(sidecar)); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
	if code, a := r.post("undo", map[string]string{"edit": first.Edit}); code != 410 || !strings.Contains(a.Message, "it has been already") {
		t.Errorf("%d %+v", code, a)
	}
}

// A page remembers its edits by name, and goes on after the preview was started again.
func TestEditOfAnEarlierRunIsNotTakenForOneOfThis(t *testing.T) {
	r := newRig(t, desk.Options{})
	note := func(r *rig, value string) string {
		q := r.state("a").on("Monday", 1)
		q.Kind, q.Value = "note", value
		_, a := r.post("annotate", q)
		r.build()
		return a.Edit
	}
	earlier := note(r, "earlier")
	again := newRig(t, desk.Options{})
	note(again, "now")
	now := again.file(sidecar)
	code, a := again.post("undo", map[string]string{"edit": earlier})
	if code != 410 || again.file(sidecar) != now || !strings.Contains(a.Message, "started again") {
		t.Errorf("%d %+v", code, a)
	}
}

func TestEntityThatWasTakenBackCannotBeLinked(t *testing.T) {
	r := newRig(t, desk.Options{})
	s := r.state("a")
	_, a := r.post("entity", map[string]any{"article": "a", "files": s.Files, "create": map[string]any{"type": "person", "name": "Eva Lund"}})
	q := s.on("Eva Lund", 1)
	q.Kind, q.Value = "entity", a.Entity
	_, redo := r.post("undo", map[string]string{"edit": a.Edit})
	if code, b := r.post("annotate", q); code != 422 {
		t.Errorf("%d %+v", code, b)
	}
	r.post("undo", map[string]string{"edit": redo.Edit})
	if code, b := r.post("annotate", q); code != 200 {
		t.Errorf("made again: %d %+v", code, b)
	}
}

func TestFiftyWritersLoseNothing(t *testing.T) {
	const writers = 50
	r := newRig(t, desk.Options{})
	first := r.state("a").on("Monday", 1)
	var wait sync.WaitGroup
	for i := range writers {
		wait.Go(func() {
			q := first
			q.Kind, q.Value = "note", fmt.Sprintf("Note %d.", i)
			for range 10 * writers {
				code, a := r.post("annotate", q)
				if code == 200 {
					return
				}
				if code != 409 || a.Conflict == nil {
					t.Errorf("writer %d: %d %s", i, code, a.Message)
					return
				}
				q.Files = a.Conflict.Files
			}
			t.Errorf("writer %d is never heard", i)
		})
	}
	wait.Wait()
	r.build()
	s := r.state("a")
	for i := range writers {
		if want := fmt.Sprintf("\"Note %d.\"", i); strings.Count(r.file(sidecar), want) != 1 {
			t.Errorf("%s stands %d times", want, strings.Count(r.file(sidecar), want))
		}
	}
	if len(s.Annotations) != writers+1 {
		t.Errorf("%d annotations", len(s.Annotations))
	}
}
