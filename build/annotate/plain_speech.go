package annotate

import (
	"slices"
	"strings"
)

// The rules for the languages whose grammar says plain. They share the frames, references and roles of English, and
// differ where the verb may stand before its subject, where a name may be owned by the word before it, and in what may part a
// verb from what it introduces. What they are not sure of has no speaker.

// plainSubject reads a verb of saying with its subject, before or behind it. before is the item before the verb and its adverbs.
func (s *speech) plainSubject(f *frame, base, before int, c cue) (cue, bool) {
	c.ref, c.clause = s.subject(base, before+1)
	switch c.ref.kind {
	case refNone:
		return s.plainCue(f, base, c)
	case refPronoun:
		if c.class&baseForm != 0 {
			c.ref = reference{kind: refUnknown} // “sie sagten”: they
		}
	case refMention:
		c.ref = s.sure(c.ref, -1)
	}
	return c, c.ref.kind != refUnknown || c.class&phraseVerb == 0
}

// plainCue reads a verb of saying that has no subject before it: “a déclaré X”, “sagte X”, “قال X”.
func (s *speech) plainCue(f *frame, base int, c cue) (cue, bool) {
	clause := c.lo
	for clause > base && s.items[clause-1].is(auxiliary|adverb) {
		clause--
	}
	at := s.afterHyphens(s.skipWhen(c.hi, f.hi), f.hi)
	ref, end := s.noun(at, f.hi)
	ref, end = s.joined(s.sure(ref, at), end, f.hi)
	switch {
	case ref.kind == refNone && c.class&addVerb != 0:
		c.ref, c.clause = reference{kind: refElided}, clause
		return c, true
	case ref.kind == refNone:
		ref, end = reference{kind: refUnknown}, c.hi
	case ref.kind == refPronoun && c.class&baseForm != 0:
		ref = reference{kind: refUnknown} // “sagten sie”: they
	}
	c.ref, c.post, c.clause, c.inverted = ref, end, clause, true
	return c, true
}

// skipWhen passes over adverbs and dates, which may part a verb from the subject behind it: “a affirmé jeudi X”.
func (s *speech) skipWhen(i, hi int) int {
	for i < hi {
		switch t := &s.items[i]; {
		case t.is(adverb), t.date >= 0:
			i++
		case t.is(preposition) && i+1 < hi && s.items[i+1].date >= 0:
			i += 2
		default:
			return i
		}
	}
	return i
}

// sure returns a reference to a name only where it is certain that it is the subject. at is where the noun phrase begins, or
// less than 0 where that is not known.
func (s *speech) sure(ref reference, at int) reference {
	if ref.kind != refMention || len(ref.names) > 0 {
		return ref
	}
	if !s.nominative(ref.at) || s.rules.construct && s.owned(ref.at, at) {
		return reference{kind: refUnknown}
	}
	return ref
}

// nominative says whether a name stands as the registry has it: its last word is a word of the name or of an alias.
func (s *speech) nominative(i int) bool {
	if !s.rules.declines {
		return true
	}
	m := s.mentions.List[s.items[i].mention]
	words := strings.Fields(s.in.Text[m.Start:m.End])
	e := &s.r.entities[m.Entity]
	for _, form := range append([]string{e.Name}, e.Aliases...) {
		if have := strings.Fields(form); len(have) > 0 && len(words) > 0 && strings.EqualFold(have[len(have)-1], words[len(words)-1]) {
			return true
		}
	}
	return false
}

// owned says whether the name at an item may belong to the word before it, as in “وكيل X”, the lawyer of X: it is a common word that no
// rule knows as a title. Where the phrase begins at the name there is no such word.
func (s *speech) owned(i, begins int) bool {
	k := s.first(i, 0) - 1
	if k < 0 || begins > k {
		return false
	}
	t := &s.items[k]
	return t.kind == wordToken && t.mention < 0 && t.date < 0 && t.lex.class == 0
}

// afterHyphens passes over what joins a verb to the pronoun behind it: “affirme-t-il”.
func (s *speech) afterHyphens(i, hi int) int {
	for i < hi && (s.sign(i) == '-' || i > 0 && s.sign(i-1) == '-' && s.word(i) == "t") && !s.items[i].spaced {
		i++
	}
	return i
}

// beforeHyphens passes back over what joins a pronoun to the auxiliary before it: “a-t-il déclaré”.
func (s *speech) beforeHyphens(lo, i int) int {
	at := i
	for at > lo && !s.items[at].spaced && (s.sign(at-1) == '-' || s.word(at-1) == "t" || s.items[at-1].is(auxiliary)) {
		at--
	}
	if at < i && s.items[at].is(auxiliary) {
		return at
	}
	return i
}

