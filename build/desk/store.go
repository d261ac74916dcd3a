package desk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"

	"gloss/build/earlier"
)

// maxFile is how large a file in bytes the desk reads; load refuses larger ones.
const maxFile = 64 << 20

// A change is one file before and after an edit; nil is no file. The name is slash-separated and relative to the
// archive's root.
type change struct {
	file          string
	before, after []byte
}

// errChanged says that a file is not what it was.
var errChanged = errors.New("the file has changed since")

// current returns a file's bytes, and nil where there is none.
func (d *Desk) current(file string) ([]byte, error) {
	if !known(file) {
		return nil, refuse(http.StatusForbidden, "%q is no file that gloss edits", file)
	}
	info, err := d.root.Lstat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("looking at %s: %w", file, err)
	case !info.Mode().IsRegular():
		return nil, refuse(http.StatusUnprocessableEntity, "%s is a link or no file; put the file itself in its place", file)
	case info.Size() > maxFile:
		return nil, refuse(http.StatusUnprocessableEntity, "%s is larger than %d MB", file, maxFile>>20)
	}
	data, err := d.root.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

// known says whether a file is of a kind that the desk writes: a sidecar, or one of the registry's. No part of its path
// begins with a dot.
func known(file string) bool {
	if !fs.ValidPath(file) || strings.Contains("/"+file, "/.") || strings.ContainsAny(file, "\\\x00") {
		return false
	}
	switch {
	case strings.HasPrefix(file, "content/articles/"):
		return strings.HasSuffix(file, ".notes.yaml")
	case strings.HasPrefix(file, "content/entities/"):
		return path.Ext(file) == ".yaml" || path.Ext(file) == ".yml"
	}
	return false
}

// apply writes changes, all or none: each file has to be what it was before. The caller holds d.writing.
func (d *Desk) apply(changes []change) error {
	for _, c := range changes {
		now, err := d.current(c.file)
		if err != nil {
			return err
		}
		if (now == nil) != (c.before == nil) || !bytes.Equal(now, c.before) {
			return fmt.Errorf("%s: %w", c.file, errChanged)
		}
	}
	for i, c := range changes {
		if err := d.put(c.file, c.after); err != nil {
			for _, done := range changes[:i] {
				err = errors.Join(err, d.put(done.file, done.before))
			}
			return err
		}
	}
	return nil
}

// put makes a file hold data, at once, and nil make it gone.
func (d *Desk) put(file string, data []byte) error {
	if data == nil {
		if err := d.root.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("removing %s: %w", file, err)
		}
		return nil
	}
	mode := fs.FileMode(0o666)
	if info, err := d.root.Lstat(file); err == nil {
		mode = info.Mode().Perm()
	} else if err := d.root.MkdirAll(path.Dir(file), 0o777); err != nil {
		return fmt.Errorf("writing %s: %w", file, err)
	}
	if err := earlier.Replace(d.root, file, string(data), mode); err != nil {
		if errors.Is(err, os.ErrPermission) {
			return refuse(http.StatusUnprocessableEntity, "%s may not be written: %v", file, err)
		}
		return fmt.Errorf("writing %s: %w", file, err)
	}
	return nil
}

// hash names the bytes of a file, less a byte order mark; "" is no file.
func hash(data []byte) string {
	if data == nil {
		return ""
	}
	sum := sha256.Sum256(bytes.TrimPrefix(data, []byte("\ufeff")))
	return hex.EncodeToString(sum[:])
}

func hashText(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
