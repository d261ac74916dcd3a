package compare_test

import (
	"fmt"
	"testing"

	"gloss/build/archive"
	"gloss/build/compare"
)

// A line that stands very often in each of many articles is compared for as long as there is work, and then not: each with
// each would be 650 million pairs.
func TestRepeatedLinesAreBounded(t *testing.T) {
	const accounts, times, others = 60, 600, 600
	var all []compare.Article
	for k := range accounts + others {
		var a compare.Article
		a.Voice = int32(k)
		for i := range times {
			s := "Subscribe tonight: lanterns, ferries, orchards delivered. "
			if k >= accounts {
				s = fmt.Sprintf("w%d t%d o%d s%d. ", k*1000+i, i*7+k, i+k*31, k)
			}
			at := int32(len(a.Text))
			a.Sentences = append(a.Sentences, archive.Span{Start: at, End: at + int32(len(s))})
			a.Text += s
		}
		all = append(all, a)
	}
	cut := vocabulary(all).Cut(all[:accounts])
	s := cut.Synopsis()
	if most := accounts * times; s.Unread <= 0 || s.Unread >= most || len(s.Rows) == 0 {
		t.Errorf("%d rows; %d sentences of %d are unread", len(s.Rows), s.Unread, most)
	}
	if c := cut.Compare(); c.Unread != s.Unread || len(c.Passages) == 0 {
		t.Errorf("%d passages; %d sentences are unread, and %d in the synopsis", len(c.Passages), c.Unread, s.Unread)
	}
}
