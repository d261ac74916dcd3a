package ingest

import "golang.org/x/sys/unix"

// fewFiles is up to how many files are waited for one by one. Each takes some milliseconds; to wait for all at once is to
// wait for what any other program has written, too: seconds, on a machine with others at work.
const fewFiles = 32

// settleOnDisk waits until files are on the disk. Linux can be asked to for all at once.
func (s *Store) settleOnDisk(files []pendingFile) error {
	if len(files) <= fewFiles {
		return s.settleEach(files)
	}
	dir, err := s.root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	return unix.Syncfs(int(dir.Fd()))
}
