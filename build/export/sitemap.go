package export

import (
	"encoding/xml"
	"fmt"
	"slices"
)

// SitemapPath is where a sitemap lies: of the pages, or of the files that list them. A site without a base_url has none,
// since the protocol takes absolute addresses only.
const SitemapPath = "sitemap.xml"

// maxURLs is how many addresses one file lists. It may list 50,000, but have no more than 50 MB either (sitemaps.org,
// "Using Sitemap index files"); an address may be 2,047 characters long, which makes 20,000 of them 42 MB at most.
const maxURLs = 20_000

// A Sitemap is the files that tell crawlers which pages a site has. There is no lastmod in them: that is the day on
// which a page was last modified, and neither an article's date says it, to which a note may be added ten years later,
// nor that of a file, which is another in each copy of the archive. A wrong one costs more than none, since crawlers then
// do not come back.
type Sitemap struct {
	paths   []string
	address func(path string) string
	max     int
}

// NewSitemap lists the pages at some paths, in their order. address returns the absolute address of a path.
func NewSitemap(pages []string, address func(path string) string) *Sitemap {
	return &Sitemap{pages, address, maxURLs}
}

// parts returns how many files it takes to list all pages.
func (s *Sitemap) parts() int { return max(1, (len(s.paths)+s.max-1)/s.max) }

func partPath(n int) string { return fmt.Sprintf("sitemap-%d.xml", n+1) }

// Paths returns the path of each file: SitemapPath alone, or an index there with its parts beside it.
func (s *Sitemap) Paths() []string {
	out := []string{SitemapPath}
	if s.parts() > 1 {
		for n := range s.parts() {
			out = append(out, partPath(n))
		}
	}
	return out
}

// Render returns the file at a path, and says false where there is none.
func (s *Sitemap) Render(path string) ([]byte, bool) {
	n := slices.Index(s.Paths(), path)
	switch {
	case n < 0:
		return nil, false
	case s.parts() == 1:
		return xmlFile(&sitemapURLs{Items: s.locations(s.paths)}), true
	case n == 0:
		return xmlFile(&sitemapIndex{Items: s.locations(s.Paths()[1:])}), true
	default:
		return xmlFile(&sitemapURLs{Items: s.locations(s.paths[(n-1)*s.max : min(n*s.max, len(s.paths))])}), true
	}
}

type sitemapURLs struct {
	XMLName xml.Name          `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	Items   []sitemapLocation `xml:"url"`
}

type sitemapIndex struct {
	XMLName xml.Name          `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Items   []sitemapLocation `xml:"sitemap"`
}

type sitemapLocation struct {
	Loc string `xml:"loc"`
}

func (s *Sitemap) locations(paths []string) []sitemapLocation {
	out := make([]sitemapLocation, len(paths))
	for i, p := range paths {
		out[i].Loc = s.address(p)
	}
	return out
}
