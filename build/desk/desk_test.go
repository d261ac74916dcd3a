package desk_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gloss/build"
	"gloss/build/desk"
	"gloss/build/preview"
)

const (
	host    = "127.0.0.1:8017"
	sidecar = "content/articles/a.notes.yaml"
	people  = "content/entities/people.yaml"
)

const files = `
-- content/site.yaml --
title: The harbour
-- content/sources.yaml --
- {id: courier, name: The Courier}
-- content/entities/people.yaml --
# People.
- id: ada-holm
  type: person
  name: Ada Holm
  description: Mayor.
- id: oystein-aas
  type: person
  name: Øystein Ås   # with his own letters
  aliases: [The Captain]
-- content/articles/a.md --
---
title: A day
source: courier
published: 2024-05-06
---
Mayor 𝒜da Holm met *the captain* and Eva Lund.

On Monday the captain said to Eva Lund that it rained.
-- content/articles/a.notes.yaml --
# Mine.
annotations:
  - id: a1
    on: "[[rained]]"
    note: It did not.   # really
-- content/articles/b.txt --
---
title: Another day
source: courier
published: 2024-05-07
---
The wife of Eva Lund is unknown.
`

// rig is an archive on disk with its preview.
type rig struct {
	t       *testing.T
	dir     string
	handler http.Handler
	token   string
	builder *build.Builder
}

