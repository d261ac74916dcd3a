package search

// sizes are how much text, in bytes, goes into a file. A query loads a file of postings for each of its words and a file
// of texts for nearly each of its results; a build writes them all, and a small file costs it as much as a page does.
type sizes struct {
	shard int // of postings
	leaf  int // of texts, as far as whole articles allow, and of entities
}

// manyTexts parts the archives whose files are large from those whose files are small, in bytes of text: some 30,000
// articles of a newspaper. Beyond it the postings of a frequent word alone are most of its file, and what a query may
// load in all has to be saved elsewhere.
const manyTexts = 64 << 20

// sizesOf returns the sizes for so much text. With them a query loads 100 to 150 kB, compressed, at the median of
// TestMeasureSearch, whether there are 10,000 articles or 100,000: files of postings of 10 to 15 kB, of texts of 12 to 16.
func sizesOf(text int) sizes {
	if text > manyTexts {
		return sizes{shard: 160 << 10, leaf: 32 << 10}
	}
	return sizes{shard: 256 << 10, leaf: 40 << 10}
}
