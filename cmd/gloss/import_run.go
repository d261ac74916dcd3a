package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"gloss/build/archive"
	"gloss/build/bundle"
	"gloss/build/ingest"
)

// importer is one run of gloss import.
type importer struct {
	*app
	flags   importFlags
	dir     string
	root    *os.Root
	sources []archive.Source
	store   *ingest.Store
	tally   tally
	bar     *importProgress
	heap    *importHeap
	held    []imported // updated articles with annotations: reported when those have been anchored again
}

func newImporter(a *app, f importFlags, dir string, root *os.Root, sources []archive.Source) *importer {
	m := &importer{app: a, flags: f, dir: dir, root: root, sources: sources, store: ingest.NewStore(root), tally: newTally()}
	m.store.NoOriginals = f.noOriginals
	return m
}

// run imports every file, and says in the end what became of all that was in them.
func (m *importer) run(ctx context.Context, files []string) error {
	var texts *earlierTexts
	m.store.Before = func(article string) error {
		if texts == nil {
			texts = &earlierTexts{importer: m, ctx: ctx}
		}
		return texts.keep(article)
	}
	m.bar, m.heap = m.newImportProgress(files), newImportHeap()
	defer m.heap.end()
	err := m.files(ctx, files)
	if flushed := m.store.Flush(); flushed != nil {
		err = flushed
	}
	m.bar.end()
	stopped := errors.Is(err, context.Canceled)
	if err != nil && !stopped {
		return err
	}
	if err := m.reanchor(context.WithoutCancel(ctx)); err != nil { // articles that were updated are not left half done
		return err
	}
	fmt.Fprintln(m.stderr, m.tally.summary(len(files), m.store.Kept))
	switch {
	case stopped:
		fmt.Fprintln(m.stderr, "interrupted; run the same command again to go on")
		return errInterrupted
	case m.tally.faults > 0 || m.tally.isFruitless():
		return errContent
	}
	return nil
}

func (m *importer) files(ctx context.Context, files []string) error {
	for _, file := range files {
		if err := m.file(ctx, file); err != nil {
			return err
		}
	}
	return nil
}

// file imports what is in one file. Only regular files are read: a pipe or a device may never end.
func (m *importer) file(ctx context.Context, file string) error {
	info, err := os.Stat(file)
	if err == nil && !info.Mode().IsRegular() {
		return m.report(refusedBy(file, "unreadable", "this is a pipe, a device or the like, not a file"), weight{true, true}, nil)
	}
	f, err := os.Open(file)
	if err != nil {
		return m.report(refusedBy(file, "unreadable", errors.Unwrap(err).Error()), weight{true, true}, nil)
	}
	defer f.Close()
	beside, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return fmt.Errorf("opening the folder of %s: %w", file, err)
	}
	defer beside.Close()
	before, parts := m.tally.clone(), false
	for rec := range bundle.Read(bundle.File{Name: file, Data: f, Size: info.Size()}, m.flags.reading) {
		if err := ctx.Err(); err != nil {
			return err
		}
		m.heap.record()
		parts = parts || rec.Name != file
		in, err := m.record(rec, beside.FS())
		if err != nil {
			return err
		}
		if err := m.report(in, weigh(in, rec, file), &rec); err != nil {
			return err
		}
	}
	m.bar.finished(info.Size())
	if parts {
		return m.tellFile(file, before)
	}
	return nil
}

// beginsAsArticle is how an article file begins.
var beginsAsArticle = regexp.MustCompile(`^(?:\x{FEFF})?---\r?\n(?:#.*\r?\n|\s*\r?\n)*\{?[a-z_]+:`)

