package page

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxTitle is the length of a title in code points at most.
const maxTitle = 300

// separators part a title from its outlet's name and from sections. A hyphen or colon does so only between spaces,
// or behind a word.
var separators = regexp.MustCompile(`\s*[|»«›‹·•/\\_]+\s*|\s*::\s*|\s+[-–—:]+\s*|[-–—:]+\s+`)

// maxCuts is how many separators of a title are looked at; a title element that lists a site's subjects may have more.
const maxCuts = 16

// titleOf returns the article's title: the heading that the page's metadata name as well, else what the metadata say
// without the outlet's name.
func (f *facts) titleOf(t *tree, outlets []string) string {
	heads, sites := headings(t, f.title, outlets)
	outlets = append(slices.Clone(outlets), sites...)
	outlets = append(outlets, f.siteByTitle(heads)...)
	heads = slices.DeleteFunc(heads, func(h head) bool { return isOutlet(h.text, outlets) })
	stated := f.statedTitles(outlets)
	if title := withoutTail(heads, stated); title != "" {
		return title
	}
	parts := append(slices.Clone(stated), f.title)
	ones := 0
	for _, h := range heads {
		if h.level == 1 {
			ones++
		}
	}
	cited := f.first(citedTitles...) != "" // made for this one text by hand: a heading that says something else is not its title
	for _, test := range []func(h head, s string) bool{
		func(h head, s string) bool { return ones == 0 && sameWords(h.text, withoutLast(s)) },
		func(h head, s string) bool { return sameWords(h.text, s) },
		func(h head, s string) bool { return isPart(h.text, s) },
		func(h head, s string) bool { return h.level == 1 && begins(s, h.text) },
		func(h head, s string) bool { return h.level == 1 && similar(h.text, s) >= likely },
		func(h head, s string) bool {
			return h.level == 1 && ones == 1 && !cited && similar(h.text, s) >= likely/2
		},
	} {
		for _, h := range heads {
			if slices.ContainsFunc(parts, func(s string) bool { return test(h, s) }) {
				return h.text
			}
		}
	}
	if len(stated) > 0 {
		if hasMore(stated[0], stated) {
			return stated[0]
		}
		return withoutLast(stated[0])
	}
	if len(heads) > 0 && heads[0].level < 3 {
		return heads[0].text
	}
	return ""
}

// siteByTitle returns the outlet's name as the title element has it: what stands there beside the words of the first
// heading.
func (f *facts) siteByTitle(heads []head) (names []string) {
	title := spaceHan(f.title)
	for _, cut := range separators.FindAllStringIndex(title, maxCuts) {
		for _, h := range heads {
			if h.level == 1 && cut[0] > 0 && sameWords(h.text, title[:cut[0]]) {
				return []string{title[cut[1]:]}
			}
		}
	}
	return nil
}

// withoutTail returns a title of the metadata with which a heading of the first level begins, if a separator stands
// behind it there and no more than an outlet's name.
func withoutTail(heads []head, stated []string) string {
	for _, h := range heads {
		for _, s := range stated {
			if tail, ok := strings.CutPrefix(h.text, s); ok && h.level == 1 && withoutLast(h.text) == s && rareSeparators.MatchString(tail) {
				return s
			}
		}
	}
	return ""
}

// hasMore reports whether one of the statements is the title and a part behind it: then that is the outlet's name, and
// the last part of the title is the title's own.
func hasMore(title string, stated []string) bool {
	return slices.ContainsFunc(stated, func(s string) bool {
		tail, ok := strings.CutPrefix(s, title)
		at := rareSeparators.FindStringIndex(tail)
		return ok && at != nil && at[0] == 0
	})
}

// begins reports whether a title begins with a heading, to the letter, though nothing parts it from what follows.
func begins(title, heading string) bool {
	const enough = 8 // letters: a shorter start may be chance
	key := letters(heading)
	return utf8.RuneCountInString(key) >= enough && strings.HasPrefix(letters(title), key)
}

