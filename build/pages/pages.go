// Package pages says which pages the site has, where each lies, and what view it shows. The archive with what
// annotate and relate found goes in; a Plan comes out that makes any one view when asked, so that publishing
// makes them all and a preview makes one.
//
// Everything that depends on the whole archive (orders, letters, months) is prepared in New; View only reads it,
// and may be called from any number of goroutines.
package pages

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/compare"
	"gloss/build/locale"
	"gloss/build/markup"
	"gloss/build/picture"
	"gloss/build/relate"
)

// Input is what pages are made of. Slices by article are as long as Archive.Articles and in its order.
type Input struct {
	Archive   *archive.Archive
	Documents []*markup.Document
	Results   []annotate.Result
	Index     *relate.Index
	// Copies are the paths of files that the output has beside the pages: images.
	Copies map[string]bool
	// Data returns the path of the file that has an article's annotations as data, and whether it has no other's; nil and an
	// empty path say that there is none.
	Data func(article int) (path string, own bool)
	// Beside returns the files beside an article's page, for other programs; nil says that there are none.
	Beside func(article int) []File
	// Words is the language that the pages speak; nil is English.
	Words *locale.Language
	// Highlight marks up code as HTML; nil shows it plain.
	Highlight func(language, code string) string
}

// A File is a file of the site that is no page.
type File struct {
	Path      string
	MediaType string
	Name      string // of its format: "TEI"
}

// A Plan is the pages of one site.
type Plan struct {
	Input
	paths        []string
	at           map[string]target
	types        map[string]archive.Type
	source       map[string]int32   // source ID → index
	article      map[string]int32   // article ID → index
	entity       map[string]int32   // entity ID → index
	part         map[int32][]int32  // entity → its parts
	ofType       map[string][]int32 // type → its entities in the registry's order
	articlePaths []string           // of their pages
	entityPaths  []string           // of their first pages; empty where they may be other ones now
	months       []month
	undated      []int32
	bySource     [][]int32 // articles of each source, newest first
	headings     []heading // entities in the order of the alphabet
	short        []string  // source → its abbreviation in the index
	notes        int       // in the whole archive

	said     []utterance // every quotation, by speaker (quotation.go)
	quoted   int         // how many there are: what several say together stands with each of them
	saidAt   []int32     // speaker → its first; one more for nobody, and one at the end
	speakers []int32     // entities that say something, in the order of the index
	lettered []string    // the letter of the index under which each of them stands
	runs     []saidRun
	initials []initial // of the speakers in runs

	sequence   []int32 // article → when its page is best made (sequence.go)
	stories    []story // as the index has them (story.go)
	tales      []int32 // those that several articles tell
	vocabulary func() *compare.Vocabulary
	cuts       *cuts
	memo       *memo
	buffers    *sync.Pool // of *[]byte: where texts are marked up
	events     []dated    // of the registry, most named first (chart.go)
	chronicle  chronicle
	first      int // the days of the first and the last article, where hasDays
	last       int
	hasDays    bool
	axis       picture.Axis // of the whole archive

	cards  [][]int32 // the entities of each file of cards (card.go)
	places []located // what a map can show (map.go)
}

// target is a page: its kind, and which article, entity, month … of that kind.
type target struct {
	kind kind
	i    int32
	page int32 // of a list that takes several pages, from 0
}

type kind uint8

const (
	homePage kind = iota
	articlePage
	entityPage
	articlesPage
	monthPage
	undatedPage
	typePage
	indexPage
	sourcesPage
	sourcePage
	quotationsPage
	storyPage
	storiesPage
	comparePage
	timelinePage
	mapPage
	networkPage
	searchPage
	offlinePage
	freePage
	notFoundPage
)

// perPage is how many articles a list shows on one page: a page that a phone still scrolls.
const perPage = 200

// New plans the pages.
func New(in Input) *Plan {
	p := &Plan{
		Input: in, at: map[string]target{}, types: map[string]archive.Type{}, source: map[string]int32{},
		article: map[string]int32{}, entity: map[string]int32{}, part: map[int32][]int32{}, ofType: map[string][]int32{},
	}
	if p.Words == nil {
		p.Words = locale.Builtin("en")
	}
	for _, t := range in.Archive.Site.Types {
		p.types[t.ID] = t
	}
	for i := range in.Archive.Sources {
		p.source[in.Archive.Sources[i].ID] = int32(i)
	}
	for i := range in.Archive.Articles {
		p.article[in.Archive.Articles[i].ID] = int32(i)
	}
	for i := range in.Archive.Entities {
		e := &in.Archive.Entities[i]
		p.entity[e.ID] = int32(i)
		p.ofType[e.Type] = append(p.ofType[e.Type], int32(i))
	}
	for i := range in.Archive.Entities {
		for _, whole := range in.Archive.Entities[i].PartOf {
			if w, ok := p.entity[whole]; ok {
				p.part[w] = append(p.part[w], int32(i))
			}
		}
	}
	p.memo, p.buffers = p.newMemo(), &sync.Pool{}
	p.spellPaths()
	p.gather()
	p.headings = p.sortHeadings()
	p.short = abbreviations(in.Archive.Sources)
	p.gatherSaid()
	p.runs = p.saidRuns()
	p.initials = p.initialsOf(p.runs)
	p.gatherStories()
	p.sequence = p.inSequence()
	p.tales = p.told()
	p.vocabulary = sync.OnceValue(p.newVocabulary)
	p.cuts = &cuts{}
	p.events = p.datedEvents()
	if p.first, p.last, p.hasDays = p.articleDays(); p.hasDays {
		p.axis = picture.NewAxis(p.first, p.last)
	}
	p.gatherChronicle()
	p.gatherCards()
	p.places = p.locatedPlaces()
	p.lay()
	return p
}

