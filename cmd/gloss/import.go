package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gloss/build/archive"
	"gloss/build/diag"
	"gloss/build/ingest"
	"gloss/build/load"
)

// importFlags are the flags of gloss import.
type importFlags struct {
	json, dryRun, annotations bool
	source                    string
}

// imported is what gloss import --json prints for one input. What the text does not say is left out.
type imported struct {
	File      string   `json:"file"`
	Status    string   `json:"status"`         // imported, unchanged, refused; with --dry-run: read
	Path      string   `json:"path,omitempty"` // of the article
	Title     string   `json:"title,omitempty"`
	Byline    string   `json:"byline,omitempty"`
	Published string   `json:"published,omitempty"`
	Source    string   `json:"source,omitempty"`
	URL       string   `json:"url,omitempty"`
	Language  string   `json:"language,omitempty"`
	Rights    string   `json:"rights,omitempty"`
	NewsID    string   `json:"news_id,omitempty"`
	Dateline  string   `json:"dateline,omitempty"`
	Section   string   `json:"section,omitempty"`
	Captions  []string `json:"captions,omitempty"`
	Original  string   `json:"original,omitempty"`
	Text      string   `json:"text"`
	Dropped   []drop   `json:"dropped"`
	Warnings  []string `json:"warnings"`
}

type drop struct {
	Line  int    `json:"line,omitempty"` // a web page has none
	Text  string `json:"text"`
	Field string `json:"field,omitempty"`
	Why   string `json:"why"`
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import FILE|DIR…",
		Short: "Turn raw texts into articles, or bring annotations in",
		Long: "Reads plain texts as they were found and writes an article for each below content/articles/: title, date, byline,\n" +
			"source, rights and more where the text says so, the text itself without the boilerplate around it. Every line\n" +
			"that is left out is listed. The original is kept below content/originals/, byte for byte.\n\n" +
			"With --annotations it reads W3C Web Annotations instead, such as Hypothesis and Recogito export, and appends those\n" +
			"whose words are found to the sidecars of the articles they are about.",
		Args: cobra.MinimumNArgs(1),
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
	files, err := inputs(args)
	if err != nil {
		return err
	}
	if err := foreign(dir, files); err != nil {
		return err
	}
	store, counts := ingest.NewStore(root), map[string]int{}
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		in, err := a.importOne(store, f, file, sources)
		if err != nil {
			return err
		}
		counts[in.Status]++
		if err := a.printImport(f, in); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.stderr, importSummary(len(files), counts))
	if counts["refused"] > 0 {
		return errContent
	}
	return nil
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

