package pages

// With returns the pages of p as they are with another input, of which the articles, sources, pages and types are
// those of p in number and order, and entities at most added behind the others. It is for a look at single pages before
// the whole is planned again: which pages there are, and every order and number that runs over the whole archive, stays.
func (p *Plan) With(in Input) *Plan {
	q := *p
	q.Input = in
	q.cuts, q.memo = &cuts{}, p.memo.forget() // of other texts
	q.entityPaths = nil                       // an entity may be of another type
	return &q
}
