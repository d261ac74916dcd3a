package ingest

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// pending are files that are written and not yet in their places. To wait until a file is on the disk takes as long as
// to read a page and find its article, and waiting for many at once takes no longer than for one.
type pending struct {
	files []pendingFile
	names map[string]bool // of the files in their places
	bytes int
}

type pendingFile struct{ temp, name string }

// How much waits at most: what a power failure may cost is to be read again, and what is in the system's memory is
// to stay small.
const (
	maxPending      = 512
	maxPendingBytes = 32 << 20
)

func (p *pending) has(name string) bool { return p.names[name] }

// create makes a file that appears whole or not at all when the store is flushed, and never replaces one: fs.ErrExist
// says that it is there.
func (s *Store) create(dir, name string, data []byte) error {
	name = path.Join(dir, name)
	if _, err := s.root.Lstat(name); err == nil || s.pending.has(name) {
		return fs.ErrExist
	}
	temp := path.Join(dir, tempPrefix+rand.Text())
	if err := s.fill(temp, data, false); err != nil {
		_ = s.root.Remove(temp) // what could not be filled is no loss
		return err
	}
	p := &s.pending
	if p.names == nil {
		p.names = map[string]bool{}
	}
	p.files, p.names[name], p.bytes = append(p.files, pendingFile{temp, name}), true, p.bytes+len(data)
	if len(p.files) >= maxPending || p.bytes >= maxPendingBytes {
		return s.Flush()
	}
	return nil
}

// Flush waits until all that was written is on the disk, and puts it in its place, in the order in which it was written.
// The error is fs.ErrExist where another program has made one of the files meanwhile: nothing of that is overwritten,
// and what is missing is imported when the import is run again.
func (s *Store) Flush() error {
	files := s.pending.files
	if len(files) == 0 {
		return nil
	}
	s.pending = pending{}
	var errs []error
	if err := s.settleOnDisk(files); err != nil {
		errs = append(errs, err)
	}
	for _, f := range files {
		if len(errs) == 0 {
			if err := s.place(f); err != nil {
				errs = append(errs, fmt.Errorf("writing %s: %w", f.name, err))
			}
		}
		_ = s.root.Remove(f.temp) // a dot file that stays is no part of the archive
	}
	return errors.Join(errs...)
}

// settleEach waits until each of some files is on the disk.
func (s *Store) settleEach(files []pendingFile) error {
	for _, file := range files {
		f, err := s.root.OpenFile(file.temp, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		if err := errors.Join(f.Sync(), f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// place gives a file its name.
func (s *Store) place(f pendingFile) error {
	err := s.root.Link(f.temp, f.name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// A disk without hard links, such as a USB stick: take the name first, then put the file in its place.
	taken, err := s.root.OpenFile(f.name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if err := taken.Close(); err != nil {
		return err
	}
	if err := s.root.Rename(f.temp, f.name); err != nil {
		return errors.Join(err, s.root.Remove(f.name))
	}
	return nil
}

// fill writes a new file, and may wait until it is on the disk.
func (s *Store) fill(name string, data []byte, wait bool) error {
	f, err := s.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if wait {
		err = errors.Join(err, f.Sync())
	}
	return errors.Join(err, f.Close())
}
