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
	// otherReasons is how many reasons there may be beside entities and passages: vocabulary, story and time.
	otherReasons = 3
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
	words    int  // how many words make a reason, at least, where nothing else is shared; beside others leastVocabulary
	common   bool // and where so many are not rare, and nothing else is shared, others may stand for them
}

// reasons lists what two articles share, weightiest first, the story and nearness in time last. They weigh total together,
// before the last two. What counts for a passage does not count for the vocabulary again.
func (x *Index) reasons(here *reading, there int32, total float64, ask asked) []Reason {
	l := ledger{Index: x, here: here, there: there}
	if ask.passages {
		l.enterFeatures(2*maxPassages + otherReasons)
		l.enterPassages()
	} else {
		l.enterFeatures(otherReasons)
	}
	l.enterVocabulary(ask)
	if len(l.out) == 0 {
		return nil
	}
	l.balance(total)
	slices.SortStableFunc(l.out, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Entity, b.Entity), cmp.Compare(a.Here.Start, b.Here.Start))
	})
	if w := x.storyScore(here.article, there); w > 0 {
		l.out = append(l.out, Reason{Kind: SameStory, Weight: w})
	}
	if days, ok := x.daysApart(here.article, there); ok {
		l.out = append(l.out, Reason{Kind: NearInTime, Days: days, Weight: total * nearShare * x.nearness(here.article, there)})
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

// enterFeatures makes a reason of each shared entity and keeps the shared terms. There will be so many more reasons.
func (l *ledger) enterFeatures(more int) {
	named := l.OfArticle(l.there)
	common := both(l.vectors[l.here.article], l.vectors[l.there])
	var entities [maxFeatures]int32 // of the features, or -1
	n := 0
	for i, f := range common {
		if entities[i] = l.entityOf(named, f.hash); entities[i] >= 0 {
			n++
		}
	}
	l.out = make([]Reason, 0, n+more)
	l.words = common[:0]
	for i, f := range common {
		e := entities[i]
		if e < 0 {
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

// entityOf returns which of the entities named a feature is, or -1. Of two with one hash it is the last.
func (x *Index) entityOf(named []Posting, hash uint32) int32 {
	for i := len(named) - 1; i >= 0; i-- {
		if e := named[i].Entity; x.entityHash[e] == hash {
			return e
		}
	}
	return -1
}

// both returns the features that two vectors share, each with its part of their cosine.
func both(a, b []feature) []feature {
	out := make([]feature, 0, min(len(a), len(b)))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if a[i].hash == b[j].hash {
			out = append(out, feature{a[i].hash, a[i].weight * b[j].weight})
			i++
			j++
			continue
		}
		less := lesser(a[i].hash, b[j].hash)
		i += less
		j += 1 - less
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
	for _, m := range l.matches(&l.here.quotes, &other.quotes) {
		if m.alike >= sameQuote && len(quoted) < maxPassages {
			here, there := l.here.quotes.list[m.here].span, other.quotes.list[m.there].span
			quoted = append(quoted, here)
			l.enterMatch(Reason{Kind: SharedQuotation, Here: here, There: there, Words: l.here.spell(here)}, m, &l.here.quotes, &other.quotes)
		}
	}
	n := 0
	for _, m := range l.matches(&l.here.sentences, &other.sentences) {
		here, there := &l.here.sentences.list[m.here], &other.sentences.list[m.there]
		if n == maxPassages || slices.ContainsFunc(quoted, func(q archive.Span) bool { return q.Start < here.span.End && here.span.Start < q.End }) {
			continue
		}
		n++
		l.enterMatch(Reason{Kind: SharedPassage, Here: here.span, There: there.span, Length: int(here.words), Alike: m.alike}, m, &l.here.sentences, &other.sentences)
	}
}

// enterMatch gives a reason what the words count that two parts share.
func (l *ledger) enterMatch(r Reason, m match, here, there *parts) {
	l.words = slices.DeleteFunc(l.words, func(f feature) bool {
		if !here.has(m.here, f.hash) || !there.has(m.there, f.hash) {
			return false
		}
		r.Weight += float64(f.weight)
		return true
	})
	l.out = append(l.out, r)
}

// enterVocabulary makes one reason of the shared terms that are left, and names the rarest words among them that are
// no part of a shared entity's name.
func (l *ledger) enterVocabulary(ask asked) {
	weight := 0.0
	for _, f := range l.words {
		weight += float64(f.weight)
	}
	r := Reason{Kind: SharedVocabulary, Weight: weight}
	least := rareShare
	switch {
	case len(l.out) > 0: // beside a name or a passage, “them” and “were” would be no reason, nor “city” alone
		ask.words = leastVocabulary
	case ask.common:
		least = smallShare
	}
	found := l.sharedWords(least)
	rare := 0
	for _, s := range found {
		if l.weights.idf(s.hash) >= rareShare*l.weights.most {
			rare++
		}
	}
	if len(found) < ask.words {
		return
	}
	r.Rare = rare >= ask.words
	slices.SortFunc(found, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(l.weights.idf(b.hash), l.weights.idf(a.hash)), cmp.Compare(a.span.Start, b.span.Start))
	})
	if r.Rare {
		found = found[:rare]
	}
	for _, s := range found[:min(len(found), maxVocabulary)] {
		r.Words = append(r.Words, l.here.text[s.span.Start:s.span.End])
	}
	l.out = append(l.out, r)
}

// sharedWords returns the words among the shared terms that weigh a share at least of what a word weighs that stands
// nowhere else.
func (l *ledger) sharedWords(share float64) []spelling {
	var found []spelling
	for _, f := range l.words {
		if l.weights.idf(f.hash) < share*l.weights.most {
			continue
		}
		list := l.spellings(l.here)
		i, ok := slices.BinarySearchFunc(list, f.hash, func(s spelling, h uint32) int { return cmp.Compare(s.hash, h) })
		if ok && !list[i].tiny && !l.spoken(list[i].span.Start) {
			found = append(found, list[i])
		}
	}
	return found
}

// spoken says whether the text at a place names a date, or an entity that the other article names too, which is a reason
// of its own.
func (l *ledger) spoken(at int32) bool {
	given := l.given(l.here.article)
	for i := range given.Dates {
		if d := &given.Dates[i]; d.Start <= at && at < d.End {
			return true
		}
	}
	for i := range given.Mentions.List {
		m := &given.Mentions.List[i]
		if m.Start <= at && at < m.End && m.How != archive.Ambiguous && l.names(l.there, m.Entity) {
			return true
		}
	}
	return false
}

// names says whether an article names an entity.
func (x *Index) names(article, entity int32) bool {
	return slices.ContainsFunc(x.OfArticle(article), func(p Posting) bool { return p.Entity == entity })
}
