package search

import (
	"encoding/binary"
	"math"
)

// A Part is the postings of some documents of one kind: what one goroutine collects. Parts are put together in the
// order of their documents (index.go), and what comes out is the same however many there were.
type Part struct {
	vocabulary map[string]uint32            // term → its index in terms
	spellings  map[string]map[string]uint32 // language → word as it stands in a text → its term
	terms      []collected
	stems      map[string][]uint32 // stem → terms that have it

	touched []uint32 // terms in the document being read
	buf     []uint32 // of words: scratch
}

// collected is the postings of one term: for each document a varint of its distance from the one before, or from 0, and
// the byte of its level.
type collected struct {
	text     string
	postings []byte
	next     uint32 // the lowest document that may come
	df       uint32
	count    uint16 // in the document being read
	heading  uint8  // words of the shortest heading there that has it, or 0
}

func newPart() *Part {
	return &Part{vocabulary: map[string]uint32{}, spellings: map[string]map[string]uint32{}, stems: map[string][]uint32{}}
}

// words returns the terms of a text, in order. The slice is the part's own until the next call.
func (p *Part) words(text, lang string) []uint32 {
	known := p.spellings[lang]
	if known == nil {
		known = map[string]uint32{}
		p.spellings[lang] = known
	}
	p.buf = p.buf[:0]
	scan(text, func(start, end int, mixed bool) {
		if mixed { // a sentence, as like as not: it will not come again
			terms(fold(text[start:end]), true, func(t string) { p.buf = append(p.buf, p.term(t)) })
			return
		}
		word := text[start:end]
		id, ok := known[word]
		if !ok {
			id = p.spell(word, lang)
			known[word] = id
		}
		if id != noTerm {
			p.buf = append(p.buf, id)
		}
	})
	return p.buf
}

const noTerm = math.MaxUint32

// spell returns the term of a word that was not seen before, and notes its stem.
func (p *Part) spell(word, lang string) uint32 {
	folded := cut(fold(word), longest)
	if folded == "" {
		return noTerm // marks alone
	}
	id := p.term(folded)
	if s := stem(lang, word); s != "" {
		p.stems[s] = append(p.stems[s], id)
	}
	return id
}

func (p *Part) term(t string) uint32 {
	id, ok := p.vocabulary[t]
	if !ok {
		id = uint32(len(p.terms))
		p.terms = append(p.terms, collected{text: t})
		p.vocabulary[t] = id
	}
	return id
}

// text reads running text of the document.
func (p *Part) text(text, lang string) {
	for _, id := range p.words(text, lang) {
		t := p.touch(id)
		if t.count < math.MaxUint16 {
			t.count++
		}
	}
}

// heading reads a title or a name. more is added to its length: a word of another name says less.
func (p *Part) heading(text, lang string, more int) {
	ids := p.words(text, lang)
	length := uint8(min(len(ids)+more, longestHeading))
	for _, id := range ids {
		if t := p.touch(id); t.heading == 0 || t.heading > length {
			t.heading = length
		}
	}
}

func (p *Part) touch(id uint32) *collected {
	t := &p.terms[id]
	if t.count == 0 && t.heading == 0 {
		p.touched = append(p.touched, id)
	}
	return t
}

// end closes the document. length is its length as a multiple of the usual.
func (p *Part) end(doc uint32, length float64) {
	for _, id := range p.touched {
		t := &p.terms[id]
		t.postings = binary.AppendUvarint(t.postings, uint64(doc-t.next))
		t.postings = append(t.postings, byte(levelOf(int(t.count), int(t.heading), length)))
		t.next, t.df = doc+1, t.df+1
		t.count, t.heading = 0, 0
	}
	p.touched = p.touched[:0]
}
