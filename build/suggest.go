package build

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"gloss/build/archive"
	"gloss/build/suggest"
)

// unknown returns an article as suggest takes it: what is a mention or a date already, or by an editor's word no
// entity, is known.
func (o *Output) unknown(article int) suggest.Input {
	res, a := &o.results[article], &o.archive.Articles[article]
	s := suggest.Input{Text: o.documents[article].Text, Sentences: res.Sentences, Language: a.Language}
	for _, m := range res.Mentions.List {
		s.Known = append(s.Known, archive.Span{Start: m.Start, End: m.End})
	}
	for _, d := range res.Dates {
		s.Known = append(s.Known, archive.Span{Start: d.Start, End: d.End})
	}
	for _, x := range res.Anchors {
		if x.End > x.Start && a.Sidecar.Annotations[x.Annotation].Kind == archive.KindNotEntity {
			s.Known = append(s.Known, archive.Span{Start: x.Start, End: x.End})
		}
	}
	slices.SortFunc(s.Known, func(a, b archive.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return s
}

// UnknownNames returns the names in an article that the registry does not have.
func (o *Output) UnknownNames(article int) []suggest.Name { return suggest.Names(o.unknown(article)) }

// Suggest returns what the registry lacks: the names that the articles have and it does not, each with its forms, and
// the spellings that look like an entity that it has.
func (o *Output) Suggest(ctx context.Context) (suggest.Report, error) {
	found := make([][]suggest.Occurrence, len(o.archive.Articles))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < len(found); from += batch {
		g.Go(func() error {
			for i := from; i < min(from+batch, len(found)); i++ {
				if err := ctx.Err(); err != nil {
					return err
				}
				found[i] = suggest.Find(o.unknown(i))
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return suggest.Report{}, fmt.Errorf("looking for names: %w", err)
	}
	return suggest.Group(o.archive.Entities, found), nil
}
