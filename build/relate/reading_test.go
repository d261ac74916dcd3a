package relate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"gloss/build/archive"
)

// TestMatchesOfBooksAreThoseOfTheirSentences compares two texts with more sentences than fit into one table with what
// every pair of their sentences has in common.
func TestMatchesOfBooksAreThoseOfTheirSentences(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	in := Input{Articles: make([]archive.Article, 2)}
	var first [][]string // the sentences of the first book, of which the second takes some over
	for i := range in.Articles {
		in.Articles[i].ID = fmt.Sprint("book-", i)
		var text strings.Builder
		var starts []int32
		for k := range 400 {
			words := make([]string, 8+rng.IntN(4))
			for w := range words {
				words[w] = fmt.Sprint([]string{"w", "W"}[rng.IntN(2)], rng.IntN(900))
			}
			if i == 0 {
				first = append(first, words)
			} else if k%2 == 0 {
				copy(words, first[rng.IntN(len(first))][2:])
			}
			starts = append(starts, int32(text.Len()))
			text.WriteString(strings.Join(words, " ") + ". ")
		}
		in.Texts, in.Sentences = append(in.Texts, text.String()), append(in.Sentences, starts)
	}
	x := New(in)
	a, b := x.reading(0), x.reading(1)
	x.cut(a)
	x.cut(b)
	if len(a.sentences.list)*len(b.sentences.list) <= tableSize {
		t.Fatal("both fit into one table")
	}
	got := x.matches(&a.sentences, &b.sentences)
	if len(got) == 0 {
		t.Fatal("nothing matches")
	}
	here, there := byPart(&a.sentences), byPart(&b.sentences)
	alike := func(i, j int) float64 {
		s := sharedBy(x.weights, here[i], there[j])
		if s.words < leastCommon || s.weight < leastWeight*x.weights.most {
			return 0
		}
		return s.weight / max(a.sentences.list[i].sum, b.sentences.list[j].sum)
	}
	const rounding = 1e-9
	for _, m := range got {
		if want := alike(m.here, m.there); math.Abs(want-m.alike) > rounding {
			t.Errorf("sentences %d and %d are alike by %v, want %v", m.here, m.there, m.alike, want)
		}
		for j := range there {
			if other := alike(m.here, j); other > m.alike+rounding {
				t.Errorf("sentence %d is said to be most like %d, by %v, but is like %d by %v", m.here, m.there, m.alike, j, other)
			}
		}
	}
}

// byPart returns the weights of the stems of each part.
func byPart(p *parts) []map[uint32]float32 {
	out := make([]map[uint32]float32, len(p.list))
	for i := range out {
		out[i] = map[uint32]float32{}
	}
	for _, s := range p.stems {
		out[s.part][s.hash] = s.weight
	}
	return out
}

// sharedBy is what two parts have in common, up to rounding.
func sharedBy(w *weights, a, b map[uint32]float32) (s shared) {
	for hash, weight := range a {
		if other, ok := b[hash]; ok && float64(other) > smallShare*w.most {
			s.weight += float64(min(weight, other))
			s.words++
		}
	}
	return s
}

// TestReadingsThatGoAreReadAgain asks for more texts than are kept, twice.
func TestReadingsThatGoAreReadAgain(t *testing.T) {
	in := Input{Articles: make([]archive.Article, 3*keptReadings)}
	for i := range in.Articles {
		in.Articles[i].ID = fmt.Sprintf("a%04d", i)
		in.Texts = append(in.Texts, fmt.Sprintf("the text of number %d", i))
	}
	x := New(in)
	for range 2 {
		for i := range in.Articles {
			r := x.reading(int32(i))
			if r.text != in.Texts[i] || len(r.list) != 5 {
				t.Fatalf("article %d reads %q, in %d words", i, r.text, len(r.list))
			}
			if n := len(x.readings.new) + len(x.readings.old); n > 2*keptReadings {
				t.Fatalf("%d readings are kept", n)
			}
		}
	}
	if a, b := x.reading(7), x.reading(7); a != b {
		t.Error("a text is cut up twice, one time right after the other")
	}
}
