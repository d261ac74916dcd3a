package suggest

import (
	"cmp"
	"slices"
)

// A found is a name in a text as the model sees it.
type found struct {
	types  [3]float64 // how well each type fits, by Types; comparable within one text and between texts
	margin float64    // by how much it is rather a name than none
	doubt  bool       // the model rather takes it for none
	gap    float64    // of an alternative: by how much it is worse than what was taken
	first  int32      // its first token
	last   int32
}

// find returns the names of a page in order. It calls also, if there is one, with each stretch of tokens that it looked
// at, which stays as it is until also returns.
func (m *model) find(p *page, also func(*stretch)) []found {
	var out []found
	var path []label
	var scores [][labels]int32
	var starts []bool
	for i := 0; i < len(p.tokens); {
		if !p.active[i] {
			i++
			continue
		}
		j := p.stretch(i)
		scores, starts, path = scores[:0], starts[:0], path[:0]
		for k := i; k < j; k++ {
			var s [labels]int32
			m.score(p.features(k), &s)
			s[outside] -= int32(tilt * m.scale)
			scores, starts, path = append(scores, s), append(starts, p.tokens[k].kind.named()), append(path, outside)
		}
		m.decode(scores, starts, path)
		if also != nil {
			also(&stretch{i, scores, starts})
		}
		out = m.collect(out, p, i, scores, path)
		out = m.doubtful(out, p, i, scores, path)
		i = j
	}
	slices.SortFunc(out, func(a, b found) int { return cmp.Compare(a.first, b.first) })
	return out
}

// stretch returns where the active tokens from i on end, at the end of their line at the latest.
func (p *page) stretch(i int) int {
	j := i + 1
	for j < len(p.tokens) && p.active[j] && !p.newLine(j) {
		j++
	}
	return j
}

// collect appends the names of a path that begins at token at.
func (m *model) collect(out []found, p *page, at int, scores [][labels]int32, path []label) []found {
	for i := 0; i < len(path); {
		if path[i] == outside {
			i++
			continue
		}
		j := i + 1
		for j < len(path) && path[j] == path[i]+1 {
			j++
		}
		first, last := at+i, at+j-1
		for last > first && (p.tokens[last].kind == sign || p.tokens[last].kind == small && !cyrillic(p.text[p.tokens[last].start:p.tokens[last].end])) {
			last--
		}
		out = append(out, m.weigh(at, i, j, last, scores))
		i = j
	}
	return out
}

// weigh returns the name of the tokens from i up to j, counted from at, of which that before last is the last to show.
func (m *model) weigh(at, i, j, last int, scores [][labels]int32) found {
	first := at + i
	f := found{first: int32(first), last: int32(last)}
	none := int32(0)
	for k := i; k < j; k++ {
		none += scores[k][outside] + m.step[outside][outside]
	}
	for t := range f.types {
		l := label(2*t + 1)
		sum := scores[i][l] + m.step[outside][l]
		for k := i + 1; k < j; k++ {
			sum += scores[k][l+1] + m.step[l+1][l+1]
		}
		f.types[t] = float64(sum) / m.scale
	}
	f.margin = max(f.types[0], f.types[1], f.types[2]) - float64(none)/m.scale
	return f
}

// doubtful appends the capital words in a row that the model takes for none.
func (m *model) doubtful(out []found, p *page, at int, scores [][labels]int32, path []label) []found {
	for i := 0; i < len(path); i++ {
		if path[i] != outside || !p.plain(at+i) && !p.leadsName(at+i) {
			continue
		}
		j := i
		for k := i; k < len(path) && k <= j+2 && path[k] == outside && (p.plain(at+k) || p.leadsName(at+k) || p.connects(at+k)); k++ {
			if p.plain(at + k) {
				j = k + 1
			}
		}
		if j == i {
			continue
		}
		named := i // an adjective before a name is none for the model
		for !p.plain(at + named) {
			named++
		}
		f := m.weigh(at, named, j, at+j-1, scores)
		f.first, f.doubt = int32(at+i), true
		out = append(out, f)
		i = j
	}
	return out
}

// plain says whether a token is a capital word that may be a name by its capital alone.
func (p *page) plain(i int) bool {
	t := &p.tokens[i]
	return t.kind.named() && t.kind != inner && !t.headline && !p.is(i+1, "$") && t.end-t.start > 1 && !p.isDull(int32(i)) &&
		(p.small[t.word.stem] == 0 || p.describes(int32(i)) > 0)
}

// leadsName says whether a token is an adjective that may begin a name of several words: the Persian Gulf.
func (p *page) leadsName(i int) bool {
	t := &p.tokens[i]
	return t.kind == capital && !t.opens && !t.headline && p.isDemonym(int32(i))
}

// connects says whether a token joins what stands on both its sides to one name.
func (p *page) connects(i int) bool {
	switch p.text[p.tokens[i].start:p.tokens[i].end] {
	case "of", "de", "del", "der", "du", "al", "bin", "&":
		return true
	}
	return false
}

// tilt is taken from the score of being outside of names, in the measure of training: a name that is proposed in vain
// costs an editor a glance, one that is missed is missed.
const tilt = 2
