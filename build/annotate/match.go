package annotate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// A hit is a stretch of words at which forms of the registry end, in one block.
type hit struct {
	first, last int32 // words, both included
	start, end  int32 // byte range without what is joined to the words: a possessive ending, an Arabic “and”
	head        int32 // of the forms at the node
	by          bend
}

// bend says how the words of a hit differ from those of the registry. Of two hits on the same words the one of less bend is
// taken.
type bend uint8

const (
	bendPossessive bend = 1 << iota // the last word has a possessive ending
	bendForm                        // a word is declined, or has a small word joined to it
	bendInside                      // initials or a nickname stand inside a person's name
)

// A found mention before decisions: where, and by which forms.
type found struct {
	start, end  int32
	first, last int32 // words, both included
	forms       []int32
	bent        bool // no word for word form of the entity
}

// finder holds what one article needs while it is matched.
type finder struct {
	r         *Registry
	text      string
	words     []word
	variants  []variant
	blocks    []int32        // the first word of each block that has any
	headlines []bool         // of the first blocks, as many as were asked for
	hits      []hit          // every stretch, in order of first, then of last
	speaks    map[int32]bool // entities that a context word speaks for
	heard     map[int32]bool // nodes whose context words have spoken
	active    map[int32]bool // entities whose fuller form, or whose name by the editor's word, stands in the article
	named     map[int32]bool // entities that the article names, in whatever words
}

// mentions finds every mention in an article. What the editor says goes first: an automatic mention that overlaps
// an edited or denied span is dropped.
func (r *Registry) mentions(in Input, edited []archive.Mention, denied []Block, room *scratch) archive.Mentions {
	f := &finder{r: r, text: in.Text, speaks: map[int32]bool{}, heard: map[int32]bool{}, active: map[int32]bool{}, named: map[int32]bool{}}
	f.words = slices.Grow(room.words[:0], len(in.Text)/5) // bytes of a word and the space behind it, in most languages
	s := scanner{key: r.known, varies: r, buf: make([]byte, 0, 64)}
	for _, b := range in.Blocks {
		from := len(f.words)
		if f.words = s.scan(f.words, in.Text, b.Start, b.End); len(f.words) > from {
			f.blocks = append(f.blocks, int32(from))
		}
		f.variants = s.variants
		f.walk(from)
	}
	room.words = f.words
	for _, m := range edited {
		f.active[m.Entity], f.named[m.Entity] = true, true
	}
	taken := spansOf(edited, denied)
	for _, m := range f.choose(f.strong, taken) {
		f.activate(m)
	}
	all := f.choose(f.counts, taken)
	return decide(f, all, f.introduced(all, taken), edited)
}

// walk collects every stretch of the words from the given one on that the trie knows.
func (f *finder) walk(from int) {
	for i := from; i < len(f.words); i++ {
		w := &f.words[i]
		if w.key == 0 && w.bareKey == 0 && w.varied == 0 {
			continue
		}
		at := len(f.hits)
		f.step(path{first: int32(i), start: w.start}, i)
		if len(f.hits)-at > 1 {
			slices.SortStableFunc(f.hits[at:], func(a, b hit) int {
				return cmp.Or(cmp.Compare(a.last, b.last), cmp.Compare(b.by, a.by))
			})
		}
	}
}

// A path is the words that led from the root of the trie to a node.
type path struct {
	first, start int32
	node         int32
	by           bend
}

// step follows every edge that the j-th word, or what may stand inside a name there, leads along. Different words lead
// to different nodes, so the steps from one word are at most the nodes of the trie within reach.
func (f *finder) step(p path, j int) {
	if j >= len(f.words) || j >= int(p.first)+maxWords {
		return
	}
	w := &f.words[j]
	if w.bareKey != w.key && w.bareKey != 0 {
		if next := f.r.edges.next(p.node, w.bareKey); next != 0 {
			f.hit(path{p.first, p.start, next, p.by | bendPossessive}, j, w.bare)
		}
	}
	if w.key != 0 {
		if next := f.r.edges.next(p.node, w.key); next != 0 {
			p := path{p.first, p.start, next, p.by}
			f.hit(p, j, w.end)
			f.step(p, j+1)
		}
	}
	for _, v := range f.variants[w.variants : w.variants+int32(w.varied)] {
		next := f.r.edges.next(p.node, v.key)
		if next == 0 || v.start > w.start && int(p.first) != j {
			continue
		}
		p := path{p.first, p.start, next, p.by | bendForm}
		if int(p.first) == j {
			p.start = v.start
		}
		f.hit(p, j, v.end)
		if v.end == w.end {
			f.step(p, j+1)
		}
	}
	if j > int(p.first) && p.by&bendInside == 0 {
		if k := f.skipped(j, len(f.words)); k > j {
			p.by |= bendInside
			f.step(p, k)
		}
	}
}

