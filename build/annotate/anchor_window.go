package annotate

import (
	"cmp"
	"slices"
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

func (x *indexed) word(i int) string { return x.s[x.words[i].start:x.words[i].end] }

// distance returns how many words lie between word i of the window and the quotation.
func (w *window) distance(i int) int { return max(0, w.a-i-1, i-w.b) }

// long says whether a quotation has so many words that it is its own evidence.
func (w *window) long() bool { return w.b-w.a >= longWords }