func newRig(t *testing.T, o desk.Options) *rig {
	t.Helper()
	r := &rig{t: t, dir: t.TempDir()}
	archive, err := txtar.FS(txtar.Parse([]byte(files)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(r.dir, archive); err != nil {
		t.Fatal(err)
	}
	return r.serve(o)
}

// serve starts a preview of the archive, as a new run of gloss serve does.
func (r *rig) serve(o desk.Options) *rig {
	r.t.Helper()
	root, err := os.OpenRoot(r.dir)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { root.Close() })
	r.builder = build.NewBuilder(root.FS(), build.Options{})
	r.build()
	o.Newest = r.builder.Newest
	r.handler = preview.Handler(func() preview.Site { return r.builder.Newest() }, preview.Options{
		Routes: desk.New(root, o).Routes(), ReadOnly: o.ReadOnly,
	}, host)
	_, page := r.get("/index.html")
	_, rest, ok := strings.Cut(page, `name="gloss-token" content="`)
	if r.token, _, _ = strings.Cut(rest, `"`); !ok {
		r.t.Fatal("the page has no token")
	}
	return r
}

func (r *rig) build() {
	r.t.Helper()
	r.builder.Update(nil, nil)
	out, err := r.builder.Settle(r.t.Context())
	if err != nil || out.Diagnostics.HasErrors() {
		r.t.Fatalf("building: %v %v", err, out.Diagnostics)
	}
}

func (r *rig) get(path string) (int, string) {
	w := httptest.NewRecorder()
	q := httptest.NewRequest("GET", path, nil)
	q.Host = host
	r.handler.ServeHTTP(w, q)
	return w.Code, w.Body.String()
}

// post asks for something and reads the answer.
func (r *rig) post(path string, body any) (int, answer) {
	r.t.Helper()
	data, ok := body.([]byte)
	if !ok {
		var err error
		if data, err = json.Marshal(body); err != nil {
			r.t.Fatal(err)
		}
	}
	w := httptest.NewRecorder()
	q := httptest.NewRequest("POST", "/_gloss/"+path, bytes.NewReader(data))
	q.Host = host
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set(preview.TokenHeader, r.token)
	r.handler.ServeHTTP(w, q)
	var a answer
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil && w.Header().Get("Content-Type") == "application/json" {
		r.t.Fatalf("%v in %q", err, w.Body)
	}
	return w.Code, a
}

type answer struct {
	Message, Field, Edit, Annotation, Entity, HTML string
	Files                                          map[string]string
	Conflict                                       *struct {
		Files      map[string]string
		Text       string
		Changes    string
		Start, End int
		Annotation *ref
		CanApply   bool
	}
	Places, Articles int
	Items            []struct{ Title, Href, Before, Words, After string }
}

type ref struct {
	Index int    `json:"index"`
	ID    string `json:"id"`
}

// request is what a page sends.
type request struct {
	Article    string            `json:"article"`
	Text       string            `json:"text"`
	Files      map[string]string `json:"files"`
	Start      int               `json:"start"`
	End        int               `json:"end"`
	Exact      string            `json:"exact"`
	Do         string            `json:"do"`
	Annotation *ref              `json:"annotation"`
	Kind       string            `json:"kind"`
	Value      string            `json:"value"`
	Tags       []string          `json:"tags"`
	Every      bool              `json:"every"`
	Create     map[string]any    `json:"create"`
}

type state struct {
	Article, Sidecar, Text, TextHash string
	ReadOnly                         bool
	Files                            map[string]string
	Annotations                      []struct {
		Index       int
		ID          string
		Kind, Value string
		State       string
		Spans       [][2]int
	}
	Mentions []struct {
		Start, End  int
		Entity, How string
	}
}

func (r *rig) state(article string) (s state) {
	r.t.Helper()
	code, body := r.get("/_gloss/article/" + article)
	if err := json.Unmarshal([]byte(body), &s); code != 200 || err != nil {
		r.t.Fatalf("the state of %s: %d %s", article, code, body)
	}
	return s
}

// on returns a request for the n-th place of words, from 1, as a page would make it.
func (s state) on(words string, n int) request {
	from := -1
	for range n {
		from += 1 + strings.Index(s.Text[from+1:], words)
	}
	units := func(s string) (n int) {
		for _, r := range s {
			if n++; r > 0xffff {
				n++
			}
		}
		return n
	}
	start := units(s.Text[:from])
	return request{Article: s.Article, Text: s.TextHash, Files: s.Files, Start: start, End: start + units(words), Exact: words, Do: "add"}
}

func (r *rig) file(name string) string {
	r.t.Helper()
	data, err := os.ReadFile(filepath.Join(r.dir, name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		r.t.Fatal(err)
	}
	return string(data)
}

func (r *rig) write(name, text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.dir, name), []byte(text), 0o666); err != nil {
		r.t.Fatal(err)
	}
}

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
	if code, b := r.post("undo", map[string]string{"edit": a.Edit}); code != 409 || r.file(sidecar) != theirs {
		t.Errorf("%d %+v", code, b)
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

func TestWhatCannotBeWrittenIsSaid(t *testing.T) {
	r := newRig(t, desk.Options{})
	s := r.state("a")
	before := r.file(sidecar)
	for name, tt := range map[string]struct {
		change func(*request)
		status int
		field  string
	}{
		"no such article":   {func(q *request) { q.Article = "../site" }, 404, ""},
		"no such entity":    {func(q *request) { q.Kind, q.Value = "entity", "nobody" }, 422, "value"},
		"no such speaker":   {func(q *request) { q.Kind, q.Value = "speaker", "nobody" }, 422, "value"},
		"no such type":      {func(q *request) { q.Kind, q.Create = "entity", map[string]any{"type": "ship", "name": "X"} }, 422, "type"},
		"no name":           {func(q *request) { q.Kind, q.Create = "entity", map[string]any{"type": "person", "name": " "} }, 422, "name"},
		"no date":           {func(q *request) { q.Kind, q.Value = "date", "soon" }, 422, "value"},
		"no note":           {func(q *request) { q.Kind = "note" }, 422, "value"},
		"no such kind":      {func(q *request) { q.Kind = "wish" }, 400, ""},
		"no such thing":     {func(q *request) { q.Do = "dance" }, 400, ""},
		"other words":       {func(q *request) { q.Exact = "Tuesday" }, 400, ""},
		"out of the text":   {func(q *request) { q.End = 10000 }, 400, ""},
		"no words":          {func(q *request) { q.End, q.Exact = q.Start, "" }, 422, ""},
		"no annotation":     {func(q *request) { q.Do = "delete" }, 400, ""},
		"no such one":       {func(q *request) { q.Do, q.Annotation = "delete", &ref{7, ""} }, 422, ""},
		"unknown key":       {func(q *request) { q.Create = map[string]any{"id": "x"} }, 400, ""},
		"half a character":  {func(q *request) { q.Start, q.End, q.Exact = 7, 8, "" }, 400, ""},
		"older page":        {func(q *request) { q.Text = strings.Repeat("0", 64) }, 409, ""},
		"backwards":         {func(q *request) { q.Start, q.End = q.End, q.Start }, 400, ""},
		"below the archive": {func(q *request) { q.Start = -1 }, 400, ""},
	} {
		t.Run(name, func(t *testing.T) {
			q := s.on("Monday", 1)
			q.Kind, q.Value = "note", "n"
			if name == "no note" {
				q.Value = ""
			}
			tt.change(&q)
			code, a := r.post("annotate", q)
			if code != tt.status || a.Field != tt.field || a.Message == "" {
				t.Errorf("%d %+v, want %d in %q", code, a, tt.status, tt.field)
			}
		})
	}
	for name, body := range map[string]struct {
		data   []byte
		status int
	}{
		"no JSON":    {[]byte("{"), 400},
		"two values": {[]byte("{}{}"), 400},
		"too long":   {[]byte(`{"value":"` + strings.Repeat("x", preview.MaxBody) + `"}`), 413},
		"nothing":    {nil, 400},
	} {
		if code, a := r.post("annotate", body.data); code != body.status {
			t.Errorf("%s: %d %+v", name, code, a)
		}
	}
	if r.file(sidecar) != before {
		t.Errorf("the sidecar is %q", r.file(sidecar))
	}
}

func TestLongAndHostileNotesStayWhatTheyAre(t *testing.T) {
	r := newRig(t, desk.Options{})
	for i, note := range []string{strings.Repeat("long: # ", 100<<10/8), "a\r\n\r\n- b\n...\n---\n", "\u202e \u0000 🧿", `"'\`, "null"} {
		q := r.state("a").on("Monday", 1)
		q.Kind, q.Value = "note", note
		code, a := r.post("annotate", q)
		if code != 200 {
			t.Fatalf("note %d: %d %+v", i, code, a)
		}
		r.build()
		s := r.state("a")
		want := strings.TrimSpace(strings.ReplaceAll(note, "\r\n", "\n"))
		if have := s.Annotations[len(s.Annotations)-1].Value; have != want {
			t.Errorf("note %d is %q", i, have)
		}
	}
}

func TestReadOnlyRefusesWritesAndSaysSo(t *testing.T) {
	r := newRig(t, desk.Options{ReadOnly: true})
	s := r.state("a")
	q := s.on("Monday", 1)
	q.Kind, q.Value = "note", "n"
	if code, _ := r.post("annotate", q); code != 403 || !s.ReadOnly {
		t.Errorf("%d %v", code, s.ReadOnly)
	}
	if code, a := r.post("note", map[string]string{"markdown": "*x* <b>"}); code != 200 || !strings.Contains(a.HTML, "<em>x</em> &lt;b&gt;") {
		t.Errorf("a note is still shown: %d %+v", code, a)
	}
}

func TestLinksAreNotWritten(t *testing.T) {
	r := newRig(t, desk.Options{})
	outside := filepath.Join(t.TempDir(), "b.notes.yaml")
	if err := os.WriteFile(outside, []byte("annotations:\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	q := r.state("b").on("Eva Lund", 1)
	q.Kind, q.Value = "note", "n"
	for name, target := range map[string]string{"outside": outside, "within": filepath.Join(r.dir, sidecar), "dangling": "nowhere"} {
		link := filepath.Join(r.dir, "content/articles/b.notes.yaml")
		if err := os.Symlink(target, link); err != nil {
			t.Skip(err)
		}
		if code, a := r.post("annotate", q); code != 422 {
			t.Errorf("%s: %d %+v", name, code, a)
		}
		os.Remove(link)
	}
	if data, _ := os.ReadFile(outside); string(data) != "annotations:\n" {
		t.Errorf("outside there is %q", data)
	}
	// A folder that was replaced by a link to one outside.
	away := t.TempDir()
	if err := os.Rename(filepath.Join(r.dir, "content/entities"), filepath.Join(away, "entities")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(away, "entities"), filepath.Join(r.dir, "content/entities")); err != nil {
		t.Skip(err)
	}
	before, _ := os.ReadFile(filepath.Join(away, "entities/people.yaml"))
	if code, _ := r.post("entity", map[string]any{"article": "a", "create": map[string]any{"type": "person", "name": "X"}}); code < 400 {
		t.Errorf("through a folder: %d", code)
	}
	if after, _ := os.ReadFile(filepath.Join(away, "entities/people.yaml")); !bytes.Equal(before, after) {
		t.Errorf("outside there is %q", after)
	}
}

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
	for path, want := range map[string]int{"/_gloss/work/bare": 200, "/_gloss/work/names?page=2": 200, "/_gloss/work/none": 404, "/_gloss/work/anchors?page=-5": 200} {
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
