package annotate

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gloss/build/archive"
)

// kind says what a form in the trie is to its entity.
type kind uint8

const (
	kindName kind = iota
	kindAlias
	kindAdjective
	kindSurname // counts only where the article has a fuller form
	kindShort   // an organization's or product's name without what says which sort it is; counts as kindSurname does
	kindHead    // the word for its sort alone; counts so, and behind “the” only
	kindBloc    // the adjective that a union's name begins with; counts where the union is named, in whatever words
	kindContext // no form of the entity, but a word that speaks for it
)

// A form is one way to write an entity, ending at a node of the trie.
type form struct {
	entity int32
	next   int32 // the next form at the same node; 0 is none
	shapes int32 // offset into Registry.shapes: one a word
	words  uint8
	kind   kind
	match  caseMatch
}

// caseMatch says how a form's case is compared.
type caseMatch uint8

const (
	caseByShape caseMatch = iota
	caseExact
	caseFold
)

// A Registry is the entities of an archive, ready to be found in text. It does not change.
type Registry struct {
	vocabulary *vocabulary
	edges      *edges
	heads      []int32         // node → its first form that is no context word; 0 is none
	contexts   map[int32]int32 // node → its first form that is one
	forms      []form          // from 1
	shapes     []shape
	exact      map[int32]string // form → its spelling, where case: exact asks for it
	ids        map[string]int32
	stems      stems
	given      map[int32]bool // words that some person's name begins with; 0, an unknown word, is none
	facts      []fact         // of each entity
	entities   []archive.Entity

	scratch sync.Pool // of *scratch

	// While the registry is made:
	scan  *scanner           // cuts its forms into words
	words []word             // scratch for it
	ends  []formsEnd         // node → the end of its forms
	spoke map[int32]formsEnd // the same of context words
}

// A formsEnd is the end of a node's forms: where those of the entity begin that was added last, and the last of all. A word
// that speaks for thousands has as many forms, which are not gone through for each.
type formsEnd struct{ own, last int32 }

// A fact is what of an entity counts where its mentions are decided.
type fact struct {
	is      bearer
	initial rune    // of a person's first name, folded
	middle  rune    // a person's middle initial, folded; 0 where the registry gives none
	wholes  []int32 // the entities that it is part of
}

// bearer is what kind of thing bears a name.
type bearer uint8

const (
	bearerOther bearer = iota
	bearerPerson
	bearerOrganization
	bearerPlace
)

func bearerOf(e *archive.Entity) bearer {
	switch e.Type {
	case "person":
		return bearerPerson
	case "organization":
		return bearerOrganization
	case "place":
		return bearerPlace
	}
	return bearerOther
}

// maxWords bounds the words of one form; a longer name is no name.
const maxWords = 32

// NewRegistry builds the trie of all names, aliases, adjectives, surnames and context words.
func NewRegistry(entities []archive.Entity) *Registry {
	r := &Registry{
		vocabulary: newVocabulary(2 * len(entities)),
		edges:      newEdges(4 * len(entities)),
		heads:      make([]int32, 1, 1+4*len(entities)),
		ends:       make([]formsEnd, 1, 1+4*len(entities)),
		contexts:   map[int32]int32{},
		spoke:      map[int32]formsEnd{},
		forms:      make([]form, 1, 1+3*len(entities)),
		exact:      map[int32]string{},
		ids:        make(map[string]int32, len(entities)),
		stems:      newStems(),
		given:      map[int32]bool{},
		facts:      make([]fact, len(entities)),
		entities:   entities,
	}
	r.scan = &scanner{key: r.learn}
	for i := range entities {
		r.add(int32(i), &entities[i])
	}
	delete(r.given, 0)
	r.addBlocs()
	r.scan, r.words, r.ends, r.spoke = nil, nil, nil, nil
	for i := range entities {
		for _, id := range entities[i].PartOf {
			if whole, ok := r.ids[id]; ok && whole != int32(i) {
				r.facts[i].wholes = append(r.facts[i].wholes, whole)
			}
		}
	}
	return r
}

// entity returns the index of an entity by its ID.
func (r *Registry) entity(id string) (int32, bool) {
	if r == nil {
		return 0, false
	}
	i, ok := r.ids[id]
	return i, ok
}

func (r *Registry) add(index int32, e *archive.Entity) {
	if _, ok := r.ids[e.ID]; !ok {
		r.ids[e.ID] = index
	}
	r.facts[index].is = bearerOf(e)
	match := caseByShape
	switch e.Match.Case {
	case "exact":
		match = caseExact
	case "fold":
		match = caseFold
	}
	r.insert(index, e.Name, kindName, match)
	for _, s := range e.Aliases {
		r.insert(index, s, kindAlias, match)
	}
	for _, s := range e.Adjectives {
		r.insert(index, s, kindAdjective, match)
	}
	for _, s := range e.Context {
		r.insert(index, s, kindContext, caseFold)
	}
	r.insert(index, modelOf(e), kindShort, match)
	switch e.Type {
	case "person":
		r.addPerson(index, e, match)
	case "organization":
		short, head := shortNames(e.Name)
		r.insert(index, short, kindShort, match)
		r.insert(index, head, kindHead, match)
	}
}

