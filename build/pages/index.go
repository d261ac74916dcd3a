package pages

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/view"
)

// heading is one line of the index: an entity, or another name that sends the reader to it.
type heading struct {
	name   string // as the index prints it: “Assad, Bashar al-”
	letter string
	entity int32
	see    []int32 // of a see-reference: the entities to see; empty for the entity itself
}

// sortHeadings returns a heading for every entity and every other name that stands elsewhere in the alphabet, in
// the collation of the site's language (UTS #10).
func (p *Plan) sortHeadings() []heading {
	var out []heading
	byAlias := map[string]int{} // an alias of several entities is one see-reference
	for i := range p.Archive.Entities {
		e := &p.Archive.Entities[i]
		main := heading{name: inverted(e), entity: int32(i)}
		out = append(out, main)
		for _, alias := range e.Aliases {
			if firstWord(sortable(alias)) == firstWord(sortable(main.name)) {
				continue
			}
			if at, ok := byAlias[alias]; ok {
				if !slices.Contains(out[at].see, int32(i)) {
					out[at].see = append(out[at].see, int32(i))
				}
				continue
			}
			byAlias[alias] = len(out)
			out = append(out, heading{name: alias, entity: -1, see: []int32{int32(i)}})
		}
	}
	tag, err := language.Parse(p.Archive.Site.Language)
	if err != nil {
		tag = language.Und
	}
	col := collate.New(tag, collate.IgnoreCase, collate.Numeric)
	var buf collate.Buffer
	keys := make([][]byte, len(out))
	order := make([]int, len(out))
	for i := range out {
		keys[i] = slices.Clone(col.KeyFromString(&buf, sortable(out[i].name)))
		buf.Reset()
		out[i].letter = letterOf(out[i].name)
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(compareLetters(out[a].letter, out[b].letter), slices.Compare(keys[a], keys[b]), cmp.Compare(out[a].name, out[b].name), cmp.Compare(a, b))
	})
	sorted := make([]heading, len(out))
	for i, o := range order {
		sorted[i] = out[o]
	}
	return sorted
}

// inverted puts a person's last name first, as an index does: “Assad, Bashar al-”. Other names, single names, and
// those of persons whose surname never stands alone, stay as they are.
func inverted(e *archive.Entity) string {
	at := strings.LastIndexByte(e.Name, ' ')
	if e.Type != "person" || at < 0 || e.Match.NoSurname {
		return e.Name
	}
	given, last := e.Name[:at], e.Name[at+1:]
	for _, particle := range []string{"al-", "el-", "Al-", "El-", "ul-", "as-", "ad-", "an-", "ar-", "at-", "az-", "ash-"} {
		if rest, ok := strings.CutPrefix(last, particle); ok && rest != "" {
			return rest + ", " + given + " " + particle
		}
	}
	return last + ", " + given
}

// sortable is what a heading is sorted by: without an article in front or quotation marks.
func sortable(name string) string {
	name = strings.TrimLeftFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, article := range []string{"the ", "al-", "el-", "an-"} {
		if len(name) > len(article) && strings.EqualFold(name[:len(article)], article) {
			return name[len(article):]
		}
	}
	return name
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return strings.ToLower(strings.Trim(word, ",.’'"))
}

// letterOf is the letter that a heading stands under: its first, without diacritics, or # for what has none.
func letterOf(name string) string {
	r, _ := utf8.DecodeRuneInString(norm.NFD.String(sortable(name)))
	if !unicode.IsLetter(r) {
		return "#"
	}
	return string(unicode.ToUpper(r))
}

// compareLetters puts what has no letter first and scripts in the order of Unicode, Latin first.
func compareLetters(a, b string) int {
	rank := func(s string) string {
		if s == "#" {
			return ""
		}
		return s
	}
	return cmp.Compare(rank(a), rank(b))
}

// groups is a list under letters, cut into pages at letters where it is long.
type groups struct {
	letters []letterGroup
	cuts    []int // first letter of each page
}

type letterGroup struct {
	letter string
	items  []int32 // into Plan.headings
}

// perIndex is how many headings one page of an index holds; a letter is never cut.
const perIndex = 1000

func (g groups) pages() int { return len(g.cuts) }

// page returns the letters of the n-th page.
func (g groups) page(n int) []letterGroup {
	end := len(g.letters)
	if n+1 < len(g.cuts) {
		end = g.cuts[n+1]
	}
	return g.letters[g.cuts[n]:end]
}

// pageOf returns the page that the k-th letter stands on.
func (g groups) pageOf(k int) int {
	at, found := slices.BinarySearch(g.cuts, k)
	if found {
		return at
	}
	return at - 1
}

// group takes the headings that want holds for.
func (p *Plan) group(want func(*heading) bool) groups {
	g := groups{cuts: []int{0}}
	onPage := 0
	for i := range p.headings {
		h := &p.headings[i]
		if !want(h) {
			continue
		}
		if n := len(g.letters); n == 0 || g.letters[n-1].letter != h.letter {
			if onPage > perIndex {
				g.cuts = append(g.cuts, n)
				onPage = 0
			}
			g.letters = append(g.letters, letterGroup{letter: h.letter})
		}
		last := &g.letters[len(g.letters)-1]
		last.items = append(last.items, int32(i))
		onPage++
	}
	return g
}

func (p *Plan) indexGroups() groups { return p.group(func(*heading) bool { return true }) }

func (p *Plan) typeGroups(id string) groups {
	return p.group(func(h *heading) bool { return h.entity >= 0 && p.Archive.Entities[h.entity].Type == id })
}