// plainComplement says what follows a cue: words between marks at once, or behind a comma or colon, or a clause with
// “that”. Whatever else parts them, an addressee or a date, may do so only where one of these comes in the end.
func (s *speech) plainComplement(f *frame, c cue) complement {
	hi := min(f.hi, c.post+maxPhrase)
	for k := c.post; k < hi; k++ {
		t := &s.items[k]
		switch {
		case t.kind == quoteToken:
			if c.class&phraseVerb != 0 {
				return complement{phrase, c.post}
			}
			if k == c.post || s.items[k-1].is(preposition) && k == c.post+1 {
				return complement{quotation, k}
			}
			return complement{nothing, c.post}
		case s.sign(k) == ':', s.sign(k) == ',', s.sign(k) == '،':
			return s.behindSign(f, c, k)
		case t.kind == signToken && !s.withinPhrase(c.post, k):
			return complement{nothing, k}
		case t.is(thatWord) && c.class&phraseVerb == 0:
			if k+1 < f.hi {
				return complement{clause, k + 1}
			}
			return complement{nothing, k}
		case t.is(sayVerb|relative|coordinator) && !t.is(preposition):
			return complement{nothing, k}
		}
	}
	return complement{nothing, c.post}
}

// behindSign says what a comma or colon at item k introduces.
func (s *speech) behindSign(f *frame, c cue, k int) complement {
	next := k + 1
	switch {
	case next >= f.hi:
	case s.items[next].kind == quoteToken:
		return complement{quotation, next}
	case s.sign(k) == ':' || c.class&phraseVerb != 0:
	case s.items[next].is(thatWord) && next+1 < f.hi:
		return complement{clause, next + 1}
	case s.rules.commaClause && !s.afterQuote(f.lo, c.clause) && c.clause-f.lo < 3 && s.items[next].kind == wordToken && !s.items[next].is(relative|conjunction|preposition|role):
		return complement{clause, next}
	}
	return complement{nothing, k}
}

// added is who an added remark belongs to that names no subject of its own: whoever spoke in the sentence before, in the
// same paragraph.
func (s *speech) added(fi int) speaker {
	f := &s.frames[fi]
	if fi == 0 || f.opens || !s.frames[fi-1].spoken {
		return nobody
	}
	return s.continued(s.frames[fi-1].speaker)
}

// sameRole says whether a person is known to hold the office that a word means, in whatever form or language it is described.
func (k *knownRoles) sameRole(lex lexeme) bool {
	return lex.class&role != 0 && lex.value != 0 && slices.Contains(k.numbers, lex.value)
}

// describes adds the offices that a word of a description means, in the article's language or in English.
func (s *speech) describes(k *knownRoles, word string) {
	folded := appendFolded(nil, word)
	for _, l := range []*language{s.rules, english()} {
		if lex := l.lexicon[string(folded)]; lex.class&role != 0 && lex.value != 0 {
			k.numbers = append(k.numbers, lex.value)
			k.groups |= lex.group
		}
	}
}

// Offices, by number: the same in every language.
const (
	officePresident int16 = iota + 1
	officeMinister
	officePremier
	officeChancellor
	officeSecretary
	officeMayor
	officeGovernor
	officeSpokes
	officeEnvoy
	officeAmbassador
	officeKing
	officeDirector
	officeGeneral
	officeChair
	officeDeputy
	officeSenator
)

// englishRoles numbers the offices that other languages have words for.
func englishRoles() []entry {
	is := func(n int16) lexeme { return lexeme{value: n} }
	return []entry{
		{"president", is(officePresident)},
		{"minister", is(officeMinister)},
		{"premier", is(officePremier)},
		{"chancellor", is(officeChancellor)},
		{"secretary", is(officeSecretary)},
		{"mayor", is(officeMayor)},
		{"governor", is(officeGovernor)},
		{"spokesman spokeswoman spokesperson", is(officeSpokes)},
		{"envoy", is(officeEnvoy)},
		{"ambassador", is(officeAmbassador)},
		{"king queen", is(officeKing)},
		{"director", is(officeDirector)},
		{"general", is(officeGeneral)},
		{"chairman chairwoman chair", is(officeChair)},
		{"deputy", is(officeDeputy)},
		{"senator", is(officeSenator)},
	}
}
