package locale

import "testing"

// TestShortTagsRunAsTheirScript holds the list of those that are written from right to left to what CLDR says.
func TestShortTagsRunAsTheirScript(t *testing.T) {
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			tag := string(a) + string(b)
			if have, want := Direction(tag), scriptDirection(tag); have != want {
				t.Errorf("%s is written %s, want %s", tag, have, want)
			}
		}
	}
}
