package annotate

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// verdict is what a search by surroundings ends with.
type verdict uint8

const (
	noPlace       verdict = iota
	sameWords             // one place, the words as they were
	editedWords           // one place, the words edited
	severalPlaces         // places that fit as well
)

// A window is what is known of where a quotation stood: words, of which those from a to b are its own.
type window struct {
	words []string // folded
	ids   []int32  // in the vocabulary of the text that is searched
	a, b  int
	exact string
	// Of the earlier text, hence wide; as often as these words stand there.
	old    bool
	opens  []bool  // of each of these words: it is the first of its line; one more at the end
	others []piece // other places of the same words there
	times  int     // places of the same words in the text that is searched
}

// windowReach is how many words of the earlier text are looked at on either side: a paragraph of news, about. Quotations
// commonly bring five or six.
const windowReach = 48

// locate looks for a quote's place by what stands around it.
func (r *resolver) locate(q quote, f stand) ([]piece, verdict) {
	w, ok := r.earlierWindow(q)
	if !ok {
		if len(f.full) > 0 {
			return f.full, severalPlaces // all that is known of the place fits each of them
		}
		w = r.quoteWindow(q)
	}
	if w.b == w.a {
		return nil, noPlace
	}
	if w.long() && len(f.loose) == 1 {
		return f.loose, sameWords
	}
	w.times = len(f.loose)
	if w.b-w.a > maxOwn {
		return r.locateEnds(&w)
	}
	return r.place.find(r, &w)
}

const (
	maxOwn = 400 // words of a quotation that are looked for as one
	endOwn = 64  // words at either end of a longer one that stand for it
)

// locateEnds looks for the beginning and the end of a very long quotation, which are claimed together or not at all.
func (r *resolver) locateEnds(w *window) ([]piece, verdict) {
	words := pieces(nil, w.exact)
	head, tail := *w, *w
	head.words, head.ids, head.b = w.words[:w.a+endOwn], w.ids[:w.a+endOwn], w.a+endOwn
	head.exact = w.exact[:words[endOwn-1].end]
	tail.words, tail.ids, tail.a, tail.b = w.words[w.b-endOwn:], w.ids[w.b-endOwn:], 0, endOwn
	tail.exact = w.exact[words[len(words)-endOwn].start:]
	if w.old {
		head.opens, tail.opens = w.opens[:w.a+endOwn+1], w.opens[w.b-endOwn:]
	}
	first, v := r.place.find(r, &head)
	if v != sameWords && v != editedWords {
		return first, v
	}
	last, v := r.place.find(r, &tail)
	if v != sameWords && v != editedWords {
		return last, v
	}
	at := piece{first[0].start, last[0].end}
	if n := int(at.end - at.start); n < len(w.exact)/2 || n > len(w.exact)*2 {
		return nil, noPlace
	}
	return []piece{at}, editedWords
}

// quoteWindow is the quotation with the context that it brings.
func (r *resolver) quoteWindow(q quote) window {
	w := window{exact: q.exact}
	w.add(q.prefix)
	w.words = w.words[max(0, len(w.words)-windowReach):]
	if len(w.words) > 0 && r.now.number(w.words[0]) == unknown {
		w.words = w.words[1:] // context may be cut within a word
	}
	w.a = len(w.words)
	w.add(q.exact)
	w.b = len(w.words)
	w.add(q.suffix)
	w.words = w.words[:min(len(w.words), w.b+windowReach)]
	if n := len(w.words); n > w.b && r.now.number(w.words[n-1]) == unknown {
		w.words = w.words[:n-1]
	}
	for _, word := range w.words {
		w.ids = append(w.ids, r.now.number(word))
	}
	return w
}

func (w *window) add(s string) {
	for _, t := range pieces(nil, s) {
		w.words = append(w.words, s[t.start:t.end])
	}
}

// earlierWindow is the quotation in the earlier text, where it stood there in one place.
func (r *resolver) earlierWindow(q quote) (window, bool) {
	old := r.earlierText()
	if old == nil {
		return window{}, false
	}
	f := old.find(q, &r.work)
	if len(f.full) != 1 {
		return window{}, false
	}
	r.leans = true
	a, b := old.between(f.full[0])
	w := r.windowAt(a, b, q.exact, windowReach)
	w.others = slices.DeleteFunc(f.loose, func(t piece) bool { return t == f.full[0] })
	return w, true
}

