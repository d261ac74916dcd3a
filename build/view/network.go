package view

// Network is who and what the same articles name, as an arc diagram. Layout: network.html.
type Network struct {
	Frame
	Heading string // "Network"
	Intro   string // a sentence below the heading
	Caption string // what is shown, and what is not
	Width   int    // of the arcs in pixels, where there is room
	Height  int    // of the picture in pixels; all rows are equally high
	Knots   []Knot // from top to bottom
	Ties    []Tie  // the strongest first
}

// Knot is an entity in the column.
type Knot struct {
	Link
	Type     string // the value of data-type
	Articles int    // that name it
}

// Tie joins two knots.
type Tie struct {
	ID       string // of its row in the table
	Href     string // to that row
	A        Link   // one of the two
	B        Link   // the other
	Articles int    // that name both
	Title    string // "Damascus and Geneva: 4 articles"
	Path     string // the data of its arc: across from 0 to 100, upright in pixels
	Width    string // of its line in pixels
}
