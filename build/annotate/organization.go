package annotate

import "strings"

// shortNames returns what may stand for an organization once its full name has been given: the name without the last
// word, where that only says what sort of body it is and two words are left (“Tolm Eastern Airlines”, “Tolm Eastern”), and
// the word for its sort, which a text writes with a capital behind “the” (“Supreme Court”, “the Court”; “Church of Orun”,
// “the Church”). A church of a doctrine has that for its short name. Either is empty where there is none.
func shortNames(name string) (short, head string) {
	words := strings.Fields(name)
	if len(words) < 2 {
		return "", ""
	}
	last := words[len(words)-1]
	if len(words) > 2 && sorts[strings.ToLower(last)] {
		short = strings.Join(words[:len(words)-1], " ")
	}
	switch {
	case bodies[strings.ToLower(last)]:
		head = last
	case len(words) > 2 && words[1] == "of" && bodies[strings.ToLower(words[0])]:
		head = words[0]
		if len(words) == 3 && head == "Church" && isDoctrine(last) {
			short = last
		}
	}
	return short, head
}

// isDoctrine says whether a word is a doctrine by how it ends, as no name of a place does: a church of one is called by
// it (“Church of Tolmology”, “Tolmology”), while England is no Church of England.
func isDoctrine(w string) bool {
	return strings.HasSuffix(w, "ology") || strings.HasSuffix(w, "osophy") || strings.HasSuffix(w, "ism")
}

// isThe says whether “the” stands before a stretch.
func (f *finder) isThe(h *hit) bool {
	return f.follows(h.first) && f.lower(h.first-1) == "the"
}

// sortWords is how many words a company's name takes on: its sort and its legal form (“Tolm Motors Ltd.”).
const sortWords = 2

// sorts are the last words of companies' names that everyday use leaves out.
var sorts = set("airlines airways holdings group corporation company incorporated limited industries motor motors computer computers railways newspapers")

// bodies are the words for public bodies that stand, with a capital, for the one that was named.
var bodies = set(`court tribunal church council commission committee ministry department agency authority parliament senate assembly
	congress university college institute academy foundation federation league association union party bank board bureau`)

// withSort says whether a company's name goes on with the word for its sort, which everyday use adds as it leaves it out.
func (f *finder) withSort(h *hit, entity int32) bool {
	next := h.last + 1
	return f.r.facts[entity].is == bearerOrganization && h.by == 0 && f.follows(next) && f.isNamePart(next) && sorts[f.lower(next)]
}
