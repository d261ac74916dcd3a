package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// A product's models are told apart by what stands beside its name: a measure (“30GB Tolmo”, “Tolmo 3G”) or a word with a
// capital, or one that makers use for that (“tPad Pro”, “tPad mini”). What the registry does not list is a model that it does not know, and not the product.

// isMeasure says whether a word is digits with a unit in capitals, and no time of the day: 3G, 60GB.
func isMeasure(w string) bool {
	unit := strings.TrimLeft(w, "0123456789")
	return unit != "" && len(unit) < len(w) && strings.ToUpper(unit) == unit && unit != "AM" && unit != "PM" && hasOnlyLetters(unit)
}

func hasOnlyLetters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// isModel says whether a measure beside a name makes it the name of one model. Persons, places and organizations have none,
// but for a brand, which an archive without a type for products lists as it can.
func (f *finder) isModel(fm *form, h *hit) bool {
	if f.r.facts[fm.entity].is != bearerOther && !f.isCamel(h.first) {
		return false
	}
	if f.follows(h.first) && isMeasure(f.surface(h.first-1)) {
		return true
	}
	next := h.last + 1
	return h.by&bendPossessive == 0 && f.follows(next) && (isMeasure(f.surface(next)) || modelWords[f.lower(next)])
}

// modelWords are the words that makers tell the models of a product apart by, and write with a capital or without.
var modelWords = set("nano mini micro pro plus max lite ultra air touch shuffle classic")

// modelOf returns the product's name in a model's that a measure begins (“60GB tPod”, “tPod”), or "". Where the article
// names the model, the product's name may stand for it: alone it does, beside a product that is listed too it is either's.
func modelOf(e *archive.Entity) string {
	measure, product, _ := strings.Cut(e.Name, " ")
	if !isMeasure(measure) {
		return ""
	}
	switch e.Type {
	case "person", "organization", "place", "event":
		if !isBrand(product) {
			return ""
		}
	}
	return product
}

// isCamel says whether a word is written as a brand is.
func (f *finder) isCamel(i int32) bool {
	return f.words[i].shape == shapeLower && isBrand(f.surface(i))
}

// isBrand says whether a name begins small and has a capital inside, as brands alone do: tPod.
func isBrand(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsLower(first) && strings.ContainsFunc(name, unicode.IsUpper)
}
