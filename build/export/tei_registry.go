package export

import (
	"slices"
	"strconv"

	"gloss/build/archive"
)

// teiType is how TEI writes entities of a type (TEI P5, chapter 14): in a list, an item each with names, and what their
// mentions in the text are. A type that TEI does not know is a plain list.
type teiType struct {
	list, item, name string
	kind             string // @type of the list and of name, where these do not say it
}

func teiTypes() map[string]teiType {
	return map[string]teiType{
		"person":       {list: "listPerson", item: "person", name: "persName"},
		"organization": {list: "listOrg", item: "org", name: "orgName"},
		"place":        {list: "listPlace", item: "place", name: "placeName"},
		"event":        {list: "listEvent", item: "event", name: "eventName"},
	}
}

// typeOf returns how a type of entity is written.
func (t *teiWriter) typeOf(id string) teiType {
	if known, ok := t.types[id]; ok {
		return known
	}
	return teiType{list: "list", item: "item", name: "name", kind: id}
}

// entityID is the xml:id of an entity. No other begins so.
func (t *teiWriter) entityID(entity int32) string {
	return "e-" + xmlName(t.in.Archive.Entities[entity].ID)
}

// registry writes the entities given, by type in the archive's order, and how they belong together.
func (t *teiWriter) registry(entities []int32) {
	for _, kind := range t.in.Archive.Site.Types {
		of := slices.DeleteFunc(slices.Clone(entities), func(e int32) bool { return t.in.Archive.Entities[e].Type != kind.ID })
		if len(of) == 0 {
			continue
		}
		how := t.typeOf(kind.ID)
		t.start(how.list, "type", how.kind)
		t.line()
		for _, e := range of {
			t.entry(how, e)
		}
		t.end()
		t.line()
	}
	t.relations(entities)
}

// entry writes one entity. The order of what is in it is that which TEI asks for.
func (t *teiWriter) entry(how teiType, entity int32) {
	e := &t.in.Archive.Entities[entity]
	attrs := []string{"xml:id", t.entityID(entity)}
	if how.item == "event" {
		attrs = append(attrs, eventDates(e)...)
	}
	t.start(how.item, attrs...)
	t.line()
	t.element(how.name, e.Name, "type", how.kind)
	if how.item == "event" { // which takes no other names than its own
		t.aliases("eventName", e.Aliases, "alias")
	} else {
		t.aliases(how.name, e.Aliases, "alias")
		t.aliases(how.name, e.Adjectives, "adjective")
	}
	if l := e.Location; l != nil && how.item == "place" {
		t.start("location")
		t.element("geo", strconv.FormatFloat(l.Lat, 'f', -1, 64)+" "+strconv.FormatFloat(l.Lon, 'f', -1, 64))
		t.end()
		t.line()
	}
	t.identifiers(e, entity)
	t.element("note", e.Description)
	t.end()
	t.line()
}

func (t *teiWriter) aliases(name string, forms []string, kind string) {
	for _, form := range forms {
		t.element(name, form, "type", kind)
	}
}

// identifiers says under what names other programs know an entity.
func (t *teiWriter) identifiers(e *archive.Entity, entity int32) {
	t.element("idno", t.names.Entity(&t.in.Archive.Entities[entity]), "type", "IRI")
	t.element("idno", e.Wikidata, "type", "wikidata")
	t.element("idno", e.GeoNames, "type", "geonames")
	for _, same := range e.SameAs {
		t.element("idno", same, "type", "URI")
	}
}

func eventDates(e *archive.Entity) []string {
	switch {
	case e.Start.IsZero() && e.End.IsZero():
		return nil
	case e.End.IsZero() || e.End == e.Start:
		return teiDateOf(e.Start)
	}
	return []string{"from", teiDay(e.Start), "to", teiDay(e.End)}
}

// teiDay is a date at an end of an interval, as teiDateOf writes it; of what is an interval itself, its beginning.
func teiDay(d archive.Date) string {
	if attrs := teiDateOf(d); len(attrs) > 0 {
		return attrs[1]
	}
	return ""
}

// relations says which entities are parts of others, where both are here (TEI P5 §14.4.2.2).
func (t *teiWriter) relations(entities []int32) {
	open := false
	for _, part := range entities {
		for _, id := range t.in.Archive.Entities[part].PartOf {
			whole, ok := t.entity[id]
			if _, here := slices.BinarySearch(entities, whole); !ok || !here {
				continue
			}
			if !open {
				t.start("listRelation")
				t.line()
				open = true
			}
			t.empty("relation", "name", "part-of", "active", "#"+t.entityID(part), "passive", "#"+t.entityID(whole))
			t.line()
		}
	}
	if open {
		t.end()
		t.line()
	}
}

// mentionTag returns the element for a mention and its attributes. A demonym is no name, and what is not decided names
// nobody: both are rs.
func (t *teiWriter) mentionTag(m archive.Mention) (name string, attrs []string) {
	e := &t.in.Archive.Entities[m.Entity]
	how, ana := t.typeOf(e.Type), "#how-"+teiHow(m.How).id
	switch m.How {
	case archive.Ambiguous:
		return "rs", []string{"cert", "unknown", "ana", ana}
	case archive.ByAdjective:
		return "rs", []string{"type", e.Type, "ref", "#" + t.entityID(m.Entity), "ana", ana}
	}
	return how.name, []string{"type", how.kind, "ref", "#" + t.entityID(m.Entity), "ana", ana}
}

// quotationTag returns the attributes of said: who speaks, all of several, and how that was decided.
func (t *teiWriter) quotationTag(i int, q archive.Quotation) []string {
	who := ""
	for _, v := range t.in.Results[i].Voices(q) {
		if who != "" {
			who += " "
		}
		who += "#" + t.entityID(v.Speaker)
	}
	direct := ""
	switch q.Speech {
	case archive.Direct:
		direct = "true"
	case archive.Indirect:
		direct = "false"
	}
	return []string{"who", who, "direct", direct, "ana", "#speech-" + teiSpeech(q.Speech).id + " #speaker-" + teiSpeaker(q.How).id}
}

// candidates writes who may be meant by a mention that is not decided (TEI P5 §22.1.2).
func (t *teiWriter) candidates(id string, among []int32) {
	for _, e := range among {
		t.empty("certainty", "target", "#"+id, "match", "@ref", "locus", "value", "assertedValue", "#"+t.entityID(e), "cert", "unknown")
		t.line()
	}
}
