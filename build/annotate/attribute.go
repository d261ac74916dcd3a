package annotate

import "gloss/build/archive"

// attribute finds the quotations of one sentence: what each attributing clause introduces or ends, then what stands
// between marks without one.
func (s *speech) attribute(fi int) {
	f := &s.frames[fi]
	done := s.base(f) // items before it belong to a quotation or a cue
	cues := s.cues(f)
	var last speaker
	for n := range cues {
		c := &cues[n]
		if c.lo < done || n > 0 && s.nested(c, &cues[n-1], done) {
			continue
		}
		who := last
		if c.ref.kind != refElided {
			who = s.resolve(c.ref, fi)
		} else if s.rules.plain && !f.spoken {
			who = s.added(fi)
		} else if !f.spoken {
			who = s.elided(f, fi, c.lo)
		}
		limit := s.limit(f, cues[n+1:])
		before, found := s.said(f, c, who, done, limit)
		if !found {
			continue
		}
		done = max(before, c.post)
		last = who
		f.spoken, f.speaker = true, who
	}
	s.asides(fi)
	s.loose(fi)
}

// elided is the subject of the sentence, for a verb without one of its own.
func (s *speech) elided(f *frame, fi, at int) speaker {
	ref, i := s.opening(f)
	if i >= at {
		return nobody
	}
	return s.resolve(ref, fi)
}

// nested says whether a cue stands within what the one before introduces: “said that X had told …”. It begins a new
// clause only behind a comma, a dash or a conjunction.
func (s *speech) nested(c, before *cue, done int) bool {
	if s.breaks(c) || c.clause < before.post {
		return false
	}
	return c.clause > done || c.clause == before.post
}

func (s *speech) breaks(c *cue) bool {
	if c.clause > 0 && s.items[c.clause-1].kind == quoteToken {
		return true
	}
	at := &s.items[c.clause]
	if at.is(conjunction|coordinator) || at.kind == signToken {
		return true
	}
	if c.clause == 0 {
		return false
	}
	p := &s.items[c.clause-1]
	if p.is(coordinator) || p.kind == signToken {
		return true
	}
	return p.is(conjunction)
}

// limit is where what a cue introduces must end: before the next clause that attributes.
func (s *speech) limit(f *frame, next []cue) int {
	for i := range next {
		if s.breaks(&next[i]) && next[i].clause > f.lo {
			at := next[i].clause
			for at > f.lo && (s.items[at-1].kind == signToken && !oneOf(")%", s.sign(at-1)) || s.items[at-1].is(coordinator|conjunction|relative)) {
				at--
			}
			return at
		}
	}
	return f.hi
}

// said adds what a cue attributes. It returns the first item behind, and whether there was anything.
func (s *speech) said(f *frame, c *cue, who speaker, done, limit int) (end int, found bool) {
	if c.source {
		return s.accordingTo(f, c, who, done, limit)
	}
	if s.before(f, c, who, done) {
		found = true
	}
	what := s.complement(f, *c)
	end = c.post
	switch what.kind {
	case quotation:
		return s.introduced(f, c, who, what.at, max(limit, what.at+1)), true
	case clause:
		if what.at < limit && c.class&phraseVerb == 0 {
			s.report(what.at, limit, c, who)
			return limit, true
		}
	case phrase:
		if at := s.quoteWithin(what.at, limit); at >= 0 && !found {
			s.report(what.at, limit, c, who)
			return limit, true
		}
	case nothing:
		if !found && c.class&phraseVerb == 0 && c.ref.kind != refElided {
			found = s.beforeClause(f, c, who, done, what.at, limit)
		}
	}
	return end, found
}

// before adds the quotation that a clause such as “, he said” closes.
func (s *speech) before(f *frame, c *cue, who speaker, done int) bool {
	q := c.clause - 1
	for range 2 { // “…», — сказал X”
		if s.comma(q) || q >= 0 && oneOf("-–—", s.sign(q)) {
			q--
		}
	}
	if q < done || q < f.lo || !s.quote(q) || c.ref.kind == refElided && !s.comma(c.clause) {
		return false
	}
	start := done
	for start < q && (s.items[start].kind == signToken || s.items[start].is(coordinator)) {
		start++
	}
	if start < q && s.items[q].spaced && !s.bareBefore(q) {
		if c.class&phraseVerb != 0 {
			return false
		}
		s.report(start, q+1, c, who)
		return true
	}
	if c.class&phraseVerb != 0 && c.ref.kind == refNone {
		return false
	}
	for k := start; k <= q; k++ {
		if s.quote(k) {
			s.direct(s.items[k].stretch, c, who)
		}
	}
	f.direct = true
	return true
}

