package pages

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gloss/build/archive"
	"gloss/build/picture"
	"gloss/build/view"
)

const (
	// maxLanes is how many outlets a picture shows apart; the others share a lane.
	maxLanes = 7
	// laneHeight is that of the highest bar, in pixels; assets/chart.css has the same.
	laneHeight = 24
	// labelHeight is that of a row of events' names, in pixels: far enough apart for a finger.
	labelHeight = 24
	// maxMarks is how many events a picture names.
	maxMarks = 5
)

// tallied is something to count at a day: articles or mentions by an outlet.
type tallied struct {
	day    int
	source int32 // -1: not known
	count  int
}

// dayOf numbers the day of a date; a month or year counts at its beginning.
func dayOf(d archive.Date) (int, bool) {
	if d.IsZero() {
		return 0, false
	}
	return picture.Day(d.From()), true
}

// published counts articles by day and outlet, without those that have no date.
func (p *Plan) published(articles []int32) []tallied {
	var out []tallied
	for _, i := range articles {
		a := &p.Archive.Articles[i]
		if day, ok := dayOf(a.Published); ok {
			out = append(out, tallied{day, p.sourceOf(a), 1})
		}
	}
	return out
}

func (p *Plan) sourceOf(a *archive.Article) int32 {
	if s, ok := p.source[a.Source]; ok {
		return s
	}
	return -1
}

// chartOf is what a picture says of what it counts.
type chartOf struct {
	id, label string
	one, many string // “article”, “articles”
	axis      picture.Axis
	marks     bool // name the events
}

// chart pictures counts over time by outlet.
func (p *Plan) chart(at string, of chartOf, items []tallied) view.Chart {
	if len(items) == 0 {
		return view.Chart{}
	}
	totals := map[int32]int{}
	for _, it := range items {
		totals[it.source] += it.count
	}
	sources := mostOf(totals, maxLanes)
	counts := p.counts(of.axis, items, sources)
	v := view.Chart{ID: of.id, Label: of.label, Unit: upperFirst(string(of.axis.Unit)), Ticks: p.ticks(at, of.axis)}
	highest := picture.Highest(counts)
	sum := make([]int, of.axis.Bins())
	for k := range counts {
		lane := view.Lane{Link: view.Link{Name: "Others"}}
		if k < len(sources) {
			lane.Link = p.laneName(at, sources[k])
		}
		for _, b := range of.axis.Bars(counts[k], highest, laneHeight) {
			lane.Bars = append(lane.Bars, view.Bar{
				X: picture.Percent(b.X), Width: picture.Percent(b.Width), Y: b.Y, Height: b.Height,
				Title: count(b.Count, of.one, of.many) + ", " + of.axis.Name(b.Bin),
			})
			lane.Count += b.Count
			sum[b.Bin] += b.Count
		}
		lane.Label = lane.Name + ": " + count(lane.Count, of.one, of.many)
		v.Lanes = append(v.Lanes, lane)
	}
	for bin, n := range sum {
		if n == 0 {
			continue
		}
		row := view.ChartRow{When: upperFirst(of.axis.Name(bin))}
		for k := range counts {
			row.Counts = append(row.Counts, counts[k][bin])
		}
		v.Table = append(v.Table, row)
	}
	v.Caption = caption(of, sum)
	if of.marks {
		p.mark(&v, at, of.axis)
	}
	return v
}

// counts counts by outlet and bin; what other outlets have comes in one more lane.
func (p *Plan) counts(axis picture.Axis, items []tallied, sources []int32) [][]int {
	out := make([][]int, len(sources))
	for k := range out {
		out[k] = make([]int, axis.Bins())
	}
	var others []int
	for _, it := range items {
		bin := axis.Bin(it.day)
		if bin < 0 {
			continue
		}
		if k := slices.Index(sources, it.source); k >= 0 {
			out[k][bin] += it.count
			continue
		}
		if others == nil {
			others = make([]int, axis.Bins())
		}
		others[bin] += it.count
	}
	if others != nil {
		out = append(out, others)
	}
	return out
}

func (p *Plan) laneName(at string, source int32) view.Link {
	if source < 0 {
		return view.Link{Name: "Outlet not known"}
	}
	return view.Link{Name: p.Archive.Sources[source].Name, Href: href(at, p.sourcePath(source))}
}

// caption says of what the picture is, and when there was most.
func caption(of chartOf, sum []int) string {
	most := slices.Index(sum, slices.Max(sum))
	out := upperFirst(of.many) + " a " + string(of.axis.Unit) + ", by outlet"
	if sum[most] > 1 {
		out += fmt.Sprintf("; most, %s, %s", number(sum[most]), binName(of.axis, most))
	}
	return out + "."
}

// binName says in or on which bin.
func binName(axis picture.Axis, bin int) string {
	switch axis.Unit {
	case picture.Days:
		return "on " + axis.Name(bin)
	case picture.Months, picture.Years:
		return "in " + axis.Name(bin)
	default:
		return "in the " + axis.Name(bin)
	}
}

// ticks labels the axis; a month or year leads to its articles.
func (p *Plan) ticks(at string, axis picture.Axis) []view.ChartTick {
	var out []view.ChartTick
	for _, t := range axis.Ticks() {
		tick := view.ChartTick{Link: view.Link{Name: t.Label}, X: picture.Percent(t.X)}
		if t.Month {
			if path := p.monthAt(t.Day); path != "" {
				tick.Href = href(at, path)
			}
		}
		out = append(out, tick)
	}
	return out
}