// withoutLast cuts off the last part of a title, where it is short as an outlet's name is and stands behind a
// separator that titles themselves seldom have.
func withoutLast(title string) string {
	cuts := rareSeparators.FindAllStringIndex(title, maxCuts)
	if len(cuts) == 0 {
		return title
	}
	at := cuts[len(cuts)-1]
	if before, after := countWords(title[:at[0]]), countWords(title[at[1]:]); after <= 4 && before > after {
		return strings.TrimSpace(title[:at[0]])
	}
	return title
}

// countWords counts words; in a script without spaces two characters make one.
func countWords(s string) (n int) {
	han := 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	return len(strings.Fields(s)) + han/2
}

var rareSeparators = regexp.MustCompile(`\s+(?:[|»›·•–—-]|::)\s+`)

var betweenHan = regexp.MustCompile(`([\p{Han}？！。”])[-_–—|]+(\p{Han})`)

// spaceHan puts spaces around the separators of a title in a script that does without.
func spaceHan(title string) string { return betweenHan.ReplaceAllString(title, "$1 | $2") }

// likely is how alike two titles are that are worded differently for one text: half of their words.
const likely = 0.5

// citedTitles are the names of the metadata by which a page wants to be cited.
var citedTitles = []string{"citation_title", "parsely-title", "dc:title", "dcterm:title", "dcterms:title"}

// statedTitles returns the titles of the metadata, the surest first, without the outlet's name.
func (f *facts) statedTitles(outlets []string) (out []string) {
	list := []string{f.first(citedTitles...), f.linked("headline")}
	list = append(list, f.first("og:title", "weibo:article:title", "weibo:webpage:title"), f.first("twitter:title"), f.first("title"), f.item("headline"), f.title)
	for _, s := range list {
		if s = withoutOutlet(s, outlets); s != "" && utf8.RuneCountInString(s) <= maxTitle && !isOutlet(s, outlets) {
			out = append(out, s)
		}
	}
	return out
}

// withoutOutlet cuts an outlet's name off the end or the start of a title.
func withoutOutlet(title string, outlets []string) string {
	title = spaceHan(canonical(title))
	for again := true; again; {
		again = false
		cuts := separators.FindAllStringIndex(title, maxCuts)
		if len(cuts) == 0 {
			break
		}
		first := cuts[0]
		if first[0] > 0 && isOutlet(title[:first[0]], outlets) {
			title, again = title[first[1]:], true
			continue
		}
		for _, cut := range slices.Backward(cuts) { // the name may have separators of its own
			if cut[0] > 0 && isOutlet(title[cut[1]:], outlets) {
				title, again = title[:cut[0]], true
				break
			}
		}
	}
	return strings.TrimSpace(title)
}

// isOutlet reports whether a text is one of the outlet's names, or its host.
func isOutlet(s string, outlets []string) bool {
	key := letters(s)
	return key == "" || generic[key] || slices.ContainsFunc(outlets, func(o string) bool { return letters(o) == key })
}

// generic are titles that say nothing, as templates have them.
var generic = set(`home homepage index untitled startseite start accueil inicio página главная blog article untitleddocument document page`)

// letters returns the letters and digits of a text in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// A head is a heading of the page.
type head struct {
	text  string
	level int
}

var titleClass = named(`title headline`, `(?i)(?:^|[\s_-])(?:(?:entry|post|article|story|content|page|news)[_-]?(?:title|headline)|headline|title)(?:$|[\s_-])`)

// maxHeads is how many headings of a page are looked at: an index of a year has some hundred.
const maxHeads = 2000

