package compare

// A Cut is the articles of a story, cut into sentences and words once for all that is asked of them. It does not change, and
// may be asked by any number of goroutines. Numbers of articles are those of the slice that it was made of.
type Cut struct {
	v        *Vocabulary
	articles []Article
	texts    []reading
}

// Cut cuts articles, which should be no copies of each other and stand in order of time. The Cut keeps the slice.
func (v *Vocabulary) Cut(articles []Article) *Cut {
	c := &Cut{v: v, articles: articles, texts: make([]reading, len(articles))}
	r := newReader(v)
	for i := range articles {
		c.texts[i] = r.read(&articles[i])
	}
	return c
}
