package export

import (
	"maps"
	"slices"

	"gloss/build/archive"
)

// A teiWord is a category of a taxonomy: how something was found.
type teiWord struct{ id, means string }

// taxonomies defines what ana points to, as far as it does (TEI P5 §2.3.7).
func (t *teiWriter) taxonomies(said said) {
	if len(said.how)+len(said.speech)+len(said.dates) == 0 {
		return
	}
	t.start("classDecl")
	t.line()
	t.taxonomy("how", "How it was decided who is meant", used(teiHow, said.how))
	t.taxonomy("speech", "How speech is rendered", used(teiSpeech, said.speech))
	t.taxonomy("speaker", "How the speaker was decided", used(teiSpeaker, said.speaker))
	t.taxonomy("date", "How a date was worked out", used(teiDates, said.dates))
	t.end()
	t.line()
}

// used returns the words for some values, each once, in the order of the values.
func used[V ~uint8](word func(V) teiWord, values map[V]bool) []teiWord {
	var out []teiWord
	for _, v := range slices.Sorted(maps.Keys(values)) {
		if w := word(v); !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

func (t *teiWriter) taxonomy(id, means string, words []teiWord) {
	if len(words) == 0 {
		return
	}
	t.start("taxonomy", "xml:id", id)
	t.line()
	t.element("desc", means)
	for _, w := range words {
		t.start("category", "xml:id", id+"-"+w.id)
		t.start("catDesc")
		t.text(w.means)
		t.end()
		t.end()
		t.line()
	}
	t.end()
	t.line()
}

func teiHow(h archive.How) teiWord {
	return teiWord{h.String(), [...]string{
		archive.ByName:      "by the name",
		archive.ByAlias:     "by another name that the registry gives",
		archive.BySurname:   "by the surname; a fuller form stands in the article",
		archive.ByAdjective: "by an adjective or demonym: a weaker kind of mention",
		archive.ByEditor:    "by an editor",
		archive.ByContext:   "by what else stands in the article",
		archive.Ambiguous:   "not decided: several may be meant",
		archive.ByForm:      "by a name declined, or with a small word joined to it",
		archive.ByAcronym:   "by an acronym of a name that stands in the article",
		archive.ByBracket:   "by a spelling in brackets beside a name",
		archive.ByBeside:    "by the words at its side",
		archive.ByGiven:     "by the first name; the full one stands in the article",
	}[h]}
}

func teiSpeech(s archive.Speech) teiWord {
	return teiWord{s.String(), [...]string{
		archive.Direct:   "the speaker’s own words, between quotation marks",
		archive.Mixed:    "a report that keeps some of the speaker’s own words, between quotation marks",
		archive.Indirect: "a report in the article’s words alone",
	}[s]}
}

func teiSpeaker(a archive.Attribution) teiWord {
	return teiWord{a.String(), [...]string{
		archive.Unattributed:        "nobody could be named",
		archive.SpeakerNamed:        "named beside the words",
		archive.SpeakerPronoun:      "by a pronoun: the last fitting person",
		archive.SpeakerRole:         "by a title: the last fitting person",
		archive.SpeakerContinued:    "the speech goes on from the one before",
		archive.SpeakerByEditor:     "by an editor",
		archive.SpeakerNobodyByEdit: "by an editor",
	}[a]}
}

func teiDates(r archive.DateRule) teiWord {
	return [...]teiWord{
		archive.DateWritten:     {"written", "as written"},
		archive.DateByEditor:    {"editor", "by an editor"},
		archive.DateSameDay:     {"same-day", "the article’s own day"},
		archive.DateCounted:     {"counted", "counted from the article’s day"},
		archive.DateBefore:      {"before", "the last before or on the article’s day"},
		archive.DateAfter:       {"after", "the next after the article’s day"},
		archive.DatePeriod:      {"period", "seen from the article’s day"},
		archive.DateNearest:     {"nearest", "the year left out, and taken to be the one that is nearest to the article’s day"},
		archive.DateFromText:    {"from-text", "reckoned from the last date named before it"},
		archive.DateNoBase:      {"no-base", "not resolved: the article has no date that is exact enough to reckon from"},
		archive.DateNoReference: {"no-reference", "not resolved: the text names no day before it to reckon from"},
		archive.DateUnclear:     {"unclear", "not resolved: two readings fit as well"},
		archive.DateCalendar:    {"calendar", "not resolved: it is of another calendar, and not converted"},
	}[r]
}
