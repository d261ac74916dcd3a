package suggest

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// longForms returns the names that stand before their acronyms in brackets: the Northport Harbour Board (NHB). Each
// capital word of the name gives a letter, of a Cyrillic name each word but the smallest (Schwartz and Hearst 2003, for
// whole words).
func (p *page) longForms() (out []found) {
	for i := 3; i+1 < len(p.tokens); i++ {
		if p.tokens[i].kind != caps || !p.is(i-1, "(") || !p.is(i+1, ")") {
			continue
		}
		if first, ok := p.spells(i-2, p.word(int32(i))); ok && first < i-2 {
			out = append(out, found{types: [3]float64{1: 2 * cueWeight}, margin: sureMargin, first: int32(first), last: int32(i - 2)})
		}
	}
	return out
}

// spells returns the first of the tokens up to last whose initials are those letters.
func (p *page) spells(last int, letters string) (first int, ok bool) {
	for i := last; i >= 0 && i > last-12 && (i == last || !p.newLine(i+1)); i-- {
		t := &p.tokens[i]
		word := p.word(int32(i))
		initial, _ := utf8.DecodeRuneInString(word)
		want, n := utf8.DecodeLastRuneInString(letters)
		switch {
		case t.kind != sign && unicode.ToUpper(initial) == want && (t.kind != small || cyrillic(word)):
			letters = letters[:len(letters)-n]
			if letters == "" {
				return i, t.kind.named()
			}
		case i != last && (connectors[word] || smallInHeadlines[word]):
		default:
			return 0, false
		}
	}
	return 0, false
}

// lengthen puts a name of several words that is sure in one place for the parts of it that were found in another.
func (p *page) lengthen(list []found) []found {
	long := p.longForms()
	for _, f := range list {
		if f.last > f.first && !f.doubt {
			long = append(long, f)
		}
	}
	byFirst := map[uint32][]found{}
	for _, f := range long {
		h := p.tokens[f.first].word.stem
		if !slices.ContainsFunc(byFirst[h], func(g found) bool { return p.key(g.first, g.last) == p.key(f.first, f.last) }) {
			byFirst[h] = append(byFirst[h], f)
		}
	}
	out := list[:0:0]
	next := 0
	for i := int32(0); int(i) < len(p.tokens); i++ {
		best := p.longest(byFirst[p.tokens[i].word.stem], i)
		if best.last <= i {
			continue
		}
		for next < len(list) && list[next].last < i {
			out = append(out, list[next])
			next++
		}
		k := next
		for k < len(list) && list[k].first >= i && list[k].last <= best.last {
			k++
		}
		if k < len(list) && list[k].first <= best.last || k == next+1 && list[next].first == i && list[next].last == best.last {
			continue // another name reaches into it, or it is found already
		}
		out, next = append(out, best), k
		i = best.last
	}
	return append(out, list[next:]...)
}

// longest returns the longest of the names that stands at a token too, as a name there.
func (p *page) longest(names []found, at int32) (best found) {
	best.last = at
	for _, f := range names {
		end := at + f.last - f.first
		if end > best.last && int(end) < len(p.tokens) && p.tokens[at].kind.named() && p.tokens[end].kind != sign && p.key(at, end) == p.key(f.first, f.last) {
			best = f
			best.first, best.last = at, end
		}
	}
	return best
}
