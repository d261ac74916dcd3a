package pages

import (
	"fmt"
	"html/template"

	"gloss/build/archive"
	"gloss/build/markup"
	"gloss/build/view"
)

// doubts returns the annotations of an article that are not where they say, but for those that were found again as
// they were.
func (p *Plan) doubts(i int32) []view.Doubt {
	var out []view.Doubt
	for _, x := range p.Results[i].Anchors {
		if x.State == archive.AnchorOK || x.State == archive.AnchorRelocated {
			continue
		}
		a := &p.Archive.Articles[i].Sidecar.Annotations[x.Annotation]
		d := view.Doubt{Words: a.Quote.Exact, Why: "These words are not in the text any more, or stand in other surroundings."}
		switch x.State {
		case archive.AnchorChanged:
			d.Now, d.Why = p.Documents[i].Text[x.Start:x.End], "These words were edited since."
		case archive.AnchorAmbiguous:
			d.Why = fmt.Sprintf("These words fit %d places in the text.", x.Places)
		}
		if a.Kind == archive.KindNote {
			d.HTML = template.HTML(markup.Note(a.Value)) //nolint:gosec // markup escapes
		}
		out = append(out, d)
	}
	return out
}
