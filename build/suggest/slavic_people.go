package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// In Russian news a person stands right after what they belong to, in the genitive and without a sign between: министр
// иностранных дел Японии Сэйдзи Маэхара. withoutOwner parts such words where it is known what the first are, and puts
// together what the model took apart: the syllables of East Asian names, and what a particle joins.
func (p *page) withoutOwner(list []found) []found {
	out := list[:0:0]
	for _, f := range p.joinParts(list) {
		if k := p.personAfterOwner(&f); k > 0 {
			owner := f
			owner.last, f.first = k-1, k
			owner.types = [3]float64{1: cueWeight}
			if p.isCountry(k-1) || p.cueBefore(owner.first) == 2 {
				owner.types = [3]float64{2: cueWeight}
			}
			f.types[0] = max(f.types[0], f.types[1], f.types[2]) + cueWeight
			if n := len(out); n > 0 && p.wholeCountry(&out[n-1], k-1) {
				out[n-1].last, out[n-1].types = k-1, owner.types
			} else {
				out = append(out, owner)
			}
		}
		f.last = p.personEnd(&f)
		if f.first < f.last && p.startsWithCommonWord(&f) {
			f.first++
		}
		out = append(out, f)
	}
	return out
}

// personAfterOwner returns the token with which a person's name begins after words for what they belong to, or 0.
func (p *page) personAfterOwner(f *found) int32 {
	country := f.first // the last word of a country, if it is one
	if f.first < f.last && p.isPlacePair(f.first) {
		country++
	}
	if country == f.last || !cyrillic(strings.ToLower(p.word(f.last))) {
		return 0
	}
	for k := country + 1; k <= f.last; k++ {
		if w := &p.tokens[k]; w.kind == small || w.kind == sign || p.isCountry(k) || described(strings.ToLower(p.word(k))) > 0 || p.describes(k) > 0 {
			return 0
		}
	}
	words := f.last - f.first + 1
	switch {
	case p.isCountry(country) && top(f.types) != 1:
		return country + 1
	case declinedAcronym(p.word(f.first)) && words > 2:
		return f.first + 1
	case p.tokens[f.first].word.lists&listGiven != 0, top(f.types) != 0:
		return 0
	case words == 3 && p.cueBefore(f.first) > 0:
		return f.first + 1
	case words == 4 && p.cueBefore(f.first) > 0:
		return f.first + 2
	}
	return 0
}

// cueBefore returns the type that the word before a name announces, if it is an organization or a place, or 0.
func (p *page) cueBefore(i int32) int {
	if i == 0 || p.newLine(int(i)) {
		return 0
	}
	before := strings.ToLower(p.word(i - 1))
	for t := 1; t < len(cuesBefore); t++ {
		if cuesBefore[t][before] {
			return t
		}
	}
	return 0
}

// wholeCountry says whether the name before a token is the first word of a country that ends with it: Новой Зеландии.
func (p *page) wholeCountry(before *found, at int32) bool {
	return before.first == at-1 && before.last == at-1 && p.isPlacePair(at-1)
}

// isPlacePair says whether a token and the next are the two words of a country.
func (p *page) isPlacePair(i int32) bool {
	return int(i)+1 < len(p.tokens) && !p.newLine(int(i)+1) && p.isCountry(i+1) && p.lists.has(listPlaces, pair(p.tokens[i].word.stem, p.tokens[i+1].word.stem))
}

// personEnd returns the last token of a person's name: before an adjective that describes what comes next, and before
// letters of another script.
func (p *page) personEnd(f *found) int32 {
	if top(f.types) != 0 {
		return f.last
	}
	if f.last-f.first > 1 && p.describes(f.last) > 0 {
		return f.last - 1
	}
	native := cyrillic(strings.ToLower(p.word(f.first)))
	for k := f.first + 1; k <= f.last; k++ {
		if p.tokens[k].kind.named() && native != cyrillic(strings.ToLower(p.word(k))) {
			return k - 1
		}
	}
	return f.last
}

// startsWithCommonWord says whether a name of a person begins a sentence with a word that has its capital for that alone:
// Слова Петрова.
func (p *page) startsWithCommonWord(f *found) bool {
	first, second := &p.tokens[f.first], &p.tokens[f.first+1]
	return top(f.types) == 0 && first.opens && first.kind == capital && second.kind == capital && cyrillic(strings.ToLower(p.word(f.first))) &&
		first.word.lists&(listCommon|listGiven|listSurname) == listCommon && second.word.lists&listCommon == 0
}

