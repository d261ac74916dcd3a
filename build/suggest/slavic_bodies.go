package suggest

import (
	"slices"
	"strings"
)

// A Russian body is named by a noun and what follows it in the genitive or with a preposition, all small but for names
// within: Министерство сельского хозяйства Норвегии, Комитет по иностранным делам. That the noun has a capital within a
// sentence says that a name begins there; wholeBodies puts to it what belongs to it by the cases of the words.
func (p *page) wholeBodies(list []found) []found {
	out := list[:0:0]
	for _, f := range p.capitalBodies(list) {
		if n := len(out); n > 0 && f.first <= out[n-1].last {
			if f.last <= out[n-1].last || !p.tokens[out[n-1].last+1].kind.named() {
				continue // within the body before
			}
			f.first = out[n-1].last + 1
		}
		for k := f.first + 1; k < f.last; k++ {
			if p.tokens[k].kind == small && p.word(k) == "имени" {
				f.last = max(f.last, p.namesake(k+1))
			}
		}
		if end := p.bodyEnd(f.last); end > f.last && !f.doubt && described(strings.ToLower(p.word(f.last))) == 1 && top(f.types) != 0 {
			f.last = end
			f.types[1] += cueWeight
		}
		out = append(out, f)
	}
	return out
}

// capitalBodies adds to names the nouns of bodies that have a capital within a sentence and are found in none.
func (p *page) capitalBodies(list []found) []found {
	out := slices.Clone(list)
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.kind != capital || t.opens || t.headline || described(strings.ToLower(p.word(int32(i)))) != 1 || p.bodyEnd(int32(i)) == 0 {
			continue
		}
		if !slices.ContainsFunc(list, func(f found) bool { return f.first <= int32(i) && int32(i) <= f.last }) {
			out = append(out, found{first: int32(i), last: int32(i), types: [3]float64{1: cueWeight}, margin: sureMargin})
		}
	}
	slices.SortFunc(out, func(a, b found) int { return int(a.first - b.first) })
	return out
}

// bodyEnd returns the last token of what follows the noun of a body and belongs to it, or 0.
func (p *page) bodyEnd(noun int32) int32 {
	end, k := int32(0), noun+1
	endings := genitive
	if p.smallAt(k) && bodyPrepositions[p.word(k)] {
		endings = oblique
		k++
	}
	for words := 0; words < maxSmall && p.smallAt(k) && !alone[stem(strings.ToLower(p.word(noun)))]; k++ {
		w := p.word(k)
		if w == "имени" {
			return p.namesake(k + 1)
		}
		if w == "и" && end == k-1 && p.smallAt(k+1) && inCase(p.word(k+1), endings) {
			continue
		}
		if !inCase(w, endings) {
			break
		}
		if words++; !isAdjective(w) || !p.smallAt(k+1) {
			end = k
		}
	}
	if at := max(end, noun) + 1; int(at) < len(p.tokens) && !p.newLine(int(at)) && (p.isCountry(at) || end > 0 && p.tokens[at].kind == caps && cyrillic(p.word(at))) {
		end = at
	}
	return end
}

// namesake returns the last capital word of those in whose name a body is, with what “и” joins, or 0.
func (p *page) namesake(k int32) (end int32) {
	for ; int(k) < len(p.tokens) && !p.newLine(int(k)); k++ {
		switch {
		case p.tokens[k].kind.named():
			end = k
		case p.word(k) != "и" || end != k-1:
			return end
		}
	}
	return end
}

// smallAt says whether a token is a small Cyrillic word in the line of the one before.
func (p *page) smallAt(k int32) bool {
	return int(k) < len(p.tokens) && p.tokens[k].kind == small && cyrillic(p.word(k)) && !p.newLine(int(k))
}

// inCase says whether a small word is a noun or an adjective with an ending of some cases, as far as its letters say so.
func inCase(w string, endings []string) bool {
	if genitivePlurals[w] {
		return true
	}
	has := func(list []string) bool {
		return slices.ContainsFunc(list, func(e string) bool { return strings.HasSuffix(w, e) && len(w) >= len(e)+2*minStem })
	}
	return !uninflected[w] && has(endings) && !has(verbEndings)
}

var (
	// alone are the nouns of bodies that a small word after them is rarely a part of: it says whose case it is.
	alone            = stems("суд")
	bodyPrepositions = set("по при против для")
	genitive         = strings.Fields("а я ы и ов ев ёв ей ой ого его ых их")
	oblique          = append(strings.Fields("ам ям ому ему им ым у ю ах ях е"), genitive...)
	genitivePlurals  = set("дел сил войск наук прав средств стран")
	verbEndings      = strings.Fields("ла ли ся сь ана ена ены")
	uninflected      = set(`вчера сегодня завтра всегда когда тогда иногда пока также или она они сама сами дважды после если чтобы хотя затем впервые
		накануне позже ранее больше меньше через между перед около кроме против среди`)
)
