package suggest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gloss/build/archive"
)

// registryForms is the names and aliases of a registry, by spelling.
type registryForms struct {
	bySpelling, byInitials, byAcronym map[string]int // the entity
	near                              map[string][]string
}

func newRegistryForms(entities []archive.Entity) *registryForms {
	r := &registryForms{bySpelling: map[string]int{}, byInitials: map[string]int{}, byAcronym: map[string]int{}, near: map[string][]string{}}
	for i := range entities {
		e := &entities[i]
		for _, f := range append([]string{e.Name}, e.Aliases...) {
			s := spelling(f)
			if _, have := r.bySpelling[s]; !have && s != "" {
				r.bySpelling[s] = i
				shorter(s, func(k string) { r.near[k] = append(r.near[k], s) })
			}
			if k, ok := isAcronym(f); ok && utf8.RuneCountInString(k) >= leastAcronym {
				if _, have := r.byAcronym[k]; !have {
					r.byAcronym[k] = i
				}
			}
			if k := initials(f); utf8.RuneCountInString(k) >= leastAcronym && strings.Contains(f, " ") {
				if _, have := r.byInitials[k]; !have {
					r.byInitials[k] = i
				}
			}
		}
	}
	return r
}

// like returns the entity that a candidate looks like another form of.
func (r *registryForms) like(c *Candidate) (entity int, how How, ok bool) {
	for _, f := range c.Forms {
		if f.How == IsAdjective {
			break
		}
		if letters, acronym := isAcronym(f.Text); acronym {
			if e, ok := r.byInitials[letters]; ok {
				return e, IsAcronym, true
			}
			continue
		}
		s := spelling(f.Text)
		if e, ok := r.bySpelling[s]; ok {
			return e, IsSpelling, true
		}
		if k := initials(f.Text); c.Type != Types()[0] && strings.Contains(f.Text, " ") {
			if e, ok := r.byAcronym[k]; ok {
				return e, IsLongForm, true
			}
		}
		if len(s) < leastSlip || f.Count > maxSlips {
			continue
		}
		found := ""
		try := func(k string) {
			if _, ok := r.bySpelling[k]; ok && slip(s, k) && (found == "" || k < found) {
				found = k
			}
			for _, have := range r.near[k] {
				if slip(s, have) && (found == "" || have < found) {
					found = have
				}
			}
		}
		try(s)
		shorter(s, try)
		if found != "" {
			return r.bySpelling[found], IsSlip, true
		}
	}
	return -1, IsName, false
}

// explain sets the reason of a candidate.
func (c *Candidate) explain(entities []archive.Entity, how How) {
	var b strings.Builder
	if c.Perhaps {
		b.WriteString("perhaps a name: ")
	}
	if c.AliasOf >= 0 {
		fmt.Fprintf(&b, "%s “%s” of the registry; ", like[how], entities[c.AliasOf].Name)
	}
	fmt.Fprintf(&b, "%s in %s", plural(c.Count, "place"), plural(len(c.Articles), "article"))
	for _, f := range c.Forms[1:] {
		fmt.Fprintf(&b, "; “%s” (%d) is %s", f.Text, f.Count, relations[f.How])
	}
	c.Reason = b.String()
}

var like = [...]string{IsSpelling: "another spelling of", IsSlip: "a letter away from", IsAcronym: "the initials of", IsLongForm: "its initials are", IsSurname: "the surname of", IsName: "like"}

var relations = [...]string{
	IsName: "the same name", IsSpelling: "the same but for its spelling or its case", IsSlip: "a letter away from it",
	IsSurname: "the surname, beside the full name", IsAcronym: "its initials, in the same article", IsLongForm: "its long form",
	IsAdjective: "its adjective",
}

// String says what a form is to its name, to be followed by “of”.
func (h How) String() string {
	return [...]string{"the name", "another spelling or case", "a letter away from a form", "the surname", "the acronym", "the long form", "the adjective"}[h]
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
