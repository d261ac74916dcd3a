package desk

import (
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"gloss/build"
	"gloss/build/archive"
	"gloss/build/diag"
	"gloss/build/edit"
	"gloss/build/markup"
)

// A request is one edit of an article's annotations.
type request struct {
	Article string            `json:"article"`
	Text    string            `json:"text"`  // hash of the text that Start and End count in
	Files   map[string]string `json:"files"` // hashes of the files that the page was made from
	Start   int               `json:"start"`
	End     int               `json:"end"`
	Exact   string            `json:"exact"` // the words there
	Do      string            `json:"do"`    // add, change, move, delete
	// Annotation is the one that is changed, moved or deleted.
	Annotation *annotationRef `json:"annotation"`
	Kind       string         `json:"kind"`
	Value      string         `json:"value"`
	Tags       []string       `json:"tags"`
	Every      bool           `json:"every"`
	// Create is an entity that does not exist yet; Value is then its ID.
	Create *newEntity `json:"create"`
}

// An annotationRef names an annotation by its place in the sidecar, and by its ID, where it has one.
type annotationRef struct {
	Index int    `json:"index"`
	ID    string `json:"id"`
}

// A conflict is how the files differ from what a page was made from, and what the same edit would be there.
type conflict struct {
	Files      map[string]string `json:"files"`
	Text       string            `json:"text"`
	Changes    string            `json:"changes"` // a diff, or a sentence where the old file is not known
	Start      int               `json:"start"`
	End        int               `json:"end"`
	Annotation *annotationRef    `json:"annotation"`
	// CanApply says that the words, and the annotation, are still there.
	CanApply bool `json:"canApply"`
}

// A session is one request on its way into the files.
type session struct {
	*Desk
	*snapshot
	request
	index   int32           // of the article
	article archive.Article // as it is now
	doc     *markup.Document
	file    string // the sidecar's, below the archive's root
	sidecar []byte
	changes []change
	made    string // the ID of the entity that was created
}

func (d *Desk) annotate(r *http.Request) (any, error) {
	in, err := read[request](r)
	if err != nil {
		return nil, err
	}
	d.writing.Lock()
	defer d.writing.Unlock()
	s := &session{Desk: d, request: in}
	if err := s.open(); err != nil {
		return nil, err
	}
	if err := s.current(); err != nil {
		return nil, err
	}
	if in.Create != nil {
		if err := s.create(); err != nil {
			return nil, err
		}
	}
	a, err := s.edit()
	if err != nil {
		return nil, err
	}
	if err := d.apply(s.changes); errors.Is(err, errChanged) {
		return nil, refuse(http.StatusConflict, "%v; try again", err)
	} else if err != nil {
		return nil, err
	}
	w := d.written(entry{article: in.Article, changes: s.changes, makes: strings.ToLower(s.made)})
	w.Annotation, w.Entity = a.ID, s.made
	return w, nil
}

// open reads the article and its sidecar as they are now.
func (s *session) open() error {
	var err error
	if s.snapshot, err = s.Desk.snapshot(); err != nil {
		return err
	}
	if s.index, err = s.snapshot.article(s.Article); err != nil {
		return err
	}
	var list diag.List
	s.article, s.doc, list = s.out.Reread(s.root.FS(), int(s.index))
	if s.article.Body == "" && list.HasErrors() {
		return refuse(http.StatusUnprocessableEntity, "%s has an error, which has to be corrected first: %s", s.article.File, list[0].Message)
	}
	s.file = "content/" + build.SidecarFile(&s.out.Archive().Articles[s.index])
	s.sidecar, err = s.Desk.current(s.file)
	return err
}

// current refuses an edit of what is not as the page had it.
func (s *session) current() error {
	start, okStart := bytesAt(s.doc.Text, s.Start)
	end, okEnd := bytesAt(s.doc.Text, s.End)
	sameText := hashText(s.doc.Text) == s.Text
	if sameText && hash(s.sidecar) == s.Files[s.file] {
		if !okStart || !okEnd || start > end || oneLine(s.doc.Text[start:end]) != oneLine(s.Exact) {
			return refuse(http.StatusBadRequest, "the words %q do not stand there", s.Exact)
		}
		return nil
	}
	c := &conflict{Files: map[string]string{s.file: hash(s.sidecar)}, Text: hashText(s.doc.Text)}
	at, ok := archive.Span{Start: start, End: end}, okStart && okEnd
	if !sameText {
		at, ok = s.again()
	}
	u := &units{text: s.doc.Text}
	c.Start, c.End = u.at(at.Start), u.at(at.End)
	c.Annotation, c.CanApply = s.same(ok)
	c.Changes = s.difference(sameText)
	what := s.file
	if !sameText {
		what = "content/" + s.article.File
	}
	message := what + " has changed since this page was made"
	if !c.CanApply {
		message += ", and this has no place in it any more"
	}
	return &refusal{status: http.StatusConflict, Message: message, Conflict: c}
}

