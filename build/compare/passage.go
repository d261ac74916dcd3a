package compare

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// link is two sentences that tell the same.
type link struct {
	a, b       place // a in the earlier article
	similarity float64
}

type place struct{ article, sentence int32 }

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.article, q.article), cmp.Compare(p.sentence, q.sentence))
}

// linked is the sentences of a story that tell the same.
type linked struct {
	links  []link // the most alike first
	unread int    // sentences that were not looked for in later articles, because there was too much to compare
}

const (
	// maxWork bounds what is compared of one story, in words gone through: a second, about. Sixty reports of thirty sentences take a
	// hundredth. What reaches it is a line that stands dozens of times in each of dozens of articles, or is meant to.
	maxWork = 1 << 28
	// linkWork is what a link counts: it is sorted and joined later. Set by hand, so that a story has a million at most.
	linkWork = 1 << 8
)

// links finds the sentences of different articles that tell the same. Only sentences that share enough telling words are
// compared at all.
func links(texts []reading) linked {
	x := index(texts)
	var out linked
	for i := range x.places {
		if x.work < 0 {
			out.unread = len(x.places) - i
			break
		}
		a := x.places[i]
		s := texts[a.article].at(a.sentence)
		for _, k := range x.candidates(i) {
			b := x.places[k]
			t := texts[b.article].at(b.sentence)
			x.work -= len(s.items) + len(t.items)
			if like := similarity(s, t); like >= alike {
				out.links = append(out.links, link{a, b, like})
				x.work -= linkWork
			}
		}
	}
	slices.SortFunc(out.links, func(l, m link) int {
		return cmp.Or(cmp.Compare(m.similarity, l.similarity), l.a.compare(m.a), l.b.compare(m.b))
	})
	return out
}

func (r *reading) at(sentence int32) *sentence { return &r.sentences[sentence] }

// postings says which sentences of a group hold a telling word or name.
type postings struct {
	places []place
	first  []int32 // article → the first place after its own
	texts  []reading
	holds  map[int32][]int32 // item → places, in order
	shared []uint16          // place → telling items shared with the one that is looked at
	met    []int32
	work   int // how much may still be done
}

func index(texts []reading) *postings {
	x := &postings{texts: texts, holds: map[int32][]int32{}, work: maxWork}
	for a := range texts {
		for s := range texts[a].sentences {
			for _, it := range texts[a].sentences[s].items {
				if it.telling {
					x.holds[it.id] = append(x.holds[it.id], int32(len(x.places)))
				}
			}
			x.places = append(x.places, place{int32(a), int32(s)})
		}
		x.first = append(x.first, int32(len(x.places)))
	}
	x.shared = make([]uint16, len(x.places))
	return x
}

// candidates returns the places in later articles that share enough telling items with the i-th, in order.
func (x *postings) candidates(i int) []int32 {
	p := x.places[i]
	x.met = x.met[:0]
	for _, it := range x.texts[p.article].at(p.sentence).items {
		if !it.telling {
			continue
		}
		list := x.holds[it.id]
		from, _ := slices.BinarySearch(list, x.first[p.article])
		x.work -= len(list) - from
		for _, k := range list[from:] {
			if x.shared[k] == 0 {
				x.met = append(x.met, k)
			}
			x.shared[k]++
		}
	}
	out := x.met[:0]
	for _, k := range x.met {
		if x.shared[k] >= tellingShared {
			out = append(out, k)
		}
		x.shared[k] = 0
	}
	slices.Sort(out)
	return out
}

// group is sentences that tell the same, one an article; the first is the one that the others are alike to.
type group struct {
	places []place
	least  float64
}

// groups joins links into groups, the most alike first: a sentence joins where it is like the group's first one, and the
// group has none of its article. So a chain of likenesses never joins what has nothing in common at its ends.
func groups(texts []reading, links []link) []group {
	var out []group
	of := map[place]int{}
	for _, l := range links {
		ga, inA := of[l.a]
		gb, inB := of[l.b]
		switch {
		case inA && inB:
		case !inA && !inB:
			of[l.a], of[l.b] = len(out), len(out)
			out = append(out, group{[]place{l.a, l.b}, l.similarity})
		case inA:
			if out[ga].join(texts, l.b) {
				of[l.b] = ga
			}
		default:
			if out[gb].join(texts, l.a) {
				of[l.a] = gb
			}
		}
	}
	return out
}

func (g *group) join(texts []reading, p place) bool {
	for _, q := range g.places {
		if q.article == p.article {
			return false
		}
	}
	head := g.places[0]
	s := similarity(texts[head.article].at(head.sentence), texts[p.article].at(p.sentence))
	if s < alike {
		return false
	}
	g.places = append(g.places, p)
	g.least = min(g.least, s)
	return true
}

func passage(texts []reading, g group) Passage {
	slices.SortFunc(g.places, place.compare)
	p := Passage{Similarity: g.least}
	var voices []int32
	for _, at := range g.places {
		if voice := texts[at.article].Voice; !slices.Contains(voices, voice) {
			voices = append(voices, voice)
		}
		s := texts[at.article].at(at.sentence)
		var others []*sentence
		for _, o := range g.places {
			if o != at {
				others = append(others, texts[o.article].at(o.sentence))
			}
		}
		p.Places = append(p.Places, Place{Article: at.article, Sentence: at.sentence, Agree: agreeing(s, others)})
	}
	p.Voices = len(voices)
	return p
}

// agreeing returns the stretches of a sentence whose words, names and numbers stand in one of the others too.
func agreeing(s *sentence, others []*sentence) []archive.Span {
	var out []archive.Span
	open := false // since the last stretch, only words that the others have
	for _, t := range s.tokens {
		switch {
		case !slices.ContainsFunc(others, func(o *sentence) bool { return o.holds(t.id) }):
			open = false
		case t.marked:
			if open {
				out[len(out)-1].End = t.end
			} else {
				out = append(out, archive.Span{Start: t.start, End: t.end})
			}
			open = true
		}
	}
	return out
}

func (s *sentence) holds(id int32) bool {
	_, ok := slices.BinarySearchFunc(s.items, id, func(it item, id int32) int { return cmp.Compare(it.id, id) })
	return ok
}
