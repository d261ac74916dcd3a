package annotate

import "gloss/build/archive"

// A reference is the words by which a sentence names the one who speaks.
type reference struct {
	kind   referenceKind
	at     int   // the item of the mention, pronoun or role word
	lo, hi int   // of a role: the items of the whole phrase
	names  []int // of several who speak together: the items of their mentions, in the order of the text
}

type referenceKind uint8

const (
	refNone    referenceKind = iota // no subject here
	refUnknown                      // somebody, but nobody that the registry could name
	refMention
	refPronoun
	refRole   // “the Syrian leader”
	refElided // the subject of the clause before: “… and added”, “…, saying”
)

// maxSteps bounds the words that may part a verb from its subject, in phrases: an adverb, a date, an apposition each.
const maxSteps = 12

// subject finds who an attributing verb at item v is said of, by reading back from it to lo: over adverbs, auxiliaries,
// dates, prepositional phrases and appositions. It returns where the clause of the verb begins.
func (s *speech) subject(lo, v int) (reference, int) {
	i := v - 1
	for range maxSteps {
		if i < lo {
			return reference{}, v
		}
		t := &s.items[i]
		switch {
		case t.kind == quoteToken:
			return reference{}, i + 1
		case t.date >= 0:
			for i = s.first(i, lo) - 1; i >= lo && (s.items[i].is(preposition) || s.rules.plain && s.items[i].is(linkWord|definite)); {
				i--
			}
		case t.is(relative):
			if i--; s.comma(i) {
				i--
			}
		case s.named(i):
			ref, at, found := s.namedSubject(lo, i, v)
			if found {
				return ref, at
			}
			i = at
		case t.is(heWord | sheWord):
			return reference{kind: refPronoun, at: i}, s.beforeHyphens(lo, i)
		case t.is(otherPronoun):
			return reference{kind: refUnknown}, i
		case t.is(role) && !t.possessive:
			ref, at, found := s.roleSubject(lo, i, v)
			if found {
				return ref, at
			}
			i = at
		case t.is(conjunction):
			return reference{kind: refElided}, i
		case s.rules.plain && t.spaced && oneOf("—–", s.sign(i)):
			return reference{}, i + 1
		case t.is(adverb|auxiliary|negation) && !t.is(monthWord):
			i--
		case s.sign(i) == ')':
			for i > lo && s.sign(i) != '(' {
				i--
			}
			i--
		case s.comma(i):
			ref, next := s.apposition(lo, i)
			if ref.kind != refNone {
				return ref, s.phraseStart(lo, next)
			}
			if next < lo {
				return reference{}, i + 1
			}
			i = next
		default:
			p := s.prepositionBefore(lo, i)
			if p <= lo {
				return reference{kind: refUnknown}, s.phraseStart(lo, i)
			}
			i = p - 1
		}
	}
	return reference{kind: refUnknown}, max(lo, i)
}

// namedSubject reads back from a name at item i that may be the subject of a verb at item v. Where it is, at is where the
// clause begins; where it is the object of a preposition, the item to read on from.
func (s *speech) namedSubject(lo, i, v int) (ref reference, at int, found bool) {
	if s.possessive(i, v) {
		return reference{kind: refUnknown}, i, true
	}
	i = s.first(i, lo)
	switch g, at := s.governed(lo, i); g {
	case free:
		return reference{kind: refMention, at: i}, s.phraseStart(lo, i), true
	case joint:
		if names, start := s.together(lo, i); names != nil {
			return reference{kind: refMention, at: names[0], names: names}, s.phraseStart(lo, start), true
		}
		return reference{kind: refUnknown}, s.phraseStart(lo, at), true
	default:
		return reference{}, at - 1, false
	}
}

// roleSubject does the same for a role word.
func (s *speech) roleSubject(lo, i, v int) (ref reference, at int, found bool) {
	switch g, at := s.governed(lo, i); g {
	case free:
		start := s.phraseStart(lo, i)
		if start > lo && s.items[start-1].is(preposition) {
			return reference{}, start - 2, false
		}
		return s.roleIn(start, i, v), start, true
	case joint:
		return reference{kind: refUnknown}, s.phraseStart(lo, at), true
	default:
		return reference{}, at - 1, false
	}
}

// maxRelative bounds a clause with “who” between a name and its verb, in items.
const maxRelative = 32

