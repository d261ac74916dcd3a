package view

// Timeline is events, stories and articles over time, or one year of them. Layout: timeline.html.
type Timeline struct {
	Frame
	Heading string          // "Timeline", or the year
	Intro   string          // a sentence below the heading
	Chart   Chart           // articles, by outlet
	Events  []TimelineEvent // from the earliest to the latest
	Ticks   []ChartTick     // below the events
	More    string          // a sentence on events that are not pictured; else empty
	Years   []YearLink      // where the timeline takes a page a year
	Groups  []TimelineGroup // by month, the earliest first
	Older   Link            // the year before, where the timeline takes a page a year
	Newer   Link            // the year after
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
	Count   int  // articles
	Current bool // the page itself
}

// TimelineGroup is what a month has.
type TimelineGroup struct {
	Heading string        // the month in words
	ID      string        // unique in the page
	Rows    []TimelineRow // from the earliest to the latest
}

// TimelineRow is one line of the table.
type TimelineRow struct {
	Link
	When string // the day or days in words
	Kind string // "event", "story" or "articles"
	What string // the kind in words
	Text string // a description, or how many articles; else empty
	// Compare leads to where the accounts of a story stand side by side; empty where there are no two, or it is no story.
	Compare string
}
