package relate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"gloss/build/archive"
)

// index makes an index of articles given as a day and the entities they mention; entity 0 is an event.
func index(t testing.TB, entities int, articles ...struct {
	day   string
	names []int32
},
) *Index {
	t.Helper()
	var arts []archive.Article
	var mentions []archive.Mentions
	for i, a := range articles {
		art := archive.Article{ID: fmt.Sprintf("a%03d", i)}
		if a.day != "" {
			d, err := archive.ParseDate(a.day)
			if err != nil {
				t.Fatal(err)
			}
			art.Published = d
		}
		arts = append(arts, art)
		var list archive.Mentions
		for k, e := range a.names {
			list.List = append(list.List, archive.Mention{Start: int32(k), End: int32(k + 1), Entity: e, How: archive.ByName, Because: -1})
		}
		mentions = append(mentions, list)
	}
	ents := make([]archive.Entity, entities)
	for i := range ents {
		ents[i].ID, ents[i].Type = fmt.Sprint("e", i), "person"
	}
	ents[0].Type = "event"
	return New(Input{Articles: arts, Entities: ents, Mentions: mentions})
}

type art = struct {
	day   string
	names []int32
}

func TestPostingsCountMentionsBothWays(t *testing.T) {
	x := index(t, 4, art{"2017-01-08", []int32{1, 2, 1}}, art{"2017-01-10", []int32{1}}, art{"", []int32{2, 3}})
	if d := cmp.Diff([]Posting{{0, 1, 0, 2, false}, {0, 2, 1, 1, false}}, x.OfArticle(0)); d != "" {
		t.Errorf("entities of an article (-want +have):\n%s", d)
	}
	if d := cmp.Diff([]Posting{{1, 1, 0, 1, false}, {0, 1, 0, 2, false}}, x.OfEntity(1)); d != "" {
		t.Errorf("articles of an entity, newest first (-want +have):\n%s", d)
	}
	if d := cmp.Diff([]int32{1, 0, 2}, x.ByDate()); d != "" {
		t.Errorf("articles by date, undated last (-want +have):\n%s", d)
	}
	if older, newer := x.Neighbours(0); older != 2 || newer != 1 {
		t.Errorf("neighbours are %d and %d, want 2 and 1", older, newer)
	}
}

func TestAmbiguousMentionsCountForNobody(t *testing.T) {
	m := archive.Mentions{List: []archive.Mention{{Start: 0, End: 1, Entity: 1, How: archive.Ambiguous}}, Choices: [][]int32{{1, 2}}}
	x := New(Input{Articles: make([]archive.Article, 1), Entities: make([]archive.Entity, 3), Mentions: []archive.Mentions{m}})
	if n := len(x.OfEntity(1)); n != 0 || x.Mentions(1) != 0 {
		t.Errorf("an undecided mention counts %d articles and %d mentions", n, x.Mentions(1))
	}
}

func TestRareEntitiesRelateMoreThanCommonOnes(t *testing.T) {
	x := index(t, 5,
		art{"2017-01-08", []int32{1, 2}},
		art{"2017-01-08", []int32{1}}, // shares the common one
		art{"2017-01-08", []int32{2}}, // shares the rare one
		art{"2017-01-08", []int32{1, 3}},
		art{"2017-01-08", []int32{4}},
	)
	var have []int32
	for _, r := range x.Related(0) {
		have = append(have, r.Article)
	}
	if d := cmp.Diff([]int32{2, 1, 3}, have); d != "" {
		t.Errorf("related (-want +have):\n%s", d)
	}
}

func TestNearnessDecidesBetweenEquals(t *testing.T) {
	x := index(t, 3, art{"2017-01-08", []int32{1}}, art{"2017-09-05", []int32{1}}, art{"2017-01-09", []int32{1}}, art{"2017-01-09", []int32{2}})
	related := x.Related(0)
	if len(related) != 2 || related[0].Article != 2 || related[1].Article != 1 {
		t.Fatalf("related are %+v, want article 2, then 1", related)
	}
	weight := related[0].Reasons[0].Weight
	want := []Reason{
		{Kind: SharedEntity, Entity: 1, Named: 3, Weight: weight},
		{Kind: SameStory, Weight: storyShare},
		{Kind: NearInTime, Days: 1, Weight: weight * nearShare * math.Exp(-1.0/float64(nearDays))},
	}
	if d := cmp.Diff(want, related[0].Reasons, cmpopts.EquateApprox(0, 1e-12)); d != "" {
		t.Errorf("reasons (-want +have):\n%s", d)
	}
}

func TestNoReasonNoRelation(t *testing.T) {
	everywhere := index(t, 2, art{"2017-01-08", []int32{1}}, art{"2017-01-08", []int32{1}})
	if r := everywhere.Related(0); len(r) != 0 {
		t.Errorf("an entity that every article names relates %+v", r)
	}
	if r := index(t, 2, art{"2017-01-08", nil}).Related(0); len(r) != 0 {
		t.Errorf("one article is related to %+v", r)
	}
}

