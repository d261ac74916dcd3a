package pages

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/picture"
	"gloss/build/view"
)

const timelinePath = "timeline.html"

// moment is one line of the timeline's table.
type moment struct {
	day    int
	inYear bool // of the day the year alone is known
	what   momentKind
	i      int32 // event: the entity; story: into stories; month: into months
}

type momentKind uint8

const (
	eventMoment momentKind = iota
	storyMoment
	monthMoment
)

// chronicle is the timeline: every event, story and month with articles, in order of time.
type chronicle struct {
	moments []moment
	years   []int // with a page each, where one page does not hold all; else empty
}

// oneChronicle is how many lines the timeline has before it takes a page a year: what a reader still scrolls.
const oneChronicle = 150

func (p *Plan) gatherChronicle() {
	c := &p.chronicle
	for _, e := range p.events {
		c.moments = append(c.moments, moment{e.from, isYear(p.Archive.Entities[e.entity].Start), eventMoment, e.entity})
	}
	for _, i := range p.tales {
		for _, m := range p.stories[i].Members {
			published := p.Archive.Articles[m.Article].Published
			if day, ok := dayOf(published); ok {
				c.moments = append(c.moments, moment{day, isYear(published), storyMoment, i})
				break
			}
		}
	}
	for i := range p.months {
		m := &p.months[i]
		c.moments = append(c.moments, moment{picture.Day(firstOf(m.year, max(m.month, 1))), m.month == 0, monthMoment, int32(i)})
	}
	slices.SortStableFunc(c.moments, func(a, b moment) int {
		return cmp.Or(cmp.Compare(yearOf(a.day), yearOf(b.day)), -cmp.Compare(b2i(a.inYear), b2i(b.inYear)),
			cmp.Compare(monthKey(a.day), monthKey(b.day)), -cmp.Compare(b2i(a.what == monthMoment), b2i(b.what == monthMoment)),
			cmp.Compare(a.day, b.day), cmp.Compare(a.what, b.what), cmp.Compare(a.i, b.i))
	})
	if len(c.moments) <= oneChronicle {
		return
	}
	for _, m := range c.moments {
		if y := yearOf(m.day); len(c.years) == 0 || c.years[len(c.years)-1] != y {
			c.years = append(c.years, y)
		}
	}
}

// isYear says whether of the day of a date the year alone is known.
func isYear(d archive.Date) bool { return d.Precision() == archive.Year }

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func firstOf(year, month int) time.Time {
	return time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
}

func dayTime(day int) time.Time { return time.Unix(int64(day)*24*60*60, 0).UTC() }

func yearOf(day int) int { return dayTime(day).Year() }

// monthKey numbers the month of a day.
func monthKey(day int) int {
	t := dayTime(day)
	return t.Year()*12 + int(t.Month())
}

// lastDay is the last day that a date may mean.
func lastDay(d archive.Date) int {
	t := d.From()
	switch d.Precision() {
	case archive.Year:
		t = t.AddDate(1, 0, -1)
	case archive.Month:
		t = t.AddDate(0, 1, -1)
	case archive.Interval:
		t = d.Until()
	}
	return picture.Day(t)
}

func yearPath(year int) string { return fmt.Sprintf("timeline/%04d.html", year) }

// hasTimeline says whether there is anything to show: days of articles or events.
func (p *Plan) hasTimeline() bool { return p.hasDays || len(p.events) > 0 }

// timelineView is the timeline of all years, or the n-th year that has a page, from 1.
func (p *Plan) timelineView(n int) *view.Timeline {
	if n > 0 {
		return p.yearView(n - 1)
	}
	v := &view.Timeline{
		Frame:   p.frame(timelinePath, p.say("timeline"), p.say("timeline.description"), "", timelinePath),
		Heading: p.say("timeline"),
		Intro:   p.say("timeline.intro"),
		Chart:   p.coverage(timelinePath),
	}
	first, last := p.first, p.last
	if !p.hasDays {
		first, last = p.events[0].from, p.events[0].to
		for _, e := range p.events {
			first, last = min(first, e.from), max(last, e.from)
		}
	}
	p.picturedEvents(v, timelinePath, picture.NewAxis(first, last))
	v.Years = p.yearLinks(timelinePath, 0)
	if len(p.chronicle.years) == 0 {
		v.Groups = p.chronicleGroups(timelinePath, p.chronicle.moments)
	}
	return v
}

func (p *Plan) yearView(k int) *view.Timeline {
	year := p.chronicle.years[k]
	number := strconv.Itoa(year)
	at := yearPath(year)
	axis := picture.Year(year)
	v := &view.Timeline{
		Frame:   p.frame(at, p.say("timeline.year", "year", number), p.say("timeline.year.description", "year", number), "", timelinePath),
		Heading: p.say("timeline.year", "year", number),
		Years:   p.yearLinks(at, year),
	}
	var articles []int32 // of which more than the year is known
	count := 0
	for i := range p.months {
		if m := &p.months[i]; m.year == year {
			count += len(m.articles)
			if m.month > 0 {
				articles = append(articles, m.articles...)
			}
		}
	}
	v.Intro = p.say("timeline.year.intro", "articles", p.count("articles", count), "year", number)
	of := chartOf{id: "coverage-chart", label: p.say("chart.articles-year", "year", number), counts: "articles", axis: axis, marks: true}
	items, _ := p.published(articles) // those of a year have one
	v.Chart = p.chart(at, of, items)
	p.picturedEvents(v, at, axis)
	from, _ := slices.BinarySearchFunc(p.chronicle.moments, year, func(m moment, y int) int { return cmp.Compare(yearOf(m.day), y) })
	to, _ := slices.BinarySearchFunc(p.chronicle.moments, year+1, func(m moment, y int) int { return cmp.Compare(yearOf(m.day), y) })
	v.Groups = p.chronicleGroups(at, p.chronicle.moments[from:to])
	if k > 0 {
		v.Older = view.Link{Name: strconv.Itoa(p.chronicle.years[k-1]), Href: href(at, yearPath(p.chronicle.years[k-1]))}
	}
	if k+1 < len(p.chronicle.years) {
		v.Newer = view.Link{Name: strconv.Itoa(p.chronicle.years[k+1]), Href: href(at, yearPath(p.chronicle.years[k+1]))}
	}
	return v
}

