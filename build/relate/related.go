package relate

import (
	"cmp"
	"math"
	"slices"

	"gloss/build/archive"
)

// A Related is another article with what it shares with this one.
type Related struct {
	Article int32
	Score   float64 // comparable within one archive only
	Reasons []Reason
}

// ReasonKind says what two articles share.
type ReasonKind string

// The kinds of reason.
const (
	SharedEntity     ReasonKind = "entity"
	SharedEvent      ReasonKind = "event"
	SharedPassage    ReasonKind = "passage"    // sentences that say much the same
	SharedQuotation  ReasonKind = "quotation"  // both quote the same words
	SharedVocabulary ReasonKind = "vocabulary" // words, most often such as few articles here use
	SameStory        ReasonKind = "story"      // both are accounts of it
	NearInTime       ReasonKind = "time"
)

// A Reason is one thing that two articles share, with its part of the score.
type Reason struct {
	Kind   ReasonKind
	Entity int32 // of an entity or event
	Named  int   // in how many articles here the entity is named
	Days   int   // of nearness in time: whole days apart
	// Words are those shared, as the article has them from whose side the reason is seen: of vocabulary the rarest first,
	// of a quotation the words quoted.
	Words  []string
	Rare   bool // of vocabulary: few articles here use the words
	Length int  // of a passage, in words
	// Alike says of a passage how much of it is in both, from 0 to 1, by the words and their rarity.
	Alike float64
	// Here and There are the passages or quotations: in the text from whose side the reason is seen, and in the other.
	Here, There archive.Span
	Weight      float64
}

const (
	// maxRelated is how many related articles a page lists at most.
	maxRelated = 10
	// maxRead is for how many of them the texts are read for passages and quotations, if they are as alike as reports of
	// one event: to read all would cost more than the rest of the page.
	maxRead = 2
	// shortlist is how many candidates are scored in full.
	shortlist = 3 * maxRelated
	// leastScore is what is not worth a line: two articles with a fiftieth of their vectors in common share one word.
	leastScore = 0.02
	// storyShare is what two accounts of one story score beside what they share: the whole group says that they report one
	// event, which two of them alone may not. On ECB+ (Cybulska and Vossen 2014) the mean average precision of the lists is
	// 0.94 without, and 0.95 with any value from 0.05 to 1.
	storyShare = 0.1
	// nearDays is the time in which nearness falls to 1/e: coverage of one event fades within about two weeks.
	nearDays = 14
	// nearShare is how much nearness in time may add to what two articles share: it never relates by itself.
	nearShare = 0.5
)

// Related returns the articles that share most with one, best first, with the reasons for each, weightiest first.
// The score of a pair is the same from both sides, and is the sum of the weights of its reasons. Of articles that are
// copies of one another one is listed.
func (x *Index) Related(article int32) []Related {
	own := x.reading(article)
	var out []Related
	for _, r := range x.ranked(article, shortlist) {
		if r.Score < leastScore {
			break
		}
		if slices.ContainsFunc(out, func(o Related) bool { return x.original[o.Article] == x.original[r.Article] }) {
			continue
		}
		alike := r.Score >= sameEvent
		if r.Reasons = x.reasons(own, r.Article, asked{passages: len(out) < maxRead && alike, words: leastVocabulary, common: alike}); len(r.Reasons) == 0 {
			continue
		}
		if out = append(out, r); len(out) == maxRelated {
			break
		}
	}
	return out
}

