package compare

// A Line is a line of two articles set side by side: two sentences that tell the same, or all that either has alone before
// the next two that do.
type Line struct {
	A, B       []Place // one of each where Similarity is not 0; else several or none
	Similarity float64 // of two sentences that tell the same; else 0
	// Moved says that the sentence of B stands elsewhere in the order of its text than in that of A.
	Moved bool
}

// Pair sets two articles side by side, in the order of the first. A sentence has one partner at most: the pairs most alike
// are taken first, wherever they stand. What only b has follows what stands before it in b.
func (c *Cut) Pair(a, b int) []Line {
	texts := []reading{c.texts[a].apart(0), c.texts[b].apart(1)}
	partner, score := match(texts, links(texts))
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
func rows(texts []reading, partner []int32, score []float64) []Line {
	inOrder := increasing(partner)
	paired := make([]bool, len(texts[1].sentences))
	for _, b := range partner {
		if b >= 0 {
			paired[b] = true
		}
	}
	var out []Line
	var gap Line
	flush := func() {
		if len(gap.A)+len(gap.B) > 0 {
			out = append(out, gap)
			gap = Line{}
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
		out = append(out, Line{
			A:          []Place{{Article: 0, Sentence: int32(i), Agree: agreeing(s, []*sentence{t})}},
			B:          []Place{{Article: 1, Sentence: b, Agree: agreeing(t, []*sentence{s})}},
			Similarity: score[i], Moved: !inOrder[i],
		})
	}
	alone(int32(len(texts[1].sentences)))
	flush()
	return out
}
