// Package compare sets accounts of one happening side by side. Articles with their sentences, mentions, quotations and
// dates go in, together with a Vocabulary of the whole archive; out come the sentences that tell the same, the points in
// which these differ, who is named by whom, and the words that one outlet uses and the others do not.
//
// The articles of one story are cut up once (cut.go), for all that is asked of them.
//
// Nothing is understood here. Two sentences are set beside each other because they share entities, numbers and words
// that are rare in the archive (sentence.go), and how much they share is stated with them. What differs is shown
// (differ.go) where such sentences give other dates, other numbers of one noun, or other speakers; what it means is left to
// the reader.
//
// All ranges are half-open byte ranges of an article's canonical text. The package is pure; a Vocabulary may be used by any
// number of goroutines.
package compare

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// An Article is one account, as compare reads it.
type Article struct {
	Text string // canonical
	// Sentences are the stretches that are compared, in the order of the text: all that is prose.
	Sentences  []archive.Span
	Mentions   archive.Mentions
	Quotations []archive.Quotation
	Dates      []archive.Dated
	// Voice is who speaks: articles with the same voice are one outlet's, and no witnesses of each other. Not negative.
	Voice int32
}

// A Comparison is what a group of articles tells alike and differently.
type Comparison struct {
	Passages    []Passage    // told by two voices at least; most voices first, then the most alike
	Differences []Difference // in the order of Passages
	Left        int          // articles that were not compared, because there are too many
	Unread      int          // sentences that were not, because an article is too long or too many of them are alike
}

// A Passage is sentences of several articles that tell the same, one an article, in the order of the articles.
type Passage struct {
	Places     []Place
	Voices     int     // how many different outlets
	Similarity float64 // of the least alike place to the first sentence found, 0 … 1
}

// A Place is a sentence of an article, with the words in it that others share.
type Place struct {
	Article  int32
	Sentence int32
	Agree    []archive.Span // in order, apart from each other
}

// maxAccounts bounds how many articles of one story are compared sentence by sentence. Nobody reads more side by
// side, and the work grows with the sentences that share a word.
const maxAccounts = 60

// Compare says what the articles tell alike and differently.
func (cut *Cut) Compare() Comparison {
	texts := cut.compared()
	linked := cut.linked()
	c := Comparison{Left: len(cut.articles) - len(texts), Unread: linked.unread}
	for i := range texts {
		c.Unread += len(texts[i].Sentences) - len(texts[i].sentences)
	}
	voices := slices.DeleteFunc(slices.Clone(linked.links), func(l link) bool { return texts[l.a.article].Voice == texts[l.b.article].Voice })
	for _, g := range groups(texts, voices) {
		c.Passages = append(c.Passages, passage(texts, g))
	}
	slices.SortStableFunc(c.Passages, func(a, b Passage) int {
		return cmp.Or(cmp.Compare(b.Voices, a.Voices), cmp.Compare(b.Similarity, a.Similarity))
	})
	for i := range c.Passages {
		c.Differences = append(c.Differences, differences(texts, &c.Passages[i], i)...)
	}
	for i := range c.Passages {
		for k := range c.Passages[i].Places {
			c.Passages[i].Places[k].Article = cut.chosen[c.Passages[i].Places[k].Article]
		}
	}
	for i := range c.Differences {
		for k := range c.Differences[i].Sides {
			c.Differences[i].Sides[k].Article = cut.chosen[c.Differences[i].Sides[k].Article]
		}
	}
	return c
}

// Choose takes the first article of each voice, then the second of each, and so on until there are enough to compare
// (sixty): so that in a large story every outlet is heard. voices are those of all articles, in order; so are the numbers
// that it returns.
func Choose(voices []int32) []int32 {
	turn := make([]int, len(voices))
	spoken := map[int32]int{}
	order := make([]int32, len(voices))
	for i, v := range voices {
		turn[i] = spoken[v]
		spoken[v]++
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(turn[a], turn[b]) })
	order = order[:min(len(order), maxAccounts)]
	slices.Sort(order)
	return order
}
