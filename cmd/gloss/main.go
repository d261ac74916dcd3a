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
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// errContent ends a command whose content has errors; they have been printed.
var errContent = errors.New("the content has errors")

// errInterrupted ends an import that was interrupted; what became of it has been printed.
var errInterrupted = errors.New("interrupted")

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
		fmt.Fprintf(stderr, "  hint: %s\n", hintOf(err))
		return exitUsage
	case isUsage(err):
		fmt.Fprintf(stderr, "gloss: %v\n", err)
		return exitUsage
	case errors.Is(err, errInterrupted):
		return exitMachine
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
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	flags := root.PersistentFlags()
	flags.StringVarP(&a.dir, "directory", "C", "", "the archive's root, which holds content/ (default: this folder or the nearest above it)")
	flags.BoolVarP(&a.verbose, "verbose", "v", false, "print a line for each stage")
	a.profiles.flags(flags)
	for _, c := range []*cobra.Command{
		a.buildCommand(), a.serveCommand(), a.checkCommand(), a.importCommand(), a.suggestCommand(), a.reanchorCommand(), a.exportCommand(), a.newCommand(), a.versionCommand(), a.manCommand(),
	} {
		a.start(c)
		root.AddCommand(c)
	}
	root.SetFlagErrorFunc(wrongFlag)
	root.SetHelpCommand(helpCommand())
	root.InitDefaultCompletionCmd()
	return root
}

// start makes a command begin with what all have in common: the measuring, and the checks that concern every flag.
func (a *app) start(c *cobra.Command) {
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		a.running = true
		var empty error
		c.Flags().Visit(func(f *pflag.Flag) {
			if f.Value.Type() == "string" && f.Value.String() == "" {
				empty = usageError{fmt.Errorf("--%s is given nothing; leave it out for its default", f.Name)}
			}
		})
		if err := firstOf(empty, a.profiles.start()); err != nil {
			return err
		}
		return run(c, args)
	}
}

// noArguments refuses what stands behind a command that takes flags alone.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("gloss %s takes no %q: it works on the archive in this folder, or the one that -C names", c.Name(), args[0])
}

// helpCommand is the library's, but that it does not take a command which is not there for fine.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say what a command does",
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return fmt.Errorf("there is no command %q", strings.Join(args, " "))
			}
			return about.Help()
		},
	}
}
