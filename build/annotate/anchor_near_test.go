package annotate

import (
	"math/rand/v2"
	"testing"
)

// TestFewEditsAreNeverPassedOver edits words of small alphabets in several scripts once or twice, in the middle.
func TestFewEditsAreNeverPassedOver(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, alphabet := range []string{"abc", "abcdefghijklmnopqrstuvwxyz", "äöüßé", "абвгдежз", "كتبمس"} {
		runes := []rune(alphabet)
		for range 5000 {
			word := make([]rune, 5+rng.IntN(8))
			for i := range word {
				word[i] = runes[rng.IntN(len(runes))]
			}
			changed := append([]rune{}, word...)
			count := 1
			if len(word) > 9 {
				count = 2 // a letter less, and nine are left
			}
			for range count {
				i := 2 + rng.IntN(len(changed)-3)
				if rng.IntN(2) == 0 {
					changed[i] = runes[rng.IntN(len(runes))]
				} else {
					changed[i], changed[i-1] = changed[i-1], changed[i]
				}
			}
			a, b := string(word), string(changed)
			if want := edits(a, b) <= count && sameEdge(a, b); near(a, b) != want {
				t.Fatalf("%q and %q differ by %d edits; near says %v", a, b, edits(a, b), near(a, b))
			}
		}
	}
}
