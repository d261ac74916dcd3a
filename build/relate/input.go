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
	// Share calls do for each number below n, from as many goroutines as it likes, and returns when all have. Nil: one call
	// after the other. The index is the same.
	Share func(n int, do func(i int))
}

func (in *Input) share(n int, do func(i int)) {
	if in.Share != nil {
		in.Share(n, do)
		return
	}
	for i := range n {
		do(i)
	}
}
