package desk

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gloss/build/archive"
)

// An index finds entities by what an editor types. All forms of all entities stand in one string, each after a newline and a
// space, so that a search is one pass over memory, and a word begins after a space wherever it stands.
type index struct {
	forms  string
	starts []int32 // where each form begins
	owner  []int32 // the entity of each form
	rank   []uint8 // of each form: how good a match it is by itself
	counts []int   // mentions of each entity
}

// What kind of form a match is in: a name is better than an ID.
const (
	isName uint8 = iota
	isAlias
	isID
)

// newIndex makes the index of a registry; mentions says how often each entity is mentioned in the archive.
func newIndex(entities []archive.Entity, mentions func(entity int32) int) *index {
	x := &index{}
	var b strings.Builder
	add := func(form string, owner int, rank uint8) {
		b.WriteByte('\n')
		x.starts = append(x.starts, int32(b.Len()))
		b.WriteByte(' ')
		b.WriteString(foldForm(form))
		x.owner = append(x.owner, int32(owner))
		x.rank = append(x.rank, rank)
	}
	for i := range entities {
		e := &entities[i]
		add(e.Name, i, isName)
		for _, a := range e.Aliases {
			add(a, i, isAlias)
		}
		add(e.ID, i, isID)
		x.counts = append(x.counts, mentions(int32(i)))
	}
	b.WriteByte('\n')
	x.forms = b.String()
	return x
}

// foldForm returns a form as it is compared: in lower case, without diacritics, words with one space between.
func foldForm(s string) string {
	var b strings.Builder
	space := true
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r):
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		if plain, ok := strokes[r]; ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// strokes are letters that Unicode does not take apart, and how they are typed without them.
var strokes = map[rune]string{
	'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th", 'ß': "ss", 'æ': "ae", 'Æ': "ae",
	'œ': "oe", 'Œ': "oe", 'ı': "i", 'ħ': "h", 'Ħ': "h",
}

// A match is an entity with the best of its forms that fits. Less is better.
type match struct {
	entity, form int32
	cost         uint8
}

// find returns the best matches for what was typed. Each of its words has to begin a word of one form; the longest may
// also stand within one.
func (x *index) find(query string, most int) []match {
	words := strings.Fields(foldForm(query))
	if len(words) == 0 {
		return nil
	}
	longest := slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	within := longest // where the longest word may stand within a word of a form
	if utf8.RuneCountInString(longest) < minWithin {
		within = " " + longest
	}
	whole := " " + strings.Join(words, " ")
	for i := range words {
		words[i] = " " + words[i]
	}
	longest = " " + longest
	var best []match // so far, of entities before the one that is looked at
	at, f := 0, 0
	for last := (match{entity: -1}); ; {
		i := strings.Index(x.forms[at:], within)
		if i < 0 {
			return x.keep(best, last, most)
		}
		for f+1 < len(x.starts) && int(x.starts[f+1]) <= at+i { // forms come in order, so that this is one walk
			f++
		}
		end := len(x.forms)
		if f+1 < len(x.starts) {
			end = int(x.starts[f+1])
		}
		if c, ok := cost(x.forms[x.starts[f]:end-1], whole, words, longest); ok {
			m := match{x.owner[f], int32(f), c*4 + x.rank[f]}
			if m.entity != last.entity {
				best = x.keep(best, last, most)
				last = m
			} else if m.cost < last.cost {
				last = m
			}
		}
		at = end - 1
	}
}

// keep puts a match among the best ones, if it is one of them.
func (x *index) keep(best []match, m match, most int) []match {
	if m.entity < 0 || len(best) == most && x.compare(best[most-1], m) < 0 {
		return best
	}
	at, _ := slices.BinarySearchFunc(best, m, x.compare)
	best = slices.Insert(best, at, m)
	return best[:min(most, len(best))]
}

// compare orders matches, the best first: by form, and of equal ones by how often the entity is mentioned.
func (x *index) compare(a, b match) int {
	return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(x.counts[b.entity], x.counts[a.entity]), cmp.Compare(a.entity, b.entity))
}

// minWithin is how many letters a word has that may stand within a word of a form: fewer stand within too many.
const minWithin = 3

// cost says how far a form that has the longest word is from what was typed: 0 is that form itself, 1 it begins so, 2 its
// words do, 3 it has the longest within a word. Each string begins with a space.
func cost(form, whole string, words []string, longest string) (uint8, bool) {
	switch {
	case strings.HasPrefix(form, whole) && len(form) == len(whole):
		return 0, true
	case strings.HasPrefix(form, whole):
		return 1, true
	}
	c := uint8(2)
	for _, w := range words {
		if strings.Contains(form, w) {
			continue
		}
		if w != longest {
			return 0, false
		}
		c = 3
	}
	return c, true
}

// A hit is an entity as the page offers it.
type hit struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Alias       string `json:"alias,omitempty"` // the form that fits, where it is not the name
	Type        string `json:"type"`
	TypeName    string `json:"typeName"`
	Description string `json:"description,omitempty"`
	Mentions    int    `json:"mentions"`
}

// maxHits is how many entities are offered at a time: more than a person reads before typing on.
const maxHits = 12

func (d *Desk) search(r *http.Request) (any, error) {
	s, err := d.snapshot()
	if err != nil {
		return nil, err
	}
	x := s.finder()
	arch := s.out.Archive()
	typeNames := map[string]string{}
	for _, t := range arch.Site.Types {
		typeNames[t.ID] = t.Name
	}
	hits := []hit{}
	for _, m := range x.find(r.URL.Query().Get("q"), maxHits) {
		e := &arch.Entities[m.entity]
		h := hit{ID: e.ID, Name: e.Name, Type: e.Type, TypeName: typeNames[e.Type], Description: e.Description, Mentions: x.counts[m.entity]}
		if x.rank[m.form] == isAlias {
			first, _ := slices.BinarySearch(x.owner, m.entity)
			h.Alias = e.Aliases[int(m.form)-first-1]
		}
		hits = append(hits, h)
	}
	return map[string]any{"entities": hits}, nil
}
