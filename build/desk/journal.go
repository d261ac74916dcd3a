package desk

import (
	"errors"
	"net/http"
	"strconv"
)

// A journal remembers what was written, so that it can be taken back as long as the preview runs.
type journal struct {
	entries map[string]entry
	order   []string // the oldest first
	number  int
	bytes   int
	created []string // IDs of entities made in this run, in lower case: the newest build may lack them
}

// An entry is one edit: the files before and after.
type entry struct {
	article string // whose page it was made on
	changes []change
}

// maxJournal bounds what the journal holds, in bytes: hundreds of edits of a large registry.
const maxJournal = 64 << 20

// add remembers an edit under a name, and forgets the oldest where it gets too much.
func (j *journal) add(e entry) string {
	if j.entries == nil {
		j.entries = map[string]entry{}
	}
	j.number++
	id := strconv.Itoa(j.number)
	j.entries[id] = e
	j.order = append(j.order, id)
	j.bytes += e.size()
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
	for i, o := range j.order {
		if o == id {
			j.order = append(j.order[:i], j.order[i+1:]...)
			return
		}
	}
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
		return nil, refuse(http.StatusGone, "this cannot be taken back any more: gloss serve was started again since")
	}
	var back entry
	back.article = e.article
	for i := len(e.changes) - 1; i >= 0; i-- {
		c := e.changes[i]
		back.changes = append(back.changes, change{c.file, c.after, c.before})
	}
	err = d.apply(back.changes)
	if errors.Is(err, errChanged) {
		return nil, refuse(http.StatusConflict, "%v; take it back by hand", err)
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
