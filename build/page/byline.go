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
// but most outlets name themselves as a matter of form.
func (f *facts) bylines(t *tree, outlets []string) []string {
	authors := f.visibleAuthors(t)
	for _, not := range [][]string{outlets, nil} {
		for _, list := range [][][]string{
			{f.linkedAuthors()},
			f.named("citation_author", "parsely-author", "sailthru:author", "byl", "dc:creator", "dcterm:creator", "dcterms:creator"),
			authors,
			{byLine(t)},
			f.named("author", "article:author", "og:author", "article:author_name", "author_name", "twitter:creator:name"),
			{f.cardAuthor()},
		} {
			for _, names := range list {
				if names = people(names, not); len(names) > 0 {
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
		out = append(out, f.meta[name])
	}
	return out
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
var authorClass = []*regexp.Regexp{
	regexp.MustCompile(`(?i)(?:^|[\s_-])(?:author[_-]?name|byline[_-]?name|(?:post|entry|article|story)[_-]?author(?:[_-]name)?|(?:entry|post|article)[_-]byline|p-author)(?:$|[\s_-])`),
	regexp.MustCompile(`(?i)(?:^|[\s_-])(?:byline|by-line|byauthor|by-author|authors?|writer|autore?|auteur|verfasser|redacteur|journalist)(?:$|[\s_-])`),
}

// visibleAuthors looks where pages print a byline: microdata, rel=author, classes. It returns the names of each
// place, the surest place first and within a kind the one nearest to the article's first words. Comments have authors
// as well, so what lies in them does not count.
func (f *facts) visibleAuthors(t *tree) (places [][]string) {
	order, first := map[*html.Node]int{}, -1
	kinds := make([][]*html.Node, 3+len(authorClass))
	i := 0
	for n := range t.doc.Descendants() {
		i++
		order[n] = i
		if first < 0 && t.kept[n] {
			first = i
		}
		if n.Type != html.ElementNode || slices.Contains(notBylines, n.DataAtom) {
			continue
		}
		if slices.Contains(strings.Fields(attr(n, "itemprop")), "author") {
			kinds[0] = append(kinds[0], n)
		}
		if slices.Contains(strings.Fields(strings.ToLower(attr(n, "rel"))), "author") {
			kinds[1] = append(kinds[1], n)
		}
		if n.DataAtom == atom.A && authorPath.MatchString(attr(n, "href")) {
			kinds[2] = append(kinds[2], n)
		}
		name := names(n)
		for k, class := range authorClass {
			if class.MatchString(name) {
				kinds[3+k] = append(kinds[3+k], n)
			}
		}
	}
	for _, list := range kinds {
		list = slices.DeleteFunc(list, func(n *html.Node) bool {
			return isHidden(n) || inComments(n) || within(n, atom.Aside, atom.Nav, atom.Figure) || !isByline(n)
		})
		distance := func(n *html.Node) int { return max(order[n]-first, first-order[n]) }
		slices.SortStableFunc(list, func(a, b *html.Node) int { return distance(a) - distance(b) })
		list = list[:min(len(list), maxPlaces)]
		for i, n := range list {
			names := []string{authorOf(n)}
			for _, m := range list[i+1:] { // those that stand beside it
				if m.Data == n.Data && attr(m, "class") == attr(n, "class") && (m.Parent == n.Parent || grandparent(m) == grandparent(n)) {
					names = append(names, authorOf(m))
				}
			}
			places = append(places, names)
		}
	}
	return places
}

// authorPath is the address of a page about one who writes for the outlet.
var authorPath = regexp.MustCompile(`(?i)/(?:authors?|autore?n?|auteurs?|autores|verfasser|writers?|journalists?|reporters?|contributors?)/[^/?#]+`)

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
func isByline(n *html.Node) bool {
	_, short := isShort(n, maxByline)
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

var (
	// byWords is a line that says who wrote the text, as programs for blogs print it ("Posted by …"), where any name
	// may follow.
	byWords = regexp.MustCompile(`(?i)^(?:[^\p{L}]*[|•·]?\s*)(?:posted|written|published|submitted|reported|geschrieben|verfasst|veröffentlicht|erstellt|eingestellt|gepostet|gespeichert|publié|posté|écrit|rédigé|publicado|escrito|scritto|pubblicato|inviato|geplaatst|skrevet|skriven|artikel|text|story|words)\s+(?:by|von|par|por|da|di|door|av|af)\s+(\S.*)$`)
	// byName is a line in which "by" alone stands before a name, which must then look like one.
	byName = regexp.MustCompile(`^(?:.{0,60}[|•·]\s*)?(?:(?i:by|von|par|por|di|door|av|af|autore?|author|auteur|verfasser)\s*[:：]?\s+|(?:作者|记者|記者|文|责任编辑|編集|文責)\s*[:：/]\s*)(\S.*)$`)
)

// byLine looks for a line of text that says who wrote the article, outside of comments and margins.
func byLine(t *tree) []string {
	var weak []string
	for _, n := range t.texts {
		if len(n.Data) > 4*maxByline || !byHint.MatchString(n.Data) {
			continue
		}
		line := lineOf(n)
		if line == nil || within(line, atom.Aside, atom.Nav, atom.Footer) || inComments(line) {
			continue
		}
		text, short := isShort(line, maxByline)
		if !short {
			text = canonical(n.Data)
		}
		if m := byWords.FindStringSubmatch(text); m != nil {
			if names := people([]string{text}, nil); len(names) > 0 {
				return names
			}
		}
		if m := byName.FindStringSubmatch(text); m != nil && weak == nil {
			if names := people([]string{m[1]}, nil); len(names) > 0 && !slices.ContainsFunc(names, func(s string) bool { return !isPersonal(s) }) {
				weak = names
			}
		}
	}
	return weak
}

var byHint = regexp.MustCompile(`(?i)(?:^|[\s|•·])(?:by|von|par|por|da|di|door|av|af|autore?|author|auteur|verfasser)(?:$|[\s:：])|作者|记者|記者|责任编辑|文責`)

// lineOf returns the block that a text stands in.
func lineOf(n *html.Node) *html.Node {
	p := n.Parent
	for p != nil && p.Parent != nil && !breaking[p.DataAtom] {
		if _, short := isShort(p, maxByline); !short {
			break
		}
		p = p.Parent
	}
	return p
}

// isPersonal reports whether a text looks like a person's name: two to five words, each with a capital, particles
// aside; or two to four Han characters.
func isPersonal(s string) bool {
	words := strings.Fields(s)
	if len(words) == 1 {
		n := utf8.RuneCountInString(s)
		return n >= 2 && n <= 4 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	}
	capitals := 0
	for _, w := range words {
		if unicode.IsUpper(firstRune(w)) {
			capitals++
		} else if !particle[w] {
			return false
		}
	}
	return len(words) <= 5 && capitals >= 2 && !strings.ContainsFunc(s, unicode.IsDigit)
}

var particle = set(`de del della di da das dos du la le van von der den ter ten zu bin ibn al el ben abu`)

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

var commentName = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:comments?|commentlist|kommentare?|respond|disqus\w*|replies|reactions?|trackbacks?)(?:$|[\s_-])`)

// inComments reports whether an element lies in what readers wrote below the article.
func inComments(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && n.DataAtom != atom.Body && n.DataAtom != atom.Html && commentName.MatchString(names(n)) {
			return true
		}
	}
	return false
}

var (
	byLead = regexp.MustCompile(`(?i)^(?:[^\p{L}\p{N}]*)(?:(?:(?:article|text|story|words|posted|written|published|reported|submitted|geschrieben|verfasst|veröffentlicht|erstellt|eingestellt|gepostet|gespeichert|publié|posté|écrit|rédigé|publicado|escrito|scritto|pubblicato|ein artikel|ein beitrag|(?:(?:view|see|show|read|zeige|alle)\s+)*(?:all\s+|alle[s]?\s+|other\s+|more\s+)?(?:posts?|articles?|beiträge|artikel|stories|entries)?)\s+)?` +
		`(?:by|von|par|por|da|door|av|af|from)\b|(?:authors?|autore?n?|autorin|auteur|verfasser(?:in)?|text|interview|автор|作者|记者|記者|文|责任编辑|編集|文責)\s*[:：/])\s*[:：]?\s*`)
	byEnd = regexp.MustCompile(`(?i)\s*(?:[|•·@【】\[\]]|\s[-–—]\s|\s+(?:on|am|le|el|il|um|at|vom|den|à|au|dal)\s+(?:\d|\p{L}+,?\s+\d|\p{L}+(?:day|tag)\b|$)|\s+(?:last|under|unter|updated|published|posted|filed)(?:\s.|$)|\s*,\s*\p{L}+:\s|,?\s*\d{1,2}[./:]\s?\d|,?\s+\d{1,2}\.?\s\p{L}{3,}|\s+\p{Lu}\p{L}{2,8}\.?\s+\d{1,2},?\s+\d{4}|\s\d{4}\b|[\s\p{Z}]{2,}).*$`)
	// role is a job title behind a name without a comma.
	role     = regexp.MustCompile(`^(\p{Lu}\S+(?:\s\S+)*?\s\p{Lu}\S+)\s+(?:(?:\p{Lu}[\p{L}&-]+\s){0,3})(?:Editor|Correspondent|Reporter|Writer|Columnist|Producer|Contributor|Analyst|Journalist|Redakteur(?:in)?|Korrespondent(?:in)?)$`)
	unwanted = set(`admin administrator editor redaktion author autor unknown anonymous anonym webmaster root guest gast user staff none null undefined team contributor
		about home me i by von par por follow posted share updated last`)
	nameParts = regexp.MustCompile(`\s*(?:;|\s/\s|\s(?:and|&|und|et|y|e|och|og|ja|и)\s)\s*`)
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
	for _, s := range list {
		for _, name := range nameParts.Split(cleanByline(s), -1) {
			name = strings.Trim(name, " ,.:;|·•-–—\t\u00a0")
			if strings.HasSuffix(name, " Jr") || strings.HasSuffix(name, " Sr") {
				name += "."
			}
			switch {
			case name == "", utf8.RuneCountInString(name) > maxByline/2, strings.ContainsAny(name, "@{}<>"), strings.Contains(name, "://"):
			case unwanted[strings.ToLower(name)], isOutlet(name, outlets), !strings.ContainsFunc(name, unicode.IsLetter):
			case len(strings.Fields(name)) > 8:
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
	s = canonical(s)
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
