package search

import (
	"encoding/base64"
	"strconv"
	"strings"
	"unicode/utf8"
)

// quotedPerFile is how many shards share a file of postings among quotations. These are a third as long as the others,
// and are loaded only when quotations are asked for, so fewer files weigh more than fewer bytes.
const quotedPerFile = 4

// A shard is one file of postings, and the same terms' postings among quotations, which are part of another file: lines,
// one a term, and the bits of all. A line of the first is
//
//	how many code units the term shares with the one before it, in base 36 and at most 35; the rest of the term;
//	a tab, and in base 36 its documents, a tab, its parameter k, a tab, its bytes;
//	for each of its other forms a tab, how many units that shares with the term, the rest
//
// and a line of the second the three numbers alone.
type shard struct {
	first          string // no term of the files before this one is as great, and none of its own is smaller
	main, quotedIn bitFile
}

// bitFile is what is in a file of postings.
type bitFile struct {
	lines string
	bits  []byte
}

// cutShards cuts the terms into as many files as the plan has, of like size.
func (p *Plan) cutShards(all []term) []shard {
	total := 0
	for i := range all {
		total += size(&all[i])
	}
	out := make([]shard, p.shards)
	at, i := 0, 0
	for n := range out {
		from := i
		for i < len(all) && at*p.shards < total*(n+1) {
			at += size(&all[i])
			i++
		}
		out[n].write(all, from, i)
		out[n].first = beyond
		if from < len(all) {
			out[n].first = boundary(all, from)
		}
	}
	return out
}

// beyond is greater than every term.
const beyond = "\uffff"

// size is about how many bytes of a file a term takes.
func size(t *term) int { return 8 + len(t.text)/2 + len(t.main.bits)*4/3 }

// boundary is the shortest string that is greater than the term before and not greater than this one.
func boundary(all []term, i int) string {
	if i == 0 {
		return ""
	}
	if s := cut(all[i].text, shared(all[i-1].text, all[i].text)+1); compare(s, all[i-1].text) > 0 {
		return s
	}
	return all[i].text
}

func (s *shard) write(all []term, from, to int) {
	var main, quotedIn strings.Builder
	last := ""
	for i := from; i < to; i++ {
		t := &all[i]
		writeRest(&main, last, t.text)
		main.WriteByte('\t')
		writeNumbers(&main, &t.main)
		for _, f := range t.forms {
			main.WriteByte('\t')
			writeRest(&main, t.text, all[f].text)
		}
		main.WriteByte('\n')
		writeNumbers(&quotedIn, &t.quotedIn)
		quotedIn.WriteByte('\n')
		s.main.bits = append(s.main.bits, t.main.bits...)
		s.quotedIn.bits = append(s.quotedIn.bits, t.quotedIn.bits...)
		last = t.text
	}
	s.main.lines, s.quotedIn.lines = main.String(), quotedIn.String()
}

func writeNumbers(b *strings.Builder, l *bitList) {
	for i, n := range []int{int(l.df), l.k, len(l.bits)} {
		if i > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(strconv.FormatInt(int64(n), 36))
	}
}

// writeRest writes a term by what it shares with another.
func writeRest(b *strings.Builder, other, term string) {
	n := min(shared(other, term), 35)
	b.WriteString(strconv.FormatInt(int64(n), 36))
	b.WriteString(term[len(cut(term, n)):])
}

// shared is how many code points two strings begin with in common, none of them beyond the first plane, so that
// they are code units too.
func shared(a, b string) int {
	n := 0
	for i, r := range a {
		s, _ := utf8.DecodeRuneInString(b[min(i, len(b)):])
		if r != s || r > 0xffff || i >= len(b) {
			break
		}
		n++
	}
	return n
}

func (f *bitFile) data() []string {
	return []string{f.lines, base64.StdEncoding.EncodeToString(f.bits)}
}

// quotedIn is a file of postings among quotations.
func (x *Index) quotedIn(n int) [][]string {
	var out [][]string
	for i := n * quotedPerFile; i < min((n+1)*quotedPerFile, len(x.shards)); i++ {
		out = append(out, x.shards[i].quotedIn.data())
	}
	return out
}
