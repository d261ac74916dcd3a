package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gloss/build"
	"gloss/build/archive"
	"gloss/build/diag"
	"gloss/build/suggest"
)

// suggestFlags are what gloss suggest is asked for.
type suggestFlags struct {
	json, spans bool
	write       string
	articles    int
}

func (a *app) suggestCommand() *cobra.Command {
	var o suggestFlags
	c := &cobra.Command{
		Use:   "suggest",
		Short: "Propose names that the registry lacks",
		Long: "Finds the names in the articles that the registry does not have, and spellings that look like an entity that it\n" +
			"has: each with its type, its forms, how often it stands where, and why it is proposed. Nothing is written unless\n" +
			"--write names a file for what is proposed, below content/entities/. What stands in that file stays as it is. What\n" +
			"is only perhaps a name is listed last, and never written.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return a.runSuggest(c.Context(), o) },
	}
	flags := c.Flags()
	flags.BoolVar(&o.json, "json", false, "print one JSON object a line for each name, and for each further form of one")
	flags.BoolVar(&o.spans, "spans", false, "with --json: also one object for each place, in code points of the article's text")
	flags.StringVar(&o.write, "write", "", "append what is proposed to this file, such as entities/suggested.yaml")
	flags.IntVar(&o.articles, "articles", 1, "leave out what stands in fewer articles")
	return c
}

func (a *app) runSuggest(ctx context.Context, o suggestFlags) error {
	if o.spans && !o.json {
		return usageError{errors.New("--spans prints JSON; give --json, too")}
	}
	file, err := proposalsFile(o.write)
	if err != nil {
		return err
	}
	dir, err := a.findRoot()
	if err != nil {
		return err
	}
	out, err := a.build(ctx, dir, build.Options{Drafts: true})
	if err != nil {
		return err
	}
	r, err := out.Suggest(ctx)
	if err != nil {
		return err
	}
	r.Candidates = slices.DeleteFunc(r.Candidates, func(c suggest.Candidate) bool { return len(c.Articles) < o.articles })
	p := newProposals(out, &r)
	w := bufio.NewWriterSize(a.stdout, 1<<16)
	switch {
	case o.json:
		err = p.printJSON(w, o.spans)
	case file == "":
		p.print(w)
	}
	if err := firstOf(err, w.Flush()); err != nil {
		return err
	}
	if wrong := slices.DeleteFunc(slices.Clone(out.Diagnostics), func(d diag.Diagnostic) bool { return d.Severity != diag.Error }); len(wrong) > 0 {
		// A registry that has errors is not what the names were compared with: nothing is added to it.
		return firstOf(wrong.Print(a.stderr), errContent)
	}
	if file != "" {
		return a.writeProposals(dir, file, p)
	}
	return nil
}

// proposals is what is proposed, with the IDs that it would have in the registry.
type proposals struct {
	out    *build.Output
	report *suggest.Report
	ids    []string // of the candidates; of another form of an entity, the entity's
}

// suggested is a name as gloss suggest --json prints it.
type suggested struct {
	Name     string   `json:"name"`
	Type     string   `json:"type"`
	Count    int      `json:"count"`
	Articles []string `json:"articles"`
	ID       string   `json:"id,omitempty"`       // that is proposed; a further form has none
	AliasOf  string   `json:"alias_of,omitempty"` // an ID of the registry, or one that is proposed
	Forms    []string `json:"forms,omitempty"`    // the others
	Examples []string `json:"examples,omitempty"`
	Score    float64  `json:"score"`
	Perhaps  bool     `json:"perhaps,omitempty"` // it was nearly taken for a name
	Reason   string   `json:"reason"`
}

// placed is where a name stands, as --spans prints it. Offsets count code points of the article's text.
type placed struct {
	Article string  `json:"article"`
	Start   int     `json:"start"`
	End     int     `json:"end"`
	Exact   string  `json:"exact"`
	Type    string  `json:"type"`
	Score   float64 `json:"score"`
}

