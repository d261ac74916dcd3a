package pages

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestManyPagesAreLedToByRoundNumbers(t *testing.T) {
	for _, c := range []struct {
		n, pages int
		want     []int
	}{
		{1, 3, []int{0, 1, 2}},
		{25, 60, []int{0, 9, 19, 21, 22, 23, 24, 25, 26, 27, 28, 29, 39, 49, 59}},
		{0, 398, []int{0, 1, 2, 3, 4, 19, 39, 59, 79, 99, 119, 139, 159, 179, 199, 219, 239, 259, 279, 299, 319, 339, 359, 379, 397}},
	} {
		if d := cmp.Diff(c.want, numbersNear(c.n, c.pages)); d != "" {
			t.Errorf("page %d of %d (-want +got):\n%s", c.n, c.pages, d)
		}
	}
	for pages := 1; pages < 300_000; pages = pages*3 + 1 {
		if got := len(numbersNear(pages/2, pages)); got > maxNumbers {
			t.Errorf("of %d pages, %d are led to", pages, got)
		}
	}
}