// typeEntities returns the entities of a type in the registry's order.
func (p *Plan) typeEntities(id string) []int32 { return p.ofType[id] }

// letters is the alphabet above an index. path gives the path of a page of it.
func letters(g groups, at string, path func(n int) string) []view.Letter {
	out := make([]view.Letter, len(g.letters))
	for k, l := range g.letters {
		out[k] = view.Letter{Name: l.letter, Href: href(at, path(g.pageOf(k))+"#"+letterID(l.letter))}
	}
	return out
}

// letterID is a letter's id in its page: ASCII, so that the link is the same everywhere.
func letterID(letter string) string {
	r, _ := utf8.DecodeRuneInString(letter)
	if r < utf8.RuneSelf && unicode.IsLetter(r) {
		return "letter-" + letter
	}
	return fmt.Sprintf("letter-%x", r)
}

func (p *Plan) typeView(k, n int) *view.Types {
	t := &p.Archive.Site.Types[k]
	at := typePath(t, n)
	g := p.typeGroups(t.ID)
	path := func(n int) string { return typePath(t, n) }
	plural := p.plural(t)
	v := &view.Types{
		Frame:   p.frame(at, plural, locale.UpperFirst(p.say("types.description", "types", lowered(plural))), "", t.Folder+"/index.html"),
		Type:    view.LegendItem{Type: t.ID, Plural: plural},
		Heading: plural,
		Intro:   p.count("types.intro", len(p.typeEntities(t.ID))),
		Letters: letters(g, at, path),
	}
	for _, l := range g.page(n) {
		group := view.EntityLetter{Letter: l.letter, ID: letterID(l.letter)}
		for _, i := range l.items {
			h := &p.headings[i]
			group.Items = append(group.Items, view.EntityEntry{
				Link:        view.Link{Name: h.name, Href: href(at, p.entityPath(h.entity))},
				Description: p.Archive.Entities[h.entity].Description,
				Articles:    len(p.Index.OfEntity(h.entity)), Mentions: p.Index.Mentions(h.entity),
			})
		}
		v.Groups = append(v.Groups, group)
	}
	return v
}

func (p *Plan) indexView(n int) *view.Index {
	at := indexPath(n)
	g := p.indexGroups()
	v := &view.Index{
		Frame:   p.frame(at, p.say("index"), p.say("index.description"), "", "index-a-z.html"),
		Intro:   p.say("index.intro"),
		Letters: letters(g, at, indexPath),
	}
	for _, l := range g.page(n) {
		group := view.IndexLetter{Letter: l.letter, ID: letterID(l.letter)}
		for _, i := range l.items {
			group.Entries = append(group.Entries, p.indexEntry(at, &p.headings[i]))
		}
		v.Groups = append(v.Groups, group)
	}
	for i := range p.Archive.Sources {
		if len(p.bySource[i]) > 0 && p.short[i] != p.Archive.Sources[i].Name {
			v.Outlets = append(v.Outlets, view.Abbreviation{Short: p.short[i], Long: p.Archive.Sources[i].Name})
		}
	}
	slices.SortFunc(v.Outlets, func(a, b view.Abbreviation) int { return cmp.Compare(a.Short, b.Short) })
	return v
}

// maxLocators is how many articles an entry of the index lists.
const maxLocators = 12

func (p *Plan) indexEntry(at string, h *heading) view.IndexEntry {
	if h.entity < 0 {
		e := view.IndexEntry{Link: view.Link{Name: h.name}}
		for _, s := range h.see {
			e.See = append(e.See, view.Link{Name: inverted(&p.Archive.Entities[s]), Href: href(at, p.entityPath(s))})
		}
		return e
	}
	e := &p.Archive.Entities[h.entity]
	out := view.IndexEntry{Link: view.Link{Name: h.name, Href: href(at, p.entityPath(h.entity))}, Type: e.Type}
	postings := p.Index.OfEntity(h.entity)
	listed := postings[max(0, len(postings)-maxLocators):] // the oldest; in the order of time
	for k := len(listed) - 1; k >= 0; k-- {
		i := listed[k].Article
		out.Locators = append(out.Locators, view.Link{
			Name: p.locator(i), Href: href(at, p.articlePath(i)+p.mentionFragment(i, int(listed[k].First))),
		})
	}
	if more := len(postings) - len(listed); more > 0 {
		out.More = view.Link{Name: p.say("more", "n", p.Words.Number(more)), Href: out.Href}
	}
	return out
}

const noBreak = "\u00a0"

// locator is an article's day and outlet in short. A line breaks within it only where the outlet's name is whole.
func (p *Plan) locator(i int32) string {
	a := &p.Archive.Articles[i]
	day := p.dateOf(i).Short
	if day == "" {
		day = p.say("undated.short")
	}
	day = strings.ReplaceAll(day, " ", noBreak)
	s, ok := p.source[a.Source]
	switch {
	case !ok:
		return day
	case strings.Contains(p.short[s], " "):
		return day + " " + p.short[s]
	default:
		return day + noBreak + p.short[s]
	}
}

// abbreviations shortens the outlets' names to their capitals (“Press TV” → “PTV”). A name whose short form another
// has already stays whole.
func abbreviations(sources []archive.Source) []string {
	out := make([]string, len(sources))
	taken := map[string]bool{}
	for i := range sources {
		var b strings.Builder
		for _, r := range sources[i].Name {
			if unicode.IsUpper(r) || unicode.IsDigit(r) {
				b.WriteRune(r)
			}
		}
		out[i] = b.String()
		if utf8.RuneCountInString(out[i]) < 2 || taken[out[i]] {
			out[i] = sources[i].Name
		}
		taken[out[i]] = true
	}
	return out
}
