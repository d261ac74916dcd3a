//go:build !linux

package ingest

// settleOnDisk waits until files are on the disk.
func (s *Store) settleOnDisk(files []pendingFile) error { return s.settleEach(files) }
