package pages

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/markup"
	"gloss/build/relate"
	"gloss/build/view"
)

// maxTogether is how many companions an entity's page lists.
const maxTogether = 24

func (p *Plan) entityView(i int32, n int) *view.Entity {
	e := &p.Archive.Entities[i]
	t := p.types[e.Type]
	at := numbered(p.entityPath(i), n)
	postings := p.Index.OfEntity(i)
	title := e.Name
	if n > 0 {
		title = p.pageTitle(e.Name, n)
	}
	v := &view.Entity{
		Frame:    p.frame(at, title, p.entityDescription(e), "", t.Folder+"/index.html"),
		Type:     view.LegendItem{Type: t.ID, Plural: p.plural(&t)},
		TypeName: p.typeName(&t),
		ID:       e.ID,
		Name:     e.Name,
		Text:     e.Description,
		Mentions: p.Index.Mentions(i),
		Articles: len(postings),
		Pager:    pager(at, p.entityPath(i), n, pageCount(len(postings))),
	}
	if n == 0 {
		p.imprint(v, at, i)
	}
	for _, posting := range window(postings, n) {
		v.Contexts = append(v.Contexts, p.contexts(at, posting))
	}
	return v
}

// imprint puts what the registry says of the entity, and what follows from the whole archive, into the view.
func (p *Plan) imprint(v *view.Entity, at string, i int32) {
	e := &p.Archive.Entities[i]
	v.Aliases, v.Adjectives = e.Aliases, e.Adjectives
	for _, id := range e.PartOf {
		if w, ok := p.entity[id]; ok {
			v.PartOf = append(v.PartOf, p.entityLink(at, w))
		}
	}
	for _, part := range p.part[i] {
		v.Parts = append(v.Parts, p.entityLink(at, part))
	}
	v.Identifiers = identifiers(e)
	if e.Location != nil {
		v.Location = p.where(e.Location)
	}
	v.Inset = p.inset(at, i)
	v.Start, v.End = p.date(e.Start), p.date(e.End)
	v.Registry = "content/" + e.File
	v.Over = p.overTime(at, i)
	v.Forms = p.forms(i)
	v.Said, v.MoreSaid = p.saidOf(at, i)
	v.Together = p.together(at, i)
}

func (p *Plan) entityDescription(e *archive.Entity) string {
	if e.Description != "" {
		return e.Description
	}
	return p.say("entity.description", "name", e.Name)
}

func identifiers(e *archive.Entity) []view.Link {
	var out []view.Link
	if e.Wikidata != "" {
		out = append(out, view.Link{Name: "Wikidata " + e.Wikidata, Href: "https://www.wikidata.org/wiki/" + e.Wikidata})
	}
	if e.GeoNames != "" {
		out = append(out, view.Link{Name: "GeoNames " + e.GeoNames, Href: "https://www.geonames.org/" + e.GeoNames})
	}
	for _, u := range e.SameAs {
		out = append(out, view.Link{Name: shortURL(u), Href: u})
	}
	return out
}

// where is the location of a place, by latitude and longitude.
func (p *Plan) where(l *archive.Location) string {
	return p.say("list.more", "a", p.degrees(l.Lat, "north", "south"), "b", p.degrees(l.Lon, "east", "west"))
}

func (p *Plan) degrees(value float64, positive, negative string) string {
	side := positive
	if value < 0 {
		side = negative
	}
	return p.say("place."+side, "degrees", p.Words.Decimal(math.Abs(value), -1))
}

// contexts is one article with its sentences that name the entity.
func (p *Plan) contexts(at string, posting relate.Posting) view.ArticleContexts {
	a := &p.Archive.Articles[posting.Article]
	out := view.ArticleContexts{
		Link: p.link(at, posting.Article), Outlet: p.outletName(a.Source), Date: p.dateOf(posting.Article),
		Language: a.Language, Dir: p.direction(a.Language),
	}
	if a.Text == archive.None {
		out.Withheld = int(posting.Count)
		return out
	}
	out.Sentences, out.More = p.sentences(out.Href, posting)
	return out
}

const (
	// maxSentence bounds a sentence in bytes: a text without full stops is shown around the mention.
	maxSentence = 700
	// maxAround is what is then shown on each side.
	maxAround = 240
	// maxCode is the same for code, which has no sentences.
	maxCode = 120
	// maxSentences bounds the sentences of one article; the article itself shows the rest.
	maxSentences = 100
)

// sentences returns each sentence of the article that names the entity, and how many mentions it left out.
func (p *Plan) sentences(href string, posting relate.Posting) (out []view.Sentence, more int) {
	text, res := p.Documents[posting.Article].Text, &p.Results[posting.Article]
	dir := p.direction(p.Archive.Articles[posting.Article].Language)
	var end int32
	for i := posting.First; int(i) < len(res.Mentions.List); i++ {
		m := res.Mentions.List[i]
		if m.Entity != posting.Entity || m.How == archive.Ambiguous {
			continue
		}
		if len(out) == maxSentences && m.Start >= end {
			more++
			continue
		}
		if m.Start >= end || len(out) == 0 {
			var start int32
			start, end = p.sentenceAround(posting.Article, m)
			s := view.Sentence{Href: href + "#" + mentionID(int(i)), Dir: locale.Against(dir, text[start:end])}
			if m.How != archive.ByName && m.How != archive.ByAlias {
				s.How = p.say("by." + m.How.String())
			}
			s.Runs = isolated(dir, runs(text[start:end], start, posting.Entity, res.Mentions.List[i:]))
			out = append(out, s)
		}
	}
	return out, more
}

