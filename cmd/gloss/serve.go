package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"gloss/build"
	"gloss/build/preview"
)

// serveFlags are the flags of gloss serve.
type serveFlags struct {
	build.Options
	preview preview.Options
	editor  string
	open    bool
}

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Preview the site in a browser, as it is edited",
		Long: "Builds the archive in memory and serves it on this machine alone. Pages are made when a browser asks for them,\n" +
			"and those that are open follow the files as they are edited. The site itself is not written.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return a.runServe(c.Context(), f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.preview.Addr, "addr", "", "the address to listen on (default "+preview.DefaultAddr+", or the next free port)")
	flags.BoolVar(&f.preview.AllowRemote, "allow-remote", false, "let --addr be one that other machines reach")
	flags.StringVar(&f.editor, "editor", "", "the program that opens a file from an error in the page, such as 'code -g {file}:{line}' (default: none)")
	flags.BoolVar(&f.open, "open", false, "open the site in the browser")
	flags.BoolVar(&f.preview.ReadOnly, "read-only", false, "never write to content/")
	flags.BoolVar(&f.Drafts, "drafts", true, "also show what front matter calls a draft")
	return c
}

func (a *app) runServe(ctx context.Context, f serveFlags) error {
	dir, err := a.findRoot()
	if err != nil {
		return err
	}
	o := f.preview
	o.Log, o.Dir = a.stderr, dir
	if o.Editor, err = editorCommand(f.editor); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "content")); err != nil { // nobody means to preview such a folder
		out, err := a.build(ctx, dir, f.Options)
		if err != nil {
			return err
		}
		return a.report(out)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("opening the archive: %w", err)
	}
	defer root.Close()
	desk := &desk{app: a, builder: build.NewBuilder(root.FS(), a.timed(f.Options))}
	o.Routes = annotating(root, desk.builder.Newest, o.ReadOnly, nil)
	return preview.Serve(ctx, desk, o, func(url string) {
		a.sayServing(desk, o, url)
		if f.open {
			a.open(url)
		}
	})
}

// sayServing says where the site is and, where others reach it, what that means.
func (a *app) sayServing(d *desk, o preview.Options, url string) {
	what := "nothing yet"
	if out := d.builder.Newest(); out != nil {
		what = plural(out.Counts().Articles, "article")
	}
	fmt.Fprintf(a.stderr, "serving %s at %s (Ctrl-C ends)\n", what, url)
	if !strings.Contains(url, "?") {
		return
	}
	may := "read the whole archive, drafts too, and change it (--read-only keeps them from that)"
	if o.ReadOnly {
		may = "read the whole archive, drafts too"
	}
	fmt.Fprintf(a.stderr, "  others reach this address: whoever is given it, as it stands here, may %s;\n"+
		"  nothing is encrypted, so whoever listens on the network learns it\n", may)
}

// editorCommand splits the command line of an editor into words. Quotation marks keep words together; nothing else has
// a meaning, since no shell reads it.
func editorCommand(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	var quote rune
	begun := false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, begun = r, true
		case quote == 0 && r == ' ':
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if begun {
		words = append(words, word.String())
	}
	switch {
	case quote != 0:
		return nil, usageError{fmt.Errorf("--editor %s: a quotation mark is left open", line)}
	case line != "" && (len(words) == 0 || strings.Contains(words[0], "{")):
		return nil, usageError{fmt.Errorf("--editor %s: begin with the program, as in 'code -g {file}:{line}'", line)}
	case line != "" && !strings.Contains(line, "{file}"):
		return nil, usageError{fmt.Errorf("--editor %s: say {file} where the file's name belongs, as in 'code -g {file}:{line}'", line)}
	}
	return words, nil
}

// open shows an address in the user's browser, and says so where it cannot.
func (a *app) open(url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	if err := exec.Command(name, args...).Start(); err != nil { //nolint:gosec,noctx // the address is our own, and a browser that this starts outlives the preview
		fmt.Fprintf(a.stderr, "no browser could be opened (%v); open the address yourself\n", err)
	}
}
