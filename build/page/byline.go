package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// bylines returns who wrote the article: what the metadata say, else what stands on the page where bylines stand. A
// name that is the outlet's as well counts only where there is no other: a person's own site bears the person's name,
// but most outlets name themselves as a matter of form. The name of an account gives way to that of a person.
func (f *facts) bylines(t *tree, outlets []string) []string {
	visible := append(f.visibleAuthors(t), byLine(t))
	sources := [][][]string{
		{f.linkedAuthors()},
		f.named("citation_author", "parsely-author", "sailthru:author", "byl", "dc:creator", "dcterm:creator", "dcterms:creator"),
		visible,
		f.named("author", "article:author", "og:author", "article:author_name", "author_name", "twitter:creator:name"),
		{f.cardAuthor()},
		{signOff(t)},
	}
	for _, not := range [][]string{outlets, nil} {
		for _, list := range sources {
			for _, names := range list {
				names = people(names, not)
				if len(names) == 1 && isAccount(names[0]) {
					names = f.personOf(names[0], visible)
				}
				if len(names) > 0 {
					return names
				}
			}
		}
	}
	return nil
}

// named returns the values of each of some names.
func (f *facts) named(names ...string) (out [][]string) {
	for _, name := range names {
		values := slices.Clone(f.meta[name])
		for i, v := range values {
			values[i] = inOrder(v)
		}
		out = append(out, values)
	}
	return out
}

// surnameFirst is a name as catalogues have it.
var surnameFirst = regexp.MustCompile(`^((?:\p{Ll}+\s)*\p{Lu}[\p{L}'’-]+),\s(\p{Lu}[\p{L}'’-]*\.?(?:\s\p{Lu}[\p{L}'’-]*\.?)?)$`)

// inOrder returns a name as it is spoken: citation_author and the Dublin Core put the surname first.
func inOrder(name string) string {
	if m := surnameFirst.FindStringSubmatch(name); m != nil {
		return m[2] + " " + m[1]
	}
	return name
}

// cardAuthor returns the name that a card for Slack and Twitter labels as the writer's.
func (f *facts) cardAuthor() []string {
	for _, n := range []string{"1", "2"} {
		if writerLabel.MatchString(f.first("twitter:label" + n)) {
			return f.meta["twitter:data"+n]
		}
	}
	return nil
}

var writerLabel = regexp.MustCompile(`(?i)^(?:written by|author|by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|автор|autor|geschreven door)$`)

func (f *facts) linkedAuthors() (names []string) {
	for _, o := range f.about {
		if names = o.names("author", f.byID); len(names) == 0 {
			names = o.names("creator", f.byID)
		}
		if len(names) > 0 {
			return names
		}
	}
	return nil
}

// authorClass are the names of classes and IDs that pages give to a byline, the surer first.
var authorClass = []naming{
	named(`author byline`, `(?i)(?:^|[\s_-])(?:author[_-]?name|byline[_-]?name|(?:post|entry|article|story)[_-]?author(?:[_-]name)?|(?:entry|post|article)[_-]byline|p-author)(?:$|[\s_-])`),
	named(`by auth writer autor auteur verfasser redacteur journalist`, `(?i)(?:^|[\s_-])(?:byline|by-line|byauthor|by-author|authors?|writer|autore?|auteur|verfasser|redacteur|journalist)(?:$|[\s_-])`),
}

