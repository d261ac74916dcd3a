package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"gloss/build"
	"gloss/build/diag"
	"gloss/build/export"
	"gloss/build/publish"
)

// exportFlags are the flags of gloss export.
type exportFlags struct {
	format string
	out    string
}

// An exportFormat is a form in which an archive leaves gloss.
type exportFormat struct {
	name   string
	what   string // in the help
	binary bool   // nothing for a terminal
	write  func(ctx context.Context, w io.Writer, out *build.Output, articles []string) error
}

func exportFormats() []exportFormat {
	ofInput := func(write func(io.Writer, export.Input, []string) error) func(context.Context, io.Writer, *build.Output, []string) error {
		return func(_ context.Context, w io.Writer, out *build.Output, articles []string) error {
			return write(w, out.Export(), articles)
		}
	}
	return []exportFormat{
		{"jsonl", "one JSON object a line for each article", false, ofInput(export.JSONL)},
		{"w3c", "a page of W3C Web Annotations", false, ofInput(export.W3C)},
		{"tei", "TEI P5: a document, or a corpus of several", false, ofInput(export.TEI)},
		{"csl", "references as CSL-JSON", false, ofInput(export.CSL)},
		{"bibtex", "references for BibTeX and biber", false, ofInput(export.BibTeX)},
		{"epub", "a book to be read without a network", true, func(_ context.Context, w io.Writer, out *build.Output, articles []string) error {
			return out.EPUB(w, articles)
		}},
		{"zip", "the whole site, to be unpacked and read", true, exportZip},
	}
}

func (a *app) exportCommand() *cobra.Command {
	var f exportFlags
	var names, help []string
	for _, x := range exportFormats() {
		names, help = append(names, x.name), append(help, fmt.Sprintf("  %-7s %s", x.name, x.what))
	}
	c := &cobra.Command{
		Use:   "export [ARTICLE…]",
		Short: "Print the archive as data for other programs",
		Long: "Prints the articles named, or all, with everything found in them. An article is named by its file, or by\n" +
			"its path below content/articles without extension. Offsets count Unicode code points of the article's text. The formats:\n\n" + strings.Join(help, "\n"),
		RunE: func(c *cobra.Command, args []string) error { return a.runExport(c.Context(), f, namedIDs(args)) },
	}
	c.Flags().StringVar(&f.format, "format", "jsonl", strings.Join(names, ", "))
	c.Flags().StringVar(&f.out, "out", "", "the file to write, at once when all is made (default: standard output)")
	return c
}

func (a *app) runExport(ctx context.Context, f exportFlags, articles []string) error {
	format, err := chooseFormat(f.format)
	if err != nil {
		return err
	}
	if file, ok := a.stdout.(*os.File); ok && f.out == "" && format.binary && term.IsTerminal(int(file.Fd())) {
		return usageError{fmt.Errorf("--format %s: this is nothing to read on a terminal; name a file: --out archive.%s", format.name, format.name)}
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
	err = a.writeOut(ctx, f.out, func(w io.Writer) error { return format.write(ctx, w, out, articles) })
	var unknown *export.UnknownArticleError
	if errors.As(err, &unknown) {
		return usageError{fmt.Errorf("%w%s", err, nearestArticle(out, unknown.ID))}
	}
	if errors.Is(err, export.ErrNoArticles) {
		return usageError{err}
	}
	return err
}

// exportZip writes the site as gloss build publishes it.
func exportZip(ctx context.Context, w io.Writer, out *build.Output, articles []string) error {
	if len(articles) > 0 {
		return usageError{fmt.Errorf("--format zip %s: this is the whole site; name no article", articles[0])}
	}
	return publish.Zip(ctx, w, out, publish.Options{Last: lastOf(out)})
}

// chooseFormat returns the format of a name.
func chooseFormat(name string) (exportFormat, error) {
	var names []string
	for _, x := range exportFormats() {
		if x.name == name {
			return x, nil
		}
		names = append(names, x.name)
	}
	last := len(names) - 1
	hint := fmt.Sprintf("the formats are %s and %s", strings.Join(names[:last], ", "), names[last])
	if near, ok := diag.Nearest(name, names); ok {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return exportFormat{}, usageError{fmt.Errorf("--format %s: there is no such format; %s", name, hint)}
}

// nearestArticle asks whether another article was meant, or says nothing.
func nearestArticle(out *build.Output, id string) string {
	articles := out.Archive().Articles
	ids := make([]string, len(articles))
	for i := range articles {
		ids[i] = articles[i].ID
	}
	if near, ok := diag.Nearest(id, ids); ok {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}
