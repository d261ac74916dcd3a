package pages

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"time"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/markup"
	"gloss/build/view"
)

// month is the articles of one calendar month, newest first.
type month struct {
	year, month int // month 0: only the year is known
	articles    []int32
}

func (m *month) path() string {
	if m.month == 0 {
		return fmt.Sprintf("articles/%04d/index.html", m.year)
	}
	return fmt.Sprintf("articles/%04d/%02d.html", m.year, m.month)
}

// monthName is a month as a heading or a link names it; not every language gives its months a capital.
func (p *Plan) monthName(m *month) string { return locale.UpperFirst(p.monthWords(m)) }

// monthWords is a month as it stands within a sentence.
func (p *Plan) monthWords(m *month) string {
	if m.month == 0 {
		return p.say("month-unknown.year", "year", strconv.Itoa(m.year))
	}
	return p.Words.Month(firstOf(m.year, m.month))
}

// monthOf returns the month in which a date begins, without articles.
func monthOf(d archive.Date) month {
	y, m, _ := d.From().Date()
	if d.Precision() == archive.Year {
		m = 0
	}
	return month{year: y, month: int(m)}
}

// addToMonth sorts an article into its month. Articles come newest first, so that a month's are together.
func (p *Plan) addToMonth(i int32, a *archive.Article) {
	if a.Published.IsZero() {
		p.undated = append(p.undated, i)
		return
	}
	key := monthOf(a.Published)
	for k := len(p.months) - 1; k >= 0 && p.months[k].year == key.year; k-- {
		if p.months[k].month == key.month {
			p.months[k].articles = append(p.months[k].articles, i)
			return
		}
	}
	key.articles = []int32{i}
	p.months = append(p.months, key)
}

// listedWhole is how many articles the index of all still lists itself; above it the months do.
const listedWhole = 100

func (p *Plan) articles() *view.Articles {
	const at = "articles/index.html"
	n := len(p.Archive.Articles)
	v := &view.Articles{
		Frame:   p.frame(at, p.say("articles.title"), p.say("articles.description"), "", at),
		Heading: p.say("articles.title"),
		Intro:   p.say("articles.newest-first", "articles", p.count("articles", n)),
		Years:   p.years(at),
	}
	if n > listedWhole {
		v.Intro = p.say("articles.by-month", "articles", p.count("articles", n))
	}
	left := listedWhole
	for k := range p.months {
		m := &p.months[k]
		articles := m.articles[:min(len(m.articles), left)]
		left -= len(articles)
		if len(articles) > 0 {
			v.Groups = append(v.Groups, view.EntryGroup{
				Heading: p.monthName(m), ID: fmt.Sprintf("m%04d-%02d", m.year, m.month), Entries: p.entries(at, articles, true),
			})
		}
	}
	if len(p.undated) > 0 && n <= listedWhole {
		v.Groups = append(v.Groups, view.EntryGroup{Heading: p.say("undated"), ID: "undated", Entries: p.entries(at, p.undated, true)})
	}
	return v
}

// years lists the months that have articles, newest year first, months in their own order.
func (p *Plan) years(at string) []view.Year {
	var out []view.Year
	for k := range p.months {
		m := &p.months[k]
		name := fmt.Sprint(m.year)
		if len(out) == 0 || out[len(out)-1].Name != name {
			out = append(out, view.Year{Name: name})
		}
		y := &out[len(out)-1]
		y.Count += len(m.articles)
		short := p.say("month-unknown")
		if m.month > 0 {
			short, _ = p.Words.MonthName(time.Month(m.month))
		}
		t := view.MonthTally{Link: view.Link{Name: short, Href: href(at, m.path())}, Count: len(m.articles)}
		y.Months = append([]view.MonthTally{t}, y.Months...)
	}
	if n := len(p.undated); n > 0 {
		t := view.MonthTally{Link: view.Link{Name: p.count("articles", n), Href: href(at, "articles/undated.html")}}
		out = append(out, view.Year{Name: p.say("undated"), Months: []view.MonthTally{t}})
	}
	return out
}

func (p *Plan) entries(at string, articles []int32, withText bool) []view.Entry {
	out := make([]view.Entry, len(articles))
	for k, i := range articles {
		a := &p.Archive.Articles[i]
		out[k] = view.Entry{Link: p.link(at, i), Outlet: p.outletName(a.Source), Date: p.dateOf(i)}
		if withText {
			out[k].Text = p.Abstract(i)
		}
	}
	return out
}

// maxFirst bounds the first sentence in a list, in bytes.
const maxFirst = 280

// Abstract returns what lists say of an article, its first sentence, and nothing where its text may not be shown.
func (p *Plan) Abstract(article int32) string {
	if p.Archive.Articles[article].Text == archive.None {
		return ""
	}
	return p.firstSentence(article)
}

