package view

// Map is the places that the archive names. Layout: map.html.
type Map struct {
	Frame
	Heading string     // "Map"
	Intro   string     // a sentence below the heading
	Near    MapPicture // of the region that is named most, where that is much smaller than the map of all
	Beyond  string     // what Near does not show
	Picture MapPicture // of all places that the table has, but for those of Left
	Left    string     // what the picture leaves to the table; empty where it shows all
	Rows    []MapRow   // every place with a location that articles name, the most named first
}

// MapPicture is a map: land and borders with places on them. Without Places there is nothing to show.
type MapPicture struct {
	Label   string     // what it shows, for those who do not see it
	Width   int        // of the box that Land and Borders are drawn in
	Height  int        // of the same
	Land    string     // the data of a path, filled by the rule evenodd
	Borders string     // the data of a path
	Places  []MapPlace // the dots
	Whole   string     // from a place's page to the map of all
}

// MapPlace is a dot on a map, the largest first.
type MapPlace struct {
	Link
	Title    string // "Damascus: 12 articles"
	X, Y     string // in per cent of the picture
	Radius   string // in pixels
	Offset   string // of the name from the middle of the dot, in pixels
	Before   bool   // the name stands before the dot, which is near the edge
	Labelled bool   // the name has room on a wide screen
	Always   bool   // on a phone, too
}

// MapRow is a place in the table beside the map.
type MapRow struct {
	Link
	Where    string // "33.51° N, 36.29° E"
	Articles int    // that name it
	Mentions int    // in all of them
}
