// Package publish makes a directory equal to a set of files, safely.
//
// In go a list of paths with a function that renders each, and the folder that is to hold them; out comes
// that folder, holding those files and whatever in it gloss did not write.
//
// A run has two phases. First every page is rendered, in parallel, and compared with the file that is
// there; what differs is written to a staging folder inside the output, so that the disk is known to have
// room. A page that cannot be rendered, a full disk or a cancelled context ends the run here and leaves the
// output as it was. Then the staged files are moved into place by rename, whole folders at a time where
// nothing stands in their way, and the pages of an earlier run that are no more are removed.
//
// What gloss wrote is listed in the output's manifest, ".gloss". A file that is not listed there is never
// overwritten and never removed. A run that is killed while it moves files leaves a manifest that names
// everything of both sites, so that the next run puts the folder in order.
//
// One run at a time may write to a folder; another is refused.
package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
)

// A Source is the set of files to publish.
type Source interface {
	// Paths lists the files: slash-separated, relative, sorted, each once, in the form that fs.ValidPath accepts.
	Paths() []string
	// Append appends one file's content to buf and returns the longer buffer as append does, or an error that says which
	// file could not be made. It is called once for each path, from several goroutines, with a buffer for each.
	Append(buf []byte, path string) ([]byte, error)
}

// Options adjust a run. The zero value works.
type Options struct {
	// Jobs is how many pages are rendered at once; GOMAXPROCS by default.
	Jobs int
	// Keep lists folders that the output may not be, hold or lie in: those that the site is made from.
	// A folder above one of them, such as the archive's root, is thereby refused too.
	Keep []string
	// Order says which files are best made one after the other: by these numbers, and those with the same in the order of
	// their paths. Nil: all are made in that order. What comes out does not depend on it.
	Order func(path string) int
	// Last makes files from what all others hold; nil makes none.
	Last *Last
	// Progress is told after each page how many of the total are done. Calls do not overlap. It may be nil.
	Progress func(done, total int)
}

// A Result says what a run did, in files.
type Result struct {
	Written   int   // new or changed
	Unchanged int   // left as they were, modification times too
	Removed   int   // written by an earlier run and no longer in the set
	Bytes     int64 // of all files in the set, written or not
}

// Dir makes out hold the files of s and reports what it took. A missing folder is made. It refuses an out
// that is unsafe to fill with an *OutError and one that holds what gloss did not write with a
// *NotOursError; one that another run is filling with a *BusyError. On any error before the first file is moved, out is as it was.
func Dir(ctx context.Context, out string, s Source, o Options) (Result, error) {
	paths := slices.Sorted(slices.Values(slices.Concat(s.Paths(), o.Last.paths())))
	want, err := index(paths)
	if err != nil {
		return Result{}, err
	}
	if err := checkOut(out, o.Keep); err != nil {
		return Result{}, err
	}
	made, err := makeFolder(out)
	if err != nil {
		return Result{}, fmt.Errorf("making the output folder: %w", err)
	}
	result, err := fill(ctx, out, paths, want, s, o)
	var busy *BusyError
	if errors.As(err, &busy) {
		return Result{}, err // and the folders that were made are those that the other run fills
	}
	if err != nil {
		for _, dir := range made {
			_ = os.Remove(dir) // fails, rightly, where something is in it
		}
		if errors.Is(err, fs.ErrPermission) {
			err = fmt.Errorf("the folder %s may not be written to: %w", quoted(out), err)
		}
		return Result{}, err
	}
	return result, nil
}

// fill does the work of Dir once there is a folder to fill.
func fill(ctx context.Context, out string, paths []string, want names, s Source, o Options) (_ Result, err error) {
	root, err := os.OpenRoot(out)
	if err != nil {
		return Result{}, fmt.Errorf("opening the output folder: %w", err)
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	release, err := hold(root, out)
	if err != nil {
		return Result{}, err
	}
	defer func() { err = errors.Join(err, release()) }()

	before, err := look(root, out, want)
	if err != nil {
		return Result{}, err
	}
	if err := root.RemoveAll(stagingDir); err != nil {
		return Result{}, fmt.Errorf("removing what a broken run left: %w", err)
	}
	// The staging folder goes even when the run fails: a half-made one is of no use to anyone.
	defer func() { err = errors.Join(err, root.RemoveAll(stagingDir)) }()

	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	st := stage{root: root, source: s, paths: paths, before: before, changed: make([]bool, len(paths)), order: o.Order, last: o.Last, progress: o.Progress}
	if err := st.run(ctx, o.Jobs); err != nil {
		return Result{}, err
	}
	stale := before.stale(want)
	result := Result{Written: st.written, Unchanged: len(paths) - st.written, Removed: len(stale), Bytes: st.bytes}
	r := replacement{
		root: root, out: out, paths: paths, want: want, changed: st.changed, before: before, stale: stale,
		folders: before.folders, present: map[string]bool{},
	}
	if err := r.prepare(); err != nil {
		return Result{}, err
	}
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	return result, r.run()
}
