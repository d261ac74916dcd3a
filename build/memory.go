package build

import (
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"strings"

	"github.com/zeebo/xxh3"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/diag"
	"gloss/build/load"
	"gloss/build/markup"
	"gloss/build/relate"
)

// A memory is what a build leaves for the next one of the same archive. Each thing in it stands with what it was made
// from, so whatever a build that was cancelled has done is of use to the next.
type memory struct {
	files    *load.Files
	scanned  diag.List
	base     *archive.Archive // without articles
	based    diag.List
	articles []*remembered // as files.Articles

	registry     *annotate.Registry
	registryHash string

	index   *relate.Index
	indexed []*finding // those that the index was made from, by article

	content   *Output // the newest build without errors, as it was before layouts and assets
	contentOf diag.List
}

// remembered is one article: as it was read, its text, and what was found in it.
type remembered struct {
	article  archive.Article // as its files say it, without what it takes from its source; the body goes once there is a text
	reading  diag.List
	text     *markup.Document
	links    []link // what of the archive the text depends on
	problems diag.List
	found    *finding
}

// A link is a question that a text asked: whether the output has a path.
type link struct {
	path  string
	there bool
}

// A finding is what annotate said of an article, and on what grounds.
type finding struct {
	registry string // its hash
	language string
	leans    bool // on the earlier text, which others may replace
	result   annotate.Result
	anchors  diag.List
}

// read reads an article from disk. Where its bytes are those that are remembered, it is the one remembered.
func read(fsys fs.FS, file load.ArticleFile, old *remembered) *remembered {
	article, list := load.Article(fsys, file)
	if old != nil && article.Hash != "" && article.Hash == old.article.Hash {
		return old
	}
	return &remembered{article: article, reading: list}
}

// isStale says whether a text would be another now that the output has other paths.
func (r *remembered) isStale(exists func(string) bool) bool {
	for _, l := range r.links {
		if exists(l.path) != l.there {
			return true
		}
	}
	return false
}

// write makes the article's text. The body is let go: from here on the canonical text stands for it.
func (r *remembered) write(exists func(string) bool) {
	r.links, r.found = nil, nil
	r.text = document(&r.article, func(path string) bool {
		there := exists(path)
		r.links = append(r.links, link{path, there})
		return there
	})
	r.problems = problems(&r.article, r.text)
	// The front matter is a part of the file's text, which would stay in memory with it.
	r.article.FrontMatter, r.article.Body = strings.Clone(r.article.FrontMatter), ""
}

// hashOfRegistry returns a hash of whatever of the registry annotate reads: all but where entities are found elsewhere,
// on a map, in time, and on disk.
func hashOfRegistry(entities []archive.Entity) string {
	h := xxh3.New128()
	for i := range entities {
		e := &entities[i]
		fmt.Fprintf(h, "%q %q %q %q %v\n", e.ID, e.Type, e.Name, e.Description, e.Match)
		for _, list := range [][]string{e.Aliases, e.PartOf, e.Adjectives, e.Context} {
			writeAll(h, list)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func writeAll(h hash.Hash, list []string) {
	for _, s := range list {
		fmt.Fprintf(h, "%d ", len(s))
		_, _ = io.WriteString(h, s) // a hash takes everything
	}
	_, _ = h.Write([]byte{'\n'})
}
