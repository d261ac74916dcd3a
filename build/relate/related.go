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
	// passedOver is how much of what two articles share may be passed over in looking for candidates. Those that share
	// more are found whatever it is by. In generated archives of 10,000 and 40,000 articles 9,997 of 10,000 that are among
	// the ten best of an article are found with 0.1, 9,999 with 0.08 and 9,980 with 0.15; half of the work is saved.
	passedOver = 0.1
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
	for _, c := range x.ranked(article, shortlist) {
		if c.score < leastScore {
			break
		}
		if slices.ContainsFunc(out, func(o Related) bool { return x.original[o.Article] == x.original[c.article] }) {
			continue
		}
		alike := c.score >= sameEvent
		why := x.reasons(own, c.article, c.shared, asked{passages: len(out) < maxRead && alike, words: leastVocabulary, common: alike})
		if len(why) == 0 {
			continue
		}
		if out = append(out, Related{c.article, c.score, why}); len(out) == maxRelated {
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
	for _, c := range x.ranked(article, limit) {
		why := x.reasons(own, c.article, c.shared, asked{passages: len(out) < maxRead && c.score >= sameEvent, words: 1, common: true})
		if len(why) > 0 {
			out = append(out, Related{c.article, c.score, why})
		}
	}
	return out
}

// Reasons returns what two articles share, as the first has it, weightiest first, nearness in time last.
func (x *Index) Reasons(here, there int32) []Reason {
	return x.reasons(x.reading(here), there, x.shared(here, there), asked{passages: true, words: leastVocabulary, common: true})
}

// ranked scores the candidates of an article, the best limit of them in full.
func (x *Index) ranked(article int32, limit int) []candidate {
	t := x.tallies.Get().(*tally)
	defer x.tallies.Put(t)
	for _, l := range x.telling(t, article, passedOver) {
		t.add(l.held, l.weight)
	}
	best := podium{Index: x, list: make([]candidate, 0, min(limit, len(t.touched))), limit: limit}
	t.sum[article] = 0
	// Accounts of the same story come first, since they may have less in common than others and more to show for it.
	if s := x.storyOf[article]; s >= 0 {
		for _, m := range x.stories[s].Members {
			if sum := float64(t.sum[m.Article]); sum > 0 {
				t.sum[m.Article] = 0
				best.add(candidate{m.Article, sum*x.nearFactor(article, m.Article) + storyShare, sum})
			}
		}
	}
	for _, c := range t.touched {
		sum := float64(t.sum[c])
		t.sum[c] = 0
		if sum > 0 && sum*(1+nearShare) >= best.least { // of most, not even the same day would do
			best.add(candidate{c, sum * x.nearFactor(article, c), sum})
		}
	}
	t.touched = t.touched[:0]
	t.probe.set(x.vectors[article])
	for i := range best.list {
		c := &best.list[i]
		if c.shared = 1; x.original[article] != x.original[c.article] {
			c.shared = t.probe.dot(x.vectors[c.article])
		}
		c.score = x.score(article, c.article, c.shared)
	}
	slices.SortFunc(best.list, x.better)
	return best.list
}

// A candidate is an article that may be related, with its score as far as it is known.
type candidate struct {
	article int32
	score   float64
	shared  float64 // what the two have in common, whenever they were
}

// better orders by score, then newest first, so that equal scores never depend on chance.
func (x *Index) better(a, b candidate) int {
	if c := cmp.Compare(b.score, a.score); c != 0 {
		return c
	}
	return cmp.Compare(x.rank[a.article], x.rank[b.article])
}

// A podium holds the best candidates, in order.
type podium struct {
	*Index
	list  []candidate
	limit int
	least float64 // the score that one must have to be among them
}

func (p *podium) add(c candidate) {
	if len(p.list) == p.limit {
		if p.better(c, p.list[p.limit-1]) > 0 {
			return
		}
		p.list = p.list[:p.limit-1]
	}
	at, _ := slices.BinarySearchFunc(p.list, c, p.better)
	if p.list = slices.Insert(p.list, at, c); len(p.list) == p.limit {
		p.least = p.list[p.limit-1].score
	}
}

// score is what two articles share, the more the nearer they are in time, and that both are of one story.
func (x *Index) score(a, b int32, shared float64) float64 {
	return shared*x.nearFactor(a, b) + x.storyScore(a, b)
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
	counts := x.counts.Get().(*[]int32)
	defer x.counts.Put(counts)
	if n := len(x.entities); len(*counts) < n { // or entities have been added since
		*counts = make([]int32, n)
	}
	var met []int32
	for _, p := range x.OfEntity(entity) {
		for _, q := range x.OfArticle(p.Article) {
			if (*counts)[q.Entity]++; (*counts)[q.Entity] == 1 {
				met = append(met, q.Entity)
			}
		}
	}
	out := make([]Companion, 0, len(met))
	for _, e := range met {
		if e != entity {
			out = append(out, Companion{e, int((*counts)[e])})
		}
		(*counts)[e] = 0
	}
	slices.SortStableFunc(out, func(a, b Companion) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(len(x.OfEntity(a.Entity)), len(x.OfEntity(b.Entity))), cmp.Compare(a.Entity, b.Entity))
	})
	return out[:min(len(out), limit)]
}
