package build

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"gloss/build/diag"
	"gloss/build/load"
)

// changes says which files may no longer be what they were when they were last read.
type changes struct {
	all   bool
	paths map[string]bool // relative to the archive's root, slash-separated; a folder stands for all below it
}

// everything is the changes of which nothing is known.
func everything() changes { return changes{all: true} }

// add notes paths; none at all stands for everything.
func (c *changes) add(paths []string) {
	if len(paths) == 0 {
		c.all = true
	}
	if c.paths == nil {
		c.paths = map[string]bool{}
	}
	for _, p := range paths {
		c.paths[p] = true
	}
}

// merge adds the changes of another.
func (c *changes) merge(other changes) {
	c.all = c.all || other.all
	if len(other.paths) > 0 {
		c.add(slices.Collect(maps.Keys(other.paths)))
	}
}

func (c *changes) empty() bool { return !c.all && len(c.paths) == 0 }

// file says whether a file of content/ has to be read again.
func (c *changes) file(file string) bool {
	if c.all || file == "" {
		return c.all
	}
	for p := "content/" + file; p != "."; p = path.Dir(p) {
		if c.paths[p] {
			return true
		}
	}
	return false
}

// content says whether anything but layouts and assets may have changed.
func (c *changes) content() bool {
	if c.all {
		return true
	}
	for p := range c.paths {
		if !isLook(p) {
			return true
		}
	}
	return false
}

// base says whether anything of content/ may have changed that is no article.
func (c *changes) base() bool {
	if c.all {
		return true
	}
	for p := range c.paths {
		if strings.HasPrefix(p, "content/") && !strings.HasPrefix(p, "content/articles/") {
			return true
		}
	}
	return false
}

// isLook says whether a file is a layout or an asset.
func isLook(p string) bool {
	top, _, _ := strings.Cut(p, "/")
	return top == "layouts" || top == "assets"
}

// list says whether files may have come or gone since they were listed, or since that was said which was wrong with the
// list.
func (c *changes) list(fsys fs.FS, files *load.Files, said diag.List) bool {
	if c.all || files == nil {
		return true
	}
	known := knownFiles(files, c.paths)
	for p := range c.paths {
		if isLook(p) {
			continue
		}
		info, err := fs.Lstat(fsys, p)
		switch {
		case known[p]:
			if err != nil || !info.Mode().IsRegular() {
				return true
			}
		case err == nil || holds(files, p) || concerns(said, p):
			return true
		}
		// What is not there and never was is a file that an editor made and removed.
	}
	return false
}

// knownFiles returns which of the paths are listed.
func knownFiles(files *load.Files, paths map[string]bool) map[string]bool {
	out := map[string]bool{}
	eachFile(files, func(file string) {
		if p := "content/" + file; paths[p] {
			out[p] = true
		}
	})
	return out
}

// holds says whether a listed file lies below a folder, or the folder is content itself.
func holds(files *load.Files, folder string) bool {
	found := folder == "content"
	eachFile(files, func(file string) { found = found || strings.HasPrefix("content/"+file, folder+"/") })
	return found
}

// concerns says whether anything is said of a file, or of one below a folder.
func concerns(said diag.List, p string) bool {
	return slices.ContainsFunc(said, func(d diag.Diagnostic) bool { return d.File == p || strings.HasPrefix(d.File, p+"/") })
}

// eachFile calls visit for every listed file.
func eachFile(files *load.Files, visit func(file string)) {
	for _, f := range []string{files.Site, files.Sources, files.Stories} {
		if f != "" {
			visit(f)
		}
	}
	for _, list := range [][]string{files.Entities, files.Pages, files.Assets} {
		for _, f := range list {
			visit(f)
		}
	}
	for i := range files.Articles {
		visit(files.Articles[i].File)
		if s := files.Articles[i].Sidecar; s != "" {
			visit(s)
		}
	}
}