func (f *finder) hit(p path, j int, end int32) {
	if at := f.r.contexts[p.node]; at != 0 && !f.heard[p.node] {
		f.heard[p.node] = true
		for ; at != 0; at = f.r.forms[at].next {
			f.speaks[f.r.forms[at].entity] = true
		}
	}
	if head := f.r.heads[p.node]; head != 0 {
		f.hits = append(f.hits, hit{p.first, int32(j), p.start, end, head, p.by})
	}
}

// strong says whether a form counts by itself.
func (f *finder) strong(fm *form) bool { return fm.kind < kindSurname }

// counts says whether a form counts in this article.
func (f *finder) counts(fm *form) bool {
	switch fm.kind {
	case kindBloc:
		return f.named[fm.entity]
	case kindSurname, kindShort, kindHead:
		return f.active[fm.entity]
	}
	return true
}

// activate notes the one entity that this names, and whether in a fuller form.
func (f *finder) activate(m found) {
	if len(m.forms) != 1 {
		return
	}
	if fm := &f.r.forms[m.forms[0]]; fm.kind != kindAdjective {
		f.named[fm.entity] = true
		if fm.words > 1 {
			f.active[fm.entity] = true
		}
	}
}

// choose takes the leftmost and at each place the longest stretch with a form that counts.
func (f *finder) choose(counts func(*form) bool, taken []Block) []found {
	var out []found
	end := int32(-1) // the last word taken
	for i := 0; i < len(f.hits); {
		j := i
		for j < len(f.hits) && f.hits[j].first == f.hits[i].first {
			j++
		}
		for k := j - 1; k >= i && f.hits[i].first > end; k-- {
			if !f.stands(&f.hits[k], len(out) > 0 && end == f.hits[k].first-1) {
				continue
			}
			m := f.foundAt(f.hits[i:k+1], counts, end)
			if len(m.forms) == 0 || overlaps(taken, m.start, m.end) {
				continue
			}
			out = append(out, m)
			end = m.last
		}
		i = j
	}
	return out
}

// foundAt returns the mention by the last of some hits that begin at one word, with the forms of the others on the
// same words that bend as much. after is the last word taken before.
func (f *finder) foundAt(hits []hit, counts func(*form) bool, after int32) found {
	h := &hits[len(hits)-1]
	m := found{start: h.start, end: h.end, first: h.first, last: h.last, bent: h.by&bendForm != 0}
	for k := len(hits) - 1; k >= 0 && hits[k].last == h.last && hits[k].by == h.by; k-- {
		m.forms = f.fitting(m.forms, &hits[k], counts)
	}
	before, behind := f.inLongerName(h)
	m.forms = slices.DeleteFunc(m.forms, func(at int32) bool {
		fm := &f.r.forms[at]
		return (before || behind) && f.partial(fm, h, before, behind) || f.isModel(fm, h) || f.isNoName(fm, h)
	})
	f.reach(&m, after)
	return m
}

// reach lets a mention take in what belongs to the name beside the words of its form: the initials before a surname, and
// the sort and the legal form behind an organization. A surname behind another person's initials is dropped.
func (f *finder) reach(m *found, after int32) {
	m.forms = slices.DeleteFunc(m.forms, func(at int32) bool {
		fm := &f.r.forms[at]
		if fm.kind != kindSurname {
			return false
		}
		from, ok := f.withInitials(m.first, f.r.facts[fm.entity].initial)
		if ok && from > after && from < m.first {
			m.start = f.words[from].start
		}
		return !ok
	})
	if len(m.forms) > 0 && f.r.facts[f.r.forms[m.forms[0]].entity].is == bearerOrganization {
		for range sortWords {
			next := m.last + 1
			if m.end != f.words[m.last].end || !f.follows(next) || !f.isNamePart(next) || !legal[f.lower(next)] && !sorts[f.lower(next)] {
				break
			}
			m.last, m.end = next, f.words[next].end
		}
	}
}

// legal are the words for an organization's legal form that a name is written with or without.
var legal = map[string]bool{
	"inc": true, "incorporated": true, "corp": true, "corporation": true, "ltd": true, "limited": true, "plc": true,
	"llc": true, "gmbh": true, "ag": true, "nv": true, "co": true, "company": true,
}

// follows says whether a word stands behind the one before it, in one block with nothing but a space between.
func (f *finder) follows(i int32) bool {
	return i > 0 && int(i) < len(f.words) && f.words[i].gap == gapSpace
}

