package pages

import "gloss/build/view"

const (
	searchPath     = "search.html"
	openSearchPath = "opensearch.xml" // made with the files of the search
)

func (p *Plan) searchView() *view.Search {
	return &view.Search{
		Frame:   p.frame(searchPath, "Search", "Search the articles, entities, notes and quotations of the archive.", "", searchPath),
		Heading: "Search",
		Index:   view.Link{Name: "index from A to Z", Href: indexPath(0)},
		ByDate:  view.Link{Name: "articles by date", Href: "articles/index.html"},
	}
}
