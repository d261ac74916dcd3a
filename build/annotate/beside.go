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

// beside reads the word before a mention, or before the article in front of it, and the word behind it.
func (f *finder) beside(m *found) besideSide {
	prev := m.first - 1
	if f.follows(prev+1) && f.lower(prev) == "the" {
		prev--
	}
	if f.follows(prev + 1) {
		switch w := f.lower(prev); {
		case locatives[w] || arabicLocatives[w]:
			return besidePlace
		case honorifics[w]:
			return besidePerson
		}
	}
	if next := m.last + 1; f.follows(next) && m.end == f.words[m.last].end && actions[f.text[f.words[next].start:f.words[next].end]] {
		return besideActor
	}
	return besideNothing
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// locatives stand before names of places. “To”, “from” and “against” are not among them: they stand before all.
var locatives = set(`in near across throughout inside outside around within northern southern eastern western central
	northeastern northwestern southeastern southwestern downtown в во близ около возле`)

var arabicLocatives = set("في داخل شمال جنوب شرق غرب قرب در")

// honorifics stand before persons.
var honorifics = set("mr mrs ms miss mr. mrs. ms. dr sir г-н г-жа господин госпожа")

// actions are what is said of those who act, written small.
var actions = set(`said says told tells announced announces agreed agrees signed signs condemned condemns denied denies warned warns
	pledged vowed accused accuses called calls urged urges rejected rejects voted votes will would has supports remains
	stands заявил заявила заявило заявили сообщил сообщила подписал подписала`)
