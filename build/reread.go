package build

import (
	"io/fs"
	"strings"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/diag"
	"gloss/build/load"
	"gloss/build/markup"
)

// Reread reads an article and its sidecar again from the files as they are now, and returns them with the article's
// canonical text. Where that cannot be read the list has an error.
func (o *Output) Reread(fsys fs.FS, article int) (archive.Article, *markup.Document, diag.List) {
	old := &o.archive.Articles[article]
	f := load.ArticleFile{ID: old.ID, File: old.File}
	if _, err := fs.Stat(fsys, "content/"+SidecarFile(old)); err == nil {
		f.Sidecar = SidecarFile(old)
	}
	a, list := load.Article(fsys, f)
	return a, document(&a, o.exists), list
}

// SidecarFile returns the file that an article's annotations are in, or would be, relative to content/.
func SidecarFile(a *archive.Article) string {
	if a.Sidecar != nil {
		return a.Sidecar.File
	}
	return strings.TrimSuffix(strings.TrimSuffix(a.File, ".md"), ".txt") + ".notes.yaml"
}

// Locate finds an annotation again in a text that is not that of this output: once it stood at a span of the old text.
func Locate(old, now string, at archive.Span) (archive.Span, bool) {
	q, ok := annotate.Quotation(old, at)
	if !ok {
		return archive.Span{}, false
	}
	blocks := []annotate.Block{{Start: 0, End: int32(len(now))}}
	res := annotate.Article(nil, annotate.Input{
		Text: now, Blocks: blocks, Earlier: func() string { return old },
		Sidecar: &archive.Sidecar{Annotations: []archive.Annotation{{Kind: archive.KindNote, Quote: q, Value: "n"}}},
	})
	x := res.Anchors[0]
	switch x.State {
	case archive.AnchorOK, archive.AnchorRelocated:
		return archive.Span{Start: x.Start, End: x.End}, true
	default:
		return archive.Span{}, false
	}
}
