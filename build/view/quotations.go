package view

// Quotations is all quotations by speaker, or a further page of them. Layout: quotations.html.
type Quotations struct {
	Frame
	Heading  string         // "Quotations"
	Intro    string         // a sentence below the heading
	Index    []SpeakerGroup // leads to every speaker of the archive, whichever page has what they say
	Speakers []SaidBy       // of this page
	Pager    Pager          // to the further pages of the list
}

// SpeakerGroup is the speakers under a letter of the index. Without a letter they are few enough to stand in one list.
type SpeakerGroup struct {
	Letter   string         // that their names begin with
	ID       string         // of the list, "letter-2"; empty without a letter
	Href     string         // to the list, where this page does not have it; or empty
	Speakers []SpeakerEntry // by name; none where there is Href
}

// SpeakerEntry leads to what one speaker is quoted with.
type SpeakerEntry struct {
	Link
	Type  string // empty of those whom nobody could name
	Count int    // in the whole archive
}

// SaidBy is what one speaker is quoted with. Without Href nobody could be named.
type SaidBy struct {
	Link
	ID    string // unique in the page: "by-ali-mamlouk"
	Type  string // the value of data-type
	Count int    // in the whole archive
	Items []Said // those on this page, the newest first
}
