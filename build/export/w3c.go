package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"gloss/build/archive"
	"gloss/build/iri"
)

// The place of the annotations in the site. The collection names its pages, one a month of publication:
// data/annotations/2017-01.jsonld, …/2017.jsonld for articles of which only the year is known, …/undated.jsonld.
const (
	annotationsDir   = "data/annotations/"
	collectionPath   = annotationsDir + "index.jsonld"
	besideExtension  = ".annotations.jsonld" // of the file beside an article's page
	collectionOfPage = "#collection"         // fragment, for a page whose collection is it alone
)

// Annotations are the files of a site that say everything found in its articles as W3C Web Annotations (Web
// Annotation Data Model, 23 February 2017). Files are made when asked for. The value does not change, and its
// methods may be called from any number of goroutines.
type Annotations struct {
	*namedInput
	pages []annotationPage
	total int
	paths []string
	at    map[string]int // path → index of a page, or of an article
}

// annotationPage is the articles of one month.
type annotationPage struct {
	label    string // 2017-01, 2017, undated
	articles []int
	start    int // annotations on the pages before it
}

func (p *annotationPage) path() string { return annotationsDir + p.label + ".jsonld" }

// NewAnnotations plans the files. Those beside each article are only there where site.yaml asks for them.
func NewAnnotations(in Input) *Annotations {
	a := &Annotations{namedInput: newNamedInput(in), at: map[string]int{}}
	a.gather()
	a.paths = []string{collectionPath}
	for i := range a.pages {
		a.at[a.pages[i].path()] = i
		a.paths = append(a.paths, a.pages[i].path())
	}
	if slices.Contains(in.Archive.Site.Exports, "w3c") {
		for i := range in.Archive.Articles {
			path := besidePath(in.Archive.Articles[i].ID)
			a.at[path] = i
			a.paths = append(a.paths, path)
		}
	}
	slices.Sort(a.paths)
	return a
}

func besidePath(article string) string { return "articles/" + article + besideExtension }

// gather groups the articles by month, in the order of time, and counts. A month that has no annotation has no page.
func (a *Annotations) gather() {
	byMonth := map[string][]int{}
	for i := range a.Archive.Articles {
		label := monthOf(a.Archive.Articles[i].Published)
		byMonth[label] = append(byMonth[label], i)
	}
	labels := make([]string, 0, len(byMonth))
	for label := range byMonth {
		labels = append(labels, label)
	}
	slices.Sort(labels)
	for _, label := range labels {
		page := annotationPage{label: label, articles: byMonth[label], start: a.total}
		slices.SortStableFunc(page.articles, func(i, j int) int {
			return a.Archive.Articles[i].Published.Compare(a.Archive.Articles[j].Published)
		})
		for _, i := range page.articles {
			a.total += a.countAnnotations(i)
		}
		if a.total > page.start {
			a.pages = append(a.pages, page)
		}
	}
}

func monthOf(d archive.Date) string {
	switch {
	case d.IsZero():
		return "undated"
	case d.Precision() == archive.Year:
		return d.From().Format("2006")
	}
	return d.From().Format("2006-01")
}

// Paths returns the path of every file, sorted and slash-separated.
func (a *Annotations) Paths() []string { return a.paths }

// PathOf returns the path of the file that has an article's annotations, and whether it has no other's. The path is
// empty where nothing was found in any article of the month.
func (a *Annotations) PathOf(article int) (path string, own bool) {
	beside := besidePath(a.Archive.Articles[article].ID)
	if _, ok := a.at[beside]; ok {
		return beside, true
	}
	page := annotationPage{label: monthOf(a.Archive.Articles[article].Published)}
	if _, ok := a.at[page.path()]; ok {
		return page.path(), false
	}
	return "", false
}

// Append appends the file at a path to b, and says false where there is none.
func (a *Annotations) Append(b []byte, path string) ([]byte, bool) {
	if path == collectionPath {
		return append(b, a.collection()...), true
	}
	i, ok := a.at[path]
	switch {
	case !ok:
		return b, false
	case strings.HasPrefix(path, annotationsDir):
		return a.month(b, i), true
	}
	article := &a.Archive.Articles[i]
	return a.selection(b, a.names.File(path), article.Title, []int{i}), true
}

