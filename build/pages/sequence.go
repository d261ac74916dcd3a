package pages

// inSequence numbers the articles, newest first, all of a story like its newest.
func (p *Plan) inSequence() []int32 {
	out := make([]int32, len(p.Archive.Articles))
	for at, i := range p.Index.ByDate() {
		out[i] = int32(at)
	}
	for i := range p.stories {
		first := int32(len(out))
		for _, m := range p.stories[i].Members {
			first = min(first, out[m.Article])
		}
		for _, m := range p.stories[i].Members {
			out[m.Article] = first
		}
	}
	return out
}

// Sequence says when a page is best made: those with near numbers read the same texts, as articles do that are near in
// time and, with them, their story. All other pages come last.
func (p *Plan) Sequence(path string) int {
	t, ok := p.at[path]
	switch {
	case ok && t.kind == articlePage:
		return int(p.sequence[t.i])
	case ok && (t.kind == storyPage || t.kind == comparePage):
		return int(p.sequence[p.stories[t.i].Members[0].Article])
	default:
		return len(p.sequence)
	}
}
