package suggest

import (
	"cmp"
	"slices"
	"strings"

	"gloss/build/archive"
)

// A Report is what the registry of an archive lacks.
type Report struct {
	Candidates []Candidate    // those in most articles first; then what is perhaps a name, in the same order
	Found      [][]Occurrence // by article: the names, with the type that they have in the archive
}

// A Candidate is an entity that the registry lacks; or, with AliasOf, another form of one that it has.
type Candidate struct {
	Name     string
	Type     string // by Types
	AliasOf  int    // an index into Archive.Entities, or -1
	Forms    []Form // the name first, then the most frequent, then the adjectives
	Count    int    // places of all forms but the adjectives
	Articles []int  // those with any of these forms, in order
	Examples []Example
	Score    float64 // from 0 to 1
	Perhaps  bool    // it was nearly taken for a name
	Reason   string  // why it is proposed, as a sentence without its full stop
}

// A Form is one way in which a candidate is named.
type Form struct {
	Text     string
	Count    int
	Articles []int // in order
	How      How
}

// How says what a form is to its candidate.
type How uint8

// The ways in which a form belongs to its candidate.
const (
	IsName      How = iota
	IsSpelling      // the same but for how it is spelled or declined
	IsSlip          // one letter away
	IsSurname       // the last word of a person's name that stands in the same article
	IsAcronym       // the initials of a name that stands in the same article
	IsLongForm      // a name whose initials are an acronym of the registry
	IsAdjective     // the demonym of a place
)

// An Example is a place of a candidate.
type Example struct {
	Article int // an index into Archive.Articles
	archive.Span
}

// maxExamples is how many places of a candidate are shown, each from another article.
const maxExamples = 3

// Group turns the names found in articles into candidates.
func Group(entities []archive.Entity, found []Finding) Report {
	g := &grouping{byText: map[string]*gathered{}}
	r := Report{Found: make([][]Occurrence, len(found))}
	for i := range found {
		r.Found[i] = found[i].Names
	}
	g.gather(r.Found)
	g.settleTypes(r.Found)
	g.relate()
	demonyms := g.demonymsOf(found)
	for _, n := range g.names {
		if n.of == nil {
			c := g.candidate(n)
			c.Forms = append(c.Forms, demonyms[n]...)
			r.Candidates = append(r.Candidates, c)
		}
	}
	r.Candidates = append(r.Candidates, g.perhaps(found)...)
	known := newRegistryForms(entities)
	for i := range r.Candidates {
		c := &r.Candidates[i]
		c.AliasOf = -1
		how := IsName
		if e, h, ok := known.like(c); ok {
			c.AliasOf, how = e, h
		}
		c.explain(entities, how)
	}
	slices.SortStableFunc(r.Candidates, func(a, b Candidate) int {
		return cmp.Or(last(a.Perhaps)-last(b.Perhaps), cmp.Compare(len(b.Articles), len(a.Articles)), cmp.Compare(b.Count, a.Count), cmp.Compare(b.Score, a.Score),
			strings.Compare(a.Name, b.Name))
	})
	return r
}

// last returns what sorts those behind the others.
func last(those bool) int {
	if those {
		return 1
	}
	return 0
}

type grouping struct {
	byText map[string]*gathered
	names  []*gathered // in the order in which they first stand
}

// gathered is one way of writing a name, with all its places.
type gathered struct {
	text     string
	spelling string
	evidence [3]float64
	score    float64
	count    int
	articles []int
	examples []Example
	of       *gathered // the name of which it is a form
	how      How
	forms    []*gathered
}

// gather keeps of what was found in doubt that which is sure in another place, and collects the places of each name.
func (g *grouping) gather(found [][]Occurrence) {
	balance := map[string]int{} // how much rather a text is a name than none
	for _, list := range found {
		for i := range list {
			if list[i].Sure {
				balance[list[i].Text] += 2
			} else {
				balance[list[i].Text]--
			}
		}
	}
	for a := range found {
		found[a] = slices.DeleteFunc(found[a], func(o Occurrence) bool { return !o.Sure && balance[o.Text] <= 0 })
		for i := range found[a] {
			g.add(a, &found[a][i])
		}
	}
}

func (g *grouping) add(article int, o *Occurrence) {
	n := g.byText[o.Text]
	if n == nil {
		n = &gathered{text: o.Text, spelling: spelling(o.Text)}
		g.byText[o.Text] = n
		g.names = append(g.names, n)
	}
	n.count++
	n.score = max(n.score, o.Score())
	for t, v := range o.Evidence {
		n.evidence[t] += v
	}
	if k := len(n.articles); k == 0 || n.articles[k-1] != article {
		n.articles = append(n.articles, article)
		if len(n.examples) < maxExamples {
			n.examples = append(n.examples, Example{article, o.Span})
		}
	}
}

// settleTypes gives each place of a name the type that all its places have together.
func (g *grouping) settleTypes(found [][]Occurrence) {
	for a := range found {
		for i := range found[a] {
			o := &found[a][i]
			if n := g.byText[o.Text]; top(n.evidence) != o.best() {
				o.Evidence = n.evidence
			}
		}
	}
}

// Type returns the type of an occurrence.
func (o *Occurrence) Type() string { return Types()[o.best()] }

// candidate puts a name and its forms together.
func (g *grouping) candidate(n *gathered) Candidate {
	all := append([]*gathered{n}, n.forms...)
	slices.SortStableFunc(all[1:], func(a, b *gathered) int {
		return cmp.Or(cmp.Compare(b.count, a.count), strings.Compare(a.text, b.text))
	})
	c := Candidate{Name: n.text}
	var evidence [3]float64
	doubt := 1.0
	for _, f := range all {
		c.Forms = append(c.Forms, Form{Text: f.text, Count: f.count, Articles: f.articles, How: f.how})
		c.Count += f.count
		c.Articles = append(c.Articles, f.articles...)
		for t, v := range f.evidence {
			evidence[t] += v
		}
		doubt *= 1 - f.score
		for _, e := range f.examples {
			if len(c.Examples) < maxExamples && !slices.ContainsFunc(c.Examples, func(x Example) bool { return x.Article == e.Article }) {
				c.Examples = append(c.Examples, e)
			}
		}
	}
	slices.Sort(c.Articles)
	c.Articles = slices.Compact(c.Articles)
	c.Type, c.Score = Types()[top(evidence)], 1-doubt
	return c
}
