package search

import (
	"fmt"
	"strconv"

	"github.com/zeebo/xxh3"
)

// numbering returns a short name for which number each document has, and which file its text. An edit that changes
// neither keeps it, so that most files stay as they were published. It may move a word from one file of postings to the
// next: whoever still has the directory from before misses it there until the page is loaded again.
func (p *Plan) numbering() string {
	h := xxh3.New()
	for _, i := range p.entities {
		_, _ = fmt.Fprintln(h, p.Archive.Entities[i].Type, p.Archive.Entities[i].ID) // a hash takes everything
	}
	for k, i := range p.articles {
		_, _ = fmt.Fprintln(h, p.Archive.Articles[i].ID, p.notes[k], p.quotes[k])
	}
	_, _ = fmt.Fprintln(h, p.leaves, p.cards, p.named, p.shards, p.buckets)
	return strconv.FormatUint(h.Sum64(), 36)
}
