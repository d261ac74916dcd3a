package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"gloss/build"
	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/ingest"
	"gloss/build/load"
)

// importedNote is what gloss import --annotations --json prints for one annotation.
type importedNote struct {
	File       string   `json:"file"`
	Line       int      `json:"line,omitempty"`
	From       string   `json:"from,omitempty"` // its IRI
	Status     string   `json:"status"`         // added, unchanged, by-rule, orphaned, ambiguous, refused; with --dry-run: placed
	Article    string   `json:"article,omitempty"`
	ID         string   `json:"id,omitempty"` // in the sidecar
	Exact      string   `json:"exact,omitempty"`
	Reason     string   `json:"reason,omitempty"`
	Candidates []string `json:"candidates,omitempty"`
}

// foreignFile is one input with what is in it.
type foreignFile struct {
	name        string
	annotations []ingest.Foreign
	refused     []string
}

// importAnnotations brings annotations that were made elsewhere into the sidecars of the articles they are about.
func (a *app) importAnnotations(ctx context.Context, f importFlags, args []string) error {
	dir, err := a.findRoot()
	if err != nil {
		return err
	}
	if f.source != "" {
		return usageError{errors.New("--source is for texts: an annotation says itself which page it is about")}
	}
	files, err := readForeign(args)
	if err != nil {
		return err
	}
	out, err := a.build(ctx, dir, build.Options{Drafts: true})
	if err != nil {
		return err
	}
	if out.Diagnostics.HasErrors() { // a sidecar with an error cannot be appended to, and a text with one not be trusted
		return firstOf(out.Diagnostics.Print(a.stderr), says(a, "nothing was imported: put these errors right first"), errContent)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("opening the archive: %w", err)
	}
	defer root.Close()
	placed, additions := place(out, files)
	if err := a.write(ingest.NewStore(root), out.Archive(), placed, additions, f.dryRun); err != nil {
		return err
	}
	return a.printNotes(f, placed)
}

func says(a *app, line string) error {
	_, err := fmt.Fprintln(a.stderr, line)
	return err
}

// maxInput bounds a file of annotations, in bytes.
const maxInput = 64 << 20

// readForeign reads every input before anything is done.
func readForeign(args []string) ([]foreignFile, error) {
	names, err := inputs(args)
	if err != nil {
		return nil, err
	}
	var out []foreignFile
	for _, name := range names {
		f := foreignFile{name: name}
		info, err := os.Stat(name)
		var data []byte
		switch {
		case err == nil && info.Size() > maxInput:
			err = fmt.Errorf("the file has %d MB, more than the %d MB that are read", info.Size()>>20, maxInput>>20)
		case err == nil:
			data, err = os.ReadFile(name)
		}
		if err == nil {
			f.annotations, f.refused, err = ingest.W3C(data)
		}
		if err != nil {
			f.refused = append(f.refused, err.Error())
		}
		out = append(out, f)
	}
	return out, nil
}

// place finds the place of every annotation, and collects those to be added by article.
func place(out *build.Output, files []foreignFile) ([]importedNote, map[int][]load.Addition) {
	in := out.Export()
	placer := ingest.NewPlacer(in.Archive, in.Results, func(i int) (string, []annotate.Block) {
		blocks := make([]annotate.Block, len(in.Documents[i].Blocks))
		for k, b := range in.Documents[i].Blocks {
			blocks[k] = annotate.Block{Start: b.Start, End: b.End}
		}
		return in.Documents[i].Text, blocks
	})
	var notes []importedNote
	additions := map[int][]load.Addition{}
	for _, file := range files {
		for _, reason := range file.refused {
			notes = append(notes, importedNote{File: file.name, Status: string(ingest.Denied), Reason: reason})
		}
		for i := range file.annotations {
			for _, p := range placer.Place(&file.annotations[i]) {
				note := importedNote{
					File: file.name, Line: file.annotations[i].Line, From: p.From, Status: string(p.Status), ID: p.Annotation.ID, Exact: p.Exact, Reason: p.Reason, Candidates: p.Candidates,
				}
				if p.Article >= 0 {
					note.Article = in.Archive.Articles[p.Article].ID
				}
				if p.Status == ingest.Placed {
					additions[p.Article] = append(additions[p.Article], load.Addition{Annotation: p.Annotation, Comment: provenance(p)})
				}
				notes = append(notes, note)
			}
		}
	}
	return notes, additions
}

