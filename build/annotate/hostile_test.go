package annotate

import (
	"fmt"
	"strings"
	"testing"

	"gloss/build/archive"
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

func TestSoftHyphensAreSkippedOnce(t *testing.T) {
	const n = 1 << 19
	text := "a" + strings.Repeat("\u00ad", n) + "b c"
	for _, at := range []int32{1, n + 1, 2*n - 1} {
		if have, want := Snap(text, archive.Span{Start: at, End: at + 2}), (archive.Span{Start: 0, End: 2*n + 2}); have != want {
			t.Errorf("a span at %d of a word of soft hyphens is %v, want %v", at, have, want)
		}
	}
}

// A word that speaks for each of very many entities is read once for each of them, and heard once in a text.
func TestAWordSpeaksForManyAtOnce(t *testing.T) {
	entities := make([]archive.Entity, 100_000)
	for i := range entities {
		entities[i] = archive.Entity{ID: fmt.Sprint(i), Type: "organization", Name: fmt.Sprint("Guild", i), Context: []string{"minister", "Minister"}}
	}
	last := &entities[len(entities)-1]
	last.Aliases = []string{entities[0].Name}
	r := NewRegistry(entities)
	text := strings.Repeat("A minister and a minister. ", 1<<14) + "Guild0."
	res := Article(r, Input{Text: text, Blocks: []Block{{0, int32(len(text))}}})
	if n := len(res.Mentions.List); n != 1 || res.Mentions.List[0].How != archive.Ambiguous {
		t.Errorf("what a word speaks for both of is %+v", res.Mentions.List)
	}
}

// Each of very many persons may be who a title means, and what the text says of each is looked up once.
func TestTitlesOfManyPersonsAreReadOnce(t *testing.T) {
	const n = 20_000
	entities := make([]archive.Entity, n)
	var b strings.Builder
	for i := range entities {
		entities[i] = archive.Entity{ID: fmt.Sprint(i), Type: "person", Name: fmt.Sprintf("Ada%d Holm%d", i, i), Description: "A minister."}
		fmt.Fprintf(&b, "Ada%d Holm%d came. The minister said that it was so. ", i, i)
	}
	text := b.String()
	res := Article(NewRegistry(entities), Input{Text: text, Blocks: []Block{{0, int32(len(text))}}, Language: "en"})
	if len(res.Quotations) != n || res.Quotations[n-1].Speaker != n-1 {
		t.Errorf("%d quotations, want %d, the last by the last", len(res.Quotations), n)
	}
}
