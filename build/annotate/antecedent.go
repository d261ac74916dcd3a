package annotate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"gloss/build/archive"
)

// A speaker is who a reference was found to mean.
type speaker struct {
	entity, because int32 // or -1
	how             archive.Attribution
	joint           int32 // as Quotation.Joint
}

var nobody = speaker{entity: -1, because: -1, how: archive.Unattributed}

// maxBack is how many sentences back a pronoun may reach for its antecedent. Referents of pronouns in news lie in the same
// or the last sentence in nearly all cases (Hobbs 1978 counts 98 %); one more is allowed for a sentence between.
const maxBack = 3

// maxChain is how far the name may stand where every sentence between begins with the pronoun.
const maxChain = 8

// resolve finds who a reference in a frame means.
func (s *speech) resolve(ref reference, f int) speaker {
	switch ref.kind {
	case refMention:
		if len(ref.names) > 1 {
			return s.voices(ref)
		}
		entity, mention := s.entityAt(ref.at)
		if entity < 0 || s.r.entities[entity].Type == "event" {
			return nobody
		}
		return speaker{entity: entity, because: mention, how: archive.SpeakerNamed}
	case refPronoun:
		return s.pronoun(ref, f)
	case refRole:
		return s.role(ref)
	}
	return nobody
}

// pronoun looks for the person that “he” or “she” goes back to: who spoke in the sentence before, else its subject, else the only
// person in it. A sentence whose speaker nobody could name ends the search, since it is probably him.
func (s *speech) pronoun(ref reference, f int) speaker {
	sex := male
	switch t := &s.items[ref.at]; {
	case t.is(heWord) && t.is(sheWord):
		sex = male | female // Persian has one word for both
	case t.is(sheWord):
		sex = female
	}
	if who, open := s.opening(&s.frames[f]); who.kind == refMention && open < ref.at && s.fitsSex(who.at, sex) && s.person(who.at) && s.comesFirst(f, ref.at) {
		return s.as(who.at, archive.SpeakerPronoun)
	}
	for g, back := f-1, maxBack; g >= 0 && back > 0; g, back = g-1, back-1 {
		p := &s.frames[g]
		if p.spoken {
			if p.speaker.joint > 0 {
				return nobody // one of several
			}
			if p.speaker.entity >= 0 && s.r.entities[p.speaker.entity].Type == "person" && s.sexOf(p.speaker.entity)&^sex == 0 {
				return speaker{entity: p.speaker.entity, because: p.speaker.because, how: archive.SpeakerPronoun}
			}
			if p.speaker.entity < 0 {
				return nobody
			}
		}
		switch who, _ := s.opening(p); {
		case who.kind == refPronoun && s.items[who.at].is(heWord|sheWord) && g > f-maxChain:
			back++ // the same person again: the name stands further back
		case who.kind == refMention && s.person(who.at) && s.fitsSex(who.at, sex):
			return s.as(who.at, archive.SpeakerPronoun)
		case who.kind == refRole:
			if found := s.role(who); found.entity >= 0 && s.sexOf(found.entity)&^sex == 0 {
				return speaker{entity: found.entity, because: found.because, how: archive.SpeakerPronoun}
			}
			return nobody
		case who.kind == refUnknown && !s.thing(p):
			return nobody
		}
		if at, n := s.onlyPerson(p, sex); n > 1 {
			return nobody
		} else if n == 1 {
			return s.as(at, archive.SpeakerPronoun)
		}
	}
	return nobody
}

// comesFirst says whether the clause of a pronoun at an item follows a comma or a conjunction within the sentence whose
// subject it may take up, and does not stand behind what was said (“…, he said”).
func (s *speech) comesFirst(f, at int) bool {
	next := at + 1
	for next < s.frames[f].hi && !s.items[next].is(sayVerb|phraseVerb) {
		next++
	}
	next++
	return next < s.frames[f].hi && s.sign(next) != '.' && !s.comma(next)
}

// thing says whether a sentence opens with words that no person is called by: it is not the subject of “he said”.
func (s *speech) thing(f *frame) bool {
	_, i := s.opening(f)
	for k := i; k < min(i+6, f.hi); k++ {
		t := &s.items[k]
		if t.is(role) || k > i && t.shape >= shapeTitle && t.mention < 0 && t.lex.class == 0 {
			return false
		}
		if t.is(auxiliary | preposition) {
			break
		}
	}
	return true
}

// onlyPerson counts the persons that a sentence names outside quotation marks and that fit, and returns the last mention.
func (s *speech) onlyPerson(f *frame, sex class) (at, n int) {
	seen := int32(-1)
	for i := f.lo; i < f.hi; i++ {
		if !s.named(i) || !s.person(i) || !s.fitsSex(i, sex) {
			continue
		}
		entity, _ := s.entityAt(i)
		if entity != seen {
			n++
		}
		seen, at = entity, i
	}
	return at, n
}