// provenance is the comment above an annotation that came from elsewhere: a sidecar has no key for whose it is.
func provenance(p ingest.Placement) string {
	var parts []string
	for _, s := range []string{p.Creator, p.From} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "from " + strings.Join(parts, ", ")
}

// write appends the additions to the sidecars, article by article. A sidecar that leaves no place for them takes none;
// its annotations are refused with the reason.
func (a *app) write(store *ingest.Store, arch *archive.Archive, notes []importedNote, additions map[int][]load.Addition, dryRun bool) error {
	status := map[string]string{} // article → what became of its additions
	reason := map[string]string{}
	for i := range arch.Articles {
		add := additions[i]
		if len(add) == 0 {
			continue
		}
		article := &arch.Articles[i]
		file := "content/" + build.SidecarFile(article)
		var old []byte
		if article.Sidecar != nil {
			var err error
			if old, err = store.Read(file); err != nil {
				return fmt.Errorf("reading %s: %w", file, err)
			}
		}
		status[article.ID] = "added"
		data, err := load.AppendAnnotations(old, add)
		switch {
		case err != nil:
			err = fmt.Errorf("%s cannot be appended to: %w", file, err)
		case dryRun:
			status[article.ID] = string(ingest.Placed)
		default:
			err = store.Replace(file, old, data)
			if err != nil && !errors.Is(err, ingest.ErrEdited) {
				return fmt.Errorf("writing %s: %w", file, err)
			}
		}
		if err != nil {
			status[article.ID], reason[article.ID] = string(ingest.Denied), err.Error()
		}
	}
	for k := range notes {
		if n := &notes[k]; n.Status == string(ingest.Placed) {
			n.Status, n.Reason = status[n.Article], reason[n.Article]
		}
	}
	return nil
}

// printNotes tells what became of each annotation: as JSON on stdout, or of those that are not in the sidecar, and why,
// in words on stderr.
func (a *app) printNotes(f importFlags, notes []importedNote) error {
	counts := map[string]int{}
	for _, n := range notes {
		counts[n.Status]++
		if f.json {
			if err := a.printJSON(n); err != nil {
				return err
			}
			continue
		}
		if n.Reason != "" {
			fmt.Fprintf(a.stderr, "%s: %s %s: %s\n", n.where(), n.Status, describeNote(n), n.Reason)
		}
		for _, c := range n.Candidates {
			fmt.Fprintf(a.stderr, "  %q\n", c)
		}
	}
	var parts []string
	for _, status := range []string{"added", "placed", "unchanged", "by-rule", "orphaned", "ambiguous", "refused"} {
		if counts[status] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[status], status))
		}
	}
	fmt.Fprintf(a.stderr, "%s: %s\n", plural(len(notes), "annotation"), strings.Join(parts, ", "))
	if counts["orphaned"]+counts["ambiguous"]+counts["refused"] > 0 {
		return errContent
	}
	return nil
}

// where is the file and, of an annotation in it, the line.
func (n *importedNote) where() string {
	if n.Line == 0 {
		return n.File
	}
	return fmt.Sprintf("%s:%d", n.File, n.Line)
}

// describeNote names an annotation by its words and its article.
func describeNote(n importedNote) string {
	var parts []string
	if n.From != "" {
		parts = append(parts, n.From)
	}
	if n.Exact != "" {
		parts = append(parts, fmt.Sprintf("%q", short(n.Exact)))
	}
	if n.Article != "" {
		parts = append(parts, "on "+n.Article)
	}
	if len(parts) == 0 {
		return "annotation"
	}
	return strings.Join(parts, " ")
}
