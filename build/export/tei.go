package export

import (
	"io"
	"slices"
	"strconv"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/cite"
	"gloss/build/iri"
)

const teiNamespace = "http://www.tei-c.org/ns/1.0"

// TEI writes the articles of the given IDs, or every article where there are none, as TEI P5: one article as a TEI document,
// several as a teiCorpus. An ID that the archive does not have is an error, before anything is written, and so is an archive
// without articles.
//
// What stands in text/body is the canonical text, and nothing else but descriptions of pictures: what is said of it stands
// around its words where XML lets it, and beside it, in standOff, where it overlaps (TEI P5, chapter 21). The text of an article that
// shows none is a gap.
func TEI(w io.Writer, in Input, ids []string) error {
	which, err := chooseSome(in.Archive, ids)
	if err != nil {
		return err
	}
	t := &teiWriter{newXMLWriter(w), newTEIArchive(in)}
	if len(which) == 1 && len(ids) > 0 {
		t.document(which[0], "")
	} else {
		t.corpus(which)
	}
	return t.done()
}

// teiArchive is an archive as TEI documents need it. It does not change, so goroutines may share it.
type teiArchive struct {
	in     Input
	work   func(article int) cite.Work
	names  *iri.Namer
	entity map[string]int32   // entity ID → index
	types  map[string]teiType // type of entity → elements
}

func newTEIArchive(in Input) *teiArchive {
	a := &teiArchive{in: in, work: in.works(), names: iri.New(&in.Archive.Site), types: teiTypes(), entity: make(map[string]int32, len(in.Archive.Entities))}
	for i := range in.Archive.Entities {
		a.entity[in.Archive.Entities[i].ID] = int32(i)
	}
	return a
}

// teiWriter writes TEI documents of one archive.
type teiWriter struct {
	*xmlWriter
	*teiArchive
}

// document writes one article. Prefix begins each xml:id of it; it is empty where the article is a document by itself, which then
// says of whom it speaks.
func (t *teiWriter) document(i int, prefix string) {
	alone := prefix == ""
	if alone {
		t.start("TEI", "xmlns", teiNamespace)
	} else {
		t.start("TEI")
	}
	t.line()
	said := t.saidOf([]int{i})
	t.header(i, said, alone)
	body := t.newBody(i, prefix)
	t.start("text", "xml:lang", t.in.Archive.Articles[i].Language)
	t.line()
	t.front(i)
	body.write()
	t.end()
	t.line()
	if alone && len(said.entities) > 0 || body.hasBeside() {
		t.start("standOff")
		t.line()
		if alone {
			t.registry(said.entities)
		}
		body.beside()
		t.end()
		t.line()
	}
	t.end()
	t.line()
}

// corpus writes articles one by one, behind all that they speak of.
func (t *teiWriter) corpus(which []int) {
	t.start("teiCorpus", "xmlns", teiNamespace)
	t.line()
	said := t.saidOf(which)
	t.corpusHeader(which, said)
	if len(said.entities) > 0 {
		t.start("standOff")
		t.line()
		t.registry(said.entities)
		t.end()
		t.line()
	}
	for n, i := range which {
		t.document(i, "t"+strconv.Itoa(n+1)+"-")
	}
	t.end()
	t.line()
}

// front prints the headline, which is no part of the canonical text (TEI P5 §4.6).
func (t *teiWriter) front(i int) {
	a := &t.in.Archive.Articles[i]
	t.start("front")
	t.line()
	t.element("head", a.Title)
	t.element("byline", a.Byline)
	t.end()
	t.line()
}

// said is what articles speak of, and which words are needed to say how that was found.
type said struct {
	entities []int32 // in the registry's order
	how      map[archive.How]bool
	speech   map[archive.Speech]bool
	speaker  map[archive.Attribution]bool
	dates    map[archive.DateRule]bool
}

// saidOf gathers what some articles speak of. Of whom a text speaks is told also where the text is not shown, as on its page.
func (t *teiWriter) saidOf(which []int) said {
	s := said{
		how: map[archive.How]bool{}, speech: map[archive.Speech]bool{}, speaker: map[archive.Attribution]bool{}, dates: map[archive.DateRule]bool{},
	}
	seen := map[int32]bool{}
	for _, i := range which {
		r := &t.in.Results[i]
		namedIn(r, seen)
		if t.in.Archive.Articles[i].Text == archive.None {
			continue
		}
		for _, m := range r.Mentions.List {
			s.how[m.How] = true
		}
		for _, q := range r.Quotations {
			s.speech[q.Speech], s.speaker[q.How] = true, true
		}
		for _, d := range r.Dates {
			s.dates[d.Rule] = true
		}
	}
	for e := range seen {
		s.entities = append(s.entities, e)
	}
	slices.Sort(s.entities)
	return s
}

// namedIn adds the entities of which an article speaks: those that it mentions, may mention, or has speak.
func namedIn(r *annotate.Result, seen map[int32]bool) {
	for _, m := range r.Mentions.List {
		if m.How != archive.Ambiguous {
			seen[m.Entity] = true
			continue
		}
		for _, e := range r.Mentions.Choices[m.Because] {
			seen[e] = true
		}
	}
	for _, q := range r.Quotations {
		for _, v := range r.Voices(q) {
			seen[v.Speaker] = true
		}
	}
}
