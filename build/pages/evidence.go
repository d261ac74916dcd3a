package pages

import (
	"sort"
	"strconv"
	"strings"

	"gloss/build/archive"
	"gloss/build/markup"
	"gloss/build/relate"
	"gloss/build/view"
)

// How many shared things are linked: of a story's account as many as the sentence beside them names, and fewer of a related
// article, of which a page has ten.
const (
	evidenceOfAccount = 4
	evidenceOfRelated = 2
)

// evidence links what two articles share to its places in both, at most so many. here is the article from whose side the reasons are seen.
func (p *Plan) evidence(at string, here, there int32, reasons []relate.Reason, most int) []view.Evidence {
	if there < 0 {
		return nil
	}
	var out []view.Evidence
	for _, r := range reasons {
		if len(out) == most {
			break
		}
		switch r.Kind {
		case relate.SharedEntity, relate.SharedEvent:
			out = append(out, view.Evidence{
				Words: p.Archive.Entities[r.Entity].Name, Here: p.mentionLink(at, here, r.Entity), There: p.mentionLink(at, there, r.Entity),
			})
		case relate.SharedPassage, relate.SharedQuotation:
			e := view.Evidence{Here: p.placeLink(at, here, r.Here.Start), There: p.placeLink(at, there, r.There.Start)}
			if p.quotable(here) {
				e.Words = p.say("quote", "words", p.opening(here, r.Here))
			} else {
				e.Words = p.say("evidence.same-words")
			}
			out = append(out, e)
		case relate.SharedVocabulary, relate.SameStory, relate.NearInTime:
		}
	}
	return out
}

// openingWords is how many words of a passage name it.
const openingWords = 6

// opening is the first words of a passage.
func (p *Plan) opening(article int32, s archive.Span) string {
	text := p.Documents[article].Text
	words := strings.Fields(text[min(int(s.Start), len(text)):min(int(s.End), len(text))])
	if len(words) > openingWords {
		return strings.Join(words[:openingWords], " ") + " …"
	}
	return strings.Join(words, " ")
}

// mentionLink leads to the first mention of an entity in an article; "" where its text may not be shown.
func (p *Plan) mentionLink(at string, article, entity int32) string {
	if !p.quotable(article) {
		return ""
	}
	for _, posting := range p.Index.OfArticle(article) {
		if posting.Entity == entity {
			return hrefTo(at, p.articlePath(article), "#"+mentionID(int(posting.First)))
		}
	}
	return href(at, p.articlePath(article))
}

// placeLink leads to the paragraph of an article that holds a byte of its text, or, where that has no number, to the one
// before it; "" where the text may not be shown.
func (p *Plan) placeLink(at string, article, offset int32) string {
	if !p.quotable(article) {
		return ""
	}
	if n := paragraphAt(p.Documents[article].Blocks, offset); n > 0 {
		return hrefTo(at, p.articlePath(article), "#p"+strconv.Itoa(int(n)))
	}
	return href(at, p.articlePath(article))
}

// paragraphAt returns the number of the paragraph that holds a byte, or of the last before it, or 0.
func paragraphAt(blocks []markup.Block, at int32) int32 {
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > at })
	for i = min(i, len(blocks)-1); i >= 0; i-- {
		if n := blocks[i].Number; n > 0 {
			return n
		}
	}
	return 0
}
