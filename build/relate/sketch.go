package relate

import (
	"math"
	"slices"
	"unicode/utf8"

	"gloss/build/archive"
)

// A Sketch is what relate takes from one text: which terms it has, and a fingerprint of its word order. It depends on
// nothing but the article, so sketches may be made in parallel, and one is good for as long as its article is.
type Sketch struct {
	terms     []term // by hash
	bands     bands
	days      []dayKey // the first days that the text names
	sentences int32
}

// A term is a word, or two beside each other, with how often it stands in the text.
type term struct {
	hash  uint32
	times uint16
	kind  termKind
}

type termKind uint8

// The kinds of a term, which may be both.
const (
	nameOrFigure termKind = 1 << iota
	twoWords
)

const (
	// figureOrName is what a name or number counts above another word. Two reports of one kind of event share its words;
	// who, where and how many is what tells the events apart. Of 1, 1.5, 2 and 2.5: with 1, pairs of two events of one
	// kind in testdata/stories.txt are as alike as some of one; from 1.5 on they are not, and 2 parts five collected
	// reports better than 1.5.
	figureOrName = 2.0
	// pairFactor is what two words beside each other count above one: they repeat what each of them has counted already.
	// Of 0, 0.5 and 1, compared like figureOrName; the difference is small.
	pairFactor = 0.5
	// inTitle is how many occurrences one in the title is worth. Set by hand.
	inTitle = 2
)

// NewSketch reads an article's canonical text. Sentences are the starts of its sentences, dates what they name.
func NewSketch(a *archive.Article, text string, sentences []int32, dates []archive.Dated) Sketch {
	list := words(make([]word, 0, len(text)/6), text, sentences)
	s := Sketch{bands: fingerprint(list), days: namedDays(text, dates), sentences: int32(max(1, len(sentences)))}
	found := make([]occurrence, 0, 2*len(list))
	found = occurrences(found, list, 1)
	// Headlines may write every word with a capital, which then tells nothing: the whole title is a start.
	title := words(nil, a.Title, nil)
	for i := range title {
		if title[i].kind == capital {
			title[i].kind = firstWord
		}
	}
	found = occurrences(found, title, inTitle)
	s.terms = count(found)
	return s
}

// An occurrence is one term at one place, packed so that sorting is cheap: the hash, then how much more than one time
// the place counts, whether it is two words, and what it tells of names.
type occurrence uint64

const (
	timesShift = 8
	isTwo      = 1 << 4
	isName     = 1 // a capital or a figure
	isNoName   = 2 // a small letter; neither where a sentence begins
)

func occurrences(dst []occurrence, list []word, times int) []occurrence {
	for i, w := range list {
		hash, marks := w.stem, times<<timesShift
		switch w.kind {
		case capital, figure:
			marks |= isName
		case plainWord:
			marks |= isNoName
		case firstWord, unparted:
		}
		beside := i+1 < len(list) && list[i+1].start-w.end <= 1
		switch {
		case w.kind == unparted && beside:
			hash = join(w.stem, list[i+1].stem) // one letter alone is no word
		case w.kind != unparted && beside && w.end-w.start >= smallWords && list[i+1].end-list[i+1].start >= smallWords:
			dst = append(dst, occurrence(join(w.stem, list[i+1].stem))<<32|occurrence(marks|isTwo))
		}
		dst = append(dst, occurrence(hash)<<32|occurrence(marks))
	}
	return dst
}

func letters(text string, w word) int { return utf8.RuneCountInString(text[w.start:w.end]) }

// count adds up what stands in several places. A term is a name where it is written as one more often than not.
func count(found []occurrence) []term {
	slices.Sort(found)
	different := 0
	for i, o := range found {
		if i == 0 || o>>32 != found[i-1]>>32 {
			different++
		}
	}
	terms := make([]term, 0, different)
	for i := 0; i < len(found); {
		t := term{hash: uint32(found[i] >> 32)}
		if found[i]&isTwo != 0 {
			t.kind = twoWords
		}
		times, names := 0, 0
		for ; i < len(found) && uint32(found[i]>>32) == t.hash; i++ {
			times += int(uint32(found[i]) >> timesShift)
			names += int(found[i]&isName) - int(found[i]&isNoName)/isNoName
		}
		t.times = uint16(min(times, math.MaxUint16))
		if names > 0 {
			t.kind |= nameOrFigure
		}
		terms = append(terms, t)
	}
	return terms
}

// much is what a text makes of a term (Salton and Buckley, Term-weighting approaches in automatic text retrieval, 1988).
func (t term) much() float64 {
	much := 1 + math.Log(float64(t.times))
	if t.kind&nameOrFigure != 0 {
		much *= figureOrName
	}
	if t.kind&twoWords != 0 {
		much *= pairFactor
	}
	return much
}
