package build

import (
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"time"

	"gloss/assets"
	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/check"
	"gloss/build/diag"
	"gloss/build/earlier"
	"gloss/build/export"
	"gloss/build/load"
	"gloss/build/locale"
	"gloss/build/markup"
	"gloss/build/pages"
	"gloss/build/relate"
	"gloss/build/render"
	"gloss/layouts"
)

// Options say how an archive is built. The zero value works.
type Options struct {
	Drafts  bool   // also what front matter calls a draft
	BaseURL string // instead of site.yaml's; absolute
	Jobs    int    // goroutines at most; default: GOMAXPROCS
	// Stage is told what each stage took; nil tells nobody.
	Stage func(name string, took time.Duration)
}

// Archive builds the archive in a file system that is rooted at the folder holding content/, and layouts/ and
// assets/ where the archive has its own. An error means that the context ended; everything else is in
// Output.Diagnostics.
func Archive(ctx context.Context, fsys fs.FS, o Options) (*Output, error) {
	return run(ctx, fsys, o, &memory{}, everything())
}

// run builds an archive of which the memory holds what the changes leave.
func run(ctx context.Context, fsys fs.FS, o Options, m *memory, c changes) (*Output, error) {
	b := &builder{fsys: fsys, Options: o, memory: m, changes: c, out: &Output{fsys: fsys}}
	if b.Jobs <= 0 {
		b.Jobs = runtime.GOMAXPROCS(0)
	}
	for _, stage := range b.stages() {
		start := time.Now()
		if err := stage.run(ctx); err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("building: %w", err)
		}
		if b.Stage != nil {
			b.Stage(stage.name, time.Since(start))
		}
	}
	b.out.Diagnostics.Sort()
	return b.out, nil
}

// builder carries the values from stage to stage while one archive is built.
type builder struct {
	Options
	fsys    fs.FS
	memory  *memory
	changes changes
	live    []*remembered // the articles that are built, as Archive.Articles
	out     *Output

	sketches []relate.Sketch // of the articles that are not remembered, until they are related
}

type stage struct {
	name string
	run  func(context.Context) error
}

// stages returns what is to be done, in order. Where only layouts or assets have changed, what they dress is there.
func (b *builder) stages() []stage {
	if b.memory.content != nil && !b.changes.content() {
		return []stage{{"recall", b.recall}, {"pages", b.pages}}
	}
	b.memory.content = nil
	return []stage{{"load", b.load}, {"check", b.check}, {"annotate", b.annotate}, {"relate", b.relate}, {"pages", b.pages}}
}

// recall takes everything but the look from the last build.
func (b *builder) recall(context.Context) error {
	out := *b.memory.content
	out.Diagnostics = slices.Clone(b.memory.contentOf)
	b.out = &out
	return nil
}

// load lists the files and reads those that are not remembered.
func (b *builder) load(ctx context.Context) error {
	m := b.memory
	before, list := m.files, b.changes.list(b.fsys, m.files, m.scanned)
	if list {
		m.files, m.scanned = load.Scan(b.fsys)
	}
	b.report(m.scanned)
	if m.base == nil || list || b.changes.base() {
		m.base, m.based = load.Base(b.fsys, m.files)
	}
	b.report(m.based)
	base := *m.base
	a := &base
	b.out.archive = a
	b.out.known = make(map[string]bool, len(m.files.Articles))
	for _, f := range m.files.Articles {
		b.out.known[f.ID] = true
	}
	if b.BaseURL != "" {
		a.Site.BaseURL = strings.TrimSuffix(b.BaseURL, "/") + "/"
	}
	if list {
		m.articles = rearranged(m.articles, before, m.files)
	}
	err := b.each(ctx, len(m.articles), func(i int) diag.List {
		f := m.files.Articles[i]
		if m.articles[i] == nil || b.changes.file(f.File) || b.changes.file(f.Sidecar) {
			m.articles[i] = read(b.fsys, f, m.articles[i])
		}
		return m.articles[i].reading
	})
	if err != nil {
		return err
	}
	b.choose(a)
	return nil
}

