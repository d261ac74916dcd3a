package relate

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

const (
	// maxVocabulary is how many words a reason lists; fewer than leastVocabulary are chance.
	maxVocabulary   = 5
	leastVocabulary = 3
	// rareShare is what a word must weigh to be called rare, of what one weighs that stands nowhere else. In a small
	// archive few words do that more than one article has.
	rareShare = 0.5
	// sameQuote is the share of a quotation that must be common: two outlets translate or cut one sentence differently.
	sameQuote = 0.5
)

// A ledger divides the score of a pair among its reasons.
type ledger struct {
	*Index
	here  *reading
	there int32
	out   []Reason
	words []feature // shared terms that no reason has claimed
}

// asked says how far reasons are sought.
type asked struct {
	passages bool // search the texts for passages and quotations too
	words    int  // how many words make a reason, at least
	common   bool // and where so many are not rare, others may stand for them
}

// reasons lists what two articles share, weightiest first, the story and nearness in time last. What counts for a passage does not count for the vocabulary again.
func (x *Index) reasons(here *reading, there int32, ask asked) []Reason {
	l := ledger{Index: x, here: here, there: there}
	l.enterFeatures()
	if ask.passages {
		l.enterPassages()
	}
	l.enterVocabulary(ask)
	if len(l.out) == 0 {
		return nil
	}
	l.balance(x.shared(here.article, there))
	slices.SortStableFunc(l.out, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Entity, b.Entity), cmp.Compare(a.Here.Start, b.Here.Start))
	})
	if w := x.storyScore(here.article, there); w > 0 {
		l.out = append(l.out, Reason{Kind: SameStory, Weight: w})
	}
	if days, ok := x.daysApart(here.article, there); ok {
		l.out = append(l.out, Reason{Kind: NearInTime, Days: days, Weight: x.shared(here.article, there) * nearShare * x.nearness(here.article, there)})
	}
	return l.out
}

// balance divides among the reasons what none of them has claimed, in proportion to what each has.
func (l *ledger) balance(total float64) {
	sum := 0.0
	for i := range l.out {
		sum += l.out[i].Weight
	}
	for i := range l.out {
		if sum > 0 {
			l.out[i].Weight *= total / sum
		} else {
			l.out[i].Weight = total / float64(len(l.out))
		}
	}
}

// enterFeatures makes a reason of each shared entity and keeps the shared terms.
func (l *ledger) enterFeatures() {
	named := l.OfArticle(l.there)
	entities := make(map[uint32]int32, len(named))
	for _, p := range named {
		entities[l.entityHash[p.Entity]] = p.Entity
	}
	common := both(l.vectors[l.here.article], l.vectors[l.there])
	l.out = make([]Reason, 0, len(entities)/2+2*maxPassages)
	l.words = make([]feature, 0, len(common))
	for _, f := range common {
		e, ok := entities[f.hash]
		if !ok {
			l.words = append(l.words, f)
			continue
		}
		kind := SharedEntity
		if l.entities[e].Type == "event" {
			kind = SharedEvent
		}
		l.out = append(l.out, Reason{Kind: kind, Entity: e, Named: len(l.OfEntity(e)), Weight: float64(f.weight)})
	}
}

// both returns the features that two vectors share, each with its part of their cosine.
func both(a, b []feature) []feature {
	out := make([]feature, 0, min(len(a), len(b)))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].hash < b[j].hash:
			i++
		case a[i].hash > b[j].hash:
			j++
		default:
			out = append(out, feature{a[i].hash, a[i].weight * b[j].weight})
			i++
			j++
		}
	}
	return out
}

