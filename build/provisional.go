package build

import (
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/check"
	"gloss/build/earlier"
	"gloss/build/load"
	"gloss/build/markup"
	"gloss/build/pages"
	"gloss/build/relate"
)

const (
	// maxAtOnce is how many articles are made anew at once: what a person has open, and not what a checkout replaces.
	// Each takes about a millisecond.
	maxAtOnce = 32
	// wholeRegistry is the number of entities up to which a changed registry is compiled as a whole for a look at
	// single pages: that takes 6 ms, a tenth of what an edit may take to show. Of a larger one those are compiled that the
	// page named before, and those that changed.
	wholeRegistry = 2000
)

// A draft is an output on the way from the last build to the next one, for a look at single pages.
type draft struct {
	*Output
	options  Options
	articles map[int32]load.ArticleFile // to be read again
	renew    map[int32]bool             // articles to be annotated again
	entities map[int32]bool             // that changed
}

// after returns the output in which the pages that concern the changed files are made from what these say now, and
// everything else is as it was; nil where the changes are not of that kind, or something is wrong with the files.
func (o *Output) after(options Options, changed, looked []string) *Output {
	out := *o
	d := &draft{Output: &out, options: options, articles: map[int32]load.ArticleFile{}, renew: map[int32]bool{}, entities: map[int32]bool{}}
	restyled, registry := false, []string(nil)
	for _, p := range changed {
		switch {
		case isLook(p):
			restyled = true
		case strings.HasPrefix(p, "content/entities/"):
			registry = append(registry, strings.TrimPrefix(p, "content/"))
		case strings.HasPrefix(p, "content/articles/"):
			d.note(strings.TrimPrefix(p, "content/"), looked)
		}
	}
	if restyled && !d.restyle() {
		return nil
	}
	if len(registry) > 0 && !d.reread(registry, looked) {
		return nil
	}
	if len(d.articles) == 0 && len(d.entities) == 0 {
		if restyled {
			return d.Output
		}
		return nil
	}
	if !d.annotate() {
		return nil
	}
	d.show()
	return d.Output
}

// note finds the article that a changed file belongs to. Where more have changed than can be made at once, those count
// that somebody looks at.
func (d *draft) note(file string, looked []string) {
	id, isSidecar := strings.CutSuffix(strings.TrimPrefix(file, "articles/"), ".notes.yaml")
	if !isSidecar {
		id = strings.TrimSuffix(id, path.Ext(id))
	}
	i := d.articleOf(id)
	if i < 0 || len(d.articles) >= maxAtOnce && !slices.Contains(looked, d.articlePage(int32(i))) {
		return
	}
	a := &d.archive.Articles[i]
	f := load.ArticleFile{ID: a.ID, File: a.File}
	switch {
	case isSidecar:
		f.Sidecar = file
	case a.File != file:
		return
	case a.Sidecar != nil:
		f.Sidecar = a.Sidecar.File
	default: // one that has just come may have been noted
		f.Sidecar = d.articles[int32(i)].Sidecar
	}
	d.articles[int32(i)] = f
	d.renew[int32(i)] = true
}

func (o *Output) articlePage(i int32) string { return "articles/" + o.archive.Articles[i].ID + ".html" }

// restyle reads layouts and assets again, and says false where they are wrong or other files.
func (d *draft) restyle() bool {
	words, list := speech(d.fsys, d.archive)
	if list.HasErrors() || words.Sum != d.words.Sum {
		return false // every page says something else
	}
	renderer, list := look(d.fsys, d.archive, words)
	if list.HasErrors() {
		return false
	}
	fixed := stylesAndScripts(renderer, &d.archive.Site)
	if len(fixed) != len(d.fixed) {
		return false
	}
	for path := range fixed {
		if _, ok := d.fixed[path]; !ok {
			return false
		}
	}
	d.renderer, d.fixed = renderer, fixed
	return true
}

