package render_test

import (
	"io"
	"testing"

	"gloss/build/view"
)

// BenchmarkArticle prints an article that names 20 entities and has 10 relatives.
func BenchmarkArticle(b *testing.B) {
	a := sampleArticle()
	for g := range a.Entities {
		a.Entities[g].Items = nil
		for range 4 {
			a.Entities[g].Items = append(a.Entities[g].Items, view.EntityInArticle{
				Link: view.Link{Name: "Port Hael", Href: portHael}, ID: "port-hael", Description: "Harbour town.", Count: 3, First: "#m2", Strip: []string{"6%", "38.5%", "71%"},
			})
		}
	}
	for len(a.Related) < 10 {
		a.Related = append(a.Related, a.Related[0])
	}
	benchmarkPage(b, a)
}

// BenchmarkEntity prints an entity that 250 articles name in three sentences each.
func BenchmarkEntity(b *testing.B) {
	e := sampleEntity()
	e.Contexts = sampleContexts(250)
	benchmarkPage(b, e)
}

func benchmarkPage(b *testing.B, v any) {
	r := newRenderer(b)
	b.SetBytes(int64(len(page(b, r, v))))
	b.ReportAllocs()
	for b.Loop() {
		if err := r.Page(io.Discard, v); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNew parses and tries the default layouts: what every build pays once.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newRenderer(b)
	}
}
