package export

import (
	"fmt"
	"strings"
	"testing"
)

// TestSearchesForContextEndWithTheWork asks for as many words as a book has. It asserts nothing of time: where each is looked for
// in the whole text it does not end.
func TestSearchesForContextEndWithTheWork(t *testing.T) {
	q := quoter{text: strings.Repeat("ab ", 1<<21), work: maxQuoterWork}
	found := 0
	for i := range 1 << 18 {
		if _, ok := q.find(fmt.Sprint("w", i)); ok {
			found++
		}
	}
	if found != 0 {
		t.Errorf("%d words are found that are not there", found)
	}
	if whole := (byteSpan{3000, 3002}); q.enough(whole) != q.around(whole) {
		t.Error("without any work left a span has not the usual context")
	}
}
