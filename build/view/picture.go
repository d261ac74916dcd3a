package view

// Chart is counts over time, one lane above the other, with the same as a table. Places across are in per cent, upright in
// pixels. The zero value, without lanes, means that there is nothing to show.
type Chart struct {
	ID      string      // unique in the page
	Label   string      // what it shows, for those who do not see it
	Caption string      // one sentence below it
	Lanes   []Lane      // from top to bottom
	Marks   []ChartMark // events that stand across all lanes
	Head    int         // height of the labels of the marks, in pixels
	Ticks   []ChartTick // below the last lane
	Unit    string      // of a row of the table: "Week"
	Table   []ChartRow  // the bins that count something, in order
}

// Lane is one outlet's bars.
type Lane struct {
	Link
	Label string // the lane in words
	Count int    // of all its bars together
	Bars  []Bar  // from the first time to the last; those of nothing are left out
}

// Bar stands on the base line of a lane that is 24 pixels high.
type Bar struct {
	X, Width string // "12.5%"
	Y        int    // of its upper edge, in pixels from the top of the lane
	Height   int    // in pixels
	Title    string // "3 articles, week of 2 January 2017"
}

// ChartMark is an event with its place in time.
type ChartMark struct {
	Link
	Short string // the name as the picture has room for it
	Title string // the name and the day
	X     string // of its line: "12.5%"
	Y     int    // base line of its label, in pixels
	Below int    // where its line begins
	End   bool   // the label ends at X
}

// ChartTick is a label of the axis. Href leads to the articles of that time.
type ChartTick struct {
	Link
	X string // of its line: "12.5%"
}

// ChartRow is one stretch of time with a count for each lane; 0 prints as a dash.
type ChartRow struct {
	When   string // the stretch in words
	Counts []int  // one for each lane
}