func (p *proposals) printJSON(w io.Writer, spans bool) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range p.report.Candidates {
		for _, s := range p.suggested(i) {
			if err := enc.Encode(s); err != nil {
				return fmt.Errorf("writing the names: %w", err)
			}
		}
	}
	if !spans {
		return nil
	}
	for i, list := range p.report.Found {
		text := p.out.Export().Documents[i].Text
		points := newPoints(text)
		for k := range list {
			o := &list[k]
			s := placed{
				Article: p.out.Archive().Articles[i].ID, Start: points.at(o.Start), End: points.at(o.End), Exact: text[o.Start:o.End],
				Type: o.Type(), Score: rounded(o.Score()),
			}
			if err := enc.Encode(s); err != nil {
				return fmt.Errorf("writing the places: %w", err)
			}
		}
	}
	return nil
}

// suggested returns the objects of a candidate: its own, and one for each further form.
func (p *proposals) suggested(i int) []suggested {
	c, arch := &p.report.Candidates[i], p.out.Archive()
	s := suggested{
		Name: c.Name, Type: c.Type, Count: c.Count, Articles: articleIDs(arch, c.Articles), ID: p.ids[i], Score: rounded(c.Score), Perhaps: c.Perhaps, Reason: c.Reason,
	}
	if c.AliasOf >= 0 {
		s.ID, s.AliasOf = "", p.ids[i]
	}
	for _, e := range c.Examples {
		if words := p.example(e); words != "" {
			s.Examples = append(s.Examples, words)
		}
	}
	list := []suggested{s}
	for _, f := range c.Forms[1:] {
		list[0].Forms = append(list[0].Forms, f.Text)
		list = append(list, suggested{
			Name: f.Text, Type: c.Type, Count: f.Count, Articles: articleIDs(arch, f.Articles), AliasOf: p.ids[i], Score: s.Score,
			Reason: fmt.Sprintf("it is %s of “%s”", f.How, c.Name),
		})
	}
	return list
}

func articleIDs(arch *archive.Archive, articles []int) []string {
	out := make([]string, len(articles))
	for i, a := range articles {
		out[i] = arch.Articles[a].ID
	}
	return out
}

func rounded(score float64) float64 { return math.Round(score*1000) / 1000 }

// print prints the candidates for people: a line for what it is and why, then examples.
func (p *proposals) print(w io.Writer) {
	for i := range p.report.Candidates {
		c := &p.report.Candidates[i]
		fmt.Fprintf(w, "%s (%s, %.2f): %s\n", c.Name, c.Type, c.Score, c.Reason)
		for _, e := range c.Examples {
			if words := p.example(e); words != "" {
				fmt.Fprintf(w, "    %s: %s\n", p.out.Archive().Articles[e.Article].ID, words)
			}
		}
	}
}

// aroundPoints is how many code points of a sentence an example shows before and after the name.
const aroundPoints = 60

// example returns a name in its sentence, or nothing where the article's text may not be shown.
func (p *proposals) example(e suggest.Example) string {
	in := p.out.Export()
	if in.Archive.Articles[e.Article].Text == archive.None {
		return ""
	}
	text, starts := in.Documents[e.Article].Text, in.Results[e.Article].Sentences
	i, found := slices.BinarySearch(starts, e.Start)
	if !found {
		i--
	}
	from, to := int32(0), int32(len(text))
	if i >= 0 {
		from = starts[i]
	}
	if i+1 < len(starts) {
		to = max(e.End, starts[i+1])
	}
	before, after := []rune(text[from:e.Start]), []rune(strings.TrimSpace("." + text[e.End:to])[1:])
	if len(before) > aroundPoints {
		before = append([]rune("…"), before[len(before)-aroundPoints:]...)
	}
	if len(after) > aroundPoints {
		after = append(after[:aroundPoints:aroundPoints], '…')
	}
	return strings.Join(strings.Fields(string(before)+"["+text[e.Start:e.End]+"]"+string(after)), " ")
}
