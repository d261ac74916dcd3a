package suggest

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// How much worse than the best labels, in the measure of training, those may be that make an alternative: largestGap, but
// oddGap for a word that no prose writes small and that has its capital within a sentence. 20 is about what a word's own
// features weigh. Of what comes up to these gaps three in ten are names in English news, and one in eight in Russian; of what
// twice as wide ones add, as much again and more, one in fifteen.
const largestGap, oddGap = 45, 75

// perhaps returns, of the alternatives to the names that were taken, those that an editor may want to see: words of none of
// them, and more words than one of them has. Where several fit the same words, the one that the model finds likeliest. Then
// what is asked for its form alone.
func (p *page) perhaps(taken, alternatives []found) (out []Occurrence) {
	slices.SortStableFunc(alternatives, func(a, b found) int { return cmp.Compare(a.gap, b.gap) })
	var kept []found
	for _, f := range alternatives {
		if !p.trim(&f) || !p.worthAQuestion(&f) || !p.addsTo(taken, &f) {
			continue
		}
		if !slices.ContainsFunc(kept, func(k found) bool { return k.first <= f.last && f.first <= k.last }) {
			kept = append(kept, f)
			p.cue(&f)
			out = append(out, p.question(&f))
		}
	}
	for _, f := range p.asked(taken) {
		if !slices.ContainsFunc(kept, func(k found) bool { return k.first <= f.first && f.last <= k.last }) {
			p.cue(&f)
			out = append(out, p.question(&f))
		}
	}
	slices.SortFunc(out, func(a, b Occurrence) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// question returns what may be a name as an occurrence, less sure than any that is one.
func (p *page) question(f *found) Occurrence {
	return Occurrence{
		Span:     archive.Span{Start: p.tokens[f.first].start, End: p.tokens[f.last].end},
		Evidence: f.types, Margin: even - f.gap,
	}
}

// worthAQuestion leaves out what is no name by the look of it: what runs across signs, and single words that are dull, or
// common where any word has a capital.
func (p *page) worthAQuestion(f *found) bool {
	for k := f.first; k <= f.last; k++ {
		if p.tokens[k].kind == sign && !p.is(int(k), "&") {
			return false
		}
	}
	if f.first < f.last {
		return f.gap <= largestGap
	}
	t := &p.tokens[f.first]
	if p.isDull(f.first) || t.end-t.start < 2 || t.opens && !p.uncommon(f.first) {
		return false
	}
	return f.gap <= largestGap || !t.opens && !t.headline && t.word.lists&listCommon == 0
}

// addsTo says whether a name is made of other words than those taken, has one of them whole and more words, or is a name
// within that of a body. A person with somebody or something beside is none.
func (p *page) addsTo(taken []found, f *found) bool {
	people, others := 0, 0
	for i := range taken {
		t := &taken[i]
		switch {
		case t.last < f.first || f.last < t.first:
		case f.first <= t.first && t.last <= f.last && f.last-f.first > t.last-t.first:
			if top(t.types) == 0 {
				people++
			} else {
				others++
			}
		default:
			return top(t.types) != 0 && (f.first == t.first && f.last < t.last && p.isNamedFor(f, t.last) || f.first > t.first && f.last == t.last && p.isItsPlace(f))
		}
	}
	return people == 0 || people+others == 1
}

// isNamedFor says whether a name up to a token is named for what it begins with: the words after that are common ones, as
// in the Geneva Communique.
func (p *page) isNamedFor(f *found, last int32) bool {
	for k := f.last + 1; k <= last; k++ {
		if p.tokens[k].kind.named() && p.tokens[k].word.lists&listCommon == 0 || p.tokens[k].kind == small && !smallInHeadlines[p.word(k)] {
			return false
		}
	}
	return p.tokens[f.last].word.lists&listCommon == 0
}

// isItsPlace says whether the end of a name is a place after a small word that says so: the University of Westby at Arvo.
func (p *page) isItsPlace(f *found) bool {
	return p.says(f.first-1, locative) && p.areOfPlaces(f.first, f.last)
}

// areOfPlaces says whether the words from first to last all are in names of places.
func (p *page) areOfPlaces(first, last int32) bool {
	for k := first; k <= last; k++ {
		if !p.tokens[k].kind.named() || p.tokens[k].word.lists&(listPlace|listPlaces) == 0 {
			return false
		}
	}
	return true
}

// perhaps returns what may be a name, of what was found in the articles, as candidates: each text that is none of the names
// gathered, nor another spelling of one.
func (g *grouping) perhaps(found []Finding) (out []Candidate) {
	have := map[string]bool{}
	for _, n := range g.names {
		have[n.spelling] = true
	}
	also := &grouping{byText: map[string]*gathered{}}
	for a := range found {
		for i := range found[a].Perhaps {
			if o := &found[a].Perhaps[i]; g.byText[o.Text] == nil && !have[spelling(o.Text)] {
				also.add(a, o)
			}
		}
	}
	also.spellings()
	for _, n := range also.heads() {
		c := also.candidate(n)
		c.Perhaps, c.Score = true, n.score
		out = append(out, c)
	}
	return out
}
