// Package iri says under which address each thing of an archive is known to other programs, and finds the thing
// that an address means. The archive goes in; absolute IRIs come out, as linked data wants them.
//
// Where site.yaml has a base_url, the IRI of a page is its address on the web. An archive without a fixed address
// has no such thing, and a relative link would name something else on every disk, so there it is a UUID made of the
// site's title and the page's path (RFC 9562, version 5): the same at every build, different in every archive. It leads
// nowhere, and changes with the title: who wants to be cited sets base_url.
package iri

import (
	"crypto/sha1"
	"fmt"
	"net/url"
	"strings"

	"gloss/build/archive"
)

// A Namer makes the IRIs of one archive. It does not change and may be shared between goroutines.
type Namer struct {
	base    string // ASCII, with a trailing slash; empty without a fixed address
	title   string
	folders map[string]string // type ID → folder of its pages
}

// New returns the Namer of a site.
func New(site *archive.Site) *Namer {
	n := &Namer{base: site.BaseURL, title: site.Title, folders: make(map[string]string, len(site.Types))}
	if u, err := url.Parse(site.BaseURL); err == nil {
		n.base = u.String()
	}
	for _, t := range site.Types {
		n.folders[t.ID] = t.Folder
	}
	return n
}

// File returns the IRI of the file at a slash-separated path of the site.
func (n *Namer) File(path string) string {
	if n.base == "" {
		return uuid(n.title, path)
	}
	segments := strings.Split(path, "/")
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	return n.base + strings.Join(segments, "/")
}

// Article returns the IRI of an article: of its page.
func (n *Namer) Article(id string) string { return n.File(articlePath(id)) }

// Entity returns the IRI of an entity: of its page.
func (n *Namer) Entity(e *archive.Entity) string { return n.File(n.entityPath(e)) }

// Set returns an IRI for a list of articles that is no page of the site.
func (n *Namer) Set(ids []string) string {
	return uuid(n.title+"\x00"+n.base, strings.Join(ids, "\x00"))
}

func articlePath(id string) string { return "articles/" + id + ".html" }

func (n *Namer) entityPath(e *archive.Entity) string { return n.folders[e.Type] + "/" + e.ID + ".html" }

// AnnotationPrefix begins the fragment that names an editor's annotation of an article; its ID follows.
const AnnotationPrefix = "annotation-"

// FoundPrefix begins the fragment that names what a rule found in an article; a hash of what it is follows.
const FoundPrefix = "found-"

// Fragment returns a name as the fragment of an IRI, with its number sign.
func Fragment(name string) string { return "#" + url.PathEscape(name) }

// Wikidata returns the IRI of an item: of the thing, which has http and no www.
func Wikidata(item string) string { return "http://www.wikidata.org/entity/" + item }

// namespace is the UUID below which gloss makes its own: drawn once, by chance.
var namespace = [16]byte{0x5e, 0x0c, 0x9b, 0x47, 0x2d, 0x61, 0x4f, 0x3a, 0x9a, 0x18, 0x73, 0xd4, 0x0e, 0xb6, 0x51, 0xcf}

// uuid returns a UUID of version 5 as a URN.
func uuid(title, path string) string {
	h := sha1.New() // what RFC 9562 §5.5 prescribes; nothing secret hangs on it
	h.Write(namespace[:])
	fmt.Fprintf(h, "%s\x00%s", title, path)
	sum := h.Sum(nil)[:16]
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:])
}
