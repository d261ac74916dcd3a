package pages

import (
	"cmp"
	"fmt"
	"slices"

	"gloss/build/view"
)

const networkPath = "network.html"

const (
	// maxTies is how many ties the picture shows: what a reader can follow with a finger.
	maxTies = 45
	// maxKnots is how many entities it shows.
	maxKnots = 40
	// leastTie is how many articles must name both: one may be chance.
	leastTie = 2
	// tieRow is the height of a row in pixels; assets/network.css has the same.
	tieRow = 26
	// thickest is the width in pixels of the tie that most articles make.
	thickest = 4
	// widestArcs is how far the longest arc reaches in pixels.
	widestArcs = 420
)

func (p *Plan) mayTie(i int32) bool { return len(p.Index.OfEntity(i)) >= leastTie }

// hasNetwork says whether two entities are named often enough to be tied. That they are is not looked into: every page asks.
func (p *Plan) hasNetwork() bool {
	n := 0
	for i := range p.Archive.Entities {
		if p.mayTie(int32(i)) {
			if n++; n == 2 {
				return true
			}
		}
	}
	return false
}

// networkView pictures who is named with whom as an arc diagram (Wattenberg 2002): the entities in a column, a tie as an
// arc beside it. It keeps its names legible on a phone and on paper, which a cloud of knots does not.
func (p *Plan) networkView() *view.Network {
	ties, all := p.strongTies()
	v := &view.Network{
		Frame:   p.frame(networkPath, p.say("network"), p.say("network.description"), "", networkPath),
		Heading: p.say("network"),
		Intro:   p.say("network.intro"),
	}
	if v.Caption = p.say("network.note"); len(ties) < all {
		v.Caption = p.joined("sentences", []string{p.count("network.strongest", all, "shown", p.Words.Number(len(ties))), v.Caption})
	}
	order := ordered(ties)
	v.Height = len(order) * tieRow
	row := make(map[int32]int, len(order))
	for k, i := range order {
		row[i] = k
		v.Knots = append(v.Knots, view.Knot{Link: p.entityLink(networkPath, i), Type: p.Archive.Entities[i].Type, Articles: len(p.Index.OfEntity(i))})
	}
	most, longest := 1, 1
	for _, t := range ties {
		most, longest = max(most, t.articles), max(longest, rowsApart(row[t.a], row[t.b]))
	}
	v.Width = min(longest*tieRow, widestArcs)
	for k, t := range ties {
		a, b := row[t.a], row[t.b]
		from, to := min(a, b)*tieRow+tieRow/2, max(a, b)*tieRow+tieRow/2
		reach := 132 * rowsApart(a, b) / longest // of 100: a curve comes three quarters of the way to its control points
		v.Ties = append(v.Ties, view.Tie{
			ID: fmt.Sprintf("tie-%d", k+1), Href: fmt.Sprintf("#tie-%d", k+1), A: p.entityLink(networkPath, t.a), B: p.entityLink(networkPath, t.b), Articles: t.articles,
			Title: p.say("network.tie", "a", p.Archive.Entities[t.a].Name, "b", p.Archive.Entities[t.b].Name, "articles", p.count("articles", t.articles)),
			Path:  fmt.Sprintf("M0 %dC%d %d %d %d 0 %d", from, reach, from, reach, to, to),
			Width: fmt.Sprintf("%.1f", 1+float64(thickest-1)*float64(t.articles-1)/float64(max(most-1, 1))),
		})
	}
	return v
}

func rowsApart(a, b int) int { return max(a, b) - min(a, b) }

// ordered puts the entities of ties into the column so that ties are short: from the order in which the strongest ties
// name them, each is moved to where it does best until none can be. It reckons in whole numbers, so that every machine
// finds the same order.
func ordered(ties []tie) []int32 {
	var order []int32
	for _, t := range ties {
		for _, e := range []int32{t.a, t.b} {
			if !slices.Contains(order, e) {
				order = append(order, e)
			}
		}
	}
	length := func(order []int32) int {
		row := make(map[int32]int, len(order))
		for k, e := range order {
			row[e] = k
		}
		sum := 0
		for _, t := range ties {
			sum += t.articles * rowsApart(row[t.a], row[t.b])
		}
		return sum
	}
	best := length(order)
	for better := true; better; {
		better = false
		for k := range order {
			for to := range order {
				if to == k {
					continue
				}
				moved := slices.Insert(slices.Delete(slices.Clone(order), k, k+1), to, order[k])
				if n := length(moved); n < best {
					order, best, better = moved, n, true
				}
			}
		}
	}
	return order
}

// tie joins two entities that articles name together.
type tie struct {
	a, b     int32 // a < b
	articles int
}

// strongTies returns the ties between the entities that most articles name, strongest first, and how many there are. What
// nearly every article names ties everything to it and says nothing, so a tie counts by how many of the articles that
// name the rarer of the two name both (the overlap coefficient), times how many those are.
func (p *Plan) strongTies() (out []tie, all int) {
	var named []int32
	for i := range p.Archive.Entities {
		if p.mayTie(int32(i)) {
			named = append(named, int32(i))
		}
	}
	byCount(named, func(i int32) int { return len(p.Index.OfEntity(i)) })
	named = named[:min(len(named), 4*maxKnots)]
	slices.Sort(named)
	for _, a := range named {
		for _, c := range p.Index.Together(a, 4*maxKnots) {
			if c.Entity <= a || c.Articles < leastTie {
				continue
			}
			if _, among := slices.BinarySearch(named, c.Entity); among {
				out = append(out, tie{a, c.Entity, c.Articles})
			}
		}
	}
	strength := func(t tie) float64 {
		rarer := min(len(p.Index.OfEntity(t.a)), len(p.Index.OfEntity(t.b)))
		return float64(t.articles) * float64(t.articles) / float64(rarer)
	}
	slices.SortStableFunc(out, func(x, y tie) int {
		return cmp.Or(cmp.Compare(strength(y), strength(x)), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	all = len(out)
	knots := map[int32]bool{}
	var kept []tie
	for _, t := range out {
		if len(kept) == maxTies {
			break
		}
		more := 0
		for _, e := range []int32{t.a, t.b} {
			if !knots[e] {
				more++
			}
		}
		if len(knots)+more > maxKnots {
			continue
		}
		knots[t.a], knots[t.b] = true, true
		kept = append(kept, t)
	}
	return kept, all
}