// bareBefore says whether the words before a quotation are no part of what is said: it stands behind a colon or dash.
func (s *speech) bareBefore(q int) bool {
	return q > 0 && oneOf(":—", s.sign(q-1))
}

// introduced adds the quotation at item k, which a cue introduces: direct where it stands by itself, mixed where the
// sentence goes on with it.
func (s *speech) introduced(f *frame, c *cue, who speaker, k, limit int) int {
	st := s.items[k].stretch
	marked := k > 0 && (s.comma(k-1) || s.sign(k-1) == ':')
	alone := k+1 >= limit || s.items[k+1].kind == signToken || s.items[k+1].kind == quoteToken
	if c.class&phraseVerb != 0 || !marked && (!alone || s.length(st) <= 3 || !s.capitalised(st) && !s.stopped(st)) {
		s.report(k, limit, c, who)
		return limit
	}
	s.direct(st, c, who)
	f.direct = true
	k++
	for k < limit && (s.items[k].kind == quoteToken || s.items[k].kind == signToken || s.items[k].is(coordinator)) {
		if s.quote(k) {
			s.direct(s.items[k].stretch, c, who)
		}
		k++
	}
	return k
}

// beforeClause adds the clause that stands before “, he said”.
func (s *speech) beforeClause(f *frame, c *cue, who speaker, done, after, limit int) bool {
	if c.clause <= done || !s.comma(c.clause-1) {
		return false
	}
	if after < f.hi && !s.closes(after, f.hi) {
		return false
	}
	lo := done
	for lo < c.clause-1 && (s.items[lo].kind == signToken && !oneOf("(", s.sign(lo)) || s.items[lo].is(coordinator)) {
		lo++
	}
	goesOn := s.comma(after) && after+1 < limit && s.items[after+1].kind == wordToken && !s.items[after+1].is(participle|coordinator|relative) && !c.inverted
	if !goesOn && c.clause-1-lo < 3 || s.items[lo].is(preposition) && !s.holdsComma(lo, c.clause-1) || s.gerundAt(lo, c.clause-1) {
		return false
	}
	if !s.report(lo, c.clause-1, c, who) {
		return false
	}
	// “The truce, he said, was welcome”: what was said goes on.
	if goesOn {
		for limit > after+2 && s.items[limit-1].kind == signToken {
			limit--
		}
		for i := after; i < limit; i++ {
			if s.quote(i) {
				s.taken[s.items[i].stretch] = true
				s.out[len(s.out)-1].Speech = archive.Mixed
			}
		}
		s.out[len(s.out)-1].End = s.items[limit-1].end
	}
	return true
}

// holdsComma says whether a comma stands within a stretch: “In Syria, the war goes on” is a clause, “In a speech” is none.
func (s *speech) holdsComma(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if s.comma(i) {
			return true
		}
	}
	return hi-lo > 8
}

// gerundAt says whether a stretch is no clause but what goes with one: “Speaking to reporters, he said”.
func (s *speech) gerundAt(lo, hi int) bool {
	return s.items[lo].kind == wordToken && (s.gerund(lo) || s.items[lo].is(conjunction|relative) && !s.items[lo].is(coordinator)) && !s.holdsComma(lo, hi)
}

// closes says whether nothing but a stop, a date or another quotation follows.
func (s *speech) closes(i, hi int) bool {
	t := &s.items[i]
	return t.kind == signToken || t.kind == quoteToken || t.is(preposition|conjunction|coordinator) || i >= hi
}

// quoteWithin returns the first quotation of a stretch, or -1.
func (s *speech) quoteWithin(lo, hi int) int {
	for i := lo; i < hi; i++ {
		if s.quote(i) {
			return i
		}
	}
	return -1
}

