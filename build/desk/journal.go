package desk

import (
	"bytes"
	"crypto/rand"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// A journal remembers what was written, so that it can be taken back as long as the preview runs.
type journal struct {
	run     string // begins the names of this run's edits: a page remembers names longer than a preview runs
	entries map[string]entry
	order   []string // the oldest first
	number  int
	bytes   int
	created []string // IDs of entities made in this run, in lower case: the newest build may lack them
}

func newJournal() journal { return journal{run: rand.Text()[:8] + "-", entries: map[string]entry{}} }

// An entry is one edit: the files before and after.
type entry struct {
	article string // whose page it was made on
	changes []change
	// The IDs, in lower case, of the entity that it makes and of that which it takes away again; or "".
	makes, unmakes string
}

// maxJournal bounds what the journal holds, in bytes: hundreds of edits of a large registry.
const maxJournal = 64 << 20

// add remembers an edit under a name, and forgets the oldest where it gets too much.
func (j *journal) add(e entry) string {
	j.number++
	id := j.run + strconv.Itoa(j.number)
	j.entries[id] = e
	j.order = append(j.order, id)
	j.bytes += e.size()
	if e.makes != "" {
		j.created = append(j.created, e.makes)
	}
	j.created = slices.DeleteFunc(j.created, func(made string) bool { return made == e.unmakes })
	for j.bytes > maxJournal && len(j.order) > 1 {
		j.remove(j.order[0])
	}
	return id
}

func (j *journal) remove(id string) {
	e, ok := j.entries[id]
	if !ok {
		return
	}
	delete(j.entries, id)
	j.bytes -= e.size()
	j.order = slices.DeleteFunc(j.order, func(o string) bool { return o == id })
}

// lost says why an edit is not remembered.
func (j *journal) lost(id string) string {
	if strings.HasPrefix(id, j.run) {
		return "this cannot be taken back any more: it has been already, or it was too long ago"
	}
	return "this cannot be taken back any more: gloss serve was started again since"
}

// inTheWay says what keeps an edit from being taken back whose files are not as it left them; now returns what they hold.
func (j *journal) inTheWay(id string, now func(file string) []byte) string {
	after := j.order[slices.Index(j.order, id)+1:]
	for _, c := range j.entries[id].changes {
		have := now(c.file)
		if bytes.Equal(have, c.after) {
			continue
		}
		for _, later := range after {
			if slices.ContainsFunc(j.entries[later].changes, func(l change) bool { return l.file == c.file && bytes.Equal(l.after, have) }) {
				return c.file + " was edited again since, on another page; take that edit back first"
			}
		}
		return c.file + " has changed since; take this edit back by hand"
	}
	return "the files have changed since; try again"
}

func (e entry) size() int {
	n := 0
	for _, c := range e.changes {
		n += len(c.before) + len(c.after)
	}
	return n
}

// undo takes an edit back, if the files are as it left them. What it answers is an edit again, which redoes the first.
func (d *Desk) undo(r *http.Request) (any, error) {
	in, err := read[struct {
		Edit string `json:"edit"`
	}](r)
	if err != nil {
		return nil, err
	}
	d.writing.Lock()
	defer d.writing.Unlock()
	e, ok := d.journal.entries[in.Edit]
	if !ok {
		return nil, refuse(http.StatusGone, "%s", d.journal.lost(in.Edit))
	}
	back := entry{article: e.article, makes: e.unmakes, unmakes: e.makes}
	for i := len(e.changes) - 1; i >= 0; i-- {
		c := e.changes[i]
		back.changes = append(back.changes, change{c.file, c.after, c.before})
	}
	err = d.apply(back.changes)
	if errors.Is(err, errChanged) {
		return nil, refuse(http.StatusConflict, "%s", d.journal.inTheWay(in.Edit, func(file string) []byte {
			data, _ := d.current(file) // what cannot be read is another's doing, too
			return data
		}))
	}
	if err != nil {
		return nil, err
	}
	d.journal.remove(in.Edit)
	return d.written(back), nil
}

// A written is the answer to an edit.
type written struct {
	Edit    string            `json:"edit"`    // to be named for taking it back
	Files   map[string]string `json:"files"`   // hash of each file that was written, "" where it is gone
	Article string            `json:"article"` // whose page it was made on
	// Annotation is what was added or changed; Entity what was created.
	Annotation string `json:"annotation,omitempty"`
	Entity     string `json:"entity,omitempty"`
}

// written remembers an edit and answers with it.
func (d *Desk) written(e entry) *written {
	w := &written{Edit: d.journal.add(e), Files: map[string]string{}, Article: e.article}
	files := make([]string, len(e.changes))
	for i, c := range e.changes {
		w.Files[c.file], files[i] = hash(c.after), c.file
	}
	if d.Changed != nil {
		d.Changed(files)
	}
	return w
}
