package compare

import (
	"math"
	"unicode/utf8"

	"gloss/build/archive"
)

// A Vocabulary is the words of a whole archive: how often each is used, and how many sentences have it. It does not change.
type Vocabulary struct {
	words     map[string]int32 // key → word
	stems     map[string]int32 // first letters → stem
	stemOf    []int32          // word → its stem
	uses      []int32          // word → how often it is used outside names
	letters   []uint8          // word → how many it has, 255 at most
	usedIn    []int32          // word → in how many articles
	stemIn    []int32          // stem → in how many sentences
	entityIn  []int32          // entity → in how many sentences
	weights   []float64        // stem → its rarity
	total     int              // words used
	sentences int
	articles  int
}

// NewVocabulary reads n articles, which article returns by number. Words inside a mention are left out: they name somebody.
func NewVocabulary(n, entities int, article func(i int) Article) *Vocabulary {
	v := &Vocabulary{words: map[string]int32{}, stems: map[string]int32{}, entityIn: make([]int32, entities), articles: n}
	c := counter{v: v, entityAt: make([]int32, entities)}
	for i := range n {
		a := article(i)
		c.article++
		c.add(&a)
	}
	v.total += len(v.words) // so that no share is nothing
	v.weights = make([]float64, len(v.stemIn))
	for st, n := range v.stemIn {
		v.weights[st] = v.rarity(n)
	}
	return v
}

// counter fills a Vocabulary. A sentence or an article counts once for each word: the slices say which had it last.
type counter struct {
	v                 *Vocabulary
	key               []byte
	sentence, article int32
	articleAt, stemAt []int32
	entityAt          []int32
	mentions          []archive.Mention
}

func (c *counter) add(a *Article) {
	v := c.v
	c.mentions = a.Mentions.List
	for _, s := range a.Sentences {
		c.sentence++
		v.sentences++
		c.key = outside(a.Text, s, &c.mentions, c.key, func(_ word, key []byte) {
			id, ok := v.words[string(key)]
			if !ok {
				id = c.intern(key)
			}
			v.uses[id]++
			v.total++
			if c.articleAt[id] != c.article {
				c.articleAt[id] = c.article
				v.usedIn[id]++
			}
			if st := v.stemOf[id]; c.stemAt[st] != c.sentence {
				c.stemAt[st] = c.sentence
				v.stemIn[st]++
			}
		}, func(m archive.Mention) {
			if c.entityAt[m.Entity] != c.sentence {
				c.entityAt[m.Entity] = c.sentence
				v.entityIn[m.Entity]++
			}
		})
	}
}

func (c *counter) intern(key []byte) int32 {
	v := c.v
	st, ok := v.stems[string(stem(key))]
	if !ok {
		st = int32(len(v.stemIn))
		v.stems[string(stem(key))] = st
		v.stemIn = append(v.stemIn, 0)
		c.stemAt = append(c.stemAt, 0)
	}
	id := int32(len(v.uses))
	v.words[string(key)] = id
	v.uses = append(v.uses, 0)
	v.usedIn = append(v.usedIn, 0)
	v.letters = append(v.letters, uint8(min(utf8.RuneCount(key), math.MaxUint8)))
	v.stemOf = append(v.stemOf, st)
	c.articleAt = append(c.articleAt, 0)
	return id
}

// outside walks through a sentence: it calls name for each mention, the longest where several begin, and yield for the
// words between them. mentions begins with the first that may lie in the sentence, and is moved on.
func outside(text string, s archive.Span, mentions *[]archive.Mention, key []byte, yield func(word, []byte), name func(archive.Mention)) []byte {
	at := s.Start
	for len(*mentions) > 0 {
		m := (*mentions)[0]
		if m.Start >= s.End {
			break
		}
		*mentions = (*mentions)[1:]
		if m.Start < at || m.How == archive.Ambiguous {
			continue
		}
		key = words(text, at, m.Start, key, yield)
		name(m)
		at = m.End
	}
	if at < s.End {
		key = words(text, at, s.End, key, yield)
	}
	return key
}

// rarity weighs what stands in some sentences of the archive: ln(S/s), the inverse document frequency of Spärck Jones
// (1972) with sentences for documents, so that it tells words apart in an archive of two articles too. One of the
// sentences is not counted: what two share stands in two, however rare it is.
func (v *Vocabulary) rarity(sentences int32) float64 {
	return max(0, math.Log(float64(max(1, v.sentences))/float64(max(1, sentences-1))))
}

// telling is the rarity from where on a word or name is worth sharing: it stands in no more than one sentence of ten or, in
// an archive of less than a hundred sentences, in no more than the square root of their number, where one of ten
// would be too few to stand in two.
func (v *Vocabulary) telling() float64 { return min(math.Log(10), v.rarity(1)/2) }

// marked is the rarity from where on a word that two sentences share is marked in them: it stands in no more than one
// sentence of five, or in a small archive in as many. “Of” and “the” are marked only between others.
func (v *Vocabulary) marked() float64 { return min(math.Log(5), v.rarity(1)/3) }

// commonShare is the part of all articles from which on a word is nobody's own: “of”, “said”.
const commonShare = 0.5

// common says that a word is in most articles of an archive that is large enough to say so.
func (v *Vocabulary) common(id int32) bool {
	return v.articles > 3 && float64(v.usedIn[id]) > commonShare*float64(v.articles)
}
