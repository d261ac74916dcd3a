package load

import (
	"cmp"

	"gloss/build/archive"
)

// Defaults is what articles take from the rest of the archive. It may be used from many goroutines at once.
type Defaults struct {
	language string
	sources  map[string]*archive.Source
}

// NewDefaults prepares the defaults of an archive's articles.
func NewDefaults(a *archive.Archive) *Defaults {
	d := &Defaults{language: a.Site.Language, sources: make(map[string]*archive.Source, len(a.Sources))}
	for i := range a.Sources {
		if s := &a.Sources[i]; d.sources[s.ID] == nil {
			d.sources[s.ID] = s
		}
	}
	return d
}

// Resolve fills in what an article leaves open: its language is its source's, else the site's; its rights are
// its source's, else unknown.
func (d *Defaults) Resolve(a *archive.Article) {
	var source archive.Source
	if s := d.sources[a.Source]; s != nil {
		source = *s
	}
	a.Language = cmp.Or(a.Language, source.Language, d.language)
	a.Rights = cmp.Or(a.Rights, source.Rights, archive.UnknownRights)
}
