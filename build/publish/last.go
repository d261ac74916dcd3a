package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
)

// A File is what a file of the set holds.
type File struct {
	Path string
	Size int64 // in bytes
	Sum  [sha256.Size]byte
}

// Last is files that say what all the others hold, such as lists of them. They are made once the others are staged, and
// are part of the set like these.
type Last struct {
	Paths []string // as Source.Paths, but in any order, and none of them the Source's
	// Render returns what each of Paths holds, in their order, from all files of the Source, sorted by path. It is called
	// once.
	Render func(files []File) ([][]byte, error)
}

// paths returns the paths of files that come last; a nil Last has none.
func (l *Last) paths() []string {
	if l == nil {
		return nil
	}
	return l.Paths
}

// runLast makes the files that come last and stages those that differ.
func (s *stage) runLast(ctx context.Context) (err error) {
	if s.last == nil {
		return nil
	}
	made, err := s.last.Render(slices.DeleteFunc(s.files, func(f File) bool { return f.Path == "" }))
	if err != nil {
		return err
	}
	if len(made) != len(s.last.Paths) {
		panic(fmt.Sprintf("publish: %d files were made for %d paths", len(made), len(s.last.Paths)))
	}
	w := batchWriter{root: s.root, open: map[string]*folder{}}
	defer func() { err = errors.Join(err, w.close()) }()
	for k, p := range s.last.Paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		i, _ := slices.BinarySearch(s.paths, p)
		if err := s.put(&w, i, made[k]); err != nil {
			return err
		}
	}
	return nil
}