// windowAt is the window around words a to b of the earlier text.
func (r *resolver) windowAt(a, b int, exact string, reach int) window {
	old := r.before
	from, to := max(0, a-reach), min(len(old.words), b+reach)
	w := window{a: a - from, b: b - from, exact: exact, old: true, opens: old.opens[from : to+1]}
	for i := from; i < to; i++ {
		w.words = append(w.words, old.s[old.words[i].start:old.words[i].end])
		w.ids = append(w.ids, r.known[old.ids[i]])
	}
	return w
}

// between returns the words of a byte range of the folded text.
func (x *indexed) between(t piece) (a, b int) {
	at := func(offset int32) int {
		i, _ := slices.BinarySearchFunc(x.words, offset, func(t piece, offset int32) int { return cmp.Compare(t.start, offset) })
		return i
	}
	return at(t.start), at(t.end)
}

// A placer finds windows in a text. Its buffers serve one search after another.
type placer struct {
	alignment
	votes   []float32 // by diagonal: how far the text is ahead of the window
	touched []int32
}

// A site is a place that may be the one looked for.
type site struct {
	at      piece
	verdict verdict
	surroundings
	own  float64 // share of the quotation's own words that are there, weighed by how rare they are
	both bool    // it is held on either side by the words next to it
}

// surroundings is what the words around a place prove.
type surroundings struct {
	evidence float64 // in nats
	near     float64 // the same, the less the farther off
	share    float64 // of what the words around it could have proved
	line     float64 // the same for the words in its line
}

// How much evidence a claim takes, in nats. The figures were tuned on 295 English news reports of 2019–20, edited by
// rule, so that fewer than one claim in two hundred is wrong; the shares of right answers change little around them.
const (
	minEvidence     = 9.0  // with the earlier text: a place wins by chance once in e^9 places, and an article has about e^7
	minShare        = 0.35 // with the earlier text: less than this of the words around, and they are other words
	minWide         = 30.0 // with the earlier text: so much that it does not matter if the words next to the place are new
	minOnce         = 3.0  // where the words stood once and stand once: one word of the context, or two common ones
	minBrought      = 12.0 // without it: the quotation brings few words, and nothing tells what else the words stood with
	minBroughtShare = 0.42
	perRecurrence   = 4.0 // without it: times the logarithm of how often the words stand in the text
	minLead         = 3.0 // over the next best place, and an eighth of the best one's own
	longWords       = 8   // so many words in a row are no one's but this quotation's
	minOwn          = 0.5 // of a long quotation's own words, weighed by how rare they are
)

// find looks for the one place that fits a window.
func (p *placer) find(r *resolver, w *window) ([]piece, verdict) {
	var sites []site
	for _, d := range p.diagonals(r, w) {
		if s, ok := p.look(r, w, d); ok && !slices.ContainsFunc(sites, func(t site) bool { return t.at == s.at && t.verdict == s.verdict }) {
			sites = append(sites, s)
		}
	}
	at, v := choose(sites, w.long())
	if v != sameWords && v != editedWords || w.long() {
		return at, v
	}
	for _, s := range sites {
		if s.at == at[0] && s.verdict == v && p.contested(r, w, s) {
			return nil, noPlace
		}
	}
	return at, v
}

const (
	maxRivals  = 16 // other places of the same words in the earlier text that are asked
	rivalReach = 16 // words on either side of them that are compared
)

// contested says whether a site is as well another place of the same words in the earlier text, which is still there.
func (p *placer) contested(r *resolver, w *window, s site) bool {
	first, last := r.now.between(s.at)
	from, to := max(0, first-rivalReach-slack), min(len(r.now.words), last+rivalReach+slack)
	for _, other := range w.others[:min(len(w.others), maxRivals)] {
		a, b := r.before.between(other)
		o := r.windowAt(a, b, w.exact, rivalReach)
		r.work -= (to - from) * len(o.words)
		match := p.matches(o.comparison(r.now, from, to), from)
		if o.context(r.now, match, int32(first), int32(last-1)).near > 0.9*s.near {
			return true
		}
	}
	return false
}

