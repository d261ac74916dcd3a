package suggest

import "strings"

// asked returns words that are a name by their form, for an editor to decide, though the model sees none in them: it has
// taken parts of them for names, or they are words that anything may be called by. These are a name with what it is at or
// has, rows of words with capitals within a sentence, and institutions with a capital and an article. On English news one in
// four of them is what annotators mark as a person, a body or a place, as of the other questions; most of the rest name an
// event, a law or a product.
func (p *page) asked(taken []found) (out []found) {
	if p.slavic {
		return nil
	}
	for i := 1; i < len(taken); i++ {
		if f, ok := p.wider(&taken[i-1], &taken[i]); ok {
			out = append(out, f)
		}
	}
	next := 0
	for i := int32(0); int(i) < len(p.tokens); i++ {
		for next < len(taken) && taken[next].last < i {
			next++
		}
		end := int32(len(p.tokens))
		if next < len(taken) {
			end = taken[next].first
		}
		if f := (found{first: i, last: i, gap: oddGap, types: [3]float64{1: cueWeight}}); p.row(&f, end) {
			out = append(out, f)
			i = f.last
		}
	}
	return out
}

// wider returns two names that follow each other as one: the Skerry Museum in Westby, the Harbour Board’s Rescue Committee.
func (p *page) wider(a, b *found) (f found, ok bool) {
	if top(a.types) == 0 || top(b.types) == 0 {
		return f, false
	}
	f = found{first: a.first, last: b.last, gap: oddGap}
	switch p.text[p.tokens[a.last].end:p.tokens[b.first].start] {
	case " in ", " at ", " at the ":
		f.types[2] = cueWeight
		return f, a.last > a.first && !p.areOfPlaces(a.first, a.last) // that would be a town and its province
	case "’s ", "'s ", " ’s ", " 's ":
		f.types[1] = cueWeight
		return f, top(a.types) == 1
	}
	return f, false
}

// row lengthens what begins with a token to the words with capitals that follow before end, and reports whether they
// may be a name.
func (p *page) row(f *found, end int32) bool {
	if t := &p.tokens[f.first]; !t.kind.named() || t.opens || t.headline {
		return false
	}
	for k := f.first + 1; k < end && p.tokens[k].kind.named() && !p.tokens[k].opens && !p.newLine(int(k)); k++ {
		f.last = k
	}
	if f.first == f.last {
		return p.is(int(f.first)-1, "the") && institution(strings.ToLower(p.word(f.first)))
	}
	return !p.isDull(f.last) && p.tokens[f.last].end-p.tokens[f.last].start > 1 && p.trim(f) && f.first < f.last
}

// institution says whether a small word is one for a body of which a state or a town has its own, so that a capital makes it
// the one that is meant: the Court.
func institution(word string) bool { return bodies[word] || heads[1][word] || word == "state" }
