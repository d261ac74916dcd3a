package main

import (
	"path/filepath"
	"strings"
)

// namedIDs returns the IDs of the articles that a command line names.
func namedIDs(names []string) []string {
	ids := make([]string, len(names))
	for i, name := range names {
		ids[i] = articleID(name)
	}
	return ids
}

// articleID returns the ID of an article that is named by it or, as a shell completes it, by the path of its file or of
// its sidecar: from the archive's root, or from content/.
func articleID(name string) string {
	path, isFile := strings.CutPrefix(strings.TrimPrefix(filepath.ToSlash(filepath.Clean(name)), "content/"), "articles/")
	if !isFile {
		return name
	}
	for _, extension := range []string{".notes.yaml", ".md", ".txt"} {
		if id, ok := strings.CutSuffix(path, extension); ok {
			return id
		}
	}
	return path
}
