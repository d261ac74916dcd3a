package desk_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
