package suggest

import (
	"encoding/binary"
	"strings"
)

// A gazetteer says of a word or of several whether a list has them: it is a Bloom filter, and wrong about one word in a
// hundred or so. What follows from a list is learned; none decides alone.
type gazetteer struct{ bits []byte }

// The lists.
const (
	listGiven   uint8 = 1 << iota // given names
	listSurname                   // surnames
	listPlace                     // towns, regions and countries
	listPlaces                    // a word of a place's name of several words
	listCommon                    // words that are written small
)

// probes is how many bits a word sets; at ten bits a word four give 1.2 % of errors (Bloom 1970).
const probes = 4

func (g *gazetteer) has(list uint8, words uint32) bool {
	size := uint32(len(g.bits)) * 8
	if size == 0 {
		return false
	}
	a, b := mix(uint32(list), words), mix(uint32(list)+64, words)|1
	for range probes {
		if at := a % size; g.bits[at>>3]&(1<<(at&7)) == 0 {
			return false
		}
		a += b
	}
	return true
}

func (g *gazetteer) add(list uint8, words uint32) {
	size := uint32(len(g.bits)) * 8
	a, b := mix(uint32(list), words), mix(uint32(list)+64, words)|1
	for range probes {
		at := a % size
		g.bits[at>>3] |= 1 << (at & 7)
		a += b
	}
}

// word returns the lists that have a word, given in small letters without its ending.
func (g *gazetteer) word(s string) (lists uint8) {
	for _, l := range [...]uint8{listPlace, listCommon} {
		if g.has(l, hashString(s)) {
			lists |= l
		}
	}
	if cyrillic(s) {
		s = PersonKey(s) // people are listed in Latin letters alone
	}
	h := hashString(s)
	for _, l := range [...]uint8{listGiven, listSurname} {
		if g.has(l, h) {
			lists |= l
		}
	}
	return lists
}

// PersonKey returns the form in which the lists of a model for Cyrillic script have a person's name.
func PersonKey(name string) string { return trimVowels(skeleton(name)) }

// trimVowels cuts the vowels off the end of a skeleton.
func trimVowels(s string) string { return strings.TrimRight(s, "aeiou") }

// markPlaces marks the words of places whose names have several.
func (g *gazetteer) markPlaces(tokens []token) {
	for i := range tokens {
		if !tokens[i].kind.named() {
			continue
		}
		h := tokens[i].word.stem
		for j := i + 1; j < len(tokens) && j <= i+3 && tokens[j].kind != sign; j++ {
			h = pair(h, tokens[j].word.stem)
			if tokens[j].kind.named() && g.has(listPlaces, h) {
				for k := i; k <= j; k++ {
					tokens[k].word.lists |= listPlaces
				}
			}
		}
	}
}

// The file of a model: its sizes, the filter, the scale, the transitions and the weights, little-endian.
const magic = "gloss names 1\n"

var order = binary.LittleEndian
