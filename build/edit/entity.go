package edit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/build/archive"
	"gloss/build/load"
)

// Create returns a file of the registry with a new entity at its end. Of the entity the type, name, aliases, description
// and file are taken; its ID follows from the name. taken says whether an ID, in lower case, is another's.
func Create(old []byte, e archive.Entity, taken func(id string) bool) ([]byte, archive.Entity, error) {
	e = archive.Entity{
		Type: strings.TrimSpace(e.Type), Name: phrase(e.Name), Aliases: aliases(e.Aliases, phrase(e.Name)), File: e.File,
		Description: strings.TrimSpace(norm.NFC.String(strings.ReplaceAll(e.Description, "\r\n", "\n"))),
	}
	switch {
	case e.Name == "":
		return nil, e, problem("name", "give it a name")
	case e.Type == "":
		return nil, e, problem("type", "choose a type")
	}
	e.ID = newID(e.Name, e.Type, taken)
	out, err := load.AppendEntity(old, e)
	if err != nil {
		return nil, e, problem("", "%s cannot be added to: %v", e.File, err)
	}
	return out, e, nil
}

// aliases returns names of one line each, once each, and without the entity's own.
func aliases(list []string, name string) []string {
	var out []string
	for _, a := range list {
		if a = phrase(a); a != "" && a != name && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// newID returns an ID that nobody has, made of a name, or of the type where the name has no letter.
func newID(name, kind string, taken func(id string) bool) string {
	base := load.Slug(name)
	if base == "" {
		base = load.Slug(kind)
	}
	// These have a meaning of their own, and an ID that is all digits would be taken for a month's page.
	if base == "index" || base == "none" || strings.Trim(base, "0123456789") == "" {
		base = strings.TrimSuffix(load.Slug(kind)+"-"+base, "-")
	}
	id := base
	for n := 2; taken(strings.ToLower(id)); n++ {
		suffix := "-" + strconv.Itoa(n)
		id = load.Slug(base + suffix)
		for cut := base; !strings.HasSuffix(id, suffix); { // the name fills all that an ID may take
			runes := []rune(cut)
			cut = string(runes[:len(runes)-1])
			id = load.Slug(strings.TrimRight(cut, "-") + suffix)
		}
	}
	return id
}

// Name returns a file of the registry in which an entity bears further names, and the names that are new to it.
func Name(old []byte, e archive.Entity, names []string) ([]byte, []string, error) {
	have, err := load.ReadEntities(e.File, old)
	if err != nil {
		return nil, nil, problem("", "%s has an error, which has to be corrected first: %v", e.File, err)
	}
	i := slices.IndexFunc(have, func(x archive.Entity) bool { return x.ID == e.ID })
	if i < 0 {
		return nil, nil, problem("", "%s has no entity %q any more", e.File, e.ID)
	}
	var added []string
	for _, n := range aliases(names, have[i].Name) {
		if !slices.Contains(have[i].Aliases, n) {
			added = append(added, n)
		}
	}
	if len(added) == 0 {
		return nil, nil, problem("name", "%s has that name already", have[i].Name)
	}
	out, err := load.AddAliases(old, i, added)
	if err != nil {
		return nil, nil, problem("", "%s cannot be changed without touching other lines: %v", e.File, err)
	}
	return out, added, nil
}

// File returns which file of the registry, relative to content/, a new entity of a type goes into: the one that holds most of that type, of as
// many the first; else one named after the type.
func File(entities []archive.Entity, t archive.Type) string {
	count := map[string]int{}
	best := fmt.Sprintf("entities/%s.yaml", t.Folder)
	for i := range entities {
		if e := &entities[i]; e.Type == t.ID && e.File != "" {
			count[e.File]++
			if n := count[e.File]; n > count[best] || n == count[best] && e.File < best {
				best = e.File
			}
		}
	}
	return best
}
