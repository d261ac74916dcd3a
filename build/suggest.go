package build

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

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

// UnknownNames remembers the unknown names of each article from one build to the next: to look for them takes longer than
// all else that happens after an edit. Its zero value knows none. It may be used by several at a time.
type UnknownNames struct {
	mu   sync.Mutex
	byID map[string]foundNames
}

// foundNames is the names of an article with what they were found in.
type foundNames struct {
	in    suggest.Input
	names []suggest.Name
}

// Of returns the names that the registry does not have, by article. Only the articles are read in which something changed
// since the last call.
func (u *UnknownNames) Of(o *Output) [][]suggest.Name {
	u.mu.Lock()
	defer u.mu.Unlock()
	found := make([]foundNames, len(o.archive.Articles))
	_ = inParallel(context.Background(), runtime.GOMAXPROCS(0), len(found), func(i int) { // which is never cancelled
		in := o.unknown(i)
		if last, ok := u.byID[o.archive.Articles[i].ID]; ok && last.in.Equal(&in) {
			found[i] = last
		} else {
			found[i] = foundNames{in, suggest.Names(in)}
		}
	})
	u.byID = make(map[string]foundNames, len(found))
	names := make([][]suggest.Name, len(found))
	for i := range found {
		u.byID[o.archive.Articles[i].ID], names[i] = found[i], found[i].names
	}
	return names
}

// Suggest returns what the registry lacks: the names that the articles have and it does not, each with its forms, and
// the spellings that look like an entity that it has.
func (o *Output) Suggest(ctx context.Context) (suggest.Report, error) {
	found := make([]suggest.Finding, len(o.archive.Articles))
	if err := inParallel(ctx, runtime.GOMAXPROCS(0), len(found), func(i int) { found[i] = suggest.Find(o.unknown(i)) }); err != nil {
		return suggest.Report{}, fmt.Errorf("looking for names: %w", err)
	}
	return suggest.Group(o.archive.Entities, found), nil
}
