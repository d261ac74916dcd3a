package annotate

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// A declension is a set of Russian paradigms, one bit each. Two words are forms of one when some paradigm holds both
// of their endings on the same stem. Which of them is the nominative is not asked: a registry may list any.
type declension uint16

const (
	nounHard        declension = 1 << iota // Минск, Минска, Минску, Минском, Минске
	nounY                                  // Алексей, Алексея; Анатолий, Анатолии
	nounSoft                               // Ярославль, Ярославля
	nounThird                              // Казань, Казани, Казанью
	nounA                                  // Москва, Москвы, Москве, Москву, Москвой
	nounYa                                 // Мария, Марии, Марию, Марией
	nounO                                  // агентство, агентства, агентству
	nounIe                                 // управление, управления, управлении
	nounPlural                             // Штаты, Штатов, Штатам, Штатами, Штатах
	surnameMan                             // Петров, Петрова, Петрову, Петровым, Петрове
	surnameWoman                           // Петрова, Петровой, Петрову
	adjectiveMan                           // Большой, Большого, Большому, Большим, Большом; neuter alike
	adjectiveWoman                         // Манежная, Манежной, Манежную
	adjectivePlural                        // Курильские, Курильских, Курильским, Курильскими
)

// caseEndings says which paradigms have an ending. The ending of no letters stands for itself. What sounds alike after
// hushing letters and velars (ы and и, ом and ем) is one paradigm: a name is written in one of the two ways only.
var caseEndings = map[string]declension{
	"":    nounHard | surnameMan,
	"а":   nounHard | nounA | nounO | surnameMan | surnameWoman,
	"у":   nounHard | nounA | nounO | surnameMan | surnameWoman,
	"ом":  nounHard | nounO | adjectiveMan,
	"ем":  nounHard | nounY | nounSoft | nounIe | nounO | adjectiveMan,
	"е":   nounHard | nounA | nounY | nounSoft | nounYa | nounO | nounIe | surnameMan,
	"ы":   nounA | nounPlural,
	"и":   nounA | nounYa | nounThird | nounY | nounIe | nounPlural,
	"ой":  nounA | surnameWoman | adjectiveMan | adjectiveWoman,
	"ою":  nounA | surnameWoman | adjectiveWoman,
	"ей":  nounA | nounYa | nounPlural | adjectiveWoman,
	"й":   nounY,
	"я":   nounY | nounSoft | nounYa | nounIe,
	"ю":   nounY | nounSoft | nounYa | nounIe,
	"ь":   nounSoft | nounThird,
	"ью":  nounThird,
	"о":   nounO,
	"ов":  nounPlural,
	"ев":  nounPlural,
	"ам":  nounPlural,
	"ям":  nounPlural,
	"ами": nounPlural,
	"ями": nounPlural,
	"ах":  nounPlural,
	"ях":  nounPlural,
	"ым":  surnameMan | adjectiveMan | adjectivePlural,
	"им":  adjectiveMan | adjectivePlural,
	"ый":  adjectiveMan,
	"ий":  adjectiveMan,
	"ое":  adjectiveMan,
	"ее":  adjectiveMan,
	"ого": adjectiveMan,
	"его": adjectiveMan,
	"ому": adjectiveMan,
	"ему": adjectiveMan,
	"ая":  adjectiveWoman,
	"яя":  adjectiveWoman,
	"ую":  adjectiveWoman,
	"юю":  adjectiveWoman,
	"ые":  adjectivePlural,
	"ие":  adjectivePlural,
	"ых":  adjectivePlural,
	"их":  adjectivePlural,
	"ыми": adjectivePlural,
	"ими": adjectivePlural,
}

// shortestStem is the fewest letters that must be left of a word: with fewer, unrelated words meet (Ли, Лия, Лию).
const shortestStem = 3

// longestEnding is the letters of the longest ending.
const longestEnding = 3

// isCyrillic says whether a folded word begins with a Russian letter.
func isCyrillic(folded []byte) bool {
	return len(folded) > 1 && (folded[0] == 0xd0 || folded[0] == 0xd1)
}

// splits passes on every way in which a folded Cyrillic word is a stem and an ending, with the paradigms that allow it.
func splits(folded []byte, emit func(stem []byte, d declension)) {
	at := len(folded)
	for range longestEnding + 1 {
		stem := folded[:at]
		if !hasLetters(stem, shortestStem) {
			return
		}
		if d := caseEndings[string(folded[at:])] & fits(stem); d != 0 {
			emit(stem, d)
		}
		_, n := utf8.DecodeLastRune(stem)
		at -= n
	}
}

// hasLetters says whether a word has at least n letters.
func hasLetters(word []byte, n int) bool {
	return len(word) >= utf8.UTFMax*n || utf8.RuneCount(word) >= n
}

// fits returns the paradigms that a stem can have by its last letter.
func fits(stem []byte) declension {
	last, n := utf8.DecodeLastRune(stem)
	hard := nounHard | nounSoft | nounThird | nounA | nounYa | nounO | nounPlural | adjectiveMan | adjectiveWoman | adjectivePlural
	switch {
	case strings.ContainsRune("аеиоуыэюя", last):
		out := nounY | nounYa | nounPlural
		if last == 'и' {
			out |= nounIe
		}
		return out
	case last == 'ь', last == 'ъ', last == 'й':
		return nounYa | nounPlural
	case last == 'в' || last == 'н':
		before, _ := utf8.DecodeLastRune(stem[:len(stem)-n])
		if strings.ContainsRune("оеиы", before) {
			return hard | surnameMan | surnameWoman
		}
	}
	return hard
}

// fleetingEnds are the endings whose vowel goes when the word is declined, each with what is left of it.
var fleetingEnds = [...]struct{ whole, left string }{{"ец", "ц"}, {"ек", "к"}, {"ок", "к"}, {"ел", "л"}}

// fleeting returns the stem of a word whose last vowel goes when it is declined: Павел, Павла; Кравец, Кравца.
func fleeting(folded []byte) (stem []byte, ok bool) {
	for _, end := range &fleetingEnds {
		if before, found := bytes.CutSuffix(folded, []byte(end.whole)); found && hasLetters(before, shortestStem-1) {
			return append(before[:len(before):len(before)], end.left...), true
		}
	}
	return nil, false
}
