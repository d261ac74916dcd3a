package publish

import (
	"errors"
	"fmt"
	"os"
)

// errLocked says that another process holds the lock.
var errLocked = errors.New("locked")

// A BusyError says that another run writes to the output at this moment.
type BusyError struct{ Out string } // as given

func (e *BusyError) Error() string {
	return fmt.Sprintf("another gloss is writing to %s; build again when it is done", quoted(e.Out))
}

// hold takes the output for this run alone, until release is called. The folder itself is locked, not a file in it, so a
// run that is killed leaves nothing that would have to be cleared away. Where a system or a disk has no such locks, nobody
// is kept out.
func hold(root *os.Root, out string) (release func() error, err error) {
	dir, err := root.Open(".")
	if err != nil {
		return nil, fmt.Errorf("opening the output folder: %w", err)
	}
	unlock, err := lock(dir)
	switch {
	case errors.Is(err, errLocked):
		return nil, errors.Join(&BusyError{Out: out}, dir.Close())
	case err != nil:
		return dir.Close, nil
	}
	return func() error { return errors.Join(unlock(), dir.Close()) }, nil
}