// rearranged returns the remembered articles in the order of another list of files, and nil for those that are new.
func rearranged(articles []*remembered, before, after *load.Files) []*remembered {
	out := make([]*remembered, len(after.Articles))
	if len(articles) == 0 {
		return out
	}
	at := make(map[load.ArticleFile]int, len(before.Articles))
	for i, f := range before.Articles {
		at[f] = i
	}
	for i, f := range after.Articles {
		if old, ok := at[f]; ok {
			out[i] = articles[old]
		}
	}
	return out
}

// choose takes the articles that are built into the archive, each with what it has from its source.
func (b *builder) choose(a *archive.Archive) {
	defaults := load.NewDefaults(a)
	a.Articles = make([]archive.Article, 0, len(b.memory.articles))
	for _, r := range b.memory.articles {
		if r.article.ID == "" || r.article.Draft && !b.Drafts {
			continue
		}
		article := r.article
		article.Body = ""
		defaults.Resolve(&article)
		a.Articles = append(a.Articles, article)
		b.live = append(b.live, r)
	}
}

// check applies the rules that span files.
func (b *builder) check(context.Context) error {
	b.report(check.Archive(b.out.archive, load.NewLocator(b.fsys).Locate))
	return nil
}

// annotate reads each article's text and finds what it says of whom, where that is not remembered.
func (b *builder) annotate(ctx context.Context) error {
	a, m := b.out.archive, b.memory
	if hash := hashOfRegistry(a.Entities); hash != m.registryHash {
		m.registry, m.registryHash = annotate.NewRegistry(a.Entities), hash
	}
	b.out.registry = m.registry
	b.out.documents = make([]*markup.Document, len(a.Articles))
	b.out.results = make([]annotate.Result, len(a.Articles))
	b.out.copied = copies(m.files.Assets)
	b.sketches = make([]relate.Sketch, len(a.Articles))
	return b.each(ctx, len(a.Articles), func(i int) diag.List {
		article, r := &a.Articles[i], b.live[i]
		if r.text != nil && r.isStale(b.out.exists) {
			r.article, _ = load.Article(b.fsys, load.ArticleFile{ID: article.ID, File: article.File})
			r.article.Sidecar, r.article.Hash = article.Sidecar, article.Hash
			r.text = nil
		}
		if r.text == nil {
			r.write(b.out.exists)
		}
		article.FrontMatter = r.article.FrontMatter
		if f := r.found; f == nil || f.registry != m.registryHash || f.language != article.Language || f.leans {
			r.found = b.find(article, r.text)
			b.sketches[i] = relate.NewSketch(article, r.text.Text, r.found.result.Sentences, r.found.result.Dates)
		}
		b.out.documents[i], b.out.results[i] = r.text, r.found.result
		return slices.Concat(r.found.anchors, r.problems)
	})
}

// find annotates one article.
func (b *builder) find(article *archive.Article, d *markup.Document) *finding {
	f := &finding{registry: b.memory.registryHash, language: article.Language}
	in := input(article, d)
	in.Earlier = func() string {
		f.leans = true
		return earlier.Text(b.fsys, article.ID)
	}
	f.result = annotate.Article(b.memory.registry, in)
	f.anchors = check.Anchors(article, f.result.Anchors, d.Text, load.NewLocator(b.fsys).Locate)
	return f
}

// input is an article as annotate sees it, but for its earlier text.
func input(article *archive.Article, d *markup.Document) annotate.Input {
	return annotate.Input{Text: d.Text, Blocks: blocks(d), Sidecar: article.Sidecar, Published: article.Published, Language: article.Language}
}

func document(a *archive.Article, exists func(string) bool) *markup.Document {
	if a.Format == archive.Plain {
		return markup.Plain(a.Body)
	}
	return markup.Markdown(a.Body, markup.Options{Target: pages.Target("articles/"+a.ID, exists)})
}

func blocks(d *markup.Document) []annotate.Block {
	out := make([]annotate.Block, len(d.Blocks))
	for i, block := range d.Blocks {
		out[i] = annotate.Block{Start: block.Start, End: block.End}
	}
	return out
}

// copies returns the images of the archive by their paths in the output.
func copies(images []string) map[string]string {
	out := make(map[string]string, len(images))
	for _, file := range images {
		out[strings.TrimPrefix(file, "pages/")] = "content/" + file
	}
	return out
}

