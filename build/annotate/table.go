package annotate

import (
	"bytes"
	"hash/maphash"
)

// vocabulary numbers words from 1. It is an open table over one run of bytes: a map of strings takes twice the memory
// and leaves the collector a pointer a word to follow.
type vocabulary struct {
	seed  maphash.Seed
	slots []slot   // a power of two in length
	ends  []uint32 // of each word in bytes; the first is the end of no word
	bytes []byte
}

// A slot is a word's number, or 0, and the upper half of its hash: of two words that meet in the table few have that alike, so
// that a word which is not there is told from those that are without a look at their bytes.
type slot struct {
	number int32
	tag    uint32
}

func newVocabulary(words int) *vocabulary {
	return &vocabulary{seed: maphash.MakeSeed(), slots: make([]slot, tableSize(words)), ends: make([]uint32, 1, words+1)}
}

// tableSize is a power of two of which so many entries fill at most two thirds.
func tableSize(entries int) int {
	n := 16
	for n*2 < entries*3 {
		n *= 2
	}
	return n
}

func (v *vocabulary) len() int { return len(v.ends) - 1 }

func (v *vocabulary) word(number int32) []byte { return v.bytes[v.ends[number-1]:v.ends[number]] }

// find returns the place of a word in the table, the upper half of its hash, and its number or 0.
func (v *vocabulary) find(word []byte) (at int, tag uint32, number int32) {
	hash := maphash.Bytes(v.seed, word)
	tag = uint32(hash >> 32)
	mask := len(v.slots) - 1
	for at = int(uint32(hash)) & mask; ; at = (at + 1) & mask {
		s := v.slots[at]
		if s.number == 0 || s.tag == tag && bytes.Equal(v.word(s.number), word) {
			return at, tag, s.number
		}
	}
}

// number returns a word's number, or 0.
func (v *vocabulary) number(word []byte) int32 {
	_, _, n := v.find(word)
	return n
}

// add numbers a word and says whether it is new.
func (v *vocabulary) add(word []byte) (number int32, isNew bool) {
	at, tag, n := v.find(word)
	if n != 0 {
		return n, false
	}
	v.bytes = append(v.bytes, word...)
	v.ends = append(v.ends, uint32(len(v.bytes)))
	n = int32(v.len())
	v.slots[at] = slot{n, tag}
	if tableSize(v.len()) > len(v.slots) {
		v.grow()
	}
	return n, true
}

func (v *vocabulary) grow() {
	v.slots = make([]slot, 2*len(v.slots))
	for n := int32(1); n <= int32(v.len()); n++ {
		at, tag, _ := v.find(v.word(n))
		v.slots[at] = slot{n, tag}
	}
}

// edges leads from a node and a word to the next node. Node 0 is the root; no edge leads to it.
type edges struct {
	keys  []uint64 // node and word; 0 is free, since words are numbered from 1
	nodes []int32
	count int
}

func newEdges(n int) *edges {
	size := tableSize(n)
	return &edges{keys: make([]uint64, size), nodes: make([]int32, size)}
}

func (e *edges) find(node, word int32) int {
	key := uint64(uint32(node))<<32 | uint64(uint32(word))
	mask := len(e.keys) - 1
	// Fibonacci hashing: nodes and words are small numbers in a row, which the multiplication scatters.
	for i := int(key*0x9e3779b97f4a7c15>>32) & mask; ; i = (i + 1) & mask {
		if e.keys[i] == key || e.keys[i] == 0 {
			return i
		}
	}
}

// next returns the node that a word leads to, or 0.
func (e *edges) next(node, word int32) int32 { return e.nodes[e.find(node, word)] }

func (e *edges) add(node, word, next int32) {
	i := e.find(node, word)
	e.keys[i], e.nodes[i] = uint64(uint32(node))<<32|uint64(uint32(word)), next
	e.count++
	if tableSize(e.count) > len(e.keys) {
		e.grow()
	}
}

func (e *edges) grow() {
	old := *e
	e.keys, e.nodes = make([]uint64, 2*len(old.keys)), make([]int32, 2*len(old.keys))
	for i, key := range old.keys {
		if key != 0 {
			at := e.find(int32(key>>32), int32(uint32(key)))
			e.keys[at], e.nodes[at] = key, old.nodes[i]
		}
	}
}
