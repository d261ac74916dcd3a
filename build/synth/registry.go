package synth

import (
	"fmt"
	"strings"
)

type source struct {
	id, name string
	straight bool // its quotation marks and apostrophes are those of a typewriter
}

func (g *generator) makeSources() []source {
	list := make([]source, numSources)
	for i := range list {
		name := "The " + g.words.towns[i] + " " + g.one(strings.Fields("Lamp Almanac Messenger Bell Compass Notebook"))
		list[i] = source{id: slug(name, 60), name: name, straight: i%5 < straightOutOf5}
	}
	return list
}

func (g *generator) sourcesYAML() string {
	var b strings.Builder
	for i, s := range g.sources {
		kind := strings.Fields("newspaper agency broadcaster")[i%3]
		rights := strings.Fields("CC-BY-4.0 all-rights-reserved public-domain unknown")[i%4]
		fmt.Fprintf(&b, "- id: %s\n  name: %q\n  kind: %s\n  language: en\n  url: https://%s.example/\n  rights: %s\n", s.id, s.name, kind, s.id, rights)
	}
	return b.String()
}

type entityType uint8

const (
	person entityType = iota
	organization
	place
	event
)

func (t entityType) String() string {
	return [...]string{"person", "organization", "place", "event"}[t]
}

// typeOf spreads the types over the ranks, so that each has entities that are named often and ones that are
// named once: of twenty, nine are persons, five organizations, four places and two events.
func typeOf(rank int) entityType {
	return entityType("02100132010020110030"[rank%20] - '0')
}

type entity struct {
	id      string
	kind    entityType
	name    string
	aliases []string
	short   []string // what a text calls it once it was named: aliases and, of a person, the surname
	more    string   // further lines of YAML
}

func (g *generator) makeEntities(n int) []entity {
	list := make([]entity, 0, n)
	ids := map[string]bool{}
	for len(list) < n {
		e := g.makeEntity(typeOf(len(list)), len(list))
		if e.id = slug(e.name, 80); ids[e.id] {
			continue
		}
		ids[e.id] = true
		if p := plain(e.name); p != e.name {
			e.aliases = append(e.aliases, p)
		}
		e.short = append(e.short, e.aliases...)
		if len(e.short) == 0 {
			e.short = []string{e.name}
		}
		list = append(list, e)
	}
	return list
}

func (g *generator) makeEntity(kind entityType, rank int) entity {
	e := entity{kind: kind}
	switch kind {
	case person:
		surname := g.one([]string{"", "", "", "", "van ", "al-"}) + g.one(g.words.surnames)
		e.name = g.one(g.words.given) + " " + surname
		e.short = []string{surname}
		if g.IntN(3) == 0 {
			e.aliases = []string{g.one(strings.Fields("Dr Captain Judge Mayor")) + " " + surname}
		}
		if rank%10 == 0 {
			e.aliases = append(e.aliases, surname) // and so several may bear it
		}
	case organization:
		words := strings.Fields("Water Timber Railway Harvest Weather Library Glass Union")
		parts := []string{g.one(g.words.towns), g.one(words), g.one(strings.Fields("Board Society Works Council Institute"))}
		if g.IntN(2) == 0 {
			parts = append(parts, "of", g.one(g.words.towns))
		}
		e.name = strings.Join(parts, " ")
		e.aliases = []string{acronym(parts)}
	case place:
		e.name = g.one(g.words.towns) + g.one([]string{"", "ville", " Heath", " Bay", "berg"})
		e.more = fmt.Sprintf("  location: {lat: %d.%04d, lon: %d.%04d}\n", g.IntN(140)-70, g.IntN(10_000), g.IntN(359)-179, g.IntN(10_000))
		if g.IntN(2) == 0 {
			demonym := strings.Fields(e.name)[0] + "ian"
			e.more += fmt.Sprintf("  adjectives: [%q, %q]\n", demonym, demonym+"s")
		}
	case event:
		year := 2010 + g.IntN(15)
		town := g.one(g.words.towns)
		what := g.one(strings.Fields("Regatta Flood Fair Congress Strike"))
		e.name = fmt.Sprintf("%s %s of %d", town, what, year)
		e.aliases = []string{town + " " + what}
		e.more = fmt.Sprintf("  start: %d-%02d-%02d\n", year, 1+g.IntN(12), 1+g.IntN(28))
	}
	return e
}

func acronym(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if w != "of" {
			b.WriteString(w[:1])
		}
	}
	return b.String()
}

func entitiesYAML(list []entity) string {
	var b strings.Builder
	for _, e := range list {
		fmt.Fprintf(&b, "- id: %s\n  type: %s\n  name: %q\n", e.id, e.kind, e.name)
		if len(e.aliases) > 0 {
			quoted := make([]string, len(e.aliases))
			for i, a := range e.aliases {
				quoted[i] = fmt.Sprintf("%q", a)
			}
			fmt.Fprintf(&b, "  aliases: [%s]\n", strings.Join(quoted, ", "))
		}
		fmt.Fprintf(&b, "  description: %q\n%s", "One of the "+e.kind.String()+"s of this archive.", e.more)
	}
	return b.String()
}
