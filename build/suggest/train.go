package suggest

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"gloss/build/archive"
)

// A Lesson is a text whose names are known: what a model is trained on.
type Lesson struct {
	Text      string
	Sentences []int32 // where they begin, in order
	Names     []Known // in order; none overlaps another
}

// Known is a name with its type: an index into Types.
type Known struct {
	archive.Span
	Type int
}

// Lists is what a model shall know of words beside its lessons.
type Lists struct {
	Given, Surnames, Places []string // in small letters
	Prose                   []string // texts: a word that they write small more often than not is a common one
}

// TrainOptions says how a model is trained.
type TrainOptions struct {
	Buckets int    // of weights; a power of two. Default: 1<<18
	Passes  int    // over the lessons. Default: 5
	Runs    int    // each in another order, the mean of which is the model. Default: 4
	Seed    uint64 // of the order in which lessons are taken
}

// Train returns the weights of a model, as Names reads them. The same lessons in the same order give the same bytes.
func Train(lists Lists, lessons []Lesson, o TrainOptions) []byte {
	o.Buckets, o.Passes, o.Runs = cmp.Or(o.Buckets, 1<<18), cmp.Or(o.Passes, 5), cmp.Or(o.Runs, 4)
	t := &trainer{model: model{lists: newGazetteer(lists)}, mask: uint32(o.Buckets - 1), runs: float64(o.Runs)}
	t.mean = make([]float64, o.Buckets*row)
	examples := t.examples(lessons)
	turn := make([]int, len(examples))
	for i := range turn {
		turn[i] = i
	}
	r := rand.New(rand.NewPCG(o.Seed, 1))
	for range o.Runs {
		t.begin()
		for range o.Passes {
			r.Shuffle(len(turn), func(i, j int) { turn[i], turn[j] = turn[j], turn[i] })
			for _, i := range turn {
				t.learn(&examples[i])
			}
		}
		t.end()
	}
	t.round()
	return t.encode()
}

// Tag returns the names that weights find in a text, for lessons without a teacher.
func Tag(weights []byte, text string, sentences []int32) ([]Known, error) {
	m, err := parse(weights)
	if err != nil {
		return nil, err
	}
	p := newPage(text, sentences, &m.lists)
	var out []Known
	names, _ := refine(p, m.find(p, nil))
	for _, o := range names {
		if o.Sure {
			out = append(out, Known{o.Span, o.best()})
		}
	}
	return out, nil
}

func newGazetteer(l Lists) gazetteer {
	const bitsPerWord = 10
	common := commonWords(l.Prose)
	n := len(l.Given) + len(l.Surnames) + len(l.Places) + len(common)
	g := gazetteer{make([]byte, n*bitsPerWord/8+1)}
	for _, stem := range common {
		g.add(listCommon, stem)
	}
	for _, list := range []struct {
		words []string
		one   uint8
	}{{l.Given, listGiven}, {l.Surnames, listSurname}, {l.Places, listPlace}} {
		for _, w := range list.words {
			tokens := tokenize(w, nil)
			h := uint32(0)
			for i := range tokens {
				tokens[i].word.read(w[tokens[i].start:tokens[i].end], tokens[i].kind, &gazetteer{})
				if i == 0 {
					h = tokens[i].word.stem
				} else {
					h = pair(h, tokens[i].word.stem)
				}
			}
			switch {
			case len(tokens) == 1 && list.one != listPlace:
				g.add(list.one, hashString(w))
			case len(tokens) == 1:
				g.add(list.one, h)
			case len(tokens) > 1 && len(tokens) <= 4 && list.one == listPlace:
				g.add(listPlaces, h)
			}
		}
	}
	return g
}

// commonWords returns the stems of the words that texts write small, and more often so than with a capital within a
// sentence.
func commonWords(texts []string) (stems []uint32) {
	balance := map[uint32]int{}
	for _, text := range texts {
		tokens := tokenize(text, nil)
		for i := range tokens {
			t := &tokens[i]
			t.word.read(text[t.start:t.end], t.kind, &gazetteer{})
			switch {
			case t.kind == small:
				balance[t.word.stem]++
			case t.kind == capital && !t.opens && i > 0 && tokens[i-1].kind != sign:
				balance[t.word.stem]--
			}
		}
	}
	for stem, n := range balance {
		if n > 0 {
			stems = append(stems, stem)
		}
	}
	return stems // in any order: the filter is the same
}

type trainer struct {
	model
	mask     uint32
	runs     float64
	mean     []float64 // of the weights, added up over the runs
	stepMean [labels][labels]float64
	*run
}

// A run is one training from nothing.
type run struct {
	now, sum         []float64
	stepNow, stepSum [labels][labels]float64
	time             float64
}

func (t *trainer) begin() {
	t.run = &run{now: make([]float64, len(t.mean)), sum: make([]float64, len(t.mean))}
}

