package pages

import (
	"fmt"
	"strings"

	"gloss/build/archive"
	"gloss/build/relate"
)

// namedInReason is how many things of one kind a sentence spells out; a reader checks no more.
const namedInReason = 3

// quotedInReason is how many words of a quotation a reason repeats: enough to know it again.
const quotedInReason = 8

// Why puts the reasons of a related article into a sentence: “Both name Ali Mamlouk (in 2 articles here) and Astana
// (in 3); both use the rare words “torpedo” and “prelude”; 1 day apart.”
//
// here is the article from whose side the reasons are seen. Of a text that may not be shown no quotation is repeated.
func (p *Plan) Why(here int32, r relate.Related) string {
	var named, same, parts []string
	more, when := 0, ""
	for _, reason := range r.Reasons {
		switch reason.Kind {
		case relate.NearInTime:
			when = apart(reason.Days)
		case relate.SharedPassage:
			same = append(same, passage(reason))
		case relate.SharedQuotation, relate.SharedVocabulary:
			if reason.Kind == relate.SharedQuotation && !p.quotable(here) {
				reason.Words = nil
			}
			parts = append(parts, common(reason))
		case relate.SameStory: // of which the page tells beside the text
		case relate.SharedEntity, relate.SharedEvent:
			if len(named) == namedInReason {
				more++
				continue
			}
			named = append(named, p.namedIn(reason, len(named) == 0))
		}
	}
	if more > 0 {
		named = append(named, count(more, "other", "others"))
	}
	if len(same) > 0 {
		parts = append([]string{listing(same)}, parts...)
	}
	if len(named) > 0 {
		parts = append([]string{"both name " + listing(named)}, parts...)
	}
	return sentence(strings.Join(parts, "; ") + when)
}

// Reason puts one reason into a sentence of its own, for exports.
func Reason(entities []archive.Entity, r relate.Reason) string {
	switch r.Kind {
	case relate.NearInTime:
		if r.Days == 0 {
			return "Published on the same day."
		}
		return "Published " + count(r.Days, "day", "days") + " apart."
	case relate.SharedPassage:
		return sentence(passage(r))
	case relate.SameStory:
		return "Both are accounts of one story."
	case relate.SharedQuotation, relate.SharedVocabulary:
		return sentence(common(r))
	case relate.SharedEntity, relate.SharedEvent:
	}
	return fmt.Sprintf("Both name %s, named in %s here.", entities[r.Entity].Name, count(r.Named, "article", "articles"))
}

// common says which words both texts have.
func common(r relate.Reason) string {
	if r.Kind == relate.SharedQuotation {
		words := r.Words
		if len(words) == 0 {
			return "both quote the same words"
		}
		if len(words) > quotedInReason {
			words = append(words[:quotedInReason:quotedInReason], "…")
		}
		return "both quote “" + strings.Join(words, " ") + "”"
	}
	var quoted []string
	for _, w := range r.Words {
		quoted = append(quoted, "“"+w+"”")
	}
	kind := "word"
	if r.Rare {
		kind = "rare word"
	}
	if len(quoted) > 1 {
		kind += "s"
	}
	return "both use the " + kind + " " + listing(quoted)
}

// nearlyTheSame is from where on two passages differ in a few words only; below, they say much the same in others.
const nearlyTheSame = 0.6

func passage(r relate.Reason) string {
	if r.Alike >= nearlyTheSame {
		return "a passage of " + count(r.Length, "word", "words") + " is nearly the same in both"
	}
	return "a passage of " + count(r.Length, "word", "words") + " says much the same in both"
}

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string {
	s = strings.TrimPrefix(s, "; ")
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

func (p *Plan) namedIn(reason relate.Reason, first bool) string {
	name := p.Archive.Entities[reason.Entity].Name
	if first {
		return fmt.Sprintf("%s (in %s here)", name, count(reason.Named, "article", "articles"))
	}
	return fmt.Sprintf("%s (in %s)", name, number(reason.Named))
}

func apart(days int) string {
	if days == 0 {
		return "; same day"
	}
	return "; " + count(days, "day", "days") + " apart"
}
