package publish

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// What gloss keeps for itself in the output.
const (
	manifestName = ".gloss"
	stagingDir   = ".gloss-new"
)

// names holds every file of a set, and every folder above one, by its folded path.
type names map[string]name

type name struct {
	path   string // as spelled in the set
	folder bool
}

// fold maps the spellings that name one file on a disk that disregards case (Windows, macOS) or Unicode
// composition (macOS) to one string. Lower after upper case catches letters such as the final sigma.
func fold(p string) string {
	return norm.NFC.String(strings.ToLower(strings.ToUpper(p)))
}

// index checks a sorted set of paths and returns its names. A set that could not stand on every disk is refused.
func index(paths []string) (names, error) {
	n := make(names, len(paths)+len(paths)/8)
	for _, p := range paths {
		if err := checkPath(p); err != nil {
			return nil, err
		}
		if err := n.add(p, false); err != nil {
			return nil, err
		}
		for dir := path.Dir(p); dir != "." && n[fold(dir)] != (name{dir, true}); dir = path.Dir(dir) {
			if err := n.add(dir, true); err != nil {
				return nil, err
			}
		}
	}
	return n, nil
}

func (n names) add(p string, folder bool) error {
	key := fold(p)
	old, taken := n[key]
	switch {
	case !taken:
		n[key] = name{p, folder}
		return nil
	case old.path != p:
		return fmt.Errorf("%q and %q differ only in case or accents and would be one file on some disks: rename one", old.path, p)
	case old.folder != folder:
		return fmt.Errorf("%q would be both a file and a folder: rename one", p)
	default:
		return fmt.Errorf("%q is listed twice", p)
	}
}

func checkPath(p string) error {
	switch {
	case !fs.ValidPath(p) || p == ".", !filepath.IsLocal(filepath.FromSlash(p)), strings.ContainsFunc(p, unfit):
		return fmt.Errorf("%q is no path that a file can have below the output folder", p)
	case reserved(p):
		return fmt.Errorf("%q is a name that gloss keeps for itself in the output folder", p)
	}
	return nil
}

// unfit runes would break the manifest's lines, or part a path on Windows.
func unfit(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' }

func reserved(p string) bool {
	first, _, _ := strings.Cut(p, "/")
	first = fold(first)
	return first == manifestName || first == stagingDir
}
