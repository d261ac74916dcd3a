package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"gloss/build"
	"gloss/build/archive"
	"gloss/build/diag"
)

func (a *app) reanchorCommand() *cobra.Command {
	var asJSON, write bool
	c := &cobra.Command{
		Use:   "reanchor [ARTICLE…]",
		Short: "Find annotations again whose text was edited",
		Long: "Looks for each annotation of the articles named, or of all, and prints as a diff how the notes should quote the\n" +
			"text now. An annotation that could stand in several places, or nowhere, is reported and left alone. An article is\n" +
			"named by its file, or by its path below content/articles without extension.",
		RunE: func(c *cobra.Command, args []string) error {
			return a.runReanchor(c.Context(), asJSON, write, namedIDs(args))
		},
	}
	flags := c.Flags()
	flags.BoolVar(&asJSON, "json", false, "print one JSON object a line for each annotation instead of the diff")
	flags.BoolVar(&write, "write", false, "put the new quotations into the files; every other line stays as it is")
	return c
}

func (a *app) runReanchor(ctx context.Context, asJSON, write bool, articles []string) error {
	dir, err := a.findRoot()
	if err != nil {
		return err
	}
	out, err := a.build(ctx, dir, build.Options{Drafts: true})
	if err != nil {
		return err
	}
	which, err := chosen(out.Archive(), articles)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("opening the archive: %w", err)
	}
	defer root.Close()
	w := bufio.NewWriterSize(a.stdout, 1<<16)
	lost := false
	for _, i := range which {
		if asJSON {
			err = printAnchors(w, out, i)
		}
		if err == nil && (write || !asJSON) {
			err = a.rewrite(w, root, out, i, asJSON, write)
		}
		if err != nil {
			return firstOf(err, w.Flush())
		}
		lost = lost || unplaced(out, i)
	}
	if err := firstOf(w.Flush(), a.reportAnchors(out, which)); err != nil {
		return err
	}
	if lost || out.Diagnostics.HasErrors() {
		return errContent
	}
	return nil
}

// chosen returns the indices of the articles named, or of all.
func chosen(arch *archive.Archive, ids []string) ([]int, error) {
	byID := make(map[string]int, len(arch.Articles))
	all := make([]int, len(arch.Articles))
	for i := range arch.Articles {
		byID[arch.Articles[i].ID], all[i] = i, i
	}
	if len(ids) == 0 {
		return all, nil
	}
	var which []int
	for _, id := range ids {
		i, ok := byID[id]
		if !ok {
			return nil, usageError{fmt.Errorf("no article %q in the archive", id)}
		}
		which = append(which, i)
	}
	return which, nil
}

// unplaced says whether an article has an annotation without a place.
func unplaced(out *build.Output, article int) bool {
	for _, x := range out.Export().Results[article].Anchors {
		if x.State == archive.AnchorAmbiguous || x.State == archive.AnchorOrphaned {
			return true
		}
	}
	return false
}

// rewrite prints how an article's notes should be, and writes them if asked to.
func (a *app) rewrite(w io.Writer, root *os.Root, out *build.Output, article int, quiet, write bool) error {
	r, ok := out.Reanchor(article)
	if !ok {
		return nil
	}
	if r.Err != nil {
		fmt.Fprintf(a.stderr, "%s: %v\n", r.File, r.Err)
		return nil
	}
	if !quiet {
		if _, err := io.WriteString(w, udiff.Unified(r.File, r.File, r.Before, r.After)); err != nil {
			return err
		}
	}
	if !write {
		return nil
	}
	return out.Write(root, r)
}

// reportAnchors prints what is wrong with the chosen articles' annotations, and every error.
func (a *app) reportAnchors(out *build.Output, which []int) error {
	files := map[string]bool{}
	for _, i := range which {
		if s := out.Archive().Articles[i].Sidecar; s != nil {
			files["content/"+s.File] = true
		}
	}
	var list diag.List
	for _, d := range out.Diagnostics {
		if d.Severity == diag.Error || files[d.File] && (d.Code == diag.AnchorAmbiguous || d.Code == diag.AnchorOrphaned) {
			list = append(list, d)
		}
	}
	return list.Print(a.stderr)
}

// anchored is an annotation as gloss reanchor --json prints it. Offsets count code points of the article's text; they
// are null where no place is claimed.
type anchored struct {
	Article    string              `json:"article"`
	ID         string              `json:"id"`
	Status     archive.AnchorState `json:"status"`
	Start      *int                `json:"start"`
	End        *int                `json:"end"`
	Exact      string              `json:"exact"` // the words there; where no place is claimed, those that were looked for
	Candidates []candidate         `json:"candidates"`
}

// A candidate is a place that fits as well as another, or has the words but not what stood around them.
type candidate struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

func printAnchors(w io.Writer, out *build.Output, article int) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, o := range anchorsOf(out, article) {
		if err := enc.Encode(o); err != nil {
			return fmt.Errorf("writing %s: %w", o.Article, err)
		}
	}
	return nil
}

// anchorsOf says where each annotation of an article stands.
func anchorsOf(out *build.Output, article int) []anchored {
	in := out.Export()
	art, text := &in.Archive.Articles[article], in.Documents[article].Text
	points := newPoints(text)
	var list []anchored
	for _, x := range in.Results[article].Anchors {
		note := &art.Sidecar.Annotations[x.Annotation]
		o := anchored{Article: art.ID, ID: note.ID, Status: x.State, Exact: note.Quote.Exact, Candidates: []candidate{}}
		switch x.State {
		case archive.AnchorOK, archive.AnchorRelocated, archive.AnchorChanged:
			start, end := points.at(x.Start), points.at(x.End)
			o.Start, o.End, o.Exact = &start, &end, text[x.Start:x.End]
		}
		for _, c := range x.Candidates {
			o.Candidates = append(o.Candidates, candidate{points.at(c.Start), points.at(c.End), text[c.Start:c.End]})
		}
		list = append(list, o)
	}
	return list
}

// points counts code points before bytes of a text, from the last question on: questions mostly come in order.
type points struct {
	text        string
	byte, count int
}

func newPoints(text string) *points { return &points{text: text} }

func (p *points) at(offset int32) int {
	if to := int(offset); to >= p.byte {
		p.count += utf8.RuneCountInString(p.text[p.byte:to])
	} else {
		p.count -= utf8.RuneCountInString(p.text[to:p.byte])
	}
	p.byte = int(offset)
	return p.count
}