// W3C writes the annotations of the articles of the given IDs, or of every article where there are none, as one
// AnnotationPage. An ID that the archive does not have is an error, before anything is written.
func W3C(w io.Writer, in Input, ids []string) error {
	which, err := choose(in.Archive, ids)
	if err != nil {
		return err
	}
	named, label := newNamedInput(in), in.Archive.Site.Title
	var known []string
	for _, i := range which {
		known = append(known, in.Archive.Articles[i].ID)
	}
	id := named.names.Set(known)
	if len(known) == 1 {
		id, label = named.names.File(besidePath(known[0])), in.Archive.Articles[which[0]].Title
	}
	if _, err := w.Write(named.selection(nil, id, label, which)); err != nil {
		return fmt.Errorf("writing annotations: %w", err)
	}
	return nil
}

// A collectionRef is a collection (§5.1), whole or as far as a page tells of the one it is part of.
type collectionRef struct {
	Context string `json:"@context,omitempty"`
	ID      string `json:"id"`
	Type    string `json:"type"`
	Label   string `json:"label"`
	Total   int    `json:"total"`
	Rights  string `json:"rights,omitempty"`
	First   string `json:"first,omitempty"`
	Last    string `json:"last,omitempty"`
}

// A pageHead is a page (§5.2) without its items.
type pageHead struct {
	Context string        `json:"@context"`
	ID      string        `json:"id"`
	Type    string        `json:"type"`
	Rights  string        `json:"rights,omitempty"`
	PartOf  collectionRef `json:"partOf"`
	Start   int           `json:"startIndex"`
	Prev    string        `json:"prev,omitempty"`
	Next    string        `json:"next,omitempty"`
}

func (a *Annotations) whole() collectionRef {
	c := collectionRef{
		ID: a.names.File(collectionPath), Type: "AnnotationCollection", Label: a.Archive.Site.Title, Total: a.total,
		Rights: iri.Rights(a.Archive.Site.Rights),
	}
	if n := len(a.pages); n > 0 {
		c.First, c.Last = a.names.File(a.pages[0].path()), a.names.File(a.pages[n-1].path())
	}
	return c
}

func (a *Annotations) collection() []byte {
	c := a.whole()
	c.Context = annoContext
	return append(marshal(c), '\n')
}

func (a *Annotations) month(b []byte, i int) []byte {
	page := &a.pages[i]
	head := pageHead{ID: a.names.File(page.path()), PartOf: a.whole(), Start: page.start}
	if i > 0 {
		head.Prev = a.names.File(a.pages[i-1].path())
	}
	if i+1 < len(a.pages) {
		head.Next = a.names.File(a.pages[i+1].path())
	}
	return a.page(b, head, page.articles)
}

// selection is a page that is a collection of its own.
func (in *namedInput) selection(b []byte, id, label string, articles []int) []byte {
	total := 0
	for _, i := range articles {
		total += in.countAnnotations(i)
	}
	return in.page(b, pageHead{ID: id, PartOf: collectionRef{
		ID: id + collectionOfPage, Type: "AnnotationCollection", Label: label, Total: total, First: id, Last: id,
	}}, articles)
}

// usualBytes is what an annotation commonly takes: room to begin with.
const usualBytes = 750

// page appends a page, an annotation a line, so that tools for lines and differences between versions see one as such.
func (in *namedInput) page(b []byte, head pageHead, articles []int) []byte {
	head.Context, head.Type, head.Rights = annoContext, "AnnotationPage", iri.Rights(in.Archive.Site.Rights)
	n := 0
	for _, i := range articles {
		n += in.countAnnotations(i)
	}
	b = slices.Grow(b, (n+1)*usualBytes)
	b = append(b, bytes.TrimSuffix(marshal(head), []byte("}"))...)
	b = append(b, `,"items":[`...)
	separator := "\n"
	for _, i := range articles {
		for x := range in.annotationsOf(i) {
			b = x.appendJSON(append(b, separator...))
			separator = ",\n"
		}
	}
	return append(b, "\n]}\n"...)
}

// marshal returns JSON of what can always be written: a plain struct.
func marshal(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("export: " + err.Error())
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
