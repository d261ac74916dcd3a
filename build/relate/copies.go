package relate

import (
	"cmp"
	"slices"
)

// A Copy is another article with nearly the same text.
type Copy struct {
	Article int32
	Jaccard float64 // of the two sets of shingles of 5 words, from 0.8 to 1
}

const (
	// maxCompared bounds the work where very many texts are alike: each is compared with so many of the oldest in a
	// bucket, and what is a copy of a copy is found through it.
	maxCompared = 8
	// maxCopies is how many copies are looked at for one article: more would fill no page.
	maxCopies = 100
)

// Copies returns the articles whose text is nearly that of one, the most alike first.
func (x *Index) Copies(article int32) []Copy {
	cluster := x.copies[x.original[article]]
	if len(cluster) == 0 {
		return nil
	}
	own := x.shinglesOf(article)
	var out []Copy
	for _, other := range cluster[:min(len(cluster), maxCopies)] {
		if other == article {
			continue
		}
		if j := jaccard(own, x.shinglesOf(other)); j >= sameText {
			out = append(out, Copy{other, j})
		}
	}
	slices.SortFunc(out, func(a, b Copy) int {
		return cmp.Or(cmp.Compare(b.Jaccard, a.Jaccard), cmp.Compare(x.age[a.Article], x.age[b.Article]))
	})
	return out
}

func (x *Index) shinglesOf(article int32) []uint32 { return shingles(words(nil, x.text(article), nil)) }

// A pair is two articles, the one with the lower index first.
type pair struct{ a, b int32 }

// findCopies puts articles with nearly the same text together. known says of pairs whether they are copies, from an
// earlier index; to find it out means to read both.
func (x *Index) findCopies(known map[pair]bool) {
	x.original = make([]int32, len(x.articles))
	for i := range x.original {
		x.original[i] = int32(i)
	}
	f := copyFinder{Index: x, known: known, judged: map[pair]bool{}}
	all, spare := make([]entry, 0, len(x.articles)), make([]entry, len(x.articles))
	var bucket []int32
	for band := range numBands {
		all = all[:0]
		for _, a := range x.aged {
			if s := &x.shapes[a]; s.bands != (bands{}) {
				all = append(all, entry{hash: s.bands[band], holder: holder{article: a}})
			}
		}
		all, spare = sortByHash(all, spare) // stable, so that those of a bucket stand by age
		for i := 0; i < len(all); {
			bucket = bucket[:0]
			for key := all[i].hash; i < len(all) && all[i].hash == key; i++ {
				bucket = append(bucket, all[i].article)
			}
			f.bucket(bucket)
		}
	}
	x.judged = f.judged
	x.copies = map[int32][]int32{}
	for _, a := range x.aged {
		o := x.root(a)
		x.original[a] = o
		if o != a {
			if len(x.copies[o]) == 0 {
				x.copies[o] = append(x.copies[o], o)
			}
			x.copies[o] = append(x.copies[o], a)
		}
	}
}

// A copyFinder joins articles to groups, each with its oldest member as the root.
type copyFinder struct {
	*Index
	known, judged map[pair]bool
	sets          map[int32][]uint32 // shingles of one bucket's articles
}

// bucket compares the articles of one bucket, which stand by age.
func (f *copyFinder) bucket(in []int32) {
	f.sets = nil
	for k := 1; k < len(in); k++ {
		for _, other := range in[:min(k, maxCompared)] {
			if f.same(other, in[k]) {
				f.unite(other, in[k])
			}
		}
	}
}

func (f *copyFinder) same(a, b int32) bool {
	p := pair{min(a, b), max(a, b)}
	same, ok := f.judged[p]
	if ok {
		return same
	}
	if same, ok = f.known[p]; !ok {
		same = jaccard(f.set(a), f.set(b)) >= sameText
	}
	f.judged[p] = same
	return same
}

func (f *copyFinder) set(a int32) []uint32 {
	s, ok := f.sets[a]
	if !ok {
		if f.sets == nil {
			f.sets = map[int32][]uint32{}
		}
		s = f.shinglesOf(a)
		f.sets[a] = s
	}
	return s
}

// unite keeps the older root.
func (x *Index) unite(a, b int32) {
	a, b = x.root(a), x.root(b)
	if x.age[b] < x.age[a] {
		a, b = b, a
	}
	x.original[b] = a
}

func (x *Index) root(a int32) int32 {
	for x.original[a] != a {
		x.original[a] = x.original[x.original[a]]
		a = x.original[a]
	}
	return a
}