// sentenceAround returns the sentence that a mention begins in, as a byte range that holds the whole mention; of a
// very long one only what is near.
func (p *Plan) sentenceAround(article int32, m archive.Mention) (start, end int32) {
	text, starts := p.Documents[article].Text, p.Results[article].Sentences
	i := sort.Search(len(starts), func(i int) bool { return starts[i] > m.Start })
	if i > 0 {
		start = starts[i-1]
	}
	end = int32(len(text))
	if i < len(starts) {
		end = starts[i]
	}
	end = max(end, m.End)
	longest, around := int32(maxSentence), int32(maxAround)
	if blockAt(p.Documents[article].Blocks, m.Start).Kind == markup.Code {
		longest, around = maxCode, maxCode/2
	}
	if end-start > longest {
		start = max(start, min(space(text, m.Start-around), m.Start))
		end = min(end, max(m.End, space(text, m.End+around)))
	}
	for end > m.End && (text[end-1] == ' ' || text[end-1] == '\n') {
		end--
	}
	return start, end
}

// space returns the first place at or after a byte at which a word may be cut off.
func space(text string, at int32) int32 {
	at = min(max(at, 0), int32(len(text)))
	if i := strings.IndexByte(text[at:min(int(at)+64, len(text))], ' '); at > 0 && i >= 0 {
		return at + int32(i) + 1
	}
	for at > 0 && int(at) < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// runs cuts a sentence at the mentions of the entity. list begins with the first of them.
func runs(sentence string, start int32, entity int32, list []archive.Mention) []view.Run {
	var out []view.Run
	at := int32(0)
	add := func(to int32, key bool) {
		if to > at {
			out = append(out, view.Run{Text: strings.ReplaceAll(sentence[at:to], "\n", " "), Key: key})
			at = to
		}
	}
	for _, m := range list {
		from, to := m.Start-start, m.End-start
		if to > int32(len(sentence)) {
			break
		}
		if m.Entity != entity || from < at || m.How == archive.Ambiguous {
			continue
		}
		add(from, false)
		add(to, true)
	}
	add(int32(len(sentence)), false)
	return out
}

const (
	maxForms   = 12 // rows of the table of forms
	maxOutlets = 8  // its columns
)

// forms counts the forms of a name by outlet, in the outlets that name it most. One form in one outlet is no table.
func (p *Plan) forms(i int32) *view.FormsTable {
	type cell struct {
		form   string
		source int32
	}
	counts, byForm, bySource := map[cell]int{}, map[string]int{}, map[int32]int{}
	for _, posting := range p.Index.OfEntity(i) {
		s, ok := p.source[p.Archive.Articles[posting.Article].Source]
		if !ok {
			continue
		}
		text := p.Documents[posting.Article].Text
		left := posting.Count
		for k := posting.First; left > 0; k++ {
			m := p.Results[posting.Article].Mentions.List[k]
			if m.Entity != i || m.How == archive.Ambiguous {
				continue
			}
			left--
			form := strings.ReplaceAll(text[m.Start:m.End], "\n", " ")
			counts[cell{form, s}]++
			byForm[form]++
			bySource[s]++
		}
	}
	if len(byForm) < 2 || len(bySource) < 2 {
		return nil
	}
	outlets, forms := mostOf(bySource, maxOutlets), mostOf(byForm, maxForms)
	t := &view.FormsTable{}
	for _, s := range outlets {
		t.Outlets = append(t.Outlets, p.Archive.Sources[s].Name)
	}
	for _, f := range forms {
		row := view.FormsRow{Form: f}
		for _, s := range outlets {
			row.Counts = append(row.Counts, counts[cell{f, s}])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// mostOf returns the keys with the highest counts, highest first, equal ones in their own order.
func mostOf[K cmp.Ordered](counts map[K]int, limit int) []K {
	keys := make([]K, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	return keys[:min(len(keys), limit)]
}

const (
	// maxNumbers is how many pages a list may have that still leads to each: some four lines on a phone.
	maxNumbers = 40
	// nearNumbers is how many pages before and after one a longer list leads to, beside its ends and some round numbers.
	nearNumbers = 4
)

// numbersNear returns which of so many pages, from 0, the n-th leads to: all, or those near it, the first and the last, and
// every tenth, twentieth, fiftieth …, so that half of maxNumbers is not exceeded and every page is a few steps away.
func numbersNear(n, pages int) []int {
	step := 10
	for k := 0; pages/step > maxNumbers/2; k++ {
		step = []int{20, 50, 100}[k%3] * int(math.Pow10(k/3))
	}
	var out []int
	for i := range pages {
		if pages <= maxNumbers || i == 0 || i == pages-1 || (i+1)%step == 0 || i >= n-nearNumbers && i <= n+nearNumbers {
			out = append(out, i)
		}
	}
	return out
}

// pager leads through the pages of a list whose first page is at base.
func pager(at, base string, n, pages int) view.Pager {
	if pages < 2 {
		return view.Pager{}
	}
	out := view.Pager{Page: n + 1, Pages: pages}
	if n > 0 {
		out.Previous = href(at, numbered(base, n-1))
	}
	if n+1 < pages {
		out.Next = href(at, numbered(base, n+1))
	}
	for _, i := range numbersNear(n, pages) {
		number := view.PagerNumber{Number: i + 1}
		if i != n {
			number.Href = href(at, numbered(base, i))
		}
		out.Numbers = append(out.Numbers, number)
	}
	return out
}