func (p *Plan) firstSentence(i int32) string {
	text, starts := p.Documents[i].Text, p.Results[i].Sentences
	end := len(text)
	if len(starts) > 1 {
		end = int(starts[1])
	}
	s := strings.TrimSpace(text[:end])
	if len(s) > maxFirst {
		s = strings.TrimRight(s[:space(s, maxFirst-20)], " ,;:") + "…"
	}
	return s
}

func (p *Plan) monthView(k int) *view.Articles {
	m := &p.months[k]
	at := m.path()
	v := &view.Articles{
		Frame:   p.frame(at, p.monthName(m), p.say("articles.of-month", "month", p.monthWords(m)), "", "articles/index.html"),
		Heading: p.monthName(m),
		Intro:   p.Words.Sentence(p.count("articles", len(m.articles))),
	}
	for _, i := range m.articles {
		d := p.Archive.Articles[i].Published
		heading, id := p.say("day-unknown"), "day"
		if d.Precision() == archive.Day || d.Precision() == archive.Time || d.Precision() == archive.Interval {
			heading, id = p.Words.DayOfMonth(d.From()), "d"+d.Day()
		}
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Heading != heading {
			v.Groups = append(v.Groups, view.EntryGroup{Heading: heading, ID: id})
		}
		g := &v.Groups[len(v.Groups)-1]
		g.Entries = append(g.Entries, p.entries(at, []int32{i}, true)...)
	}
	if k+1 < len(p.months) {
		v.Older = view.Link{Name: p.monthName(&p.months[k+1]), Href: href(at, p.months[k+1].path())}
	}
	if k > 0 {
		v.Newer = view.Link{Name: p.monthName(&p.months[k-1]), Href: href(at, p.months[k-1].path())}
	}
	return v
}

func (p *Plan) undatedView() *view.Articles {
	const at = "articles/undated.html"
	return &view.Articles{
		Frame:   p.frame(at, p.say("undated"), p.say("articles.undated"), "", "articles/index.html"),
		Heading: p.say("undated"),
		Intro:   p.count("articles.undated.count", len(p.undated)),
		Groups:  []view.EntryGroup{{ID: "undated", Entries: p.entries(at, p.undated, true)}},
	}
}

func (p *Plan) sourcesView() *view.Sources {
	const at = "sources/index.html"
	return &view.Sources{
		Frame:   p.frame(at, p.say("sources"), p.say("sources.description"), "", at),
		Outlets: p.sourceTallies(at, len(p.Archive.Sources)),
	}
}

// sourceTallies lists the outlets with most articles.
func (p *Plan) sourceTallies(at string, limit int) []view.SourceTally {
	out := make([]view.SourceTally, len(p.Archive.Sources))
	for i := range p.Archive.Sources {
		s := &p.Archive.Sources[i]
		out[i] = view.SourceTally{
			Link: view.Link{Name: s.Name, Href: href(at, p.sourcePath(int32(i)))},
			Kind: s.Kind, Country: p.Words.Country(s.Country), Articles: len(p.bySource[i]), Span: p.span(p.bySource[i]),
		}
	}
	byCount(out, func(t view.SourceTally) int { return t.Articles })
	return out[:min(len(out), limit)]
}

// span is the months in which articles, newest first, were published.
func (p *Plan) span(articles []int32) string {
	first, last := "", ""
	for _, i := range articles {
		if d := p.Archive.Articles[i].Published; d.Precision() > archive.Year {
			first = p.Words.ShortMonth(d.From())
			if last == "" {
				last = first
			}
		}
	}
	if first == last {
		return first
	}
	return p.say("date.range", "from", first, "to", last)
}

// maxNamed is how many entities of a type a list of the most mentioned shows.
const maxNamed = 8

func (p *Plan) sourceView(i int32, n int) *view.Source {
	s := &p.Archive.Sources[i]
	at := numbered(p.sourcePath(i), n)
	articles := p.bySource[i]
	v := &view.Source{
		Frame: p.frame(at, s.Name, p.say("source.description", "name", s.Name), "", "sources/index.html"),
		ID:    s.ID, Name: s.Name, Kind: s.Kind, Country: p.Words.Country(s.Country), Rights: p.rights(s.Rights), Count: len(articles),
		Pager: pager(at, p.sourcePath(i), n, pageCount(len(articles))),
	}
	if s.Rights == "" {
		v.Rights = view.Rights{}
	}
	if s.Language != "" {
		v.Language = p.Words.LanguageName(s.Language)
	}
	if s.URL != "" {
		v.Home = view.Link{Name: shortURL(s.URL), Href: s.URL}
	}
	if s.About != "" {
		v.About = template.HTML(markup.Page(s.About, markup.Options{}, p.readAloud())) //nolint:gosec // markup escapes
	}
	for _, k := range window(articles, n) {
		heading := p.say("undated")
		if d := p.Archive.Articles[k].Published; !d.IsZero() {
			m := monthOf(d)
			heading = p.monthName(&m)
		}
		if len(v.Entries) == 0 || v.Entries[len(v.Entries)-1].Heading != heading {
			v.Entries = append(v.Entries, view.EntryGroup{Heading: heading, ID: "g" + fmt.Sprint(len(v.Entries)+1)})
		}
		g := &v.Entries[len(v.Entries)-1]
		entry := p.entries(at, []int32{k}, false)[0]
		entry.Outlet = "" // the page is its
		g.Entries = append(g.Entries, entry)
	}
	if n == 0 {
		v.Named = p.mostNamed(at, articles)
	}
	return v
}