// addPerson adds what a person's name implies: other ways to write it in full, and the surname.
func (r *Registry) addPerson(index int32, e *archive.Entity, match caseMatch) {
	for _, s := range fullNames(e) {
		r.insert(index, s, kindAlias, match)
	}
	if name := strings.Fields(e.Name); len(name) > 1 {
		folded := appendFolded(nil, name[0])
		r.given[r.vocabulary.number(folded)] = true
		r.facts[index].initial, _ = utf8.DecodeRune(folded)
		if i := slices.IndexFunc(name[1:], isInitial); i >= 0 {
			r.facts[index].middle, _ = utf8.DecodeRune(appendFolded(nil, name[1+i]))
		}
	}
	if !e.Match.NoSurname {
		for _, s := range surnames(e) {
			r.insert(index, s, kindSurname, match)
		}
	}
}

// insert adds one form. A form that the entity has already, written alike, is not added again: a name that is listed
// as its own alias stays a name, while “Ceasefire” and “ceasefire” are two forms, and so, where case: exact asks for the very
// spelling, are “Abd-Orun” and “Abd Orun”.
func (r *Registry) insert(entity int32, text string, k kind, match caseMatch) {
	r.words = r.scan.scan(r.words[:0], text, 0, int32(len(text)))
	ws := trimSigns(text, r.words)
	if len(ws) == 0 || len(ws) > maxWords {
		return
	}
	node := int32(0)
	for _, w := range ws {
		next := r.edges.next(node, w.key)
		if next == 0 {
			next = int32(len(r.heads))
			r.heads, r.ends = append(r.heads, 0), append(r.ends, formsEnd{})
			r.edges.add(node, w.key, next)
		}
		node = next
	}
	spelling := ""
	if match == caseExact {
		spelling = foldSigns(text[ws[0].start:ws[len(ws)-1].end])
	}
	end := r.ends[node]
	if k == kindContext {
		end = r.spoke[node]
	}
	first := end.own
	if k == kindBloc { // which comes when all others have theirs
		first = r.heads[node]
	}
	for f := first; f != 0; f = r.forms[f].next {
		if have := &r.forms[f]; have.entity == entity && have.match == match && r.exact[f] == spelling && r.sameShape(have, ws) {
			return
		}
	}
	at := int32(len(r.forms))
	r.forms = append(r.forms, form{entity: entity, shapes: int32(len(r.shapes)), words: uint8(len(ws)), kind: k, match: match})
	for _, w := range ws {
		r.shapes = append(r.shapes, w.shape)
		if folded := r.vocabulary.word(w.key); (w.shape <= shapeLower || match == caseFold) && isCyrillic(folded) {
			r.stems.allowSmall(folded)
		}
	}
	if spelling != "" {
		r.exact[at] = spelling
	}
	r.link(node, at, end)
}

// link puts a form behind the others of its node, of which end is the end.
func (r *Registry) link(node, at int32, end formsEnd) {
	isContext := r.forms[at].kind == kindContext
	switch {
	case end.last != 0:
		r.forms[end.last].next = at
	case isContext:
		r.contexts[node] = at
	default:
		r.heads[node] = at
	}
	if end.own == 0 || r.forms[end.own].entity != r.forms[at].entity {
		end.own = at
	}
	end.last = at
	if isContext {
		r.spoke[node] = end
	} else {
		r.ends[node] = end
	}
}

// sameShape says whether words are written in the case of a form.
func (r *Registry) sameShape(f *form, ws []word) bool {
	for i, w := range ws {
		if r.shapes[int(f.shapes)+i] != w.shape {
			return false
		}
	}
	return true
}

// learn returns a word's key, giving it one, and its stems a place, where it is new.
func (r *Registry) learn(folded []byte) int32 {
	key, isNew := r.vocabulary.add(folded)
	if isNew && isCyrillic(folded) {
		r.stems.add(folded, key)
	}
	return key
}

// known returns a word's key, or 0.
func (r *Registry) known(folded []byte) int32 { return r.vocabulary.number(folded) }

// mayVary says whether a word of a text, written so, may be a form of another of the vocabulary; of most that are none it says no.
func (r *Registry) mayVary(folded []byte, as shape) bool {
	if isCyrillic(folded) {
		return r.stems.mayHave(folded, as == shapeLower)
	}
	return isJoining(folded)
}

// vary passes on the words of the vocabulary that a word of a text is a form of, with the letters that stand outside
// it before and behind.
func (r *Registry) vary(folded []byte, emit func(key int32, before, after int)) {
	if isCyrillic(folded) {
		r.stems.kin(folded, func(key int32) {
			if !bytes.Equal(r.vocabulary.word(key), folded) {
				emit(key, 0, 0)
			}
		})
		return
	}
	cuts(folded, func(c cut) {
		if key := r.known(c.folded); key != 0 {
			emit(key, c.before, c.after)
		}
	})
}

// trimSigns drops punctuation from both ends: the full stop of “Acme Corp.” may or may not stand in a text.
func trimSigns(text string, ws []word) []word {
	sign := func(w word) bool { return !hasLetterOrDigit(text[w.start:w.end]) }
	for len(ws) > 0 && sign(ws[0]) {
		ws = ws[1:]
	}
	for len(ws) > 0 && sign(ws[len(ws)-1]) {
		ws = ws[:len(ws)-1]
	}
	return ws
}

// foldSigns makes apostrophes and hyphens alike and keeps case.
func foldSigns(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case isApostrophe(r):
			return '\''
		case r == '\u2010', r == '\u2011', r == '\u2013':
			return '-'
		case r == '\u00a0', r == '\u202f', r == '\n':
			return ' '
		}
		return r
	}, s)
}
