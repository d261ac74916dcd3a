package pages

import "slices"

// feedPath is where package export puts the feed.
const feedPath = "feed.xml"

// Listed returns the paths of the pages that a site has something to say on, sorted: all but those for lost readers and for
// reading offline.
func (p *Plan) Listed() []string {
	return slices.DeleteFunc(slices.Clone(p.paths), func(path string) bool {
		kind := p.at[path].kind
		return kind == notFoundPage || kind == offlinePage
	})
}
