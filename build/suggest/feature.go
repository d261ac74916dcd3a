package suggest

// A page is a text taken apart, with what the whole of it says of its words.
type page struct {
	text   string
	lists  *gazetteer
	tokens []token
	active []bool
	runs   []run32          // of each token: the capital words that stand around it without a break
	seen   map[uint32]*seen // by word.stem of capital words
	small  map[uint32]int32 // how often the text writes a word small, by word.stem
	long   map[uint32]uint32
	slavic bool // most of its words are in Cyrillic letters
	buf    []uint32
}

// A run32 is capital words in a row: tokens from first to last.
type run32 struct{ first, last int32 }

// seen is what a text says of a word in all its places.
type seen struct {
	within        int32 // places within a sentence, where the capital says something
	before, after [3]uint32
	nb, na        int
	longest       run32 // the longest run that it stands in
}

func newPage(text string, sentences []int32, g *gazetteer) *page {
	p := &page{text: text, lists: g, tokens: tokenize(text, sentences), small: map[uint32]int32{}, seen: map[uint32]*seen{}, long: map[uint32]uint32{}}
	slavic := 0 // how many small words more are in Cyrillic letters than in others
	for i := range p.tokens {
		t := &p.tokens[i]
		t.word.read(text[t.start:t.end], t.kind, g)
		if t.kind == small {
			p.small[t.word.stem]++
			if cyrillic(text[t.start:t.end]) {
				slavic++
			} else {
				slavic--
			}
		}
	}
	p.slavic = slavic > 0
	g.markPlaces(p.tokens)
	p.markHeadlines()
	p.active = activate(text, p.tokens)
	p.findRuns()
	p.survey()
	return p
}

// smallInHeadlines are words that stay small where each other word of a headline has a capital.
var smallInHeadlines = set(`a an and as at but by for from in into is nor of off on or over per so than the to up v via vs with yet
	и в во на с со к о об от до из за по для не`)

// markHeadlines marks the lines in which four words or more have capitals, and hardly one that could have one has not.
func (p *page) markHeadlines() {
	for i := 0; i < len(p.tokens); {
		j, big, low := i+1, 0, 0
		for j < len(p.tokens) && !p.newLine(j) {
			j++
		}
		for k := i; k < j; k++ {
			t := &p.tokens[k]
			switch {
			case t.kind.named():
				big++
			case t.kind == small && !smallInHeadlines[p.text[t.start:t.end]]:
				low++
			}
		}
		if big >= 4 && low*5 <= big {
			for k := i; k < j; k++ {
				p.tokens[k].headline = true
			}
		}
		i = j
	}
}

func (p *page) newLine(i int) bool {
	for k := p.tokens[i-1].end; k < p.tokens[i].start; k++ {
		if p.text[k] == '\n' {
			return true
		}
	}
	return false
}

func (p *page) findRuns() {
	p.runs = make([]run32, len(p.tokens))
	for i := 0; i < len(p.tokens); i++ {
		p.runs[i] = run32{int32(i), int32(i)}
		if !p.tokens[i].kind.named() {
			continue
		}
		j := i
		for j+1 < len(p.tokens) && p.tokens[j+1].kind.named() && !p.newLine(j+1) {
			j++
		}
		for k := i; k <= j; k++ {
			p.runs[k] = run32{int32(i), int32(j)}
		}
		i = j
	}
}

// survey notes where each capital word stands, and which acronym stands in brackets after which words.
func (p *page) survey() {
	for i := range p.tokens {
		t := &p.tokens[i]
		if !t.kind.named() {
			continue
		}
		s := p.seen[t.word.stem]
		if s == nil {
			s = &seen{longest: p.runs[i]}
			p.seen[t.word.stem] = s
		}
		if !t.opens && !t.headline {
			s.within++
		}
		if r := p.runs[i]; r.last-r.first > s.longest.last-s.longest.first {
			s.longest = r
		}
		if s.nb < len(s.before) && i > 0 && !t.opens {
			s.before[s.nb] = p.tokens[i-1].word.stem
			s.nb++
		}
		if s.na < len(s.after) && i+1 < len(p.tokens) {
			s.after[s.na] = p.tokens[i+1].word.stem
			s.na++
		}
		if t.kind == caps && i > 1 && p.is(i-1, "(") && p.is(i+1, ")") {
			p.long[t.word.cased] = p.tokens[i-2].word.stem
		}
	}
}

// writesSmall says whether the text writes a word small: of one that prose does not write small as a rule, no less often
// than with a capital within a sentence.
func (p *page) writesSmall(t *token) bool {
	n := p.small[t.word.stem]
	if s := p.seen[t.word.stem]; s != nil && t.word.lists&listCommon == 0 {
		return n > 0 && n >= s.within
	}
	return n > 0
}