// choose decides between the sites that were looked at.
func choose(sites []site, long bool) ([]piece, verdict) {
	var claims []site
	for _, s := range sites {
		if s.verdict == sameWords || s.verdict == editedWords {
			claims = append(claims, s)
		}
	}
	if len(claims) == 0 {
		return nil, noPlace
	}
	if long && slices.ContainsFunc(claims, func(s site) bool { return s.verdict == sameWords }) {
		claims = slices.DeleteFunc(claims, func(s site) bool { return s.verdict == editedWords })
	}
	slices.SortStableFunc(claims, func(a, b site) int { return cmp.Compare(b.evidence, a.evidence) })
	best := claims[0]
	for _, s := range sites {
		if s.verdict == noPlace && s.both && !best.both && s.evidence > best.evidence {
			return nil, noPlace // here it stood, and its words are gone
		}
	}
	rivals := []piece{best.at}
	for _, s := range claims[1:] {
		if s.at != best.at && s.evidence > best.evidence-minLead-best.evidence/8 {
			rivals = append(rivals, s.at)
		}
	}
	if len(rivals) > 1 {
		slices.SortFunc(rivals, func(a, b piece) int { return cmp.Compare(a.start, b.start) })
		return slices.Compact(rivals), severalPlaces
	}
	return rivals, best.verdict
}

const (
	slack     = 16 // words that a stretch of text may be ahead or behind of its diagonal at either end
	maxSites  = 4  // places looked at closely
	maxVoters = 64 // a word that stands oftener than this has no say in where to look
)

// diagonals returns where to look, the most promising first: each word of the window votes for every place that it
// would have the window at, the louder the rarer it is and the nearer to the quotation.
func (p *placer) diagonals(r *resolver, w *window) []int {
	x := r.now
	n := len(x.words) + len(w.words) + 1
	if len(p.votes) < n {
		p.votes = make([]float32, n)
	}
	p.touched = p.touched[:0]
	for i, id := range w.ids {
		places := x.places(id)
		if len(places) > maxVoters {
			continue
		}
		vote := float32(x.weight(id) / (1 + float64(w.distance(i))/8))
		r.work -= len(places)
		for _, at := range places {
			d := at - int32(i) + int32(len(w.words))
			if p.votes[d] == 0 {
				p.touched = append(p.touched, d)
			}
			p.votes[d] += vote
		}
	}
	slices.Sort(p.touched)
	out := p.peaks(len(w.words))
	for _, d := range p.touched {
		p.votes[d] = 0
	}
	return out
}

// peaks returns the diagonals with the most votes near them, no two close together.
func (p *placer) peaks(shift int) []int {
	type peak struct {
		d   int32
		sum float32
	}
	var all []peak
	from, sum := 0, float32(0)
	for to, d := range p.touched { // votes within slack/2 before d
		sum += p.votes[d]
		for p.touched[from] < d-slack/2 {
			sum -= p.votes[p.touched[from]]
			from++
		}
		all = append(all, peak{(p.touched[from] + p.touched[to]) / 2, sum})
	}
	slices.SortStableFunc(all, func(a, b peak) int { return cmp.Compare(b.sum, a.sum) })
	var out []int
	for _, k := range all {
		d := int(k.d) - shift
		if !slices.ContainsFunc(out, func(e int) bool { return max(d-e, e-d) <= slack/2 }) {
			if out = append(out, d); len(out) == maxSites {
				break
			}
		}
	}
	return out
}

// distance returns how many words lie between word i of the window and the quotation.
func (w *window) distance(i int) int { return max(0, w.a-i-1, i-w.b) }

// weight returns what it tells, in nats, that a word stands near where it is looked for: the less, the likelier
// it is to stand there by chance.
func (x *indexed) weight(id int32) float64 {
	const nearby = 4 // places that count as near
	n := 1
	if id != unknown {
		n = len(x.places(id))
	}
	return max(0.3, -math.Log(nearby*float64(n)/float64(max(len(x.words), 500))))
}