// end adds the mean of all weights that there were in a run.
func (t *trainer) end() {
	mean := func(now, sum float64) float64 { return now - sum/(t.time+1) }
	for i := range t.mean {
		t.mean[i] += mean(t.now[i], t.sum[i]) / t.runs
	}
	for b := range t.stepMean {
		for l := range t.stepMean[b] {
			t.stepMean[b][l] += mean(t.stepNow[b][l], t.stepSum[b][l]) / t.runs
		}
	}
}

// An example is one stretch of active tokens.
type example struct {
	features [][]uint32
	starts   []bool
	want     []label
}

func (t *trainer) examples(lessons []Lesson) []example {
	var out []example
	for _, l := range lessons {
		p := newPage(l.Text, l.Sentences, &t.lists)
		gold := goldLabels(p, l.Names)
		for i := 0; i < len(p.tokens); {
			if !p.active[i] {
				i++
				continue
			}
			j := p.stretch(i)
			e := example{want: gold[i:j:j]}
			for k := i; k < j; k++ {
				f := slices.Clone(p.features(k))
				for n := range f {
					f[n] &= t.mask
				}
				e.features = append(e.features, f)
				e.starts = append(e.starts, p.tokens[k].kind.named())
			}
			e.repair()
			out = append(out, e)
			i = j
		}
	}
	return out
}

// repair makes the labels of an example such as can be decoded: what goes on where nothing began is left out.
func (e *example) repair() {
	before := outside
	for i, l := range e.want {
		if l != outside && (l.first() && !e.starts[i] || !l.follows(before)) {
			e.want[i] = outside
			if !l.first() && e.starts[i] {
				e.want[i] = l - 1
			}
		}
		before = e.want[i]
	}
}

func goldLabels(p *page, names []Known) []label {
	out := make([]label, len(p.tokens))
	k := 0
	for _, n := range names {
		for k < len(p.tokens) && p.tokens[k].end <= n.Start {
			k++
		}
		first := true
		for ; k < len(p.tokens) && p.tokens[k].start < n.End; k++ {
			out[k] = label(2*n.Type + 1)
			if !first {
				out[k]++
			}
			first = false
		}
	}
	return out
}

// learn decodes an example, and moves the weights towards what is right where it is wrong.
func (t *trainer) learn(e *example) {
	t.time++
	n := len(e.want)
	scores := make([][labels]float64, n)
	for i, f := range e.features {
		for _, b := range f {
			w := t.now[b*row:][:row:row]
			for l := range labels {
				scores[i][l] += w[l]
			}
		}
	}
	have := t.path(scores, e.starts, e.want)
	before, wantBefore := outside, outside
	for i := range n {
		h, w := have[i], e.want[i]
		if h != w {
			for _, b := range e.features[i] {
				t.add(b, w, 1)
				t.add(b, h, -1)
			}
		}
		if h != w || before != wantBefore {
			t.addStep(wantBefore, w, 1)
			t.addStep(before, h, -1)
		}
		before, wantBefore = h, w
	}
}

func (t *trainer) add(bucket uint32, l label, d float64) {
	i := bucket*row + uint32(l)
	t.now[i] += d
	t.sum[i] += d * t.time
}

func (t *trainer) addStep(b, l label, d float64) {
	t.stepNow[b][l] += d
	t.stepSum[b][l] += d * t.time
}

// path is decode in the numbers of training. What is wrong gets a little more than it has, so that right ones win
// clearly.
func (t *trainer) path(scores [][labels]float64, starts []bool, want []label) []label {
	const head = 1.0
	n := len(scores)
	best := make([][labels]float64, n)
	back := make([][labels]label, n)
	for i := range n {
		for l := range labels {
			top, s := math.Inf(-1), scores[i][l]
			if l != want[i] {
				s += head
			}
			switch {
			case l.first() && !starts[i] || i == 0 && l != outside && !l.first():
			case i == 0:
				top = t.stepNow[outside][l]
			default:
				for b := range labels {
					if v := best[i-1][b] + t.stepNow[b][l]; l.follows(b) && v > top {
						top, back[i][l] = v, b
					}
				}
			}
			best[i][l] = top + s
		}
	}
	out := make([]label, n)
	last := outside
	for l := range labels {
		if best[n-1][l] > best[n-1][last] {
			last = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = last
		last = back[i][last]
	}
	return out
}

// round makes the model of the means, rounded to bytes.
func (t *trainer) round() {
	var values []float64
	for _, v := range t.mean {
		if v != 0 {
			values = append(values, math.Abs(v))
		}
	}
	slices.Sort(values)
	top := 1.0
	if len(values) > 0 {
		top = values[len(values)*9995/10000] // the few that are larger are cut
	}
	t.scale = math.MaxInt8 / top
	t.weights = make([]int8, len(t.mean))
	for i, v := range t.mean {
		t.weights[i] = int8(math.Round(max(-math.MaxInt8, min(math.MaxInt8, v*t.scale))))
	}
	for b := range t.step {
		for l := range t.step[b] {
			t.step[b][l] = int32(math.Round(t.stepMean[b][l] * t.scale))
		}
	}
}
