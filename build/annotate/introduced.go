package annotate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// An intro is a form that the article itself gives an entity beside its name.
type intro struct {
	start, end int32 // byte range
	entity     int32
	because    int32 // where the mention that it stands for starts, in bytes
	how        archive.How
}

// A short is an acronym and what it stands for in one article; entity is -1 where it stands for two things.
type short struct {
	entity, because int32
	initials        bool // read off the name's initials, without brackets that say so
}

// leastInitials is the fewest letters of an acronym that its name's initials alone explain; two letters are too often
// the initials of something else.
const leastInitials = 3

// introduced finds the forms that the article introduces: an acronym in brackets behind a name or in front of it, with
// each later place where it stands; an acronym of the initials of an organization that is named in full; and a name in
// another script in brackets behind a name, word for word.
func (f *finder) introduced(all []found, taken []Block) []intro {
	shorts := map[string]short{}
	var out []intro
	for i := range all {
		m := &all[i]
		if len(m.forms) != 1 || f.r.forms[m.forms[0]].kind == kindAdjective || m.last == m.first && f.r.facts[f.entity(m)].is == bearerOrganization {
			continue
		}
		if acronym, ok := f.bracketed(m); ok && explains(f.text[m.start:m.end], acronym) {
			shorts[acronym] = agree(shorts, acronym, short{entity: f.entity(m), because: m.start})
		}
		if f.r.facts[f.entity(m)].is == bearerOrganization {
			if acronym := initialsOf(f.text[m.start:m.end]); utf8.RuneCountInString(acronym) >= leastInitials {
				shorts[acronym] = agree(shorts, acronym, short{entity: f.entity(m), because: m.start, initials: true})
			}
		}
		if from, to, ok := f.otherScript(m); ok {
			out = append(out, intro{start: f.words[from].start, end: f.words[to].end, entity: f.entity(m), because: m.start, how: archive.ByBracket})
		}
	}
	for i := range f.words {
		w := &f.words[i]
		if len(shorts) == 0 || w.shape != shapeUpper {
			continue
		}
		if s, ok := shorts[f.text[w.start:w.bare]]; ok && s.entity >= 0 {
			out = append(out, intro{start: w.start, end: w.bare, entity: s.entity, because: s.because, how: archive.ByAcronym})
		}
	}
	return apart(append(out, f.byGivenName(all)...), all, taken)
}

// apart leaves out what overlaps a mention, a span of the editor's, or another introduced form that starts before it.
func apart(intros []intro, all []found, taken []Block) []intro {
	spans := slices.Clone(taken)
	for _, m := range all {
		spans = append(spans, Block{m.start, m.end})
	}
	spans = merge(spans)
	slices.SortStableFunc(intros, func(a, b intro) int { return cmp.Compare(a.start, b.start) })
	end := int32(-1)
	return slices.DeleteFunc(intros, func(s intro) bool {
		if s.start < end || overlaps(spans, s.start, s.end) {
			return true
		}
		end = s.end
		return false
	})
}

func (f *finder) entity(m *found) int32 { return f.r.forms[m.forms[0]].entity }

// agree returns what an acronym stands for, now that one more name explains it. What brackets say outranks initials.
func agree(shorts map[string]short, acronym string, s short) short {
	have, ok := shorts[acronym]
	switch {
	case !ok, have.initials && !s.initials:
		return s
	case have.entity != s.entity && (have.initials || !s.initials):
		have.entity = -1
	}
	return have
}

// bracketed returns the acronym that stands in brackets behind a mention, or in front of a mention in brackets.
func (f *finder) bracketed(m *found) (string, bool) {
	if f.is(m.last+1, "(") && f.is(m.last+3, ")") {
		return f.acronymAt(m.last + 2)
	}
	if f.is(m.first-1, "(") && f.is(m.last+1, ")") {
		return f.acronymAt(m.first - 2)
	}
	return "", false
}

func (f *finder) is(i int32, sign string) bool {
	return i >= 0 && int(i) < len(f.words) && f.text[f.words[i].start:f.words[i].end] == sign
}

func (f *finder) acronymAt(i int32) (string, bool) {
	if i < 0 || f.words[i].shape != shapeUpper {
		return "", false
	}
	return f.text[f.words[i].start:f.words[i].bare], true
}

// explains says whether an acronym is made of a name's initials, in whatever order: translated names keep the letters
// (“Tolmian Bread Council (CPT)” would not, “Council of Tolmian Bakers (TBC)” does).
func explains(name, acronym string) bool {
	letters := sortedUpper(acronym)
	for _, initials := range allInitials(name) {
		if sortedUpper(initials) == letters {
			return true
		}
	}
	return false
}

func sortedUpper(s string) string {
	letters := []rune(strings.ToUpper(s))
	slices.Sort(letters)
	return string(letters)
}

// allInitials returns the initials of a name's words: of all, of all but small words of up to three letters, and of those
// that are capital.
func allInitials(name string) [3]string {
	var out [3]strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !isApostrophe(r) }) {
		r, _ := utf8.DecodeRuneInString(w)
		small := unicode.IsLower(r)
		out[0].WriteRune(unicode.ToUpper(r))
		if !small || utf8.RuneCountInString(w) > 3 {
			out[1].WriteRune(unicode.ToUpper(r))
		}
		if !small {
			out[2].WriteRune(r)
		}
	}
	return [3]string{out[0].String(), out[1].String(), out[2].String()}
}

// initialsOf returns the acronym that a name is most often given: without its small words.
func initialsOf(name string) string { return allInitials(name)[1] }

// otherScript returns the words in brackets behind a mention where they are as many as it has, in another script, and
// begin with the same sounds.
func (f *finder) otherScript(m *found) (from, to int32, ok bool) {
	n := m.last - m.first + 1
	from, to = m.last+2, m.last+1+n
	if !f.is(m.last+1, "(") || !f.is(to+1, ")") {
		return 0, 0, false
	}
	for i := range n {
		a, _ := utf8.DecodeRuneInString(f.text[f.words[m.first+i].start:])
		b, _ := utf8.DecodeRuneInString(f.text[f.words[from+i].start:])
		if !strings.ContainsRune(latinFor[unicode.ToLower(a)], unicode.ToLower(b)) && !strings.ContainsRune(latinFor[unicode.ToLower(b)], unicode.ToLower(a)) {
			return 0, 0, false
		}
	}
	return from, to, true
}

// latinFor gives the Latin letters with which a name may begin that is written in Cyrillic with a letter.
var latinFor = map[rune]string{
	'а': "aeu", 'б': "b", 'в': "vw", 'г': "ghj", 'д': "dj", 'е': "eyj", 'ж': "jzg", 'з': "zs", 'и': "iyej", 'й': "yji", 'к': "kcq",
	'л': "l", 'м': "m", 'н': "nk", 'о': "oa", 'п': "p", 'р': "rw", 'с': "scz", 'т': "t", 'у': "uwo", 'ф': "fpv", 'х': "hkcjx",
	'ц': "ctz", 'ч': "ct", 'ш': "sc", 'щ': "s", 'э': "eaä", 'ю': "yuj", 'я': "yji",
}
