package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"gloss/build/synth"
	"gloss/layouts"
)

// BenchmarkLive measures what an annotator waits for: the time from the moment a file is written to the moment the page
// that is open in a browser shows it. The whole of gloss serve is between, on a synthetic archive. It takes a while to
// begin, so it is for one size, and as many edits of each kind as -benchtime says:
//
//	GLOSS_BENCH_ARTICLES=100000 go test ./cmd/gloss -run '^$' -bench Live -benchtime 30x
func BenchmarkLive(b *testing.B) {
	articles := 1000
	if n, err := strconv.Atoi(os.Getenv("GLOSS_BENCH_ARTICLES")); err == nil {
		articles = n
	}
	w := openWorkplace(b, articles)
	for _, kind := range []struct {
		name string
		edit func(i int) (path, text string)
		seen string // an expression of i
	}{
		{"article", w.editArticle, "document.querySelector('.prose').textContent.includes('marker ' + i + '.')"},
		{"sidecar", w.editSidecar, "document.querySelector('.prose').textContent.includes('remark ' + i + '.')"},
		{"entity", w.editEntity, "document.querySelector('.prose a[href$=\"/benchmark-' + i + '.html\"]')"},
		{"layout", w.editLayout, "document.body.dataset.benchmark === String(i)"},
		{"style", w.editStyle, "getComputedStyle(document.body).getPropertyValue('--benchmark') === String(i)"},
	} {
		b.Run(fmt.Sprintf("%s-%d", kind.name, articles), func(b *testing.B) {
			var took []float64
			for b.Loop() {
				w.edits++
				took = append(took, w.measure(b, kind.edit, kind.seen))
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2], "ms/median")
			b.ReportMetric(took[len(took)*9/10], "ms/p90")
			b.ReportMetric(0, "ns/op") // which has the benchmark's own waiting in it
		})
	}
}

// A workplace is an archive that is served, with one of its articles open.
type workplace struct {
	*served
	tab                *tab
	file               string // of the article, relative to the root
	text               string
	layout             string
	registry, entities string
	edits              int
}

func openWorkplace(b *testing.B, articles int) *workplace {
	b.Helper()
	browser := startBrowser(b)
	s := &served{t: b, dir: b.TempDir()}
	if err := synth.Write(s.dir, articles, 1); err != nil {
		b.Fatal(err)
	}
	w := &workplace{served: s, registry: "content/entities/part-000.yaml"}
	files, err := filepath.Glob(filepath.Join(s.dir, "content/articles/*/*.md"))
	if err != nil || len(files) < articles {
		b.Fatalf("%d articles, %v", len(files), err)
	}
	full := files[articles/2]
	rel, err := filepath.Rel(s.dir, full)
	if err != nil {
		b.Fatal(err)
	}
	w.file = filepath.ToSlash(rel)
	w.text = readText(b, full) + "\nBenno Chmarker said so.\n"
	w.entities = readText(b, filepath.Join(s.dir, w.registry))
	layout, err := fs.ReadFile(layouts.FS, "article.html")
	if err != nil {
		b.Fatal(err)
	}
	w.layout = string(layout)
	for _, edit := range []func(int) (string, string){w.editArticle, w.editSidecar, w.editEntity, w.editLayout, w.editStyle} {
		path, text := edit(0)
		s.write(path, text)
	}
	s.start("127.0.0.1:0")
	w.tab = openTab(browser, b)
	w.tab.look(s, strings.TrimSuffix(strings.TrimPrefix(w.file, "content/"), ".md")+".html")
	return w
}

func readText(tb testing.TB, file string) string {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

func (w *workplace) editArticle(i int) (string, string) {
	return w.file, fmt.Sprintf("%s\nThis is marker %d.\n", w.text, i)
}

func (w *workplace) editSidecar(i int) (string, string) {
	return strings.TrimSuffix(w.file, ".md") + ".notes.yaml", fmt.Sprintf("annotations:\n  - on: \"[[Chmarker]] said so\"\n    note: This is remark %d.\n", i)
}

func (w *workplace) editEntity(i int) (string, string) {
	return w.registry, fmt.Sprintf("%s- id: benchmark-%d\n  type: person\n  name: Benno Chmarker\n", w.entities, i)
}

func (w *workplace) editLayout(i int) (string, string) {
	return "layouts/article.html", strings.Replace(w.layout, "<body", fmt.Sprintf("<body data-benchmark=\"%d\"", i), 1)
}

func (w *workplace) editStyle(i int) (string, string) {
	return "assets/own.css", fmt.Sprintf("body { --benchmark: %d; }\n", i)
}

// measure makes an edit and returns after how many milliseconds the page showed it, by the page's own clock.
func (w *workplace) measure(b *testing.B, edit func(int) (string, string), seen string) float64 {
	b.Helper()
	w.tab.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(i => {
		window.seenAt = 0;
		const look = () => {
			if (window.seenAt || !(%s)) return;
			window.seenAt = performance.timeOrigin + performance.now();
			watch.disconnect();
			document.removeEventListener('load', look, true);
		};
		const watch = new MutationObserver(look);
		watch.observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
		document.addEventListener('load', look, true);
	})(%d); true`, seen, w.edits)))
	path, text := edit(w.edits)
	begun := time.Now()
	w.write(path, text)
	w.tab.see("window.seenAt > 0")
	return eval[float64](w.tab, "window.seenAt") - float64(begun.UnixMicro())/1000
}
