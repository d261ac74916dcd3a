// Package assets holds the default style sheet, in one file for each component, the script and the icon. What goes in
// is the files of this folder; what comes out is a file system, from which build/render makes what a site
// carries. An archive replaces any one of them by a file of the same name in its own assets folder.
//
// The folder preview holds what gloss serve adds to the pages that it shows, and no site ever carries.
package assets

import "embed"

// FS holds the assets at its root.
//
//go:embed *.css *.js *.svg
var FS embed.FS

// Preview holds the scripts and style sheets of the preview below "preview/".
//
//go:embed preview/*.css preview/*.js
var Preview embed.FS
