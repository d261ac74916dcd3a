package annotate

import (
	"cmp"
	"slices"
	"strings"
)

// A stretch of one capital word may be only part of a longer name that the registry lacks: Arvo in “Arvo Metro”, Dalen in
// “Leila Dalen” where Leila is nobody's title. In a headline, where nearly all words are capital, nothing can be told from that;
// an acronym stands in front of anything (“UL Charter”). Nor is anything said of what stands behind a full stop, which ends
// a sentence, a title or an initial.

// inLongerName returns how a name goes on beside a stretch.
func (f *finder) inLongerName(h *hit) (before, behind bool) {
	switch {
	case f.inHeadline(h.first):
		return false, false
	case h.first != h.last: // the “Supreme Court” of Arvo is not that of the registry
		return false, bodies[f.lower(h.last)] && h.by&bendPossessive == 0 && f.follows(h.last+1) && f.ofAnother(h)
	case f.isCamel(h.first): // before it any capital word may stand
		return false, f.longerBehind(h)
	case f.words[h.first].shape != shapeTitle:
		return false, false
	}
	return f.longerBefore(h), f.longerBehind(h)
}

// ofAnother says whether “of” and a capital word stand behind an organization's name.
func (f *finder) ofAnother(h *hit) bool {
	next := h.last + 1
	return f.lower(next) == "of" && f.follows(next+1) && f.isNamePart(next+1) && f.namesOrganization(h)
}

// ofWhole says whether what stands behind an organization's name and “of” is the whole that it is part of, so that the two
// agree: the “Supreme Court” of Tolmia in “Supreme Court of Tolmia”.
func (f *finder) ofWhole(h *hit, entity int32) bool {
	of := h.last + 1
	if int(of) >= len(f.words) || f.lower(of) != "of" {
		return false
	}
	at, _ := slices.BinarySearchFunc(f.hits, of+1, func(h hit, i int32) int { return cmp.Compare(h.first, i) })
	for ; at < len(f.hits) && f.hits[at].first == of+1; at++ {
		for _, fm := range f.fitting(nil, &f.hits[at], f.strong) {
			if slices.Contains(f.r.facts[entity].wholes, f.r.forms[fm].entity) {
				return true
			}
		}
	}
	return false
}

func (f *finder) longerBehind(h *hit) bool {
	next := h.last + 1
	if h.by&bendPossessive != 0 || !f.follows(next) || f.endsStop(h.last) {
		return false
	}
	if f.lower(next) == "of" {
		return f.ofAnother(h)
	}
	return f.isNamePart(next) && !f.isAcronym(next) && !f.isRole(next) && !f.isCalendar(next) && !legal[f.lower(next)] && !f.beginsMention(next)
}

// isCalendar says whether a word is a day or a month, which English writes with a capital and sets beside any name: “in Arvo
// Monday”. The months that are names of people too are so in front of a number only.
func (f *finder) isCalendar(i int32) bool {
	w := f.lower(i)
	if !calendarNames[w] {
		return calendar[w]
	}
	next := i + 1
	if !f.follows(next) {
		return false
	}
	digit := f.text[f.words[next].start]
	return '0' <= digit && digit <= '9'
}

var (
	calendar = set(`monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays
		sunday sundays january february july september october november december jan feb sept oct nov dec`)
	calendarNames = set("march april may june august")
)

// isAcronym says whether a word is capitals alone: it is a thing of its own, while “A320” is a model of what stands before it.
func (f *finder) isAcronym(i int32) bool {
	return f.words[i].shape == shapeUpper && !strings.ContainsAny(f.surface(i), "0123456789")
}

func (f *finder) longerBefore(h *hit) bool {
	prev := h.first - 1
	if !f.follows(h.first) || f.endsStop(prev) || !f.isNamePart(prev) || f.isCalendar(prev) || f.endsMention(prev) {
		return false
	}
	if f.isRole(prev) { // no part of a name, but for a body's: “Duke University”
		return ranks[f.lower(prev)] && bodies[f.lower(h.first)] && !f.opens(prev)
	}
	return !f.opens(prev) || f.r.given[f.words[prev].key]
}

// partial says whether a form is dropped where a name goes on beside it. A place is so by what other places are named with
// (“New Arvo”); before it any capital word may stand (“Expo Arvo”).
func (f *finder) partial(fm *form, h *hit, before, behind bool) bool {
	switch {
	case fm.kind.isWeak():
		return false
	case behind:
		return !f.ofWhole(h, fm.entity) && !f.withSort(h, fm.entity)
	case f.r.facts[fm.entity].is == bearerPlace:
		return before && namesakes[f.lower(h.first-1)]
	}
	return before
}

// namesakes are the words that make one place's name another's.
var namesakes = set(`new north south east west upper lower great greater little lake mount mt port fort cape san santa saint st
	нью новый новая новое северная северный южная южный большая большой малая малый`)

