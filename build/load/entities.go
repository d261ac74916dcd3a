package load

import (
	"io/fs"
	"regexp"

	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
	"gloss/build/diag"
)

// entities reads one file of the registry.
func entities(fsys fs.FS, file string) ([]archive.Entity, diag.List) {
	doc, list := read(fsys, file)
	if doc == nil {
		return nil, list
	}
	return doc.entities(file), doc.problems()
}

// entities reads the registry of a document.
func (doc *document) entities(file string) []archive.Entity {
	d := &decoder{tree: &tree{document: doc, to: len(doc.text)}}
	n := d.parse()
	if n == nil {
		return nil
	}
	items := d.items(n, "begin each entity with \"- id: …\"")
	entities := make([]archive.Entity, 0, len(items))
	for i, item := range items {
		e := archive.Entity{File: file, Index: i}
		if !mapping(d, item, &entityShape, &e) {
			continue
		}
		d.spanInOrder(item, &e)
		entities = append(entities, e)
	}
	return entities
}

var (
	wikidataID = regexp.MustCompile(`^Q[1-9][0-9]*$`)
	geoNamesID = regexp.MustCompile(`^[1-9][0-9]*$`)
)

var entityShape = shape[archive.Entity]{noun: "an entity", keys: []key[archive.Entity]{
	{"id", true, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.ID = d.pageID(n) }},
	{"type", true, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.Type = d.text(n) }},
	{"name", true, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.Name = d.phrase(n) }},
	{"aliases", false, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.Aliases = d.phrases(n) }},
	{"description", false, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.Description = d.text(n) }},
	{"wikidata", false, func(d *decoder, e *archive.Entity, n *yaml.Node) {
		e.Wikidata = d.matching(n, wikidataID, "its number alone, such as Q42")
	}},
	{"geonames", false, func(d *decoder, e *archive.Entity, n *yaml.Node) {
		e.GeoNames = d.matching(n, geoNamesID, "its number alone, such as 170654")
	}},
	{"same_as", false, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.SameAs = d.urls(n) }},
	{"part_of", false, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.PartOf = d.ids(n) }},
	{"location", false, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.Location = d.location(n) }},
	{"start", false, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.Start = d.moment(n) }},
	{"end", false, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.End = d.moment(n) }},
	{"adjectives", false, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.Adjectives = d.phrases(n) }},
	{"context", false, func(d *decoder, e *archive.Entity, n *yaml.Node) { e.Context = d.phrases(n) }},
	{"match", false, func(d *decoder, e *archive.Entity, n *yaml.Node) { mapping(d, n, &matchShape, &e.Match) }},
}}

var locationShape = shape[archive.Location]{noun: "a location", keys: []key[archive.Location]{
	{"lat", true, func(d *decoder, l *archive.Location, n *yaml.Node) { l.Lat = d.degrees(n, 90) }},
	{"lon", true, func(d *decoder, l *archive.Location, n *yaml.Node) { l.Lon = d.degrees(n, 180) }},
}}

func (d *decoder) location(n *yaml.Node) *archive.Location {
	var l archive.Location
	if !mapping(d, n, &locationShape, &l) {
		return nil
	}
	return &l
}

var matchShape = shape[archive.Match]{noun: `"match"`, keys: []key[archive.Match]{
	{"case", false, func(d *decoder, m *archive.Match, n *yaml.Node) { m.Case = d.oneOf(n, "exact", "fold") }},
	{"surname", false, func(d *decoder, m *archive.Match, n *yaml.Node) { m.NoSurname = !d.bool(n) }},
}}

// spanInOrder refuses an entity that ends before it starts: in 2016 or in December 2016, but not on the first
// of it where it starts on the 30th.
func (d *decoder) spanInOrder(item *yaml.Node, e *archive.Entity) {
	if e.Start.IsZero() || e.End.IsZero() {
		return
	}
	known := min(dayLength(e.Start), dayLength(e.End))
	if e.End.Day()[:known] < e.Start.Day()[:known] {
		d.wrong(valueOf(item, "end"), diag.DateInvalid, "swap the two, or correct one", "the entity ends in %s before it starts in %s", e.End, e.Start)
		e.End = archive.Date{}
	}
}

// dayLength returns how much of 2017-01-08 a date states, in bytes.
func dayLength(d archive.Date) int {
	switch d.Precision() {
	case archive.Year:
		return len("2017")
	case archive.Month:
		return len("2017-01")
	}
	return len("2017-01-08")
}