// again finds the words of the request in the text as it is now.
func (s *session) again() (archive.Span, bool) {
	old := s.out.Export().Documents[s.index].Text
	if hashText(old) != s.Text {
		return archive.Span{}, false
	}
	start, ok1 := bytesAt(old, s.Start)
	end, ok2 := bytesAt(old, s.End)
	if !ok1 || !ok2 || start > end {
		return archive.Span{}, false
	}
	return build.Locate(old, s.doc.Text, archive.Span{Start: start, End: end})
}

// same finds the annotation of the request in the sidecar as it is now, by its ID or by all that it says.
func (s *session) same(placed bool) (*annotationRef, bool) {
	if s.Annotation == nil {
		return nil, placed
	}
	if s.article.Sidecar == nil {
		return nil, false
	}
	old := s.out.Archive().Articles[s.index].Sidecar
	for i, a := range s.article.Sidecar.Annotations {
		if s.Annotation.ID != "" && a.ID == s.Annotation.ID {
			return &annotationRef{i, a.ID}, placed
		}
		if s.Annotation.ID == "" && old != nil && hash([]byte(old.Raw)) == s.Files[s.file] &&
			s.Annotation.Index >= 0 && s.Annotation.Index < len(old.Annotations) && reflect.DeepEqual(old.Annotations[s.Annotation.Index], a) {
			return &annotationRef{i, ""}, placed
		}
	}
	return nil, false
}

// difference says what has changed, in the sidecar or in the text.
func (s *session) difference(sameText bool) string {
	if old := s.out.Export().Documents[s.index].Text; !sameText && hashText(old) == s.Text {
		return udiff.Unified("as on this page", "as it is now", old+"\n", s.doc.Text+"\n")
	}
	old := ""
	if side := s.out.Archive().Articles[s.index].Sidecar; side != nil {
		old = side.Raw
	}
	if sum := s.Files[s.file]; sum == "" && old == "" || old != "" && hash([]byte(old)) == sum {
		return udiff.Unified("as on this page", "as it is now", old, strings.TrimPrefix(string(s.sidecar), "\ufeff"))
	}
	return "the page is older than the last build; load it again to see what has changed"
}

// edit makes the new sidecar.
func (s *session) edit() (archive.Annotation, error) {
	start, _ := bytesAt(s.doc.Text, s.Start)
	end, _ := bytesAt(s.doc.Text, s.End)
	span := archive.Span{Start: start, End: end}
	kind, ok := kinds[s.Kind]
	if !ok && (s.Do == "add" || s.Do == "change") {
		return archive.Annotation{}, refuse(http.StatusBadRequest, "%q is no kind of annotation", s.Kind)
	}
	say := edit.Statement{Kind: kind, Value: s.Value, Tags: s.Tags, Every: s.Every}
	if (kind == archive.KindEntity || kind == archive.KindSpeaker && s.Value != "") && (s.Do == "add" || s.Do == "change") && !s.exists(s.Value) {
		return archive.Annotation{}, &edit.Problem{Field: "value", Message: "choose an entity of the registry"}
	}
	if s.Do != "add" && s.Annotation == nil {
		return archive.Annotation{}, refuse(http.StatusBadRequest, "the request names no annotation")
	}
	var out []byte
	var a archive.Annotation
	var err error
	switch s.Do {
	case "add":
		out, a, err = edit.Add(s.sidecar, s.doc.Text, span, say)
	case "change":
		out, a, err = edit.Change(s.sidecar, s.doc.Text, span, s.Annotation.Index, say)
	case "move":
		out, a, err = edit.Move(s.sidecar, s.doc.Text, span, s.Annotation.Index)
	case "delete":
		out, a, err = edit.Delete(s.sidecar, s.Annotation.Index)
	default:
		err = refuse(http.StatusBadRequest, "%q is nothing that can be done", s.Do)
	}
	s.changes = append(s.changes, change{s.file, s.sidecar, out})
	return a, err
}

// exists says whether there is an entity of an ID, in the newest build or made since.
func (s *session) exists(id string) bool {
	_, ok := s.entities[id]
	return ok || s.made == id && id != "" || slices.Contains(s.journal.created, strings.ToLower(id))
}

// note answers with a note as the page shows it.
func (d *Desk) note(r *http.Request) (any, error) {
	in, err := read[struct {
		Markdown string `json:"markdown"`
	}](r)
	if err != nil {
		return nil, err
	}
	return map[string]string{"html": markup.Note(in.Markdown, markup.HTMLOptions{})}, nil
}