// inputs lists the files that the arguments name: a folder stands for every file in it but dotfiles. Links below a
// folder are not followed.
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
		err = filepath.WalkDir(arg, func(path string, e fs.DirEntry, err error) error {
			hidden := strings.HasPrefix(e.Name(), ".") && path != arg
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

// maxInput bounds one input in bytes: no text that a person reads is larger.
const maxInput = 64 << 20

// importOne reads one file and, unless it is a dry run, writes it. What is wrong with the input is in the result; an
// error is the machine's.
func (a *app) importOne(store *ingest.Store, f importFlags, file string, sources []archive.Source) (imported, error) {
	refused := imported{File: file, Status: "refused", Dropped: []drop{}}
	raw, reason := readInput(file)
	if reason != "" {
		refused.Warnings = []string{file + ": " + reason}
		return refused, nil
	}
	if beginsAsArticle.Match(raw) {
		refused.Warnings = []string{file + ": the text begins with front matter, so it is an article already; put it into content/articles/ [is-article]"}
		return refused, nil
	}
	read := ingest.Text
	if isPage(file, raw) {
		read = ingest.HTML
	}
	beside, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return imported{}, fmt.Errorf("opening the folder of %s: %w", file, err)
	}
	defer beside.Close()
	d, err := read(raw, ingest.Options{Name: file, Sources: sources, Source: f.source, Beside: beside.FS()})
	var no *ingest.Refused
	if errors.As(err, &no) {
		refused.Warnings = []string{no.Error()}
		if no.Hint != "" {
			refused.Warnings = append(refused.Warnings, "hint: "+no.Hint)
		}
		return refused, nil
	}
	if err != nil {
		return imported{}, err
	}
	in := describe(d)
	in.Status = "read"
	if !f.dryRun {
		path, status, err := store.Write(d, raw)
		if err != nil {
			return imported{}, err
		}
		in.Path, in.Status = path, string(status)
	}
	return in, nil
}

// isPage reports whether a file is a web page: by its name, else by how it begins.
func isPage(file string, raw []byte) bool {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	kind := http.DetectContentType(raw)
	return strings.HasPrefix(kind, "text/html") || strings.HasPrefix(kind, "text/xml")
}

// beginsAsArticle is how an article file begins.
var beginsAsArticle = regexp.MustCompile(`^(?:\x{FEFF})?---\r?\n(?:#.*\r?\n|\s*\r?\n)*\{?[a-z_]+:`)

// readInput reads one file, or says why not. Only regular files are read: a pipe or a device may never end.
func readInput(file string) (raw []byte, reason string) {
	info, err := os.Stat(file)
	if err == nil && !info.Mode().IsRegular() {
		return nil, "this is a pipe, a device or the like, not a file [unreadable]"
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Sprintf("%v [unreadable]", errors.Unwrap(err))
	}
	defer f.Close()
	raw, err = io.ReadAll(io.LimitReader(f, maxInput+1))
	switch {
	case err != nil:
		return nil, fmt.Sprintf("%v [unreadable]", err)
	case len(raw) > maxInput:
		return nil, fmt.Sprintf("the file has more than the %d MB that one text may have [too-large]", maxInput>>20)
	}
	return raw, ""
}

func describe(d *ingest.Draft) imported {
	in := imported{
		File: d.Name, Title: d.Title, Byline: d.Byline, Published: d.Published.String(), Source: d.Source, URL: d.URL, Language: d.Language,
		Rights: d.Rights, NewsID: d.NewsID, Dateline: d.Dateline, Section: d.Section, Captions: d.Captions, Original: d.Original,
		Text: strings.Join(d.Body, "\n"), Dropped: []drop{}, Warnings: []string{},
	}
	for _, x := range d.Dropped {
		in.Dropped = append(in.Dropped, drop{x.Line, x.Text, x.Field, x.Why})
	}
	for _, w := range d.Warnings {
		in.Warnings = append(in.Warnings, w.String())
	}
	return in
}

// printImport tells what became of one input: as JSON on stdout, or in words on stderr.
func (a *app) printImport(f importFlags, in imported) error {
	if f.json {
		return a.printJSON(in)
	}
	to := ""
	if in.Path != "" {
		to = " " + in.Path
	}
	fmt.Fprintf(a.stderr, "%s: %s%s\n", in.File, in.Status, to)
	for _, x := range ofLines(in.Dropped) {
		fmt.Fprintf(a.stderr, "  line %d left out of the text (%s): %s\n", x.Line, x.Why, short(x.Text))
	}
	if n := len(in.Dropped) - len(ofLines(in.Dropped)); n > 0 {
		fmt.Fprintf(a.stderr, "  %s of the page left out of the text; --json lists them\n", plural(n, "block"))
	}
	for _, c := range in.Captions {
		fmt.Fprintf(a.stderr, "  caption left out of the text: %s\n", short(c))
	}
	for _, w := range in.Warnings {
		fmt.Fprintf(a.stderr, "  %s\n", w)
	}
	return nil
}

// ofLines returns what was left out of a text with numbered lines; of a web page there is too much to list.
func ofLines(list []drop) []drop {
	return slices.DeleteFunc(slices.Clone(list), func(x drop) bool { return x.Line == 0 })
}

// short is a line as a terminal has room for it.
func short(s string) string {
	const width = 90
	if r := []rune(s); len(r) > width {
		return string(r[:width]) + "…"
	}
	return s
}

func importSummary(n int, counts map[string]int) string {
	var parts []string
	for _, status := range []string{"imported", "read", "unchanged", "refused"} {
		if counts[status] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[status], status))
		}
	}
	if len(parts) == 0 {
		return "no files"
	}
	return plural(n, "file") + ": " + strings.Join(parts, ", ")
}
