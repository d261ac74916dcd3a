package build

import (
	"io/fs"
	"path"
)

// below is a folder of a file system. Unlike fs.Sub it passes Stat on, which tells what a file is without opening it:
// to open a pipe is to wait for its other end.
type below struct {
	fs.FS
	dir string
}

func (b below) Open(name string) (fs.File, error) { return b.FS.Open(path.Join(b.dir, name)) }

func (b below) Stat(name string) (fs.FileInfo, error) { return fs.Stat(b.FS, path.Join(b.dir, name)) }

func (b below) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(b.FS, path.Join(b.dir, name))
}
