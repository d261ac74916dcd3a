package main

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"gloss/build"
	"gloss/build/preview"
)

func (a *app) serveCommand() *cobra.Command {
	var o build.Options
	var addr string
	var open, readOnly bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Preview the site in a browser",
		Long: "Builds the archive in memory and serves it on this machine alone. Pages are made when a browser asks for them;\n" +
			"nothing is written.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return a.runServe(c.Context(), o, addr, open, readOnly) },
	}
	flags := c.Flags()
	flags.StringVar(&addr, "addr", "", "the address to listen on (default "+preview.DefaultAddr+", or the next free port)")
	flags.BoolVar(&open, "open", false, "open the site in the browser")
	flags.BoolVar(&readOnly, "read-only", false, "never write to content/")
	flags.BoolVar(&o.Drafts, "drafts", true, "also show what front matter calls a draft")
	return c
}

func (a *app) runServe(ctx context.Context, o build.Options, addr string, open, readOnly bool) error {
	dir, err := a.findRoot()
	if err != nil {
		return err
	}
	out, err := a.build(ctx, dir, o)
	if err != nil {
		return err
	}
	if err := a.report(out); err != nil {
		return err
	}
	return preview.Serve(ctx, func() preview.Site { return out }, preview.Options{Addr: addr, Log: a.stderr, ReadOnly: readOnly}, func(url string) {
		fmt.Fprintf(a.stderr, "serving %s at %s (Ctrl-C ends)\n", plural(out.Counts().Articles, "article"), url)
		if open {
			a.open(ctx, url)
		}
	})
}

// open shows an address in the user's browser, and says so where it cannot.
func (a *app) open(ctx context.Context, url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	if err := exec.CommandContext(ctx, name, args...).Start(); err != nil { //nolint:gosec // the address is our own
		fmt.Fprintf(a.stderr, "no browser could be opened (%v); open the address yourself\n", err)
	}
}
