package relate

import "slices"

// Near copies are found by the resemblance of Broder (On the resemblance and containment of documents, 1997): the
// Jaccard index of the sets of shingles, which are all runs of shingleWords words.

const (
	// shingleWords is long enough that two texts on one subject share next to none, and short enough that a changed word
	// costs few. Broder's examples have 4; web pages were clustered with 10, where one change in a short report costs too
	// much.
	shingleWords = 5
	// sameText is the resemblance from which on one text is called a copy of the other.
	sameText = 0.8
	// A pair with resemblance s meets in a bucket with probability 1-(1-s^rows)^numBands: 0.9998 at 0.8, 0.12 at 0.3.
	numBands = 16
	rows     = 4
)

// bands are the buckets that a text falls into, one of each band; all zero where it has no shingle.
type bands [numBands]uint32

// shingles returns the set of a text's shingles, sorted. A text of fewer words is one shingle.
func shingles(list []word) []uint32 {
	if len(list) == 0 {
		return nil
	}
	out := make([]uint32, 0, len(list))
	for i := range max(1, len(list)-shingleWords+1) {
		h := uint32(0)
		for _, w := range list[i:min(len(list), i+shingleWords)] {
			h = join(h, w.whole)
		}
		out = append(out, h)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fingerprint parts the hashes of the shingles among numBands × rows bins, keeps the least of each, and joins the rows
// of a band to one key: one permutation instead of one for every bin (Li, Owen and Zhang, One permutation hashing, 2012).
// An empty bin takes over the next one that is not, with its distance (Shrivastava and Li, Densifying one permutation
// hashing, 2014).
func fingerprint(list []word) (b bands) {
	set := shingles(list)
	if len(set) == 0 {
		return b
	}
	const bins, empty = numBands * rows, ^uint32(0)
	var least [bins]uint32
	for i := range least {
		least[i] = empty
	}
	for _, s := range set {
		h := mix(s ^ 0x5bd1e995)
		least[h%bins] = min(least[h%bins], h)
	}
	for i := range bins {
		v, far := least[i], uint32(0)
		for v == empty {
			far++
			v = least[(uint32(i)+far)%bins]
		}
		b[i/rows] = join(b[i/rows], v+far*hashPrime)
	}
	return b
}

// jaccard returns the resemblance of two sorted sets; nothing resembles an empty one.
func jaccard(a, b []uint32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	both, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both++
			i++
			j++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