// gather groups the articles by month and by source, and counts the notes.
func (p *Plan) gather() {
	p.bySource = make([][]int32, len(p.Archive.Sources))
	for _, i := range p.Index.ByDate() {
		a := &p.Archive.Articles[i]
		if s, ok := p.source[a.Source]; ok {
			p.bySource[s] = append(p.bySource[s], i)
		}
		p.addToMonth(i, a)
		if a.Sidecar != nil {
			for _, n := range a.Sidecar.Annotations {
				if n.Kind == archive.KindNote {
					p.notes++
				}
			}
		}
	}
}

// lay lists every page with its path. A path that is taken already stays with the first: load and check report
// what could collide.
func (p *Plan) lay() {
	p.add("index.html", target{kind: homePage})
	p.add("articles/index.html", target{kind: articlesPage})
	for i := range p.months {
		p.add(p.months[i].path(), target{kind: monthPage, i: int32(i)})
	}
	if len(p.undated) > 0 {
		p.add("articles/undated.html", target{kind: undatedPage})
	}
	for i := range p.Archive.Articles {
		p.add(p.articlePath(int32(i)), target{kind: articlePage, i: int32(i)})
	}
	for i := range p.Archive.Site.Types {
		t := &p.Archive.Site.Types[i]
		for n := range p.typeGroups(t.ID).pages() {
			p.add(typePath(t, n), target{kind: typePage, i: int32(i), page: int32(n)})
		}
	}
	for i := range p.Archive.Entities {
		p.addPaged(p.entityPath(int32(i)), entityPage, int32(i), len(p.Index.OfEntity(int32(i))))
	}
	for n := range p.indexGroups().pages() {
		p.add(indexPath(n), target{kind: indexPage, page: int32(n)})
	}
	p.add("sources/index.html", target{kind: sourcesPage})
	for i := range p.Archive.Sources {
		p.addPaged(p.sourcePath(int32(i)), sourcePage, int32(i), len(p.bySource[i]))
	}
	for n := range p.saidPages() {
		p.add(numbered(quotationsPath, n), target{kind: quotationsPage, page: int32(n)})
	}
	p.layStories()
	if p.hasMap() {
		p.add(mapPath, target{kind: mapPage})
	}
	if p.hasNetwork() {
		p.add(networkPath, target{kind: networkPage})
	}
	p.add(searchPath, target{kind: searchPage})
	if p.Archive.Site.Offline {
		p.add(offlinePath, target{kind: offlinePage})
	}
	for i := range p.Archive.Pages {
		p.add(p.Archive.Pages[i].Name+".html", target{kind: freePage, i: int32(i)})
	}
	p.add("404.html", target{kind: notFoundPage})
	slices.Sort(p.paths)
}

func (p *Plan) add(path string, t target) {
	if _, taken := p.at[path]; taken {
		return
	}
	p.at[path] = t
	p.paths = append(p.paths, path)
}

func (p *Plan) addPaged(path string, k kind, i int32, items int) {
	for n := range pageCount(items) {
		p.add(numbered(path, n), target{kind: k, i: i, page: int32(n)})
	}
}

// Paths returns the path of every page, sorted. The slice is the plan's own.
func (p *Plan) Paths() []string { return p.paths }

// Exists says whether the output has a page or a copied file at a path.
func (p *Plan) Exists(path string) bool {
	_, ok := p.at[path]
	return ok || p.Copies[path]
}

// View makes the view of the page at a path, and says false where there is none.
func (p *Plan) View(path string) (any, bool) {
	t, ok := p.at[path]
	if !ok {
		return nil, false
	}
	switch t.kind {
	case homePage:
		return p.home(), true
	case articlePage:
		return p.articleView(t.i), true
	case entityPage:
		return p.entityView(t.i, int(t.page)), true
	case articlesPage:
		return p.articles(), true
	case monthPage:
		return p.monthView(int(t.i)), true
	case undatedPage:
		return p.undatedView(), true
	case typePage:
		return p.typeView(int(t.i), int(t.page)), true
	case indexPage:
		return p.indexView(int(t.page)), true
	case sourcesPage:
		return p.sourcesView(), true
	case sourcePage:
		return p.sourceView(t.i, int(t.page)), true
	case quotationsPage:
		return p.quotationsView(int(t.page)), true
	case storyPage:
		return p.storyView(t.i), true
	case storiesPage:
		return p.storiesView(int(t.page)), true
	case comparePage:
		return p.compareView(t.i), true
	case timelinePage:
		return p.timelineView(int(t.page)), true
	case searchPage:
		return p.searchView(), true
	case offlinePage:
		return p.offlineView(), true
	case mapPage:
		return p.mapView(), true
	case networkPage:
		return p.networkView(), true
	case freePage:
		return p.freeView(int(t.i)), true
	case notFoundPage:
		return p.notFound(), true
	default:
		panic(fmt.Sprintf("pages: no view for kind %d", t.kind))
	}
}

// pageCount is how many pages a list of items takes; an empty list takes one.
func pageCount(items int) int { return max(1, (items+perPage-1)/perPage) }

// numbered is the path of the n-th page of a list, from 0: people/ID.html, people/ID/2.html.
func numbered(path string, n int) string {
	if n == 0 {
		return path
	}
	return fmt.Sprintf("%s/%d.html", strings.TrimSuffix(path, ".html"), n+1)
}

// window returns the items of the n-th page.
func window[T any](items []T, n int) []T {
	return items[min(n*perPage, len(items)):min((n+1)*perPage, len(items))]
}

// byCount orders by count, most first, then in the order given.
func byCount[T any](items []T, count func(T) int) {
	slices.SortStableFunc(items, func(a, b T) int { return cmp.Compare(count(b), count(a)) })
}
