package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gloss/content"
)

//go:embed all:skeleton
var skeleton embed.FS

func (a *app) newCommand() *cobra.Command {
	var sample bool
	c := &cobra.Command{
		Use:   "new DIR",
		Short: "Start an archive",
		Long: "Makes a folder with an archive that builds: a site.yaml, an outlet, an entity and an article to replace by your\n" +
			"own, or with --sample the sample archive. A folder that holds anything is left alone.",
		Args: arguments(1, 1, "which folder is to hold the new archive", "gloss new my-archive"),
		RunE: func(_ *cobra.Command, args []string) error { return a.runNew(args[0], sample) },
	}
	c.Flags().BoolVar(&sample, "sample", false, "start from the sample archive: five abstracts with their annotations")
	return c
}

func (a *app) runNew(dir string, sample bool) error {
	entries, err := os.ReadDir(dir)
	switch {
	case err == nil && len(entries) > 0:
		return usageError{fmt.Errorf("%s %s; name a new or empty folder", dir, what(dir, entries))}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("starting an archive: %w", err)
	}
	start, err := fs.Sub(skeleton, "skeleton")
	if err != nil {
		panic(err) // the name is a constant
	}
	made, err := copyTree(dir, start, func(path string) bool { return !sample || !strings.HasPrefix(path, "content/") })
	if err == nil && sample {
		var more []string
		more, err = copyTree(filepath.Join(dir, "content"), content.FS, func(string) bool { return true })
		made = append(made, more...)
	}
	if err != nil {
		takeBack(dir, made)
		return fmt.Errorf("starting an archive: %w", err)
	}
	fmt.Fprintf(a.stderr, "%s: %s written\n", dir, plural(len(made), "file"))
	fmt.Fprintf(a.stderr, "  next: gloss -C %s serve\n", dir)
	return nil
}

// what says what a folder holds that is not empty.
func what(dir string, entries []fs.DirEntry) string {
	if info, err := os.Stat(filepath.Join(dir, "content")); err == nil && info.IsDir() {
		return "is an archive already: it has a folder content"
	}
	name := entries[0].Name()
	for _, e := range entries { // a name that a listing shows
		if !strings.HasPrefix(e.Name(), ".") {
			name = e.Name()
			break
		}
	}
	if len(entries) == 1 {
		return fmt.Sprintf("is not empty: it holds %q", name)
	}
	return fmt.Sprintf("is not empty: it holds %q and %d more", name, len(entries)-1)
}

// copyTree writes the files that want lets pass below a folder and returns which, also those of before an error.
func copyTree(dir string, from fs.FS, want func(path string) bool) (made []string, err error) {
	err = fs.WalkDir(from, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !want(path) {
			return err
		}
		data, err := fs.ReadFile(from, path)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(path))
		made = append(made, to)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o644)
	})
	return made, err
}

// takeBack removes files below a folder, which was empty, and the folders in it that they were in: half an archive would
// be taken for a whole one, by its makers too.
func takeBack(dir string, made []string) {
	for _, file := range made {
		_ = os.Remove(file) // what cannot be removed stays for its makers to see
	}
	for _, file := range made {
		for within := filepath.Dir(file); len(within) > len(filepath.Clean(dir)) && os.Remove(within) == nil; {
			within = filepath.Dir(within)
		}
	}
}