// look aligns a window with the text at a diagonal and says what stands there.
func (p *placer) look(r *resolver, w *window, diagonal int) (site, bool) {
	x := r.now
	from, to := max(0, diagonal-slack), min(len(x.words), diagonal+len(w.words)+slack)
	if from >= to {
		return site{}, false
	}
	r.work -= (to - from) * len(w.words)
	n, digit := countLetters(w.exact)
	fuzzy := w.long() || n >= 7 && !digit
	c := w.comparison(x, from, to)
	if fuzzy {
		c.near = func(i, j int) bool { return w.near(i, x.word(from+j)) }
	}
	match := p.matches(c, from)
	return p.judge(x, w, match, fuzzy), true
}

// comparison compares a window with words from and to of a text.
func (w *window) comparison(x *indexed, from, to int) *comparison {
	c := &comparison{window: w.ids, stretch: x.ids[from:to], weights: make([]float32, len(w.ids)), a: w.a, b: w.b}
	for i, id := range w.ids {
		c.weights[i] = float32(x.weight(id))
	}
	return c
}

// matches returns, for each word of the window, which word of the text it is, or unmatched.
func (p *placer) matches(c *comparison, from int) []int32 {
	match := p.align(c)
	for i := range match {
		if match[i] != unmatched {
			match[i] += int32(from)
		}
	}
	return match
}

func (x *indexed) word(i int) string { return x.s[x.words[i].start:x.words[i].end] }

// near says whether word i of the window, one of the quotation's own, may be this word, misspelt.
func (w *window) near(i int, word string) bool {
	own := w.words[i]
	switch {
	case max(len(own)-len(word), len(word)-len(own)) > 4:
		return false
	case len(own) < 5:
		return swapped(own, word)
	}
	return len(word) >= 5 && sameEdge(own, word) && near(own, word) || swapped(own, word)
}

// long says whether a quotation has so many words that it is its own evidence.
func (w *window) long() bool { return w.b-w.a >= longWords }

// judge says what an alignment proves. match holds, for each word of the window, the word of the text or unmatched.
func (p *placer) judge(x *indexed, w *window, match []int32, fuzzy bool) site {
	first, last, whole := w.own(match)
	var s site
	s.own = w.ownShare(x, match)
	s.surroundings = w.context(x, match, first, last)
	s.both = w.held(match)
	if first > last || int(last) >= len(x.words) {
		return s
	}
	s.at = piece{x.words[first].start, x.words[last].end}
	at, exact := x.grow(s.at, w.exact)
	s.at, exact = at, exact && whole
	supported := w.supported(x, &s, exact)
	switch {
	case whole && exact && (supported || w.long()):
		s.verdict = sameWords
	case whole && !exact && fuzzy && supported, whole && w.long():
		s.verdict = editedWords
	case w.long() && s.own >= minOwn && int(last-first) < (w.b-w.a)*3/2:
		s.verdict = editedWords
	}
	return s
}

// supported says whether the surroundings of a site are those of the quotation.
func (w *window) supported(x *indexed, s *site, exact bool) bool {
	if w.old {
		once := exact && len(w.others) == 0 && w.times == 1 // the words stood in one place, and they stand in one place
		return once && s.evidence >= minOnce || s.evidence >= minEvidence && (s.share >= minShare || s.evidence >= minWide)
	}
	recurs := perRecurrence * math.Log(float64(max(w.times, 1)))
	if exact && s.line > 0.95 && s.evidence >= minOnce { // all that a short line has besides the words
		return s.evidence+w.ownWeight(x)/2 >= minEvidence+recurs
	}
	return s.evidence >= minBrought+recurs && s.share >= minBroughtShare
}

// ownWeight returns how much the quotation's own words would tell.
func (w *window) ownWeight(x *indexed) float64 {
	sum := 0.0
	for i := w.a; i < w.b; i++ {
		sum += x.weight(w.ids[i])
	}
	return sum
}

// own returns the first and last word of the text that the quotation's own words take, and whether these are as
// many as the quotation has, each matched. Where words at an edge are not matched, their neighbours tell.
func (w *window) own(match []int32) (first, last int32, whole bool) {
	first, last = unmatched, unmatched
	whole = true
	for i := w.a; i < w.b; i++ {
		j := match[i]
		switch {
		case j == unmatched:
			whole = false
		case first == unmatched:
			first, last = j-int32(i-w.a), j
		default:
			last = j
		}
	}
	if first == unmatched {
		return 0, -1, false
	}
	for i := w.b - 1; match[i] == unmatched; i-- {
		last++
	}
	if w.a > 0 && match[w.a-1] != unmatched {
		first = max(first, match[w.a-1]+1)
	}
	if w.b < len(match) && match[w.b] != unmatched {
		last = min(last, match[w.b]-1)
	}
	return max(first, 0), last, whole && int(last-first) == w.b-w.a-1
}

