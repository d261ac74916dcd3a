package search

import (
	"encoding/base64"
	"slices"
)

// articlesPerNamed is how many articles the entities of one file are named in, together: some 12 kB of it.
const articlesPerNamed = 12 << 10

// cutNamed cuts the entities into files of the articles that name them.
func (p *Plan) cutNamed() {
	p.named = cutBySize(len(p.entities), articlesPerNamed, func(k int) int { return 4 + len(p.Index.OfEntity(p.entities[k])) })
}

// namedIn is a file of the articles that name some entities. An entity is [number of articles, parameter k, bits]: the
// articles' places in the code of the postings, without levels.
func (p *Plan) namedIn(n int) any {
	out := []any{}
	for _, e := range p.entities[p.named[n]:p.named[n+1]] {
		var places []uint32
		for _, posting := range p.Index.OfEntity(e) {
			places = append(places, uint32(p.place[posting.Article]))
		}
		slices.Sort(places)
		if len(places) == 0 {
			out = append(out, []any{0, 0, ""})
			continue
		}
		k := riceParameter(uint32(len(places)), uint32(len(p.articles)))
		var w bitWriter
		next := uint32(0)
		for _, doc := range places {
			w.gap(doc-next, k)
			next = doc + 1
		}
		out = append(out, []any{len(places), k, base64.StdEncoding.EncodeToString(w.out)})
	}
	return out
}
