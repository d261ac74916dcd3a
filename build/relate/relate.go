// Package relate turns articles into an index of who and what they mention. The archive's articles and their
// mentions go in; postings, related articles with reasons, and entities named together come out.
//
// New builds the postings once. What one page needs (Related, Together) is computed when it is asked for, from the
// postings alone and never from all pairs of articles, so that a page costs the same in a large archive.
package relate

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"gloss/build/archive"
)

// An Index says who is mentioned where. It does not change and may be shared.
type Index struct {
	articles []archive.Article
	entities []archive.Entity
	byEntity []Posting // grouped by entity, articles in order of date
	entityAt []int32   // entity → its first posting; one more at the end
	byArt    []Posting // grouped by article, entities by their first mention
	artAt    []int32
	mentions []int32   // entity → all its mentions
	dated    []int32   // articles, newest first
	rank     []int32   // article → its place in dated
	days     []int32   // article → its calendar day, or noDay
	rarity   []float64 // entity → what sharing it weighs
	near     []float64 // days apart → nearness
	total    int
	stories  []Story
	storyOf  []int32   // article → its story, or -1
	tallies  sync.Pool // of *tally, one for each page that is made at the moment
}

// A Posting says that an article mentions an entity.
type Posting struct {
	Article int32
	Entity  int32
	First   int32 // index of the first mention in the article's list
	Count   int32
	Weak    bool // by adjectives only
}

// New builds the index. Ambiguous mentions count for nobody.
func New(in Input) *Index {
	articles, entities := in.Articles, in.Entities
	x := &Index{articles: articles, entities: entities, near: fading()}
	x.dated = make([]int32, len(articles))
	for i := range x.dated {
		x.dated[i] = int32(i)
	}
	slices.SortStableFunc(x.dated, func(a, b int32) int { return newer(&articles[a], &articles[b]) })
	x.rank = make([]int32, len(articles))
	for i, a := range x.dated {
		x.rank[a] = int32(i)
	}
	x.days = make([]int32, len(articles))
	for i := range articles {
		x.days[i] = dayOf(articles[i].Published)
	}
	x.post(in.Mentions)
	x.rarity = make([]float64, len(entities))
	for e := range entities {
		x.rarity[e] = x.idf(int32(e))
		if entities[e].Type == "event" {
			x.rarity[e] *= eventFactor
		}
	}
	x.groupStories()
	x.tallies.New = func() any { return &tally{sum: make([]float64, len(articles))} }
	return x
}

// newer orders articles newest first, undated last, then by ID.
func newer(a, b *archive.Article) int {
	switch {
	case a.Published.IsZero() || b.Published.IsZero():
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
	default:
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.ID, b.ID))
	}
}

// post counts each article's mentions by entity and groups the postings both ways.
func (x *Index) post(mentions []archive.Mentions) {
	x.mentions = make([]int32, len(x.entities))
	x.artAt = make([]int32, 1, len(x.articles)+1)
	seen := make([]int32, len(x.entities)) // entity → its posting + 1, while it belongs to this article
	for a := range x.articles {
		from := len(x.byArt)
		if a >= len(mentions) {
			x.artAt = append(x.artAt, int32(from))
			continue
		}
		for i, m := range mentions[a].List {
			x.total++
			if m.How == archive.Ambiguous {
				continue
			}
			x.mentions[m.Entity]++
			at := int(seen[m.Entity]) - 1
			if at < from {
				at = len(x.byArt)
				x.byArt = append(x.byArt, Posting{Article: int32(a), Entity: m.Entity, First: int32(i), Weak: true})
				seen[m.Entity] = int32(at) + 1
			}
			p := &x.byArt[at]
			p.Count++
			p.Weak = p.Weak && m.How == archive.ByAdjective
		}
		x.artAt = append(x.artAt, int32(len(x.byArt)))
	}
	x.groupByEntity()
}

func (x *Index) groupByEntity() {
	x.entityAt = make([]int32, len(x.entities)+1)
	for i := range x.byArt {
		x.entityAt[x.byArt[i].Entity+1]++
	}
	for e := range x.entities {
		x.entityAt[e+1] += x.entityAt[e]
	}
	x.byEntity = make([]Posting, len(x.byArt))
	next := slices.Clone(x.entityAt)
	for _, a := range x.dated {
		for _, p := range x.OfArticle(a) {
			x.byEntity[next[p.Entity]] = p
			next[p.Entity]++
		}
	}
}

// OfArticle returns the entities of an article in the order of their first mention. The slice is the index's own.
func (x *Index) OfArticle(article int32) []Posting {
	return x.byArt[x.artAt[article]:x.artAt[article+1]]
}

// OfEntity returns the articles that mention an entity, newest first. The slice is the index's own.
func (x *Index) OfEntity(entity int32) []Posting {
	return x.byEntity[x.entityAt[entity]:x.entityAt[entity+1]]
}

// Mentions returns how often an entity is mentioned.
func (x *Index) Mentions(entity int32) int { return int(x.mentions[entity]) }

// Total returns the number of mentions in the archive, ambiguous ones included.
func (x *Index) Total() int { return x.total }

// ByDate returns all articles, newest first, undated last. The slice is the index's own.
func (x *Index) ByDate() []int32 { return x.dated }

// Neighbours returns the articles before and after one in time, or -1.
func (x *Index) Neighbours(article int32) (older, newer int32) {
	older, newer = -1, -1
	at := x.rank[article]
	if int(at)+1 < len(x.dated) {
		older = x.dated[at+1]
	}
	if at > 0 {
		newer = x.dated[at-1]
	}
	return older, newer
}

// idf weighs an entity by how few articles name it: ln(N/df), the inverse document frequency of Spärck Jones
// (1972). An entity that every article names weighs nothing.
func (x *Index) idf(entity int32) float64 {
	df := len(x.OfEntity(entity))
	if df == 0 {
		return 0
	}
	return math.Log(float64(len(x.articles)) / float64(df))
}
