package search

// A level is how much a word says of a document that has it, as the postings hold it: 0 to 4 by how often it stands in
// the text, then by the length of the heading that has it. The weights of the levels are the script's.
type level uint8

const (
	textLevels     = 5
	longestHeading = 16 // in words; longer ones count as this long
)

// The saturation of Okapi BM25 with its usual parameters (Robertson and Zaragoza 2009, §3.2).
const (
	k1 = 1.2
	b  = 0.75
)

// steps part the text levels: values of the saturation, which lies between 0 and k1+1, halfway between the weights that
// the script gives to the levels (LEVELS in search.js).
var steps = [textLevels - 1]float64{.65, .95, 1.25, 1.6}

// levelOf returns the level of a word that stands count times in a text, and in a heading of so many words where that
// is not 0. length is that of the document as a multiple of the usual one of its kind.
func levelOf(count, heading int, length float64) level {
	if heading > 0 {
		return level(textLevels + heading - 1)
	}
	tf := float64(count)
	value := tf * (k1 + 1) / (tf + k1*(1-b+b*length))
	l := level(0)
	for _, step := range steps {
		if value > step {
			l++
		}
	}
	return l
}
