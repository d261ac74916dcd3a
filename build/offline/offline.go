// Package offline lets a hosted site be read without a connection. What every file of a site holds goes in, as hash and size;
// out come the worker that a browser sets up for the site, and lists of the files for it.
//
// The worker keeps what was read and, when the reader asks for it, everything. It knows one version of the site, which
// is named by a hash of all hashes: the same site has the same worker, byte for byte, and a site in which anything
// differs has another. worker.js says how it goes from one to the next.
package offline

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the worker
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"gloss/build/publish"
)

const (
	// WorkerPath is where the worker lies: at the root, since a worker serves what lies beside and below it.
	WorkerPath = "offline-worker.js"
	// PagePath is the page on which the reader says what to keep, and the one that is shown in place of what is not kept.
	PagePath = "offline.html"

	listFolder = "data/offline/"
)

// code is what the worker does with what it knows.
//
//go:embed worker.js
var code string

// perList is how many files a list has. Reading a page takes the list that it is in: some 10 kB, compressed.
const perList = 400

// Last returns what to publish after the files at some paths, sorted: the lists of them and the worker.
func Last(paths []string) *publish.Last {
	l := &publish.Last{Paths: []string{WorkerPath}, Render: render}
	for n := range listCount(paths) {
		l.Paths = append(l.Paths, listPath(n))
	}
	return l
}

// isCore says whether the worker has a file from the beginning: what every page is shown with, the page for those that are
// not kept, and the one that a browser opens which has the site among its programs (export.Manifest).
func isCore(path string) bool {
	return strings.HasPrefix(path, "assets/") || path == PagePath || path == "index.html"
}

// isServed says whether a reader ever asks for a file: not for those that crawlers read, nor for the page for lost readers,
// which is the server's to show.
func isServed(path string) bool {
	isSitemap := strings.HasPrefix(path, "sitemap") && strings.HasSuffix(path, ".xml")
	return path != "404.html" && path != "robots.txt" && !isSitemap
}

func listCount(paths []string) int {
	n := 0
	for _, p := range paths {
		if isServed(p) && !isCore(p) {
			n++
		}
	}
	return (n + perList - 1) / perList
}

func listPath(n int) string { return fmt.Sprintf("%s%d.json", listFolder, n+1) }

// A line is one file as the worker reads it: an array of path, hash, and size in bytes.
type line struct {
	path, hash string
	size       int64
}

// MarshalJSON returns the line as JSON.
func (l line) MarshalJSON() ([]byte, error) { return json.Marshal([]any{l.path, l.hash, l.size}) }

// header is what the worker knows from the beginning.
type header struct {
	Version string     `json:"version"`
	Files   int        `json:"files"`
	Bytes   int64      `json:"bytes"`
	Core    []line     `json:"core"`
	Lists   [][]string `json:"lists"` // first path, the list's own path, its hash
}

// render makes the worker and the lists, in the order of Last.Paths.
func render(files []publish.File) ([][]byte, error) {
	h := header{Core: []line{}, Lists: [][]string{}}
	var listed []line
	for _, f := range files {
		if !isServed(f.Path) {
			continue
		}
		h.Files++
		h.Bytes += f.Size
		l := line{f.Path, short(f.Sum), f.Size}
		if isCore(f.Path) {
			h.Core = append(h.Core, l)
		} else {
			listed = append(listed, l)
		}
	}
	slices.SortFunc(listed, func(a, b line) int { return compare(a.path, b.path) })
	out := [][]byte{nil}
	for part := range slices.Chunk(listed, perList) {
		data, err := encode(part)
		if err != nil {
			return nil, err
		}
		h.Lists = append(h.Lists, []string{part[0].path, listPath(len(out) - 1), short(sha256.Sum256(data))})
		out = append(out, data)
	}
	script, err := worker(h)
	if err != nil {
		return nil, err
	}
	out[0] = script
	return out, nil
}

// compare orders paths as JavaScript does, which is where they are looked for: by code units of UTF-16.
func compare(a, b string) int {
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

// worker returns the script: what it knows, and what it does. The version is a hash of both, so that a worker which does
// something else starts anew.
func worker(h header) ([]byte, error) {
	unnamed, err := encode(h)
	if err != nil {
		return nil, err
	}
	h.Version = short(sha256.Sum256(append(unnamed, code...)))
	named, err := encode(h)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "const SITE = %s;\n%s", bytes.TrimSpace(named), code), nil
}

// short returns the first 96 bits of a hash, in the alphabet of addresses (RFC 4648 §5): enough that no two files of a site
// ever share it, and a third of a line of a list.
func short(sum [sha256.Size]byte) string { return base64.URLEncoding.EncodeToString(sum[:12]) }

func encode(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("listing the files of the site: %w", err)
	}
	return append(data, '\n'), nil
}