// monthAt returns the page of the month that begins on a day, or "".
func (p *Plan) monthAt(day int) string {
	for i := range p.months {
		if m := &p.months[i]; m.month > 0 && picture.Day(firstOf(m.year, m.month)) == day {
			return m.path()
		}
	}
	return ""
}

// dated is an event that has a date.
type dated struct {
	entity   int32
	from, to int // days; to is the last
	open     bool
	articles int
}

// datedEvents returns the events of the registry that have a start, those that most articles name first.
func (p *Plan) datedEvents() []dated {
	var out []dated
	for _, i := range p.typeEntities("event") {
		e := &p.Archive.Entities[i]
		from, ok := dayOf(e.Start)
		if !ok {
			continue
		}
		d := dated{entity: i, from: from, to: lastDay(e.Start), open: e.End.IsZero() && e.Start.Precision() != archive.Interval, articles: len(p.Index.OfEntity(i))}
		if !e.End.IsZero() {
			d.to = max(d.from, lastDay(e.End))
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b dated) int { return cmp.Compare(b.articles, a.articles) })
	return out
}

// mark names the events that begin while the picture lasts, those that most articles name.
func (p *Plan) mark(v *view.Chart, at string, axis picture.Axis) {
	var chosen []dated
	for _, d := range p.events {
		if d.from >= axis.First() && d.from <= axis.Last() && d.articles > 0 && len(chosen) < maxMarks {
			chosen = append(chosen, d)
		}
	}
	slices.SortStableFunc(chosen, func(a, b dated) int { return cmp.Compare(a.from, b.from) })
	xs, letters := make([]float64, len(chosen)), make([]int, len(chosen))
	for k, d := range chosen {
		xs[k], letters[k] = axis.X(d.from), utf8.RuneCountInString(p.Archive.Entities[d.entity].Name)
	}
	for k, l := range picture.Labels(xs, letters) {
		e := &p.Archive.Entities[chosen[k].entity]
		link := p.entityLink(at, chosen[k].entity)
		v.Marks = append(v.Marks, view.ChartMark{
			Link: link, Short: shortened(e.Name, picture.MaxLabel), Title: e.Name + ", " + date(e.Start).Text,
			X: picture.Percent(l.X), Y: l.Row*labelHeight + labelHeight - 5, Below: l.Row*labelHeight + labelHeight, End: l.End,
		})
		v.Head = max(v.Head, (l.Row+1)*labelHeight+4)
	}
}

// shortened cuts a name at a word, to so many letters.
func shortened(name string, letters int) string {
	if utf8.RuneCountInString(name) <= letters {
		return name
	}
	r := []rune(name)[:letters-1]
	s := string(r)
	if i := strings.LastIndexByte(s, ' '); i > len(s)/2 {
		s = s[:i]
	}
	return s + "…"
}

// span of days that the dated articles take.
func (p *Plan) articleDays() (first, last int, ok bool) {
	for i := range p.Archive.Articles {
		day, dated := dayOf(p.Archive.Articles[i].Published)
		if !dated {
			continue
		}
		if !ok || day < first {
			first = day
		}
		if !ok || day > last {
			last = day
		}
		ok = true
	}
	return first, last, ok
}

// coverage pictures all articles of the archive; of less than two there is nothing to see.
func (p *Plan) coverage(at string) view.Chart {
	if !p.hasDays || len(p.Archive.Articles) < 2 {
		return view.Chart{}
	}
	of := chartOf{id: "coverage-chart", label: "Articles over time, by outlet", one: "article", many: "articles", axis: picture.NewAxis(p.first, p.last), marks: true}
	return p.chart(at, of, p.published(p.Index.ByDate()))
}

// overTime pictures the mentions of an entity over the time of the whole archive, so that two entities can be compared.
func (p *Plan) overTime(at string, entity int32) view.Chart {
	postings := p.Index.OfEntity(entity)
	if !p.hasDays || len(postings) < 2 {
		return view.Chart{}
	}
	var items []tallied
	for _, posting := range postings {
		a := &p.Archive.Articles[posting.Article]
		if day, ok := dayOf(a.Published); ok {
			items = append(items, tallied{day, p.sourceOf(a), int(posting.Count)})
		}
	}
	of := chartOf{id: "over-time", label: "Mentions over time, by outlet", one: "mention", many: "mentions", axis: p.axis}
	return p.chart(at, of, items)
}

// course pictures the articles of a story, where they span more than a day.
func (p *Plan) course(at string, s *story) view.Chart {
	var articles []int32
	for _, m := range s.Members {
		articles = append(articles, m.Article)
	}
	items := p.published(articles)
	if len(items) < 2 {
		return view.Chart{}
	}
	first, last := items[0].day, items[0].day
	for _, it := range items {
		first, last = min(first, it.day), max(last, it.day)
	}
	if first == last {
		return view.Chart{}
	}
	of := chartOf{id: "course-chart", label: "Articles of the story over time, by outlet", one: "article", many: "articles", axis: picture.NewAxis(first, last), marks: true}
	return p.chart(at, of, items)
}
