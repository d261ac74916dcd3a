// Package layouts holds the default layouts, one file for each view and the partials that they share. What goes in is
// the files of this folder; what comes out is a file system for build/render. An archive replaces any one of
// them by a file of the same name in its own layouts folder.
//
// A layout is an html/template over one struct of build/view, named in its first line. A partial is a noun
// and takes one struct. Layouts print; whatever has to be decided was decided when the view was made.
package layouts

import "embed"

// FS holds the layouts at its root.
//
//go:embed *.html
var FS embed.FS
