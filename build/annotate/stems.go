package annotate

// stems leads from a stem to the words of the vocabulary that have it, in flat tables as the vocabulary's own are.
type stems struct {
	numbers *vocabulary
	ends    []chain   // of each stem, by number: its words
	words   []stemmed // from 1
	// any has the first letters of each stem, and small those of the stems of words that a form of the registry allows in small
	// letters: most words of a text begin otherwise, and need not be taken apart.
	any, small letterSet
}

// A chain is the first and the last of the words of a stem; 0 is none.
type chain struct{ first, last int32 }

// stemmed is a word by its number, with the paradigms in which it has the stem, and the next word of the stem.
type stemmed struct {
	key, next int32
	in        declension
}

// letterSet has a bit for the first letters of a word, as many as any stem has. Letters of other alphabets share the bits of
// Russian ones: it says what may be there.
type letterSet [1 << (shortestStem * letterBits) / 64]uint64

// letterBits tell the letters of the Russian alphabet apart by the last bits of their numbers.
const letterBits = 6

func newStems() stems {
	return stems{numbers: newVocabulary(0), ends: make([]chain, 1), words: make([]stemmed, 1)}
}

// add gives a new word of the vocabulary its stems.
func (s *stems) add(folded []byte, key int32) {
	eachStem(folded, func(stem []byte, d declension) {
		number, isNew := s.numbers.add(stem)
		if isNew {
			s.ends = append(s.ends, chain{})
			s.any.add(stem)
		}
		at, c := int32(len(s.words)), &s.ends[number]
		s.words = append(s.words, stemmed{key: key, in: d})
		if c.last == 0 {
			c.first = at
		} else {
			s.words[c.last].next = at
		}
		c.last = at
	})
}

// allowSmall notes that a form has a word that may stand in small letters.
func (s *stems) allowSmall(folded []byte) {
	eachStem(folded, func(stem []byte, _ declension) { s.small.add(stem) })
}

// mayHave says whether a word may have kin; of most that have none it says no, at little cost. Of a word in small letters only kin
// that a form of the registry has in small letters count.
func (s *stems) mayHave(folded []byte, isSmall bool) bool {
	set := &s.any
	if isSmall {
		set = &s.small
	}
	if set.has(folded) {
		return true
	}
	if len(folded) > 2*(shortestStem+1) { // the vowel that goes is none of the first letters
		return false
	}
	stem, ok := fleeting(folded)
	return ok && set.has(stem)
}

// kin passes on the words that are forms of the same word as the given one; some more than once.
func (s *stems) kin(folded []byte, emit func(key int32)) {
	eachStem(folded, func(stem []byte, d declension) {
		number := s.numbers.number(stem)
		if number == 0 {
			return
		}
		for at := s.ends[number].first; at != 0; at = s.words[at].next {
			if w := &s.words[at]; w.in&d != 0 {
				emit(w.key)
			}
		}
	})
}

func eachStem(folded []byte, emit func(stem []byte, d declension)) {
	splits(folded, emit)
	if stem, ok := fleeting(folded); ok {
		emit(stem, nounHard)
	}
}

func (l *letterSet) add(word []byte)      { i := firstLetters(word); l[i/64] |= 1 << (i % 64) }
func (l *letterSet) has(word []byte) bool { i := firstLetters(word); return l[i/64]&(1<<(i%64)) != 0 }

// firstLetters returns the place of a word in a letterSet: the last bits of its first letters, each of two bytes.
func firstLetters(word []byte) (at int) {
	for i := 1; i < 2*shortestStem; i += 2 {
		at <<= letterBits
		if i < len(word) {
			at |= int(word[i] & (1<<letterBits - 1))
		}
	}
	return at
}
