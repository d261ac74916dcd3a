package annotate

import "strings"

// The words beside a name by which it is told whether a place, a person or one who acts is meant. Each set holds what can be said
// of that one only; what is said of all is in none of them.

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
	villages area areas part parts north south east west coast border borders territory capital countries states`)

// inhabited are the words for what a land has, and a body of the same name has not.
var inhabited = set("people peoples government population inhabitants residents citizens history")

// stateOffices are what a state alone has, of those whose holders are “of” it; a company has presidents and secretaries too.
var stateOffices = set("minister ministers ministry affairs ambassador ambassadors embassy")

// ofState stands, in Russian, before the word for the affairs that a minister of a state is named with.
var ofState = set("иностранных внутренних")

// landed are the further words for what only a land has, behind its possessive: “Corvan’s civil war”.
var landed = set("war population climate heritage coastline class neighbours neighbors cities towns streets")

// deeds are the words for what is done by those who act, behind their possessive: “Corvan’s decision”.
var deeds = set(`action actions decision decisions commitment commitments effort efforts support message response refusal announcement
	proposal offer pledge promise threat threats demand demands request attempt attempts intervention withdrawal work`)

// dealings are what those who act have “with” each other.
var dealings = set(`relations relationship relationships agreement agreements treaty talks negotiations cooperation co-operation alliance
	partnership deal deals ties together trade dialogue`)

// journeys are what leads “to” a place.
var journeys = set(`travel travels travelled traveled trip trips visit visits journey flight flights flew fly return returned moved
	came come went`)

// honorifics stand before persons, and so do the ranks that nothing else has.
var honorifics = set(`mr mrs ms miss dr sir captain capt colonel col lieutenant lt major maj sergeant sgt admiral corporal
	г-н г-жа господин госпожа капитан полковник адмирал`)

// personal are verbs, written small, of what persons alone do.
var personal = set("mocked joked quipped laughed smiled grinned shrugged nodded sighed wept died married replied recalled")

// moving are verbs of which the object does what the infinitive behind it says.
var moving = set(`enable enables enabled allow allows allowed help helps helped urge urges urged ask asks asked force forces forced
	encourage encourages encouraged persuade persuades persuaded order orders ordered tell tells told oblige obliges obliged
	press pressed invite invites invited require requires required permit permits permitted`)

// pursuits are what, behind “is”, those who act are about.
var pursuits = set(`working helping supporting seeking trying planning considering preparing providing leading asking calling urging
	investing committed ready willing prepared determined concerned`)

// opposing are verbs of which the object is an opponent, and so acts itself.
var opposing = set("defeat defeats defeated beat beats accused accuses thanked thanks warned warns")

// actions are what is said of those who act, written small.
var actions = set(`said says told tells announced announces agreed agrees signed signs condemned condemns denied denies warned warns
	pledged vowed accused accuses called calls urged urges rejected rejects voted votes will would has supports remains
	stands continues believes must launched launches decided decides declared declares demanded demands offered offers promised
	promises proposed proposes wants hopes intends refuses refused insists insisted claims claimed reaffirms reaffirmed reiterates
	reiterated welcomes welcomed joined joins deployed deploys backed backs opposes opposed withdrew invaded retaliated
	expects expected заявил заявила заявило заявили сообщил сообщила подписал подписала`)
