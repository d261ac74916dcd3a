package search

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// bitReader reads what bitWriter wrote, as the script does.
type bitReader struct {
	in []byte
	at int
}

func (r *bitReader) bits(n int) uint32 {
	value := uint32(0)
	for range n {
		value = value<<1 | uint32(r.in[r.at/8]>>(7-r.at%8)&1)
		r.at++
	}
	return value
}

func (r *bitReader) unary() uint32 {
	n := uint32(0)
	for r.bits(1) == 1 {
		n++
	}
	return n
}

func decodePostings(bits []byte, df, k int) []posting {
	r := bitReader{in: bits}
	var out []posting
	doc := uint32(0)
	for range df {
		doc += r.unary()<<k + r.bits(k)
		l := r.unary()
		if l < textLevels {
			l = uint32(levelOrder[l])
		} else {
			l = textLevels + r.bits(4)
		}
		out = append(out, posting{doc, level(l)})
		doc++
	}
	return out
}

func FuzzPostingsReadBack(f *testing.F) {
	f.Add([]byte{}, uint32(0))
	f.Add([]byte{0, 0, 0, 0, 255, 255, 7, 4}, uint32(3))
	f.Add([]byte{9, 5, 1, 20, 0, 1, 200, 3}, uint32(90_000))
	f.Fuzz(func(t *testing.T, data []byte, more uint32) {
		var list []posting
		next := uint32(0)
		for ; len(data) >= 3; data = data[3:] {
			doc := next + uint32(data[0])*uint32(data[1]) // at most 65,025 further
			list = append(list, posting{doc, level(data[2]) % (textLevels + longestHeading)})
			next = doc + 1
		}
		if len(list) == 0 {
			return
		}
		df := uint32(len(list))
		for _, k := range []int{riceParameter(df, next+more%1_000_000), 0, 20} {
			if k == 0 && next > 1_000_000 {
				continue // right, but long
			}
			bits := encode(list, 0, k)
			if have := decodePostings(bits, len(list), k); !slices.Equal(have, list) {
				t.Fatalf("with k = %d (-want +got):\n%s", k, cmp.Diff(list, have, cmp.AllowUnexported(posting{})))
			}
		}
	})
}

// A word that half of all documents have costs two to three bits in each.
func TestPostingsOfACommonWordAreShort(t *testing.T) {
	const docs = 10_000
	for _, every := range []uint32{1, 2, 10} {
		var list []posting
		for doc := uint32(0); doc < docs; doc += every {
			list = append(list, posting{doc, 1})
		}
		bits := encode(list, 0, riceParameter(uint32(len(list)), docs))
		if perPosting := float64(len(bits)*8) / float64(len(list)); perPosting > 3+float64(every)/2 {
			t.Errorf("one document of %d takes %.1f bits", every, perPosting)
		}
	}
}

func TestALevelSaysHowMuchAWordSays(t *testing.T) {
	tests := []struct {
		what           string
		count, heading int
		length         float64
		want           level
	}{
		{"once in a text of usual length", 1, 0, 1, 2},
		{"once in a long text", 1, 0, 4, 0},
		{"once in a short text", 1, 0, .3, 3},
		{"three times", 3, 0, 1, 3},
		{"all the time", 60, 0, 1, 4},
		{"in a name of two words", 9, 2, 1, textLevels + 1},
		{"in a very long title", 0, longestHeading, 1, textLevels + longestHeading - 1},
	}
	for _, tt := range tests {
		if have := levelOf(tt.count, tt.heading, tt.length); have != tt.want {
			t.Errorf("%s: level %d, not %d", tt.what, have, tt.want)
		}
	}
}
