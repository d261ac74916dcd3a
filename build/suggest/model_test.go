package suggest

import (
	"bytes"
	"testing"

	"gloss/build/archive"
)

// FuzzWeights checks that a file which is no model's is refused, and that with any other names are found which lie in the
// text, and the same bytes are written again.
func FuzzWeights(f *testing.F) {
	small := Train(Lists{Given: []string{"eva"}, Places: []string{"arvo"}}, lessons(), TrainOptions{Buckets: 1 << 4})
	f.Add(small)
	f.Add(small[:len(small)-1])
	f.Add(append([]byte(magic), 0xff, 0xff, 0xff, 0xff))
	f.Add(append([]byte(magic), make([]byte, 4+8+4*int(labels)*int(labels)+4)...))
	const text = "The mayor, Eva Lund, left. “No one from the Bank of Arvo came,” said Bo’s wife in Oslo."
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := parse(data)
		if err != nil {
			return
		}
		if len(m.weights)+len(m.lists.bits) > len(data) {
			t.Errorf("%d bytes of weights are kept of a file of %d", len(m.weights)+len(m.lists.bits), len(data))
		}
		if !bytes.Equal(m.encode(), data) {
			t.Error("other bytes are written than were read")
		}
		p := newPage(text, []int32{0, 27}, &m.lists)
		end := int32(0)
		names, _ := refine(p, m.find(p, nil))
		for _, o := range names {
			if o.Start < end || o.End <= o.Start || int(o.End) > len(text) {
				t.Errorf("a name stands at %v, after %d", archive.Span{Start: o.Start, End: o.End}, end)
			}
			end = o.End
		}
	})
}
