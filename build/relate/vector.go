package relate

import (
	"cmp"
	"math"
	"slices"
)

// A feature is a term or an entity of an article with its part of the article's unit vector.
type feature struct {
	hash   uint32
	weight float32
}

// maxFeatures is how many features of an article are kept, the weightiest: they hold most of the vector's length, and
// what they take bounds the index. Half of them at most are entities.
const maxFeatures = 48

// loneShare is what the square of a word that no other article has counts in the length of its article's vector. In a small
// archive most words are such, and would make every two articles unlike. On quarters of ECB+ (Cybulska and Vossen 2014),
// of 200 reports each, F1 of pairs is 0.89 with 1 and 0.91 with 0.5 or 0.25; on the whole there is no difference.
const loneShare = 0.5

// vectorOf weighs what an article has by how rare it is, at length 1. A word that no other article has takes part in
// the length, since a text that says more of its own is less like any other, but is not kept.
func (x *Index) vectorOf(article int32, terms []term) []feature {
	all := make([]feature, 0, len(terms)+16)
	sum := 0.0
	for _, t := range terms {
		lone := x.weights.lone(t.hash)
		if lone && t.kind&twoWords != 0 {
			continue // its words are counted by themselves
		}
		v := t.much() * x.weights.idf(t.hash)
		if lone {
			sum += loneShare * v * v
			continue
		}
		sum += v * v
		if v > 0 {
			all = append(all, feature{t.hash, float32(v)})
		}
	}
	var named []feature
	for _, p := range x.OfArticle(article) {
		hash := x.entityHash[p.Entity]
		v := x.muchOf(p) * x.weights.idf(hash)
		sum += v * v
		if v > 0 && !x.weights.lone(hash) && len(x.OfEntity(p.Entity)) < len(x.articles) {
			named = append(named, feature{hash, float32(v)})
		}
	}
	out := heaviest(named, maxFeatures/2)
	out = append(out, heaviest(all, maxFeatures-len(out))...)
	slices.SortFunc(out, func(a, b feature) int { return cmp.Compare(a.hash, b.hash) })
	for i := range out {
		out[i].weight /= float32(math.Sqrt(sum))
	}
	return out
}

// heaviest returns the n features that weigh most. Weights are positive, so their bits sort as they do.
func heaviest(all []feature, n int) []feature {
	keys := make([]uint64, len(all))
	for i, f := range all {
		keys[i] = uint64(^math.Float32bits(f.weight))<<32 | uint64(f.hash)
	}
	keys = least64(keys, n)
	slices.Sort(keys)
	out := make([]feature, len(keys), maxFeatures)
	for i, k := range keys {
		out[i] = feature{uint32(k), math.Float32frombits(^uint32(k >> 32))}
	}
	return out
}

// least64 moves the n least keys to the front and returns them, in no order (quickselect, Hoare 1961): most of an
// article's features are not kept, and to sort those costs more than to weigh them.
func least64(keys []uint64, n int) []uint64 {
	if n >= len(keys) {
		return keys
	}
	from, to := 0, len(keys)
	for to-from > 1 {
		pivot := keys[from+(to-from)/2]
		i, j := from, to-1
		for i <= j {
			for keys[i] < pivot {
				i++
			}
			for keys[j] > pivot {
				j--
			}
			if i <= j {
				keys[i], keys[j] = keys[j], keys[i]
				i++
				j--
			}
		}
		switch { // all up to j are at most the pivot, all from i on at least; what is between is the pivot
		case n <= j:
			to = j + 1
		case n >= i:
			from = i
		default:
			return keys[:n]
		}
	}
	return keys[:n]
}

const (
	// entityFactor is what an entity counts above a word: the registry says that this is the same person or place, where a
	// word may only be spelt the same. Set by hand, like the next.
	entityFactor = 1.5
	// eventFactor is what an event counts above another entity: two articles that name one report on one thing.
	eventFactor = 1.5
	// weakShare is what an entity counts that is named by an adjective only.
	weakShare = 0.5
)

func (x *Index) muchOf(p Posting) float64 {
	much := entityFactor * (1 + math.Log(float64(p.Count)))
	if x.entities[p.Entity].Type == "event" {
		much *= eventFactor
	}
	if p.Weak {
		much *= weakShare
	}
	return much
}

// dot returns the cosine of two articles' vectors.
func dot(a, b []feature) float64 {
	sum, i, j := 0.0, 0, 0
	for i < len(a) && j < len(b) {
		if a[i].hash == b[j].hash {
			sum += float64(a[i].weight) * float64(b[j].weight)
			i++
			j++
			continue
		}
		less := lesser(a[i].hash, b[j].hash)
		i += less
		j += 1 - less
	}
	return sum
}

// A probe compares one vector with many. Most features of another are not in it, which one bit tells.
type probe struct {
	marks  [marks / 64]uint64 // of the last bits of the hashes
	vector []feature
}

// marks is how many bits a probe has: of features that the vector has not, one in twenty looks as if it had.
const marks = 1 << 10

func (p *probe) set(vector []feature) {
	p.vector, p.marks = vector, [marks / 64]uint64{}
	for _, f := range vector {
		p.marks[f.hash%marks/64] |= 1 << (f.hash % 64)
	}
}

// maybe says false of a feature that the vector has not, and most often true only of one that it has.
func (p *probe) maybe(hash uint32) bool { return p.marks[hash%marks/64]&(1<<(hash%64)) != 0 }