func (s *speech) as(at int, how archive.Attribution) speaker {
	entity, mention := s.entityAt(at)
	if entity < 0 {
		return nobody
	}
	return speaker{entity: entity, because: mention, how: how}
}

func (s *speech) fitsSex(at int, sex class) bool {
	entity, _ := s.entityAt(at)
	return entity >= 0 && s.sexOf(entity)&^sex == 0
}

// sexOf returns male or female where the person's given name, or a title in the registry, belongs to one alone. Else
// 0: any pronoun may mean the person.
func (s *speech) sexOf(entity int32) class {
	e := &s.r.entities[entity]
	if sex, ok := s.sexes[entity]; ok {
		return sex
	}
	first, _, more := strings.Cut(e.Name, " ")
	sex := class(0)
	if more {
		sex = s.rules.given[strings.ToLower(first)]
	}
	if sex == 0 {
		for _, text := range append([]string{e.Description, e.Name}, e.Aliases...) {
			eachWord(text, func(w string) { sex |= s.rules.lexicon[w].class & (male | female) })
		}
		if sex == male|female {
			sex = 0
		}
	}
	if s.sexes == nil {
		s.sexes = map[int32]class{}
	}
	s.sexes[entity] = sex
	return sex
}

// eachWord calls do with each word of a text, in small letters and without a possessive ending.
func eachWord(text string, do func(string)) {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !isApostrophe(r) && !unicode.IsDigit(r) }) {
		do(strings.ToLower(cutPossessive(w)))
	}
}

// maxMentions is how many mentions back a title may reach: as far as any article of a few pages.
const maxMentions = 300

// role finds the last person named before a phrase such as “the Syrian foreign minister” whom it fits. Where two persons
// fit and stand in one sentence, it is neither.
func (s *speech) role(ref reference) speaker {
	type candidate struct{ entity, mention, start int32 }
	var fit []candidate
	tried := map[int32]bool{}
	upto := s.items[ref.lo].start
	last, _ := slices.BinarySearchFunc(s.mentions.List, upto, func(m archive.Mention, at int32) int { return cmp.Compare(m.Start, at) })
	for m := last - 1; m >= max(0, last-maxMentions); m-- {
		x := s.mentions.List[m]
		if x.How == archive.Ambiguous || x.How == archive.ByAdjective {
			continue
		}
		if s.r.entities[x.Entity].Type != "person" || tried[x.Entity] {
			continue
		}
		tried[x.Entity] = true
		if s.fits(ref, x.Entity) {
			fit = append(fit, candidate{x.Entity, int32(m), x.Start})
		}
		if len(fit) == 2 {
			break
		}
	}
	if len(fit) == 0 || len(fit) == 2 && s.sameSentence(fit[0].start, fit[1].start) {
		return nobody
	}
	return speaker{entity: fit[0].entity, because: fit[0].mention, how: archive.SpeakerRole}
}

// sameSentence says whether two places of the text lie in one frame.
func (s *speech) sameSentence(a, b int32) bool {
	at := func(p int32) int {
		i, _ := slices.BinarySearchFunc(s.frames, p, func(f frame, p int32) int {
			if s.items[f.lo].start <= p {
				return -1
			}
			return 1
		})
		return i
	}
	return at(a) == at(b)
}

// fits says whether a role phrase fits a person: the description in the registry, or the titles that the article gives, must
// hold the role or one of its kind, and whatever else the phrase says.
func (s *speech) fits(ref reference, entity int32) bool {
	have := s.rolesOf(entity)
	head := &s.items[ref.at]
	word := strings.ToLower(cutPossessive(s.word(ref.at)))
	if !have.words[word] && !have.sameRole(head.lex) && (!head.is(broadRole) || have.groups&head.lex.group == 0) {
		return false
	}
	if sex := head.lex.class & (male | female); sex != 0 && s.sexOf(entity)&^sex != 0 {
		return false
	}
	for i := ref.lo; i < ref.hi; i++ {
		t := &s.items[i]
		switch {
		case i == ref.at, t.kind != wordToken, t.date >= 0, t.is(determiner | possessor | preposition | adverb | auxiliary | rank | negation):
		case t.mention >= 0:
			if !s.belongs(entity, s.mentions.List[t.mention], have) {
				return false
			}
			i = s.past(i, ref.hi) - 1
		case generic(s.word(i)):
		default:
			w := strings.ToLower(cutPossessive(s.word(i)))
			lex := s.rules.lexicon[w]
			if !have.words[w] && !have.sameRole(lex) && (lex.group == 0 || have.groups&lex.group == 0) {
				return false
			}
		}
	}
	return true
}

// generic are adjectives that fit any holder of an office.
func generic(w string) bool {
	switch strings.ToLower(w) {
	case "top", "senior", "high", "ranking", "former", "visiting", "veteran", "chief", "same", "young", "old", "new", "current", "then", "ex":
		return true
	}
	return false
}