// ownShare returns which share of the quotation's own words are there, weighed by how rare they are.
func (w *window) ownShare(x *indexed, match []int32) float64 {
	have, all := 0.0, 0.0
	for i := w.a; i < w.b; i++ {
		weight := x.weight(w.ids[i])
		all += weight
		if match[i] != unmatched {
			have += weight
		}
	}
	return have / all
}

// context returns what the words around the quotation prove. A word counts where it is as far from the quotation as
// it was, give or take a few. Beyond the end of a line, then or now, nothing is missed: lines are moved and parted.
func (w *window) context(x *indexed, match []int32, first, last int32) surroundings {
	var s surroundings
	var have, all, beyond [2]float64
	left, right := w.room(x, first, last)
	for i, j := range match {
		if w.a <= i && i < w.b {
			continue
		}
		weight, d := x.weight(w.ids[i]), w.distance(i)
		side, drift, room := 0, 0, left
		if i >= w.b {
			side, room = 1, right
		}
		if first <= last && j != unmatched {
			drift = int(first-j) - 1 - d
			if side == 1 {
				drift = int(j-last) - 1 - d
			}
		}
		here := j != unmatched && max(drift, -drift) <= 2+d/4
		switch {
		case d >= nearWords:
		case d < room || here:
			all[side] += weight
		case !w.old:
			beyond[side] += weight / 2
		}
		if here {
			s.evidence += weight
			s.near += weight / (1 + float64(d)/4)
			if d < nearWords {
				have[side] += weight
			}
		}
	}
	s.line = (have[0] + have[1]) / max(all[0]+all[1], 1)
	s.share = (have[0] + have[1]) / max(all[0]+all[1]+beyond[0]+beyond[1], 1)
	return s
}

// nearWords is how many words on either side count as those around a quotation.
const nearWords = 8

// room returns how many words of its line stand before and after a place, or stood there, if they were fewer.
func (w *window) room(x *indexed, first, last int32) (left, right int) {
	if first > last || int(last) >= len(x.words) {
		return nearWords, nearWords
	}
	for left < nearWords && !x.opens[int(first)-left] {
		left++
	}
	for right < nearWords && !x.opens[int(last)+1+right] {
		right++
	}
	if w.old {
		i := 0
		for i < left && i < w.a && !w.opens[w.a-i] {
			i++
		}
		left, i = i, 0
		for i < right && w.b+i < len(w.words) && !w.opens[w.b+i] {
			i++
		}
		right = i
	}
	return left, right
}

// held says whether of the three words next to the quotation two are there on either side, with no more room between
// than it needs.
func (w *window) held(match []int32) bool {
	left, right := 0, 0
	l, r := unmatched, unmatched
	for i := max(0, w.a-3); i < w.a; i++ {
		if match[i] != unmatched {
			left, l = left+1, match[i]
		}
	}
	for i := min(len(match), w.b+3) - 1; i >= w.b; i-- {
		if match[i] != unmatched {
			right, r = right+1, match[i]
		}
	}
	return left >= 2 && right >= 2 && int(r-l) <= w.b-w.a+5
}

// grow takes in the signs at the ends of a quotation that are no words, and says whether all of it stands there.
func (x *indexed) grow(at piece, exact string) (piece, bool) {
	words := pieces(nil, exact)
	start := at.start - words[0].start
	end := start + int32(len(exact))
	if start >= 0 && int(end) <= len(x.s) && x.s[start:end] == exact && x.whole(int(start), int(end)) {
		return piece{start, end}, true
	}
	if tail := exact[words[len(words)-1].end:]; strings.HasPrefix(x.s[at.end:], tail) {
		at.end += int32(len(tail))
	}
	if head := exact[:words[0].start]; strings.HasSuffix(x.s[:at.start], head) {
		at.start -= int32(len(head))
	}
	return at, false
}
