package desk_test

import (
	"encoding/json"
	"strings"
	"testing"

	"gloss/build/desk"
)

func TestStateCountsAsScriptsDo(t *testing.T) {
	r := newRig(t, desk.Options{})
	s := r.state("a")
	if len(s.Annotations) != 1 || s.Annotations[0].ID != "a1" || len(s.Annotations[0].Spans) != 1 {
		t.Fatalf("%+v", s.Annotations)
	}
	want := s.on("rained", 1)
	if have := s.Annotations[0].Spans[0]; have != [2]int{want.Start, want.End} {
		t.Errorf("the note stands at %v, want %d to %d", have, want.Start, want.End)
	}
	if code, _ := r.get("/_gloss/article/none"); code != 404 {
		t.Errorf("an article that is not there: %d", code)
	}
}

func TestSearchFindsNamesHoweverTheyAreTyped(t *testing.T) {
	r := newRig(t, desk.Options{})
	for query, want := range map[string]string{
		"oystein": "oystein-aas", "ØYSTEIN as": "oystein-aas", "as oys": "oystein-aas", "captain": "oystein-aas", "holm": "ada-holm",
		"ada-h": "ada-holm", "olm": "ada-holm", "lm": "", "xyz": "", " ": "", "captain holm": "",
	} {
		_, body := r.get("/_gloss/entities?q=" + strings.ReplaceAll(query, " ", "+"))
		var found struct {
			Entities []struct{ ID, Alias string }
		}
		if err := json.Unmarshal([]byte(body), &found); err != nil {
			t.Fatal(err)
		}
		have := ""
		if len(found.Entities) > 0 {
			have = found.Entities[0].ID
		}
		if have != want {
			t.Errorf("%q finds %q, want %q", query, have, want)
		}
		if query == "captain" && found.Entities[0].Alias != "The Captain" {
			t.Errorf("the form is %q", found.Entities[0].Alias)
		}
	}
}

func TestEffectListsWhatWouldBeMarked(t *testing.T) {
	r := newRig(t, desk.Options{})
	code, a := r.post("effect", map[string]any{"names": []string{"Eva Lund"}, "type": "person"})
	if code != 200 || a.Places != 3 || a.Articles != 2 || len(a.Items) != 3 || a.Items[2].Before != "The wife of " {
		t.Errorf("%d %+v", code, a)
	}
}

func TestWorkIsListedAndLeadsToItsPlace(t *testing.T) {
	r := newRig(t, desk.Options{})
	r.write(sidecar, r.file(sidecar)+"  - id: a2\n    on: \"no [[captain]] here\"\n    note: n\ntext: sha256:"+strings.Repeat("0", 64)+"\n")
	r.build()
	code, page := r.get("/_gloss/")
	for _, want := range []string{
		"Another day", `href="/articles/b.html"`, "Øystein Ås", "Eva Lund", "Put it here", `data-id="a2"`, r.token,
	} {
		if code != 200 || !strings.Contains(page, want) {
			t.Errorf("%d: the page lacks %q", code, want)
		}
	}
	for path, want := range map[string]int{"/_gloss/work/bare": 200, "/_gloss/work/names?page=2": 200, "/_gloss/work/none": 404, "/_gloss/work/anchors?page=-5": 200, "/_gloss/work/bare?page=92233720368547760": 200} {
		if code, _ := r.get(path); code != want {
			t.Errorf("%s: %d, want %d", path, code, want)
		}
	}
	q := r.state("a").on("captain", 1)
	q.Do, q.Annotation = "move", &ref{1, "a2"}
	if code, a := r.post("annotate", q); code != 200 || !strings.Contains(r.file(sidecar), `on: "[[captain]] and"`) {
		t.Errorf("%d %+v\n%s", code, a, r.file(sidecar))
	}
}
