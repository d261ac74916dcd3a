package build

import (
	"slices"

	"gloss/build/export"
)

// wellKnown is the files that programs look for at the root of a site: readers of feeds, crawlers, browsers. What needs an
// address that stays is only there where the archive has one.
type wellKnown struct {
	robots   []byte
	manifest []byte
	feed     []byte          // nil where there is none
	sitemap  *export.Sitemap // nil where there is none
}

func newWellKnown(o *Output) *wellKnown {
	site := &o.archive.Site
	w := &wellKnown{robots: export.Robots(""), manifest: export.Manifest(site)}
	if site.BaseURL == "" {
		return w
	}
	w.robots = export.Robots(o.plan.Address(export.SitemapPath))
	w.sitemap = export.NewSitemap(o.plan.Listed(), o.plan.Address)
	w.feed = export.Feed(o.Export(), o.plan.Address, o.plan.Abstract)
	return w
}

// Paths returns the path of every file.
func (w *wellKnown) Paths() []string {
	out := []string{export.RobotsPath, export.ManifestPath}
	if w.sitemap != nil {
		out = slices.Concat(out, w.sitemap.Paths())
	}
	if w.feed != nil {
		out = append(out, export.FeedPath)
	}
	return out
}

// render returns the file at a path, and says false for a path of none.
func (w *wellKnown) render(path string) ([]byte, bool) {
	switch path {
	case export.RobotsPath:
		return w.robots, true
	case export.ManifestPath:
		return w.manifest, true
	case export.FeedPath:
		return w.feed, w.feed != nil
	}
	if w.sitemap == nil {
		return nil, false
	}
	return w.sitemap.Render(path)
}
