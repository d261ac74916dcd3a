// Command gloss turns a folder of news articles into an annotated archive: a static site in which every person,
// organization, place and event is highlighted and linked, every source is cited, and every article is tied to the
// rest of the coverage, with the reason shown.
//
// Exit status: 0 fine, 1 the content has errors, 2 wrong usage, 3 the machine failed. What is data goes to stdout,
// what is talk to stderr.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"gloss/build/preview"
	"gloss/build/publish"
)

// The exit statuses.
const (
	exitFine    = 0
	exitContent = 1
	exitUsage   = 2
	exitMachine = 3
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// errContent ends a command whose content has errors; they have been printed.
var errContent = errors.New("the content has errors")

// usageError is a command line that asks for what cannot be done.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// isUsage says whether an error is the command line's fault: a folder or an address that cannot be meant.
func isUsage(err error) bool {
	var usage usageError
	var out *publish.OutError
	var foreign *publish.NotOursError
	var addr *preview.AddrError
	return errors.As(err, &usage) || errors.As(err, &out) || errors.As(err, &foreign) || errors.As(err, &addr)
}

// run runs one command line and returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	a := &app{stdout: stdout, stderr: stderr}
	root := a.root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if stopErr := a.profiles.stop(); err == nil {
		err = stopErr
	}
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errContent):
		return exitContent
	case !a.running: // the library's own errors come before any command runs
		fmt.Fprintf(stderr, "gloss: %v\n", err)
		fmt.Fprintln(stderr, "  hint: gloss help lists the commands, gloss help COMMAND its flags")
		return exitUsage
	case isUsage(err):
		fmt.Fprintf(stderr, "gloss: %v\n", err)
		return exitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "gloss: interrupted; nothing was replaced")
		return exitMachine
	default:
		fmt.Fprintf(stderr, "gloss: %v\n", err)
		return exitMachine
	}
}

// app is what the commands share: where they print, and the flags that all of them have.
type app struct {
	stdout, stderr io.Writer
	dir            string
	verbose        bool
	profiles       profiles
	running        bool
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "gloss",
		Short: "Turn a folder of news articles into an annotated archive",
		Long: "gloss reads articles, a registry of entities and editors' annotations from content/ and makes a static site\n" +
			"of them: every mention linked, every source cited, related coverage with its reason.",
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			a.running = true
			return a.profiles.start()
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	flags := root.PersistentFlags()
	flags.StringVarP(&a.dir, "directory", "C", "", "the archive's root, which holds content/ (default: this folder or the nearest above it)")
	flags.BoolVarP(&a.verbose, "verbose", "v", false, "print a line for each stage")
	a.profiles.flags(flags)
	root.AddCommand(a.buildCommand(), a.serveCommand(), a.checkCommand(), a.importCommand(), a.exportCommand(), a.newCommand(), a.versionCommand(), a.manCommand())
	root.InitDefaultCompletionCmd()
	return root
}