// reread reads files of the registry again. Entities keep their places, those that are new stand behind the others, and
// those that are gone stay but are not found in any text: the next whole build puts that in order.
func (d *draft) reread(files, looked []string) bool {
	a := *d.archive
	a.Entities = slices.Clone(a.Entities)
	d.archive, d.restless, d.gone = &a, cloned(d.restless), cloned(d.gone)
	at := make(map[string]int32, len(a.Entities))
	for i := range a.Entities {
		at[a.Entities[i].ID] = int32(i)
	}
	for _, file := range files {
		if !d.rereadFile(file, at) {
			return false
		}
	}
	if len(d.entities) == 0 {
		return true
	}
	maps.Copy(d.restless, d.entities)
	for _, page := range looked {
		id, ok := strings.CutPrefix(page, "articles/")
		if i := d.articleOf(strings.TrimSuffix(id, ".html")); ok && i >= 0 && len(d.renew) < maxAtOnce {
			d.renew[int32(i)] = true
		}
	}
	return true
}

// rereadFile reads one file of the registry. at says where the entities stand, by ID.
func (d *draft) rereadFile(file string, at map[string]int32) bool {
	list, problems := load.Entities(d.fsys, file)
	if problems.HasErrors() {
		return false
	}
	a := d.archive
	there := make(map[int32]bool, len(list))
	for _, e := range list {
		i, ok := at[e.ID]
		switch {
		case !ok:
			i = int32(len(a.Entities))
			a.Entities = append(a.Entities, e)
			at[e.ID], d.entities[i] = i, true
		case there[i] || a.Entities[i].File != e.File && !d.gone[i]:
			return false // one of two with one ID
		case d.gone[i] || !sameEntity(&a.Entities[i], &e):
			a.Entities[i], d.entities[i] = e, true
			delete(d.gone, i)
		}
		there[i] = true
	}
	for i := range a.Entities {
		if a.Entities[i].File == file && !there[int32(i)] && !d.gone[int32(i)] {
			d.gone[int32(i)], d.entities[int32(i)] = true, true
		}
	}
	return true
}

// present returns the entities with nothing in the place of those that are gone.
func (d *draft) present() []archive.Entity {
	if len(d.gone) == 0 {
		return d.archive.Entities
	}
	out := slices.Clone(d.archive.Entities)
	for i := range d.gone {
		out[i] = archive.Entity{}
	}
	return out
}

func cloned(m map[int32]bool) map[int32]bool {
	if m == nil {
		return map[int32]bool{}
	}
	return maps.Clone(m)
}

// sameEntity compares two entities, wherever they stand in their files.
func sameEntity(a, b *archive.Entity) bool {
	x, y := *a, *b
	x.Index, y.Index = 0, 0
	return reflect.DeepEqual(x, y)
}

// annotate reads the articles that changed and annotates whatever has to be, and says false where something is wrong.
func (d *draft) annotate() bool {
	fresh, ok := d.read()
	if !ok || !d.sound(fresh) {
		return false
	}
	if len(d.renew) == 0 {
		return true
	}
	a := *d.archive
	own := d.take()
	a.Articles, d.documents, d.results = own.articles, own.documents, own.results
	d.archive = &a
	patches := make(map[int32]relate.Patch, len(d.renew))
	for i := range d.renew {
		if article, ok := fresh[i]; ok {
			d.documents[i] = document(&article, d.exists)
			article.Body = ""
			a.Articles[i] = article
		}
		article := &a.Articles[i]
		in := input(article, d.documents[i])
		in.Earlier = func() string { return earlier.Text(d.fsys, article.ID) }
		d.results[i] = annotate.Article(d.registryFor(i), in)
		if check.Anchors(article, d.results[i].Anchors, d.documents[i].Text, load.NewLocator(d.fsys).Locate).HasErrors() {
			return false
		}
		r := &d.results[i]
		patches[i] = relate.Patch{
			Text: d.documents[i].Text, Sentences: r.Sentences, Mentions: r.Mentions, Quotations: r.Quotations, Dates: r.Dates,
		}
	}
	d.index = d.index.Patched(a.Articles, a.Entities, patches)
	return true
}

