package pages

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gloss/build/archive"
	"gloss/build/locale"
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

// published counts articles by day and outlet, and how many have no date.
func (p *Plan) published(articles []int32) (out []tallied, undated int) {
	for _, i := range articles {
		a := &p.Archive.Articles[i]
		if day, ok := dayOf(a.Published); ok {
			out = append(out, tallied{day, p.sourceOf(a), 1})
		} else {
			undated++
		}
	}
	return out, undated
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
	counts    string // what it counts: "articles" or "mentions"
	axis      picture.Axis
	marks     bool // name the events
	undated   int  // how many of what it counts have no date
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
	v := view.Chart{ID: of.id, Label: of.label, Unit: p.say("chart." + string(of.axis.Unit)), Ticks: p.ticks(at, of.axis)}
	highest := picture.Highest(counts)
	sum := make([]int, of.axis.Bins())
	for k := range counts {
		lane := view.Lane{Link: view.Link{Name: p.say("chart.others")}}
		if k < len(sources) {
			lane.Link = p.laneName(at, sources[k])
		}
		for _, b := range of.axis.Bars(counts[k], highest, laneHeight) {
			lane.Bars = append(lane.Bars, view.Bar{
				X: picture.Percent(b.X), Width: picture.Percent(b.Width), Y: b.Y, Height: b.Height,
				Title: p.say("chart.bar", "count", p.count(of.counts, b.Count), "when", p.binName(of.axis, b.Bin)),
			})
			lane.Count += b.Count
			sum[b.Bin] += b.Count
		}
		lane.Label = p.say("chart.lane", "name", lane.Name, "count", p.count(of.counts, lane.Count))
		v.Lanes = append(v.Lanes, lane)
	}
	for bin, n := range sum {
		if n == 0 {
			continue
		}
		row := view.ChartRow{When: locale.UpperFirst(p.binName(of.axis, bin))}
		for k := range counts {
			row.Counts = append(row.Counts, counts[k][bin])
		}
		v.Table = append(v.Table, row)
	}
	v.Caption = p.caption(of, sum)
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
		return view.Link{Name: p.say("chart.unknown-outlet")}
	}
	return view.Link{Name: p.Archive.Sources[source].Name, Href: href(at, p.sourcePath(source))}
}

// caption says of what the picture is, when there was most, and what it cannot show.
func (p *Plan) caption(of chartOf, sum []int) string {
	most := slices.Index(sum, slices.Max(sum))
	what := p.say("chart." + of.counts + "-a-" + string(of.axis.Unit))
	out := p.say("chart.caption", "what", what)
	if sum[most] > 1 {
		out = p.say("chart.caption-most", "what", what, "n", p.Words.Number(sum[most]), "when", p.inBin(of.axis, most))
	}
	if of.undated == 0 {
		return out
	}
	return p.say("sentences", "a", out, "b", p.count("chart.undated-"+of.counts, of.undated))
}

// binName is a bin in words: “8 January 2017”, “week of 2 January 2017”, “first quarter of 2017”.
func (p *Plan) binName(axis picture.Axis, bin int) string {
	t := dayTime(axis.Edges[bin])
	switch axis.Unit {
	case picture.Weeks:
		return p.say("chart.week-of", "date", p.Words.Day(t))
	case picture.Months:
		return p.Words.Month(t)
	case picture.Quarters:
		return p.say("chart.quarter-"+quarterOf(t), "year", locale.Year(t))
	case picture.Years:
		return locale.Year(t)
	default:
		return p.Words.Day(t)
	}
}

// inBin says in or on which bin.
func (p *Plan) inBin(axis picture.Axis, bin int) string {
	t := dayTime(axis.Edges[bin])
	switch axis.Unit {
	case picture.Weeks:
		return p.say("chart.in-week", "date", p.Words.Day(t))
	case picture.Months:
		return p.say("chart.in-month", "date", p.Words.Month(t))
	case picture.Quarters:
		return p.say("chart.in-quarter-"+quarterOf(t), "year", locale.Year(t))
	case picture.Years:
		return p.say("chart.in-year", "date", locale.Year(t))
	default:
		return p.say("chart.on-day", "date", p.Words.Day(t))
	}
}

func quarterOf(t time.Time) string { return strconv.Itoa(int(t.Month()-1)/3 + 1) }

// ticks labels the axis; a month or year leads to its articles.
func (p *Plan) ticks(at string, axis picture.Axis) []view.ChartTick {
	var out []view.ChartTick
	for _, t := range axis.Ticks() {
		tick := view.ChartTick{Link: view.Link{Name: p.tickLabel(t)}, X: picture.Percent(t.X)}
		if t.Month {
			if path := p.monthAt(t.Day); path != "" {
				tick.Href = href(at, path)
			}
		}
		out = append(out, tick)
	}
	return out
}

// tickLabel writes as much of a day as the tick shows.
//
// The words of a picture are set from left to right (chart.css): those that run the other way are isolated, or else a day
// would change places with its year.
func (p *Plan) tickLabel(tick picture.Tick) string {
	label := p.tickDate(tick)
	if locale.Against("ltr", label) != "" {
		return locale.Isolate(label)
	}
	return label
}

func (p *Plan) tickDate(tick picture.Tick) string {
	t := dayTime(tick.Day)
	_, month := p.Words.MonthName(t.Month())
	switch tick.Shows {
	case picture.ShowsYear:
		return locale.Year(t)
	case picture.ShowsMonthAndYear:
		return p.Words.ShortMonth(t)
	case picture.ShowsMonth:
		return month
	case picture.ShowsDayAndYear:
		return p.Words.ShortDay(t)
	case picture.ShowsDayAndMonth:
		return p.Words.ShortDayOfMonth(t)
	default:
		return strconv.Itoa(t.Day())
	}
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
			Link: link, Short: shortened(e.Name, picture.MaxLabel), Title: p.say("chart.event", "name", e.Name, "date", p.date(e.Start).Text),
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
	of := chartOf{id: "coverage-chart", label: p.say("chart.articles"), counts: "articles", axis: picture.NewAxis(p.first, p.last), marks: true}
	var items []tallied
	items, of.undated = p.published(p.Index.ByDate())
	return p.chart(at, of, items)
}

// overTime pictures the mentions of an entity over the time of the whole archive, so that two entities can be compared.
func (p *Plan) overTime(at string, entity int32) view.Chart {
	postings := p.Index.OfEntity(entity)
	if !p.hasDays || len(postings) < 2 {
		return view.Chart{}
	}
	of := chartOf{id: "over-time", label: p.say("chart.mentions"), counts: "mentions", axis: p.axis}
	var items []tallied
	for _, posting := range postings {
		a := &p.Archive.Articles[posting.Article]
		if day, ok := dayOf(a.Published); ok {
			items = append(items, tallied{day, p.sourceOf(a), int(posting.Count)})
		} else {
			of.undated += int(posting.Count)
		}
	}
	return p.chart(at, of, items)
}

// course pictures the articles of a story, where they span more than a day.
func (p *Plan) course(at string, s *story) view.Chart {
	var articles []int32
	for _, m := range s.Members {
		articles = append(articles, m.Article)
	}
	items, undated := p.published(articles)
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
	of := chartOf{id: "course-chart", label: p.say("chart.story"), counts: "articles", axis: picture.NewAxis(first, last), marks: true, undated: undated}
	return p.chart(at, of, items)
}
