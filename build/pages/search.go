package pages

import "gloss/build/view"

const (
	searchPath     = "search.html"
	openSearchPath = "opensearch.xml" // made with the files of the search
)

func (p *Plan) searchView() *view.Search {
	return &view.Search{
		Frame:   p.frame(searchPath, p.say("search"), p.say("search.description"), "", searchPath),
		Heading: p.say("search"),
		Index:   indexPath(0),
		ByDate:  "articles/index.html",
	}
}
