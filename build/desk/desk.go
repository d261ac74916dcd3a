// Package desk is where an editor works: what the pages of gloss serve ask of the archive, and how what is done in them
// reaches the files. In go a function that returns the newest build and the archive's root; out come routes for the
// preview, which has checked that a request is from a page of its own before any of them is called.
//
// Reading (state.go, search.go, suggest.go, work.go) is from the newest build. Writing (annotate.go, registry.go) is
// on the files as they are: a request names the hashes of what its page was made from, and where a file is another now
// it is refused with what changed and with the place where the words stand in the new text, so that the page can ask
// again. Package edit makes the new bytes; store.go replaces the files, one write at a time; journal.go takes them back.
//
// Offsets in requests and answers count UTF-16 code units of the article's canonical text, as scripts do.
package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"

	"gloss/build"
	"gloss/build/edit"
	"gloss/build/preview"
)

// A Desk answers the requests of one preview.
type Desk struct {
	Options
	root *os.Root // of the archive: it holds content/

	writing sync.Mutex // one write at a time
	journal journal

	reading sync.Mutex
	latest  *snapshot
	unknown build.UnknownNames // of the articles of the last build in which they were asked for
}

// Options say what a Desk works with.
type Options struct {
	// Newest returns the newest build without errors, or nil as long as there is none; it is called for each request.
	Newest func() *build.Output
	// ReadOnly is what the preview does: it refuses the routes that write.
	ReadOnly bool
	// Changed is told which files were written, by their paths below the archive's root. Nil tells nobody.
	Changed func(files []string)
}

// New returns a Desk for the archive in root, which holds content/.
func New(root *os.Root, o Options) *Desk { return &Desk{Options: o, root: root, journal: newJournal()} }

// Routes returns what the desk answers.
func (d *Desk) Routes() []preview.Route {
	get := func(path string, h http.HandlerFunc) preview.Route {
		return preview.Route{Method: http.MethodGet, Path: path, Handle: h}
	}
	ask := func(path string, h func(*http.Request) (any, error)) preview.Route {
		return preview.Route{Method: http.MethodPost, Path: path, Handle: answer(h)}
	}
	write := func(path string, h func(*http.Request) (any, error)) preview.Route {
		return preview.Route{Method: http.MethodPost, Path: path, Handle: answer(h), Writes: true}
	}
	return []preview.Route{
		get("{$}", d.work),
		get("work/{list}", d.work),
		get("article/{id...}", answer(d.state)),
		get("entities", answer(d.search)),
		get("suggestions/{id...}", answer(d.suggestions)),
		ask("note", d.note),
		ask("effect", d.effect),
		write("annotate", d.annotate),
		write("entity", d.entity),
		write("undo", d.undo),
	}
}

// A refusal is an answer other than 200.
type refusal struct {
	status  int
	Message string `json:"message"`
	Field   string `json:"field,omitempty"`
	// Conflict is what has changed since the page was made, with status 409.
	Conflict *conflict `json:"conflict,omitempty"`
}

func (r *refusal) Error() string { return r.Message }

func refuse(status int, format string, args ...any) error {
	return &refusal{status: status, Message: fmt.Sprintf(format, args...)}
}

// answer makes a handler of a function that returns what is sent as JSON.
func answer(h func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		status := http.StatusOK
		v, err := h(r)
		if err != nil {
			ref := refusalOf(err)
			status, v = ref.status, ref
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(v) // whoever asked has gone
	}
}

func refusalOf(err error) *refusal {
	if r, ok := errors.AsType[*refusal](err); ok {
		return r
	}
	if p, ok := errors.AsType[*edit.Problem](err); ok {
		return &refusal{status: http.StatusUnprocessableEntity, Message: p.Message, Field: p.Field}
	}
	return &refusal{status: http.StatusInternalServerError, Message: err.Error()}
}

// read reads the JSON of a request.
func read[T any](r *http.Request) (v T, err error) {
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	err = dec.Decode(&v)
	if err == nil && dec.More() {
		err = errors.New("there is more than one value")
	}
	if tooLong, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return v, refuse(http.StatusRequestEntityTooLarge, "that is more than the %d KB that one request may have; put it into the file by hand", tooLong.Limit>>10)
	}
	if err != nil {
		return v, refuse(http.StatusBadRequest, "the request cannot be read: %v", err)
	}
	return v, nil
}
