package build

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"gloss/build/diag"
)

// batch is how many articles a goroutine takes at a time: enough to make the hand-over cheap, few enough that the
// last ones keep all busy.
const batch = 16

// inParallel calls run for 0 … n-1 from so many goroutines, until all are done or ctx is.
func inParallel(ctx context.Context, jobs, n int, run func(i int)) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(jobs)
	for from := 0; from < n; from += batch {
		g.Go(func() error {
			for i := from; i < min(from+batch, n); i++ {
				if err := ctx.Err(); err != nil {
					return err
				}
				run(i)
			}
			return nil
		})
	}
	return g.Wait()
}

// each calls run for 0 … n-1 from several goroutines and collects what they report, in order.
func (b *builder) each(ctx context.Context, n int, run func(i int) diag.List) error {
	lists := make([]diag.List, n)
	if err := inParallel(ctx, b.Jobs, n, func(i int) { lists[i] = run(i) }); err != nil {
		return fmt.Errorf("building: %w", err)
	}
	for _, l := range lists {
		b.report(l)
	}
	return nil
}
