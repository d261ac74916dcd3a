// Package load turns the files below content/ into the nouns of package archive. In goes a file system
// rooted at the archive's root; out come values and everything that is wrong with the files, at once, each
// with its file, line and column. A file that cannot be understood never hides what is wrong with another.
//
// The order of work is Scan, which lists the files; Base, which reads all but the articles; and Article, once
// for each, in parallel if the caller likes. What one article takes from the rest of the archive comes last,
// by Defaults.Resolve. Rules that span files are package check's; they find their places again by a Locator,
// so that the nouns need not carry any.
//
// Reading is strict: unknown keys, wrong types and values that are out of range are errors. This is the only
// package that imports the YAML library.
package load

import (
	"io/fs"

	"gloss/build/archive"
	"gloss/build/diag"
)

// root is the folder that holds an archive's files. Nouns name files relative to it, diagnostics include it.
const root = "content/"

// Base reads the site, the sources, the stories, the entities and the free pages. Articles is left nil. A source or story without a
// usable ID is left out, an entity has an empty one; that has been reported. A missing site.yaml is an error, unless there are no files at
// all: Scan has said so then.
func Base(fsys fs.FS, f *Files) (*archive.Archive, diag.List) {
	var a archive.Archive
	var all, list diag.List

	a.Site, all = site(fsys, f)
	if f.Sources != "" {
		a.Sources, list = sources(fsys, f.Sources)
		all = append(all, list...)
	}
	if f.Stories != "" {
		a.Stories, list = stories(fsys, f.Stories)
		all = append(all, list...)
	}
	for _, file := range f.Entities {
		entities, list := Entities(fsys, file)
		a.Entities = append(a.Entities, entities...)
		all = append(all, list...)
	}
	for _, file := range f.Pages {
		page, list := page(fsys, file)
		if page.Language == "" {
			page.Language = a.Site.Language
		}
		a.Pages = append(a.Pages, page)
		all = append(all, list...)
	}
	return &a, all
}

// Entities reads one file of the registry again. The file is relative to content/.
func Entities(fsys fs.FS, file string) ([]archive.Entity, diag.List) { return entities(fsys, file) }
