package compare

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// token is a word or a mention as a whole.
type token struct {
	start, end int32
	id         int32 // what it is: tokens with the same id agree
	word       int32 // the word of the vocabulary, or -1
	weight     float64
	name       bool // a mention
	number     bool
	marked     bool // worth marking where another sentence has it
}

// item is what a sentence holds, once.
type item struct {
	id      int32
	weight  float64
	telling bool
}

// sentence is one sentence as it is compared.
type sentence struct {
	span   archive.Span
	all    []token
	tokens []token // those that are compared
	items  []item  // sorted by id
	sum    float64
}

// reading is an article that was read.
type reading struct {
	*Article
	sentences []sentence
	beyond    []sentence // of an article that is too long: only their words are asked for
}

// reader reads articles of one comparison. Words that the vocabulary does not know get numbers of their own.
type reader struct {
	v               *Vocabulary
	extra           map[string]int32
	key             []byte
	telling, marked float64
}

func newReader(v *Vocabulary) *reader {
	return &reader{v: v, extra: map[string]int32{}, telling: v.telling(), marked: v.marked()}
}

// entityID parts the numbers of entities from those of stems.
func entityID(entity int32) int32 { return -1 - entity }

// maxTokens bounds a sentence: a text without full stops is compared by its beginning.
const maxTokens = 200

// maxSentences bounds an article: of a longer one, which is a book, the beginning is compared.
const maxSentences = 600

func (r *reader) read(a *Article) reading {
	read := make([]sentence, len(a.Sentences))
	mentions := a.Mentions.List
	for i, s := range a.Sentences {
		read[i] = r.sentence(a.Text, s, &mentions)
	}
	n := min(len(read), maxSentences)
	return reading{Article: a, sentences: read[:n], beyond: read[n:]}
}

func (r *reader) sentence(text string, s archive.Span, mentions *[]archive.Mention) sentence {
	out := sentence{span: s, all: make([]token, 0, (s.End-s.Start)/5+1)} // an English word with its space has six bytes
	r.key = outside(text, s, mentions, r.key, func(w word, key []byte) {
		word, id, weight := r.stem(key)
		out.all = append(out.all, token{start: w.start, end: w.end, id: id, word: word, weight: weight, number: isNumber(key), marked: weight >= r.marked || isNumber(key)})
	}, func(m archive.Mention) {
		weight := r.v.rarity(1)
		if int(m.Entity) < len(r.v.entityIn) {
			weight = r.v.rarity(r.v.entityIn[m.Entity])
		}
		out.all = append(out.all, token{start: m.Start, end: m.End, id: entityID(m.Entity), word: -1, weight: weight, name: true, marked: true})
	})
	out.tokens = out.all[:min(len(out.all), maxTokens)]
	out.items = make([]item, 0, len(out.tokens))
	for _, t := range out.tokens {
		out.items = append(out.items, item{t.id, t.weight, t.weight >= r.telling})
	}
	slices.SortFunc(out.items, func(a, b item) int { return cmp.Compare(a.id, b.id) })
	out.items = slices.CompactFunc(out.items, func(a, b item) bool { return a.id == b.id })
	for _, it := range out.items {
		out.sum += it.weight
	}
	return out
}

// stem returns the number of a word, or -1, and the number of its first letters and what they weigh.
func (r *reader) stem(key []byte) (word, id int32, weight float64) {
	if id, ok := r.v.words[string(key)]; ok {
		st := r.v.stemOf[id]
		return id, st, r.v.weights[st]
	}
	key = stem(key)
	if st, ok := r.v.stems[string(key)]; ok {
		return -1, st, r.v.weights[st]
	}
	id, ok := r.extra[string(key)]
	if !ok {
		id = int32(len(r.v.stemIn) + len(r.extra))
		r.extra[string(key)] = id
	}
	return -1, id, r.v.rarity(1)
}

const (
	// alike is from where on two sentences are taken to tell the same: a weighted Dice coefficient. Found by reading
	// pairs of sentences from texts of our own, in which one of a third of the weight in common was as a rule about
	// the same thing and one below a quarter as a rule was not.
	alike = 0.3
	// tellingShared is how many telling words or names must be shared. One name and one word make no statement.
	tellingShared = 3
)

// similarity is the weighted Dice coefficient of what two sentences hold: twice the weight that they share by the
// weight that they have. It is 0 where too little is shared to mean anything.
func similarity(a, b *sentence) float64 {
	shared, telling := 0.0, 0
	for i, k := 0, 0; i < len(a.items) && k < len(b.items); {
		switch c := cmp.Compare(a.items[i].id, b.items[k].id); {
		case c < 0:
			i++
		case c > 0:
			k++
		default:
			shared += a.items[i].weight
			if a.items[i].telling {
				telling++
			}
			i++
			k++
		}
	}
	if telling < tellingShared || a.sum+b.sum == 0 {
		return 0
	}
	return 2 * shared / (a.sum + b.sum)
}
