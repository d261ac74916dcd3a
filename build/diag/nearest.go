package diag

import (
	"strings"
	"unicode/utf8"
)

// maxEdits is how many slips of the finger a suggestion may assume; in short words fewer.
const maxEdits = 3

// Nearest returns which of some words was probably meant, for a hint: the one with the fewest letters added,
// lost, changed or swapped, the first of several, case aside. It is meant for a mistake at a time; each call reads all the words.
func Nearest(word string, among []string) (string, bool) {
	target := []rune(strings.ToLower(word))
	limit := min(maxEdits, max(1, len(target)/3))
	var best string
	found := false
	for _, candidate := range among {
		if n := utf8.RuneCountInString(candidate); n < len(target)-limit || n > len(target)+limit {
			continue
		}
		if edits := distance(target, []rune(strings.ToLower(candidate)), limit); edits <= limit && candidate != word {
			best, limit, found = candidate, edits-1, true
		}
	}
	return best, found
}

// distance returns the edits between two words, by optimal string alignment; above limit it may stop early.
func distance(a, b []rune, limit int) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		least := row[0]
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(row[j]+1, last[j+1]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > limit {
			return least
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
