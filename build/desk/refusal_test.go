package desk_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gloss/build/desk"
	"gloss/build/preview"
)

func TestWhatCannotBeWrittenIsSaid(t *testing.T) {
	r := newRig(t, desk.Options{})
	s := r.state("a")
	before := r.file(sidecar)
	for name, tt := range map[string]struct {
		change func(*request)
		status int
		field  string
	}{
		"no such article":       {func(q *request) { q.Article = "../site" }, 404, ""},
		"no such entity":        {func(q *request) { q.Kind, q.Value = "entity", "nobody" }, 422, "value"},
		"no such speaker":       {func(q *request) { q.Kind, q.Value = "speaker", "nobody" }, 422, "value"},
		"no such type":          {func(q *request) { q.Kind, q.Create = "entity", map[string]any{"type": "ship", "name": "X"} }, 422, "type"},
		"no name":               {func(q *request) { q.Kind, q.Create = "entity", map[string]any{"type": "person", "name": " "} }, 422, "name"},
		"no date":               {func(q *request) { q.Kind, q.Value = "date", "soon" }, 422, "value"},
		"no note":               {func(q *request) { q.Kind = "note" }, 422, "value"},
		"no such kind":          {func(q *request) { q.Kind = "wish" }, 400, ""},
		"no such thing":         {func(q *request) { q.Do = "dance" }, 400, ""},
		"other words":           {func(q *request) { q.Exact = "Tuesday" }, 400, ""},
		"out of the text":       {func(q *request) { q.End = 10000 }, 400, ""},
		"no words":              {func(q *request) { q.End, q.Exact = q.Start, "" }, 422, ""},
		"no annotation":         {func(q *request) { q.Do = "delete" }, 400, ""},
		"no such one":           {func(q *request) { q.Do, q.Annotation = "delete", &ref{7, ""} }, 422, ""},
		"none before the first": {func(q *request) { q.Do, q.Text, q.Annotation = "delete", strings.Repeat("0", 64), &ref{-1, ""} }, 409, ""},
		"unknown key":           {func(q *request) { q.Create = map[string]any{"id": "x"} }, 400, ""},
		"half a character":      {func(q *request) { q.Start, q.End, q.Exact = 7, 8, "" }, 400, ""},
		"older page":            {func(q *request) { q.Text = strings.Repeat("0", 64) }, 409, ""},
		"backwards":             {func(q *request) { q.Start, q.End = q.End, q.Start }, 400, ""},
		"below the archive":     {func(q *request) { q.Start = -1 }, 400, ""},
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

// symlink makes a link. Windows lets only some users do so; anywhere else a test that cannot has failed.
func symlink(t *testing.T, target, link string) {
	t.Helper()
	err := os.Symlink(target, link)
	switch {
	case err != nil && runtime.GOOS == "windows":
		t.Skipf("no link can be made here: %v", err)
	case err != nil:
		t.Fatal(err)
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
		symlink(t, target, link)
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
	symlink(t, filepath.Join(away, "entities"), filepath.Join(r.dir, "content/entities"))
	before, _ := os.ReadFile(filepath.Join(away, "entities/people.yaml"))
	if code, _ := r.post("entity", map[string]any{"article": "a", "create": map[string]any{"type": "person", "name": "X"}}); code < 400 {
		t.Errorf("through a folder: %d", code)
	}
	if after, _ := os.ReadFile(filepath.Join(away, "entities/people.yaml")); !bytes.Equal(before, after) {
		t.Errorf("outside there is %q", after)
	}
}
