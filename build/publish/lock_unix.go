//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"os"
	"syscall"
)

// lock locks a folder until it is unlocked or closed, and returns errLocked where somebody else has done so.
func lock(dir *os.File) (unlock func() error, err error) {
	err = syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, errLocked
	}
	return func() error { return nil }, err // to close it is enough
}
