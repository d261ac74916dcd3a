package compare

import "sync"

// A Cut is the articles of a story, cut into sentences and words once for all that is asked of them. It does not change, and
// may be asked by any number of goroutines. Numbers of articles are those of the slice that it was made of.
type Cut struct {
	v        *Vocabulary
	articles []Article
	texts    []reading
	chosen   []int32       // the articles that are compared sentence by sentence, in order
	linked   func() linked // between any two of them, an article's number being that in chosen
}

// Cut cuts articles, which should be no copies of each other and stand in order of time. The Cut keeps the slice.
func (v *Vocabulary) Cut(articles []Article) *Cut {
	c := &Cut{v: v, articles: articles, texts: make([]reading, len(articles))}
	r := newReader(v)
	voices := make([]int32, len(articles))
	for i := range articles {
		c.texts[i] = r.read(&articles[i])
		voices[i] = articles[i].Voice
	}
	c.chosen = Choose(voices)
	c.linked = sync.OnceValue(func() linked { return links(c.compared()) })
	return c
}

// compared returns the articles that are compared sentence by sentence.
func (c *Cut) compared() []reading {
	out := make([]reading, len(c.chosen))
	for i, a := range c.chosen {
		out[i] = c.texts[a]
	}
	return out
}
