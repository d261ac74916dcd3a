package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// An OutError says why a folder may not be the output, whatever it holds.
type OutError struct {
	Out    string // as given
	Reason string // what follows "cannot publish to OUT: "
}

func (e *OutError) Error() string {
	return fmt.Sprintf("cannot publish to %s: %s; choose another folder with --out", quoted(e.Out), e.Reason)
}

// A NotOursError says that gloss would have to overwrite, or to live among, files that it did not write.
type NotOursError struct {
	Out     string // the output folder, as given
	Example string // one of the files, below Out and slash-separated
	Page    string // the page or folder of pages that belongs where Example stands; empty where Out has no manifest
}

func (e *NotOursError) Error() string {
	if e.Page == "" {
		return fmt.Sprintf("%s holds files that gloss did not write, such as %q: empty it, or choose another folder with --out", quoted(e.Out), e.Example)
	}
	return fmt.Sprintf("%q in %s was not written by gloss and stands where %q belongs: move it away, or choose another folder with --out",
		e.Example, quoted(e.Out), e.Page)
}

// quoted puts the path of a folder in quotes as its user wrote it. Go's own quotation doubles each backslash, of which
// paths on Windows are full.
func quoted(path string) string {
	if strings.Contains(path, `"`) || !strconv.CanBackquote(path) {
		return strconv.Quote(path)
	}
	return `"` + path + `"`
}

// checkOut refuses an output that would endanger something else.
func checkOut(out string, keep []string) error {
	refuse := func(format string, args ...any) error {
		return &OutError{Out: out, Reason: fmt.Sprintf(format, args...)}
	}
	if out == "" {
		return refuse("it has no name")
	}
	info, err := os.Stat(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Lstat(out); err == nil {
			return refuse("it is a symbolic link that leads nowhere")
		}
	case errors.Is(err, syscall.ENOTDIR):
		return refuse("a file stands where one of its folders should be")
	case err != nil:
		return fmt.Errorf("looking at the output folder: %w", err)
	case !info.IsDir():
		return refuse("it is not a folder")
	}
	path, err := resolve(out)
	if err != nil {
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	if filepath.Dir(path) == path {
		return refuse("it is the root of the file system")
	}
	if home, err := os.UserHomeDir(); err == nil {
		if home, err = resolve(home); err == nil && liesIn(home, path) {
			return refuse("it is or holds the home folder")
		}
	}
	for _, k := range keep {
		dir, err := resolve(k)
		if err != nil {
			return fmt.Errorf("looking at %s: %w", k, err)
		}
		if liesIn(dir, path) {
			return refuse("it is or holds %s, which the site is made from", quoted(k))
		}
		if liesIn(path, dir) {
			return refuse("it lies in %s, which the site is made from", quoted(k))
		}
	}
	return nil
}

// resolve returns the absolute path without symbolic links. What does not exist yet is kept as written.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for {
		target, err := filepath.EvalSymlinks(abs)
		if err == nil {
			return filepath.Join(target, rest), nil
		}
		parent := filepath.Dir(abs)
		if !errors.Is(err, fs.ErrNotExist) || parent == abs {
			return "", err
		}
		abs, rest = parent, filepath.Join(filepath.Base(abs), rest)
	}
}

// liesIn reports whether path is dir or below it. Folders are compared as the file system does, since
// "Public" and "public" are one folder on some disks.
func liesIn(path, dir string) bool {
	dirInfo, dirErr := os.Stat(dir)
	for {
		if path == dir {
			return true
		}
		if info, err := os.Stat(path); err == nil && dirErr == nil && os.SameFile(info, dirInfo) {
			return true
		}
		parent := filepath.Dir(path)
		if parent == path {
			return false
		}
		path = parent
	}
}

// makeFolder makes dir and what is missing above it, and returns what it made, the deepest first.
func makeFolder(dir string) (made []string, err error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	for ; ; abs = filepath.Dir(abs) {
		if _, err := os.Lstat(abs); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = append(made, abs)
	}
	return made, os.MkdirAll(dir, 0o755)
}