// dot is the cosine of the vector and another, as the function dot has it.
func (p *probe) dot(other []feature) float64 {
	sum, i := 0.0, 0
	for _, f := range other {
		if !p.maybe(f.hash) {
			continue
		}
		for i < len(p.vector) && p.vector[i].hash < f.hash {
			i++
		}
		if i < len(p.vector) && p.vector[i].hash == f.hash {
			sum += float64(p.vector[i].weight) * float64(f.weight)
		}
	}
	return sum
}

// lesser is 1 where a < b and 0 where not. Which of two hashes is less is beyond any branch prediction, and a wrong one
// costs more than the rest of a comparison.
func lesser(a, b uint32) int { return int((uint64(a) - uint64(b)) >> 63) }

// holders says which articles have a feature: for each hash, in order, its articles from new to old, those without a day last.
type holders struct {
	hashes []uint32
	at     []int32   // hash → its first holder; one more at the end
	most   []float32 // hash → what it weighs at most with any of them
	list   []holder
}

type holder struct {
	article int32
	weight  float32
}

// hold groups all features by hash. Articles come in by day, and a stable sort keeps them so. What an earlier index has
// grouped is taken over.
func (x *Index) hold(old previous) {
	byDay := slices.Clone(x.dated)
	slices.SortStableFunc(byDay, func(a, b int32) int { return cmp.Compare(x.days[b], x.days[a]) }) // noDay is the least
	n := 0
	for a, v := range x.vectors {
		if old.of(int32(a)) < 0 {
			n += len(v)
		}
	}
	from := make([]entry, 0, n)
	for _, a := range byDay {
		if old.of(a) < 0 {
			for _, f := range x.vectors[a] {
				from = append(from, entry{f.hash, holder{a, f.weight}})
			}
		}
	}
	from, _ = sortByHash(from, make([]entry, len(from)))
	if old.Index == nil {
		x.holders = holdersOf(from)
		return
	}
	place := make([]int32, len(byDay))
	for i, a := range byDay {
		place[a] = int32(i)
	}
	x.holders = old.holders.with(from, old.now, place)
}

func holdersOf(from []entry) (h holders) {
	h.list = make([]holder, len(from))
	for i, e := range from {
		h.list[i] = e.holder
		if i == 0 || e.hash != from[i-1].hash {
			h.hashes = append(h.hashes, e.hash)
			h.at = append(h.at, int32(i))
			h.most = append(h.most, 0)
		}
		last := &h.most[len(h.most)-1]
		*last = max(*last, e.weight)
	}
	h.at = append(h.at, int32(len(from)))
	h.hashes, h.at, h.most = slices.Clone(h.hashes), slices.Clone(h.at), slices.Clone(h.most) // without the room they grew into
	return h
}

// with returns the holders with more of them, sorted by hash and place; now says which article one is that was held, or
// -1 where it is to be left out.
func (h *holders) with(more []entry, now, place []int32) (out holders) {
	out.hashes = make([]uint32, 0, len(h.hashes)+len(more))
	out.at = make([]int32, 0, len(h.at)+len(more))
	out.most = make([]float32, 0, len(h.most)+len(more))
	out.list = make([]holder, 0, len(h.list)+len(more))
	for i := 0; i < len(h.hashes) || len(more) > 0; {
		hash, held := uint32(math.MaxUint32), []holder(nil)
		if len(more) > 0 {
			hash = more[0].hash
		}
		if i < len(h.hashes) && h.hashes[i] <= hash {
			hash, held = h.hashes[i], h.list[h.at[i]:h.at[i+1]]
			i++
		}
		from := len(out.list)
		for _, o := range held {
			if o.article = now[o.article]; o.article < 0 {
				continue
			}
			for len(more) > 0 && more[0].hash == hash && place[more[0].article] < place[o.article] {
				out.list, more = append(out.list, more[0].holder), more[1:]
			}
			out.list = append(out.list, o)
		}
		for len(more) > 0 && more[0].hash == hash {
			out.list, more = append(out.list, more[0].holder), more[1:]
		}
		if len(out.list) > from {
			most := float32(0)
			for _, o := range out.list[from:] {
				most = max(most, o.weight)
			}
			out.hashes, out.at, out.most = append(out.hashes, hash), append(out.at, int32(from)), append(out.most, most)
		}
	}
	out.at = append(out.at, int32(len(out.list)))
	return out
}

type entry struct {
	hash uint32
	holder
}

// sortByHash is a stable radix sort, since to compare costs more here than all the rest of the index. It writes over both a
// and b, which is as long or longer, and returns one of them sorted, then the other.
func sortByHash(a, b []entry) (sorted, other []entry) {
	const bits, buckets = 11, 1 << 11
	b = b[:len(a)]
	for shift := 0; shift < 32; shift += bits {
		var at [buckets + 1]int
		for i := range a {
			at[(a[i].hash>>shift)&(buckets-1)+1]++
		}
		for i := range buckets {
			at[i+1] += at[i]
		}
		for i := range a {
			place := &at[(a[i].hash>>shift)&(buckets-1)]
			b[*place] = a[i]
			*place++
		}
		a, b = b, a
	}
	return a, b
}

// of returns the holders of a feature, and what it weighs at most with any of them.
func (h *holders) of(hash uint32) (held []holder, most float32) {
	i, ok := slices.BinarySearch(h.hashes, hash)
	if !ok {
		return nil, 0
	}
	return h.list[h.at[i]:h.at[i+1]], h.most[i]
}
