package view

// Cards says where a page finds the cards of the entities that it marks: in data/cards/, in files numbered from 0, loaded
// when a reader asks for the first card of a file. The file of a card follows from the path of the entity's page; see
// assets/card.js.
type Cards struct {
	Files int // how many files there are
	Now   int // the place of the page's own day among a card's bars, from 0; -1 for none
}

// Card is what a card says of an entity, as data: the layout article.html has its form, assets/card.js fills it in.
type Card struct {
	Name   string        `json:"name"`           // of the entity
	Type   string        `json:"type"`           // "person": the value of data-type
	Kind   string        `json:"kind"`           // "Person"
	Text   string        `json:"text,omitempty"` // the registry's description
	Count  string        `json:"count"`          // "23 mentions in 11 articles"
	Bars   []int         `json:"bars,omitempty"` // its mentions over the time of the archive, in pixels
	Latest []CardArticle `json:"latest"`         // the newest articles that name it
}

// CardArticle is an article on a card.
type CardArticle struct {
	Date     string `json:"date,omitempty"` // "8 Jan 2017"
	Name     string `json:"name"`           // its title
	Language string `json:"lang,omitempty"` // BCP 47
	Href     string `json:"href"`           // from the site's root
}
