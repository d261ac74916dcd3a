package export

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSitemapListsEveryPage(t *testing.T) {
	s := NewSitemap([]string{"articles/a&b.html", "index.html"}, below)
	if d := cmp.Diff([]string{"sitemap.xml"}, s.Paths()); d != "" {
		t.Errorf("(-want +have)\n%s", d)
	}
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
 <url>
  <loc>https://example.org/p/articles/a&amp;b.html</loc>
 </url>
 <url>
  <loc>https://example.org/p/</loc>
 </url>
</urlset>
`
	if d := cmp.Diff(want, file(t, s, "sitemap.xml")); d != "" {
		t.Errorf("(-want +have)\n%s", d)
	}
	for _, path := range []string{"sitemap-1.xml", "index.html", ""} {
		if _, ok := s.Render(path); ok {
			t.Errorf("there is a file %q", path)
		}
	}
}

// file returns the file at a path.
func file(t *testing.T, s *Sitemap, path string) string {
	t.Helper()
	data, ok := s.Render(path)
	if !ok {
		t.Fatalf("there is no %s", path)
	}
	return string(data)
}

func TestSitemapOfManyPagesIsAnIndex(t *testing.T) {
	var pages []string
	for i := range 5 {
		pages = append(pages, fmt.Sprintf("%d.html", i))
	}
	s := NewSitemap(pages, below)
	s.max = 2
	if d := cmp.Diff([]string{"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"}, s.Paths()); d != "" {
		t.Errorf("(-want +have)\n%s", d)
	}
	index := file(t, s, "sitemap.xml")
	if strings.Count(index, "<sitemapindex xmlns=") != 1 || strings.Count(index, "<sitemap>") != 3 || !strings.Contains(index, "<loc>https://example.org/p/sitemap-3.xml</loc>") {
		t.Errorf("the index is\n%s", index)
	}
	for i, page := range pages {
		part := file(t, s, fmt.Sprintf("sitemap-%d.xml", i/2+1))
		if strings.Count(part, "<loc>"+below(page)+"</loc>") != 1 || !strings.Contains(part, "<urlset ") {
			t.Errorf("%s is not in\n%s", page, part)
		}
	}
}

func TestEmptySitemapIsOneFile(t *testing.T) {
	if paths := NewSitemap(nil, below).Paths(); len(paths) != 1 {
		t.Errorf("there are %q", paths)
	}
}

func TestRobotsNameTheSitemapWhereThereIsOne(t *testing.T) {
	if d := cmp.Diff("User-agent: *\nAllow: /\n", string(Robots(""))); d != "" {
		t.Errorf("(-want +have)\n%s", d)
	}
	if d := cmp.Diff("User-agent: *\nAllow: /\n\nSitemap: https://example.org/p/sitemap.xml\n", string(Robots(below(SitemapPath)))); d != "" {
		t.Errorf("(-want +have)\n%s", d)
	}
}
