package annotate

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// An item is a token outside quotation marks, or a whole quoted stretch.
type item struct {
	token
	stretch int32 // of a quoteToken: index into speech.stretches
}

// A frame is a sentence as a reader of attributions sees it: what stands between quotation marks does not end it.
type frame struct {
	lo, hi  int  // its items
	opens   bool // it begins a block
	spoken  bool // it attributes speech, if only to somebody whom nobody could name
	direct  bool // to direct speech of its speaker
	speaker speaker
}

// speech finds the quotations of one article.
type speech struct {
	r         *Registry
	in        *Input
	rules     *language
	mentions  *archive.Mentions
	tokens    []token
	stretches []quotedStretch
	taken     []bool // stretches that a quotation has
	items     []item
	frames    []frame
	out       []archive.Quotation
	sexes     map[int32]class
	offices   map[int32]*knownRoles
	ofText    int             // items of the text; those of an aside stand behind them while it is read (aside.go)
	begins    map[int32][]int // entity → the items of the text at which its mentions begin; nil until asked for
	joint     [][]archive.Voice
}

// quotations finds direct, mixed and indirect speech with its speakers. The tokens carry their mentions and dates.
func (r *Registry) quotations(in *Input, rules *language, mentions *archive.Mentions, sentences []int32, room *scratch) ([]archive.Quotation, [][]archive.Voice) {
	tokens := room.tokens
	s := &speech{r: r, in: in, rules: rules, mentions: mentions, tokens: tokens, items: slices.Grow(room.items[:0], len(tokens)), frames: make([]frame, 0, len(sentences))}
	at := 0
	for i, b := range in.Blocks {
		next := rune(0)
		if i+1 < len(in.Blocks) {
			next = firstMark(in.Text, in.Blocks[i+1])
		}
		from := len(s.stretches)
		s.stretches = stretches(s.stretches, in.Text, b, next)
		to := at
		for to < len(tokens) && tokens[to].start < b.End {
			to++
		}
		s.itemize(tokens[at:to], from)
		at = to
	}
	room.items = s.items
	s.ofText = len(s.items)
	s.taken = make([]bool, len(s.stretches))
	s.frame(sentences)
	for f := range s.frames {
		s.attribute(f)
	}
	slices.SortStableFunc(s.out, func(a, b archive.Quotation) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return withoutOverlaps(s.out), s.joint
}

// withoutOverlaps drops what overlaps the quotation before it.
func withoutOverlaps(list []archive.Quotation) []archive.Quotation {
	end := int32(-1)
	return slices.DeleteFunc(list, func(q archive.Quotation) bool {
		if q.Start < end || q.Start >= q.End {
			return true
		}
		end = q.End
		return false
	})
}

// itemize makes the items of a block: each quoted stretch takes the place of its tokens.
func (s *speech) itemize(tokens []token, from int) {
	at := 0
	for k := from; k <= len(s.stretches); k++ {
		for at < len(tokens) && (k == len(s.stretches) || tokens[at].start < s.stretches[k].start) {
			s.items = append(s.items, item{tokens[at], -1})
			at++
		}
		if k == len(s.stretches) {
			return
		}
		q := s.stretches[k]
		spaced := at < len(tokens) && tokens[at].spaced
		for at < len(tokens) && tokens[at].start < q.end {
			at++
		}
		s.items = append(s.items, item{token{start: q.start, end: q.end, kind: quoteToken, spaced: spaced, mention: -1, date: -1, number: -1}, int32(k)})
	}
}

// maxFrame bounds a frame in items: what is longer is no sentence, and the rules look back and forth within one.
const maxFrame = 400

// frame cuts the items into frames where a sentence begins.
func (s *speech) frame(sentences []int32) {
	block, at, lo := 0, 0, 0
	for i := range s.items {
		start := s.items[i].start
		begins := false
		for at < len(sentences) && sentences[at] <= start {
			begins = begins || i == 0 || sentences[at] >= s.items[i-1].end
			at++
		}
		opens := i == 0
		for s.in.Blocks[block].End <= start {
			block++
			opens = true
		}
		if opens || begins && !s.joins(i) || i-lo == maxFrame {
			if i > lo {
				s.frames[len(s.frames)-1].hi = i
			}
			s.frames = append(s.frames, frame{lo: i, hi: len(s.items), opens: opens, speaker: nobody})
			lo = i
		}
	}
}

// joins says whether the sentence that begins at an item belongs to the one before: a question or a cry is
// attributed by what follows it (“Why?” Smith asked).
func (s *speech) joins(i int) bool {
	last := &s.items[i-1]
	if last.kind != quoteToken || !oneOf("?!…—", lastRune(s.in.Text[:s.stretches[last.stretch].outer])) {
		return false
	}
	for k := i; k < min(i+8, len(s.items)); k++ {
		switch t := &s.items[k]; {
		case t.is(sayVerb) && !t.is(participle):
			next := k + 1
			return next >= len(s.items) || s.items[next].kind == signToken || s.items[next].is(preposition|adverb|conjunction) || s.named(next)
		case t.kind == signToken && !s.withinPhrase(i, k), t.kind == quoteToken:
			return false
		}
	}
	return false
}

// initial says whether an item is a single capital letter.
func (s *speech) initial(i int) bool {
	t := &s.items[i]
	return t.kind == wordToken && t.end-t.start == 1 && t.shape == shapeTitle
}

// word returns the text of an item.
func (s *speech) word(i int) string { return s.in.Text[s.items[i].start:s.items[i].end] }

// sign returns the rune of a sign.
func (s *speech) sign(i int) rune { return s.items[i].sign(s.in.Text) }

// comma says whether an item within [lo, hi) is a comma.
func (s *speech) comma(i int) bool { return i >= 0 && i < len(s.items) && oneOf(",،", s.sign(i)) }

// quote says whether an item is a quoted stretch that no quotation has yet.
func (s *speech) quote(i int) bool {
	return i >= 0 && i < len(s.items) && s.items[i].kind == quoteToken && !s.taken[s.items[i].stretch]
}

// named says whether a mention by name begins or goes on at an item: an adjective names nobody.
func (s *speech) named(i int) bool {
	t := &s.items[i]
	return t.mention >= 0 && s.mentions.List[t.mention].How != archive.ByAdjective
}

// person says whether the mention at an item is of a person.
func (s *speech) person(i int) bool {
	t := &s.items[i]
	return t.mention >= 0 && s.r.entities[s.mentions.List[t.mention].Entity].Type == "person"
}

// past returns the first item behind the mention, or the date, that covers item i.
func (s *speech) past(i, hi int) int {
	t := &s.items[i]
	for i++; i < hi; i++ {
		n := &s.items[i]
		if n.kind == quoteToken || (t.mention < 0 || n.mention != t.mention) && (t.date < 0 || n.date != t.date) {
			break
		}
	}
	return i
}

// first returns the first item of the mention, or of the date, that covers item i.
func (s *speech) first(i, lo int) int {
	t := &s.items[i]
	for ; i > lo; i-- {
		p := &s.items[i-1]
		if p.kind == quoteToken || (t.mention < 0 || p.mention != t.mention) && (t.date < 0 || p.date != t.date) {
			break
		}
	}
	return i
}

// possessive says whether the mention or word at an item is a possessive: its last word ends in ’s, or a lone
// apostrophe follows it.
func (s *speech) possessive(i, hi int) bool {
	end := s.past(i, hi)
	if s.items[end-1].possessive {
		return true
	}
	return end < hi && !s.items[end].spaced && isApostrophe(s.sign(end))
}

func lastRune(text string) rune {
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] != ' ' && text[i] != '\n' {
			var last rune
			for _, r := range text[max(0, i-3) : i+1] {
				last = r
			}
			return last
		}
	}
	return 0
}
