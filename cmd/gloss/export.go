package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"gloss/build"
	"gloss/build/export"
)

func (a *app) exportCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "export [ARTICLE…]",
		Short: "Print the archive as data for other programs",
		Long: "Prints the articles named, or all, with everything found in them. An article is named by its path below\n" +
			"content/articles without extension. Offsets count Unicode code points of the article's text.",
		RunE: func(c *cobra.Command, args []string) error { return a.runExport(c.Context(), format, args) },
	}
	c.Flags().StringVar(&format, "format", "jsonl", "jsonl: one JSON object a line for each article; w3c: a page of W3C Web Annotations")
	return c
}

func (a *app) runExport(ctx context.Context, format string, articles []string) error {
	write := map[string]func(io.Writer, export.Input, []string) error{"jsonl": export.JSONL, "w3c": export.W3C}[format]
	if write == nil {
		return usageError{fmt.Errorf("--format %s: the format is jsonl or w3c", format)}
	}
	dir, err := a.findRoot()
	if err != nil {
		return err
	}
	out, err := a.build(ctx, dir, build.Options{})
	if err != nil {
		return err
	}
	if err := a.report(out); err != nil {
		return err
	}
	w := bufio.NewWriterSize(a.stdout, 1<<16)
	err = write(w, out.Export(), articles)
	var unknown *export.UnknownArticleError
	if errors.As(err, &unknown) {
		return usageError{err}
	}
	return firstOf(err, w.Flush())
}
