package annotate

import "unicode/utf8"

// Arabic and Ethiopic write small words joined to the one that follows or goes before: “and”, “in”, “to”, “of”. They
// stand outside a mention, as the English possessive does.

// A cut is a name within a written word: what is compared, and how many letters of the word stand outside it.
type cut struct {
	folded        []byte
	before, after int // letters
}

// leastInCut is the fewest letters that a name has when a letter beside it is taken for a small word: with fewer,
// many a common word would be a name (Arabic بلد, country, with لد).
const leastInCut = 3

// cuts passes on the ways in which a folded word is a small word and a name.
func cuts(folded []byte, emit func(cut)) {
	switch first, _ := utf8.DecodeRune(folded); {
	case isArabic(first):
		arabicCuts(folded, emit)
	case isEthiopic(first):
		ethiopicCuts(folded, emit)
	}
}

// isJoining says whether a folded word is of a script that joins small words to others.
func isJoining(folded []byte) bool {
	first, _ := utf8.DecodeRune(folded)
	return isArabic(first) || isEthiopic(first)
}

func isArabic(r rune) bool   { return 0x0600 <= r && r <= 0x06ff }
func isEthiopic(r rune) bool { return 0x1200 <= r && r <= 0x137f }

// arabicCuts takes off one conjunction (و, ف) and one preposition (ب, ل, ك) in that order, and puts back the alef of the
// article where ل took it: لل is ل and ال.
func arabicCuts(folded []byte, emit func(cut)) {
	at, letters := 0, 0
	take := func(set string) bool {
		r, n := utf8.DecodeRune(folded[at:])
		for _, c := range set {
			if c == r {
				at, letters = at+n, letters+1
				return true
			}
		}
		return false
	}
	give := func() {
		if utf8.RuneCount(folded[at:]) >= leastInCut {
			emit(cut{folded: folded[at:], before: letters})
		}
	}
	if take("وف") {
		give()
	}
	prepositionAt := at
	if !take("بلك") {
		return
	}
	give()
	if r, n := utf8.DecodeRune(folded[prepositionAt:]); r == 'ل' {
		if next, _ := utf8.DecodeRune(folded[prepositionAt+n:]); next == 'ل' && utf8.RuneCount(folded[at:]) > leastInCut {
			emit(cut{folded: append([]byte("ا"), folded[at:]...), before: letters})
		}
	}
}

// ethiopicCuts takes off one of የ (of), በ (in), ለ (to), ከ (from), and the object's ን and the ም of emphasis behind.
func ethiopicCuts(folded []byte, emit func(cut)) {
	start, before := 0, 0
	if r, n := utf8.DecodeRune(folded); r == 'የ' || r == 'በ' || r == 'ለ' || r == 'ከ' {
		start, before = n, 1
	}
	ends := [2]int{len(folded), len(folded)}
	if r, n := utf8.DecodeLastRune(folded); r == 'ን' || r == 'ም' {
		ends[1] -= n
	}
	for after, end := range ends {
		for i, from := range [2]int{0, start} {
			if i == 1 && start == 0 || after == 1 && end == len(folded) || after == 0 && i == 0 {
				continue
			}
			if part := folded[from:max(from, end)]; utf8.RuneCount(part) >= leastInCut {
				emit(cut{folded: part, before: before * i, after: after})
			}
		}
	}
}
