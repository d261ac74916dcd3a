package annotate

// noun reads a noun phrase forwards from item i: who is named by “Iranian Foreign Minister X”, “the secretary of the
// council, X”, “a spokesman for X” (nobody). end is the first item behind it.
func (s *speech) noun(i, hi int) (ref reference, end int) {
	start, roleAt, body, unknown, inside := i, -1, -1, false, false
	for i < hi && i < start+20 {
		t := &s.items[i]
		switch {
		case t.kind == quoteToken:
			return s.nounSoFar(start, i, roleAt, body, unknown), i
		case i == start && t.is(heWord|sheWord):
			return reference{kind: refPronoun, at: i}, i + 1
		case i == start && t.is(otherPronoun):
			return reference{kind: refUnknown}, i + 1
		case t.date >= 0:
			return s.nounSoFar(start, i, roleAt, body, unknown), i
		case s.named(i):
			next := s.past(i, hi)
			switch {
			case s.possessive(i, hi):
				if next < hi && isApostrophe(s.sign(next)) {
					next++
				}
			case s.person(i) && (!inside || body >= 0 && body == i-1):
				return reference{kind: refMention, at: i}, next
			case s.person(i):
				return s.nounSoFar(start, next, roleAt, -1, unknown), next
			default:
				body, unknown = next-1, false
				if roleAt < 0 && !s.goesOn(next, hi) {
					return reference{kind: refMention, at: i}, next
				}
			}
			i = next
			continue
		case t.mention >= 0: // an adjective
		case s.sign(i) == '(':
			for i < hi && s.sign(i) != ')' {
				i++
			}
			if body >= 0 {
				body = i
			}
		case s.sign(i) == '-' && !t.spaced, s.sign(i) == '.' && !t.spaced && i > start && (s.items[i-1].is(rank) || s.initial(i-1)):
		case s.comma(i) && roleAt >= 0 && i+1 < hi && s.named(i+1) && s.person(i+1):
			return reference{kind: refMention, at: i + 1}, s.past(i+1, hi)
		case t.kind != wordToken:
			return s.nounSoFar(start, i, roleAt, body, unknown), i
		case t.is(rank), t.is(determiner|possessor) && !t.is(thatWord):
		case t.is(role) && (!inside || body < 0):
			roleAt, unknown = i, false
		case t.is(preposition) && roleAt >= 0 && !inside:
			inside = true
		case t.shape >= shapeTitle && !t.is(preposition|conjunction|adverb):
			unknown = unknown || i > start && t.mention < 0
		case t.shape <= shapeLower && t.lex.class&^(seasonWord|unitWord|lastWord|thisWord) == 0 && (inside || s.goesOn(i, hi)):
		default:
			return s.nounSoFar(start, i, roleAt, body, unknown), i
		}
		i++
	}
	return s.nounSoFar(start, i, roleAt, body, unknown), i
}

// goesOn says whether a name or a role follows within a few words of the same phrase.
func (s *speech) goesOn(i, hi int) bool {
	for k := i; k < min(i+4, hi); k++ {
		t := &s.items[k]
		switch {
		case t.is(role | rank), t.mention >= 0:
			return true
		case t.kind != wordToken && s.sign(k) != '-', t.shape != shapeTitle && t.lex.class != 0:
			return false
		}
	}
	return false
}

// nounSoFar is what a phrase that ended means.
func (s *speech) nounSoFar(start, end, roleAt, body int, unknown bool) reference {
	switch {
	case unknown:
		return reference{kind: refUnknown}
	case roleAt >= 0:
		return s.roleIn(start, roleAt, end)
	case body >= 0:
		return reference{kind: refMention, at: s.first(body, start)}
	case end > start:
		return reference{kind: refUnknown}
	}
	return reference{}
}

// opening finds the subject of the whole sentence: the first noun phrase behind adverbs, a dateline, and phrases that
// end in a comma (“In a meeting with …, ”).
func (s *speech) opening(f *frame) (reference, int) {
	i := s.base(f)
	for range 4 {
		if i >= f.hi {
			return reference{}, i
		}
		t := &s.items[i]
		switch {
		case t.kind == quoteToken, t.kind == signToken, t.is(adverb) && !t.is(preposition), t.is(coordinator):
			i++
			continue
		case t.date >= 0:
			i = s.past(i, f.hi)
			continue
		case t.is(preposition) && i+1 < f.hi && s.items[i+1].date >= 0 && !s.comma(s.past(i+1, f.hi)):
			i = s.past(i+1, f.hi)
			continue
		case t.is(preposition|conjunction) || t.is(participle) || s.gerund(i):
			for i < f.hi && !s.comma(i) {
				i++
			}
			i++
			continue
		}
		ref, _ := s.noun(i, f.hi)
		return ref, i
	}
	return reference{}, i
}

// gerund says whether a sentence opens with a word in -ing.
func (s *speech) gerund(i int) bool {
	w := s.word(i)
	return len(w) > 5 && w[len(w)-3:] == "ing" && s.items[i].mention < 0
}

// base is where a sentence begins, behind a dateline: “TEHRAN (Agency) –”.
func (s *speech) base(f *frame) int {
	if !f.opens || f.lo >= f.hi || s.items[f.lo].shape != shapeUpper {
		return f.lo
	}
	for i := f.lo + 1; i < min(f.lo+10, f.hi); i++ {
		if r := s.sign(i); oneOf("-–—", r) && s.items[i].spaced {
			return i + 1
		}
	}
	return f.lo
}
