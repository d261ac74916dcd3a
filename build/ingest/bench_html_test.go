package ingest

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkHTML reads saved pages of many outlets, 160 kB each on average, where they are at hand. For the rate of one
// core, run it with GOMAXPROCS=1.
func BenchmarkHTML(b *testing.B) {
	files, err := filepath.Glob("../../../shared/dev/pages/*/*.html")
	if err != nil {
		b.Fatal(err)
	}
	if len(files) == 0 {
		b.Skip("there are no saved pages in ../shared/dev/pages")
	}
	var pages [][]byte
	size := 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, raw)
		size += len(raw)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for i, raw := range pages {
			if _, err := HTML(raw, Options{Name: files[i]}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*len(pages))/b.Elapsed().Seconds(), "pages/s")
}