func (p *page) is(i int, s string) bool {
	return i >= 0 && i < len(p.tokens) && p.text[p.tokens[i].start:p.tokens[i].end] == s
}

// none stands for the word before the first and after the last.
var none = token{word: word{cased: 1, lower: 1, stem: 1, shape: 1}}

func (p *page) at(i int) *token {
	if i < 0 || i >= len(p.tokens) {
		return &none
	}
	return &p.tokens[i]
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// features returns the hashes of all that is true of a token. The slice is used again by the next call.
func (p *page) features(i int) []uint32 {
	t, before, after := p.at(i), p.at(i-1), p.at(i+1)
	f, n := p.buf[:0], uint32(0)
	add := func(value uint32) {
		n++
		f = append(f, mix(n, value))
	}
	w, b, a := &t.word, &before.word, &after.word
	add(0)
	add(w.cased)
	add(w.lower)
	add(w.stem)
	add(w.shape)
	for k := range w.heads {
		add(w.heads[k])
		add(w.tails[k])
	}
	b2, a2 := &p.at(i-2).word, &p.at(i+2).word
	add(b.stem)
	add(a.stem)
	add(b2.stem)
	add(a2.stem)
	add(pair(b.lower, w.lower))
	add(pair(w.lower, a.lower))
	add(pair(b.lower, a.lower))
	add(pair(b2.lower, b.lower))
	add(pair(a.lower, a2.lower))
	add(b.shape)
	add(a.shape)
	add(pair(b.shape, w.shape))
	add(pair(w.shape, a.shape))
	add(pair(pair(b.shape, w.shape), a.shape))
	add(b.tails[2])
	add(a.tails[2])
	add(pair(w.shape, b.lower))
	add(pair(w.shape, a.lower))
	p.ofLists(i, add)
	p.ofPlace(i, add)
	p.ofText(i, add)
	p.buf = f
	return f
}

// ofLists adds what the lists know of a token and its neighbours.
func (p *page) ofLists(i int, add func(uint32)) {
	w, b, a := &p.at(i).word, &p.at(i-1).word, &p.at(i+1).word
	lists := uint32(w.lists)
	add(lists)
	add(pair(lists, w.shape))
	add(pair(lists, bit(p.tokens[i].opens)))
	add(pair(uint32(b.lists), lists))
	add(pair(lists, uint32(a.lists)))
	add(pair(lists, b.lower))
	add(pair(lists, a.lower))
}

// ofPlace adds where a token stands: in its sentence, in its run of capital words.
func (p *page) ofPlace(i int, add func(uint32)) {
	t, r := &p.tokens[i], p.runs[i]
	place := bit(t.opens)<<1 | bit(t.headline)
	add(place)
	add(pair(place, t.word.lower))
	add(pair(place, p.at(i+1).word.shape))
	length, from := min(uint32(r.last-r.first), 4), min(uint32(int32(i)-r.first), 3)
	first, last := p.at(int(r.first)), p.at(int(r.last))
	add(length<<4 | from)
	add(pair(length<<4|from, uint32(p.at(int(r.first)).word.lists)<<8|uint32(last.word.lists)))
	add(pair(from, last.word.stem))
	add(pair(from, first.word.stem))
	add(pair(from, last.word.tails[2]))
	add(pair(from+8, p.at(int(r.first)-1).word.stem))
	add(pair(from+16, p.at(int(r.last)+1).word.stem))
	add(pair(length<<4|from, p.at(int(r.first)-1).word.stem))
	add(bit(t.glued)<<1 | bit(p.at(i+1).glued))
}

// ofText adds what the rest of the text says of a word.
func (p *page) ofText(i int, add func(uint32)) {
	t := &p.tokens[i]
	low := bit(p.small[t.word.stem] > 0)
	s := p.seen[t.word.stem]
	if s == nil {
		add(low)
		return
	}
	elsewhere := min(uint32(s.within)-bit(!t.opens && !t.headline), 2)
	state := low<<4 | bit(t.opens)<<3 | bit(t.headline)<<2 | elsewhere
	add(state)
	add(pair(state, t.word.shape))
	add(pair(state, uint32(t.word.lists)))
	l := s.longest
	add(pair(min(uint32(l.last-l.first), 3), uint32(p.at(int(l.first)).word.lists)))
	add(p.at(int(l.last)).word.stem)
	add(p.at(int(l.first) - 1).word.lower)
	add(p.long[t.word.cased])
	for k := range s.nb {
		add(s.before[k])
	}
	for k := s.nb; k < len(s.before); k++ {
		add(0)
	}
	for k := range s.na {
		add(s.after[k])
	}
}
