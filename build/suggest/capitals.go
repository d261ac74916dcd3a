package suggest

import (
	"slices"
	"strings"

	"gloss/build/archive"
)

// capitalizesNouns says whether a language writes common nouns with a capital.
func capitalizesNouns(language string) bool {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	return slices.Contains([]string{"de", "lb", "nds", "gsw"}, primary)
}

// maxWords is how many words a name has at most: what is longer is a headline.
const maxWords = 6

// byCapitals returns the capital words in a row, with the particles between them, of a language for which there is no
// model. What opens a sentence counts only where the same words stand within one too, and a single word only where the
// text never writes it small. Of what kind they are is not known: the English model's weights for their shape, their
// place among the other words and the lists of names say what they can.
func byCapitals(p *page, m *model) []Occurrence {
	runs := p.capitalRuns()
	sure := map[uint32]bool{}
	for _, r := range runs {
		if !p.tokens[r.first].opens {
			sure[p.key(r.first, r.last)] = true
		}
	}
	var out []Occurrence
	for _, r := range runs {
		first := &p.tokens[r.first]
		if first.opens && !sure[p.key(r.first, r.last)] || r.first == r.last && (p.small[first.word.stem] > 0 || p.isDull(r.first)) || r.last-r.first >= maxWords {
			continue
		}
		scores := make([][labels]int32, 0, maxWords)
		for k := r.first; k <= r.last; k++ {
			var s [labels]int32
			m.score(p.features(int(k)), &s)
			scores = append(scores, s)
		}
		f := m.weigh(int(r.first), 0, len(scores), int(r.last), scores)
		out = append(out, Occurrence{Span: archive.Span{Start: first.start, End: p.tokens[r.last].end}, Evidence: f.types, Sure: true})
	}
	return out
}

// capitalRuns returns capital words in a row, with up to two particles between them.
func (p *page) capitalRuns() (out []run32) {
	for i := 0; i < len(p.tokens); i++ {
		if !p.tokens[i].kind.named() || p.tokens[i].end-p.tokens[i].start < 2 {
			continue
		}
		last := i
		for j := i + 1; j < len(p.tokens) && j <= last+3 && !p.newLine(j); j++ {
			t := &p.tokens[j]
			if t.kind.named() {
				last = j
			} else if w := p.text[t.start:t.end]; !particles[w] && w != "of" {
				break
			}
		}
		out = append(out, run32{int32(i), int32(last)})
		i = last
	}
	return out
}
