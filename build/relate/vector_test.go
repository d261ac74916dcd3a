package relate

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestLeastAreThoseThatASortPutsFirst(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		keys := make([]uint64, rng.IntN(40))
		for i := range keys {
			keys[i] = rng.Uint64N(30) // some are equal
		}
		n := rng.IntN(45)
		sorted := slices.Sorted(slices.Values(keys))
		have := least64(slices.Clone(keys), n)
		slices.Sort(have)
		if d := cmp.Diff(sorted[:min(n, len(sorted))], have, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("the %d least of %v (-want +have):\n%s", n, keys, d)
		}
	}
}
