package pages

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"gloss/build/archive"
	"gloss/build/view"
)

func (p *Plan) articlePath(i int32) string { return p.articlePaths[i] }

func (p *Plan) entityPath(i int32) string {
	if int(i) < len(p.entityPaths) {
		return p.entityPaths[i]
	}
	e := &p.Archive.Entities[i]
	return p.types[e.Type].Folder + "/" + e.ID + ".html"
}

// spellPaths writes down the paths that pages link to most.
func (p *Plan) spellPaths() {
	p.articlePaths = make([]string, len(p.Archive.Articles))
	for i := range p.articlePaths {
		p.articlePaths[i] = "articles/" + p.Archive.Articles[i].ID + ".html"
	}
	paths := make([]string, len(p.Archive.Entities))
	for i := range paths {
		paths[i] = p.entityPath(int32(i))
	}
	p.entityPaths = paths
}

// EntityPath returns the path of an entity's page, the first of them.
func (p *Plan) EntityPath(i int32) string { return p.entityPath(i) }

func (p *Plan) sourcePath(i int32) string { return "sources/" + p.Archive.Sources[i].ID + ".html" }

func typePath(t *archive.Type, n int) string {
	if n == 0 {
		return t.Folder + "/index.html"
	}
	return fmt.Sprintf("index-a-z/%s-%d.html", t.Folder, n+1)
}

func indexPath(n int) string {
	if n == 0 {
		return "index-a-z.html"
	}
	return fmt.Sprintf("index-a-z/%d.html", n+1)
}

// href returns the relative link from one page to another; to may carry a fragment. Letters outside ASCII are
// escaped, so that the link is the same in every browser and from file://.
func href(from, to string) string {
	if i := strings.IndexByte(to, '#'); i >= 0 {
		return hrefTo(from, to[:i], to[i:])
	}
	return hrefTo(from, to, "")
}

// hrefTo is href to a place in a page: the fragment begins with # or is empty.
func hrefTo(from, to, fragment string) string {
	if to == from {
		return fragment
	}
	common := 0 // how much of both is the same folders
	for i := 0; i < len(from) && i < len(to) && from[i] == to[i]; i++ {
		if from[i] == '/' {
			common = i + 1
		}
	}
	return root(from[common:]) + escaped(to[common:]) + fragment
}

// escaped is a path as a link has it. Most paths are made of nothing that must be escaped, and a page has hundreds.
func escaped(path string) string {
	plain := true
	for i := range len(path) {
		c := path[i]
		plain = plain && ('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '-' <= c && c <= '9' || c == '_') // with . and /
	}
	if plain {
		return path
	}
	segments := strings.Split(path, "/")
	for i := range segments {
		segments[i] = url.PathEscape(segments[i])
	}
	return strings.Join(segments, "/")
}

// root returns the way from a page to the site's root: "", "../" …
func root(from string) string {
	const up = "../../../../../../../../"
	n := len("../") * strings.Count(from, "/")
	if n <= len(up) {
		return up[:n]
	}
	return strings.Repeat("../", n/len("../"))
}

func (p *Plan) link(from string, article int32) view.Link {
	return view.Link{Name: p.Archive.Articles[article].Title, Href: href(from, p.articlePath(article))}
}

func (p *Plan) entityLink(from string, entity int32) view.Link {
	return view.Link{Name: p.Archive.Entities[entity].Name, Href: href(from, p.entityPath(entity))}
}

// outlet links a source by its ID. An article without a source has an empty link.
func (p *Plan) outlet(from, id string) view.Link {
	i, ok := p.source[id]
	if !ok {
		return view.Link{}
	}
	return view.Link{Name: p.Archive.Sources[i].Name, Href: href(from, p.sourcePath(i))}
}

func (p *Plan) outletName(id string) string {
	if i, ok := p.source[id]; ok {
		return p.Archive.Sources[i].Name
	}
	return ""
}

// frame is what every page has. section is the entry of the navigation that the page belongs to.
func (p *Plan) frame(at, title, description, language, section string) view.Frame {
	site := &p.Archive.Site
	if language == "" {
		language = p.Words.Tag // the page is gloss's own
	}
	f := view.Frame{
		Site:        view.Site{Title: site.Title, Description: site.Description, Language: p.Words.Tag, Dir: p.Words.Dir, Rights: p.rights(site.Rights)},
		Root:        root(at),
		Path:        at,
		Title:       title,
		Description: description,
		Language:    language,
		Dir:         p.direction(language),
	}
	if site.BaseURL != "" {
		f.Canonical = p.Address(at)
		if len(p.months) > 0 {
			f.Feed = href(at, feedPath)
		}
		f.OpenSearch = href(at, openSearchPath)
	}
	if site.Offline {
		f.Worker, f.Site.Offline = href(at, workerPath), href(at, offlinePath)
	}
	f.Search = href(at, searchPath) // empty on the page itself
	f.Nav = p.nav(at, section)
	return f
}

// Address returns the absolute address of the file at a path, and of a folder's index that of the folder. Only an archive
// with a base_url has such.
func (p *Plan) Address(path string) string {
	return p.Archive.Site.BaseURL + escaped(strings.TrimSuffix(path, "index.html"))
}

// nav is the masthead's navigation: the articles, the stories, the timeline, the map and the network where there are any, each
// type that has entities, the quotations, the index, the sources, and the free pages.
func (p *Plan) nav(at, section string) []view.NavItem {
	type entry struct{ name, path string }
	items := []entry{{p.say("nav.articles"), "articles/index.html"}}
	add := func(is bool, name, path string) {
		if is {
			items = append(items, entry{name, path})
		}
	}
	add(len(p.tales) > 0, p.say("nav.stories"), storiesPath)
	add(p.hasTimeline(), p.say("nav.timeline"), timelinePath)
	add(p.hasMap(), p.say("map"), mapPath)
	add(p.hasNetwork(), p.say("network"), networkPath)
	for _, t := range p.Archive.Site.Types {
		add(len(p.typeEntities(t.ID)) > 0, p.plural(&t), t.Folder+"/index.html")
	}
	add(len(p.runs) > 0, p.say("nav.quotations"), quotationsPath)
	add(true, p.say("nav.index"), indexPath(0))
	add(true, p.say("nav.sources"), "sources/index.html")
	for _, page := range p.Archive.Pages {
		add(!strings.Contains(page.Name, "/"), page.Title, page.Name+".html")
	}
	out := make([]view.NavItem, len(items))
	for i, item := range items {
		out[i] = view.NavItem{Link: view.Link{Name: item.name, Href: href(at, item.path)}, Current: item.path == section}
		if item.path == at {
			out[i].Href = path.Base(at)
		}
	}
	return out
}
