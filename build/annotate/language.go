package annotate

import (
	"strings"
	"sync"
)

// class is what a word may be to the rules for quotations and dates: a set, since “may” is a month and an auxiliary.
type class uint64

const (
	// Verbs that attribute speech.
	sayVerb    class = 1 << iota // takes a clause with “that”, or words between marks
	bareVerb                     // takes a clause without “that” too
	tellVerb                     // takes the person addressed first
	phraseVerb                   // takes no clause: attributes only words between marks (“called it a …”)
	baseForm                     // infinitive or plural
	participle                   // “saying”: its subject is that of the sentence

	// Function words.
	preposition
	conjunction
	determiner
	definite    // the
	coordinator // and, but, or
	additive    // and: joins two names
	thanks      // “according”: with the word after it attributes to the name that follows
	possessor   // his, her, its, their
	auxiliary
	passive // forms of “be”: what follows is said of the subject, not by it
	futurity
	adverb
	negation
	relative
	thatWord
	questionWord
	heWord
	sheWord
	otherPronoun
	addressee // reporters, journalists
	emptyObject
	quoteHead // “quoted as saying”

	// Persons.
	role
	broadRole // stands for any role of its groups: leader, official
	male      // a title or role that only men bear
	female    // … only women
	rank      // a title before a name: Mr, Dr

	// Dates.
	monthWord
	weekdayWord
	numeral
	unitWord
	ordinalEnd // st, nd, rd, th
	seasonWord
	dayWord // today, yesterday, tomorrow
	lastWord
	nextWord
	thisWord
	previousWord // “the previous day”
	followingWord
	agoWord
	earlierWord
	laterWord
	partEarly
	partMid
	partLate
	yearBefore // words after which a lone number of four digits is a year
	monthAlone // a month's name that is a common word too
)

// A lexeme is what the lexicon knows of a word.
type lexeme struct {
	class class
	value int16 // of dates: the number of the month, weekday, numeral, unit or season
	group uint16
}

// A language is the rules for quotations and dates in one language, as data.
type language struct {
	lexicon map[string]lexeme
	given   map[string]class // given names that only men, or only women, bear → male or female
}

// entry is a line of a language's data: words, parted by blanks, with what they are.
type entry struct {
	words string
	lexeme
}

func newLanguage(entries []entry, men, women string) *language {
	l := &language{lexicon: make(map[string]lexeme, 1200), given: make(map[string]class, 400)}
	for _, e := range entries {
		for w := range strings.FieldsSeq(e.words) {
			have := l.lexicon[w]
			have.class |= e.class
			have.group |= e.group
			if e.value != 0 {
				have.value = e.value
			}
			l.lexicon[w] = have
		}
	}
	for w := range strings.FieldsSeq(men) {
		l.given[w] = male
	}
	for w := range strings.FieldsSeq(women) {
		l.given[w] = female
	}
	return l
}

var english = sync.OnceValue(func() *language {
	return newLanguage(append(englishSpeech(), englishDates()...), englishMen, englishWomen)
})

// other is a language without rules: quotations are found by their marks alone, and dates where they are written as
// numbers.
var other = sync.OnceValue(func() *language { return newLanguage(nil, "", "") })

// languageOf returns the rules for a BCP 47 tag. An article that states no language is read as English, as the
// site's default is.
func languageOf(tag string) *language {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if primary == "en" || primary == "" {
		return english()
	}
	return other()
}
