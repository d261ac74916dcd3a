package build_test

import (
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"golang.org/x/sync/errgroup"

	"gloss/build/annotate"
	"gloss/build/relate"
	"gloss/build/synth"
)

// BenchmarkSketch reduces every text to its sketch. Its bytes are those of the texts.
func BenchmarkSketch(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, fsys fs.FS) {
		in := relateInput(b, fsys)
		size := 0
		for _, text := range in.Texts {
			size += len(text)
		}
		b.SetBytes(int64(size))
		for b.Loop() {
			sketched(in)
		}
	})
}

// BenchmarkRelate makes the index with copies and stories, from sketches, and reports what it holds in memory.
func BenchmarkRelate(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, fsys fs.FS) {
		in := relateInput(b, fsys)
		sketches := sketched(in)
		in.Sketches = sketches
		before := heap()
		index := relate.New(in)
		size := heap() - before
		runtime.KeepAlive(index)
		for b.Loop() {
			index = relate.New(in)
		}
		if len(index.Stories()) == 0 {
			b.Fatal("there are no stories")
		}
		b.ReportMetric(float64(size)/float64(len(in.Articles)), "B/article")
	})
}

// BenchmarkRelated asks for what is related to every article, with the reasons.
func BenchmarkRelated(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, fsys fs.FS) {
		in := relateInput(b, fsys)
		index := relate.New(in)
		for b.Loop() {
			links := 0
			for i := range in.Articles {
				links += len(index.Related(int32(i)))
			}
			if links == 0 {
				b.Fatal("nothing is related")
			}
		}
	})
}

// BenchmarkCoverage makes all that is known of what articles have in common, as a build does: the index with stories from
// sketches, and then, from as many goroutines as there are processors, what is related to every article, newest first,
// with the reasons, and why each member is in its story. Its bytes an article are those of the index, which holds no texts,
// and of what was read last. The texts of the archive are made in a moment, but take minutes to annotate for
//
//	GLOSS_BENCH_ARTICLES=100000 go test ./build -run '^$' -bench Coverage -benchtime 1x
func BenchmarkCoverage(b *testing.B) {
	sizes := []int{100, 1000, 10_000}
	if n, err := strconv.Atoi(os.Getenv("GLOSS_BENCH_ARTICLES")); err == nil {
		sizes = []int{n}
	}
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			in := relateInput(b, synth.FS(n, 1))
			in.Sketches, in.Share = sketched(in), shared
			before := heap()
			index := relate.New(in)
			explain(index)
			size := heap() - before
			runtime.KeepAlive(index)
			for b.Loop() {
				explain(relate.New(in))
			}
			b.ReportMetric(float64(size)/float64(n), "B/article")
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

// shared calls do for 0 … n-1 from as many goroutines as there are processors.
func shared(n int, do func(i int)) {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < n; from += 64 {
		g.Go(func() error {
			for i := from; i < min(from+64, n); i++ {
				do(i)
			}
			return nil
		})
	}
	_ = g.Wait() // none fails
}

// explain asks an index for everything that the pages of articles and stories ask.
func explain(index *relate.Index) {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for part := range slices.Chunk(index.ByDate(), 64) {
		g.Go(func() error {
			for _, article := range part {
				index.Related(article)
				if s := index.StoryOf(article); s >= 0 && index.Stories()[s].Members[0].Article == article {
					index.Story(s)
				}
			}
			return nil
		})
	}
	_ = g.Wait() // none fails
}

// BenchmarkRelateOneMore adds one article to an index of all the others.
func BenchmarkRelateOneMore(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, fsys fs.FS) {
		in := relateInput(b, fsys)
		n := len(in.Articles)
		fewer := relate.Input{
			Articles: in.Articles[:n-1], Entities: in.Entities, Mentions: in.Mentions[:n-1], Texts: in.Texts[:n-1],
			Sentences: in.Sentences[:n-1], Quotations: in.Quotations[:n-1], Dates: in.Dates[:n-1],
		}
		index := relate.New(fewer)
		was := make([]int32, n)
		for i := range was {
			was[i] = int32(i)
		}
		was[n-1] = -1
		for b.Loop() {
			if len(index.With(in, was).ByDate()) != n {
				b.Fatal("the article is missing")
			}
		}
	})
}

// relateInput reads an archive as far as relate needs it.
func relateInput(b *testing.B, fsys fs.FS) relate.Input {
	a := loaded(b, fsys)
	texts := annotateInputs(a)
	registry := annotate.NewRegistry(a.Entities)
	in := relate.Input{Articles: a.Articles, Entities: a.Entities}
	for i := range texts {
		res := annotate.Article(registry, texts[i])
		in.Texts = append(in.Texts, texts[i].Text)
		in.Mentions = append(in.Mentions, res.Mentions)
		in.Sentences = append(in.Sentences, slices.Clip(res.Sentences))
		in.Quotations = append(in.Quotations, slices.Clip(res.Quotations))
		in.Dates = append(in.Dates, slices.Clip(res.Dates))
	}
	return in
}

func sketched(in relate.Input) []relate.Sketch {
	out := make([]relate.Sketch, len(in.Articles))
	for i := range out {
		out[i] = relate.NewSketch(&in.Articles[i], in.Texts[i], in.Sentences[i], in.Dates[i])
	}
	return out
}

// heap returns how many bytes are in use.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
