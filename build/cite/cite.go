// Package cite puts an article into the words of programs that keep references. An article with its outlet goes in; an
// entry of BibTeX or an item of CSL-JSON comes out, the same on the article's page and in the exports.
//
// Nothing is guessed: a byline is taken as one name, as it stands, since no rule tells a name from “Our correspondent”; and
// a date is given as exactly as it is known.
package cite

import (
	"strings"

	"gloss/build/archive"
)

// A Work is an article with what a reference tells of it beside its own metadata.
type Work struct {
	Article *archive.Article
	Source  *archive.Source // who published it; nil where that is not known
	Archive string          // the title of the archive that holds it; may be empty
}

// Key is what a document cites the work by: the article's ID, in both formats. IDs are unique whatever their case, as BibTeX
// wants keys to be, and hold nothing that ends a key there: letters, digits, marks, and - _ . / alone.
func (w Work) Key() string { return w.Article.ID }

// outlet returns the name of who published the work, or "".
func (w Work) outlet() string {
	if w.Source == nil {
		return ""
	}
	return w.Source.Name
}

// isMagazine says whether the outlet is one; everything else that publishes reports is cited as a newspaper is.
func (w Work) isMagazine() bool {
	return w.Source != nil && strings.EqualFold(w.Source.Kind, "magazine")
}

// sides returns the one or two dates that a date consists of; none of no date.
func sides(d archive.Date) []archive.Date {
	switch d.Precision() {
	case archive.NoDate:
		return nil
	case archive.Interval:
		var out []archive.Date
		for side := range strings.SplitSeq(d.String(), "/") {
			if s, err := archive.ParseDate(side); err == nil {
				out = append(out, s)
			}
		}
		return out
	}
	return []archive.Date{d}
}
