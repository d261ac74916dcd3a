package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	uax29 "github.com/clipperhouse/uax29/v2/words"

	"gloss/build"
	"gloss/build/synth"
)

// TestMeasureSearch prints what the search of a synthetic archive loads: before the first key, and for each of 200
// queries of one to three words drawn from its texts, each in a page of its own. It runs where the environment says how
// many articles to make: GLOSS_MEASURE_SEARCH=10000 go test ./cmd/gloss -run MeasureSearch -v -timeout 30m
func TestMeasureSearch(t *testing.T) {
	articles, err := strconv.Atoi(os.Getenv("GLOSS_MEASURE_SEARCH"))
	if err != nil {
		t.Skip("GLOSS_MEASURE_SEARCH does not say how many articles to make")
	}
	browser := startBrowser(t)
	out := buildSite(t, synth.FS(articles, 1))
	start := time.Now()
	_ = rendered(t, out, "search/index.js")
	t.Logf("%d articles: the index took %.1f s", articles, time.Since(start).Seconds())
	site := builtSite{base: openPreview(t, out)}
	size := map[string]int{} // of files, compressed
	weigh := func(requests []string) (total, files int) {
		for _, r := range requests {
			path := strings.TrimPrefix(strings.Split(r, "?")[0], site.base)
			if !strings.HasPrefix(path, "search/") {
				continue
			}
			if size[path] == 0 {
				size[path] = compressed(t, rendered(t, out, path))
			}
			total, files = total+size[path], files+1
		}
		return total, files
	}
	var b *tab
	random := rand.New(rand.NewPCG(7, uint64(articles)))
	var before int
	var sizes, counts, times []int
	for i := range 200 {
		if i%10 == 0 { // a tab has a deadline
			b = openTab(browser, t)
		}
		query := drawn(random, out)
		b.traffic.take()
		b.open(site.at(fmt.Sprintf("search.html?%d", i)))
		await[bool](b, "glossSearch.index().then(() => true)")
		requests, _ := b.traffic.take()
		before, _ = weigh(requests)
		eval[bool](b, fmt.Sprintf(`(field => { field.value = %s; return field.dispatchEvent(new Event("input")); })(document.querySelector(".search-words"))`, quoted(query)))
		answered(b, query)
		requests, _ = b.traffic.take()
		total, n := weigh(requests)
		// What the answer itself takes is what it takes when all is there.
		ms := await[float64](b, fmt.Sprintf(`(async () => {
			const start = performance.now();
			await glossSearch.answer(%s, %v);
			return performance.now() - start;
		})()`, quoted(query), articles < 1500))
		sizes, counts, times = append(sizes, total), append(counts, n), append(times, int(ms))
		if len(os.Getenv("GLOSS_MEASURE_EACH")) > 0 {
			t.Logf("%q: %d bytes in %d files, %.0f ms", query, total, n, ms)
		}
	}
	for _, list := range [][]int{sizes, counts, times} {
		slices.Sort(list)
	}
	t.Logf("before the first key %d bytes; a query at the median %d in %d files, %d ms; at the 95th percentile %d in %d files, %d ms",
		before, sizes[100], counts[100], times[100], sizes[190], counts[190], times[190])
	all := map[string][2]int{}
	for _, p := range out.Paths() {
		if name, ok := strings.CutPrefix(p, "search/"); ok {
			data := rendered(t, out, p)
			kind := all[name[:1]]
			all[name[:1]] = [2]int{kind[0] + 1, kind[1] + len(data)}
		}
	}
	t.Logf("files and bytes by kind: %v", all)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("memory of the process: %d MB", m.Sys>>20)
	if err := chromedp.Cancel(browser); err != nil { // after so many tabs it takes a while to end
		t.Fatal(err)
	}
}

func rendered(t *testing.T, out *build.Output, path string) []byte {
	t.Helper()
	data, err := out.Render(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// drawn takes one to three words from one place in the texts, as a reader who remembers them would.
func drawn(random *rand.Rand, out *build.Output) string {
	documents := out.Export().Documents
	var all []string
	for it := uax29.FromString(documents[random.IntN(len(documents))].Text); it.Next(); {
		if w := it.Value(); len(w) > 2 && strings.IndexFunc(w, isLetterOrDigit) >= 0 {
			all = append(all, w)
		}
	}
	n := 1 + random.IntN(3)
	at := random.IntN(len(all) - n)
	return strings.Join(all[at:at+n], " ") + " "
}