// belongs says whether a person has to do with the entity of a mention (“the Syrian leader”, “the SNSC secretary”): the description
// names it, or the registry makes him part of it, or the article's own titles name it.
func (s *speech) belongs(entity int32, m archive.Mention, have *knownRoles) bool {
	if m.How == archive.Ambiguous || m.Entity == entity {
		return m.Entity == entity
	}
	if have.entities[m.Entity] {
		return true
	}
	e, whole := &s.r.entities[entity], &s.r.entities[m.Entity]
	if slices.Contains(e.PartOf, whole.ID) {
		return true
	}
	for _, forms := range [][]string{{whole.Name}, whole.Aliases, whole.Adjectives} {
		if slices.ContainsFunc(forms, func(form string) bool { return holdsWords(e.Description, form) }) {
			return true
		}
	}
	return false
}

// holdsWords says whether a form stands in a text as whole words.
func holdsWords(text, form string) bool {
	for from := 0; form != ""; {
		i := strings.Index(text[from:], form)
		if i < 0 {
			return false
		}
		i += from
		before, after := lastRune(text[:i]), ' '
		for _, r := range text[i+len(form):] {
			after = r
			break
		}
		if (i == 0 || text[i-1] == ' ' || !isLetter(before)) && !isLetter(after) {
			return true
		}
		from = i + len(form)
	}
	return false
}

// rolesOf is what is known of a person's offices.
type knownRoles struct {
	words    map[string]bool
	groups   uint16
	entities map[int32]bool // that the article's titles name
	numbers  []int16        // of the offices
}

// rolesOf gathers the words of a person's description and aliases, and of the titles and appositions that the
// article puts beside the name.
func (s *speech) rolesOf(entity int32) *knownRoles {
	if have, ok := s.offices[entity]; ok {
		return have
	}
	out := &knownRoles{words: map[string]bool{}, entities: map[int32]bool{}}
	e := &s.r.entities[entity]
	add := func(w string) {
		out.words[w] = true
		out.groups |= s.rules.lexicon[w].group
		if s.rules.plain {
			s.describes(out, w)
		}
	}
	eachWord(e.Description, add)
	for _, a := range e.Aliases {
		eachWord(a, add)
	}
	for _, i := range s.mentioned(entity) {
		s.titles(i, out, add)
	}
	if s.offices == nil {
		s.offices = map[int32]*knownRoles{}
	}
	s.offices[entity] = out
	return out
}

// mentioned returns the items at which the mentions of an entity begin. Those of the text are looked up once for all entities: an
// article may name thousands, and each in turn may be who a title means.
func (s *speech) mentioned(entity int32) []int {
	begins := func(i int) bool {
		return s.items[i].mention >= 0 && (i == 0 || s.items[i-1].mention != s.items[i].mention)
	}
	if s.begins == nil {
		s.begins = map[int32][]int{}
		for i := range s.ofText {
			if begins(i) {
				e := s.mentions.List[s.items[i].mention].Entity
				s.begins[e] = append(s.begins[e], i)
			}
		}
	}
	out := s.begins[entity]
	for i := s.ofText; i < len(s.items); i++ { // of an aside that is being read
		if begins(i) && s.mentions.List[s.items[i].mention].Entity == entity {
			out = append(slices.Clip(out), i)
		}
	}
	return out
}

// titles reads what stands before the mention at item i (“Syrian Foreign Minister”) and behind it between commas
// (“, the Syrian security chief,”).
func (s *speech) titles(i int, out *knownRoles, add func(string)) {
	note := func(k int) {
		t := &s.items[k]
		if t.mention >= 0 {
			out.entities[s.mentions.List[t.mention].Entity] = true
		}
		add(strings.ToLower(cutPossessive(s.word(k))))
	}
	for k := i - 1; k >= max(0, i-8); k-- {
		t := &s.items[k]
		if t.kind != wordToken && s.sign(k) != ')' && s.sign(k) != '(' || t.is(conjunction|coordinator|determiner|sayVerb|auxiliary|thatWord) ||
			t.is(preposition) && (k == i-1 || k == 0 || !s.items[k-1].is(role)) {
			break
		}
		if t.kind == wordToken {
			note(k)
		}
	}
	end := s.past(i, len(s.items))
	if end >= len(s.items) || !s.comma(end) {
		return
	}
	from := end + 1
	for k := from; k < min(from+16, len(s.items)); k++ {
		t := &s.items[k]
		if t.kind == signToken && !s.withinPhrase(from, k) || t.kind == quoteToken {
			if k == from || s.comma(k) || s.sign(k) == '.' {
				for j := from; j < k; j++ {
					if s.items[j].kind == wordToken {
						note(j)
					}
				}
			}
			return
		}
		if t.is(sayVerb|phraseVerb|relative) || k == from && !t.is(determiner|role) && t.mention < 0 && t.shape != shapeLower || s.named(k) && s.person(k) {
			return
		}
	}
}