func (f *finder) lower(i int32) string {
	return strings.ToLower(f.text[f.words[i].start:f.words[i].bare])
}

// fitting adds the forms of a stretch that count and are written as they must be, one an entity. Where a name or alias
// fits, adjectives do not: they are the weaker kind. Nor does the end of a longer name where a name of several words does: “Maria
// Rask” is she, and not Anna Maria Rask.
func (f *finder) fitting(out []int32, h *hit, counts func(*form) bool) []int32 {
	weak, all := true, true
	for at := h.head; at != 0; at = f.r.forms[at].next {
		fm := &f.r.forms[at]
		if !counts(fm) || !f.written(h, at, fm) || fm.kind == kindHead && !f.isThe(h) || slices.ContainsFunc(out, func(o int32) bool { return f.r.forms[o].entity == fm.entity }) {
			continue
		}
		out = append(out, at)
	}
	for _, at := range out {
		weak = weak && f.r.forms[at].kind.isWeak()
		all = all && !f.r.forms[at].kind.isWeak()
	}
	if !weak && !all {
		out = slices.DeleteFunc(out, func(at int32) bool { return f.r.forms[at].kind.isWeak() })
	}
	if isFull := func(at int32) bool { return f.r.forms[at].kind == kindName && f.r.forms[at].words > 1 }; slices.ContainsFunc(out, isFull) {
		out = slices.DeleteFunc(out, func(at int32) bool { return f.r.forms[at].kind == kindSurname })
	}
	return out
}

// written compares case: by the form's own shape, so that an acronym never matches a small word and a name never a
// common noun, while a headline in capitals matches both. Only a person's name has initials or a nickname inside.
func (f *finder) written(h *hit, at int32, fm *form) bool {
	if h.by&bendInside != 0 {
		return fm.kind <= kindAlias && f.r.facts[fm.entity].is == bearerPerson && fm.match != caseExact && f.sameMiddle(h, f.r.facts[fm.entity].middle)
	}
	switch fm.match {
	case caseFold:
		return true
	case caseExact:
		return foldSigns(f.text[h.start:h.end]) == f.r.exact[at]
	}
	for i := range int32(fm.words) {
		have, want := f.words[h.first+i].shape, f.r.shapes[fm.shapes+i]
		switch {
		case want == shapeUpper && have != shapeUpper, want == shapeTitle && have == shapeLower:
			return false
		}
	}
	return true
}

// stands says whether a stretch is whole where hyphens join it to its neighbours. A compound with a small word is
// fine (“UN-brokered”, “pro-Syrian”); with a capital one it is part of a longer name (“Amir-Abdollahian”) unless
// the neighbour is a mention too (“Iran-Russia”).
func (f *finder) stands(h *hit, chained bool) bool {
	first := &f.words[h.first]
	if first.gap == gapHyphen && h.first > 0 && f.isNamePart(h.first-1) && !chained {
		return false
	}
	next := h.last + 1
	if h.by&bendPossessive != 0 || int(next) >= len(f.words) || f.words[next].gap != gapHyphen {
		return true
	}
	return !f.isNamePart(next) || f.beginsMention(next)
}

// isNamePart says whether a word begins with a capital.
func (f *finder) isNamePart(i int32) bool {
	return f.words[i].shape >= shapeTitle
}

// beginsMention says whether any name, alias or adjective begins at a word.
func (f *finder) beginsMention(i int32) bool {
	at, _ := slices.BinarySearchFunc(f.hits, i, func(h hit, i int32) int { return cmp.Compare(h.first, i) })
	for ; at < len(f.hits) && f.hits[at].first == i; at++ {
		if len(f.fitting(nil, &f.hits[at], f.strong)) > 0 {
			return true
		}
	}
	return false
}

func spansOf(edited []archive.Mention, denied []Block) []Block {
	out := slices.Clone(denied)
	for _, m := range edited {
		out = append(out, Block{m.Start, m.End})
	}
	return merge(out)
}

// merge sorts spans and joins those that overlap.
func merge(spans []Block) []Block {
	slices.SortFunc(spans, func(a, b Block) int { return cmp.Compare(a.Start, b.Start) })
	var out []Block
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// overlaps says whether any of the merged spans shares a byte with [start, end).
func overlaps(spans []Block, start, end int32) bool {
	i, _ := slices.BinarySearchFunc(spans, start, func(b Block, at int32) int {
		if b.End <= at {
			return -1
		}
		return 1
	})
	return i < len(spans) && spans[i].Start < end
}

func hasLetterOrDigit(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == utf8.RuneError {
			return true
		}
	}
	return false
}
