// Package build turns the files of an archive into a site. This page is the architecture.
//
// Everything flows one way, each stage a plain function from immutable input to immutable output:
//
//	files → load → check → annotate → relate → pages → render → publish
//	                       (each article by itself)        └──→ preview
//
// load reads the files into the nouns of package archive. check applies the rules that span files. annotate reads
// one article's body into its canonical text (markup) and finds in it whom it mentions; articles are independent,
// so this runs in parallel, and so does the sketch that relate takes of each text. relate turns mentions and sketches into
// an index of related articles, copies and stories. pages says which pages there are and makes the view of any one; for a
// story it asks compare what its accounts tell alike and differently, and for what shows time it asks picture where
// things stand. render prints a view by its layout. search makes the files by which a browser searches the site; it stands beside pages, and
// its index is only made when one of its files is asked for. export writes what the archive says for other programs, a format
// a file, into the site and for the command of that name.
//
// Archive runs the stages as far as pages and returns an Output: the diagnostics, the list of paths, and
// Render(path), which makes one file when asked. There is no object that stands for the site and knows
// everything. publish asks for every path and makes a folder equal to the answers; preview asks for the one path
// that a browser wants, so that what it costs to show a page does not grow with the archive. Of a site that may be read
// offline, publish makes two kinds of file more, last, from what all others hold: those of package offline.
//
// What is wrong with the user's files is a diagnostic, which is data: each stage returns all that it could do and
// all that was wrong, and an archive with an error in it has no pages. What is wrong with the machine is an error.
// What is wrong with gloss panics.
//
// The same input gives the same bytes: workers write to their own place in a slice, nothing ranges over a map into
// output, and no clock is read, but for seeing where a library may have looked at one (markup/lexers.go).
//
// Who may import whom is kept in imports_test.go, in the order of the flow.
package build
