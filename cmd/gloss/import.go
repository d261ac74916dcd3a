package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gloss/build/archive"
	"gloss/build/bundle"
	"gloss/build/diag"
	"gloss/build/load"
)

// importFlags are the flags of gloss import.
type importFlags struct {
	json, dryRun, annotations, noOriginals bool
	source, columns                        string
	reading                                bundle.Options
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import FILE|DIR…",
		Short: "Turn texts, pages, web archives, tables and feeds into articles, or bring annotations in",
		Long: "Reads texts and pages as they were found, and files of many: WARC and WACZ, JSON Lines, JSON and CSV, RSS and Atom,\n" +
			"CSL-JSON, EML. For each it writes an article below content/articles/: title, date, byline, source, rights and more\n" +
			"where the input says so, the text itself without the boilerplate around it. Every line that is left out is listed.\n" +
			"The original is kept below content/originals/, byte for byte.\n\n" +
			"Nothing is imported twice, so an import that was interrupted is taken up by running it again. A page that the\n" +
			"archive has with another text becomes the article's new version; the file as it was is kept among the originals.\n\n" +
			"With --annotations it reads W3C Web Annotations instead, such as Hypothesis and Recogito export, and appends those\n" +
			"whose words are found to the sidecars of the articles they are about.",
		Args: arguments(1, 0, "what to import", "gloss import FILE, or the name of a folder"),
		RunE: func(c *cobra.Command, args []string) error {
			if f.annotations {
				return a.importAnnotations(c.Context(), f, args)
			}
			return a.runImport(c.Context(), f, args)
		},
	}
	flags := c.Flags()
	flags.BoolVar(&f.annotations, "annotations", false, "the files hold annotations that were made elsewhere (JSON)")
	flags.BoolVar(&f.json, "json", false, "print one JSON object for each input, or for each annotation")
	flags.BoolVar(&f.dryRun, "dry-run", false, "write nothing")
	flags.StringVar(&f.source, "source", "", "the `ID` of the outlet that the texts come from, instead of looking for it")
	flags.StringVar(&f.columns, "map", "", "which column of a table holds what, as `FIELD=COLUMN,…`, such as title=headline,byline=author.name")
	flags.BoolVar(&f.noOriginals, "no-originals", false, "keep no copy of what is read")
	return c
}

func (a *app) runImport(ctx context.Context, f importFlags, args []string) error {
	dir, err := a.findRoot()
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("opening the archive: %w", err)
	}
	defer root.Close()
	sources, err := a.sources(root, f.source)
	if err != nil {
		return err
	}
	if f.columns != "" {
		if f.reading.Map, err = bundle.ParseMapping(f.columns); err != nil {
			return usageError{fmt.Errorf("--map: %w", err)}
		}
	}
	files, err := inputs(args)
	if err != nil {
		return err
	}
	if err := foreign(dir, files); err != nil {
		return err
	}
	return newImporter(a, f, dir, root, sources).run(ctx, files)
}

// sources reads the outlets that a text may come from. What is wrong with sources.yaml stops an import, since a text
// would lose its source by it.
func (a *app) sources(root *os.Root, id string) ([]archive.Source, error) {
	files, list := load.Scan(root.FS())
	base, more := load.Base(root.FS(), files)
	list = slices.DeleteFunc(append(list, more...), func(d diag.Diagnostic) bool {
		return d.File != "content/sources.yaml" && d.Code != diag.ArchiveEmpty
	})
	list.Sort()
	if list.HasErrors() {
		return nil, firstOf(list.Print(a.stderr), errContent)
	}
	if id != "" && !slices.ContainsFunc(base.Sources, func(s archive.Source) bool { return s.ID == id }) {
		return nil, usageError{fmt.Errorf("--source %s: there is no such outlet in content/sources.yaml", id)}
	}
	return base.Sources, nil
}

// inputs lists the files that the arguments name: a folder stands for every file in it but dotfiles. A link that is named
// is followed, one below a folder is not.
func inputs(args []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, usageError{fmt.Errorf("%s: there is no such file or folder", arg)}
		}
		if !info.IsDir() {
			out = append(out, arg)
			continue
		}
		root := filepath.Clean(arg) + string(filepath.Separator) // at the end of a link's name it leads to the folder
		err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			hidden := strings.HasPrefix(e.Name(), ".") && path != root
			switch {
			case err != nil:
				return err
			case e.IsDir() && hidden:
				return fs.SkipDir
			case e.Type().IsRegular() && !hidden:
				out = append(out, path)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("listing %s: %w", arg, err)
		}
	}
	return out, nil
}

// foreign refuses inputs that are the archive's own: its content, and the site that was made of it.
func foreign(dir string, files []string) error {
	for _, own := range []string{"content", "public"} {
		for _, file := range files {
			path, err := filepath.Abs(file)
			if err != nil {
				return fmt.Errorf("reading %s: %w", file, err)
			}
			if rel, err := filepath.Rel(filepath.Join(dir, own), path); err == nil && filepath.IsLocal(rel) {
				return usageError{fmt.Errorf("%s lies in the archive's own %s; name texts from elsewhere", file, own)}
			}
		}
	}
	return nil
}
