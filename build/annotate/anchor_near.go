package annotate

import (
	"math/bits"
	"unicode/utf8"
)

// near says whether two different folded words may be one, misspelt or corrected: a letter is missing, added,
// replaced, or has changed places with its neighbour (Damerau 1964 found that these four make up over 80 % of
// misspellings). Long words may differ twice. Words under five letters differ by one letter from too many others.
func near(a, b string) bool {
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if min(n, m) < 5 || max(n, m) > maxNear || n-m > 2 || m-n > 2 || !sameEdge(a, b) {
		return false
	}
	limit := 1
	if min(n, m) >= 9 {
		limit = 2
	}
	// An edit changes which letters there are by two at most, so most pairs need no table.
	return bits.OnesCount64(runeSet(a)^runeSet(b)) <= 2*limit && edits(a, b) <= limit
}

// runeSet is the set of a word's runes, some of which share a place.
func runeSet(word string) (set uint64) {
	for _, r := range word {
		set |= 1 << (r & 63)
	}
	return set
}

// swapped says whether two short words are one with two neighbouring letters in each other's place.
func swapped(a, b string) bool {
	if len(a) != len(b) || len(a) < 3 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// maxNear bounds the letters of a word that is compared letter by letter.
const maxNear = 64

// sameEdge says cheaply that two words are not worth comparing: an edit or two leave the first two letters alone
// or the last two.
func sameEdge(a, b string) bool {
	return a[:2] == b[:2] || a[len(a)-2:] == b[len(b)-2:]
}

// edits counts the edits between two words by optimal string alignment.
func edits(a, b string) int {
	var rows [3][maxNear + 1]int
	var ra, rb [maxNear]rune
	n, m := runes(&ra, a), runes(&rb, b)
	for j := range m + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= n; i++ {
		row, up, upper := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = i
		for j := 1; j <= m; j++ {
			cost := 1
			if ra[i-1] == rb[j-1] {
				cost = 0
			}
			row[j] = min(up[j]+1, row[j-1]+1, up[j-1]+cost)
			if i > 1 && j > 1 && ra[i-1] == rb[j-2] && ra[i-2] == rb[j-1] {
				row[j] = min(row[j], upper[j-2]+1)
			}
		}
	}
	return rows[n%3][m]
}

func runes(dst *[maxNear]rune, s string) int {
	n := 0
	for _, r := range s {
		dst[n] = r
		n++
	}
	return n
}
