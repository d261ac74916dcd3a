package pages

import (
	"fmt"
	"strings"

	"gloss/build/view"
)

const (
	// perCards is how many cards a file has about: what a phone loads at once when a reader asks for the first.
	perCards = 48
	// maxLatest is how many articles a card names.
	maxLatest = 3
	// cardBar is the height of a card's highest bar, in pixels; assets/card.css has the same.
	cardBar = 20
)

// cardsFolder has the files of cards, by number.
const cardsFolder = "data/cards/"

func cardsPath(n int) string { return fmt.Sprintf("%s%d.js", cardsFolder, n) }

// gatherCards shares the entities that an article names out among files, each by the path of its page. There are as many
// files as there are cards for, in powers of two, so that a new entity seldom moves the others.
func (p *Plan) gatherCards() {
	named, files := 0, 1
	for i := range p.Archive.Entities {
		if p.Index.Mentions(int32(i)) > 0 {
			named++
		}
	}
	for named > files*perCards {
		files *= 2
	}
	p.cards = make([][]int32, files)
	p.share(p.cards)
}

// share puts each entity that an article names into its file.
func (p *Plan) share(files [][]int32) {
	for i := range p.Archive.Entities {
		if p.Index.Mentions(int32(i)) > 0 {
			n := cardFile(p.entityPath(int32(i)), len(files))
			files[n] = append(files[n], int32(i))
		}
	}
}

// cardFile returns which of so many files has the card of the entity whose page is at a path. assets/card.js reckons the
// same, so the numbers stay below 2^53.
func cardFile(path string, files int) int {
	h := 0
	for _, r := range path {
		h = (h*31 + int(r)) % 65521
	}
	return h % files
}

// CardPaths returns the paths of the files that Cards makes, in order of their number.
func (p *Plan) CardPaths() []string {
	out := make([]string, len(p.cards))
	for n := range out {
		out[n] = cardsPath(n)
	}
	return out
}

// Cards returns the cards in the file at a path, by the path of the entity's page, and false for another path.
func (p *Plan) Cards(path string) (map[string]view.Card, bool) {
	if !strings.HasPrefix(path, cardsFolder) {
		return nil, false
	}
	for n, entities := range p.cards {
		if cardsPath(n) != path {
			continue
		}
		out := make(map[string]view.Card, len(entities))
		for _, i := range entities {
			out[p.entityPath(i)] = p.card(i)
		}
		return out, true
	}
	return nil, false
}

func (p *Plan) card(i int32) view.Card {
	e := &p.Archive.Entities[i]
	t := p.types[e.Type]
	postings := p.Index.OfEntity(i)
	c := view.Card{
		Name: e.Name, Type: t.ID, Kind: p.typeName(&t), Text: e.Description,
		Count: p.say("mentioned", "mentions", p.count("mentions", p.Index.Mentions(i)), "in-articles", p.count("in-articles", len(postings))),
	}
	for _, posting := range postings[:min(maxLatest, len(postings))] {
		a := &p.Archive.Articles[posting.Article]
		c.Latest = append(c.Latest, view.CardArticle{
			Date: p.dateOf(posting.Article).Short, Name: a.Title, Language: a.Language, Href: href("index.html", p.articlePath(posting.Article)),
		})
	}
	if !p.hasDays {
		return c
	}
	bins := make([]int, p.axis.Bins())
	for _, posting := range postings {
		if day, ok := dayOf(p.Archive.Articles[posting.Article].Published); ok {
			if bin := p.axis.Bin(day); bin >= 0 {
				bins[bin] += int(posting.Count)
			}
		}
	}
	c.Bars = barHeights(bins)
	return c
}

// barHeights scales counts to the height of a card's bars; what is not nothing can be seen.
func barHeights(counts []int) []int {
	highest := 0
	for _, n := range counts {
		highest = max(highest, n)
	}
	if highest == 0 {
		return nil
	}
	out := make([]int, len(counts))
	for k, n := range counts {
		if n > 0 {
			out[k] = max(2, n*cardBar/highest)
		}
	}
	return out
}

// cardsAt says where an article's page finds the cards, and where it stands in their pictures itself.
func (p *Plan) cardsAt(article int32) view.Cards {
	c := view.Cards{Files: len(p.cards), Now: -1}
	if day, ok := dayOf(p.Archive.Articles[article].Published); ok && p.hasDays {
		c.Now = p.axis.Bin(day)
	}
	return c
}
