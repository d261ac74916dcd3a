//go:build !linux

package ingest

import (
	"errors"
	"os"
)

// settleOnDisk waits until files are on the disk.
func (s *Store) settleOnDisk(files []pendingFile) error {
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
