package relate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// edited changes words of a text here and there, or leaves out a stretch of them.
func edited(rng *rand.Rand, text string, share float64) string {
	list := strings.Fields(text)
	if n := int(share * float64(len(list))); rng.IntN(3) == 0 {
		from := rng.IntN(len(list) - n)
		return strings.Join(slices.Delete(list, from, from+n), " ")
	}
	for i := range list {
		if rng.Float64() < share/shingleWords { // each word that changes costs so many shingles
			list[i] = fmt.Sprint("word", rng.IntN(1000))
		}
	}
	return strings.Join(list, " ")
}

// TestCopiesAreThoseThatComparingAllFinds compares every pair, as no build may.
func TestCopiesAreThoseThatComparingAllFinds(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var reports []report
	for i, r := range invented(120, 5) {
		r.id = fmt.Sprintf("o%03d", i)
		reports = append(reports, r)
		for k := range 3 {
			reports = append(reports, report{id: fmt.Sprintf("o%03d-%d", i, k), text: edited(rng, r.text, rng.Float64()*0.4)})
		}
	}
	x := New(inputOf(t, reports))
	sets := make([][]uint32, len(reports))
	for i := range sets {
		sets[i] = x.shinglesOf(int32(i))
	}
	right, found, wanted := 0, 0, 0
	for a := range sets {
		copies := x.Copies(int32(a))
		found += len(copies)
		for b := range sets {
			if a != b && jaccard(sets[a], sets[b]) >= sameText {
				wanted++
				if slices.ContainsFunc(copies, func(c Copy) bool { return int(c.Article) == b }) {
					right++
				}
			}
		}
	}
	if wanted < 200 {
		t.Fatalf("only %d pairs are copies: this test sees too little", wanted)
	}
	if precision, recall := float64(right)/float64(found), float64(right)/float64(wanted); precision < 0.98 || recall < 0.98 {
		t.Errorf("precision %.4f, recall %.4f of %d pairs", precision, recall, wanted)
	} else {
		t.Logf("precision %.4f, recall %.4f of %d pairs", precision, recall, wanted)
	}
}

func TestCopiesAreInOneStoryAndListedOnce(t *testing.T) {
	reports, _ := events(t)
	for i := range 12 {
		reports = append(reports, report{id: fmt.Sprintf("wire-%02d", i), day: fmt.Sprintf("2020-01-%02d", 1+i), text: reports[0].text})
	}
	x := New(inputOf(t, reports))
	n := 0
	for _, r := range x.Related(1) {
		if x.original[r.Article] == x.original[0] {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d of thirteen copies are related", n)
	}
	story := x.Stories()[x.StoryOf(0)]
	copies := 0
	for _, m := range story.Members {
		if m.CopyOf >= 0 {
			copies++
		}
	}
	if len(x.Copies(0)) != 12 || copies != 12 || len(story.Members) != 15 {
		t.Errorf("%d copies, %d in a story of %d", len(x.Copies(0)), copies, len(story.Members))
	}
}

func TestEmptyTextsAreNoCopies(t *testing.T) {
	x := New(inputOf(t, []report{{id: "a"}, {id: "b"}, {id: "c", text: "—"}}))
	if len(x.Copies(0)) != 0 || len(x.Related(0)) != 0 || len(x.Stories()) != 0 {
		t.Errorf("nothing has copies %v, related %v, stories %v", x.Copies(0), x.Related(0), x.Stories())
	}
}
