package preview

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"

	"gloss/assets"
)

// assetsPath is where the preview's own scripts and style sheets are found.
const assetsPath = "assets/"

// dress returns a page as the preview sends it: with the additions, and with what it is, which its script says when it
// asks what is new.
func (h *handler) dress(p string, data []byte, status, generation int) []byte {
	return inject(p, data, fmt.Appendf(nil, "<meta name=\"gloss-page\" content=\"%s %d\">\n", version(status, data), generation), h.additions)
}

// additions returns what is added to the head of each page: the token of this run, and the preview's style sheets and
// scripts in the order of their names. The scripts are files, since the policy for content allows nothing inline.
func additions(files fs.FS, token, run string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<meta name=\"gloss-run\" content=%q>\n", run)
	fmt.Fprintf(&b, "<meta name=\"gloss-token\" content=%q>\n", token)
	for _, name := range names(files, "*.css") {
		fmt.Fprintf(&b, "<link rel=\"stylesheet\" href=%q>\n", prefix+assetsPath+name)
	}
	for _, name := range names(files, "*.js") {
		fmt.Fprintf(&b, "<script defer src=%q></script>\n", prefix+assetsPath+name)
	}
	return b.Bytes()
}

// names returns the names of the files that fit a pattern, sorted.
func names(files fs.FS, pattern string) []string {
	list, err := fs.Glob(files, pattern)
	if err != nil {
		panic(err) // the patterns are ours
	}
	return list
}

// inject returns a page with the additions at the end of its head. What is no page with a head stays as it is.
func inject(p string, data []byte, additions ...[]byte) []byte {
	if !strings.HasPrefix(contentType(p), "text/html") {
		return data
	}
	head, rest, ok := bytes.Cut(data, []byte("</head>"))
	if !ok {
		return data
	}
	return slices.Concat(head, slices.Concat(additions...), []byte("</head>"), rest)
}

// ownAssets returns the file system of the preview's scripts and style sheets.
func ownAssets() fs.FS {
	files, err := fs.Sub(assets.Preview, "preview")
	if err != nil {
		panic(err) // the name is ours
	}
	return files
}

// asset answers with a script or a style sheet of the preview's own.
func (h *handler) asset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	data, err := fs.ReadFile(h.assets, name)
	if err != nil {
		say(w, http.StatusNotFound, fmt.Sprintf("the preview has no file %q", path.Base(name)))
		return
	}
	send(w, r, name, data)
}
