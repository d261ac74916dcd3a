package pages

import (
	"slices"
	"sync"

	"gloss/build/compare"
)

// keptCuts is how many stories stay cut: pages of one story are made one after the other (sequence.go), by as many workers as
// the machine has, and a story of fifteen accounts takes about a quarter of a megabyte.
const keptCuts = 32

// cuts remembers the stories that were compared last, so that a text is cut into sentences and words once for all pages that
// compare it.
type cuts struct {
	mu   sync.Mutex
	kept []kept // oldest first
}

type kept struct {
	story int32
	texts func() *cutStory
}

// cutStory is the accounts of a story that may be shown, cut up.
type cutStory struct {
	*compare.Cut
	of    []int32 // the articles, by their numbers in the Cut
	shown []compare.Article
}

// cut returns the i-th story cut up.
func (p *Plan) cut(i int32) *cutStory {
	c := p.cuts
	c.mu.Lock()
	at := slices.IndexFunc(c.kept, func(k kept) bool { return k.story == i })
	if at < 0 {
		if len(c.kept) == keptCuts {
			c.kept = slices.Delete(c.kept, 0, 1)
		}
		at = len(c.kept)
		c.kept = append(c.kept, kept{i, sync.OnceValue(func() *cutStory { return p.newCut(i) })})
	}
	texts := c.kept[at].texts
	c.mu.Unlock()
	return texts()
}

func (p *Plan) newCut(i int32) *cutStory {
	var out cutStory
	for _, a := range p.stories[i].accounts {
		if p.quotable(a) {
			out.of = append(out.of, a)
			out.shown = append(out.shown, p.account(a))
		}
	}
	out.Cut = p.vocabulary().Cut(out.shown)
	return &out
}
