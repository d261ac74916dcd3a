// Package assets holds the default style sheet, in one file for each component, the script and the icon. What goes in
// is the files of this folder; what comes out is a file system, from which build/render makes what a site
// carries. An archive replaces any one of them by a file of the same name in its own assets folder.
package assets

import "embed"

// FS holds the assets at its root.
//
//go:embed *.css *.js *.svg
var FS embed.FS
