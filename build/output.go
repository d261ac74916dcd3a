package build

import (
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"sync/atomic"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/diag"
	"gloss/build/export"
	"gloss/build/locale"
	"gloss/build/markup"
	"gloss/build/pages"
	"gloss/build/relate"
	"gloss/build/render"
)

// An Output is what came of one archive. It does not change, and its methods may be called from any number of
// goroutines. Where Diagnostics has an error there are no pages.
type Output struct {
	Diagnostics diag.List // sorted

	fsys      fs.FS
	archive   *archive.Archive
	known     map[string]bool // IDs of all articles on disk, drafts too
	registry  *annotate.Registry
	documents []*markup.Document
	results   []annotate.Result
	index     *relate.Index
	words     *locale.Language // what gloss itself says
	plan      *pages.Plan
	renderer  *render.Renderer
	notes     *export.Annotations
	beside    *export.Beside
	search    *searching
	wellKnown *wellKnown
	fixed     map[string][]byte // styles and scripts
	copied    map[string]string // path in the output → file in fsys
	paths     []string

	// Of an output that is on the way from one build to the next: which entities the registry does not know as they are
	// now, which are no longer there, and the pages that are shown by another plan.
	restless map[int32]bool
	gone     map[int32]bool
	spare    *atomic.Pointer[spare]
	over     map[string]*pages.Plan
}

// Counts is how much an archive holds.
type Counts struct {
	Articles int `json:"articles"`
	Entities int `json:"entities"`
	Mentions int `json:"mentions"`
	Pages    int `json:"pages"`
}

// Counts counts. Pages leaves out styles, scripts and images.
func (o *Output) Counts() Counts {
	c := Counts{Articles: len(o.archive.Articles), Entities: len(o.archive.Entities), Mentions: o.index.Total()}
	if o.plan != nil {
		c.Pages = len(o.plan.Paths())
	}
	return c
}

// Archive returns what the files say. It is shared and must not be changed.
func (o *Output) Archive() *archive.Archive { return o.archive }

// Export returns what exports are made of. It is shared and must not be changed.
func (o *Output) Export() export.Input {
	in := export.Input{
		Archive: o.archive, Documents: o.documents, Results: o.results, Index: o.index,
		Reason: func(r relate.Reason) string { return pages.Reason(o.words, o.archive.Entities, r) },
	}
	// The plan is made after what lists the annotations, and before any of them is put into words; never with errors.
	in.How = func(article int32, mention int) string {
		if o.plan == nil {
			return ""
		}
		return o.plan.How(article, mention)
	}
	in.HowSaid = func(article int32, quotation int) string {
		if o.plan == nil {
			return ""
		}
		return o.plan.HowSaid(article, quotation)
	}
	return in
}

// planned returns what the plan of the pages is made of.
func (o *Output) planned() pages.Input {
	in := pages.Input{
		Archive: o.archive, Documents: o.documents, Results: o.results, Index: o.index,
		Copies: make(map[string]bool, len(o.copied)), Data: o.notes.PathOf, Words: o.words, Highlight: markup.Highlight,
	}
	for path := range o.copied {
		in.Copies[path] = true
	}
	in.Beside = func(article int) []pages.File {
		var out []pages.File
		for _, f := range o.beside.Of(article) {
			out = append(out, pages.File(f))
		}
		return out
	}
	return in
}

// exists says which pages a text may link to: articles, free pages and images, which are known before the plan.
func (o *Output) exists(path string) bool {
	if _, ok := o.copied[path]; ok || path == "index.html" {
		return true
	}
	if rest, ok := strings.CutPrefix(path, "articles/"); ok {
		if id, ok := strings.CutSuffix(rest, ".html"); ok && o.articleOf(id) >= 0 {
			return true
		}
	}
	return slices.ContainsFunc(o.archive.Pages, func(p archive.Page) bool { return p.Name+".html" == path })
}

// articleOf returns the index of the article with an ID, or -1. It reads nothing but IDs, since the rest of the articles
// is still being filled in when texts ask for it.
func (o *Output) articleOf(id string) int {
	i, found := sort.Find(len(o.archive.Articles), func(i int) int { return strings.Compare(id, o.archive.Articles[i].ID) })
	if !found {
		return -1
	}
	return i
}

// lay adds what is no page to the paths: annotations as data, the files of the search, what crawlers look for, cards, styles,
// scripts and images.
func (o *Output) lay(r *render.Renderer) {
	o.renderer, o.fixed = r, stylesAndScripts(r, &o.archive.Site)
	o.paths = slices.Concat(o.plan.Paths(), o.notes.Paths(), o.beside.Paths(), o.search.Paths(), o.wellKnown.Paths(), o.plan.CardPaths())
	for path := range o.fixed {
		o.paths = append(o.paths, path)
	}
	for path := range o.copied {
		o.paths = append(o.paths, path)
	}
	slices.Sort(o.paths)
	o.paths = slices.Compact(o.paths)
}

// stylesAndScripts returns those that a site has, by path.
func stylesAndScripts(r *render.Renderer, site *archive.Site) map[string][]byte {
	out := map[string][]byte{}
	for _, a := range r.Assets() {
		if !site.Offline && (a.Path == "assets/offline.js" || a.Path == "assets/offline-page.js") {
			continue
		}
		out[a.Path] = a.Data
	}
	return out
}

// Paths returns the path of every file of the site, sorted and slash-separated.
func (o *Output) Paths() []string { return o.paths }

// Sequence says when a file is best made, where all are: after those with lower numbers.
func (o *Output) Sequence(path string) int {
	if o.plan == nil {
		return 0
	}
	return o.plan.Sequence(path)
}

// Render makes the file at a path. A path that the site does not have is fs.ErrNotExist; another error is the
// machine's, or a layout's that fails with this view.
func (o *Output) Render(path string) ([]byte, error) { return o.Append(nil, path) }

// Append is Render into a buffer, which it returns longer as append does: who makes many files needs memory for one.
func (o *Output) Append(buf []byte, path string) ([]byte, error) {
	if o.plan != nil {
		if longer, ok := o.notes.Append(buf, path); ok {
			return longer, nil
		}
		if v, ok := o.view(path); ok {
			page, err := o.renderer.Append(slices.Grow(buf, usualPage), v)
			if err != nil {
				return nil, fmt.Errorf("rendering %s: %w", path, err)
			}
			return page, nil
		}
	}
	data, err := o.rest(path)
	if err != nil {
		return nil, err
	}
	return append(buf, data...), nil
}

// usualPage is what an article's page takes, in bytes: room to begin with.
const usualPage = 32 << 10

// view makes the view of a page, and says false where there is none.
func (o *Output) view(path string) (any, bool) {
	if over, ok := o.over[path]; ok {
		return over.View(path)
	}
	return o.plan.View(path)
}

// rest makes what is neither a page nor annotations. The bytes must not be changed.
func (o *Output) rest(path string) ([]byte, error) {
	if data, ok := o.fixed[path]; ok {
		return data, nil
	}
	if file, ok := o.copied[path]; ok {
		return fs.ReadFile(o.fsys, file)
	}
	if o.plan == nil {
		return nil, fmt.Errorf("rendering %s: %w", path, fs.ErrNotExist)
	}
	if data, ok := o.beside.Render(path); ok {
		return data, nil
	}
	if data, ok := o.search.render(path); ok {
		return data, nil
	}
	if data, ok := o.wellKnown.render(path); ok {
		return data, nil
	}
	if cards, ok := o.plan.Cards(path); ok {
		return cardScript(cards)
	}
	return nil, fmt.Errorf("rendering %s: %w", path, fs.ErrNotExist)
}
