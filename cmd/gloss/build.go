package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"gloss/build"
	"gloss/build/diag"
	"gloss/build/offline"
	"gloss/build/publish"
)

// buildFlags are the flags of gloss build.
type buildFlags struct {
	build.Options
	out  string
	json bool
}

// buildReport is what gloss build --json prints.
type buildReport struct {
	build.Counts
	Written     int       `json:"written"`
	Unchanged   int       `json:"unchanged"`
	Removed     int       `json:"removed"`
	Seconds     float64   `json:"seconds"`
	Diagnostics diag.List `json:"diagnostics"`
}

func (a *app) buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build",
		Short: "Build the site",
		Long: "Builds the archive in content/ and makes a folder equal to the site. The folder is replaced only by a complete\n" +
			"good build: if the content has an error, or anything fails, the previous site stays.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return a.runBuild(c.Context(), f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.out, "out", "", "the folder to publish to (default: public in the archive's root)")
	flags.StringVar(&f.BaseURL, "base-url", "", "the site's address, instead of base_url in site.yaml")
	flags.BoolVar(&f.Drafts, "drafts", false, "also build what front matter calls a draft")
	flags.IntVar(&f.Jobs, "jobs", 0, "how many to work on at once (default: one a processor)")
	flags.Bool("no-cache", false, "reckon everything anew (which every build does: it keeps no results)")
	flags.BoolVar(&f.json, "json", false, "print what was done, and the diagnostics, as JSON")
	return c
}

func (a *app) runBuild(ctx context.Context, f buildFlags) error {
	start := time.Now()
	if f.BaseURL != "" && !isSite(f.BaseURL) {
		return usageError{fmt.Errorf("--base-url %s: this is no address such as https://example.org/archive/", f.BaseURL)}
	}
	if f.Jobs < 0 {
		return usageError{fmt.Errorf("--jobs %d: give a number of 1 or more, or leave it out for one a processor", f.Jobs)}
	}
	dir, err := a.findRoot()
	if err != nil {
		return err
	}
	if f.out == "" {
		f.out = filepath.Join(dir, "public")
	}
	out, err := a.build(ctx, dir, f.Options)
	if err != nil {
		return err
	}
	report := buildReport{Counts: out.Counts(), Diagnostics: append(diag.List{}, out.Diagnostics...)}
	if f.json && out.Diagnostics.HasErrors() {
		report.Seconds = seconds(start)
		return firstOf(a.printJSON(report), errContent)
	}
	if !f.json {
		if err := a.report(out); err != nil {
			return err
		}
	}
	published := time.Now()
	o := publish.Options{
		Jobs: f.Jobs, Order: out.Sequence, Progress: a.progress(f.json), Last: lastOf(out),
		Keep: []string{filepath.Join(dir, "content"), filepath.Join(dir, "layouts"), filepath.Join(dir, "assets")},
	}
	res, err := publish.Dir(ctx, f.out, out, o)
	if err != nil {
		return err
	}
	if err := keepTexts(dir, out); err != nil {
		return err
	}
	if a.verbose {
		fmt.Fprintf(a.stderr, "%-9s %8.1f ms\n", "publish", float64(time.Since(published).Microseconds())/1000)
	}
	report.Written, report.Unchanged, report.Removed, report.Seconds = res.Written, res.Unchanged, res.Removed, seconds(start)
	if f.json {
		return a.printJSON(report)
	}
	fmt.Fprintf(a.stderr, "%s: %s, %s, %s; %s, %d written, %d unchanged, %d removed, in %.2f s\n", shown(f.out),
		plural(report.Articles, "article"), entities(report.Entities), plural(report.Mentions, "mention"), plural(report.Pages, "page"),
		res.Written, res.Unchanged, res.Removed, report.Seconds)
	return nil
}

// lastOf returns the files that a site has when browsers may keep it, which are made from all others; nil where they may not.
func lastOf(out *build.Output) *publish.Last {
	if !out.Archive().Site.Offline {
		return nil
	}
	return offline.Last(out.Paths())
}

// isSite says whether an address may be that of a site: of the web, without user, query or place in a page.
func isSite(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil && u.RawQuery == "" && u.Fragment == "" &&
		!strings.ContainsAny(address, " \t#?")
}

// shown is a path as the user may have typed it.
func shown(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return path
}

func seconds(start time.Time) float64 {
	return float64(time.Since(start).Milliseconds()) / 1000
}

func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// progress returns a callback that draws a bar on a terminal once the work takes over a second; nil elsewhere.
func (a *app) progress(quiet bool) func(done, total int) {
	f, ok := a.stderr.(*os.File)
	if quiet || !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	start := time.Now()
	var bar *progressbar.ProgressBar
	return func(done, total int) {
		if bar == nil {
			if time.Since(start) < time.Second {
				return
			}
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(f), progressbar.OptionClearOnFinish(),
				progressbar.OptionShowCount(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetDescription("publishing"))
		}
		_ = bar.Set(done) // a bar that cannot be drawn is no reason to stop
	}
}
