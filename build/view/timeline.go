package view

// Timeline is events, stories and articles over time, or one year of them. Layout: timeline.html.
type Timeline struct {
	Frame
	Heading string
	Intro   string
	Chart   Chart // articles, by outlet
	Events  []TimelineEvent
	Ticks   []ChartTick // below the events
	More    string      // a sentence on events that are not pictured; else empty
	Years   []YearLink  // where the timeline takes a page a year
	Groups  []TimelineGroup
	Older   Link
	Newer   Link
}

// TimelineEvent is an event of the registry as a bar.
type TimelineEvent struct {
	Link
	When     string // "30 Dec 2016 – 3 Mar 2017"
	Title    string // all of it in words
	X, Width string // "12.5%"
	Point    bool   // one day: a dot at X
	Open     bool   // it goes on beyond what is known
	Before   bool   // it began before the picture does
	Articles int    // that name it
}

// YearLink is a year with a page of its own.
type YearLink struct {
	Link
	Count   int // articles
	Current bool
}

// TimelineGroup is what a month has.
type TimelineGroup struct {
	Heading string
	ID      string // unique in the page
	Rows    []TimelineRow
}

// TimelineRow is one line of the table.
type TimelineRow struct {
	Link
	When string
	Kind string // "event", "story" or "articles"
	What string // the kind in words
	Text string
	// Compare leads to where the accounts of a story stand side by side; empty where there are no two, or it is no story.
	Compare string
}
