package pages

import (
	"slices"
	"strings"

	"gloss/build/archive"
	"gloss/build/locale"
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
func (p *Plan) Why(here int32, r relate.Related) string { return p.Words.Sentence(p.why(here, r)) }

// why is the same as a part of a sentence.
func (p *Plan) why(here int32, r relate.Related) string {
	var named, same, parts []string
	more, when := 0, ""
	for _, reason := range r.Reasons {
		switch reason.Kind {
		case relate.NearInTime:
			when = p.apart(reason.Days)
		case relate.SharedPassage:
			same = append(same, passage(p.Words, reason))
		case relate.SharedQuotation, relate.SharedVocabulary:
			if reason.Kind == relate.SharedQuotation && !p.quotable(here) {
				reason.Words = nil
			}
			parts = append(parts, common(p.Words, reason))
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
		named = append(named, p.count("why.others", more))
	}
	if len(same) > 0 {
		parts = slices.Insert(parts, 0, p.Words.List(same))
	}
	if len(named) > 0 {
		parts = slices.Insert(parts, 0, p.say("why.both-name", "names", p.Words.List(named)))
	}
	if when != "" {
		parts = append(parts, when)
	}
	return p.joined("clauses", parts)
}

// Reason puts one reason into a sentence of its own, for exports.
func Reason(l *locale.Language, entities []archive.Entity, r relate.Reason) string {
	switch r.Kind {
	case relate.NearInTime:
		if r.Days == 0 {
			return l.Say("why.published-same-day")
		}
		return l.Count("why.published-apart", r.Days)
	case relate.SharedPassage:
		return l.Sentence(passage(l, r))
	case relate.SameStory:
		return l.Say("why.one-story")
	case relate.SharedQuotation, relate.SharedVocabulary:
		return l.Sentence(common(l, r))
	case relate.SharedEntity, relate.SharedEvent:
	}
	return l.Count("why.both-name-one", r.Named, "name", entities[r.Entity].Name)
}

// common says which words both texts have.
func common(l *locale.Language, r relate.Reason) string {
	if r.Kind == relate.SharedQuotation {
		words := r.Words
		if len(words) == 0 {
			return l.Say("why.same-words")
		}
		if len(words) > quotedInReason {
			words = append(words[:quotedInReason:quotedInReason], "…")
		}
		return l.Say("why.quote", "words", l.Say("quote", "words", strings.Join(words, " ")))
	}
	var quoted []string
	for _, w := range r.Words {
		quoted = append(quoted, l.Say("quote", "words", w))
	}
	key := "why.words"
	if r.Rare {
		key = "why.rare-words"
	}
	return l.Count(key, len(quoted), "words", l.List(quoted))
}

// nearlyTheSame is from where on two passages differ in a few words only; below, they say much the same in others.
const nearlyTheSame = 0.6

func passage(l *locale.Language, r relate.Reason) string {
	if r.Alike >= nearlyTheSame {
		return l.Count("why.passage-same", r.Length)
	}
	return l.Count("why.passage-alike", r.Length)
}

func (p *Plan) namedIn(reason relate.Reason, first bool) string {
	name := p.Archive.Entities[reason.Entity].Name
	if first {
		return p.count("why.in-articles-here", reason.Named, "name", name)
	}
	return p.say("why.in", "name", name, "n", p.Words.Number(reason.Named))
}

func (p *Plan) apart(days int) string {
	if days == 0 {
		return p.say("why.same-day")
	}
	return p.count("why.days-apart", days)
}
