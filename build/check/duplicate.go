package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gloss/build/diag"
)

// A declaration is where an ID was given to something.
type declaration struct {
	id, file string
	index    int // in the file's list
}

// A clash is a declaration and the earlier one that has its ID.
type clash struct {
	declaration
	earlier declaration
	there   diag.Place // of the earlier one
}

// duplicates reports each ID that an earlier declaration has taken. Case does not tell two IDs apart, since it
// does not tell two files apart on every disk.
func (c *checker) duplicates(noun string, code diag.Code, declared []declaration) {
	var clashes []clash
	first := make(map[string]declaration, len(declared))
	for _, d := range declared {
		if d.id == "" { // refused when it was read
			continue
		}
		fold := strings.ToLower(d.id)
		if earlier, taken := first[fold]; taken {
			clashes = append(clashes, clash{declaration: d, earlier: earlier})
		} else {
			first[fold] = d
		}
	}
	// The places of the earlier ones are sought on their own, so that the locator is asked file by file.
	slices.SortStableFunc(clashes, func(a, b clash) int { return cmp.Compare(a.earlier.file, b.earlier.file) })
	for i := range clashes {
		clashes[i].there = c.at(clashes[i].earlier.file, clashes[i].earlier.index, "id")
	}
	slices.SortStableFunc(clashes, func(a, b clash) int { return cmp.Compare(a.file, b.file) })
	for _, d := range clashes {
		words := fmt.Sprintf("is that of the %s in", noun)
		if d.id != d.earlier.id {
			words = fmt.Sprintf("differs only in case from %q in", d.earlier.id)
		}
		c.list.Add(c.at(d.file, d.index, "id"), code, "give one of them another ID, or make one of the two",
			"the ID %q %s %s:%d", d.id, words, d.there.File, d.there.Line)
	}
}
