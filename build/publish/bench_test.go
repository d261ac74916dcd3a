package publish_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"gloss/build/publish"
)

// pages are equal in size but not in content, so that no file system can share them.
type pages struct {
	paths []string
	size  int
	round int
}

func (p *pages) Paths() []string { return p.paths }

func (p *pages) Append(b []byte, path string) ([]byte, error) {
	line := fmt.Appendf(nil, "%s %d\n", path, p.round)
	return append(b, bytes.Repeat(line, p.size/len(line)+1)[:p.size]...), nil
}

func tenThousandPages() *pages {
	p := &pages{size: 15_000}
	for i := range 10_000 {
		p.paths = append(p.paths, fmt.Sprintf("articles/%d/article-%05d.html", 2010+i%10, i))
	}
	slices.Sort(p.paths)
	return p
}

// BenchmarkCold fills a new folder each time.
func BenchmarkCold(b *testing.B) {
	p, dir := tenThousandPages(), b.TempDir()
	n := 0
	benchmark(b, p, func() string { n++; return filepath.Join(dir, fmt.Sprint(n)) })
}

// BenchmarkWarm finds every file as it is.
func BenchmarkWarm(b *testing.B) {
	p, dir := tenThousandPages(), filepath.Join(b.TempDir(), "out")
	if _, err := publish.Dir(b.Context(), dir, p, publish.Options{}); err != nil {
		b.Fatal(err)
	}
	benchmark(b, p, func() string { return dir })
}

// BenchmarkChanged replaces every file with one of the same size.
func BenchmarkChanged(b *testing.B) {
	p, dir := tenThousandPages(), filepath.Join(b.TempDir(), "out")
	benchmark(b, p, func() string { p.round++; return dir })
}

func benchmark(b *testing.B, p *pages, out func() string) {
	b.SetBytes(int64(len(p.paths) * p.size))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := publish.Dir(b.Context(), out(), p, publish.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(p.paths))*float64(b.N)/b.Elapsed().Seconds(), "files/s")
}
