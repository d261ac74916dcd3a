package suggest

// Words in Latin letters in a text of Cyrillic ones are foreign, and those in a row are one name with the small words
// between them: Industrial and Commercial Bank of China. The Russian model has seen few of them and takes such names
// apart. wholeForeign makes one of the names in such a row, with all that lies between them.
func (p *page) wholeForeign(list []found) []found {
	out := list[:0:0]
	for _, f := range list {
		if n := len(out); n > 0 && p.foreignRow(out[n-1].first, f.last) {
			l := &out[n-1]
			for t, v := range f.types {
				l.types[t] += v
			}
			l.margin, l.doubt, l.last = max(l.margin, f.margin), l.doubt && f.doubt, f.last
			continue
		}
		out = append(out, f)
	}
	for i := range out {
		f := &out[i]
		for k := f.last + 1; p.foreignRow(f.first, k) && p.tokens[k].kind == small && (i+1 == len(out) || k < out[i+1].first); k++ {
			f.last = k
		}
	}
	return out
}

// foreignRow says whether all tokens from first to last are words in Latin letters in a text of Cyrillic ones.
func (p *page) foreignRow(first, last int32) bool {
	if !p.slavic || int(last) >= len(p.tokens) {
		return false
	}
	for k := first; k <= last; k++ {
		w := p.word(k)
		if k > first && p.newLine(int(k)) || p.tokens[k].kind == number || p.tokens[k].kind == sign && w != "&" || p.tokens[k].kind != sign && w[0] >= 0x80 {
			return false
		}
	}
	return true
}
