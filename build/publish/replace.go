package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Manifests wait beside the staged site.
const (
	stagedBoth = stagingDir + "/both"
	stagedNew  = stagingDir + "/new"
)

// replacement is the second phase: it moves the staged files into place and removes the stale ones. It is
// short, a rename for each file or folder, and runs to its end whatever becomes of the context.
type replacement struct {
	root    *os.Root
	out     string
	paths   []string
	want    names
	changed []bool // by index into paths: staged
	before  *standing
	stale   []string
	folders []string // of earlier runs, each before those within it; removeEmptied forgets what it removes

	// While files move, the manifest names those of both sites, so that a killed run loses track of none.
	needBoth, needNew bool
	moved             string          // the prefix of the paths in the folder that was moved last, with its slash
	present           map[string]bool // folders seen in the output
}

// prepare writes the manifests, the last thing that needs room on the disk.
func (r *replacement) prepare() error {
	both := slices.Concat(r.paths, r.before.manifest)
	slices.Sort(both)
	both = slices.Compact(both)
	r.needBoth = !r.before.found || len(both) != len(r.before.manifest)
	r.needNew = len(both) != len(r.paths)
	if !r.needBoth && !r.needNew {
		return nil
	}
	if err := r.root.MkdirAll(stagingDir, 0o755); err != nil {
		return fmt.Errorf("writing the manifest: %w", err)
	}
	if r.needBoth {
		if err := writeManifest(r.root, stagedBoth, both); err != nil {
			return err
		}
	}
	if r.needNew {
		return writeManifest(r.root, stagedNew, r.paths)
	}
	return nil
}

func (r *replacement) run() error {
	if err := r.steps(); err != nil {
		return fmt.Errorf("replacing the site in %s (some of it may be replaced already; build again when the cause is gone): %w", quoted(r.out), err)
	}
	return nil
}

func (r *replacement) steps() error {
	if r.needBoth {
		if err := r.root.Rename(stagedBoth, manifestName); err != nil {
			return err
		}
	}
	// Old pages stay until the new ones are there, so that a reader meets no gap, except where they stand
	// in the way.
	var later []string
	for _, p := range r.stale {
		if !r.want.inTheWay(p) {
			later = append(later, p)
		} else if err := r.root.Remove(p); err != nil {
			return err
		}
	}
	if err := r.removeEmptied(); err != nil {
		return err
	}
	if err := r.move(); err != nil {
		return err
	}
	for _, p := range later {
		if err := r.root.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := r.removeEmptied(); err != nil {
		return err
	}
	if r.needNew {
		return r.root.Rename(stagedNew, manifestName)
	}
	return nil
}

// inTheWay reports whether a stale file must go before the names can be had: a folder is to stand where
// it stands, or a file where its folder stands, or, where case is disregarded, a file that would be it.
func (n names) inTheWay(stale string) bool {
	if _, ok := n[fold(stale)]; ok {
		return true
	}
	for dir := path.Dir(stale); dir != "."; dir = path.Dir(dir) {
		if at, ok := n[fold(dir)]; ok && at != (name{dir, true}) {
			return true
		}
	}
	return false
}

// removeEmptied removes the folders of earlier runs that hold no file any more and are not wanted, and
// forgets them, since a page may come to stand at the same path.
func (r *replacement) removeEmptied() error {
	var kept []string
	for _, dir := range slices.Backward(r.folders) { // those within a folder before it
		if r.want[fold(dir)] == (name{dir, true}) {
			continue
		}
		err := r.root.Remove(dir)
		if errors.Is(err, fs.ErrExist) { // not empty
			kept = append(kept, dir)
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	slices.Reverse(kept)
	r.folders = kept
	return nil
}

// move renames every staged file to its place, or the largest folder around it that is not there yet.
func (r *replacement) move() error {
	for i, p := range r.paths {
		if !r.changed[i] || r.moved != "" && strings.HasPrefix(p, r.moved) {
			continue
		}
		target, err := r.unit(p)
		if err != nil {
			return err
		}
		if err := r.root.Rename(path.Join(stagedSite, target), target); err != nil {
			return err
		}
	}
	return nil
}

// unit returns what to rename to bring the page p into place: the first folder above it that is missing in the
// output, or p itself. It asks the disk and not our notes, since the disk knows whether case matters.
func (r *replacement) unit(p string) (string, error) {
	for i := range len(p) {
		if p[i] != '/' || r.present[p[:i]] {
			continue
		}
		dir := p[:i]
		info, err := r.root.Lstat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			r.moved = dir + "/"
			return dir, nil
		case err != nil:
			return "", err
		case !info.IsDir():
			return "", &NotOursError{Out: r.out, Example: dir, Page: p}
		}
		r.present[dir] = true
	}
	return p, nil
}
