package build

import (
	"io"

	"gloss/build/export"
)

// EPUB writes the articles of the given IDs, or all, as export.EPUB does. The archive may have no errors.
func (o *Output) EPUB(w io.Writer, ids []string) error {
	p := o.plan
	return export.EPUB(w, o.Export(), export.Book{
		Words: o.words, Date: p.DateWords, Rights: p.RightsWords, Showing: p.ShowingWords, Plural: p.Plural, Why: p.Why, Alphabet: p.Alphabet(),
		Picture: o.Render, Has: func(path string) bool { return o.copied[path] != "" },
	}, ids)
}
