package suggest

import (
	"bytes"
	"errors"
	"math"
)

// A model finds names: a linear model of the labels of words in sequence, trained by the averaged perceptron (Collins
// 2002), its weights hashed into buckets and rounded to bytes.
type model struct {
	lists   gazetteer
	step    [labels][labels]int32 // by the label before, then the label; outside stands before the first
	weights []int8                // row for each bucket; their number is a power of two
	scale   float64               // of a weight: so many to one of training
}

// score adds the weights of features up: one sum a label.
func (m *model) score(features []uint32, out *[labels]int32) {
	mask := uint32(len(m.weights)/row - 1)
	*out = [labels]int32{}
	for _, f := range features {
		w := m.weights[(f&mask)*row:][:row:row]
		for l := range out {
			out[l] += int32(w[l])
		}
	}
}

// blocked is the score of what cannot be.
const blocked = math.MinInt32 / 4

// decode returns the best labels of a stretch of tokens, given the score of each label of each (Viterbi 1967).
func (m *model) decode(scores [][labels]int32, starts []bool, path []label) {
	n := len(scores)
	best := make([][labels]int32, n)
	back := make([][labels]label, n)
	for i := range n {
		for l := range labels {
			if l.first() && !starts[i] || i == 0 && l != outside && !l.first() {
				best[i][l] = blocked
				continue
			}
			if i == 0 {
				best[i][l] = scores[i][l] + m.step[outside][l]
				continue
			}
			top := int32(blocked)
			for b := range labels {
				if s := best[i-1][b] + m.step[b][l]; l.follows(b) && s > top {
					top, back[i][l] = s, b
				}
			}
			best[i][l] = max(top+scores[i][l], blocked)
		}
	}
	last := outside
	for l := range labels {
		if best[n-1][l] > best[n-1][last] {
			last = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		path[i] = last
		last = back[i][last]
	}
}

// encode returns the bytes of a model.
func (m *model) encode() []byte {
	b := []byte(magic)
	b = order.AppendUint32(b, uint32(len(m.lists.bits)))
	b = append(b, m.lists.bits...)
	b = order.AppendUint64(b, math.Float64bits(m.scale))
	for i := range m.step {
		for _, s := range m.step[i] {
			b = order.AppendUint32(b, uint32(s))
		}
	}
	b = order.AppendUint32(b, uint32(len(m.weights)/row))
	for _, w := range m.weights {
		b = append(b, byte(w))
	}
	return b
}

var errModel = errors.New("these are not the weights of a model of names")

// parse reads what encode wrote. What it keeps is no larger than data, whatever sizes data claims.
func parse(data []byte) (*model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok || len(rest) < 4 {
		return nil, errModel
	}
	n := uint64(order.Uint32(rest))
	const fixed = 8 + 4*int(labels)*int(labels) + 4
	if rest = rest[4:]; uint64(len(rest)) < n+uint64(fixed) {
		return nil, errModel
	}
	m := &model{lists: gazetteer{rest[:n:n]}}
	rest = rest[n:]
	m.scale = math.Float64frombits(order.Uint64(rest))
	rest = rest[8:]
	for i := range m.step {
		for l := range m.step[i] {
			s := int32(order.Uint32(rest))
			if s < -largestStep || s > largestStep {
				return nil, errModel
			}
			m.step[i][l] = s
			rest = rest[4:]
		}
	}
	buckets := uint64(order.Uint32(rest))
	rest = rest[4:]
	if !(m.scale > 0 && m.scale <= largestStep) || buckets == 0 || buckets&(buckets-1) != 0 || uint64(len(rest)) != buckets*row {
		return nil, errModel
	}
	m.weights = make([]int8, len(rest))
	for i, c := range rest {
		m.weights[i] = int8(c)
	}
	return m, nil
}

// largestStep is the largest weight of a transition that is taken for one: with it the sums of a stretch of a thousand
// tokens stay far from the ends of 32 bits. Those of trained models are below 1<<12.
const largestStep = 1 << 20
