package annotate

import (
	"cmp"
	"math"
	"slices"
)

const (
	slack     = 16 // words that a stretch of text may be ahead or behind of its diagonal at either end
	maxSites  = 4  // places looked at closely
	maxVoters = 64 // a word that stands oftener than this has no say in where to look
)

// diagonals returns where to look, the most promising first: each word of the window votes for every place that it
// would have the window at, the louder the rarer it is and the nearer to the quotation.
func (p *placer) diagonals(r *resolver, w *window) []int {
	x := r.now
	n := len(x.words) + len(w.words) + 1
	if len(p.votes) < n {
		p.votes = make([]float32, n)
	}
	p.touched = p.touched[:0]
	for i, id := range w.ids {
		places := x.places(id)
		if len(places) > maxVoters {
			continue
		}
		vote := float32(x.weight(id) / (1 + float64(w.distance(i))/8))
		r.work -= len(places)
		for _, at := range places {
			d := at - int32(i) + int32(len(w.words))
			if p.votes[d] == 0 {
				p.touched = append(p.touched, d)
			}
			p.votes[d] += vote
		}
	}
	slices.Sort(p.touched)
	out := p.peaks(len(w.words))
	for _, d := range p.touched {
		p.votes[d] = 0
	}
	return out
}

// peaks returns the diagonals with the most votes near them, no two close together.
func (p *placer) peaks(shift int) []int {
	type peak struct {
		d   int32
		sum float32
	}
	var all []peak
	from, sum := 0, float32(0)
	for to, d := range p.touched { // votes within slack/2 before d
		sum += p.votes[d]
		for p.touched[from] < d-slack/2 {
			sum -= p.votes[p.touched[from]]
			from++
		}
		all = append(all, peak{(p.touched[from] + p.touched[to]) / 2, sum})
	}
	slices.SortStableFunc(all, func(a, b peak) int { return cmp.Compare(b.sum, a.sum) })
	var out []int
	for _, k := range all {
		d := int(k.d) - shift
		if !slices.ContainsFunc(out, func(e int) bool { return max(d-e, e-d) <= slack/2 }) {
			if out = append(out, d); len(out) == maxSites {
				break
			}
		}
	}
	return out
}

// weight returns what it tells, in nats, that a word stands near where it is looked for: the less, the likelier
// it is to stand there by chance.
func (x *indexed) weight(id int32) float64 {
	const nearby = 4 // places that count as near
	n := 1
	if id != unknown {
		n = len(x.places(id))
	}
	return max(0.3, -math.Log(nearby*float64(n)/float64(max(len(x.words), 500))))
}
