package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"gloss/build"
	"gloss/build/diag"
)

// checkReport is what gloss check --json prints.
type checkReport struct {
	Errors      int       `json:"errors"`
	Warnings    int       `json:"warnings"`
	Diagnostics diag.List `json:"diagnostics"`
}

func (a *app) checkCommand() *cobra.Command {
	var asJSON, asSARIF, strict bool
	c := &cobra.Command{
		Use:   "check",
		Short: "Say what is wrong with the archive, and write nothing",
		Long: "Reads and annotates the whole archive and prints everything that is wrong with its files, with file, line and\n" +
			"column. Ends with status 1 if anything is an error, with --strict also for warnings.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.runCheck(c.Context(), asJSON, asSARIF, strict)
		},
	}
	flags := c.Flags()
	flags.BoolVar(&asJSON, "json", false, "print the diagnostics as JSON")
	flags.BoolVar(&asSARIF, "sarif", false, "print the diagnostics as SARIF 2.1.0, for editors and code hosts")
	flags.BoolVar(&strict, "strict", false, "warnings are errors")
	return c
}

func (a *app) runCheck(ctx context.Context, asJSON, asSARIF, strict bool) error {
	if asJSON && asSARIF {
		return usageError{errors.New("--json and --sarif are two forms of the same; choose one")}
	}
	dir, err := a.findRoot()
	if err != nil {
		return err
	}
	out, err := a.build(ctx, dir, build.Options{Drafts: true})
	if err != nil {
		return err
	}
	list := append(diag.List{}, out.Diagnostics...)
	wrong, warnings := list.Count()
	switch {
	case asJSON:
		err = a.printJSON(checkReport{wrong, warnings, list})
	case asSARIF:
		err = list.SARIF(a.stdout, version())
	default:
		err = list.Print(a.stderr)
	}
	if err == nil && (wrong > 0 || strict && warnings > 0) {
		return errContent
	}
	return err
}
