// Package relate finds what articles have in common. The archive's articles go in with what annotate found in each;
// an Index comes out, which says who is mentioned where, which articles are related and why, which are copies of one
// another, and which report one event.
//
// A text is reduced to a Sketch (sketch.go): its words (words.go), the days it names first (days.go) and a fingerprint
// of its word order (minhash.go). Copies (copies.go) are found by fingerprint and verified. What a word or entity is
// worth is learned from the archive (weigh.go), and each article becomes a short vector with the articles that hold
// each feature (vector.go); whatever is asked of two articles is a sum over what both hold, so that every part of a
// score has something to show for itself. Related articles (related.go) are those with the highest sums; stories
// (alike.go, cluster.go, story.go) are clusters of them in time. For those that a page shows, evidence.go goes back to the
// texts for the very words and passages.
//
// Nothing is compared with everything: candidates come from what articles hold, and from buckets of fingerprints.
// Nothing here starts a goroutine, but Input.Share may; sketches may be made in parallel beforehand, and an Index answers
// any number of goroutines. Indexes of the same input are the same, in whatever order its articles come.
package relate

import (
	"cmp"
	"slices"
	"sync"

	"gloss/build/archive"
)

// An Index says what articles have in common. It does not change and may be shared.
type Index struct {
	in       Input
	articles []archive.Article
	entities []archive.Entity

	byEntity []Posting // grouped by entity, articles in order of date
	entityAt []int32   // entity → its first posting; one more at the end
	byArt    []Posting // grouped by article, entities by their first mention
	artAt    []int32
	mentions []int32 // entity → all its mentions
	total    int

	dated []int32   // articles, newest first, undated last
	rank  []int32   // article → its place in dated
	aged  []int32   // articles, oldest first, undated last
	age   []int32   // article → its place in aged
	days  []int32   // article → its calendar day, or noDay
	near  []float64 // days apart → nearness

	shapes   []shape // article → what is kept of its sketch
	original []int32 // article → the oldest of which it is a copy, maybe itself
	copies   map[int32][]int32
	judged   map[pair]bool // which pairs are copies, as far as it was asked

	weights    *weights
	drift      int // articles changed since these were learned
	entityHash []uint32
	vectors    [][]feature
	holders    holders
	alike      [][]partner // article → those most like it
	clusterOf  []int32     // article → its cluster, by any number
	stories    []Story
	storyOf    []int32 // article → its story, or -1

	tallies  *sync.Pool // of *tally, one for each page that is made at the moment
	counts   *sync.Pool // of *[]int32, by entity, all 0 but while somebody counts
	tables   *sync.Pool // of *table, likewise
	readings *readings
	patches  map[int32]Patch // article → what it says now, where Patched replaced it
}

// A shape is what is kept of a sketch.
type shape struct {
	bands bands
	days  []dayKey
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
func New(in Input) *Index { return build(in, previous{}) }

// build makes an index, of which an earlier one may know parts.
func build(in Input, old previous) *Index {
	x := &Index{in: in, articles: in.Articles, entities: in.Entities, near: fades()}
	x.order(old)
	x.post(in.Mentions, old)
	x.entityHash = make([]uint32, len(x.entities))
	for e := range x.entities {
		x.entityHash[e] = entityHash(x.entities[e].ID)
	}
	sketches := x.sketch(old)
	x.findCopies(old.verdicts())
	if x.weights = old.learned(); x.weights == nil {
		x.weights = x.learn(sketches)
	}
	x.vectors = make([][]feature, len(x.articles))
	in.share(len(x.articles), func(i int) {
		if was := old.of(int32(i)); was >= 0 {
			x.vectors[i] = old.vectors[was]
		} else {
			x.vectors[i] = x.vectorOf(int32(i), sketches[i].terms)
		}
	})
	x.hold(old)
	x.counts = &sync.Pool{New: func() any { return new([]int32) }}
	x.tallies = &sync.Pool{New: func() any { return &tally{sum: make([]float32, len(x.articles))} }}
	x.tables = &sync.Pool{New: func() any { return new(table) }}
	x.readings = new(readings)
	x.group(old, x.findAlike(old))
	x.in.Share = nil // which may know the whole build
	return x
}

// order sorts the articles by date both ways. Those of an earlier index come sorted, which makes it quick.
func (x *Index) order(old previous) {
	n := len(x.articles)
	x.rank, x.age, x.days = make([]int32, n), make([]int32, n), make([]int32, n)
	var fresh []int32
	for i := range x.articles {
		if old.of(int32(i)) < 0 {
			fresh = append(fresh, int32(i))
		}
		x.days[i] = dayOf(x.articles[i].Published)
	}
	x.dated = mergeSorted(old.kept(make([]int32, 0, n), true), fresh, func(a, b int32) int { return newer(&x.articles[a], &x.articles[b]) })
	x.aged = mergeSorted(old.kept(make([]int32, 0, n), false), fresh, func(a, b int32) int { return older(&x.articles[a], &x.articles[b]) })
	for i := range n {
		x.rank[x.dated[i]], x.age[x.aged[i]] = int32(i), int32(i)
	}
}

// mergeSorted puts a few more into a sorted list with few comparisons. It may write over both lists.
func mergeSorted(sorted, more []int32, compare func(a, b int32) int) []int32 {
	slices.SortFunc(more, compare)
	out := make([]int32, 0, len(sorted)+len(more))
	for _, m := range more {
		at, _ := slices.BinarySearchFunc(sorted, m, compare)
		out = append(append(out, sorted[:at]...), m)
		sorted = sorted[at:]
	}
	return append(out, sorted...)
}

// sketch reads the articles whose sketches are not given.
func (x *Index) sketch(old previous) []Sketch {
	sketches := x.in.Sketches
	if len(sketches) != len(x.articles) {
		sketches = make([]Sketch, len(x.articles))
		for i := range sketches {
			if old.of(int32(i)) < 0 {
				sketches[i] = NewSketch(&x.articles[i], x.text(int32(i)), at(x.in.Sentences, i), at(x.in.Dates, i))
			}
		}
	}
	x.shapes = make([]shape, len(x.articles))
	for i := range x.shapes {
		if was := old.of(int32(i)); was >= 0 {
			x.shapes[i] = old.shapes[was]
		} else {
			x.shapes[i] = shape{sketches[i].bands, sketches[i].days}
		}
	}
	x.in.Sketches = nil // they are large, and what is needed of them is kept
	return sketches
}

// at returns what a slice by article has for one, where it has anything.
func at[T any](list [][]T, i int) []T {
	if i < len(list) {
		return list[i]
	}
	return nil
}

func (x *Index) text(article int32) string {
	if int(article) < len(x.in.Texts) {
		return x.in.Texts[article]
	}
	return ""
}

// entityHash sets entities apart from the words they are named by.
func entityHash(id string) uint32 {
	h := uint32(hashBasis)
	for i := range len(id) {
		h = (h ^ uint32(id[i])) * hashPrime
	}
	return join(0x656e7469, h)
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
func (x *Index) post(mentions []archive.Mentions, old previous) {
	if old.Index != nil { // which has about as many
		x.byArt = make([]Posting, 0, len(old.byArt)+len(old.byArt)/driftShare)
	}
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
	if old.Index == nil {
		x.byArt = slices.Clone(x.byArt) // without the room that it grew into
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
	if p, ok := x.patches[article]; ok {
		return p.postings
	}
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
