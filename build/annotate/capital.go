package annotate

// A capital does not make a name of a word that has it for another reason: because it opens a sentence, or because the
// style of an office asks for it.

// isNoName says whether a form of one word is only the common noun that it is written like.
func (f *finder) isNoName(fm *form, h *hit) bool {
	if h.first != h.last || f.words[h.first].shape != shapeTitle || fm.kind > kindAlias {
		return false
	}
	return f.opensAsNoun(h) || f.inOffice(h.first)
}

// opensAsNoun says whether a word for a sort of body opens a sentence without “the”, and what goes on is small
// (“University exhibits travel”): then it need not be the body that is called so. In a headline nothing can be told.
func (f *finder) opensAsNoun(h *hit) bool {
	next := h.last + 1
	return f.opens(h.first) && f.follows(next) && f.words[next].shape == shapeLower && articled[f.lower(h.first)] &&
		h.by&bendPossessive == 0 && !actions[f.surface(next)] && !f.inHeadline(h.first)
}

// articled are the bodies that English names with “the”; a parliament or a congress is also named without.
var articled = set(`court tribunal church council commission committee ministry department agency authority university college
	institute academy foundation federation league association union party bank board bureau company group`)

// inOffice says whether a word is the “State” of an office: a Secretary of State serves no place of the name.
func (f *finder) inOffice(i int32) bool {
	return f.follows(i) && f.follows(i-1) && f.lower(i) == "state" && f.lower(i-1) == "of" && officesOfState[f.lower(i-2)]
}

var officesOfState = set("secretary secretaries undersecretary under-secretary minister ministers counsellor councillor head heads department")
