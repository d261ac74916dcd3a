package load

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gloss/build/diag"
)

// maxLinks is how many links may follow one another, as in the Linux kernel.
const maxLinks = 40

// link reports whether a symbolic link may be read: it leads, by whatever way, to a regular file inside the
// archive's root.
func (s *scanner) link(p string) bool {
	target, err := fs.ReadLink(s.fsys, p)
	if err != nil {
		s.report(p, diag.FileLink, "put a copy there instead, or remove the link", "the link cannot be followed: %v", cause(err))
		return false
	}
	if problem := s.follow(p); problem != "" {
		s.report(p, diag.FileLink, "put a copy there instead, or remove the link", "the link leads to %q, which %s", filepath.ToSlash(target), problem)
		return false
	}
	return true
}

// follow walks a path as the system would, element by element, and says what is wrong with where it leads.
// It never leaves the root, not even to come back.
func (s *scanner) follow(p string) string {
	at, links := ".", 0
	for rest := strings.Split(p, "/"); len(rest) > 0; {
		element := rest[0]
		rest = rest[1:]
		if element == ".." {
			if at == "." {
				return "is outside the archive"
			}
			at = path.Dir(at)
			continue
		}
		at = path.Join(at, element)
		info, err := fs.Lstat(s.fsys, at)
		if err != nil {
			return "is not there"
		}
		if info.Mode().Type() != fs.ModeSymlink {
			continue
		}
		if links++; links > maxLinks {
			return "leads round in a circle"
		}
		target, err := fs.ReadLink(s.fsys, at)
		if err != nil {
			return "cannot be followed"
		}
		target = filepath.ToSlash(target)
		if path.IsAbs(target) || filepath.IsAbs(target) {
			return "is outside the archive, or an absolute path into it"
		}
		at = path.Dir(at)
		rest = slices.Concat(strings.Split(target, "/"), rest)
	}
	return s.destination(at)
}

func (s *scanner) destination(p string) string {
	info, err := fs.Lstat(s.fsys, p)
	switch {
	case err != nil:
		return "is not there"
	case info.IsDir():
		return "is a folder"
	case !info.Mode().IsRegular():
		return "is not a regular file"
	}
	return ""
}
