package ingest

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io/fs"
	"path"
)

// ErrEdited says that a file was edited while gloss worked on it: nothing was written.
var ErrEdited = errors.New("the file was edited in the meantime; import again")

// Replace puts data in the place of a file below the archive's root that holds old, or makes the file where old is
// empty and there is none. The file is the old one or the new one at every moment, and keeps its permissions.
func (s *Store) Replace(name string, old, data []byte) error {
	have, err := s.root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) && len(old) == 0 {
		err := errors.Join(s.create(path.Dir(name), path.Base(name), data), s.Flush())
		if errors.Is(err, fs.ErrExist) {
			return ErrEdited
		}
		return err
	}
	if err != nil {
		return err
	}
	if !bytes.Equal(have, old) {
		return ErrEdited
	}
	info, err := s.root.Stat(name)
	if err != nil {
		return err
	}
	temp := path.Join(path.Dir(name), tempPrefix+rand.Text())
	defer func() { _ = s.root.Remove(temp) }() // nothing is left of it once it is renamed
	if err := s.fill(temp, data, true); err != nil {
		return err
	}
	if err := s.root.Chmod(temp, info.Mode().Perm()); err != nil {
		return err
	}
	return s.root.Rename(temp, name)
}

// Read reads a file below the archive's root.
func (s *Store) Read(name string) ([]byte, error) { return s.root.ReadFile(name) }
