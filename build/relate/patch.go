package relate

import (
	"maps"
	"slices"

	"gloss/build/archive"
)

// A Patch is what one article says now.
type Patch struct {
	Text       string
	Sentences  []int32
	Mentions   archive.Mentions
	Quotations []archive.Quotation
	Dates      []archive.Dated

	postings []Posting
}

// Patched returns an index in which a few articles say something else than they did, for a look at their pages before the
// whole archive is indexed again. OfArticle, and what texts have in common, is right for those articles; which articles
// are compared at all, and what lists them by entity, by date or by story, is as it was. Entities may have been added
// behind the others, and articles are those of x in their order. The index x stays as it is.
func (x *Index) Patched(articles []archive.Article, entities []archive.Entity, patches map[int32]Patch) *Index {
	added := len(entities) - len(x.entities)
	y := *x
	y.articles, y.entities = articles, entities
	y.readings = new(readings)
	y.entityAt = slices.Concat(x.entityAt, slices.Repeat(x.entityAt[len(x.entityAt)-1:], added))
	y.mentions = slices.Concat(x.mentions, make([]int32, added))
	y.entityHash = slices.Clip(x.entityHash)
	for i := len(x.entities); i < len(entities); i++ {
		y.entityHash = append(y.entityHash, entityHash(entities[i].ID))
	}
	y.patches = make(map[int32]Patch, len(x.patches)+len(patches))
	maps.Copy(y.patches, x.patches)
	for article, p := range patches {
		p.postings = postingsOf(article, p.Mentions)
		y.patches[article] = p
	}
	return &y
}

// postingsOf counts one article's mentions by entity, in the order of their first mention.
func postingsOf(article int32, m archive.Mentions) []Posting {
	var out []Posting
	at := map[int32]int{}
	for i, mention := range m.List {
		if mention.How == archive.Ambiguous {
			continue
		}
		k, ok := at[mention.Entity]
		if !ok {
			k = len(out)
			at[mention.Entity] = k
			out = append(out, Posting{Article: article, Entity: mention.Entity, First: int32(i), Weak: true})
		}
		out[k].Count++
		out[k].Weak = out[k].Weak && mention.How == archive.ByAdjective
	}
	return out
}

// given returns what an article says.
func (x *Index) given(article int32) Patch {
	if p, ok := x.patches[article]; ok {
		return p
	}
	i := int(article)
	p := Patch{Sentences: at(x.in.Sentences, i), Quotations: at(x.in.Quotations, i), Dates: at(x.in.Dates, i)}
	if i < len(x.in.Texts) {
		p.Text = x.in.Texts[i]
	}
	if i < len(x.in.Mentions) {
		p.Mentions = x.in.Mentions[i]
	}
	return p
}
