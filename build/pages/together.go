package pages

import "gloss/build/view"

// maxBehind is how many articles stand behind the count of one companion; the two entities' own pages list the rest.
const maxBehind = 3

// together lists the entities named in the same articles as one, with the newest of the articles behind each count.
func (p *Plan) together(at string, entity int32) []view.Together {
	companions := p.Index.Together(entity, maxTogether)
	out := make([]view.Together, len(companions))
	row := make(map[int32]int, len(companions))
	left := 0
	for k, c := range companions {
		out[k] = view.Together{Link: p.entityLink(at, c.Entity), Type: p.Archive.Entities[c.Entity].Type, Count: c.Articles, More: max(0, c.Articles-maxBehind)}
		row[c.Entity] = k
		left += min(maxBehind, c.Articles)
	}
	for _, posting := range p.Index.OfEntity(entity) {
		if left == 0 {
			break
		}
		for _, other := range p.Index.OfArticle(posting.Article) {
			k, ok := row[other.Entity]
			if !ok || len(out[k].Behind) == maxBehind {
				continue
			}
			out[k].Behind = append(out[k].Behind, view.Link{Name: p.named(posting.Article), Href: href(at, p.articlePath(posting.Article))})
			left--
		}
	}
	return out
}
