// Package search makes the files by which a browser searches the site without a server. The archive, what annotate
// found and the index of relate go in; a Plan comes out that says which files there are and makes any one of them.
//
// Each file is a classic script that hands its data to one function, glossSearch(name, data, stamp), so that it loads
// from a folder as well as from a web server; assets/search.js defines the function and reads the data. There are six
// kinds:
//
//	search/index.js  loaded first: how documents are numbered, and what is in which file (directory.go)
//	search/p7.js     the words from one to another, each with the documents that have it (shard.go, posting.go)
//	search/q7.js     the words of a few such files, each with the quotations that have it
//	search/t7.js     the text of some articles, for result rows, excerpts and phrases (leaf.go)
//	search/e7.js     names and descriptions of some entities (leaf.go)
//	search/n7.js     the articles that name some entities, for the facet of entities (named.go)
//
// # Documents
//
// What can be found is a document: an entity, a note, an article or a quotation, numbered in this order. Entities are
// sorted by type; articles by source, month and day, and notes and quotations as their articles. The type, source and
// year of a document so follow from its number alone, and a browser counts its facets without loading anything. The
// stamp of each file names the numbering: a page that has been open while the archive was published anew, or a cache
// that holds files of both, would mix them up otherwise (stamp.go).
//
// # Words
//
// A word is a run of letters, marks and digits, folded (word.go, fold.go): a search ignores case and diacritics. Scripts
// that do not part words are cut into pairs of letters. Each word knows the other words of the archive that have its
// stem (stem.go), so the browser finds inflected forms without knowing how to stem.
//
// # What is not shown is not shipped
//
// Of an article with text: none the words are indexed, but neither its text nor the order of its words is in any file:
// there are no positions among the postings, and a phrase is looked for in the texts that the pages show themselves.
package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/relate"
)

// Dir is the folder of the files in the output, with a slash.
const Dir = "search/"

// Input is what is searched. Slices by article are as long as Archive.Articles and in its order.
type Input struct {
	Archive *archive.Archive
	Results []annotate.Result
	Index   *relate.Index
	Text    func(article int32) string   // its canonical text
	Plain   func(markdown string) string // a note's Markdown as plain text

	// What the results are shown with, in the language of the pages. Default: as the archive has it.
	Day  func(archive.Date) string                // a date, in short
	Type func(t *archive.Type) (one, many string) // what entities of a type are called
}

func (in *Input) setDefaults() {
	if in.Day == nil {
		in.Day = archive.Date.String
	}
	if in.Type == nil {
		in.Type = func(t *archive.Type) (one, many string) { return t.Name, t.Plural }
	}
}

// kind is a kind of document. The order is that of their numbers.
type kind uint8

const (
	entityKind kind = iota
	noteKind
	articleKind
	quotationKind
	numKinds
)

// A Plan knows which files there are. It does not change, and its methods may be called from any number of goroutines.
type Plan struct {
	Input
	first    [numKinds + 1]uint32 // first document of each kind; the last is the number of documents
	bytes    [numKinds]int        // of all texts of a kind
	entities []int32              // in the order of their documents
	articles []int32
	notes    []uint32 // article's place in articles → its first note, counted from 0; one more at the end
	quotes   []uint32 // the same for quotations
	place    []int32  // article → its place in articles
	entityAt []uint32 // entity → its document
	buckets  []bucket // runs of articles of one source and month
	leaves   []int32  // first places in articles of each leaf; one more at the end
	cards    []int32  // first places in entities of each leaf of entities; one more at the end
	named    []int32  // first places in entities of each file of naming articles; one more at the end
	sizes    sizes
	shards   int // files of postings
	paths    []string
	stamp    string // of the numbering
	sources  map[string]int32
}

// New plans the files. It reads no text, so that a preview that nobody searches pays next to nothing.
func New(in Input) *Plan {
	in.setDefaults()
	p := &Plan{Input: in, sources: map[string]int32{}}
	for i := range in.Archive.Sources {
		p.sources[in.Archive.Sources[i].ID] = int32(i)
	}
	p.numberEntities()
	p.numberArticles()
	total := 0
	for _, n := range p.bytes {
		total += n
	}
	p.sizes = sizesOf(total)
	p.shards = total/p.sizes.shard + 1
	p.cutLeaves()
	p.cutNamed()
	p.stamp = p.numbering()
	p.paths = append(p.paths, Dir+"index.js")
	for _, f := range []struct {
		kind  byte
		count int
	}{{'p', p.shards}, {'q', p.quotedFiles()}, {'t', len(p.leaves) - 1}, {'e', len(p.cards) - 1}, {'n', len(p.named) - 1}} {
		for i := range f.count {
			p.paths = append(p.paths, fmt.Sprintf("%s%c%d.js", Dir, f.kind, i))
		}
	}
	slices.Sort(p.paths)
	return p
}