// problems reports what of a body is not shown as its author meant it.
func problems(a *archive.Article, d *markup.Document) diag.List {
	var list diag.List
	for _, p := range d.Problems() {
		at := diag.At("content/"+a.File, a.Body, p.Offset, len([]rune(p.Text)))
		at.Line += a.BodyLine - 1
		switch p.Kind {
		case markup.LinkScheme:
			list.Add(at, diag.LinkDropped, "links may be http, https, mailto or lead to a file of the archive; the words stay without a link", "the link %q is dropped", p.Text)
		case markup.ImageScheme:
			list.Add(at, diag.LinkDropped, "images may be http or https, shown as links, or files beside the article", "the image %q is dropped", p.Text)
		case markup.LinkNowhere:
			list.Add(at, diag.LinkBroken, "name a file below content/articles/ or content/pages/, from here; the words stay without a link", "the link %q leads nowhere", p.Text)
		case markup.ImageNowhere:
			list.Add(at, diag.LinkBroken, "put the image beside the article", "there is no image %q here", p.Text)
		default:
			list.Add(at, diag.MarkupLimit, "is this really Markdown? a .txt file is never read as markup", "too much markup here: the rest of this block is shown as plain text")
		}
	}
	return list
}

// relate builds the index of what articles have in common, from the last one as far as that holds.
func (b *builder) relate(ctx context.Context) error {
	b.out.index = b.related(ctx)
	b.memory.index, b.memory.indexed = b.out.index, make([]*finding, len(b.live))
	for i, r := range b.live {
		b.memory.indexed[i] = r.found
	}
	b.sketches = nil
	return nil
}

// pages plans the site. An archive with errors has no pages.
func (b *builder) pages(context.Context) error {
	if b.out.plan == nil {
		b.memory.contentOf = slices.Clone(b.out.Diagnostics)
	}
	words, list := speech(b.fsys, b.out.archive)
	b.report(list)
	reworded := b.out.words != nil && b.out.words.Sum != words.Sum
	b.out.words = words
	renderer, list := look(b.fsys, b.out.archive, words)
	b.report(list)
	if b.out.Diagnostics.HasErrors() {
		return nil
	}
	if b.out.plan == nil || reworded {
		b.out.notes, b.out.beside = export.NewAnnotations(b.out.Export()), export.NewBeside(b.out.Export())
		b.out.plan = pages.New(b.out.planned())
		b.out.search = newSearching(b.out, b.Jobs)
		b.out.wellKnown = newWellKnown(b.out)
		content := *b.out
		b.memory.content = &content
	}
	b.out.lay(renderer)
	return nil
}

// speech reads what the site says itself, in its language.
func speech(fsys fs.FS, a *archive.Archive) (*locale.Language, diag.List) {
	var own fs.FS
	if info, err := fs.Stat(fsys, "layouts"); err == nil && info.IsDir() {
		own = below{fsys, "layouts"}
	}
	tag, key := a.Site.Interface, "interface"
	if tag == "" {
		tag, key = a.Site.Language, "language"
	}
	words, list := locale.Read(own, tag)
	if !words.Speaks(tag) {
		list.Add(load.Locate(fsys, "site.yaml", key), diag.LanguageUnknown,
			fmt.Sprintf("write a line \"interface: en\" into content/site.yaml, or translate layouts/en.txt of gloss into layouts/%s.txt", tag),
			"gloss has no words in the language %q: what it says itself is in English", tag)
	}
	return words, list
}

// look reads the layouts and the assets.
func look(fsys fs.FS, a *archive.Archive, words *locale.Language) (*render.Renderer, diag.List) {
	css := slices.Concat(markup.Stylesheet(), render.TypeCSS(addedTypes(a)))
	return render.New(overlay(fsys, "layouts", layouts.FS), overlay(fsys, "assets", assets.FS), css, words)
}

// addedTypes returns the IDs of the types that the archive has beside the built-in ones.
func addedTypes(a *archive.Archive) []string {
	var out []string
	for _, t := range a.Site.Types[len(archive.BuiltinTypes()):] {
		out = append(out, t.ID)
	}
	return out
}

// overlay puts the archive's own files over the built-in ones.
func overlay(fsys fs.FS, folder string, base fs.FS) fs.FS {
	info, err := fs.Stat(fsys, folder)
	if err != nil || !info.IsDir() {
		return base
	}
	return render.Overlay(base, below{fsys, folder})
}

func (b *builder) report(list diag.List) { b.out.Diagnostics = append(b.out.Diagnostics, list...) }
