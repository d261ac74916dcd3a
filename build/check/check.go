// Package check applies the rules that span files: what one file says of a thing that another declares. In go
// the nouns, and a way to find the places of their values again; out come diagnostics. Each rule has a file of
// its own. Rules are pure and take time in proportion to the archive.
package check

import (
	"gloss/build/archive"
	"gloss/build/diag"
)

// A Locator finds where a value stands: in a file relative to content/, at the end of a path of keys (string),
// list indices (int) and alternative keys ([]string). Without a path it is the file as a whole. Rules ask
// file by file, so a Locator may keep the last file it read. The method Locate of load.Locator is one.
type Locator func(file string, path ...any) diag.Place

// Archive applies every rule that concerns the archive as a whole. The list is not sorted.
func Archive(a *archive.Archive, at Locator) diag.List {
	c := &checker{Archive: a, at: at, index: newIndex(a)}
	for _, rule := range []func(*checker){
		sourceDuplicate, storyDuplicate, entityDuplicate, typeUnknown, entityCycle, sourceUnknown, articleUnknown, entityUnknown,
		storyContradiction, storyUnknown, pageDuplicate, rightsVersion,
	} {
		rule(c)
	}
	return c.list
}

// A checker is what the rules share during one run.
type checker struct {
	*archive.Archive
	at Locator
	index
	list diag.List
}

// An index finds declarations by ID; of several with one ID, the first.
type index struct {
	types, sources, entities, articles *names
}

func newIndex(a *archive.Archive) index {
	x := index{newNames(len(a.Site.Types)), newNames(len(a.Sources)), newNames(len(a.Entities)), newNames(len(a.Articles))}
	for i := range a.Site.Types {
		x.types.add(a.Site.Types[i].ID, i)
	}
	for i := range a.Sources {
		x.sources.add(a.Sources[i].ID, i)
	}
	for i := range a.Entities {
		if a.Entities[i].ID != "" {
			x.entities.add(a.Entities[i].ID, i)
		}
	}
	for i := range a.Articles {
		x.articles.add(a.Articles[i].ID, i)
	}
	return x
}