func (p *Plan) quotedFiles() int { return (p.shards + quotedPerFile - 1) / quotedPerFile }

// Paths returns the path of every file in the output, sorted. The slice is the plan's own.
func (p *Plan) Paths() []string { return p.paths }

func (p *Plan) numberEntities() {
	n := len(p.Archive.Entities)
	place := map[string]int{}
	for i, t := range p.Archive.Site.Types {
		place[t.ID] = i
	}
	p.entities, p.entityAt = identity(n), make([]uint32, n)
	slices.SortStableFunc(p.entities, func(a, b int32) int {
		return cmp.Compare(place[p.Archive.Entities[a].Type], place[p.Archive.Entities[b].Type])
	})
	for doc, i := range p.entities {
		e := &p.Archive.Entities[i]
		p.entityAt[i] = uint32(doc)
		p.bytes[entityKind] += len(e.Name) + len(e.Description)
	}
	p.first[noteKind] = uint32(n)
}

// numberArticles orders the articles and numbers what is in them.
func (p *Plan) numberArticles() {
	n := len(p.Archive.Articles)
	p.articles, p.place = identity(n), make([]int32, n)
	p.sortArticles()
	p.notes, p.quotes = make([]uint32, n+1), make([]uint32, n+1)
	for k, i := range p.articles {
		p.place[i] = int32(k)
		p.bytes[articleKind] += len(p.Archive.Articles[i].Title) + len(p.Text(i))
		notes, quotes := p.notesOf(i), p.quotationsOf(i)
		for _, text := range notes {
			p.bytes[noteKind] += len(text)
		}
		for _, q := range quotes {
			p.bytes[quotationKind] += int(q.End - q.Start)
		}
		p.notes[k+1] = p.notes[k] + uint32(len(notes))
		p.quotes[k+1] = p.quotes[k] + uint32(len(quotes))
	}
	p.first[articleKind] = p.first[noteKind] + p.notes[n]
	p.first[quotationKind] = p.first[articleKind] + uint32(n)
	p.first[numKinds] = p.first[quotationKind] + p.quotes[n]
}

// isShown says whether the page of an article shows its text, and with it its notes and quotations.
func (p *Plan) isShown(article int32) bool { return p.Archive.Articles[article].Text != archive.None }

// notesOf returns the Markdown of the notes that the page of an article numbers, in that order.
func (p *Plan) notesOf(article int32) []string {
	if !p.isShown(article) {
		return nil
	}
	var out []string
	for _, m := range p.Results[article].Marks {
		if a := &p.Archive.Articles[article].Sidecar.Annotations[m.Annotation]; a.Kind == archive.KindNote {
			out = append(out, a.Value)
		}
	}
	return out
}

func (p *Plan) quotationsOf(article int32) []archive.Quotation {
	if !p.isShown(article) {
		return nil
	}
	return p.Results[article].Quotations
}

func identity(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	return out
}

// A bucket is a run of articles of one source and month.
type bucket struct {
	source int32 // index into the archive's sources, or -1
	month  int32 // year × 12 + month from 0; noMonth where there is no date
	from   int32 // first place in Plan.articles
}

const (
	noMonth = -1
	// mostBuckets bounds the directory: where an archive has more runs, they are made by year. At two bytes a run
	// this is a tenth of what may be loaded before the first key.
	mostBuckets = 5000
)

func month(d archive.Date) int32 {
	if d.IsZero() {
		return noMonth
	}
	y, m, _ := d.From().Date()
	return int32(y*12 + int(m) - 1)
}

// sortArticles orders the articles by source, newest first, and cuts them into buckets.
func (p *Plan) sortArticles() {
	source := make([]int32, len(p.Archive.Articles))
	for i := range source {
		source[i] = -1
		if s, ok := p.sources[p.Archive.Articles[i].Source]; ok {
			source[i] = s
		}
	}
	slices.SortStableFunc(p.articles, func(a, b int32) int {
		x, y := &p.Archive.Articles[a], &p.Archive.Articles[b]
		return cmp.Or(
			cmp.Compare(source[a], source[b]),
			cmp.Compare(month(y.Published), month(x.Published)),
			y.Published.From().Compare(x.Published.From()),
			strings.Compare(x.ID, y.ID),
		)
	})
	for _, width := range []int32{1, 12} {
		p.buckets = p.buckets[:0]
		for k, i := range p.articles {
			b := bucket{source[i], month(p.Archive.Articles[i].Published), int32(k)}
			if b.month != noMonth {
				b.month -= b.month % width
			}
			if n := len(p.buckets); n == 0 || p.buckets[n-1].source != b.source || p.buckets[n-1].month != b.month {
				p.buckets = append(p.buckets, b)
			}
		}
		if len(p.buckets) <= mostBuckets {
			break
		}
	}
}