// maxSyllable is how many letters a syllable of an East Asian name has at most in Cyrillic: Су, Чжи, Джон.
const maxSyllable = 4

// joinParts makes one name of syllables in a row, as the Korean and Burmese names have them (Ли Со Ён), and of what a
// particle joins to a person (Усама бин Ладен).
func (p *page) joinParts(list []found) []found {
	out := list[:0:0]
	for _, f := range list {
		if n := len(out); n > 0 && (p.joinsSyllables(&out[n-1], &f) || p.joinsParticle(&out[n-1], &f)) {
			l := &out[n-1]
			l.last, l.doubt = f.last, l.doubt && f.doubt
			l.types = [3]float64{max(l.types[0], f.types[0]) + cueWeight, 0, 0}
			continue
		}
		out = append(out, f)
	}
	return out
}

func (p *page) joinsSyllables(a, b *found) bool {
	words := b.last - a.first + 1
	return a.last+1 == b.first && !p.newLine(int(b.first)) && (words == 3 || words == 4) && p.areSyllables(a.first, b.last)
}

func (p *page) joinsParticle(a, b *found) bool {
	between := a.last + 1
	return between+1 == b.first && p.tokens[between].kind == small && withinPeople[p.word(between)] &&
		!p.newLine(int(between)) && !p.newLine(int(b.first)) && !p.isCountry(a.last) && !p.isCountry(b.first)
}

func (p *page) areSyllables(first, last int32) bool {
	for k := first; k <= last; k++ {
		w := p.word(k)
		if p.tokens[k].kind != capital || !cyrillic(strings.ToLower(w)) || utf8.RuneCountInString(w) > maxSyllable || p.isCountry(k) {
			return false
		}
	}
	return true
}

// withinPeople are particles that stand in no other names than those of people.
var withinPeople = set("бин ибн аль эль фон ван де ди")

// declinedAcronym says whether a word is an acronym with the ending of a case: МИДа.
func declinedAcronym(w string) bool {
	capitals, ending := 0, 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r) && ending == 0:
			capitals++
		case unicode.IsLower(r):
			ending++
		default:
			return false
		}
	}
	return capitals >= leastAcronym && ending > 0 && ending <= 2
}

// isCountry says whether a Cyrillic word is the name of a country, or the last one of such a name.
func (p *page) isCountry(i int32) bool {
	w := strings.ToLower(p.word(i))
	bare, ok := countries[stem(w)]
	return ok && (bare || stem(w) != w) || states[w] && cyrillic(w)
}

// countries are those of the world whose Russian names are one word, and the last words of others: by stem, whether the
// name has no ending.
var countries = bareStems(`абхазия австралия австрия азербайджан албания алжир америка ангола андорра аргентина армения афганистан бангладеш
	бахрейн беларусь белоруссия бельгия бенин болгария боливия босния ботсвана бразилия британия бурунди ватикан великобритания венгрия
	венесуэла вьетнам габон гаити гайана гамбия гана гватемала гвинея германия гондурас греция грузия дания египет замбия зеландия зимбабве
	израиль индия индонезия иордания ирак иран ирландия исландия испания италия йемен казахстан камбоджа камерун канада катар кения киргизия
	кипр китай колумбия косово кувейт кыргызстан лаос латвия лесото либерия ливан ливия литва лихтенштейн люксембург маврикий мавритания
	мадагаскар македония малави малайзия мальта марокко мексика мозамбик молдавия молдова монголия мьянма намибия непал нигер нигерия
	нидерланды никарагуа норвегия оман осетия пакистан палестина панама парагвай польша португалия приднестровье россия руанда румыния
	сальвадор сенегал сербия сингапур сирия словакия словения сомали судан таджикистан таиланд тайвань танзания тунис туркменистан турция
	уганда узбекистан украина уругвай филиппины финляндия франция хорватия чад черногория чехия чили швейцария швеция эквадор эритрея эстония
	эфиопия югославия ямайка япония корея аравия`)

func bareStems(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[stem(w)] = stem(w) == w
	}
	return m
}