// record imports one record and, unless it is a dry run, writes it. What is wrong with the input is in the result; an
// error is the machine's. A page that is a file of its own finds its pictures beside it.
func (m *importer) record(rec bundle.Record, beside fs.FS) (imported, error) {
	if rec.Problem != nil {
		return refusedBy(rec.Name, string(rec.Problem.Code), rec.Problem.Reason), nil
	}
	if rec.Kind == bundle.Text && beginsAsArticle.Match(rec.Body) {
		return refusedBy(rec.Name, "is-article", "the text begins with front matter, so it is an article already; put it into content/articles/"), nil
	}
	if !m.flags.dryRun && !m.flags.json { // --json states the whole record, also of what is known
		path, known, err := m.store.Has(rec.Original, rec.Fetched)
		if err != nil {
			return imported{}, err
		}
		if known {
			return imported{File: rec.Name, Status: string(ingest.Unchanged), Path: path, URL: rec.URL, Dropped: []drop{}, Warnings: []string{}}, nil
		}
	}
	o := ingest.Options{Sources: m.sources, Source: m.flags.source}
	if rec.Kind == bundle.Page && rec.URL == "" {
		o.Beside = beside
	}
	d, err := ingest.Record(rec, o)
	var no *ingest.Refused
	if errors.As(err, &no) {
		in := refusedBy(rec.Name, string(no.Code), no.Reason)
		in.Warnings = []string{no.Error()}
		if no.Hint != "" {
			in.Warnings = append(in.Warnings, "hint: "+no.Hint)
		}
		return in, nil
	}
	if err != nil {
		return imported{}, err
	}
	if m.flags.dryRun {
		in := describe(d)
		in.Status = "read"
		return in, nil
	}
	return m.write(d, rec, o)
}

// write puts a draft into the archive.
func (m *importer) write(d *ingest.Draft, rec bundle.Record, o ingest.Options) (imported, error) {
	again := func(raw []byte) *ingest.Draft {
		r, ok := bundle.Reread(rec, raw, m.flags.reading)
		if !ok {
			return nil
		}
		old, err := ingest.Record(r, o)
		if err != nil {
			return nil // then what was imported earlier is unknown, and nothing of it is replaced unseen
		}
		return old
	}
	r, err := m.store.Write(d, rec.Original, again)
	if err != nil {
		return imported{}, err
	}
	if d.NewSource != nil && r.Status != ingest.Unchanged {
		m.sources = append(m.sources, *d.NewSource)
	}
	in := describe(d)
	in.Path, in.Status, in.Earlier = r.Path, string(r.Status), r.Earlier
	for _, w := range r.Warnings {
		in.Warnings = append(in.Warnings, w.String())
	}
	if r.Status == ingest.Updated {
		in.Diff = diffOf(r.Path, r.Before, r.After)
	}
	return in, nil
}

// weight says how much an input's end matters.
type weight struct {
	whole bool // it is a file that the user named, or all that is in one
	fault bool // it was refused because something is wrong with it
}

// weigh tells a broken input from one that is no article. A crawl is full of pictures and of pages without an article;
// that those are refused is no fault. A file that the user named was meant to be read.
func weigh(in imported, rec bundle.Record, file string) weight {
	w := weight{whole: rec.Name == file}
	if in.Status == refusedStatus {
		w.fault = w.whole || rec.Problem != nil && rec.Problem.Fault || rec.Problem == nil && in.Code != string(ingest.Empty)
	}
	return w
}

// report counts what became of one input and tells it. Of an article that was updated and has annotations that waits
// until they have been anchored again.
func (m *importer) report(in imported, w weight, rec *bundle.Record) error {
	m.tally.count(in, w.fault, rec)
	if rec != nil {
		m.bar.record(rec.Done, m.tally.total())
	}
	if in.Status == string(ingest.Updated) && m.hasSidecar(in.Path) {
		m.held = append(m.held, in)
		return nil
	}
	besideAnother := slices.ContainsFunc(in.Warnings, func(w string) bool { return strings.HasSuffix(w, "["+string(ingest.SameAddress)+"]") })
	return m.printImport(in, w.whole || w.fault || besideAnother)
}

func (m *importer) hasSidecar(article string) bool {
	_, err := m.root.Lstat(sidecarOf(article))
	return err == nil
}

func sidecarOf(article string) string {
	return strings.TrimSuffix(article, path.Ext(article)) + ".notes.yaml"
}
