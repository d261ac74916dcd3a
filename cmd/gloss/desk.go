package main

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"

	"gloss/build"
	"gloss/build/diag"
	"gloss/build/preview"
)

// A desk is the archive that is worked on, as the preview sees it.
type desk struct {
	app      *app
	builder  *build.Builder
	problems atomic.Pointer[[]preview.Problem]
	printed  string
}

// Newest returns the newest good build.
func (d *desk) Newest() preview.Site {
	if out := d.builder.Newest(); out != nil {
		return out
	}
	return nil
}

// Update takes in that files changed.
func (d *desk) Update(changed, looked []string) bool { return d.builder.Update(changed, looked) }

// Settle builds the whole archive, and prints what is wrong with it unless that has been printed.
func (d *desk) Settle(ctx context.Context) error {
	out, err := d.builder.Settle(ctx)
	if err != nil {
		return err
	}
	var text strings.Builder
	err = out.Diagnostics.Print(&text)
	if text.String() != d.printed {
		d.printed = text.String()
		fmt.Fprint(d.app.stderr, d.printed)
		errors, warnings := out.Diagnostics.Count()
		if errors > 0 {
			fmt.Fprintf(d.app.stderr, "%s, %s; the last good pages stay\n", plural(errors, "error"), plural(warnings, "warning"))
		}
	}
	problems := []preview.Problem{}
	for _, p := range out.Diagnostics {
		if p.Severity == diag.Error {
			problems = append(problems, preview.Problem{
				File: p.File, Line: p.Line, Column: p.Column, Width: p.Width, Excerpt: p.Excerpt, Message: p.Message, Hint: p.Hint,
			})
		}
	}
	d.problems.Store(&problems)
	return err
}

// Problems returns the errors that were found last.
func (d *desk) Problems() []preview.Problem {
	if p := d.problems.Load(); p != nil {
		return *p
	}
	return nil
}

// Replaced returns which styles and scripts differ.
func (d *desk) Replaced(before, after preview.Site) []string {
	return after.(*build.Output).Replaced(before.(*build.Output)) //nolint:forcetypeassert // Newest returns no other
}

// Moved returns where a page is found now.
func (d *desk) Moved(before, after preview.Site, path string) string {
	return after.(*build.Output).Moved(before.(*build.Output), path) //nolint:forcetypeassert // as above
}