// TestRelatedIsSymmetricalAndAddsUp checks, on random archives, what the page promises of every link.
func TestRelatedIsSymmetricalAndAddsUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		var arts []art
		for range 40 {
			var names []int32
			for range 1 + rng.IntN(6) {
				names = append(names, int32(rng.IntN(30)))
			}
			arts = append(arts, art{fmt.Sprintf("2017-%02d-%02d", 1+rng.IntN(12), 1+rng.IntN(28)), names})
		}
		x := index(t, 30, arts...)
		bestFirst := func(a, b Related) int {
			return x.better(candidate{a.Article, a.Score, 0}, candidate{b.Article, b.Score, 0})
		}
		for a := range int32(len(arts)) {
			related := x.Related(a)
			if len(related) > maxRelated || !slices.IsSortedFunc(related, bestFirst) {
				t.Fatalf("article %d: %d related, or out of order", a, len(related))
			}
			for _, r := range related {
				checkRelated(t, x, a, r)
			}
		}
	}
}

func checkRelated(t *testing.T, x *Index, a int32, r Related) {
	t.Helper()
	sum := 0.0
	for _, reason := range r.Reasons {
		sum += reason.Weight
	}
	if math.Abs(sum-r.Score) > 1e-9 {
		t.Fatalf("article %d and %d: reasons weigh %g, score is %g", a, r.Article, sum, r.Score)
	}
	if other := x.score(r.Article, a, x.shared(r.Article, a)); math.Abs(other-r.Score) > 1e-9 {
		t.Fatalf("article %d and %d score %g, the other way %g", a, r.Article, r.Score, other)
	}
}

// TestCandidatesAreWhatSharesMost compares an article with every other one.
func TestCandidatesAreWhatSharesMost(t *testing.T) {
	const n = 3000
	x := synthetic(t, n)
	passed := 0
	for a := int32(0); a < n; a += n / 20 {
		work := x.tallies.Get().(*tally)
		passed += len(x.vectors[a]) - len(x.telling(work, a, passedOver))
		x.tallies.Put(work)
		found := map[int32]bool{}
		for _, c := range x.ranked(a, n) {
			found[c.article] = true
		}
		for b := range int32(n) {
			if shared := x.shared(a, b); a != b && shared > passedOver && !found[b] {
				t.Errorf("articles %d and %d share %.3f, and it is not found", a, b, shared)
			}
		}
	}
	if passed == 0 {
		t.Error("nothing is passed over")
	}
}

func TestTogetherCountsArticles(t *testing.T) {
	x := index(t, 4, art{"2017-01-08", []int32{1, 2, 3}}, art{"2017-01-09", []int32{1, 2, 2}}, art{"2017-01-10", []int32{3}})
	if d := cmp.Diff([]Companion{{2, 2}, {3, 1}}, x.Together(1, 5)); d != "" {
		t.Errorf("named together (-want +have):\n%s", d)
	}
	if n := len(x.Together(1, 1)); n != 1 {
		t.Errorf("a limit of 1 gives %d", n)
	}
}

func TestTogetherKnowsEntitiesThatWereAdded(t *testing.T) {
	x := index(t, 4, art{"2017-01-08", []int32{1, 2, 3}}, art{"2017-01-09", []int32{1, 2}})
	x.Together(1, 5)
	said := archive.Mentions{List: []archive.Mention{{Start: 0, End: 1, Entity: 1, How: archive.ByName}, {Start: 1, End: 2, Entity: 4, How: archive.ByName}}}
	y := x.Patched(x.articles, append(slices.Clone(x.entities), archive.Entity{ID: "e4", Type: "person"}), map[int32]Patch{1: {Mentions: said}})
	if d := cmp.Diff([]Companion{{4, 1}, {3, 1}, {2, 1}}, y.Together(1, 5)); d != "" {
		t.Errorf("named together (-want +have):\n%s", d)
	}
	if d := cmp.Diff([]Companion{{2, 2}, {3, 1}}, x.Together(1, 5)); d != "" {
		t.Errorf("before (-want +have):\n%s", d)
	}
}

// synthetic makes an archive whose entities are drawn as names are in news: a few often, most rarely.
func synthetic(t testing.TB, n int) *Index {
	rng := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(rng, 1.1, 10, uint64(max(200, n/5)-1))
	arts := make([]art, n)
	for i := range arts {
		for range 12 {
			arts[i].names = append(arts[i].names, int32(zipf.Uint64()))
		}
		arts[i].day = fmt.Sprintf("20%02d-%02d-%02d", 20+rng.IntN(5), 1+rng.IntN(12), 1+rng.IntN(28))
	}
	return index(t, max(200, n/5), arts...)
}

func BenchmarkRelated(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			x := synthetic(b, n)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				x.Related(int32(i % n))
				i++
			}
		})
	}
}
