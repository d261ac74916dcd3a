package build

import (
	"context"

	"gloss/build/archive"
	"gloss/build/relate"
)

// related builds the index. Where nearly all articles are as they were in the last one, that is carried on.
func (b *builder) related(ctx context.Context) *relate.Index {
	in, m := b.common(), b.memory
	ctx = context.WithoutCancel(ctx) // half an index is none
	in.Share = func(n int, do func(i int)) { _ = inParallel(ctx, b.Jobs, n, do) }
	was, kept := make([]int32, len(b.live)), 0
	at := make(map[*finding]int32, len(m.indexed))
	for i, f := range m.indexed {
		at[f] = int32(i)
	}
	for i, r := range b.live {
		was[i] = -1
		if w, ok := at[r.found]; ok {
			was[i] = w
			kept++
		}
	}
	if kept == 0 {
		in.Sketches = b.sketches
		return relate.New(in)
	}
	return m.index.With(in, was)
}

// common returns what relate reads, without sketches.
func (b *builder) common() relate.Input {
	a := b.out.archive
	in := relate.Input{
		Articles: a.Articles, Entities: a.Entities, Stories: a.Stories,
		Mentions: make([]archive.Mentions, len(a.Articles)), Texts: make([]string, len(a.Articles)), Sentences: make([][]int32, len(a.Articles)),
		Quotations: make([][]archive.Quotation, len(a.Articles)), Dates: make([][]archive.Dated, len(a.Articles)),
	}
	for i := range a.Articles {
		res := &b.out.results[i]
		in.Mentions[i], in.Texts[i], in.Sentences[i] = res.Mentions, b.out.documents[i].Text, res.Sentences
		in.Quotations[i], in.Dates[i] = res.Quotations, res.Dates
	}
	return in
}