// apposition reads what stands between the comma at item i and the comma before it: a name tells who speaks, anything
// else is passed over. next is the item before the first comma, or less than lo where there is none.
func (s *speech) apposition(lo, i int) (ref reference, next int) {
	j := i - 1
	for j >= lo && !s.comma(j) && s.items[j].kind != quoteToken {
		j--
	}
	if j < lo || s.items[j].kind == quoteToken {
		return reference{}, lo - 1
	}
	for k := j; k > lo && k > i-maxRelative && s.items[k].kind != quoteToken; k-- {
		if s.comma(k) && s.items[k+1].is(relative) {
			return reference{}, k - 1 // “X, who leads A, B and C, said”
		}
	}
	if j+1 < i && s.named(j+1) && s.person(j+1) && s.past(j+1, i) == i {
		before := j - 1
		if before >= lo && s.joinedBefore(lo, before) {
			return reference{kind: refUnknown}, before
		}
		return reference{kind: refMention, at: j + 1}, max(lo, before)
	}
	return reference{}, j - 1
}

// joinedBefore says whether a phrase that ends at an item joins another name by “and”: two people speak.
func (s *speech) joinedBefore(lo, i int) bool {
	for k := i; k > lo && k > i-14 && s.sign(k) != ','; k-- {
		if s.items[k].is(additive) && s.named(k-1) {
			return true
		}
	}
	return false
}

// prepositionBefore returns the preposition of the phrase that an ordinary word at item i ends, or -1.
func (s *speech) prepositionBefore(lo, i int) int {
	for k := i; k >= lo && k > i-10; k-- {
		t := &s.items[k]
		switch {
		case t.is(preposition):
			return k
		case t.kind == quoteToken, t.kind == signToken && !oneOf("-–", s.sign(k)), t.is(sayVerb | conjunction | relative | thatWord | heWord | sheWord):
			return -1
		}
	}
	return -1
}

type government uint8

const (
	free government = iota
	governedBy
	joint // “Assad and Putin”: not one speaker
)

// governed says whether the name or role at item k is the object of a preposition, by reading back over its titles
// (“with Syrian President …”). at is the preposition, or the conjunction that joins another name.
func (s *speech) governed(lo, k int) (g government, at int) {
	titled := false // a role word stands between
	lower := 0
	for j := k - 1; j >= lo && j > k-14; j-- {
		t := &s.items[j]
		switch {
		case s.sign(j) == ')':
			for j > lo && s.sign(j) != '(' {
				j--
			}
		case s.sign(j) == '-' && !t.spaced, s.sign(j) == '.' && !t.spaced && j > lo && (s.items[j-1].is(rank) || s.initial(j-1)):
		case t.kind != wordToken:
			return free, j
		case t.mention >= 0 && !s.named(j), t.mention >= 0 && s.possessive(j, k):
			j = s.first(j, lo)
		case t.mention >= 0:
			if !titled || s.person(j) {
				return free, j
			}
			j = s.first(j, lo)
		case t.is(role | rank):
			titled = true
		case t.is(preposition):
			if j > lo && s.items[j-1].is(role) && j+1 < k && !titled {
				continue // “Secretary of State Ada Holm”
			}
			return governedBy, j
		case t.is(conjunction):
			if j > lo && (s.items[j-1].mention >= 0 || s.items[j-1].is(role)) && t.is(additive) {
				return joint, j
			}
			return free, j
		case t.shape >= shapeTitle, t.is(determiner):
		case t.is(sayVerb | phraseVerb | auxiliary | relative | thatWord | otherPronoun | heWord | sheWord):
			return free, j
		default:
			if lower++; lower > 3 {
				return free, j
			}
		}
	}
	return free, lo
}

// phraseStart returns where the clause begins whose subject holds item i: behind the last sign or conjunction.
func (s *speech) phraseStart(lo, i int) int {
	for i > lo {
		p := &s.items[i-1]
		if p.kind == quoteToken || p.is(conjunction|thatWord) || p.kind == signToken && !s.withinPhrase(lo, i-1) {
			break
		}
		i--
	}
	return i
}

// withinPhrase says whether a sign does not end a phrase: a hyphen, the dot of “Mr.”, brackets.
func (s *speech) withinPhrase(lo, i int) bool {
	switch s.sign(i) {
	case '-', '(', ')', '\'', '’', '&':
		return true
	case '.':
		return i > lo && !s.items[i].spaced && (s.items[i-1].is(rank) || s.initial(i-1))
	}
	return false
}

// roleIn makes the reference of a role phrase from its start to the verb. Only what is definite can be resolved: “a
// spokesman” is nobody yet.
func (s *speech) roleIn(start, at, end int) reference {
	for i := start; i <= at; i++ {
		t := &s.items[i]
		if t.is(definite) || t.mention >= 0 && s.named(i) && s.possessive(i, at) {
			return reference{kind: refRole, at: at, lo: i, hi: end}
		}
	}
	return reference{kind: refUnknown}
}

// entityAt returns the entity of the mention at an item, or -1 where it is undecided.
func (s *speech) entityAt(i int) (entity, mention int32) {
	m := s.items[i].mention
	if s.mentions.List[m].How == archive.Ambiguous {
		return -1, m
	}
	return s.mentions.List[m].Entity, m
}
