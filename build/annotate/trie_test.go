package annotate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

// FuzzTrie asserts that the trie finds what comparing every name with every stretch of words finds.
func FuzzTrie(f *testing.F) {
	f.Add("Tolmia|United Leagues|United Leagues Court|Port Orun", "The United Leagues Court, in Port Orun, tolmia.")
	f.Add("A a|a|a A a", "a a a a a")
	f.Add("3G tPad", "tPad")
	f.Add("Долинск|Совет Долинска", "Совет Долинска в Долинске")
	f.Add("St. Orun|O'Neil & Sons|U.S.", "St Orun, O’Neil & Sons: the U.S. of J.R.Noor")
	f.Fuzz(func(t *testing.T, names, text string) {
		names, text = strings.ToValidUTF8(names, "?"), strings.ToValidUTF8(text, "?")
		var entities []archive.Entity
		for i, name := range strings.Split(names, "|") {
			entities = append(entities, archive.Entity{ID: fmt.Sprint(i), Type: "place", Name: name, Match: archive.Match{Case: "fold"}})
		}
		fd := &finder{r: NewRegistry(entities), text: text, speaks: map[int32]bool{}, heard: map[int32]bool{}}
		s := scanner{key: fd.r.known}
		fd.words = s.scan(nil, text, 0, int32(len(text)))
		fd.walk(0)
		var have []string
		for _, h := range fd.hits {
			for at := h.head; h.by == 0 && at != 0; at = fd.r.forms[at].next {
				if !fd.strong(&fd.r.forms[at]) {
					continue // implied by a name, and no name itself
				}
				have = append(have, fmt.Sprintf("%d–%d is %s", h.first, h.last, entities[fd.r.forms[at].entity].ID))
			}
		}
		if d := cmp.Diff(sorted(naive(entities, text)), sorted(have)); d != "" {
			t.Errorf("names %q, text %q (-naive +trie):\n%s", names, text, d)
		}
	})
}

func sorted(s []string) []string {
	slices.Sort(s)
	return s
}

// naive compares every name with every stretch of words.
func naive(entities []archive.Entity, text string) []string {
	var out []string
	words := foldedWords(text, func(_ string, ws []word) []word { return ws })
	for _, e := range entities {
		name := foldedWords(e.Name, trimSigns)
		for i := 0; len(name) > 0 && len(name) <= maxWords && i+len(name) <= len(words); i++ {
			if slices.Equal(words[i:i+len(name)], name) {
				out = append(out, fmt.Sprintf("%d–%d is %s", i, i+len(name)-1, e.ID))
			}
		}
	}
	return out
}

func foldedWords(text string, trim func(string, []word) []word) []string {
	s := scanner{key: func([]byte) int32 { return 0 }}
	var out []string
	for _, w := range trim(text, s.scan(nil, text, 0, int32(len(text)))) {
		out = append(out, string(appendFolded(nil, text[w.start:w.end])))
	}
	return out
}

func TestVocabularyKeepsWordsApart(t *testing.T) {
	v := newVocabulary(0)
	const words = 10_000
	for i := range words {
		if n, isNew := v.add(fmt.Append(nil, "w", i)); !isNew || n != int32(i+1) {
			t.Fatalf("word %d has number %d, new %v", i, n, isNew)
		}
	}
	for i := range words {
		if n := v.number(fmt.Append(nil, "w", i)); n != int32(i+1) {
			t.Fatalf("word %d is found as %d", i, n)
		}
	}
	if n := v.number([]byte("w")); n != 0 {
		t.Errorf("a word that was never added has number %d", n)
	}
}