// accordingTo adds the rest of the sentence: what stands before, and behind where the sentence goes on; else what follows.
func (s *speech) accordingTo(f *frame, c *cue, who speaker, done, limit int) (int, bool) {
	follows := s.comma(c.post) && limit > c.post+1 && s.items[c.post+1].kind != signToken && !s.items[c.post+1].is(participle|coordinator|relative)
	before := c.clause - done
	switch {
	case before >= 3 && !s.items[c.clause-1].is(thatWord|sayVerb):
		if q := c.clause - 1; s.quote(q) || s.comma(q) && s.quote(q-1) {
			return c.post, s.before(f, c, who, done)
		}
		if follows && s.comma(c.clause-1) {
			s.report(done, limit, c, who)
			return limit, true
		}
		s.report(done, c.clause, c, who)
		return c.post, true
	case s.rules.plain && before <= 0 && !s.comma(c.post) && limit > c.post+3:
		s.report(c.post, limit, c, who) // “Laut X ist …”
		return limit, true
	case follows && limit > c.post+3:
		s.report(c.post+1, limit, c, who)
		return limit, true
	}
	return c.post, false
}

// loose adds quotations that no cue attributes: those that go on from the sentence before, those a colon introduces, and
// whole sentences between marks, whose speaker stays open.
func (s *speech) loose(fi int) {
	f := &s.frames[fi]
	for k := f.lo; k < f.hi; k++ {
		if !s.quote(k) {
			continue
		}
		st := s.items[k].stretch
		opens := k == f.lo
		alone := opens && (k+1 == f.hi || s.items[k+1].kind != wordToken)
		who := nobody
		switch {
		case opens && st > 0 && s.stretches[st-1].open && s.taken[st-1] && f.opens:
			who = s.continued(s.lastSpeaker(st - 1))
		case alone && fi > 0 && !f.opens && (s.frames[fi-1].direct || s.frames[fi-1].spoken && s.capitalised(st)):
			who = s.continued(s.frames[fi-1].speaker)
		case s.resumes(f, k):
			who = s.continued(s.lastSpeaker(st - 1))
		case k > f.lo && s.sign(k-1) == ':' && !f.spoken && s.capitalised(st) && (s.length(st) > 3 || s.label(f, k-1)):
			ref, _ := s.opening(f)
			if who = s.resolve(ref, fi); who.entity >= 0 && s.r.entities[who.entity].Type != "person" {
				who = nobody
			}
		case s.capitalised(st) && s.stopped(st) && s.length(st) > 3 && (opens || s.items[k-1].kind != wordToken): // else it is a title, as of “the essay “Why Not?””
		default:
			continue
		}
		s.direct(st, nil, who)
		f.direct = true
		if !f.spoken {
			f.spoken, f.speaker = true, who
		}
	}
}

// resumes says whether the quotation at item k takes up the sentence that the one before it broke off: “If they ask,” said
// X, a broker, “we will sell.”
func (s *speech) resumes(f *frame, k int) bool {
	st := s.items[k].stretch
	if k-2 <= f.lo || st == 0 || !s.taken[st-1] || s.stretches[st-1].start < s.items[f.lo].start || s.capitalised(st) || !s.stopped(st) {
		return false
	}
	broken := s.stretches[st-1]
	return oneOf(",–—-", s.sign(k-1)) && (k+1 == f.hi || s.items[k+1].kind == signToken) && oneOf(",—–", lastRune(s.in.Text[broken.inner:broken.outer]))
}

// label says whether nothing but a person's name, with its titles, stands before the colon at item k: as in a headline or a
// transcript.
func (s *speech) label(f *frame, k int) bool {
	if k-1 < f.lo || !s.named(k-1) || !s.person(k-1) {
		return false
	}
	return s.beforeTitles(f.lo, s.first(k-1, f.lo)) < f.lo
}

func (s *speech) continued(who speaker) speaker {
	if who.entity >= 0 {
		who.how = archive.SpeakerContinued
	}
	return who
}

// lastSpeaker is who speaks the words of a stretch that a quotation has already.
func (s *speech) lastSpeaker(stretch int32) speaker {
	q := s.stretches[stretch]
	for i := len(s.out) - 1; i >= 0; i-- {
		if o := s.out[i]; o.Start >= q.start && o.Start < q.end {
			return speaker{o.Speaker, o.Because, o.How, o.Joint}
		}
	}
	return nobody
}
