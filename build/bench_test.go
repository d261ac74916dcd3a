package build_test

import (
	"fmt"
	"io/fs"
	"strconv"
	"testing"

	"gloss/build"
	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/load"
	"gloss/build/markup"
	"gloss/build/publish"
	"gloss/build/synth"
)

// benchmarkSizes measures one stage on archives of three sizes, in one goroutine but for publish, and reports how many
// articles a second it does. BenchmarkArchive measures the stages together, BenchmarkRender one page.
func benchmarkSizes(b *testing.B, run func(b *testing.B, fsys fs.FS)) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			fsys := synth.FS(n, 1)
			b.ReportAllocs()
			run(b, fsys)
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

// BenchmarkLoad lists and reads every file. Its bytes are those of the articles' bodies.
func BenchmarkLoad(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, fsys fs.FS) {
		a := loaded(b, fsys)
		size := 0
		for i := range a.Articles {
			size += len(a.Articles[i].Body)
		}
		b.SetBytes(int64(size))
		for b.Loop() {
			loaded(b, fsys)
		}
	})
}

// BenchmarkAnnotate compiles the registry and reads every article against it. Its bytes are those of the texts.
func BenchmarkAnnotate(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, fsys fs.FS) {
		a := loaded(b, fsys)
		in := annotateInputs(a)
		size := 0
		for i := range in {
			size += len(in[i].Text)
		}
		b.SetBytes(int64(size))
		for b.Loop() {
			if found := annotated(a, in); len(found) != len(in) {
				b.Fatal("articles are missing")
			}
		}
	})
}

// BenchmarkPublish renders every page and writes it to a new folder. Its bytes are those of the site.
func BenchmarkPublish(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, fsys fs.FS) {
		out, dir := buildOf(b, fsys, build.Options{}), b.TempDir()
		n := 0
		for b.Loop() {
			n++
			r, err := publish.Dir(b.Context(), fmt.Sprintf("%s/%d", dir, n), out, publish.Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(r.Bytes)
		}
	})
}

// loaded reads a whole archive as the build does, without its goroutines.
func loaded(b *testing.B, fsys fs.FS) *archive.Archive {
	b.Helper()
	files, list := load.Scan(fsys)
	a, more := load.Base(fsys, files)
	list = append(list, more...)
	defaults := load.NewDefaults(a)
	a.Articles = make([]archive.Article, len(files.Articles))
	for i, file := range files.Articles {
		a.Articles[i], more = load.Article(fsys, file)
		defaults.Resolve(&a.Articles[i])
		list = append(list, more...)
	}
	if list.HasErrors() {
		b.Fatalf("the archive has errors:\n%v", list)
	}
	return a
}

func annotateInputs(a *archive.Archive) []annotate.Input {
	out := make([]annotate.Input, len(a.Articles))
	for i := range a.Articles {
		article := &a.Articles[i]
		d := markup.Plain(article.Body)
		if article.Format != archive.Plain {
			d = markup.Markdown(article.Body, markup.Options{})
		}
		out[i] = annotate.Input{Text: d.Text, Sidecar: article.Sidecar}
		for _, block := range d.Blocks {
			out[i].Blocks = append(out[i].Blocks, annotate.Block{Start: block.Start, End: block.End})
		}
	}
	return out
}

func annotated(a *archive.Archive, in []annotate.Input) []archive.Mentions {
	registry := annotate.NewRegistry(a.Entities)
	out := make([]archive.Mentions, len(in))
	for i := range in {
		out[i] = annotate.Article(registry, in[i]).Mentions
	}
	return out
}
