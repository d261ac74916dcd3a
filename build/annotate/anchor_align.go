package annotate

// An alignment finds which words of a window (what is known of an annotation's surroundings) are which words of a
// stretch of text: the common subsequence of greatest weight, where words that follow one another in both count
// extra, so that a lone “the” is not torn from its place. Its buffers serve one comparison after another.
type alignment struct {
	best, run, bestUp, runUp []float32
	step                     []uint8
	to                       []int32 // of each word of the window: the word of the stretch, or unmatched
}

const unmatched int32 = -1

// What an alignment's step does.
const (
	stepMatch  uint8 = 1 << iota // the two words are one
	stepSkip                     // skip a word of the stretch; else one of the window
	stepRunsOn                   // the run through here had a match before it
)

const (
	runBonus = 1    // what a match gains that follows a match, in nats; of the order of a common word's weight
	skipCost = 0.02 // of a word skipped in the stretch: of two equal ways the shorter is taken
)

// A comparison is what is aligned: the words of a window, by number, with those of a stretch of text.
type comparison struct {
	window, stretch []int32
	weights         []float32 // of each word of the window: what it is worth that it is there
	// From a to b the words of the window may also be misspelt; near says so. Nil where none may.
	a, b int
	near func(i, j int) bool
}

// align returns, for each word of the window, the word of the stretch that it is, or unmatched.
func (a *alignment) align(c *comparison) []int32 {
	n, m := len(c.window), len(c.stretch)
	a.reset(n, m)
	for i := range n {
		a.best, a.bestUp = a.bestUp, a.best
		a.run, a.runUp = a.runUp, a.run
		a.row(c, i)
	}
	a.trace(n, m)
	return a.to[:n]
}

// row fills in how well the window to word i goes with each beginning of the stretch.
func (a *alignment) row(c *comparison, i int) {
	m := len(c.stretch)
	best, run, bestUp, runUp := a.best[:m+1], a.run[:m+1], a.bestUp[:m+1], a.runUp[:m+1]
	steps := a.step[i*m : (i+1)*m]
	id, weight, fuzzy := c.window[i], c.weights[i], c.near != nil && c.a <= i && i < c.b
	best[0], run[0] = 0, 0
	for j, other := range c.stretch {
		step, top := uint8(0), bestUp[j+1]
		if left := best[j] - skipCost; left > top {
			step, top = stepSkip, left
		}
		run[j+1] = 0
		w := float32(0)
		if id == other && id != unknown {
			w = weight
		} else if fuzzy && c.near(i, j) {
			w = weight / 2
		}
		if w > 0 {
			through := w + bestUp[j]
			if on := w + runUp[j] + runBonus; runUp[j] > 0 && on >= through {
				through = on
				step |= stepRunsOn
			}
			run[j+1] = through
			if through >= top {
				top = through
				step |= stepMatch
			}
		}
		best[j+1], steps[j] = top, step
	}
}

func (a *alignment) reset(n, m int) {
	if len(a.best) < m+1 {
		a.best, a.bestUp = make([]float32, m+1), make([]float32, m+1)
		a.run, a.runUp = make([]float32, m+1), make([]float32, m+1)
	}
	clear(a.best[:m+1])
	clear(a.run[:m+1])
	if len(a.step) < n*m {
		a.step = make([]uint8, n*m)
	}
	if len(a.to) < n {
		a.to = make([]int32, n)
	}
	for i := range n {
		a.to[i] = unmatched
	}
}

// trace walks the best way back and notes the matches.
func (a *alignment) trace(n, m int) {
	end := 0
	for j := range m + 1 {
		if a.best[j] > a.best[end] {
			end = j
		}
	}
	inRun := false
	for i, j := n-1, end-1; i >= 0 && j >= 0; {
		step := a.step[i*m+j]
		switch {
		case inRun || step&stepMatch != 0:
			a.to[i] = int32(j)
			inRun = step&stepRunsOn != 0
			i, j = i-1, j-1
		case step&stepSkip != 0:
			j--
		default:
			i--
		}
	}
}
