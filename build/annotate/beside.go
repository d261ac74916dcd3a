package annotate

import "strings"

// beside is what the words at a mention's side can only be said of.
type besideSide uint8

const (
	besideNothing besideSide = iota
	besidePlace              // “in Corvan”
	besidePerson             // “Mr Corvan”
	besideActor              // “Corvan signed”: a person or organization, and a place only by the name of its government
)

// beside reads the words before a mention, or before the article in front of it, and the word behind it.
func (f *finder) beside(m *found) besideSide {
	prev := m.first - 1
	if f.follows(prev+1) && f.lower(prev) == "the" {
		prev--
	}
	switch {
	case prev < 0:
	case f.is(prev, ","):
		if prev > 0 && regions[f.lower(prev-1)] { // “Esker province, Corvan”
			return besidePlace
		}
	case f.follows(prev + 1):
		w, before := f.lower(prev), ""
		if f.follows(prev) {
			before = f.lower(prev - 1)
		}
		switch {
		case locatives[w], w == "of" && (regions[before] || inhabited[before]), w == "to" && journeys[before], ofLand(w):
			return besidePlace
		case honorifics[w]:
			return besidePerson
		case opposing[w], f.moved(m, w):
			return besideActor
		}
	}
	if f.acts(m) {
		return besideActor
	}
	return besideNothing
}

// acts says whether an action follows a mention, maybe behind an adverb: “Corvan strongly condemns”.
func (f *finder) acts(m *found) bool {
	next := m.last + 1
	if m.end != f.words[m.last].end || !f.follows(next) {
		return false
	}
	if strings.HasSuffix(f.surface(next), "ly") && f.follows(next+1) {
		next++
	}
	return actions[f.surface(next)]
}

// ofLand says whether a Russian word, in whatever case, is for what a land has; the land follows in the genitive with
// nothing between. A president or a head is not among them: companies have those too.
func ofLand(w string) bool {
	for _, stem := range [...]string{"граждан", "гражданин", "жител", "населени", "народ", "парламент", "правительств"} {
		if ending, ok := strings.CutPrefix(w, stem); ok && caseEndings[ending] != 0 {
			return true
		}
	}
	return false
}

// moved says whether a verb and “to” stand around a mention that it makes an actor: “enables Corvan to pay”.
func (f *finder) moved(m *found, verb string) bool {
	next := m.last + 1
	return moving[verb] && m.end == f.words[m.last].end && f.follows(next) && f.lower(next) == "to"
}

// surface returns a word as it is written.
func (f *finder) surface(i int32) string { return f.text[f.words[i].start:f.words[i].end] }

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// locatives stand before names of places. “To”, “from” and “against” are not among them: they stand before all.
var locatives = set(`in near across throughout inside outside around within northern southern eastern western central
	northeastern northwestern southeastern southwestern downtown во в близ около возле
	في داخل شمال جنوب شرق غرب قرب در`)

// regions are the words for parts of the land, which stand before the name of the whole: “the south of Corvan”.
var regions = set(`province provinces region regions district districts governorate governorates county city cities town towns village
	villages area areas part parts north south east west coast border borders territory capital`)

// inhabited are the words for what a land has, and a body of the same name has not.
var inhabited = set("people peoples government population inhabitants citizens history")

// journeys are what leads “to” a place.
var journeys = set("travel travels travelled traveled trip trips visit visits journey flight flights flew fly return returned moved")

// honorifics stand before persons.
var honorifics = set("mr mrs ms miss dr sir г-н г-жа господин госпожа")

// moving are verbs of which the object does what the infinitive behind it says.
var moving = set(`enable enables enabled allow allows allowed help helps helped urge urges urged ask asks asked force forces forced
	encourage encourages encouraged persuade persuades persuaded order orders ordered tell tells told oblige obliges obliged
	press pressed invite invites invited require requires required permit permits permitted`)

// opposing are verbs of which the object is an opponent, and so acts itself.
var opposing = set("defeat defeats defeated beat beats accused accuses thanked thanks warned warns")

// actions are what is said of those who act, written small.
var actions = set(`said says told tells announced announces agreed agrees signed signs condemned condemns denied denies warned warns
	pledged vowed accused accuses called calls urged urges rejected rejects voted votes will would has supports remains
	stands continues заявил заявила заявило заявили сообщил сообщила подписал подписала`)