// visibleAuthors looks where pages print a byline: microdata, rel=author, classes. It returns the names of each
// place, the surest place first and within a kind the one nearest to the article's first words. Comments have authors
// as well, so what lies in them does not count.
func (f *facts) visibleAuthors(t *tree) (places [][]string) {
	kinds := make([][]element, 3+len(authorClass))
	for _, e := range t.elements {
		n := e.Node
		if slices.Contains(notBylines, n.DataAtom) {
			continue
		}
		if slices.Contains(strings.Fields(attr(n, "itemprop")), "author") {
			kinds[0] = append(kinds[0], e)
		}
		if slices.Contains(strings.Fields(strings.ToLower(attr(n, "rel"))), "author") {
			kinds[1] = append(kinds[1], e)
		}
		if n.DataAtom == atom.A && isAuthorPage(attr(n, "href")) {
			kinds[2] = append(kinds[2], e)
		}
		for k, class := range authorClass {
			if class.matchLower(e.names) {
				kinds[3+k] = append(kinds[3+k], e)
			}
		}
	}
	first := -1
	if i := t.first(); i < len(t.at) {
		first = t.at[i]
	}
	for _, list := range kinds {
		list = slices.DeleteFunc(list, func(e element) bool {
			n := e.Node
			return isHidden(n) || t.inComments(n) || within(n, atom.Aside, atom.Nav, atom.Figure) || t.inTeaser(n) || !t.isByline(n)
		})
		distance := func(e element) int { return max(e.at-first, first-e.at) }
		slices.SortStableFunc(list, func(a, b element) int { return distance(a) - distance(b) })
		list = list[:min(len(list), maxPlaces)]
		for i, n := range list {
			beside := []element{n}
			for _, m := range list[i+1:] {
				if m.Data == n.Data && attr(m.Node, "class") == attr(n.Node, "class") && (m.Parent == n.Parent || grandparent(m.Node) == grandparent(n.Node)) {
					beside = append(beside, m)
				}
			}
			slices.SortFunc(beside, func(a, b element) int { return a.at - b.at })
			names := make([]string, len(beside))
			for k, m := range beside {
				names[k] = authorOf(m.Node)
			}
			places = append(places, names)
		}
	}
	return places
}

// authorPath is the address of a page about one who writes for the outlet.
var authorPath = regexp.MustCompile(`(?i)/(?:authors?|autore?n?|auteurs?|autores|verfasser|writers?|journalists?|reporters?|contributors?)/[^/?#]+`)

// isAuthorPage reports whether an address is of that form, looking for a part that all such have first: a page has
// hundreds of links.
func isAuthorPage(address string) bool {
	lower := strings.ToLower(address)
	return slices.ContainsFunc(authorParts, func(part string) bool { return strings.Contains(lower, part) }) && authorPath.MatchString(address)
}

var authorParts = strings.Fields(`/auto /auth /aute /verfasser /writer /journalist /reporter /contributor`)

// names returns an element's classes and ID, without the classes by which a program for blogs says what the text is
// about.
func names(n *html.Node) string {
	class, id := attr(n, "class"), attr(n, "id")
	if strings.Contains(class, "category-") || strings.Contains(class, "tag-") || strings.Contains(class, "cat-") {
		list := slices.DeleteFunc(strings.Fields(class), func(s string) bool {
			return strings.HasPrefix(s, "category-") || strings.HasPrefix(s, "tag-") || strings.HasPrefix(s, "cat-")
		})
		class = strings.Join(list, " ")
	}
	return class + " " + id
}

// notBylines are elements whose class may speak of an author and that are no byline.
var notBylines = []atom.Atom{atom.Link, atom.Body, atom.Html, atom.Img, atom.Script, atom.Article, atom.Main}

// maxPlaces is how many places of one kind are looked at: what stands further from the article than so many bylines is
// another one's.
const maxPlaces = 40

// isByline reports whether an element is short enough for a byline; a meta element states a name and no more.
func (t *tree) isByline(n *html.Node) bool {
	_, short := t.isShort(n, maxByline)
	return short || n.DataAtom == atom.Meta
}

// maxByline is the length of a byline in code points at most.
const maxByline = 160

func grandparent(n *html.Node) *html.Node {
	if n.Parent == nil {
		return nil
	}
	return n.Parent.Parent
}

// authorOf reads the name within a byline's element: that of the person, where one is marked.
func authorOf(n *html.Node) string {
	if n.DataAtom == atom.Meta {
		return plainText(attr(n, "content"))
	}
	name := find(n, func(x *html.Node) bool {
		return attr(x, "itemprop") == "name" || slices.Contains(strings.Fields(attr(x, "class")), "fn")
	})
	if name != nil {
		return itemValue(name)
	}
	return textOf(n)
}

var commentName = named(`comment kommentar respond disqus replies reaction trackback`, `(?i)(?:^|[\s_-])(?:comments?|commentlist|kommentare?|respond|disqus\w*|replies|reactions?|trackbacks?)(?:$|[\s_-])`)

