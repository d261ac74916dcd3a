package search

import (
	"encoding/binary"
	"math"
	"slices"
)

// A Part is the postings of some documents of one kind, and of the quotations in them where they are articles: what one
// goroutine collects. Parts are put together in the order of their documents (index.go), and what comes out is the same
// however many there were.
type Part struct {
	vocabulary map[string]uint32            // term → its index in terms
	spellings  map[string]map[string]uint32 // language → word as it stands in a text → its term
	terms      []collected
	stems      map[string][]uint32 // stem → terms that have it

	touched []uint32 // terms in the document being read
	ids     []uint32 // terms of the text that was read last, in order
	at      []int32  // where each begins there, in bytes
	mixed   bool     // some of them are pairs of letters, and begin somewhere after that
}

// collected is the postings of one term.
type collected struct {
	text           string
	main, quotedIn list
	count          uint16 // in the document being read
	heading        uint8  // words of the shortest heading there that has it, or 0
}

// list is postings as they come: for each document a varint of its distance from the one before, or from 0, and the byte
// of its level.
type list struct {
	bytes []byte
	next  uint32 // the lowest document that may come
}

func (l *list) add(doc uint32, at level) {
	l.bytes = binary.AppendUvarint(l.bytes, uint64(doc-l.next))
	l.bytes = append(l.bytes, byte(at))
	l.next = doc + 1
}

func newPart() *Part {
	return &Part{vocabulary: map[string]uint32{}, spellings: map[string]map[string]uint32{}, stems: map[string][]uint32{}}
}

// words reads the terms of a text.
func (p *Part) words(text, lang string) []uint32 {
	known := p.spellings[lang]
	if known == nil {
		known = map[string]uint32{}
		p.spellings[lang] = known
	}
	p.ids, p.at, p.mixed = p.ids[:0], p.at[:0], false
	add := func(id uint32, at int) { p.ids, p.at = append(p.ids, id), append(p.at, int32(at)) }
	scan(text, func(start, end int, mixed bool) {
		if mixed { // a sentence, as like as not: it will not come again
			p.mixed = true
			terms(fold(text[start:end]), true, func(t string) { add(p.term(t), start) })
			return
		}
		word := text[start:end]
		id, ok := known[word]
		if !ok {
			id = p.spell(word, lang)
			known[word] = id
		}
		if id != noTerm {
			add(id, start)
		}
	})
	return p.ids
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
func (p *Part) text(text, lang string) { p.count(p.words(text, lang)) }

// isParted says whether the text that was read last has no letters of a script that does not part words.
func (p *Part) isParted() bool { return !p.mixed }

func (p *Part) count(ids []uint32) {
	for _, id := range ids {
		t := p.touch(id)
		if t.count < math.MaxUint16 {
			t.count++
		}
	}
}

// passage reads the words that begin in a part of the text that was read last, which has to be parted, without looking
// them up again. It makes a document of its own, so the one before has to be closed.
func (p *Part) passage(start, end int32) {
	from, _ := slices.BinarySearch(p.at, start)
	to, _ := slices.BinarySearch(p.at, end)
	p.count(p.ids[from:max(from, to)])
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
	p.close(length, func(t *collected, at level) { t.main.add(doc, at) })
}

// endQuotation closes a document that is a quotation.
func (p *Part) endQuotation(doc uint32, length float64) {
	p.close(length, func(t *collected, at level) { t.quotedIn.add(doc, at) })
}

func (p *Part) close(length float64, enter func(t *collected, at level)) {
	for _, id := range p.touched {
		t := &p.terms[id]
		enter(t, levelOf(int(t.count), int(t.heading), length))
		t.count, t.heading = 0, 0
	}
	p.touched = p.touched[:0]
}