// yearLinks lists the years that have a page.
func (p *Plan) yearLinks(at string, current int) []view.YearLink {
	counts := map[int]int{}
	for i := range p.months {
		counts[p.months[i].year] += len(p.months[i].articles)
	}
	var out []view.YearLink
	for _, y := range p.chronicle.years {
		out = append(out, view.YearLink{Link: view.Link{Name: strconv.Itoa(y), Href: href(at, yearPath(y))}, Count: counts[y], Current: y == current})
	}
	return out
}

// maxPictured is how many events are pictured as bars; the table has them all.
const maxPictured = 30

// picturedEvents shows the events that fall into the axis, those that most articles name, in order of time.
func (p *Plan) picturedEvents(v *view.Timeline, at string, axis picture.Axis) {
	var chosen []dated
	left := 0
	for _, e := range p.events {
		to := e.to
		if e.open {
			to = axis.Last()
		}
		switch {
		case e.from > axis.Last() || to < axis.First():
		case len(chosen) == maxPictured:
			left++
		default:
			chosen = append(chosen, e)
		}
	}
	slices.SortStableFunc(chosen, func(a, b dated) int { return cmp.Compare(a.from, b.from) })
	for _, e := range chosen {
		v.Events = append(v.Events, p.pictured(at, axis, e))
	}
	if len(chosen) > 0 {
		v.Ticks = p.ticks(at, axis)
	}
	if left > 0 {
		v.More = p.count("timeline.more", left)
	}
}

func (p *Plan) pictured(at string, axis picture.Axis, e dated) view.TimelineEvent {
	entity := &p.Archive.Entities[e.entity]
	out := view.TimelineEvent{Link: p.entityLink(at, e.entity), When: p.eventWhen(entity, false), Articles: e.articles, Open: e.open, Before: e.from < axis.First()}
	out.Title = p.say("timeline.event.title", "name", entity.Name, "when", p.eventWhen(entity, true), "articles", p.count("timeline.event.articles", e.articles))
	to := e.to
	if e.open {
		to = axis.Last()
		out.When = p.say("date.from", "date", out.When)
	}
	from, end := axis.X(e.from), axis.X(to+1)
	out.X = picture.Percent(from)
	out.Width = picture.Percent(end - from)
	out.Point = !e.open && e.to == e.from
	return out
}

func (p *Plan) eventWhen(e *archive.Entity, long bool) string {
	a, b := p.date(e.Start), p.date(e.End)
	from, to := a.Short, b.Short
	if long {
		from, to = a.Text, b.Text
	}
	if to == "" || to == from {
		return from
	}
	return p.say("date.range", "from", from, "to", to)
}

// chronicleGroups puts moments into words, month by month. What may be of any month of a year stands before them all.
func (p *Plan) chronicleGroups(at string, moments []moment) []view.TimelineGroup {
	var out []view.TimelineGroup
	for _, m := range moments {
		t := dayTime(m.day)
		heading, id := locale.UpperFirst(p.Words.Month(t)), t.Format("m2006-01")
		if m.inYear {
			heading, id = t.Format("2006"), t.Format("y2006")
		}
		if len(out) == 0 || out[len(out)-1].ID != id {
			out = append(out, view.TimelineGroup{Heading: heading, ID: id})
		}
		g := &out[len(out)-1]
		g.Rows = append(g.Rows, p.momentRow(at, m))
	}
	return out
}

func (p *Plan) momentRow(at string, m moment) view.TimelineRow {
	switch m.what {
	case eventMoment:
		e := &p.Archive.Entities[m.i]
		text := e.Description
		return view.TimelineRow{Link: p.entityLink(at, m.i), When: p.eventWhen(e, false), Kind: "event", What: p.say("timeline.event"), Text: text}
	case storyMoment:
		s := &p.stories[m.i]
		row := view.TimelineRow{Link: view.Link{Name: s.title, Href: href(at, s.path)}, When: p.when(s).Short, Kind: "story", What: p.say("timeline.story"), Text: p.summary(s, "articles")}
		if beside := s.besidePath(); beside != "" {
			row.Compare = href(at, beside)
		}
		return row
	default:
		mo := &p.months[m.i]
		return view.TimelineRow{
			Link: view.Link{Name: p.count("articles", len(mo.articles)), Href: href(at, mo.path())}, When: p.monthName(mo), Kind: "articles", What: p.say("timeline.articles"),
		}
	}
}
