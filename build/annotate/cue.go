package annotate

import (
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// A cue is a verb (“said”), or “according to”, with the clause that tells who speaks.
type cue struct {
	lo, hi   int // the items of the verb, or of “according to”
	clause   int // where its clause begins, with its subject
	post     int // the first item behind the clause: behind the verb, or behind the subject that follows it
	ref      reference
	class    class
	inverted bool // the subject follows
	source   bool // “according to”
}

// cues finds the attributing clauses of a sentence, in order.
func (s *speech) cues(f *frame) []cue {
	var out []cue
	base := s.base(f)
	for i := base; i < f.hi; i++ {
		t := &s.items[i]
		var c cue
		var ok bool
		switch {
		case t.is(thanks):
			c, ok = s.source(f, i)
		case t.is(sayVerb|phraseVerb) && t.mention < 0 && (t.shape < shapeTitle || s.rules.plain && i == base):
			c, ok = s.cue(f, base, i)
		}
		if ok {
			out = append(out, c)
			i = max(i, c.post-1)
		}
	}
	return out
}

// source reads “according to X”.
func (s *speech) source(f *frame, i int) (cue, bool) {
	at, lo := i+2, i
	if i+1 >= f.hi || !s.items[i+1].is(preposition) {
		at = i + 1 // “selon X”, “по словам X”
	}
	if at >= f.hi || at == i+1 && !s.rules.plain {
		return cue{}, false
	}
	if s.rules.plain && i > f.lo && s.items[i-1].is(preposition) {
		lo--
	}
	ref, end := s.noun(at, f.hi)
	if s.rules.construct && ref.kind == refMention && s.owned(ref.at, at) {
		ref = reference{kind: refUnknown}
	}
	ref, end = s.joined(ref, end, f.hi)
	if ref.kind == refMention && end < f.hi && s.goesOnAsName(end) {
		ref = reference{kind: refUnknown}
	}
	return cue{lo: lo, hi: at, clause: lo, post: end, ref: ref, class: sayVerb, source: true}, ref.kind != refNone
}

// goesOnAsName says whether the phrase goes on behind a name, so that the name is only a part of it (“according to the UN
// report”).
func (s *speech) goesOnAsName(i int) bool {
	t := &s.items[i]
	if s.rules.plain && t.shape == shapeLower {
		return false // the verb, in German
	}
	return t.kind == wordToken && t.lex.class == 0 && t.spaced && t.date < 0
}

// cue reads one verb with its subject, before or behind it.
func (s *speech) cue(f *frame, base, v int) (cue, bool) {
	t := &s.items[v]
	c := cue{lo: v, hi: v + 1, clause: v, post: v + 1, class: t.lex.class}
	before := v - 1
	if !t.spaced && before >= base && s.items[before].kind == signToken {
		return cue{}, false // “so-called”
	}
	for before >= base && s.items[before].is(adverb) {
		before--
	}
	if before >= base && s.items[before].is(negation) {
		return cue{}, false
	}
	if t.is(participle) {
		return s.participle(base, before, c)
	}
	if before >= base && s.items[before].is(passive) || before >= base && s.items[before].is(emptyObject) && !s.wentOn(&before, base) {
		return cue{}, false // “was told”, “to say”
	}
	if s.rules.plain {
		return s.plainSubject(f, base, before, c)
	}
	if t.is(baseForm) && before >= base && s.items[before].lex.class == 0 && s.items[before].kind == wordToken && before == v-1 {
		c.ref, c.clause = reference{kind: refUnknown}, s.phraseStart(base, before)
		return c, true
	}
	c.ref, c.clause = s.subject(base, before+1)
	if c.ref.kind == refNone || c.ref.kind == refUnknown && !t.is(bareVerb) && s.afterQuote(base, v) {
		if ref, end := s.noun(s.skipAdverbs(v+1, f.hi), f.hi); ref.kind != refNone && s.afterContent(base, v) {
			ref, end = s.joined(ref, end, f.hi)
			c.ref, c.post, c.clause, c.inverted = ref, end, v, true
			return c, true
		}
		if c.ref.kind == refNone {
			return cue{}, false
		}
	}
	if c.ref.kind == refUnknown && t.is(phraseVerb) {
		return cue{}, false // “a user labelled “X””: said of a thing
	}
	if c.ref.kind == refUnknown && !t.is(bareVerb) && s.isNoun(before) {
		return cue{}, false // “the remarks by …”, “reports that …”
	}
	return c, true
}

// isNoun says whether the item before a word makes it a noun.
func (s *speech) isNoun(before int) bool {
	if before < 0 {
		return true
	}
	t := &s.items[before]
	return t.is(determiner|possessor|preposition|numeral) || t.possessive || t.kind == wordToken && t.mention >= 0 && !s.named(before)
}

// wentOn reads “went on to say” and “goes on to say” back to the word before it.
func (s *speech) wentOn(before *int, base int) bool {
	if *before-2 > base && s.items[*before-1].is(preposition) && s.items[*before-2].lex.class == 0 {
		*before -= 3
		return true
	}
	return false
}

// participle reads “…, adding that”, and “was quoted as saying”.
func (s *speech) participle(base, before int, c cue) (cue, bool) {
	if before < base {
		return cue{}, false // “Saying that …, he left”: told by the main clause, if at all
	}
	t := &s.items[before]
	if t.is(preposition) && before > base && s.items[before-1].is(quoteHead) {
		at := before - 2
		for at >= base && s.items[at].is(auxiliary|adverb) {
			at--
		}
		c.ref, c.clause = s.subject(base, at+1)
		c.lo = before - 1
		return c, c.ref.kind != refNone
	}
	if t.is(preposition|determiner|passive|possessor) || t.possessive {
		return cue{}, false
	}
	c.ref, c.clause = reference{kind: refElided}, before
	if !s.comma(before) && !t.is(conjunction) && t.kind != quoteToken {
		c.clause = c.lo
	}
	return c, true
}

func (s *speech) skipAdverbs(i, hi int) int {
	for i < hi && s.items[i].is(adverb) {
		i++
	}
	return i
}

// afterQuote says whether a quotation stands before item v, or before the comma before it.
func (s *speech) afterQuote(lo, v int) bool {
	if s.comma(v - 1) {
		v--
	}
	return v-1 >= lo && s.items[v-1].kind == quoteToken
}

// afterContent says whether item v may open a clause whose subject follows: something said stands before it.
func (s *speech) afterContent(lo, v int) bool {
	return v > lo && (s.afterQuote(lo, v) || s.comma(v-1) || oneOf("-–—", s.sign(v-1)))
}

// complement says what follows a cue: words between marks, a clause, or nothing.
type complement struct {
	kind complementKind
	at   int // its first item
}

type complementKind uint8

const (
	nothing   complementKind = iota
	quotation                // words between marks, introduced by a comma, a colon or at once
	clause                   // “that …”, or a clause without it
	phrase                   // an object; counts only with quotation marks in it
)

// maxPhrase is how many items may part a verb from what it introduces (“said in a statement to reporters in … on …: ”).
const maxPhrase = 24

// complement reads on behind a cue, over adverbs, dates, the person addressed and prepositional phrases.
func (s *speech) complement(f *frame, c cue) complement {
	if s.rules.plain {
		return s.plainComplement(f, c)
	}
	k := c.post
	addressed := c.class&tellVerb == 0
	for k < f.hi && k < c.post+maxPhrase {
		t := &s.items[k]
		switch {
		case t.kind == quoteToken:
			return complement{quotation, k}
		case s.sign(k) == ':':
			if k+1 < f.hi && s.items[k+1].kind == quoteToken {
				return complement{quotation, k + 1}
			}
			return complement{nothing, k}
		case s.comma(k):
			if k+1 < f.hi && s.items[k+1].kind == quoteToken {
				return complement{quotation, k + 1}
			}
			return complement{nothing, k}
		case t.kind == signToken:
			return complement{nothing, k}
		case t.is(thatWord) && !c.inverted:
			if k+1 < f.hi {
				return complement{clause, k + 1}
			}
			return complement{nothing, k}
		case c.inverted:
			return complement{nothing, k}
		case t.date >= 0:
			k = s.past(k, f.hi)
			continue
		case t.is(preposition) && k+1 < f.hi && s.items[k+1].date >= 0:
			k = s.past(k+1, f.hi)
			continue
		case !addressed:
			if k = s.addressee(k, f.hi); k < 0 {
				return complement{nothing, c.post}
			}
			addressed = true
			continue
		case t.is(questionWord):
			return complement{clause, k}
		case t.is(adverb) && !t.is(preposition) && k == c.post:
			k++
			continue
		case t.is(preposition) && k == c.post || t.is(preposition) && c.class&tellVerb != 0:
			return s.behindPhrase(f, c, k)
		case t.is(emptyObject) && (t.is(preposition) || !s.auxiliaryNear(k, f.hi)):
			if c.class&bareVerb == 0 {
				return complement{phrase, k}
			}
			return complement{nothing, k}
		case t.is(conjunction|relative) && !t.is(determiner):
			return complement{nothing, k}
		case c.class&bareVerb != 0:
			if s.hasVerb(k, f.hi) {
				return complement{clause, k}
			}
			return complement{phrase, k}
		default:
			return s.thatBehind(f, k)
		}
	}
	return complement{nothing, k}
}

// addressee reads the person told, and returns the first item behind, or -1 where there is none: “told to leave”.
func (s *speech) addressee(k, hi int) int {
	t := &s.items[k]
	switch {
	case t.is(addressee | otherPronoun | heWord | sheWord):
		return k + 1
	case t.is(emptyObject):
		return -1
	}
	if t.is(possessor) && k+1 < hi {
		return k + 2
	}
	_, end := s.noun(k, hi)
	if end > k && end < hi && s.items[end].kind == wordToken && s.items[end].lex.class == 0 && !s.named(end-1) {
		end++ // “a news conference”, “the paper”
	}
	if end == k {
		end = k + 1
	}
	return end
}

// behindPhrase looks behind a prepositional phrase for “that”, a colon or a quotation.
func (s *speech) behindPhrase(f *frame, c cue, k int) complement {
	for i := k; i < min(f.hi, k+maxPhrase); i++ {
		t := &s.items[i]
		switch {
		case t.is(thatWord) && i+1 < f.hi:
			return complement{clause, i + 1}
		case s.sign(i) == ':', s.comma(i):
			if i+1 < f.hi && s.items[i+1].kind == quoteToken {
				return complement{quotation, i + 1}
			}
			if i+1 < f.hi && s.comma(i) && s.items[i+1].is(thatWord) {
				return complement{clause, i + 2}
			}
			return complement{nothing, i}
		case t.kind == quoteToken:
			return complement{phrase, k}
		case t.date >= 0 && c.class&bareVerb != 0:
			if end := s.past(i, f.hi); end < f.hi && s.hasVerb(end, f.hi) && s.items[end].kind == wordToken && !s.items[end].is(preposition|conjunction|thatWord) {
				return complement{clause, end}
			}
		}
	}
	return complement{nothing, k}
}

// thatBehind reads a verb that is not followed by its clause at once: “reminded them that”, or an object.
func (s *speech) thatBehind(f *frame, k int) complement {
	for i := k; i < min(f.hi, k+4); i++ {
		if s.items[i].kind != wordToken {
			break
		}
		if s.items[i].is(thatWord) && i+1 < f.hi && s.items[i-1].is(addressee) {
			return complement{clause, i + 1}
		}
	}
	return complement{phrase, k}
}

// hasVerb says whether a stretch is long enough for a clause: it needs a subject and a verb.
func (s *speech) hasVerb(k, hi int) bool {
	n := 0
	for ; k < hi && s.items[k].kind != signToken; k++ {
		n++
	}
	return n >= 3 || n > 0 && k+3 < hi && s.sign(k) != ':'
}

// auxiliaryNear says whether an auxiliary soon follows: “said nothing would change” as against “said nothing”.
func (s *speech) auxiliaryNear(k, hi int) bool {
	for i := k + 1; i < min(k+7, hi) && s.items[i].kind == wordToken; i++ {
		if s.items[i].is(auxiliary) {
			return true
		}
	}
	return false
}

// capitalised says whether the words between the marks begin a sentence.
func (s *speech) capitalised(stretch int32) bool {
	q := s.stretches[stretch]
	for _, r := range s.in.Text[q.inner:q.outer] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return !unicode.IsLower(r)
		}
	}
	return false
}

