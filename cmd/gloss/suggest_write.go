package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"gloss/build"
	"gloss/build/archive"
	"gloss/build/earlier"
	"gloss/build/load"
	"gloss/build/suggest"
)

// proposalsFile returns the path of --write from the archive's root, which has to be one that is read as registry.
func proposalsFile(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	file := path.Join("content", strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, "\\", "/")), "content/"))
	if !strings.HasPrefix(file, "content/entities/") || path.Ext(file) != ".yaml" {
		return "", usageError{fmt.Errorf("--write %q: name a file of the registry, such as entities/suggested.yaml", name)}
	}
	return file, nil
}

// newProposals gives each candidate an ID that the registry does not have.
func newProposals(out *build.Output, r *suggest.Report) *proposals {
	p := &proposals{out: out, report: r}
	taken := map[string]bool{}
	for i := range out.Archive().Entities {
		taken[strings.ToLower(out.Archive().Entities[i].ID)] = true
	}
	for i := range r.Candidates {
		c := &r.Candidates[i]
		if c.AliasOf >= 0 {
			p.ids = append(p.ids, out.Archive().Entities[c.AliasOf].ID)
			continue
		}
		slug := load.Slug(c.Name)
		if slug == "" {
			slug = c.Type
		}
		id := slug
		for n := 2; taken[id]; n++ {
			id = fmt.Sprintf("%s-%d", slug, n)
		}
		taken[id] = true
		p.ids = append(p.ids, id)
	}
	return p
}

// writeProposals appends the proposals to a file of the registry.
func (a *app) writeProposals(dir, file string, p *proposals) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("opening the archive: %w", err)
	}
	defer root.Close()
	old, err := root.ReadFile(file)
	mode := fs.FileMode(0o644)
	switch info, statErr := root.Lstat(file); {
	case errors.Is(err, fs.ErrNotExist):
		old = nil
	case err != nil:
		return fmt.Errorf("reading %s: %w", file, err)
	case statErr != nil || !info.Mode().IsRegular():
		return usageError{fmt.Errorf("--write: %s is no plain file", file)}
	default:
		mode = info.Mode().Perm()
	}
	list := p.entries()
	if old == nil && len(list) > 0 {
		list[0].Comments = append([]string{
			"Proposed by gloss suggest, to be looked through: correct types and names, join what is one, take out what is none.",
			"What stands here is never changed by gloss.", "",
		}, list[0].Comments...)
	}
	text, err := load.AppendProposals(strings.TrimPrefix(file, "content/"), old, list)
	if err != nil {
		return usageError{fmt.Errorf("--write: %s cannot be added to: %w", file, err)}
	}
	if string(text) == string(old) {
		fmt.Fprintf(a.stderr, "nothing new for %s\n", file)
		return nil
	}
	if err := root.MkdirAll(path.Dir(file), 0o755); err != nil {
		return fmt.Errorf("writing %s: %w", file, err)
	}
	if err := earlier.Replace(root, file, string(text), mode); err != nil {
		return fmt.Errorf("writing %s: %w", file, err)
	}
	made := 0
	for i := range list {
		if list[i].ID != "" {
			made++
		}
	}
	fmt.Fprintf(a.stderr, "%s proposed in %s; %s to look at as another form of one that there is%s\n",
		entities(made), file, plural(len(list)-made, "name"), p.leftOut())
	return nil
}

// leftOut says how many candidates are not written, if there are any.
func (p *proposals) leftOut() string {
	n := 0
	for i := range p.report.Candidates {
		if p.report.Candidates[i].Perhaps {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("; %d more may be names: gloss suggest lists them last", n)
}

// entries returns what is written for each candidate: an entity, or of another form of one a comment alone.
func (p *proposals) entries() []load.Proposal {
	var list []load.Proposal
	for i := range p.report.Candidates {
		c := &p.report.Candidates[i]
		if c.Perhaps {
			continue // an editor's file has what is proposed; what is doubtful is listed
		}
		if c.AliasOf >= 0 {
			list = append(list, load.Proposal{Comments: []string{
				fmt.Sprintf("“%s” may be another form of %s: if so, put it there among the aliases", c.Name, p.ids[i]),
			}})
			continue
		}
		e := archive.Entity{ID: p.ids[i], Type: c.Type, Name: c.Name}
		for _, f := range c.Forms[1:] {
			if f.How == suggest.IsAdjective {
				e.Adjectives = append(e.Adjectives, f.Text)
				continue
			}
			// Surnames and cases are found by rule; the same letters in another case would be no other alias.
			if f.How != suggest.IsSurname && !strings.EqualFold(f.Text, c.Name) && !declined(f.Text, f.How) {
				e.Aliases = append(e.Aliases, f.Text)
			}
		}
		comments := []string{fmt.Sprintf("%.2f: %s", c.Score, c.Reason)}
		for _, x := range c.Examples {
			if words := p.example(x); words != "" {
				comments = append(comments, p.out.Archive().Articles[x.Article].ID+": "+words)
			}
		}
		list = append(list, load.Proposal{Entity: e, Comments: comments})
	}
	return list
}

// declined says whether a form is the name in another case of a language that declines it.
func declined(form string, how suggest.How) bool {
	return how == suggest.IsSpelling && strings.ContainsFunc(form, func(r rune) bool { return 'а' <= r && r <= 'я' })
}
