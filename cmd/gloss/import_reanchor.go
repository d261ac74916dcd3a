package main

import (
	"context"
	"fmt"
	"strings"

	"gloss/build"
)

// earlierTexts notes where annotations stand in the archive as it is, before an import changes the text below them: with
// that they are found again where their words went.
type earlierTexts struct {
	importer *importer
	ctx      context.Context
	out      *build.Output
	byPath   map[string]int
}

// keep keeps the text of an article with annotations, and has its sidecar state that they were found in it: what is not
// found in the next text is then known to be the text's doing, not a slip of the editor's.
func (e *earlierTexts) keep(article string) error {
	if !e.importer.hasSidecar(article) {
		return nil
	}
	if e.out == nil {
		out, err := e.importer.build(e.ctx, e.importer.dir, build.Options{Drafts: true})
		if err != nil {
			return err
		}
		if err := out.KeepTexts(e.importer.root); err != nil {
			return err
		}
		e.out, e.byPath = out, articlesByPath(out)
	}
	if i, ok := e.byPath[article]; ok { // one that this import made has no annotations yet
		e.importer.rewriteNotes(e.out, i) // what stands in its way is said when the new text is looked at
	}
	return nil
}

// articlesByPath returns the indices of the articles by their files below the root.
func articlesByPath(out *build.Output) map[string]int {
	byPath := map[string]int{}
	for i := range out.Archive().Articles {
		byPath["content/"+out.Archive().Articles[i].File] = i
	}
	return byPath
}

// reanchor finds the annotations of the updated articles again, writes to their sidecars how they quote the text now,
// and reports each.
func (m *importer) reanchor(ctx context.Context) error {
	if len(m.held) == 0 {
		return nil
	}
	out, err := m.build(ctx, m.dir, build.Options{Drafts: true})
	if err != nil {
		return err
	}
	byPath := articlesByPath(out)
	last := map[string]int{} // an article that was updated twice has its annotations reported once
	for k, in := range m.held {
		last[in.Path] = k
	}
	for k, in := range m.held {
		i, ok := byPath[in.Path]
		if ok && last[in.Path] == k && out.Archive().Articles[i].Sidecar != nil {
			in.Annotations = anchorsOf(out, i)
			if warning := m.rewriteNotes(out, i); warning != "" {
				in.Warnings = append(in.Warnings, warning)
			}
		} else if !ok {
			in.Warnings = append(in.Warnings, "its annotations could not be looked for: the archive has errors, which gloss check lists [not-reanchored]")
		}
		if err := m.printImport(in, true); err != nil {
			return err
		}
	}
	return nil
}

// rewriteNotes writes an article's sidecar; the warning says why it was not.
func (m *importer) rewriteNotes(out *build.Output, article int) (warning string) {
	r, ok := out.Reanchor(article)
	if !ok {
		return ""
	}
	err := r.Err
	if err == nil {
		err = out.Write(m.root, r)
	}
	if err != nil {
		return fmt.Sprintf("%s was not rewritten: %s [not-reanchored]", r.File, strings.TrimPrefix(err.Error(), "writing "+r.File+": "))
	}
	return ""
}