// enterPassages makes reasons of quotations and sentences that say much the same. A sentence that holds a shared
// quotation is left to that.
func (l *ledger) enterPassages() {
	other := l.reading(l.there)
	l.cut(l.here)
	l.cut(other)
	var quoted []archive.Span
	for _, m := range l.weights.matches(l.here.quotes, other.quotes) {
		if m.alike >= sameQuote && len(quoted) < maxPassages {
			here, there := &l.here.quotes[m.here], &other.quotes[m.there]
			quoted = append(quoted, here.span)
			l.enterMatch(Reason{Kind: SharedQuotation, Here: here.span, There: there.span, Words: l.here.spell(here.span)}, here, there)
		}
	}
	n := 0
	for _, m := range l.weights.matches(l.here.sentences, other.sentences) {
		here, there := &l.here.sentences[m.here], &other.sentences[m.there]
		if n == maxPassages || slices.ContainsFunc(quoted, func(q archive.Span) bool { return q.Start < here.span.End && here.span.Start < q.End }) {
			continue
		}
		n++
		l.enterMatch(Reason{Kind: SharedPassage, Here: here.span, There: there.span, Length: int(here.words), Alike: m.alike}, here, there)
	}
}

// enterMatch gives a reason what the words count that two parts share.
func (l *ledger) enterMatch(r Reason, here, there *part) {
	l.words = slices.DeleteFunc(l.words, func(f feature) bool {
		if !here.has(f.hash) || !there.has(f.hash) {
			return false
		}
		r.Weight += float64(f.weight)
		return true
	})
	l.out = append(l.out, r)
}

func (p *part) has(hash uint32) bool {
	_, ok := slices.BinarySearchFunc(p.stems, hash, func(s stem, h uint32) int { return cmp.Compare(s.hash, h) })
	return ok
}

// spell returns the words of a span.
func (r *reading) spell(span archive.Span) []string {
	var out []string
	for _, w := range r.list {
		if span.Start <= w.start && w.start < span.End {
			out = append(out, r.text[w.start:w.end])
		}
	}
	return out
}

// enterVocabulary makes one reason of the shared terms that are left, and names the rarest words among them that are
// no part of a shared entity's name.
func (l *ledger) enterVocabulary(ask asked) {
	weight := 0.0
	for _, f := range l.words {
		weight += float64(f.weight)
	}
	r := Reason{Kind: SharedVocabulary, Weight: weight, Rare: true}
	found := l.sharedWords(rareShare)
	if len(found) < ask.words && ask.common {
		found, r.Rare = l.sharedWords(smallShare), false
	}
	if len(found) < ask.words {
		return
	}
	slices.SortFunc(found, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(l.weights.idf(b.hash), l.weights.idf(a.hash)), cmp.Compare(a.span.Start, b.span.Start))
	})
	for _, s := range found[:min(len(found), maxVocabulary)] {
		r.Words = append(r.Words, l.here.text[s.span.Start:s.span.End])
	}
	l.out = append(l.out, r)
}

// sharedWords returns the words among the shared terms that weigh a share at least of what a word weighs that stands
// nowhere else.
func (l *ledger) sharedWords(share float64) []spelling {
	var found []spelling
	spoken := l.spoken()
	for _, f := range l.words {
		if l.weights.idf(f.hash) < share*l.weights.most {
			continue
		}
		list := l.here.spellings()
		i, ok := slices.BinarySearchFunc(list, f.hash, func(s spelling, h uint32) int { return cmp.Compare(s.hash, h) })
		if !ok || list[i].tiny || slices.ContainsFunc(spoken, func(s archive.Span) bool { return s.Start <= list[i].span.Start && list[i].span.Start < s.End }) {
			continue
		}
		found = append(found, list[i])
	}
	return found
}

// spoken returns where the text names entities that the other article names too, which are reasons of their own, and
// where it names dates.
func (l *ledger) spoken() []archive.Span {
	shared := map[int32]bool{}
	for _, p := range l.OfArticle(l.there) {
		shared[p.Entity] = true
	}
	var out []archive.Span
	given := l.given(l.here.article)
	for _, d := range given.Dates {
		out = append(out, archive.Span{Start: d.Start, End: d.End})
	}
	for _, m := range given.Mentions.List {
		if m.How != archive.Ambiguous && shared[m.Entity] {
			out = append(out, archive.Span{Start: m.Start, End: m.End})
		}
	}
	return out
}
