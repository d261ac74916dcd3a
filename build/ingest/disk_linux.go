package ingest

import "golang.org/x/sys/unix"

// settleOnDisk waits until files are on the disk. Linux can be asked to for all at once.
func (s *Store) settleOnDisk([]pendingFile) error {
	dir, err := s.root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	return unix.Syncfs(int(dir.Fd()))
}
