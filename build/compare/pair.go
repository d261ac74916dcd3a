package compare

import (
	"cmp"
	"slices"
)

// A Row is a line of two articles set side by side: two sentences that tell the same, or all that either has alone before
// the next two that do.
type Row struct {
	A, B       []Place // one of each where Similarity is not 0; else several or none
	Similarity float64 // of two sentences that tell the same; else 0
	// Moved says that the sentence of B stands elsewhere in the order of its text than in that of A.
	Moved bool
}

// Pair sets two articles side by side, in the order of the first. A sentence has one partner at most: the pairs most alike
// are taken first, wherever they stand. What only b has follows what stands before it in b.
func (c *Cut) Pair(a, b int) []Row {
	texts := []reading{c.texts[a].apart(0), c.texts[b].apart(1)}
	partner, score := match(texts, c.v.links(texts))
	return rows(texts, partner, score)
}

// apart gives an article a voice of its own: two articles of one outlet are compared too.
func (r reading) apart(voice int32) reading {
	a := *r.Article
	a.Voice = voice
	r.Article = &a
	return r
}

// match gives each sentence of the first article its partner in the second, or -1, and how alike they are.
func match(texts []reading, links []link) (partner []int32, score []float64) {
	partner, score = make([]int32, len(texts[0].sentences)), make([]float64, len(texts[0].sentences))
	for i := range partner {
		partner[i] = -1
	}
	taken := make([]bool, len(texts[1].sentences))
	for _, l := range links {
		if partner[l.a.sentence] < 0 && !taken[l.b.sentence] {
			partner[l.a.sentence], score[l.a.sentence] = l.b.sentence, l.similarity
			taken[l.b.sentence] = true
		}
	}
	return partner, score
}

// rows lays the two articles out.
func rows(texts []reading, partner []int32, score []float64) []Row {
	inOrder := increasing(partner)
	paired := make([]bool, len(texts[1].sentences))
	for _, b := range partner {
		if b >= 0 {
			paired[b] = true
		}
	}
	var out []Row
	var gap Row
	flush := func() {
		if len(gap.A)+len(gap.B) > 0 {
			out = append(out, gap)
			gap = Row{}
		}
	}
	next := int32(0) // of b: what only b has is laid out up to here
	alone := func(to int32) {
		for ; next < to; next++ {
			if !paired[next] {
				gap.B = append(gap.B, Place{Article: 1, Sentence: next})
			}
		}
	}
	for i, b := range partner {
		if b < 0 {
			gap.A = append(gap.A, Place{Sentence: int32(i)})
			continue
		}
		if inOrder[i] {
			alone(b)
			next = max(next, b+1)
		}
		flush()
		s, t := texts[0].at(int32(i)), texts[1].at(b)
		out = append(out, Row{
			A:          []Place{{Article: 0, Sentence: int32(i), Agree: agreeing(s, []*sentence{t})}},
			B:          []Place{{Article: 1, Sentence: b, Agree: agreeing(t, []*sentence{s})}},
			Similarity: score[i], Moved: !inOrder[i],
		})
	}
	alone(int32(len(texts[1].sentences)))
	flush()
	return out
}

// increasing marks a longest increasing run of partners: the sentences that stand in the same order in both articles. The
// others have been moved.
func increasing(partner []int32) []bool {
	var tails []int // of the runs of each length, the one that ends lowest
	before := make([]int, len(partner))
	for i, b := range partner {
		if b < 0 {
			continue
		}
		n, _ := slices.BinarySearchFunc(tails, b, func(t int, b int32) int { return cmp.Compare(partner[t], b) })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		tails = append(tails[:n], append([]int{i}, tails[min(n+1, len(tails)):]...)...)
	}
	out := make([]bool, len(partner))
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = before[i] {
			out[i] = true
		}
	}
	return out
}
