// Package content is the sample archive: five abstracts of news reports with their annotations, sources,
// registry of entities and free pages. It holds data only; package load reads it like any other archive.
package content

import "embed"

// FS holds the files of the archive by their paths below content/: "site.yaml", "articles/2017/….md".
// It is the content/ folder itself, not a folder that contains one.
//
//go:embed site.yaml sources.yaml stories.yaml entities articles pages
var FS embed.FS
