package desk

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"gloss/build"
	"gloss/build/annotate"
	"gloss/build/archive"
)

// An unknownName is words that look like a name and that the registry does not have, counted over the archive.
type unknownName struct {
	text     string
	places   int
	articles []int32 // in order
}

// unknownNames returns the unknown names of the archive, those in most articles first.
func (d *Desk) unknownNames(out *build.Output) []unknownName {
	byText := map[string]*unknownName{}
	for i, names := range d.unknown.Of(out) {
		for _, n := range names {
			u := byText[n.Text]
			if u == nil {
				u = &unknownName{text: n.Text}
				byText[n.Text] = u
			}
			u.places += len(n.Places)
			u.articles = append(u.articles, int32(i))
		}
	}
	list := make([]unknownName, 0, len(byText))
	for _, u := range byText {
		list = append(list, *u)
	}
	slices.SortFunc(list, func(a, b unknownName) int {
		return cmp.Or(cmp.Compare(len(b.articles), len(a.articles)), cmp.Compare(b.places, a.places), cmp.Compare(a.text, b.text))
	})
	return list
}

// A suggestion is an unknown name of one article.
type suggestion struct {
	Name     string   `json:"name"`
	Spans    [][2]int `json:"spans"`
	Places   int      `json:"places"`   // in the archive
	Articles int      `json:"articles"` // in the archive
}

func (d *Desk) suggestions(r *http.Request) (any, error) {
	s, err := d.snapshot()
	if err != nil {
		return nil, err
	}
	i, err := s.article(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	counts := map[string]*unknownName{}
	for k := range s.names() {
		u := &s.names()[k]
		counts[u.text] = u
	}
	u := &units{text: s.out.Export().Documents[i].Text}
	list := []suggestion{}
	for _, n := range s.out.UnknownNames(int(i)) {
		x := suggestion{Name: n.Text, Places: len(n.Places), Articles: 1}
		for _, p := range n.Places {
			x.Spans = append(x.Spans, [2]int{u.at(p.Start), u.at(p.End)})
		}
		if c := counts[n.Text]; c != nil {
			x.Places, x.Articles = c.places, len(c.articles)
		}
		list = append(list, x)
	}
	// What the archive names most is most worth an entry; what it names equally often stands as it is read.
	slices.SortStableFunc(list, func(a, b suggestion) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(b.Places, a.Places))
	})
	return map[string]any{"suggestions": list}, nil
}

// An effectItem is one sentence that would be marked.
type effectItem struct {
	Title  string `json:"title"`
	Href   string `json:"href"`
	Before string `json:"before"`
	Words  string `json:"words"`
	After  string `json:"after"`
}

// maxItems is how many places are listed before an editor decides: what does not fit is counted.
const maxItems = 100

// effect answers with what a new name in the registry would mark.
func (d *Desk) effect(r *http.Request) (any, error) {
	in, err := read[struct {
		Names []string `json:"names"`
		Type  string   `json:"type"`
	}](r)
	if err != nil {
		return nil, err
	}
	s, err := d.snapshot()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, n := range in.Names {
		if n = strings.Join(strings.Fields(n), " "); n != "" {
			names = append(names, n)
		}
	}
	items, places, articles := []effectItem{}, 0, 0
	if len(names) > 0 {
		items, places, articles = s.effect(r.Context(), archive.Entity{ID: "new", Type: in.Type, Name: names[0], Aliases: names[1:]})
	}
	return map[string]any{"items": items, "places": places, "articles": articles}, nil
}

// effect finds the mentions that an entity would have where nothing is marked yet. It ends early where nobody waits for it
// any more, since the name has been typed on.
func (s *snapshot) effect(ctx context.Context, e archive.Entity) (items []effectItem, places, articles int) {
	in := s.out.Export()
	registry := annotate.NewRegistry([]archive.Entity{e})
	for i := range in.Archive.Articles {
		if ctx.Err() != nil {
			break
		}
		doc, res := in.Documents[i], &in.Results[i]
		blocks := make([]annotate.Block, len(doc.Blocks))
		for k, b := range doc.Blocks {
			blocks[k] = annotate.Block{Start: b.Start, End: b.End}
		}
		found := annotate.Article(registry, annotate.Input{Text: doc.Text, Blocks: blocks, Language: in.Archive.Articles[i].Language}).Mentions.List
		before := places
		for _, m := range found {
			if overlaps(res.Mentions.List, m) {
				continue
			}
			if places++; len(items) < maxItems {
				items = append(items, s.item(int32(i), m))
			}
		}
		if places > before {
			articles++
		}
	}
	if items == nil {
		items = []effectItem{}
	}
	return items, places, articles
}

func overlaps(list []archive.Mention, m archive.Mention) bool {
	return slices.ContainsFunc(list, func(k archive.Mention) bool { return k.Start < m.End && m.Start < k.End })
}

func (s *snapshot) item(i int32, m archive.Mention) effectItem {
	in := s.out.Export()
	a, text := &in.Archive.Articles[i], in.Documents[i].Text
	from, to := sentence(in.Results[i].Sentences, text, m.Start)
	x := effectItem{Title: a.Title, Href: s.place(i, archive.Span{Start: m.Start, End: m.End}), Words: oneLine(text[m.Start:m.End])}
	x.Before, x.After = oneLine(text[from:m.Start]), strings.TrimRight(oneLine(text[m.End:max(to, m.End)]), " ")
	if a.Text == archive.None { // whose text may not be shown anywhere
		x.Before, x.After = "", ""
	}
	return x
}

// sentence returns the range of the sentence that holds an offset.
func sentence(starts []int32, text string, at int32) (from, to int32) {
	i, found := slices.BinarySearch(starts, at)
	if !found {
		i--
	}
	to = int32(len(text))
	if i+1 < len(starts) {
		to = starts[i+1]
	}
	if i >= 0 {
		from = starts[i]
	}
	return from, to
}

// place returns the address at which a page opens with words selected.
func (s *snapshot) place(i int32, at archive.Span) string {
	u := &units{text: s.out.Export().Documents[i].Text}
	return s.address(i) + fmt.Sprintf("#gloss-at=%d,%d", u.at(at.Start), u.at(at.End))
}

// address returns that of an article's page in the preview.
func (s *snapshot) address(i int32) string {
	return (&url.URL{Path: "/articles/" + s.out.Archive().Articles[i].ID + ".html"}).EscapedPath()
}