// Nearest returns up to limit articles that share most with one, for machines: with copies of one another, and with those
// that share one word only, all of which Related leaves out.
func (x *Index) Nearest(article int32, limit int) []Related {
	own := x.reading(article)
	var out []Related
	for _, r := range x.ranked(article, limit) {
		if r.Reasons = x.reasons(own, r.Article, asked{passages: len(out) < maxRead && r.Score >= sameEvent, words: 1, common: true}); len(r.Reasons) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// Reasons returns what two articles share, as the first has it, weightiest first, nearness in time last.
func (x *Index) Reasons(here, there int32) []Reason {
	return x.reasons(x.reading(here), there, asked{passages: true, words: leastVocabulary, common: true})
}

// ranked scores the candidates of an article, the best limit of them in full.
func (x *Index) ranked(article int32, limit int) []Related {
	t := x.tallies.Get().(*tally)
	defer x.tallies.Put(t)
	for _, f := range x.vectors[article] {
		if !x.weights.common(f.hash) {
			t.add(x.holders.of(f.hash), f.weight)
		}
	}
	best := make([]candidate, 0, min(limit, len(t.touched)))
	for _, c := range t.touched {
		sum, story := float64(t.sum[c]), x.storyScore(article, c)
		full := len(best) == limit
		if c == article || full && sum*(1+nearShare)+story < best[limit-1].score {
			continue // most: not even the same day would do
		}
		r := candidate{sum*x.nearFactor(article, c) + story, c}
		if full {
			if x.better(r, best[limit-1]) > 0 {
				continue
			}
			best = best[:limit-1]
		}
		at, _ := slices.BinarySearchFunc(best, r, x.better)
		best = slices.Insert(best, at, r)
	}
	t.clear()
	for i := range best {
		best[i].score = x.score(article, best[i].article)
	}
	slices.SortFunc(best, x.better)
	out := make([]Related, len(best))
	for i, c := range best {
		out[i] = Related{Article: c.article, Score: c.score}
	}
	return out
}

// A candidate is an article that may be related, with its score as far as it is known.
type candidate struct {
	score   float64
	article int32
}

// better orders by score, then newest first, so that equal scores never depend on chance.
func (x *Index) better(a, b candidate) int {
	if c := cmp.Compare(b.score, a.score); c != 0 {
		return c
	}
	return cmp.Compare(x.rank[a.article], x.rank[b.article])
}

func (x *Index) score(a, b int32) float64 {
	return x.shared(a, b)*x.nearFactor(a, b) + x.storyScore(a, b)
}

// storyScore is storyShare of two accounts of one story, and 0 of others.
func (x *Index) storyScore(a, b int32) float64 {
	if s := x.storyOf[a]; s >= 0 && s == x.storyOf[b] {
		return storyShare
	}
	return 0
}

// shared is what two articles have in common: the cosine of their vectors, and 1 of copies.
func (x *Index) shared(a, b int32) float64 {
	if x.original[a] == x.original[b] {
		return 1
	}
	return dot(x.vectors[a], x.vectors[b])
}

func (x *Index) nearFactor(a, b int32) float64 { return 1 + nearShare*x.nearness(a, b) }

// nearness is 1 for the same day and falls to nothing.
func (x *Index) nearness(a, b int32) float64 {
	days, ok := x.daysApart(a, b)
	if !ok {
		return 0
	}
	if days >= len(x.near) {
		return 0
	}
	return x.near[days]
}

// fades returns e^(-days/nearDays) for every number of days at which it is not yet nothing.
func fades() []float64 {
	out := make([]float64, 15*nearDays)
	for d := range out {
		out[d] = math.Exp(-float64(d) / nearDays)
	}
	return out
}

// A Companion is an entity that shares articles with another.
type Companion struct {
	Entity   int32
	Articles int // that name both
}

// Together returns the entities named in the same articles as one, most often first, at most limit of them.
func (x *Index) Together(entity int32, limit int) []Companion {
	var all []int32
	for _, p := range x.OfEntity(entity) {
		for _, q := range x.OfArticle(p.Article) {
			if q.Entity != entity {
				all = append(all, q.Entity)
			}
		}
	}
	slices.Sort(all)
	var out []Companion
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j] == all[i] {
			j++
		}
		out = append(out, Companion{all[i], j - i})
		i = j
	}
	slices.SortStableFunc(out, func(a, b Companion) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(len(x.OfEntity(a.Entity)), len(x.OfEntity(b.Entity))), cmp.Compare(a.Entity, b.Entity))
	})
	return out[:min(len(out), limit)]
}
