package iri

import (
	"net"
	"net/url"
	"strings"

	"gloss/build/archive"
)

// An Index finds what an IRI means. It does not change once made.
type Index struct {
	articles map[string][]int // address → indexes of articles
	entities map[string][]int // address → indexes of entities
}

// NewIndex indexes an archive. An article is found by its page, in the site or in a preview of it on this machine,
// and by the address it was published at (its own `url`); an entity by its page and by its identifiers elsewhere.
func NewIndex(a *archive.Archive) *Index {
	n := New(&a.Site)
	x := &Index{articles: map[string][]int{}, entities: map[string][]int{}}
	for i := range a.Articles {
		article := &a.Articles[i]
		add(x.articles, i, n.Article(article.ID), preview+articlePath(article.ID), article.URL)
	}
	for i := range a.Entities {
		e := &a.Entities[i]
		add(x.entities, i, append([]string{n.Entity(e), preview + n.entityPath(e)}, identifiers(e)...)...)
	}
	return x
}

// Articles returns the indexes of the articles that an address may mean, in their order. A fragment does not count.
func (x *Index) Articles(address string) []int { return x.articles[normal(address)] }

// Entities returns the indexes of the entities that an address may mean, in their order.
func (x *Index) Entities(address string) []int { return x.entities[normal(address)] }

func identifiers(e *archive.Entity) []string {
	out := append([]string{}, e.SameAs...)
	if e.Wikidata != "" {
		out = append(out, Wikidata(e.Wikidata), "http://www.wikidata.org/wiki/"+e.Wikidata)
	}
	if e.GeoNames != "" {
		out = append(out, "http://sws.geonames.org/"+e.GeoNames, "http://www.geonames.org/"+e.GeoNames)
	}
	return out
}

func add(to map[string][]int, i int, addresses ...string) {
	for _, address := range addresses {
		if address == "" {
			continue
		}
		key := normal(address)
		if have := to[key]; len(have) == 0 || have[len(have)-1] != i {
			to[key] = append(have, i)
		}
	}
}

// preview stands for wherever gloss serve shows the site on this machine, at whichever port.
const preview = "http://localhost/"

// normal returns an address in a form in which two that lead to the same page are alike: http or https, large or small
// letters in the host, escapes, a default port, a slash at the end and a fragment make no difference.
func normal(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return address
	}
	if u.Opaque != "" {
		return strings.ToLower(u.Scheme) + ":" + strings.ToLower(u.Opaque)
	}
	host := strings.ToLower(u.Hostname())
	port := u.Port()
	switch {
	case host == "localhost" || net.ParseIP(host) != nil && net.ParseIP(host).IsLoopback():
		host, port = "localhost", ""
	case port == "80" || port == "443":
		port = ""
	}
	key := "//" + host + ":" + port + strings.TrimSuffix(u.Path, "/")
	if u.RawQuery != "" {
		key += "?" + u.RawQuery
	}
	return key
}
