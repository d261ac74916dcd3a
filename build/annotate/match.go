package annotate

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// A hit is a stretch of words at which forms of the registry end, in one block.
type hit struct {
	first, last int32 // words, both included
	head        int32 // of the forms at the node
	possessive  bool  // the last word matched without its ending
}

// A found mention before decisions: where, and by which forms.
type found struct {
	start, end int32
	forms      []int32
}

// finder holds what one article needs while it is matched.
type finder struct {
	r      *Registry
	text   string
	words  []word
	hits   []hit          // every stretch, in order of first, shorter before longer
	speaks map[int32]bool // entities that a context word speaks for
	person map[int32]bool // persons whose fuller form, or whose name by the editor's word, stands in the article
}

// mentions finds every mention in an article. What the editor says goes first: an automatic mention that overlaps
// an edited or denied span is dropped.
func (r *Registry) mentions(in Input, edited []archive.Mention, denied []Block) archive.Mentions {
	f := &finder{r: r, text: in.Text, speaks: map[int32]bool{}, person: map[int32]bool{}}
	s := scanner{key: r.known, buf: make([]byte, 0, 64)}
	for _, b := range in.Blocks {
		from := len(f.words)
		f.words = s.scan(f.words, in.Text, b.Start, b.End)
		f.walk(from)
	}
	for _, m := range edited {
		f.person[m.Entity] = true
	}
	taken := spansOf(edited, denied)
	for _, m := range f.choose(f.strong, taken) {
		f.activate(m)
	}
	all := f.choose(f.counts, taken)
	return decide(f, all, edited)
}

// walk collects every stretch of the words from the given one on that the trie knows.
func (f *finder) walk(from int) {
	for i := from; i < len(f.words); i++ {
		if f.words[i].key == 0 && f.words[i].bareKey == 0 {
			continue
		}
		node := int32(0)
		for j := i; j < len(f.words) && j < i+maxWords; j++ {
			w := &f.words[j]
			if w.bareKey != w.key && w.bareKey != 0 {
				if end, ok := f.r.edges[edge{node, w.bareKey}]; ok {
					f.hit(i, j, end, true)
				}
			}
			next, ok := f.r.edges[edge{node, w.key}]
			if !ok {
				break
			}
			node = next
			f.hit(i, j, node, false)
		}
	}
}

func (f *finder) hit(i, j int, node int32, possessive bool) {
	head := f.r.heads[node]
	if head == 0 {
		return
	}
	f.hits = append(f.hits, hit{int32(i), int32(j), head, possessive})
	for at := head; at != 0; at = f.r.forms[at].next {
		if f.r.forms[at].kind == kindContext {
			f.speaks[f.r.forms[at].entity] = true
		}
	}
}

// strong says whether a form counts by itself.
func (f *finder) strong(fm *form) bool { return fm.kind < kindSurname }

// counts says whether a form counts in this article.
func (f *finder) counts(fm *form) bool {
	return fm.kind < kindSurname || fm.kind == kindSurname && f.person[fm.entity]
}

// activate notes the one person whose fuller form this is.
func (f *finder) activate(m found) {
	if len(m.forms) != 1 {
		return
	}
	if fm := &f.r.forms[m.forms[0]]; fm.words > 1 && fm.kind != kindAdjective {
		f.person[fm.entity] = true
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
			h := &f.hits[k]
			m := found{start: f.words[h.first].start, end: f.end(h)}
			if overlaps(taken, m.start, m.end) || !f.stands(h, len(out) > 0 && end == h.first-1) {
				continue
			}
			if m.forms = f.fitting(h, counts); len(m.forms) > 0 {
				out = append(out, m)
				end = h.last
			}
		}
		i = j
	}
	return out
}

func (f *finder) end(h *hit) int32 {
	if h.possessive {
		return f.words[h.last].bare
	}
	return f.words[h.last].end
}

// fitting returns the forms of a stretch that count and are written as they must be, one an entity. Where a name or alias fits,
// adjectives do not: they are the weaker kind.
func (f *finder) fitting(h *hit, counts func(*form) bool) []int32 {
	var out []int32
	weak := true
	for at := h.head; at != 0; at = f.r.forms[at].next {
		fm := &f.r.forms[at]
		if !counts(fm) || !f.written(h, at, fm) || slices.ContainsFunc(out, func(o int32) bool { return f.r.forms[o].entity == fm.entity }) {
			continue
		}
		out = append(out, at)
		weak = weak && fm.kind == kindAdjective
	}
	if !weak {
		out = slices.DeleteFunc(out, func(at int32) bool { return f.r.forms[at].kind == kindAdjective })
	}
	return out
}

// written compares case: by the form's own shape, so that an acronym never matches a small word and a name never a
// common noun, while a headline in capitals matches both.
func (f *finder) written(h *hit, at int32, fm *form) bool {
	switch fm.match {
	case caseFold:
		return true
	case caseExact:
		return foldSigns(f.text[f.words[h.first].start:f.end(h)]) == f.r.exact[at]
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
	if h.possessive || int(next) >= len(f.words) || f.words[next].gap != gapHyphen {
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
		if len(f.fitting(&f.hits[at], f.strong)) > 0 {
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