// namesOrganization says whether any form of a stretch is an organization's: its “University” is not that of Arvo.
func (f *finder) namesOrganization(h *hit) bool {
	for at := h.head; at != 0; at = f.r.forms[at].next {
		if f.r.facts[f.r.forms[at].entity].is == bearerOrganization {
			return true
		}
	}
	return false
}

// opens says whether a word may be capital because it opens a sentence or a quotation.
func (f *finder) opens(i int32) bool {
	return i == 0 || f.words[i].gap == gapNone || f.isSign(i-1)
}

func (f *finder) isSign(i int32) bool {
	w := &f.words[i]
	return w.shape == shapeNone && !hasLetterOrDigit(f.text[w.start:w.end])
}

// isRole says whether a capital word beside a name is a title or an office, or a word that English writes with a capital at any
// place, and so no part of it.
func (f *finder) isRole(i int32) bool {
	w := f.lower(i)
	return roles[w] || abbreviations[w]
}

// endsMention says whether a name, alias or adjective ends at a word.
func (f *finder) endsMention(i int32) bool {
	at, _ := slices.BinarySearchFunc(f.hits, i-maxWords, func(h hit, first int32) int { return int(h.first - first) })
	for ; at < len(f.hits) && f.hits[at].first <= i; at++ {
		if f.hits[at].last == i && len(f.fitting(nil, &f.hits[at], f.strong)) > 0 {
			return true
		}
	}
	return false
}

// inHeadline says whether a word's block is a headline in capitals.
func (f *finder) inHeadline(i int32) bool {
	b, found := slices.BinarySearch(f.blocks, i)
	if !found {
		b--
	}
	for len(f.headlines) <= b {
		f.headlines = append(f.headlines, f.isHeadline(len(f.headlines)))
	}
	return f.headlines[b]
}

// isHeadline says whether three in four of the longer words of a block are capital. A sentence full of names has about half, a
// headline that is written in capitals nearly all.
func (f *finder) isHeadline(block int) bool {
	end := int32(len(f.words))
	if block+1 < len(f.blocks) {
		end = f.blocks[block+1]
	}
	const longer = 3 // bytes: “of”, “the” and their like are small in headlines as well
	capital, all := 0, 0
	for i := f.blocks[block]; i < end; i++ {
		if f.words[i].end-f.words[i].start > longer {
			all++
			if f.isNamePart(i) {
				capital++
			}
		}
	}
	return 4*capital >= 3*all
}

// ranks are the titles that bodies are named with.
var ranks = set("king queen prince princess duke duchess baron lord bishop cardinal saint father sister general justice king’s queen’s king's queen's")

// roles are the titles and offices that stand, in capitals, beside the names of those who bear them or of what they serve.
var roles = map[string]bool{
	"i": true, "the": true, "president": true, "vice": true, "vice-president": true, "premier": true, "prime": true, "chancellor": true,
	"secretary": true, "secretary-general": true, "undersecretary": true, "minister": true, "ministers": true, "deputy": true, "senator": true,
	"senators": true, "representative": true, "congressman": true, "congresswoman": true, "governor": true, "mayor": true,
	"king": true, "queen": true, "prince": true, "princess": true, "emperor": true, "empress": true, "sultan": true, "emir": true,
	"pope": true, "bishop": true, "archbishop": true, "cardinal": true, "patriarch": true, "rabbi": true, "imam": true, "ayatollah": true,
	"sheikh": true, "sheik": true, "mullah": true, "reverend": true, "father": true, "sister": true, "brother": true, "saint": true,
	"sir": true, "lord": true, "lady": true, "dame": true, "baron": true, "baroness": true, "count": true, "duke": true, "duchess": true,
	"miss": true, "mister": true, "madam": true, "doctor": true, "professor": true, "judge": true, "justice": true, "chief": true,
	"general": true, "lieutenant": true, "colonel": true, "major": true, "captain": true, "sergeant": true, "corporal": true, "private": true,
	"admiral": true, "commander": true, "commodore": true, "marshal": true, "brigadier": true, "officer": true, "constable": true, "inspector": true,
	"detective": true, "sheriff": true, "agent": true, "ambassador": true, "envoy": true, "consul": true, "commissioner": true, "director": true,
	"chairman": true, "chairwoman": true, "chair": true, "chairperson": true, "speaker": true, "leader": true, "spokesman": true,
	"spokeswoman": true, "spokesperson": true, "attorney": true, "counsel": true, "coach": true, "manager": true, "editor": true, "executive": true,
	"ceo": true, "cfo": true, "cto": true, "coo": true, "mp": true, "mps": true, "mep": true, "comrade": true, "don": true, "haji": true, "hajj": true,
	"first": true, "foreign": true, "defense": true, "defence": true, "finance": true, "interior": true, "former": true, "acting": true,
}
