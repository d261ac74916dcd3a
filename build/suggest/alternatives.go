package suggest

import "slices"

// A stretch is active tokens in a row with the scores of their labels.
type stretch struct {
	at     int // the first token
	scores [][labels]int32
	starts []bool // whether a name can begin there
}

// maxAlternative is how many tokens an alternative has at most: longer names are found by their acronyms, or not at all.
const maxAlternative = 12

// alternatives returns the names of a stretch that the best labels have, or others that are hardly worse: for each run of
// tokens the best labels of all that take just these for a name (max-marginals, by Viterbi from both ends). The gap of each
// says how much worse they are.
func (m *model) alternatives(p *page, s *stretch) (out []found) {
	n := len(s.scores)
	ahead, after := m.ahead(s), m.after(s)
	best := slices.Max(ahead[n-1][:])
	for i := range n {
		if !s.starts[i] {
			continue
		}
		var sums [3]int32
		for t := range sums {
			sums[t] = ahead[i][2*t+1]
		}
		for j := i; j < n && j < i+maxAlternative; j++ {
			whole := int32(blocked)
			for t := range sums {
				first, in := label(2*t+1), label(2*t+2)
				last := first
				if j > i {
					if j > i+1 {
						last = in
					}
					sums[t] += m.step[last][in] + s.scores[j][in]
					last = in
				}
				whole = max(whole, sums[t]+m.end(s, after, j, last, in))
			}
			if gap := float64(best-whole) / m.scale; gap <= oddGap && p.canEnd(s.at+j) {
				f := m.weigh(s.at, i, j+1, s.at+j, s.scores)
				f.gap = gap
				out = append(out, f)
			}
		}
	}
	return out
}

// ahead returns for each token and label the score of the best labels up to it that end so.
func (m *model) ahead(s *stretch) [][labels]int32 {
	out := make([][labels]int32, len(s.scores))
	for i := range out {
		for l := range labels {
			out[i][l] = blocked
			for b := range labels {
				before := int32(0)
				if i > 0 {
					before = out[i-1][b]
				} else if b != outside {
					continue
				}
				if l.follows(b) && (!l.first() || s.starts[i]) {
					out[i][l] = max(out[i][l], before+m.step[b][l]+s.scores[i][l])
				}
			}
		}
	}
	return out
}

// after returns for each token and label the score of the best labels of all tokens from it on, after a token with that
// label; the last entry is that of the end.
func (m *model) after(s *stretch) [][labels]int32 {
	out := make([][labels]int32, len(s.scores)+1)
	for i := len(s.scores) - 1; i >= 0; i-- {
		for b := range labels {
			out[i][b] = blocked
			for l := range labels {
				if l.follows(b) && (!l.first() || s.starts[i]) {
					out[i][b] = max(out[i][b], m.step[b][l]+s.scores[i][l]+out[i+1][l])
				}
			}
		}
	}
	return out
}

// end returns the score of the best labels after token j, which has the label last, if the name does not go on there.
func (m *model) end(s *stretch, after [][labels]int32, j int, last, on label) int32 {
	if j+1 == len(s.scores) {
		return 0
	}
	best := int32(blocked)
	for l := range labels {
		if l != on && l.follows(last) && (!l.first() || s.starts[j+1]) {
			best = max(best, m.step[last][l]+s.scores[j+1][l]+after[j+2][l])
		}
	}
	return best
}

// canEnd says whether a name can end with a token.
func (p *page) canEnd(i int) bool {
	t := &p.tokens[i]
	return t.kind != sign && (t.kind != small || cyrillic(p.word(int32(i))))
}