// headings returns the headings that may be the title, given the title element's text, higher ones first, and the texts of those that are the outlet's
// own: they lead to its front page.
func headings(t *tree, title string, outlets []string) (heads []head, sites []string) {
	looked := 0
	for _, e := range t.elements {
		n, level := e.Node, headLevel(e.Node)
		if level == 0 || isHidden(n) {
			continue
		}
		if looked++; looked > maxHeads {
			break
		}
		if _, short := t.isShort(n, maxTitle); !short {
			continue
		}
		text := headText(n)
		switch {
		case text == "" || utf8.RuneCountInString(text) > maxTitle || isOutlet(text, outlets):
		case level <= 3 && isSiteHead(n):
			sites = append(sites, text)
		case within(n, atom.Aside, atom.Footer):
		case !within(n, atom.Nav) || level == 1 && isPart(text, title): // the last of the crumbs may be the page's own
			heads = append(heads, head{text, level})
		}
	}
	slices.SortStableFunc(heads, func(a, b head) int { return a.level - b.level })
	return heads[:min(len(heads), maxValues)], sites[:min(len(sites), maxValues)]
}

// headLevel returns the level of a heading: 4 for what is one by its class alone, 0 for any other node.
func headLevel(n *html.Node) int {
	if n.Type != html.ElementNode {
		return 0
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3:
		return int(n.Data[1] - '0')
	case atom.Div, atom.Span, atom.P, atom.H4, atom.H5, atom.A, atom.Td, atom.Header, atom.Strong:
		if titleClass.match(attr(n, "class")+" "+attr(n, "id")) || slices.Contains(strings.Fields(attr(n, "itemprop")), "headline") {
			return 4
		}
	}
	return 0
}

var (
	siteClass   = named(`site blog brand logo masthead`, `(?i)(?:site|blog|brand|logo|masthead)[_-]?(?:title|name|logo)?(?:$|[\s_-])`)
	kickerClass = named(`kicker line head title zeile marke vignette eyebrow`, `(?i)kicker|overline|topline|supertitle|title-?header|pre-?title|pre-?head|dachzeile|spitzmarke|vignette|headline__label|eyebrow`)
)

// isSiteHead reports whether a heading is the outlet's name: its class says so, or it leads to the front page.
func isSiteHead(n *html.Node) bool {
	if siteClass.match(attr(n, "class") + " " + attr(n, "id")) {
		return true
	}
	link := find(n, func(x *html.Node) bool { return x.DataAtom == atom.A })
	if link == nil {
		return false
	}
	u, err := url.Parse(fromArchive(attr(link, "href")))
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && u.Fragment == "" && (u.Path != "" || u.Host != "")
}

// headText returns a heading's text without the line that stands above it in the same element.
func headText(n *html.Node) string {
	kicker := find(n, func(x *html.Node) bool { return kickerClass.match(attr(x, "class")) })
	whole := textOf(n)
	if kicker == nil {
		return whole
	}
	if rest, ok := strings.CutPrefix(whole, textOf(kicker)); ok {
		if rest = strings.TrimLeft(rest, " :–—-|"); rest != "" {
			return rest
		}
	}
	return whole
}

func sameWords(a, b string) bool { return letters(a) == letters(b) }

// isPart reports whether a heading is one or several of the parts that separators make of a title, and more than a
// section's name: two words at least, or all of the title's longest part.
func isPart(heading, title string) bool {
	title = spaceHan(title)
	key := letters(heading)
	bounds := []int{0}
	for _, cut := range separators.FindAllStringIndex(title, maxCuts) {
		bounds = append(bounds, cut[0], cut[1])
	}
	bounds = append(bounds, len(title))
	longest := ""
	for i := 0; i+1 < len(bounds); i += 2 {
		if s := title[bounds[i]:bounds[i+1]]; len(s) > len(longest) {
			longest = s
		}
	}
	for i := 0; i < len(bounds); i += 2 {
		for j := i + 1; j < len(bounds); j += 2 {
			if part := title[bounds[i]:bounds[j]]; letters(part) == key && (len(strings.Fields(part)) > 1 || part == longest) {
				return true
			}
		}
	}
	return false
}

// similar returns how many words two texts share, as F1.
func similar(a, b string) float64 {
	as, bs := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(as)+len(bs) == 0 {
		return 0
	}
	have := map[string]int{}
	for _, w := range as {
		have[letters(w)]++
	}
	shared := 0
	for _, w := range bs {
		if have[letters(w)] > 0 {
			have[letters(w)]--
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(as)+len(bs))
}
