package page

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of what a page states of itself: bytes of one value, and values of one kind. A page that has more states it of
// something else, or wants to be read for long.
const (
	maxValue  = 8 << 10
	maxValues = 100
)

// facts are what a page states about itself where machines look for it.
type facts struct {
	meta  map[string][]string // by name, property or itemprop, in lower case
	links map[string][]string // addresses by rel, in lower case
	about []linked            // the objects of JSON-LD that speak of the article
	byID  map[string]linked
	items map[string][]*html.Node // elements by itemprop
	title string                  // the title element
	lang  string
}

func readFacts(doc *html.Node) *facts {
	f := &facts{meta: map[string][]string{}, links: map[string][]string{}, items: map[string][]*html.Node{}}
	f.about, f.byID = readLinked(doc)
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for prop := range strings.FieldsSeq(attr(n, "itemprop")) {
			if len(f.items[prop]) < maxValues {
				f.items[prop] = append(f.items[prop], n)
			}
		}
		switch n.DataAtom {
		case atom.Html:
			f.lang = firstOf(f.lang, attr(n, "lang"), attr(n, "xml:lang"))
		case atom.Title:
			if f.title == "" && !within(n, atom.Svg) {
				if f.title = canonical(rawText(n)); len(f.title) > maxValue {
					f.title = ""
				}
			}
		case atom.Meta:
			f.addMeta(n)
		case atom.Link:
			for rel := range strings.FieldsSeq(strings.ToLower(attr(n, "rel"))) {
				if len(f.links[rel]) < maxValues {
					f.links[rel] = append(f.links[rel], strings.TrimSpace(attr(n, "href")))
				}
			}
		}
	}
	f.sortAbout()
	return f
}

// sortAbout puts first those objects of JSON-LD whose headline is the page's title: pages list other articles as well.
func (f *facts) sortAbout() {
	titles := append(slices.Clone(f.meta["og:title"]), f.title)
	isThis := func(o linked) int {
		headline := o.text("headline")
		if headline != "" && slices.ContainsFunc(titles, func(s string) bool { return sameWords(s, headline) || isPart(headline, s) }) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(f.about, func(a, b linked) int { return isThis(a) - isThis(b) })
}

// addMeta notes what one meta element states. Some pages give it several names at once.
func (f *facts) addMeta(n *html.Node) {
	content := plainText(attr(n, "content"))
	if content == "" || len(content) > maxValue {
		return
	}
	var seen []string
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		for name := range strings.FieldsSeq(strings.ToLower(attr(n, key))) {
			if name = strings.ReplaceAll(name, ".", ":"); !slices.Contains(seen, name) && len(f.meta[name]) < maxValues {
				f.meta[name] = append(f.meta[name], content)
				seen = append(seen, name)
			}
		}
	}
}

// first returns the first value of the first of several names that has one; points in names are colons here.
func (f *facts) first(names ...string) string {
	for _, name := range names {
		if v := f.meta[name]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// linked returns the first text that the article's JSON-LD has for a property.
func (f *facts) linked(key string) string {
	for _, o := range f.about {
		if s := o.text(key); s != "" {
			return s
		}
	}
	return ""
}

// item returns what the first element of a microdata property says.
func (f *facts) item(prop string) string {
	for _, n := range f.items[prop] {
		if s := itemValue(n); s != "" {
			return s
		}
	}
	return ""
}

// itemValue reads an element as microdata does (HTML §5.2.4), its text if it has no attribute for the value.
func itemValue(n *html.Node) string {
	for _, key := range []string{"content", "datetime"} {
		if v := plainText(attr(n, key)); v != "" {
			return v
		}
	}
	return textOf(n)
}

// rawText returns the text right below an element.
func rawText(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// siteNames returns the names by which the page calls its outlet, the surest first.
func (f *facts) siteNames() (names []string) {
	add := func(list ...string) {
		for _, s := range list {
			s = plainText(s)
			isTitle := sameWords(s, f.first("og:title")) // some templates fill in one for the other
			if s != "" && len(s) < 100 && !isTitle && !slices.Contains(names, s) && !strings.HasPrefix(s, "http") && !strings.HasPrefix(s, "@") {
				names = append(names, s)
			}
		}
	}
	add(f.meta["og:site_name"]...)
	for _, o := range f.about {
		add(o.names("publisher", f.byID)...)
	}
	add(f.meta["citation_journal_title"]...)
	add(f.meta["dc:publisher"]...)
	add(f.meta["dcterms:publisher"]...)
	add(f.meta["application-name"]...)
	add(f.meta["apple-mobile-web-app-title"]...)
	return names
}

var archived = regexp.MustCompile(`^https?://web\.archive\.org/web/\d+[a-z_]*/(https?:/?/?.+)$`)

// address returns the page's own address, by its own word before that of the caller. A web archive's is that of what
// it archived. Where none is a full one, it is empty.
func (f *facts) address(given string) string {
	candidates := slices.Concat(f.links["canonical"], f.meta["og:url"], []string{f.linked("url")}, f.meta["citation_public_url"], f.meta["dc:identifier"], f.meta["twitter:url"])
	base, err := url.Parse(fromArchive(given))
	for _, c := range candidates {
		u, err2 := url.Parse(fromArchive(c))
		if err2 != nil || c == "" {
			continue
		}
		if err == nil && base.Host != "" {
			u = base.ResolveReference(u)
			// A canonical address that is the site's front page is a mistake of its template.
			if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && strings.Trim(base.Path, "/") != "" {
				continue
			}
		}
		if u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
			u.Fragment = ""
			return u.String()
		}
	}
	return fromArchive(given)
}

func fromArchive(s string) string {
	if m := archived.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// language returns what the page says of its language.
func (f *facts) language() string {
	return firstOf(f.lang, f.first("content-language"), f.linked("inLanguage"), f.first("dc:language", "dcterms:language", "citation_language"), strings.ReplaceAll(f.first("og:locale"), "_", "-"))
}

// section returns where in its outlet the article stands.
func (f *facts) section() string {
	return firstOf(f.linked("articleSection"), f.first("article:section", "parsely-section", "dc:subject:section", "og:article:section"), f.item("articleSection"))
}

// descriptions returns the summaries that the metadata have of the article.
func (f *facts) descriptions() []string {
	return slices.Concat([]string{f.linked("description")}, f.meta["og:description"], f.meta["description"], f.meta["twitter:description"], f.meta["dc:description"])
}
