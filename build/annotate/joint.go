package annotate

import (
	"slices"
	"strings"

	"gloss/build/archive"
)

// together reads the names that stand with the one at item last before a verb: “A and B said”, “A, B and C said”. It
// returns them in the order of the text, and where the first begins. Nil where one of them is nobody that the registry
// could name: then it is not certain who speaks.
func (s *speech) together(lo, last int) (names []int, start int) {
	names = []int{last}
	k := s.beforeTitles(lo, last)
	if k <= lo || !s.items[k].is(additive) {
		return nil, last
	}
	for k--; ; {
		if len(names) == 1 && s.comma(k) {
			k-- // “A, B, and C”
		}
		if k < lo || !s.speaks(k) || s.possessive(k, k+1) {
			return nil, last
		}
		first := s.first(k, lo)
		g, at := s.governed(lo, first)
		if g == governedBy {
			if len(names) == 1 {
				return nil, last // “after talks with A and B said”
			}
			break // “In Esker, A and B said”
		}
		names, start = append(names, first), first
		if g == joint {
			k = at - 1
			continue
		}
		k = s.beforeTitles(lo, first)
		if k <= lo || !s.comma(k) {
			break
		}
		if k--; !s.speaks(k) {
			if t := &s.items[k]; t.kind == wordToken && t.date < 0 && t.shape >= shapeTitle {
				return nil, last // somebody else, whom the registry does not have
			}
			break
		}
	}
	slices.Reverse(names)
	return names, start
}

// speaks says whether a name at an item is of one who can say something.
func (s *speech) speaks(i int) bool {
	if !s.named(i) {
		return false
	}
	entity, _ := s.entityAt(i)
	return entity >= 0 && s.r.entities[entity].Type != "event"
}

// beforeTitles returns the item before the titles that precede a name: “Corvani President”, “Dr.”.
func (s *speech) beforeTitles(lo, name int) int {
	k := name - 1
	for ; k >= lo && k > name-maxSteps; k-- {
		t := &s.items[k]
		switch {
		case t.is(additive), t.kind == signToken && !s.withinPhrase(lo, k), t.kind == quoteToken, t.date >= 0:
			return k
		case t.is(role | rank | definite), t.mention >= 0 && !s.person(k), t.kind == signToken:
		case t.shape >= shapeTitle && t.mention < 0 && t.lex.class == 0:
		default:
			return k
		}
	}
	return k
}

// joined reads on behind a name that follows its verb: “said A and B”, “according to A, B and C”. The reference is
// returned unchanged where only one is meant, and unknown where one of several is nobody that the registry could name.
func (s *speech) joined(ref reference, end, hi int) (reference, int) {
	if ref.kind != refMention {
		return ref, end
	}
	if end < hi && s.rules.joinedAnd != "" && strings.HasPrefix(s.word(end), s.rules.joinedAnd) && s.endsNames(s.past(end, hi), hi) {
		return reference{kind: refUnknown}, end // “قال A وB”
	}
	names, at, closed := []int{ref.at}, end, false
	for at+1 < hi && !closed {
		switch {
		case s.items[at].is(additive):
			closed = true
		case s.comma(at) && s.named(at+1) && s.person(at+1):
		default:
			return ref, end
		}
		next, to := s.noun(at+1, hi)
		if to == at+1 || to > at+maxSteps {
			return ref, end
		}
		if closed && !s.endsNames(to, hi) {
			return ref, end // “said A and left”, “said A, and B said …”
		}
		if next.kind != refMention {
			if closed && next.kind != refNone {
				return reference{kind: refUnknown}, to
			}
			return ref, end
		}
		names, at = append(names, next.at), to
	}
	if !closed {
		return ref, end
	}
	return reference{kind: refMention, at: names[0], names: names}, at
}

// endsNames says whether a list of names ends before an item: no verb follows of which the last could be the subject.
func (s *speech) endsNames(i, hi int) bool {
	if i >= hi {
		return true
	}
	t := &s.items[i]
	return t.kind == signToken || t.kind == quoteToken || t.date >= 0 || t.is(preposition|thatWord)
}

// voices makes the speaker of several names, or nobody where one of them is undecided.
func (s *speech) voices(ref reference) speaker {
	var all []archive.Voice
	for _, at := range ref.names {
		entity, mention := s.entityAt(at)
		if entity < 0 || s.r.entities[entity].Type == "event" {
			return nobody
		}
		if !slices.ContainsFunc(all, func(v archive.Voice) bool { return v.Speaker == entity }) {
			all = append(all, archive.Voice{Speaker: entity, Because: mention})
		}
	}
	who := speaker{entity: all[0].Speaker, because: all[0].Because, how: archive.SpeakerNamed}
	if len(all) > 1 {
		s.joint = append(s.joint, all[1:])
		who.joint = int32(len(s.joint))
	}
	return who
}
