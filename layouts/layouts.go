// Package layouts holds the default layouts, one file for each view and the partials that they share. What goes in is
// the files of this folder; what comes out is a file system for build/render. An archive replaces any one of
// them by a file of the same name in its own layouts folder.
//
// A layout is an html/template over one struct of build/view, named in its first line. A partial is a noun
// and takes one struct. Layouts print; whatever has to be decided was decided when the view was made.
//
// A layout has no words of its own. They stand in one file a language, en.txt and the others, which package build/locale
// reads, and a layout says them by their keys:
//
//	{{say "article.related"}}                      a string
//	{{say "article.copy-of" "name" .Name}}         with {name} filled in
//	{{count "articles" .Count}}                    in the plural that goes with a number, which is {n}
//	{{sayHTML "story.alike.note-html"}}               a string that holds HTML; its key ends in -html
//
// What is said in a view has been said by build/pages, from the same files. A script takes its words from data-
// attributes of the page. A new string goes into en.txt and into every other file: a test fails until it does, and another
// as long as a layout has words of its own.
package layouts

import "embed"

// FS holds the layouts and the strings at its root.
//
//go:embed *.html *.txt
var FS embed.FS
