package main

import (
	"os"

	"gloss/build"
	editing "gloss/build/desk"
	"gloss/build/preview"
)

// annotating returns the routes by which the pages of the preview are annotated. root is the archive's. What is written
// is shown at once where update takes it in; nil leaves that to whoever watches the files.
func annotating(root *os.Root, newest func() *build.Output, readOnly bool, update func(files []string)) []preview.Route {
	return editing.New(root, editing.Options{Newest: newest, ReadOnly: readOnly, Changed: update}).Routes()
}
