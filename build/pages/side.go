package pages

import (
	"slices"

	"gloss/build/archive"
	"gloss/build/compare"
	"gloss/build/locale"
	"gloss/build/view"
)

// compareView sets the n-th pair of a story side by side.
func (p *Plan) compareView(i, n int32) *view.Compare {
	s := &p.stories[i]
	pr := s.pairs[n]
	at := pr.path
	cut := p.cut(i)
	ka, kb := slices.Index(cut.of, pr.a), slices.Index(cut.of, pr.b)
	a, b := &cut.shown[ka], &cut.shown[kb]
	rows := cut.Pair(ka, kb)
	v := &view.Compare{
		Frame:   p.frame(at, p.say("compare.title", "names", p.versus(pr.a, pr.b)), p.say("compare.description"), "", storiesPath),
		Story:   view.Link{Name: s.title, Href: href(at, s.path)},
		Heading: p.versus(pr.a, pr.b),
		Basis:   p.basis([]int32{pr.a, pr.b}),
		A:       p.comparedArticle(at, pr.a, len(a.Sentences)),
		B:       p.comparedArticle(at, pr.b, len(b.Sentences)),
	}
	together, moved := 0, 0
	for _, r := range rows {
		row := view.CompareRow{Similarity: percent(r.Similarity), Moved: r.Moved}
		row.A = p.sideOf(at, pr.a, a.Sentences, r.A)
		row.B = p.sideOf(at, pr.b, b.Sentences, r.B)
		switch {
		case r.Similarity == 0:
			v.A.Alone += len(r.A)
			v.B.Alone += len(r.B)
		case r.Moved:
			moved++
			together++
		default:
			together++
		}
		v.Rows = append(v.Rows, row)
	}
	v.Intro = p.sideBySide(together, moved)
	if left := len(a.Sentences) + len(b.Sentences) - 2*together - v.A.Alone - v.B.Alone; left > 0 {
		v.Left = p.count("compare.left-out", left)
	}
	for k, other := range s.pairs {
		if int32(k) != n {
			v.Others = append(v.Others, view.Link{Name: p.versus(other.a, other.b), Href: href(at, other.path)})
		}
	}
	return v
}

func (p *Plan) sideBySide(together, moved int) string {
	switch {
	case together == 0:
		return p.say("compare.none")
	case moved == 0:
		return p.count("compare.in-order", together)
	default:
		return p.count("compare.moved", together, "moved", p.Words.Number(moved))
	}
}

func (p *Plan) comparedArticle(at string, i int32, sentences int) view.Compared {
	a := &p.Archive.Articles[i]
	return view.Compared{
		Link: p.link(at, i), Outlet: p.outlet(at, a.Source), Date: p.date(a.Published), Language: a.Language, Dir: locale.Direction(a.Language), Total: sentences,
	}
}

func (p *Plan) sideOf(at string, article int32, sentences []archive.Span, places []compare.Place) view.Side {
	a := &p.Archive.Articles[article]
	text := p.Documents[article].Text
	out := view.Side{Outlet: p.outletName(a.Source), Language: a.Language, Dir: locale.Direction(a.Language)}
	if out.Outlet == "" {
		out.Outlet = a.Title
	}
	for _, place := range places {
		s := sentences[place.Sentence]
		out.Sentences = append(out.Sentences, view.ComparedSentence{
			Href: p.placeLink(at, article, s.Start), Dir: locale.Against(out.Dir, text[s.Start:s.End]), Runs: isolated(out.Dir, markedRuns(text, s, place.Agree)),
		})
	}
	return out
}
