package publish

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// standing is what a run finds in the output, in so far as it matters: the folders that belong to this
// site or to the one before are listed, all others are left closed.
type standing struct {
	found    bool            // there is a manifest
	manifest []string        // what it names, sorted
	ours     map[string]bool // what of that stands there as a regular file
	folders  []string        // the folders that were listed, each before those within it
}

// look takes stock of the output and refuses to go on where foreign files are in the way of the names wanted.
func look(root *os.Root, out string, want names) (*standing, error) {
	manifest, found, err := readManifest(root, out)
	if err != nil {
		return nil, err
	}
	if !found {
		example, err := firstVisible(root, ".")
		if err != nil {
			return nil, fmt.Errorf("looking through the output folder: %w", err)
		}
		if example != "" {
			return nil, &NotOursError{Out: out, Example: example}
		}
	}
	s := &standing{found: found, manifest: manifest, ours: make(map[string]bool, len(manifest))}
	open := foldersAbove(manifest)
	for key, n := range want {
		if n.folder {
			open[key] = true
		}
	}
	foreign, err := s.list(root, ".", open)
	if err != nil {
		return nil, fmt.Errorf("looking through the output folder: %w", err)
	}
	for _, p := range foreign {
		if n, ok := want.blockedBy(p); ok {
			return nil, &NotOursError{Out: out, Example: p, Page: n}
		}
	}
	return s, nil
}

// foldersAbove returns the folded paths of all folders that the paths lie in.
func foldersAbove(paths []string) map[string]bool {
	above := map[string]bool{}
	for _, p := range paths {
		for dir := path.Dir(p); dir != "." && !above[fold(dir)]; dir = path.Dir(dir) {
			above[fold(dir)] = true
		}
	}
	return above
}

// list takes stock of one folder and, of those within it, the ones whose folded paths are in open. It
// returns what is neither ours nor such a folder: files of other origin, links, folders nobody asked about.
func (s *standing) list(root *os.Root, dir string, open map[string]bool) (foreign []string, err error) {
	entries, err := readDir(root, dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		_, listed := slices.BinarySearch(s.manifest, p)
		switch {
		case reserved(p):
		case listed && e.Type().IsRegular():
			s.ours[p] = true
		case e.IsDir() && open[fold(p)]:
			s.folders = append(s.folders, p)
			within, err := s.list(root, p, open)
			if err != nil {
				return nil, err
			}
			foreign = append(foreign, within...)
		default:
			foreign = append(foreign, p)
		}
	}
	return foreign, nil
}

// blockedBy returns the name that cannot be had as long as something foreign stands at p.
func (n names) blockedBy(p string) (string, bool) {
	if at, ok := n[fold(p)]; ok {
		return at.path, true
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if at, ok := n[fold(dir)]; ok && !at.folder {
			return at.path, true
		}
	}
	return "", false
}

// stale returns, sorted, the files of earlier runs that stand in the output and are not wanted.
func (s *standing) stale(want names) []string {
	var stale []string
	for _, p := range s.manifest {
		if s.ours[p] && want[fold(p)] != (name{p, false}) {
			stale = append(stale, p)
		}
	}
	return stale
}

// firstVisible returns the first path below dir at which something other than a folder stands, dotfiles and dot
// folders aside, or "".
func firstVisible(root *os.Root, dir string) (string, error) {
	entries, err := readDir(root, dir)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if !e.IsDir() {
			return p, nil
		}
		if found, err := firstVisible(root, p); found != "" || err != nil {
			return found, err
		}
	}
	return "", nil
}

// readDir lists a folder by name. Entries are not followed, so a link shows as a link.
func readDir(root *os.Root, dir string) ([]fs.DirEntry, error) {
	f, err := root.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, nil
}
