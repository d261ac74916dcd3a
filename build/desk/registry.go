package desk

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"gloss/build/archive"
	"gloss/build/edit"
	"gloss/build/load"
)

// A newEntity is what an editor says of an entity that the registry does not have.
type newEntity struct {
	Type        string   `json:"type"`
	Name        string   `json:"name"`
	Aliases     []string `json:"aliases"`
	Description string   `json:"description"`
}

// create makes the entity of the request, in the file of the registry where most of its type are.
func (s *session) create() error {
	c, err := s.createIn(s.snapshot, *s.Create, s.Files)
	if err != nil {
		return err
	}
	s.changes = append(s.changes, c.change)
	s.made, s.Value = c.id, c.id
	return nil
}

type created struct {
	change
	id string
}

func (d *Desk) createIn(s *snapshot, e newEntity, files map[string]string) (c created, err error) {
	arch := s.out.Archive()
	t := slices.IndexFunc(arch.Site.Types, func(t archive.Type) bool { return t.ID == e.Type })
	if t < 0 {
		return c, &edit.Problem{Field: "type", Message: "choose a type"}
	}
	name := edit.File(arch.Entities, arch.Site.Types[t])
	c.file = "content/" + name
	if c.before, err = d.registryFile(c.file, files); err != nil {
		return c, err
	}
	have, err := load.ReadEntities(name, c.before)
	if err != nil {
		return c, &edit.Problem{Message: name + " has an error, which has to be corrected first: " + err.Error()}
	}
	taken := make(map[string]bool, len(arch.Entities))
	for _, list := range [][]archive.Entity{arch.Entities, have} {
		for i := range list {
			taken[strings.ToLower(list[i].ID)] = true
		}
	}
	for _, id := range d.journal.created {
		taken[id] = true
	}
	var made archive.Entity
	c.after, made, err = edit.Create(c.before, archive.Entity{
		Type: e.Type, Name: e.Name, Aliases: e.Aliases, Description: e.Description, File: name,
	}, func(id string) bool { return taken[id] })
	c.id = made.ID
	return c, err
}

// registryFile returns a file of the registry, if it is what the page was made from.
func (d *Desk) registryFile(file string, files map[string]string) ([]byte, error) {
	data, err := d.current(file)
	if err != nil {
		return nil, err
	}
	if now := hash(data); now != files[file] {
		return nil, &refusal{
			status: http.StatusConflict, Message: file + " has changed since this page was made",
			Conflict: &conflict{
				Files: map[string]string{file: now}, CanApply: true,
				Changes: "What is added goes after what the file has now, under an ID that nobody has.",
			},
		}
	}
	return data, nil
}

// An entityRequest makes an entity, or gives one a further name.
type entityRequest struct {
	Article string            `json:"article"` // whose page it is made on
	Files   map[string]string `json:"files"`
	Create  *newEntity        `json:"create"`
	Entity  string            `json:"entity"` // ID of the one that Name is added to
	Name    string            `json:"name"`
}

func (d *Desk) entity(r *http.Request) (any, error) {
	in, err := read[entityRequest](r)
	if err != nil {
		return nil, err
	}
	d.writing.Lock()
	defer d.writing.Unlock()
	s, err := d.snapshot()
	if err != nil {
		return nil, err
	}
	var c created
	if in.Create != nil {
		c, err = d.createIn(s, *in.Create, in.Files)
	} else {
		c, err = d.named(s, in)
	}
	if err != nil {
		return nil, err
	}
	changes := []change{c.change}
	if err := d.apply(changes); errors.Is(err, errChanged) {
		return nil, refuse(http.StatusConflict, "%v; try again", err)
	} else if err != nil {
		return nil, err
	}
	e := entry{article: in.Article, changes: changes}
	if in.Create != nil {
		e.makes = strings.ToLower(c.id)
	}
	w := d.written(e)
	w.Entity = c.id
	return w, nil
}

// named gives an entity a further name.
func (d *Desk) named(s *snapshot, in entityRequest) (c created, err error) {
	i, ok := s.entities[in.Entity]
	if !ok {
		return c, &edit.Problem{Field: "value", Message: "choose an entity of the registry"}
	}
	e := s.out.Archive().Entities[i]
	c.id, c.file = e.ID, "content/"+e.File
	if c.before, err = d.registryFile(c.file, in.Files); err != nil {
		return c, err
	}
	c.after, _, err = edit.Name(c.before, e, []string{in.Name})
	return c, err
}
