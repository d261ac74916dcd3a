package build

import (
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"gloss/build/archive"
	"gloss/build/markup"
	"gloss/build/search"
)

// searching makes the files of the search. The index over all documents is made when a file asks for it, and then once:
// a preview of a large archive does not wait for what its reader may never use.
type searching struct {
	plan        *search.Plan
	index       func() *search.Index
	description []byte // for the address bar of a browser; nil where the archive has no address
}

func newSearching(o *Output, jobs int) *searching {
	site, plan := &o.archive.Site, o.plan
	s := &searching{plan: search.New(search.Input{
		Archive: o.archive, Results: o.results, Index: o.index,
		Text:  func(article int32) string { return o.documents[article].Text },
		Plain: func(md string) string { return markup.Markdown(md, markup.Options{}).Text },
		Day:   func(d archive.Date) string { return plan.Day(d) },
		Type:  func(t *archive.Type) (one, many string) { return plan.TypeNames(t) },
	})}
	if site.BaseURL != "" {
		s.description = search.Description(site.Title, o.words.Say("search.archive", "name", site.Title), site.BaseURL)
	}
	s.index = sync.OnceValue(func() *search.Index {
		work := s.plan.Jobs(jobs)
		parts := make([]*search.Part, len(work))
		var g errgroup.Group
		g.SetLimit(jobs)
		for i, read := range work {
			g.Go(func() error {
				parts[i] = read()
				return nil
			})
		}
		if err := g.Wait(); err != nil {
			panic(err) // reading returns none
		}
		return s.plan.Join(parts)
	})
	return s
}

// Paths returns the path of every file.
func (s *searching) Paths() []string {
	if s.description == nil {
		return s.plan.Paths()
	}
	return append(slices.Clone(s.plan.Paths()), search.DescriptionPath)
}

// render makes the file at a path, and says false for a path of none.
func (s *searching) render(path string) ([]byte, bool) {
	if path == search.DescriptionPath && s.description != nil {
		return s.description, true
	}
	return s.plan.Render(path, s.index)
}
