package relate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// changed returns reports after some were added, changed or taken away, and where each was before.
func changed(rng *rand.Rand, reports, spare []report) (out []report, was []int32) {
	for i, r := range reports {
		switch rng.IntN(120) {
		case 0:
			continue
		case 1:
			r.text = spare[rng.IntN(len(spare))].text
			out, was = append(out, r), append(was, -1)
		case 2:
			r.id += "b"
			r.text = reports[rng.IntN(len(reports))].text // a copy
			out, was = append(out, reports[i], r), append(was, int32(i), -1)
		default:
			out, was = append(out, r), append(was, int32(i))
		}
	}
	return out, was
}

// TestWithIsNew changes archives at random. How rare terms are is taken over, and all the rest must be as if it had
// been made anew.
func TestWithIsNew(t *testing.T) {
	for seed := range uint64(3) {
		rng := rand.New(rand.NewPCG(seed, 9))
		reports := invented(400, seed)
		for i := range reports {
			if rng.IntN(50) == 0 {
				reports[i].story = fmt.Sprint("s", rng.IntN(4))
			}
		}
		x := New(inputOf(t, reports))
		learned := x.weights
		for range 3 {
			next, was := changed(rng, reports, invented(40, seed+100))
			in := inputOf(t, next)
			x.drift = 0 // however much has changed: what is learned anew is New's
			x = x.With(in, was)
			if x.weights != learned {
				t.Fatal("the weights were learned anew")
			}
			fresh := &Index{weights: learned}
			same(t, x, build(in, previous{Index: fresh, was: slices.Repeat([]int32{-1}, len(next))}))
			reports = next
		}
	}
}

func same(t *testing.T, have, want *Index) {
	t.Helper()
	if d := cmp.Diff(want.alike, have.alike, cmp.AllowUnexported(partner{}), cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("partners (-new +with):\n%s", d)
	}
	if d := cmp.Diff(want.Stories(), have.Stories()); d != "" {
		t.Fatalf("stories (-new +with):\n%s", d)
	}
	for a := range want.articles {
		if d := cmp.Diff(want.Related(int32(a)), have.Related(int32(a))); d != "" {
			t.Fatalf("related of %s (-new +with):\n%s", want.articles[a].ID, d)
		}
		if d := cmp.Diff(want.Copies(int32(a)), have.Copies(int32(a))); d != "" {
			t.Fatalf("copies of %s (-new +with):\n%s", want.articles[a].ID, d)
		}
	}
}

// TestManyHandsMakeTheSameIndex has the work done by goroutines, the last first.
func TestManyHandsMakeTheSameIndex(t *testing.T) {
	in := inputOf(t, invented(400, 5))
	want := New(in)
	in.Share = func(n int, do func(i int)) {
		var wg sync.WaitGroup
		for i := n - 1; i >= 0; i-- {
			wg.Go(func() { do(i) })
		}
		wg.Wait()
	}
	same(t, New(in), want)
}

func TestAddingAndTakingAwayLeadsBack(t *testing.T) {
	reports := invented(400, 3)
	x := New(inputOf(t, reports))
	more := slices.Clone(reports)
	more = append(more, report{id: "zz", text: reports[17].text + " and more of it", day: reports[17].day})
	was := make([]int32, len(more))
	for i := range was {
		was[i] = int32(i)
	}
	was[len(was)-1] = -1
	y := x.With(inputOf(t, more), was)
	if cmp.Equal(groups(x), groups(y)) {
		t.Error("the article that was added is in no story")
	}
	same(t, y.With(inputOf(t, reports), was[:len(reports)]), x)
}

func TestWithLearnsAnewWhenMuchHasChanged(t *testing.T) {
	reports := invented(300, 3)
	x := New(inputOf(t, reports))
	was := make([]int32, len(reports))
	for i := range was {
		was[i] = int32(i)
	}
	for i := range 20 {
		was[i] = -1
	}
	if x.With(inputOf(t, reports), was).weights == x.weights {
		t.Error("the weights are old although one article in fifteen has changed")
	}
}
