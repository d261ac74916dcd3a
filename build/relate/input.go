package relate

import "gloss/build/archive"

// Input is what an index is made of. The slices by article are as long as Articles and in its order; all but Articles
// may be nil, and what they would tell is then not known.
type Input struct {
	Articles   []archive.Article
	Entities   []archive.Entity
	Mentions   []archive.Mentions
	Texts      []string  // canonical
	Sentences  [][]int32 // starts of the sentences, in bytes of the text
	Quotations [][]archive.Quotation
	Dates      [][]archive.Dated
	Stories    []archive.Story // what the editor declares; their IDs are preferred
	// Sketches are those of the articles. Nil: they are made, one after the other.
	Sketches []Sketch
}
