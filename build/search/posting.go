package search

import "math/bits"

// The postings of a term are bits, the first the highest of the first byte. For each document: its distance from the
// one before it, less one, in the code of Rice (Golomb 1966, Rice 1971) with a parameter k of the term's own, that is so
// many ones as 2^k goes into it, a zero, and the rest in k bits; then its level: as many ones as the level's place in
// levelOrder, and a zero; for a heading five ones, a zero and four bits. Every document of the term is there: even of a word
// that all have, this is two bits a document.

// levelOrder are the text levels from the most frequent to the rarest, as counted over the texts of the sample and of
// synthetic archives; levels of headings come after them.
var levelOrder = [textLevels]level{1, 2, 0, 3, 4}

// posting is a document that has a term.
type posting struct {
	doc   uint32
	level level
}

// bitWriter appends bits to bytes.
type bitWriter struct {
	out  []byte
	free int // bits left in the last byte
}

func (w *bitWriter) bits(value uint32, n int) {
	for n > 0 {
		if w.free == 0 {
			w.out, w.free = append(w.out, 0), 8
		}
		take := min(n, w.free)
		chunk := byte(value >> (n - take) & (1<<take - 1))
		w.out[len(w.out)-1] |= chunk << (w.free - take)
		w.free, n = w.free-take, n-take
	}
}

func (w *bitWriter) unary(n uint32) {
	for ; n >= 16; n -= 16 {
		w.bits(0xffff, 16)
	}
	w.bits(1<<(n+1)-2, int(n)+1)
}

// riceParameter is the k that makes df distances that add up to at most docs short: the logarithm of 0.69 times the
// mean (Gallager and van Voorhis 1975), in whole numbers, so that it is the same on every machine.
func riceParameter(df, docs uint32) int {
	mean := uint64(docs-df) * 69 / (uint64(df) * 100)
	return max(0, bits.Len64(mean)-1)
}

func (w *bitWriter) gap(gap uint32, k int) {
	w.unary(gap >> k)
	w.bits(gap&(1<<k-1), k)
}

func (w *bitWriter) posting(doc, next uint32, k int, l level) {
	w.gap(doc-next, k)
	if l >= textLevels {
		w.unary(textLevels)
		w.bits(uint32(l-textLevels), 4)
		return
	}
	for place, at := range levelOrder {
		if at == l {
			w.unary(uint32(place))
			return
		}
	}
}

// encode returns the postings of one term in documents from first on, whole bytes.
func encode(list []posting, first uint32, k int) []byte {
	var w bitWriter
	next := first
	for _, p := range list {
		w.posting(p.doc, next, k, p.level)
		next = p.doc + 1
	}
	return w.out
}
