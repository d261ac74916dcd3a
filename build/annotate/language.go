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

	// What other languages than English need.
	addVerb    // “added”: without a subject of its own it takes that of the sentence before
	elision    // French l’, d’, qu’: a word of its own
	linkWord   // parts the words of a date: “8 de enero de 2017”, “2017 года”
	foreignDay // a month of a calendar that nothing is reckoned in here
)

// A lexeme is what the lexicon knows of a word.
type lexeme struct {
	class class
	value int16 // of dates: the number of the month, weekday, numeral, unit or season; of roles that which it is in any language
	group uint16
}

// A language is the rules for quotations and dates in one language, as data.
type language struct {
	lexicon map[string]lexeme
	given   map[string]class // given names that only men, or only women, bear → male or female
	grammar
}

// grammar is what the common rules must know of a language besides its words.
type grammar struct {
	plain       bool   // read by the rules of plain_*.go, which decide less than those for English
	elides      bool   // small words end in an apostrophe and are joined to the next
	smallMonths bool   // months and days of the week are written small
	declines    bool   // a name that is the subject stands as the registry has it
	construct   bool   // a common word before a name may make the name its owner, without a preposition
	commaClause bool   // what is said may follow a comma without “that”
	ordinalDot  bool   // “8. Januar”
	asides      string // the signs between which a quotation names its speaker within its marks; none where it does not
	pastEnds    string // endings of verbs that speak of what is over, parted by blanks
	futureEnds  string // … of what is to come
	joinedAnd   string // the letter by which “and” is joined to the next word
}

// entry is a line of a language's data: words, parted by blanks, with what they are.
type entry struct {
	words string
	lexeme
}

func newLanguage(g grammar, entries []entry, men, women string) *language {
	l := &language{grammar: g, lexicon: make(map[string]lexeme, 1200), given: make(map[string]class, 400)}
	for _, e := range entries {
		for w := range strings.FieldsSeq(e.words) {
			w = string(appendFolded(nil, w))
			have := l.lexicon[w]
			have.class |= e.class
			have.group |= e.group
			if e.value != 0 {
				have.value = e.value
			}
			l.lexicon[w] = have
			if and := l.joinedAnd; and != "" && e.class&(sayVerb|thanks) != 0 {
				l.lexicon[and+w] = have
			}
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
	return newLanguage(grammar{}, append(append(englishSpeech(), englishRoles()...), englishDates()...), englishMen, englishWomen)
})

// other is a language without rules: quotations are found by their marks alone, and dates where they are written as
// numbers.
var other = sync.OnceValue(func() *language { return newLanguage(grammar{}, nil, "", "") })

// languageOf returns the rules for a BCP 47 tag. An article that states no language is read as English, as the
// site's default is.
func languageOf(tag string) *language {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	switch primary {
	case "en", "":
		return english()
	case "fr":
		return french()
	case "de":
		return german()
	case "es":
		return spanish()
	case "ru":
		return russian()
	case "ar":
		return arabic()
	case "fa":
		return persian()
	}
	return other()
}

// counting is the names of the months from January, of the days from Monday and of the numbers from one, each with the forms it
// has.
func counting(months, days, numbers []string) []entry {
	var out []entry
	for i, names := range months {
		out = append(out, entry{names, lexeme{class: monthWord, value: int16(i + 1)}})
	}
	for i, names := range days {
		out = append(out, entry{names, lexeme{class: weekdayWord, value: int16(i + 1)}})
	}
	for i, names := range numbers {
		out = append(out, entry{names, lexeme{class: numeral, value: int16(i + 1)}})
	}
	return out
}
