package relate

import (
	"slices"

	"gloss/build/archive"
)

const (
	// smallArchive is how many articles are soon read again, so that nothing need be kept of an earlier index.
	smallArchive = 256
	// driftShare is which part of an archive may change before it is learned anew how rare its terms are: with one in 20,
	// a weight ln(N/df) is wrong by 0.05 at most because of N.
	driftShare = 20
)

// With returns the index of a changed archive. was[i] is the index that the article in.Articles[i] had here, or -1 where it
// is new or anything about it has changed: its file, text, mentions or dates. in.Sketches may be nil.
//
// The result answers as New(in) would, but for one thing: how rare terms are is taken over, until one article in 20 has
// changed since it was learned; then, in an archive of fewer than 256 articles, or where the registry has changed, With
// is New. So adding an article and taking it away again leads back to the same index.
func (x *Index) With(in Input, was []int32) *Index {
	changed := 0
	gone := len(x.articles)
	for _, w := range was {
		if w < 0 {
			changed++
		} else {
			gone--
		}
	}
	drift := x.drift + max(changed, gone)
	same := slices.EqualFunc(x.entities, in.Entities, func(a, b archive.Entity) bool { return a.ID == b.ID && a.Type == b.Type })
	if !same || len(in.Articles) < smallArchive || drift*driftShare > len(in.Articles) {
		return New(in)
	}
	next := build(in, newPrevious(x, was))
	next.drift = drift
	return next
}

// A previous index, of which parts hold still. The zero value is none.
type previous struct {
	*Index
	was []int32 // article now → article then, or -1
	now []int32 // the other way
}

func newPrevious(x *Index, was []int32) previous {
	now := make([]int32, len(x.articles))
	for i := range now {
		now[i] = -1
	}
	for i, w := range was {
		if w >= 0 {
			now[w] = int32(i)
		}
	}
	return previous{x, was, now}
}

// of returns which article this was, or -1.
func (p previous) of(article int32) int32 {
	if p.Index == nil {
		return -1
	}
	return p.was[article]
}

// kept appends the articles that are still there, by their numbers now: newest first, or oldest.
func (p previous) kept(dst []int32, newest bool) []int32 {
	if p.Index == nil {
		return dst
	}
	then := p.aged
	if newest {
		then = p.dated
	}
	for _, was := range then {
		if now := p.now[was]; now >= 0 {
			dst = append(dst, now)
		}
	}
	return dst
}

func (p previous) learned() *weights {
	if p.Index == nil {
		return nil
	}
	return p.weights
}

// verdicts returns which pairs are copies, as far as it is known and both are still there.
func (p previous) verdicts() map[pair]bool {
	if p.Index == nil {
		return nil
	}
	out := make(map[pair]bool, len(p.judged))
	for k, same := range p.judged {
		if a, b := p.now[k.a], p.now[k.b]; a >= 0 && b >= 0 {
			out[pair{min(a, b), max(a, b)}] = same
		}
	}
	return out
}

// keptPartners returns an article's partners as they were, and false where they must be looked for again: it is
// changed, one is gone for which another may step in, or one has become or ceased to be its copy.
func (x *Index) keptPartners(old previous, article int32) ([]partner, bool) {
	was := old.of(article)
	if was < 0 {
		return nil, false
	}
	before := old.alike[was]
	kept := make([]partner, 0, len(before))
	for _, p := range before {
		now := old.now[p.article]
		if now < 0 {
			continue
		}
		if (old.original[was] == old.original[p.article]) != (x.original[article] == x.original[now]) {
			return nil, false
		}
		kept = append(kept, partner{now, p.likeness})
	}
	return kept, len(kept) == len(before) || len(before) < maxAlike
}

// addPartner puts a partner in its place among those of an article, and says whether anything changed.
func (x *Index) addPartner(article int32, p partner) bool {
	list := x.alike[article]
	if slices.ContainsFunc(list, func(q partner) bool { return q.article == p.article }) {
		return false
	}
	i, _ := slices.BinarySearchFunc(list, p, x.moreAlike)
	if i == maxAlike {
		return false
	}
	list = slices.Insert(list, i, p)
	x.alike[article] = list[:min(len(list), maxAlike)]
	return true
}

// keepClusters returns the clusters of an earlier index whose articles have no way to any that has changed, by partners
// or by an editor's word, and takes their articles out of the seeds.
func (x *Index) keepClusters(old previous, seeds []cluster, touched []bool) (kept, rest []cluster) {
	if old.Index == nil {
		return nil, seeds
	}
	joined := newUnion(len(x.articles))
	for a := range x.articles {
		for _, p := range x.alike[a] {
			joined.unite(int32(a), p.article)
		}
	}
	for _, s := range seeds {
		for _, a := range s.members {
			joined.unite(s.members[0], a)
			touched[a] = touched[a] || s.editor != ""
		}
	}
	changed := make([]bool, len(x.articles))
	for a := range touched {
		if touched[a] {
			changed[joined.root(int32(a))] = true
		}
	}
	at := map[int32]int{} // cluster then → cluster now
	for _, s := range seeds {
		a := s.members[0]
		if changed[joined.root(a)] {
			rest = append(rest, s)
			continue
		}
		then := old.clusterOf[old.of(a)]
		i, ok := at[then]
		if !ok {
			i, at[then] = len(kept), len(kept)
			kept = append(kept, cluster{})
		}
		kept[i].members = append(kept[i].members, s.members...)
	}
	return kept, rest
}

// A union joins numbers to sets.
type union []int32

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = int32(i)
	}
	return u
}

func (u union) root(a int32) int32 {
	for u[a] != a {
		u[a] = u[u[a]]
		a = u[a]
	}
	return a
}

func (u union) unite(a, b int32) { u[u.root(a)] = u.root(b) }
