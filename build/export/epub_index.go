package export

import (
	"slices"
	"strconv"

	"gloss/build/archive"
	"gloss/build/iri"
)

// A bookIndex is a page on which the book tells of entities of one type.
type bookIndex struct {
	path, title string
	entities    []int32 // in the order of the alphabet
}

// perIndex is how many entities a page tells of: reading systems take a file whole, and slow down from some hundred
// kilobytes on.
const perIndex = 200

// maxListed is how many articles are listed of an entity, the newest: of one that is in every article it would be all of them.
const maxListed = 100

// newIndexes plans the pages of the entities that the book's articles mention, and notes where each is told of.
func (b *book) newIndexes() []bookIndex {
	mentioned := map[int32]bool{}
	for _, i := range b.articles {
		for _, p := range b.in.Index.OfArticle(int32(i)) {
			mentioned[p.Entity] = true
		}
	}
	var out []bookIndex
	for t := range b.in.Archive.Site.Types {
		kind := &b.in.Archive.Site.Types[t]
		of := slices.DeleteFunc(slices.Clone(b.Alphabet), func(e int32) bool { return !mentioned[e] || b.in.Archive.Entities[e].Type != kind.ID })
		n := 0
		for some := range slices.Chunk(of, perIndex) {
			n++
			index := bookIndex{path: "entities/" + kind.Folder + ".xhtml", title: b.Plural(kind), entities: some}
			if n > 1 {
				index.path = "entities/" + kind.Folder + "." + strconv.Itoa(n) + ".xhtml" // no folder has a full stop
				index.title = b.Words.Say("page-number", "title", index.title, "n", b.Words.Number(n))
			}
			for _, e := range some {
				b.entities[e] = index.path
			}
			out = append(out, index)
		}
	}
	return out
}

func (b *book) anchor(entity int32) string { return "e-" + xmlName(b.in.Archive.Entities[entity].ID) }

// index tells of some entities.
func (b *book) index(index *bookIndex) []byte {
	return b.page(index.path, index.title, b.Words.Tag, func(x *xmlWriter) {
		x.start("section", "epub:type", "index", "role", "doc-index", "aria-labelledby", "title")
		x.line()
		x.element("h1", index.title, "id", "title")
		for _, e := range index.entities {
			b.entity(x, index.path, e)
		}
		x.end()
		x.line()
	})
}

// entity says who or what is meant, and lists the book's articles that mention it, the newest first.
func (b *book) entity(x *xmlWriter, at string, entity int32) {
	e := &b.in.Archive.Entities[entity]
	x.start("section", "class", "entity", "id", b.anchor(entity))
	x.line()
	x.element("h2", e.Name, "dir", "auto")
	b.list(x, "quiet", slices.Clone(e.Aliases)...)
	x.element("p", e.Description, "dir", "auto")
	x.element("p", b.dates(e), "class", "quiet")
	if e.Wikidata != "" {
		x.start("p", "class", "quiet")
		x.start("a", "href", iri.Wikidata(e.Wikidata))
		x.text("Wikidata " + e.Wikidata)
		x.end()
		x.end()
		x.line()
	}
	b.places(x, at, entity)
	x.end()
	x.line()
}

// dates says when an entity began and ended, as far as that is known.
func (b *book) dates(e *archive.Entity) string {
	from, to := b.Date(e.Start), b.Date(e.End)
	switch {
	case from == "" && to == "":
		return ""
	case to == "" && e.Type == "event" || from == to:
		return from
	case to == "":
		return b.Words.Say("date.from", "date", from)
	case from == "":
		return b.Words.Say("date.until", "date", to)
	}
	return b.Words.Say("date.range", "from", from, "to", to)
}

func (b *book) places(x *xmlWriter, at string, entity int32) {
	x.start("ul")
	x.line()
	listed, more := 0, 0
	for _, p := range b.in.Index.OfEntity(entity) {
		switch {
		case !b.has[int(p.Article)]:
			continue
		case listed == maxListed:
			more++
			continue
		}
		listed++
		x.start("li")
		b.link(x, at, int(p.Article))
		facts := b.Words.Count("mentions", int(p.Count))
		if when := b.Date(b.in.Archive.Articles[p.Article].Published); when != "" {
			facts = when + " · " + facts
		}
		x.start("span", "class", "quiet")
		x.text(" · " + facts)
		x.end()
		x.end()
		x.line()
	}
	if more > 0 {
		x.element("li", b.Words.Say("and-more", "n", b.Words.Number(more)), "class", "quiet")
	}
	x.end()
	x.line()
}
