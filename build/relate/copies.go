package relate

// A Copy is another article with nearly the same text.
type Copy struct {
	Article int32
	Jaccard float64 // of the two sets of shingles, from 0 to 1
}

// Copies returns the articles whose text is nearly that of one, the most alike first.
func (x *Index) Copies(int32) []Copy { return nil }
