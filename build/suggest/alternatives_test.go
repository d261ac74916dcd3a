package suggest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAlternativesAreAsGoodAsTheirBestLabels tries all labels of a short stretch, and compares by how much the best that
// have some name are worse than the best of all.
func TestAlternativesAreAsGoodAsTheirBestLabels(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for round := range 50 {
		m := &model{scale: 1}
		for b := range labels {
			for l := range labels {
				m.step[b][l] = r.Int32N(9) - 4
			}
		}
		s := &stretch{}
		for range 4 {
			var scores [labels]int32
			for l := range scores {
				scores[l] = r.Int32N(15) - 7
			}
			s.scores, s.starts = append(s.scores, scores), append(s.starts, r.IntN(4) > 0)
		}
		want := map[string]float64{}
		best := slices.Max(m.ahead(s)[3][:])
		all(m, s, nil, func(path []label, score int32) {
			if score > best {
				t.Fatalf("round %d: the labels %v have %d, more than the best, %d", round, path, score, best)
			}
			for i := range path {
				for j := i; path[i].first() && j < len(path) && (j == i || path[j] == path[i]+1); j++ {
					if j+1 < len(path) && path[j+1] == path[i]+1 {
						continue
					}
					key, gap := fmt.Sprint(i, j), float64(best-score)
					if old, ok := want[key]; !ok || gap < old {
						want[key] = gap
					}
				}
			}
		})
		have := map[string]float64{}
		for _, f := range m.alternatives(newPage("Ada Bo Eva Jan", nil, &gazetteer{}), s) {
			have[fmt.Sprint(f.first, f.last)] = f.gap
		}
		for key, gap := range want {
			if gap > oddGap {
				delete(want, key)
			}
		}
		if d := cmp.Diff(want, have); d != "" {
			t.Fatalf("round %d (-want +have):\n%s", round, d)
		}
	}
}

// all calls with all labels that a stretch may have, and their score.
func all(m *model, s *stretch, path []label, call func([]label, int32)) {
	i := len(path)
	if i == len(s.scores) {
		score, before := int32(0), outside
		for k, l := range path {
			score += m.step[before][l] + s.scores[k][l]
			before = l
		}
		call(path, score)
		return
	}
	before := outside
	if i > 0 {
		before = path[i-1]
	}
	for l := range labels {
		if l.follows(before) && (!l.first() || s.starts[i]) {
			all(m, s, append(slices.Clone(path), l), call)
		}
	}
}
