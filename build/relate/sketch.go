package relate

import (
	"cmp"
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
	// who, where and how many is what tells the events apart.
	// pairFactor is what two words beside each other count above one: they repeat what each of them has counted already.
	// inTitle is how many occurrences one in the title is worth.
	pairFactor   = 0.5
	figureOrName = 2.0
	inTitle      = 2
)

// NewSketch reads an article's canonical text. Sentences are the starts of its sentences, dates what they name.
func NewSketch(a *archive.Article, text string, sentences []int32, dates []archive.Dated) Sketch {
	list := words(make([]word, 0, len(text)/6), text, sentences)
	s := Sketch{bands: fingerprint(list), days: namedDays(text, dates), sentences: int32(max(1, len(sentences)))}
	found := make([]occurrence, 0, 2*len(list))
	found = occurrences(found, text, list, 1)
	// Headlines may write every word with a capital, which then tells nothing: the whole title is a start.
	title := words(nil, a.Title, nil)
	for i := range title {
		if title[i].kind == capital {
			title[i].kind = firstWord
		}
	}
	found = occurrences(found, a.Title, title, inTitle)
	s.terms = count(found)
	return s
}

// An occurrence is one term at one place.
type occurrence struct {
	hash  uint32
	times uint8
	mark  int8 // 1: a name or number; -1: a plain word; 0: the place does not tell
	two   bool
}

func occurrences(dst []occurrence, text string, list []word, times uint8) []occurrence {
	for i, w := range list {
		o := occurrence{hash: w.stem, times: times}
		switch w.kind {
		case capital, figure:
			o.mark = 1
		case plainWord:
			o.mark = -1
		case firstWord, unparted:
		}
		beside := i+1 < len(list) && list[i+1].start-w.end <= 1
		switch {
		case w.kind == unparted && beside:
			o.hash = join(w.stem, list[i+1].stem) // one letter alone is no word
		case w.kind != unparted && beside && letters(text, w) >= smallWords && letters(text, list[i+1]) >= smallWords:
			dst = append(dst, occurrence{hash: join(w.stem, list[i+1].stem), times: times, mark: o.mark, two: true})
		}
		dst = append(dst, o)
	}
	return dst
}

func letters(text string, w word) int { return utf8.RuneCountInString(text[w.start:w.end]) }

// count adds up what stands in several places. A term is a name where it is written as one more often than not.
func count(found []occurrence) []term {
	slices.SortFunc(found, func(a, b occurrence) int { return cmp.Compare(a.hash, b.hash) })
	terms := make([]term, 0, len(found))
	for i := 0; i < len(found); {
		t := term{hash: found[i].hash}
		if found[i].two {
			t.kind = twoWords
		}
		times, mark := 0, 0
		for ; i < len(found) && found[i].hash == t.hash; i++ {
			times += int(found[i].times)
			mark += int(found[i].mark)
		}
		t.times = uint16(min(times, math.MaxUint16))
		if mark > 0 {
			t.kind |= nameOrFigure
		}
		terms = append(terms, t)
	}
	return slices.Clip(terms)
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
