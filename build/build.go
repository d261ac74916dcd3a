package build

import (
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"gloss/assets"
	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/check"
	"gloss/build/diag"
	"gloss/build/earlier"
	"gloss/build/export"
	"gloss/build/load"
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
	b := &builder{fsys: fsys, Options: o, out: &Output{fsys: fsys}}
	if b.Jobs <= 0 {
		b.Jobs = runtime.GOMAXPROCS(0)
	}
	for _, stage := range []struct {
		name string
		run  func(context.Context) error
	}{
		{"load", b.load}, {"check", b.check}, {"annotate", b.annotate}, {"relate", b.relate}, {"pages", b.pages},
	} {
		start := time.Now()
		if err := stage.run(ctx); err != nil {
			return nil, err
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
	fsys  fs.FS
	files *load.Files
	out   *Output

	sketches []relate.Sketch // until they are related
}

// load reads every file.
func (b *builder) load(ctx context.Context) error {
	files, list := load.Scan(b.fsys)
	b.report(list)
	a, list := load.Base(b.fsys, files)
	b.report(list)
	b.files, b.out.archive = files, a
	b.out.known = make(map[string]bool, len(files.Articles))
	for _, f := range files.Articles {
		b.out.known[f.ID] = true
	}
	if b.BaseURL != "" {
		a.Site.BaseURL = strings.TrimSuffix(b.BaseURL, "/") + "/"
	}
	articles := make([]archive.Article, len(files.Articles))
	defaults := load.NewDefaults(a)
	err := b.each(ctx, len(articles), func(i int) diag.List {
		article, list := load.Article(b.fsys, files.Articles[i])
		defaults.Resolve(&article)
		articles[i] = article
		return list
	})
	a.Articles = slices.DeleteFunc(articles, func(article archive.Article) bool {
		return article.ID == "" || article.Draft && !b.Drafts
	})
	return err
}

// check applies the rules that span files.
func (b *builder) check(context.Context) error {
	b.report(check.Archive(b.out.archive, load.NewLocator(b.fsys).Locate))
	return nil
}

// annotate reads each article's text and finds what it says of whom. The bodies are let go: from here on the
// canonical text stands for them.
func (b *builder) annotate(ctx context.Context) error {
	a := b.out.archive
	registry := annotate.NewRegistry(a.Entities)
	b.out.documents = make([]*markup.Document, len(a.Articles))
	b.out.results = make([]annotate.Result, len(a.Articles))
	b.sketches = make([]relate.Sketch, len(a.Articles))
	exists := b.exists()
	return b.each(ctx, len(a.Articles), func(i int) diag.List {
		article := &a.Articles[i]
		d := document(article, exists)
		b.out.documents[i] = d
		b.out.results[i] = annotate.Article(registry, annotate.Input{
			Text: d.Text, Blocks: blocks(d), Sidecar: article.Sidecar, Published: article.Published, Language: article.Language,
			Earlier: func() string { return earlier.Text(b.fsys, article.ID) },
		})
		b.sketches[i] = relate.NewSketch(article, d.Text, b.out.results[i].Sentences, b.out.results[i].Dates)
		list := check.Anchors(article, b.out.results[i].Anchors, d.Text, b.locate)
		list = append(list, problems(article, d)...)
		// The front matter is a part of the file's text, which would stay in memory with it.
		article.FrontMatter, article.Body = strings.Clone(article.FrontMatter), ""
		return list
	})
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

// exists says which pages a text may link to: articles, free pages and images, which are known before the plan.
func (b *builder) exists() func(string) bool {
	known := map[string]bool{"index.html": true}
	for i := range b.out.archive.Articles {
		known["articles/"+b.out.archive.Articles[i].ID+".html"] = true
	}
	for i := range b.out.archive.Pages {
		known[b.out.archive.Pages[i].Name+".html"] = true
	}
	for path := range b.copies() {
		known[path] = true
	}
	return func(path string) bool { return known[path] }
}

// copies returns the images of the archive by their paths in the output.
func (b *builder) copies() map[string]bool {
	out := make(map[string]bool, len(b.files.Assets))
	for _, file := range b.files.Assets {
		out[strings.TrimPrefix(file, "pages/")] = true
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

// relate builds the index of what articles have in common.
func (b *builder) relate(context.Context) error {
	a := b.out.archive
	in := relate.Input{
		Articles: a.Articles, Entities: a.Entities, Stories: a.Stories, Sketches: b.sketches,
		Mentions: make([]archive.Mentions, len(a.Articles)), Texts: make([]string, len(a.Articles)), Sentences: make([][]int32, len(a.Articles)),
		Quotations: make([][]archive.Quotation, len(a.Articles)), Dates: make([][]archive.Dated, len(a.Articles)),
	}
	for i := range a.Articles {
		res := &b.out.results[i]
		in.Mentions[i], in.Texts[i], in.Sentences[i] = res.Mentions, b.out.documents[i].Text, res.Sentences
		in.Quotations[i], in.Dates[i] = res.Quotations, res.Dates
	}
	b.out.index, b.sketches = relate.New(in), nil
	return nil
}

// pages plans the site. An archive with errors has no pages.
func (b *builder) pages(context.Context) error {
	css := slices.Concat(markup.Stylesheet(), render.TypeCSS(b.addedTypes()))
	renderer, list := render.New(b.overlay("layouts", layouts.FS), b.overlay("assets", assets.FS), css)
	b.report(list)
	if b.out.Diagnostics.HasErrors() {
		return nil
	}
	b.out.notes = export.NewAnnotations(b.out.Export())
	b.out.plan = pages.New(pages.Input{
		Archive: b.out.archive, Documents: b.out.documents, Results: b.out.results, Index: b.out.index,
		Copies: b.copies(), Data: b.out.notes.PathOf, Highlight: markup.Highlight,
	})
	b.out.lay(renderer, b.files.Assets)
	return nil
}

// addedTypes returns the IDs of the types that the archive has beside the built-in ones.
func (b *builder) addedTypes() []string {
	var out []string
	for _, t := range b.out.archive.Site.Types[len(archive.BuiltinTypes()):] {
		out = append(out, t.ID)
	}
	return out
}

// overlay puts the archive's own files over the built-in ones.
func (b *builder) overlay(folder string, base fs.FS) fs.FS {
	info, err := fs.Stat(b.fsys, folder)
	if err != nil || !info.IsDir() {
		return base
	}
	return render.Overlay(base, below{b.fsys, folder})
}

func (b *builder) report(list diag.List) { b.out.Diagnostics = append(b.out.Diagnostics, list...) }

func (b *builder) locate(file string, path ...any) diag.Place {
	return load.Locate(b.fsys, file, path...)
}

// batch is how many articles a goroutine takes at a time: enough to make the hand-over cheap, few enough that the
// last ones keep all busy.
const batch = 16

// each calls run for 0 … n-1 from several goroutines and collects what they report, in order.
func (b *builder) each(ctx context.Context, n int, run func(i int) diag.List) error {
	lists := make([]diag.List, n)
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(b.Jobs)
	for from := 0; from < n; from += batch {
		g.Go(func() error {
			for i := from; i < min(from+batch, n); i++ {
				if err := ctx.Err(); err != nil {
					return err
				}
				lists[i] = run(i)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("building: %w", err)
	}
	for _, l := range lists {
		b.report(l)
	}
	return nil
}
