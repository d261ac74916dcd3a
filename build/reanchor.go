package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/earlier"
	"gloss/build/load"
)

// A Rewrite is a sidecar as gloss reanchor would have it.
type Rewrite struct {
	Article       int    // index into the archive's articles
	File          string // below the archive's root, slash-separated
	Before, After string // as on disk
	Err           error  // why it cannot be rewritten; load.ErrSplice
}

// Reanchor returns what the sidecar of an article should be so that each annotation which has moved stands where it
// says again, has an ID, and the text is noted if none is left to be placed by hand. ok is false where that is what it is.
func (o *Output) Reanchor(article int) (r Rewrite, ok bool) {
	a := &o.archive.Articles[article]
	if a.Sidecar == nil || len(a.Sidecar.Annotations) == 0 {
		return r, false
	}
	r = Rewrite{Article: article, File: "content/" + a.Sidecar.File}
	edits, placed := o.edits(article)
	hash := ""
	if placed {
		sum := sha256.Sum256([]byte(o.documents[article].Text))
		hash = "sha256:" + hex.EncodeToString(sum[:])
	}
	if len(edits) == 0 && (hash == "" || hash == a.Sidecar.TextHash) {
		return r, false
	}
	raw, err := fs.ReadFile(o.fsys, r.File) // the sidecar's own text lacks a byte order mark
	if err != nil {
		r.Err = err
		return r, true
	}
	r.Before = string(raw)
	r.After, r.Err = load.Splice(r.Before, hash, edits)
	return r, r.Err != nil || r.After != r.Before
}

// edits returns what is to be changed, and whether each annotation has a place then.
func (o *Output) edits(article int) (edits []load.AnchorEdit, placed bool) {
	notes, text := o.archive.Articles[article].Sidecar.Annotations, o.documents[article].Text
	ids := make(map[string]bool, len(notes))
	for i := range notes {
		ids[notes[i].ID] = true
	}
	placed = true
	for _, anchor := range o.results[article].Anchors {
		note := &notes[anchor.Annotation]
		edit := load.AnchorEdit{Annotation: int(anchor.Annotation)}
		switch anchor.State {
		case archive.AnchorRelocated, archive.AnchorChanged:
			if q, ok := annotate.Requote(text, note.Quote, archive.Span{Start: anchor.Start, End: anchor.End}); ok {
				edit.Quote = &q
			} else {
				placed = false
			}
		case archive.AnchorOrphaned, archive.AnchorAmbiguous:
			placed = false
		}
		if note.ID == "" {
			edit.ID = load.NewID(note, int(anchor.Annotation), func(id string) bool { return ids[id] })
			ids[edit.ID] = true
		}
		if edit.ID != "" || edit.Quote != nil {
			edits = append(edits, edit)
		}
	}
	return edits, placed
}

// Write replaces the sidecar by the rewritten one, at once and only if it is as it was when it was read, and keeps the
// text as the one in which the annotations were found.
func (o *Output) Write(root *os.Root, r Rewrite) error {
	info, err := root.Lstat(r.File)
	if err != nil {
		return fmt.Errorf("writing %s: %w", r.File, err)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("writing %s: it is a link; put the file itself in its place", r.File)
	}
	if now, err := root.ReadFile(r.File); err != nil || string(now) != r.Before {
		return fmt.Errorf("writing %s: the file has changed since it was read; try again", r.File)
	}
	if err := earlier.Replace(root, r.File, r.After, info.Mode().Perm()); err != nil {
		return fmt.Errorf("writing %s: %w", r.File, err)
	}
	for _, anchor := range o.results[r.Article].Anchors {
		if anchor.State == archive.AnchorOrphaned || anchor.State == archive.AnchorAmbiguous {
			return nil
		}
	}
	return earlier.Keep(root, o.archive.Articles[r.Article].ID, o.documents[r.Article].Text)
}
