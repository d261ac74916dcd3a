package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"gloss/build/archive"
)

// A Wording is a word that one voice of a story uses and the others do not.
type Wording struct {
	Word     string // in the form that the voice uses most
	Count    int    // how often the voice uses it
	Articles int    // in how many of its articles
	Archive  int    // how often the whole archive does
	// Z is the log-odds ratio of the word between this voice and the others by its standard error, with the archive as the
	// informative Dirichlet prior: Monroe, Colaresi and Quinn, “Fightin’ Words”, Political Analysis 16 (2008), eqs. 16 and 22.
	Z     float64
	First Occurrence // where it stands first
}

// An Occurrence is a place of a word.
type Occurrence struct {
	Article int32
	Span    archive.Span
}

const (
	// leastUses is how often a voice must use a word: what is used once may be chance.
	leastUses = 2
	// leastLetters leaves out the short words of grammar that a short text may happen to have alone.
	leastLetters = 4
)

// Significant is the z-score that chance reaches in one word of twenty.
const Significant = 1.96

// Wordings returns for each voice the words that it alone uses, the most telling first, at most limit of them. names are
// words to leave out for each voice: an outlet's own name. Names of entities are no words here.
func (c *Cut) Wordings(voices []int32, names []string, limit int) [][]Wording {
	t := tallyWords(c, voices)
	v, articles := c.v, c.articles
	out := make([][]Wording, len(voices))
	if len(voices) < 2 {
		return out // alone with everything
	}
	for i := range voices {
		own := keysOf(names[i])
		for _, id := range t.order {
			y := t.uses[id].by[i]
			if y < leastUses || y != t.uses[id].all || v.common(id) || t.uses[id].letters < leastLetters {
				continue
			}
			w := t.wording(articles, id, i)
			if !slices.Contains(own, strings.ToLower(w.Word)) {
				out[i] = append(out[i], w)
			}
		}
		slices.SortStableFunc(out[i], func(a, b Wording) int {
			return cmp.Or(cmp.Compare(b.Z, a.Z), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Word, b.Word))
		})
		out[i] = out[i][:min(len(out[i]), limit)]
	}
	return out
}

// wordTally is the words of a story by voice.
type wordTally struct {
	v     *Vocabulary
	order []int32 // words in the order of the articles
	uses  map[int32]*wordUses
	size  []int // voice → its words
	all   int
}

type wordUses struct {
	by      []int
	all     int
	letters int
	places  []Occurrence
}

func tallyWords(c *Cut, voices []int32) *wordTally {
	t := &wordTally{v: c.v, uses: map[int32]*wordUses{}, size: make([]int, len(voices))}
	for i := range c.texts {
		column := slices.Index(voices, c.texts[i].Voice)
		if column < 0 {
			continue
		}
		for _, read := range [][]sentence{c.texts[i].sentences, c.texts[i].beyond} {
			for k := range read {
				t.add(read[k].all, int32(i), column)
			}
		}
	}
	return t
}

// add counts the words of a sentence of the i-th article.
func (t *wordTally) add(tokens []token, i int32, column int) {
	for _, w := range tokens {
		if w.name {
			continue
		}
		t.size[column]++
		t.all++
		if w.word < 0 || w.number {
			continue
		}
		u := t.uses[w.word]
		if u == nil {
			u = &wordUses{by: make([]int, len(t.size)), letters: int(t.v.letters[w.word])}
			t.uses[w.word] = u
			t.order = append(t.order, w.word)
		}
		u.by[column]++
		u.all++
		u.places = append(u.places, Occurrence{i, archive.Span{Start: w.start, End: w.end}})
	}
}

// wording scores a word that the i-th voice alone uses.
func (t *wordTally) wording(articles []Article, id int32, i int) Wording {
	u := t.uses[id]
	w := Wording{Count: u.by[i], Archive: int(t.v.uses[id]), First: u.places[0]}
	forms := map[string]int{}
	last := int32(-1)
	for _, o := range u.places {
		forms[strings.TrimSuffix(strings.TrimSuffix(articles[o.Article].Text[o.Span.Start:o.Span.End], "’s"), "'s")]++
		if o.Article != last {
			w.Articles++
			last = o.Article
		}
	}
	for form, n := range forms {
		if best := forms[w.Word]; n > best || n == best && form > w.Word { // small letters stand after capitals
			w.Word = form
		}
	}
	w.Z = t.z(id, i)
	return w
}

// z is the z-score of the log-odds ratio. The prior weighs as much as the story itself: α0 is the number of its words,
// parted as the archive uses them. It is 0 where the archive has no other word, so that there are no odds.
func (t *wordTally) z(id int32, i int) float64 {
	a0 := float64(t.all)
	a := a0 * float64(t.v.uses[id]+1) / float64(t.v.total)
	if a >= a0 {
		return 0
	}
	y, n := float64(t.uses[id].by[i]), float64(t.size[i])
	rest, m := float64(t.uses[id].all)-y, float64(t.all)-n
	delta := math.Log((y+a)/(n+a0-y-a)) - math.Log((rest+a)/(m+a0-rest-a))
	return delta / math.Sqrt(1/(y+a)+1/(rest+a))
}

// keysOf returns the words of a name in small letters.
func keysOf(name string) []string {
	var out []string
	words(name, 0, int32(len(name)), nil, func(_ word, key []byte) { out = append(out, string(key)) })
	return out
}