// stopped says whether the words between the marks end with a stop.
func (s *speech) stopped(stretch int32) bool {
	q := s.stretches[stretch]
	return q.open || oneOf(".,?!…;:—،؟؛", lastRune(s.in.Text[q.inner:q.outer]))
}

// length counts the words between the marks.
func (s *speech) length(stretch int32) int {
	q := s.stretches[stretch]
	n := 0
	eachWord(s.in.Text[q.inner:q.outer], func(string) { n++ })
	return n
}

// direct adds the words of a stretch.
func (s *speech) direct(stretch int32, c *cue, who speaker) {
	q := s.stretches[stretch]
	s.taken[stretch] = true
	s.add(q.inner, q.outer, archive.Direct, c, who)
}

// report adds the items [lo, hi) as mixed speech where they hold words between marks, else as indirect. It says whether
// there was anything but signs.
func (s *speech) report(lo, hi int, c *cue, who speaker) bool {
	for hi > lo && s.items[hi-1].kind == signToken && !oneOf(")%", s.sign(hi-1)) {
		hi--
	}
	for lo < hi && s.items[lo].kind == signToken && !oneOf("($", s.sign(lo)) {
		lo++
	}
	if lo >= hi {
		return false
	}
	kind := archive.Indirect
	for i := lo; i < hi; i++ {
		if s.items[i].kind == quoteToken {
			kind = archive.Mixed
			s.taken[s.items[i].stretch] = true
		}
	}
	start, end := s.items[lo].start, s.items[hi-1].end
	if hi == lo+1 && kind == archive.Mixed {
		q := s.stretches[s.items[lo].stretch]
		start, end = q.inner, q.outer
	}
	return s.add(start, end, kind, c, who)
}

func (s *speech) add(start, end int32, kind archive.Speech, c *cue, who speaker) bool {
	q := archive.Quotation{Start: start, End: end, Speaker: who.entity, Because: who.because, How: who.how, Joint: who.joint, Speech: kind}
	if c != nil {
		q.CueStart, q.CueEnd = s.items[c.lo].start, s.items[c.hi-1].end
	}
	text := s.in.Text
	for q.End > q.Start {
		r, n := utf8.DecodeLastRuneInString(text[q.Start:q.End])
		if !unicode.IsSpace(r) {
			break
		}
		q.End -= int32(n)
	}
	for q.Start < q.End {
		r, n := utf8.DecodeRuneInString(text[q.Start:q.End])
		if !unicode.IsSpace(r) {
			break
		}
		q.Start += int32(n)
	}
	if q.Start >= q.End {
		return false
	}
	s.out = append(s.out, q)
	return true
}
