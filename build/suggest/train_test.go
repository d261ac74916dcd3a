package suggest

import (
	"bytes"
	"fmt"
	"testing"

	"gloss/build/archive"
)

// lessons are sentences in which people speak and places are gone to.
func lessons() (out []Lesson) {
	for i, pair := range [][2]string{{"Eva Lund", "Arvo"}, {"Bo Holm", "Northport"}, {"Ada Berg", "Westby"}, {"Jan Vik", "Sunby"}} {
		text := fmt.Sprintf("The mayor, %s, said that she went to %s in %d.", pair[0], pair[1], 2000+i)
		var names []Known
		for t, n := range map[int]string{0: pair[0], 2: pair[1]} {
			at := int32(bytes.Index([]byte(text), []byte(n)))
			names = append(names, Known{archive.Span{Start: at, End: at + int32(len(n))}, t})
		}
		if names[0].Start > names[1].Start {
			names[0], names[1] = names[1], names[0]
		}
		out = append(out, Lesson{Text: text, Sentences: []int32{0}, Names: names})
	}
	return out
}

func TestTrainingIsReproducible(t *testing.T) {
	lists := Lists{Given: []string{"eva", "bo"}, Places: []string{"arvo", "new york"}}
	a := Train(lists, lessons(), TrainOptions{Buckets: 1 << 12})
	b := Train(lists, lessons(), TrainOptions{Buckets: 1 << 12})
	if !bytes.Equal(a, b) {
		t.Error("the same lessons made other weights")
	}
}

func TestTrainedWeightsFindWhatWasTaught(t *testing.T) {
	weights := Train(Lists{Prose: []string{"It was the mayor, and the ship."}}, lessons(), TrainOptions{Buckets: 1 << 14})
	text := "The mayor, Liv Dahl, said that she went to Eastby in 2010."
	names, err := Tag(weights, text, []int32{0})
	if err != nil {
		t.Fatal(err)
	}
	have := ""
	for _, n := range names {
		have += fmt.Sprintf("%s %s; ", Types()[n.Type], text[n.Start:n.End])
	}
	if want := "person Liv Dahl; place Eastby; "; have != want {
		t.Errorf("have %q, want %q", have, want)
	}
}

func TestWeightsThatAreCutShortAreRefused(t *testing.T) {
	weights := Train(Lists{}, lessons(), TrainOptions{Buckets: 1 << 10})
	for _, n := range []int{0, len(magic), len(magic) + 3, 200, len(weights) - 1} {
		if _, err := parse(weights[:n]); err == nil {
			t.Errorf("%d of %d bytes were taken for a model", n, len(weights))
		}
	}
	m, err := parse(weights)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.encode(), weights) {
		t.Error("a model that was read is written with other bytes")
	}
}

// TestEmbeddedModelsStaySmall guards the size of the program.
func TestEmbeddedModelsStaySmall(t *testing.T) {
	if n := len(englishData) + len(russianData); n > 5<<20 {
		t.Errorf("the models have %d bytes", n)
	}
}
