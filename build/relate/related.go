package relate

import (
	"cmp"
	"math"
	"slices"
	"time"

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
	SharedPassage    ReasonKind = "passage"    // words that stand in both, nearly the same
	SharedQuotation  ReasonKind = "quotation"  // both quote the same words
	SharedVocabulary ReasonKind = "vocabulary" // words that few articles here use
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
	Length int // of a passage, in words
	// Here and There are the passages or quotations: in the text from whose side the reason is seen, and in the other.
	Here, There archive.Span
	Weight      float64
}

const (
	// maxRelated is how many related articles a page lists at most.
	maxRelated = 10
	// maxPosting bounds the work for one article: an entity that more articles name tells too little to look
	// for candidates by. It still counts where a rarer one has found the candidate.
	maxPosting = 3000
	// nearDays is the time in which nearness falls to 1/e: coverage of one event fades within about two weeks.
	nearDays = 14
	// nearShare is how much nearness in time may add to what two articles share: it never relates by itself.
	nearShare = 0.5
	// weakShare is what an entity counts that one of the two names by an adjective only.
	weakShare = 0.5
	// eventFactor is what an event counts above another entity: two articles that name one report on one thing.
	eventFactor = 1.5
)

// Related returns the articles that share most with one, best first, with the reasons for each, weightiest first.
// The score of a pair is the same from both sides.
func (x *Index) Related(article int32) []Related {
	own := x.OfArticle(article)
	mine := make(map[int32]Posting, len(own))
	for _, p := range own {
		mine[p.Entity] = p
	}
	out := make([]Related, 0, maxRelated+1)
	for _, c := range x.candidates(article, own) {
		r := Related{Article: c, Score: x.score(mine, article, c)}
		if r.Score <= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(out, r, x.better)
		if at < maxRelated {
			out = slices.Insert(out, at, r)
			out = out[:min(len(out), maxRelated)]
		}
	}
	for i := range out {
		out[i].Reasons = x.reasons(mine, article, out[i].Article)
	}
	return out
}

// A tally adds up what candidates share with one article; it is reused from page to page.
type tally struct {
	sum     []float64 // article → what it shares by entities rare enough to look for; 0 where not touched
	touched []int32
	least   []float64
}

// candidates returns every article that may be among the best. Rare entities are added up from their postings;
// common ones can add no more than all of them together, so an article that stays below the tenth best even then
// is not looked at again.
func (x *Index) candidates(article int32, own []Posting) []int32 {
	t := x.tallies.Get().(*tally)
	defer x.tallies.Put(t)
	common := 0.0
	for _, p := range own {
		posting := x.OfEntity(p.Entity)
		if x.rarity[p.Entity] <= 0 {
			continue
		}
		if len(posting) > maxPosting {
			common += x.weight(p, Posting{})
			continue
		}
		for _, q := range posting {
			if t.sum[q.Article] == 0 {
				t.touched = append(t.touched, q.Article)
			}
			t.sum[q.Article] += x.weight(p, q)
		}
	}
	t.least = t.least[:0]
	for _, c := range t.touched {
		if full := len(t.least) == maxRelated; c != article && (!full || t.sum[c]*(1+nearShare) > t.least[maxRelated-1]) {
			t.least = keepBest(t.least, t.sum[c]*x.factor(article, c))
		}
	}
	bar := 0.0
	if len(t.least) == maxRelated {
		bar = t.least[maxRelated-1]
	}
	var out []int32
	for _, c := range t.touched {
		most := t.sum[c] + common
		if c != article && most*(1+nearShare) >= bar && most*x.factor(article, c) >= bar {
			out = append(out, c)
		}
		t.sum[c] = 0
	}
	t.touched = t.touched[:0]
	return out
}

// keepBest keeps the largest maxRelated scores, largest first.
func keepBest(best []float64, score float64) []float64 {
	if len(best) == maxRelated && score <= best[maxRelated-1] {
		return best
	}
	at, _ := slices.BinarySearchFunc(best, score, func(a, b float64) int { return cmp.Compare(b, a) })
	best = slices.Insert(best, at, score)
	return best[:min(len(best), maxRelated)]
}

// better orders by score, then newest first, so that equal scores never depend on chance.
func (x *Index) better(a, b Related) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(x.rank[a.Article], x.rank[b.Article]))
}

func (x *Index) score(mine map[int32]Posting, a, b int32) float64 {
	sum := 0.0
	for _, q := range x.OfArticle(b) {
		if p, ok := mine[q.Entity]; ok {
			sum += x.weight(p, q)
		}
	}
	return sum * x.factor(a, b)
}

// factor is what nearness in time makes of a score.
func (x *Index) factor(a, b int32) float64 { return 1 + nearShare*x.nearness(a, b) }

// weight is the part of one shared entity.
func (x *Index) weight(p, q Posting) float64 {
	w := x.rarity[p.Entity]
	if p.Weak || q.Weak {
		w *= weakShare
	}
	return w
}

// nearness is 1 for the same day and falls to nothing.
func (x *Index) nearness(a, b int32) float64 {
	days, ok := x.daysApart(a, b)
	if !ok || days >= len(x.near) {
		return 0
	}
	return x.near[days]
}

// fading returns e^(-days/nearDays) for every number of days at which it is not yet nothing.
func fading() []float64 {
	out := make([]float64, 15*nearDays)
	for d := range out {
		out[d] = math.Exp(-float64(d) / nearDays)
	}
	return out
}

// daysApart counts calendar days as written, and says false where one of the days is not known.
func (x *Index) daysApart(a, b int32) (int, bool) {
	p, q := x.days[a], x.days[b]
	if p == noDay || q == noDay {
		return 0, false
	}
	return int(max(p-q, q-p)), true
}

// noDay stands for an article whose day is not known.
const noDay = math.MinInt32

// dayOf numbers a date's calendar day as written, whatever its zone.
func dayOf(d archive.Date) int32 {
	if d.Precision() != archive.Day && d.Precision() != archive.Time {
		return noDay
	}
	y, m, n := d.From().Date()
	return int32(time.Date(y, m, n, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// reasons lists what two articles share, weightiest first, nearness in time last.
func (x *Index) reasons(mine map[int32]Posting, a, b int32) []Reason {
	var out []Reason
	for _, q := range x.OfArticle(b) {
		p, ok := mine[q.Entity]
		if !ok {
			continue
		}
		w := x.weight(p, q)
		if w <= 0 {
			continue
		}
		kind := SharedEntity
		if x.entities[q.Entity].Type == "event" {
			kind = SharedEvent
		}
		out = append(out, Reason{Kind: kind, Entity: q.Entity, Named: len(x.OfEntity(q.Entity)), Weight: w})
	}
	slices.SortStableFunc(out, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Entity, b.Entity))
	})
	if days, ok := x.daysApart(a, b); ok {
		sum := 0.0
		for _, r := range out {
			sum += r.Weight
		}
		out = append(out, Reason{Kind: NearInTime, Days: days, Weight: sum * nearShare * x.nearness(a, b)})
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
