package annotate

import (
	"strings"
	"testing"
)

// TestHostileTextsAreReadOnce annotates texts that took time with the square of their length. It asserts nothing of time: with a
// step that is quadratic it does not end.
func TestHostileTextsAreReadOnce(t *testing.T) {
	const length = 1 << 19 // bytes: a few seconds at most, and the better part of an hour for what is quadratic
	for _, c := range []struct{ name, language, unit, tail string }{
		{"full stops without a space", "en", "中.", ""},
		{"initials before a long word", "en", "A.", "a"},
		{"elisions in a row", "fr", "l’", ""},
		{"combining marks", "en", "\u0301", ""},
		{"marks that open", "en", "“", ""},
		{"apostrophes", "en", "' ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Repeat(c.unit, length/len(c.unit)) + strings.Repeat(c.tail, length)
			res := Article(NewRegistry(coastIn("en")), Input{Text: text, Blocks: []Block{{0, int32(len(text))}}, Language: c.language})
			if len(res.Sentences) == 0 {
				t.Error("a text has no sentence")
			}
		})
	}
}
