package render

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Overlay returns a file system that has every file of both and takes from over where both have one. A nil
// over, and one whose root does not exist, hides nothing.
func Overlay(base, over fs.FS) fs.FS {
	if over == nil {
		return base
	}
	return overlay{base, over}
}

type overlay struct{ base, over fs.FS }

// errNoFile is for pipes and devices, which an archive from elsewhere may hold and whose reading may never end.
var errNoFile = errors.New("it is neither a file nor a folder")

func (o overlay) Open(name string) (fs.File, error) {
	if info, err := fs.Stat(o.over, name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNoFile}
	}
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.base.Open(name)
	}
	return f, err
}

// ReadDir lists a folder of both, in order of name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	over, errOver := fs.ReadDir(o.over, name)
	if errOver != nil && !errors.Is(errOver, fs.ErrNotExist) {
		return nil, errOver
	}
	base, errBase := fs.ReadDir(o.base, name)
	if errBase != nil && !errors.Is(errBase, fs.ErrNotExist) {
		return nil, errBase
	}
	if errOver != nil && errBase != nil {
		return nil, errBase
	}
	byName := func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) }
	all := append(over, base...)
	slices.SortStableFunc(all, byName) // over stays before base
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return byName(a, b) == 0 }), nil
}
