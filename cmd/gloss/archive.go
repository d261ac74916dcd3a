package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"gloss/build"
)

// findRoot returns the archive's root: what -C says, else the nearest folder from here upwards that holds content/,
// else this folder, so that what is missing is reported for it.
func (a *app) findRoot() (string, error) {
	if a.dir != "" {
		info, err := os.Stat(a.dir)
		if err != nil {
			return "", usageError{fmt.Errorf("-C %s: there is no such folder", a.dir)}
		}
		if !info.IsDir() {
			return "", usageError{fmt.Errorf("-C %s: this is a file, not a folder", a.dir)}
		}
		if _, err := os.Stat(filepath.Join(a.dir, "site.yaml")); err == nil {
			return "", usageError{fmt.Errorf("-C %s: this is an archive's content; name the folder that holds it", a.dir)}
		}
		return filepath.Abs(a.dir)
	}
	here, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("finding the archive: %w", err)
	}
	for dir := here; ; {
		if info, err := os.Stat(filepath.Join(dir, "content")); err == nil && info.IsDir() {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return here, nil
		}
		dir = up
	}
}

// build builds the archive below a root. Nothing outside the root is read, whatever links say.
func (a *app) build(ctx context.Context, dir string, o build.Options) (*build.Output, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the archive: %w", err)
	}
	// The root stays open as long as the program: images are read from it when they are published.
	return build.Archive(ctx, root.FS(), a.timed(o))
}

// timed makes a build say what each stage took, where the user wants to know.
func (a *app) timed(o build.Options) build.Options {
	if a.verbose {
		o.Stage = func(name string, took time.Duration) {
			fmt.Fprintf(a.stderr, "%-9s %8.1f ms\n", name, float64(took.Microseconds())/1000)
		}
	}
	return o
}

// keepTexts keeps the texts in which annotations were found, for gloss reanchor to compare with.
func keepTexts(dir string, out *build.Output) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("opening the archive: %w", err)
	}
	defer root.Close()
	return out.KeepTexts(root)
}

// report prints the diagnostics, and says whether the content has errors.
func (a *app) report(out *build.Output) error {
	if err := out.Diagnostics.Print(a.stderr); err != nil {
		return err
	}
	if out.Diagnostics.HasErrors() {
		errors, warnings := out.Diagnostics.Count()
		fmt.Fprintf(a.stderr, "%s, %s; nothing was published\n", plural(errors, "error"), plural(warnings, "warning"))
		return errContent
	}
	return nil
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func entities(n int) string {
	if n == 1 {
		return "1 entity"
	}
	return fmt.Sprintf("%d entities", n)
}
