package ingest

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"path"
	"strings"
	"time"
)

// folder is what a store knows of a folder of articles. Of names it keeps hashes: an import of a million articles is to
// stay small, and a name that is thought taken and is not costs nothing but a number.
type folder struct {
	seed   maphash.Seed
	taken  map[uint64]bool
	number map[uint64]int // the number that the last namesake of a slug got
}

// folder makes a folder and returns what is taken in it. A sidecar without an article takes its stem too: its
// annotations are of another text. Case does not count, since on many disks it does not.
func (s *Store) folder(dir string) (*folder, error) {
	if f, ok := s.folders[dir]; ok {
		return f, nil
	}
	if err := s.root.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(s.root.FS(), dir)
	if err != nil {
		return nil, err
	}
	f := &folder{seed: maphash.MakeSeed(), taken: make(map[uint64]bool, len(entries)), number: map[uint64]int{}}
	for _, e := range entries {
		stem := strings.ToLower(e.Name())
		for _, ext := range []string{".notes.yaml", ".txt", ".md"} {
			stem = strings.TrimSuffix(stem, ext)
		}
		f.taken[f.hash(stem)] = true
	}
	s.folders[dir] = f
	return f, s.sweep(dir, entries)
}

func (f *folder) hash(stem string) uint64 { return maphash.String(f.seed, stem) }

// free takes the first stem that is free: the slug itself, or with the lowest number from 2 on.
func (f *folder) free(slug string) string {
	key := f.hash(slug)
	for n := f.number[key] + 1; ; n++ {
		stem := slug
		if n > 1 {
			stem = fmt.Sprintf("%s-%d", slug, n)
		}
		h := f.hash(stem)
		if f.taken[h] {
			continue
		}
		f.taken[h] = true
		if n > 1 {
			f.number[key] = n
		}
		return stem
	}
}

// tempPrefix begins the names of files that are being written. Dot files are no part of an archive.
const tempPrefix = ".import-"

// staleAfter is the age at which such a file is what an import left that was killed: none takes so long to write.
const staleAfter = time.Hour

// sweep removes what a killed import left behind in a folder.
func (s *Store) sweep(dir string, entries []fs.DirEntry) error {
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), tempPrefix) || !e.Type().IsRegular() {
			continue
		}
		info, err := e.Info()
		if err != nil || time.Since(info.ModTime()) < staleAfter {
			continue // it is gone, or somebody is at it
		}
		if err := s.root.Remove(path.Join(dir, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