// mostNamed tallies the entities that these articles name most, by type.
func (p *Plan) mostNamed(at string, articles []int32) []view.EntityTally {
	counts := map[int32]int{}
	for _, i := range articles {
		for _, posting := range p.Index.OfArticle(i) {
			counts[posting.Entity]++
		}
	}
	return p.tallies(at, counts)
}

// tallies lists the entities with the highest counts, by type.
func (p *Plan) tallies(at string, counts map[int32]int) []view.EntityTally {
	groups := map[string]*view.EntityTally{}
	for _, e := range mostOf(counts, len(counts)) {
		t := p.types[p.Archive.Entities[e].Type]
		g := groups[t.ID]
		if g == nil {
			g = &view.EntityTally{Type: t.ID, Plural: p.plural(&t), Href: href(at, typePath(&t, 0))}
			groups[t.ID] = g
		}
		if len(g.Items) < maxNamed {
			g.Items = append(g.Items, view.Tally{Link: p.entityLink(at, e), Type: t.ID, Count: counts[e]})
		}
	}
	var out []view.EntityTally
	for _, t := range p.Archive.Site.Types {
		if g := groups[t.ID]; g != nil {
			out = append(out, *g)
		}
	}
	return out
}

// newest is how many articles the home page lists.
const newest = 8

// newestStories is how many stories it lists.
const newestStories = 5

func (p *Plan) home() *view.Home {
	const at = "index.html"
	site := &p.Archive.Site
	counts := map[int32]int{}
	for e := range p.Archive.Entities {
		if n := len(p.Index.OfEntity(int32(e))); n > 0 {
			counts[int32(e)] = n
		}
	}
	byDate := p.Index.ByDate()
	v := &view.Home{
		Frame:   p.frame(at, "", site.Description, "", at),
		Lead:    site.Description,
		Facts:   p.facts(),
		Newest:  p.entries(at, byDate[:min(len(byDate), newest)], true),
		Groups:  p.tallies(at, counts),
		Sources: p.sourceTallies(at, newest),
	}
	v.Coverage = p.coverage(at)
	v.Stories = p.storyEntries(at, p.tales[:min(len(p.tales), newestStories)])
	if len(p.tales) > newestStories {
		v.AllTold = view.Link{Name: p.count("home.all-stories", len(p.tales)), Href: storiesPath}
	}
	if len(byDate) > newest {
		v.All = view.Link{Name: p.count("home.all-articles", len(byDate)), Href: "articles/index.html"}
	}
	if _, ok := p.at["about.html"]; ok {
		v.AboutURL = "about.html"
	}
	return v
}

func (p *Plan) facts() []view.Fact {
	fact := func(n int, words, href string) view.Fact {
		return view.Fact{Number: p.Words.Number(n), Words: p.count("fact."+words, n), Href: href}
	}
	out := []view.Fact{
		fact(len(p.Archive.Articles), "articles", "articles/index.html"),
		fact(len(p.Archive.Sources), "sources", "sources/index.html"),
		fact(len(p.Archive.Entities), "entities", "index-a-z.html"),
		fact(p.Index.Total(), "mentions", ""),
	}
	if len(p.tales) > 0 {
		out = append(out, fact(len(p.tales), "stories", storiesPath))
	}
	if p.notes > 0 {
		out = append(out, fact(p.notes, "notes", ""))
	}
	return out
}

func (p *Plan) freeView(i int) *view.Page {
	page := &p.Archive.Pages[i]
	at := page.Name + ".html"
	return &view.Page{
		Frame:   p.frame(at, page.Title, page.Title+".", page.Language, at),
		Heading: page.Title,
		Text:    template.HTML(markup.Page(page.Body, markup.Options{Target: Target("pages/"+page.Name, p.Exists)}, p.readAloud())), //nolint:gosec // markup escapes
	}
}

func (p *Plan) notFound() *view.NotFound {
	base := "/"
	if u := p.Archive.Site.BaseURL; u != "" {
		_, rest, _ := strings.Cut(u, "://")
		base = rest[strings.IndexByte(rest, '/'):]
	}
	return &view.NotFound{Frame: p.frame("404.html", p.say("not-found"), p.say("not-found.description"), "", ""), Base: base}
}