// A spare is a copy of what an output holds of each article, for the next one to change. At 100,000 articles it takes
// 30 to 50 ms to make, so it is made before it is needed.
type spare struct {
	articles  []archive.Article
	documents []*markup.Document
	results   []annotate.Result
}

func (o *Output) copy() *spare {
	return &spare{slices.Clone(o.archive.Articles), slices.Clone(o.documents), slices.Clone(o.results)}
}

// take returns the spare of the last whole build, or a copy where it has been taken by an earlier edit.
func (d *draft) take() *spare {
	if own := d.spare.Swap(nil); own != nil {
		return own
	}
	return d.copy()
}

// read reads the articles whose files changed.
func (d *draft) read() (map[int32]archive.Article, bool) {
	fresh := make(map[int32]archive.Article, len(d.articles))
	defaults := load.NewDefaults(d.archive)
	for i, f := range d.articles {
		if f.Sidecar != "" {
			if _, err := fs.Stat(d.fsys, "content/"+f.Sidecar); err != nil {
				f.Sidecar = ""
			}
		}
		article, list := load.Article(d.fsys, f)
		if list.HasErrors() || article.Draft && !d.options.Drafts {
			return nil, false
		}
		defaults.Resolve(&article)
		fresh[i] = article
	}
	return fresh, true
}

// sound applies the rules that span files to what changed. What the rest of the archive makes of it is found later.
func (d *draft) sound(fresh map[int32]archive.Article) bool {
	part := *d.archive
	part.Entities, part.Articles = d.present(), nil
	for _, article := range fresh {
		part.Articles = append(part.Articles, article)
		if i := d.articleOf(article.TranslationOf); i >= 0 && article.TranslationOf != article.ID {
			part.Articles = append(part.Articles, d.archive.Articles[i])
		}
	}
	slices.SortFunc(part.Articles, func(a, b archive.Article) int { return strings.Compare(a.ID, b.ID) })
	part.Articles = slices.CompactFunc(part.Articles, func(a, b archive.Article) bool { return a.ID == b.ID })
	list := check.Archive(&part, load.NewLocator(d.fsys).Locate)
	return !list.HasErrors()
}

// registryFor returns a registry that does for one article.
func (d *draft) registryFor(i int32) *annotate.Registry {
	if len(d.restless) == 0 {
		return d.registry
	}
	if len(d.archive.Entities) <= wholeRegistry {
		d.registry, d.restless = annotate.NewRegistry(d.present()), nil
		return d.registry
	}
	part := make([]archive.Entity, len(d.archive.Entities))
	take := func(e int32) {
		if e >= 0 && !d.gone[e] {
			part[e] = d.archive.Entities[e]
		}
	}
	for e := range d.restless {
		take(e)
	}
	r := &d.results[i]
	for _, m := range r.Mentions.List {
		take(m.Entity)
	}
	for _, choice := range r.Mentions.Choices {
		for _, e := range choice {
			take(e)
		}
	}
	for _, q := range r.Quotations {
		take(q.Speaker)
	}
	return annotate.NewRegistry(part)
}

// show says which pages are shown by what is known now: articles by everything, entities by the registry alone, so
// that what a page lists of the articles is still what was planned for them.
func (d *draft) show() {
	d.over = maps.Clone(d.over)
	if d.over == nil {
		d.over = map[string]*pages.Plan{}
	}
	articles := d.plan.With(d.planned())
	for page, plan := range d.over {
		if strings.HasPrefix(page, "articles/") && plan != nil {
			d.over[page] = articles
		}
	}
	for i := range d.renew {
		d.over[d.articlePage(i)] = articles
	}
	if len(d.entities) == 0 {
		return
	}
	in := d.plan.Input
	a := *in.Archive
	a.Entities = d.archive.Entities
	in.Archive = &a
	in.Index = in.Index.Patched(a.Articles, a.Entities, nil)
	entities := d.plan.With(in)
	for i := range d.entities {
		e := &a.Entities[i]
		if d.gone[i] || int(i) >= len(d.plan.Archive.Entities) || d.plan.Archive.Entities[i].Type != e.Type {
			continue
		}
		d.over[d.plan.EntityPath(i)] = entities
	}
}