var (
	byLead = regexp.MustCompile(`(?i)^(?:[^\p{L}\p{N}]*)(?:(?:(?:article|text|story|words|posted|written|published|reported|submitted|geschrieben|verfasst|veröffentlicht|erstellt|eingestellt|gepostet|gespeichert|publié|posté|écrit|rédigé|publicado|escrito|scritto|pubblicato|ein artikel|ein beitrag|(?:(?:view|see|show|read|zeige|alle)\s+)*(?:all\s+|alle\s+|other\s+|more\s+)?(?:posts?|articles?|beiträge|artikel|stories|entries|alles)?)\s+)?` +
		`(?:by|von|par|por|da|door|av|af|from)\b|(?:authors?|autore?n?|autorin|auteur|verfasser(?:in)?|text|interview|автор|作者|记者|記者|文|责任编辑|編集|文責)\s*[:：/])\s*[:：]?\s*`)
	byEnd = regexp.MustCompile(`(?i)\s*(?:[|•·@【】\[\]]|\s[-–—]\s|\s+(?:on|am|le|el|il|um|at|vom|den|à|au|dal)\s+(?:\d|\p{L}+,?\s+\d|\p{L}+(?:day|tag)\b|$)|\s+(?:last|under|unter|updated|published|posted|filed)(?:\s.|$)|\s*,\s*\p{L}+:\s|,?\s*\d{1,2}[./:]\s?\d|,?\s+\d{1,2}\.?\s\p{L}{3,}|\s+\p{Lu}\p{L}{2,8}\.?\s+\d{1,2},?\s+\d{4}|\s\d{4}\b|[\s\p{Z}]{2,}).*$`)
	// role is a job title behind a name without a comma.
	role     = regexp.MustCompile(`^(\p{Lu}\S+(?:\s\S+)*?\s\p{Lu}\S+)\s+(?:(?:\p{Lu}[\p{L}&-]+\s){0,3})(?:Editor|Correspondent|Reporter|Writer|Columnist|Producer|Contributor|Analyst|Journalist|Redakteur(?:in)?|Korrespondent(?:in)?)$`)
	unwanted = set(`admin administrator editor redaktion author autor unknown anonymous anonym webmaster root guest gast user staff none null undefined team contributor
		about home me i by von par por follow posted share updated last`)
	nameParts = regexp.MustCompile(`\s*(?:;|\s/\s|\s(?:and|And|AND|&|und|et|y|e|och|og|ja|и|im Gespräch mit|im Interview mit|in conversation with)\s)\s*`)
	// where is the outlet that a byline names behind the writer, or the page about him.
	where    = regexp.MustCompile(`\s+[Ff]or (?:[Tt]he )?\p{Lu}.*$|\s*[(<\[]?https?://\S+`)
	hostName = regexp.MustCompile(`^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.\p{Ll}{2,}$`)
	counted  = regexp.MustCompile(`^\d+\s`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// people reads names out of what stands where names stand: without "By" and dates, one by one, each once; no address,
// no outlet and no stand-in such as "admin".
func people(list, outlets []string) (names []string) {
	for _, s := range list[:min(len(list), maxValues)] {
		if len(s) > maxValue {
			continue
		}
		for _, name := range nameParts.Split(cleanByline(s), -1) {
			name = strings.Trim(name, " ,.:;|·•-–—\t\u00a0")
			if strings.HasSuffix(name, " Jr") || strings.HasSuffix(name, " Sr") {
				name += "."
			}
			switch {
			case name == "", utf8.RuneCountInString(name) > maxByline/2, strings.ContainsAny(name, "@{}<>"), strings.Contains(name, "://"):
			case unwanted[strings.ToLower(name)], isOutlet(name, outlets), !strings.ContainsFunc(name, unicode.IsLetter):
			case len(strings.Fields(name)) > 8, hostName.MatchString(name), counted.MatchString(name):
			case slices.ContainsFunc(names, func(have string) bool { return letters(have) == letters(name) }):
			default:
				names = append(names, name)
			}
		}
	}
	return names
}

// cleanByline takes off what stands around the names of a byline.
func cleanByline(s string) string {
	s = where.ReplaceAllString(canonical(s), "")
	for range 2 {
		s = strings.TrimSpace(byLead.ReplaceAllString(s, ""))
	}
	if end := byEnd.FindStringIndex(s); end != nil && end[0] > 0 {
		s = s[:end[0]]
	}
	if m := role.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	return s
}
