package view

import "html/template"

// Pager leads through a list that takes several pages. The zero value means one page.
type Pager struct {
	Page     int           // this one, from 1
	Pages    int           // how many there are
	Previous string        // link to the page before; empty on the first
	Next     string        // link to the page after; empty on the last
	Numbers  []PagerNumber // the pages to go to: of many those near this one, the first, the last, and round numbers
}

// PagerNumber is one page of a list.
type PagerNumber struct {
	Number int    // from 1
	Href   string // empty for the page itself
}

// Home is the title page. Layout: home.html.
type Home struct {
	Frame
	Lead     string        // the archive's description
	Facts    []Fact        // what there is, in numbers
	Coverage Chart         // articles over time, by outlet
	Newest   []Entry       // articles
	All      Link          // to all articles
	Stories  []StoryEntry  // the newest of them
	AllTold  Link          // to all stories, where there are more
	Groups   []EntityTally // the most mentioned entities, by type
	Sources  []SourceTally // the outlets with most articles
	AboutURL string        // link to the free page "about"; empty where there is none
}

// Fact is a number and what it counts: 5, "articles".
type Fact struct {
	Number string // with thousands parted
	Words  string // what is counted: "articles"
	Href   string // to all of them; empty where no page has that
}

// EntityTally is the most-mentioned entities of one type.
type EntityTally struct {
	Type   string  // the value of data-type
	Plural string  // "People"
	Href   string  // the type's index
	Items  []Tally // the most mentioned first
}

// Tally is a link with a count.
type Tally struct {
	Link
	Type  string // the value of data-type
	Count int    // of articles or mentions, as the list says
}

// SourceTally is an outlet with its number of articles.
type SourceTally struct {
	Link
	Kind     string // "newspaper", as sources.yaml has it
	Country  string // in words
	Articles int    // in the archive
	Span     string // "Dec 2016 – Sept 2017"
}

// Entry is an article in a list.
type Entry struct {
	Link
	Outlet string // who published it; empty where that is not known
	Date   Date   // when it was published
	Text   string // a first sentence, where it may be shown
}

// Articles is a list of articles: all of them, a month or the undated ones. Layout: articles.html.
type Articles struct {
	Frame
	Heading string       // what the list has: the month, or all
	Intro   string       // how many there are, in a sentence
	Years   []Year       // on the index of all articles
	Groups  []EntryGroup // the articles of this page
	Older   Link         // the month before
	Newer   Link         // the month after
}

// Year is the months of a year that have articles, or those that have no date.
type Year struct {
	Name   string       // "2017"
	Count  int          // of its articles; 0 where its one link says it
	Months []MonthTally // that have articles
}

// MonthTally is a month with its number of articles.
type MonthTally struct {
	Link
	Count int // of its articles; 0 where the link says it
}

// EntryGroup is the articles of one day or month.
type EntryGroup struct {
	Heading string  // the day or the month in words
	ID      string  // unique in the page
	Entries []Entry // in the order of the list
}

// Types is the index of one type's entities. Layout: entities.html.
type Types struct {
	Frame
	Type    LegendItem     // whose index it is
	Heading string         // the type's plural
	Intro   string         // how many there are, in a sentence
	Letters []Letter       // the alphabet to go by; empty for a short list
	Groups  []EntityLetter // by first letter
}

// EntityLetter is the entities under one letter.
type EntityLetter struct {
	Letter string        // that the names begin with
	ID     string        // unique in the page
	Items  []EntityEntry // by name
}

// EntityEntry is an entity in its type's index.
type EntityEntry struct {
	Link
	Description string // the registry's
	Articles    int    // that name it
	Mentions    int    // in all of them
}

// Letter is an entry of an index's alphabet; without Href nothing stands under it.
type Letter struct {
	Name    string // "A"
	Href    string // to the letter's part or page
	Current bool   // the page itself
}

// Index is the back-of-the-book index, or one letter of a long one. Layout: index-a-z.html.
type Index struct {
	Frame
	Intro   string         // a sentence below the heading
	Letters []Letter       // the alphabet to go by
	Groups  []IndexLetter  // by first letter
	Outlets []Abbreviation // the short forms that the locators use
}

// Abbreviation explains a short form in the index's locators.
type Abbreviation struct {
	Short string // "TT"
	Long  string // the outlet's name
}

// IndexLetter is the entries under one letter.
type IndexLetter struct {
	Letter  string       // that the headings begin with
	ID      string       // unique in the page
	Entries []IndexEntry // by heading
}

// IndexEntry is an entity with its locators, or an alias that sends the reader to one.
type IndexEntry struct {
	Link            // the heading; without Href for a see-reference
	Type     string // the value of data-type; of an alias, too
	Gloss    string // a short description after the heading
	See      []Link // of an alias: the entities to see
	Locators []Link // "9 Jan 2017 TT"
	More     Link   // "and 230 more" where the locators are too many to list
}

// Search is the page that searches the archive: a form that assets/search.js brings to life, and other ways in for
// whoever has no JavaScript. Layout: search.html.
type Search struct {
	Frame
	Heading string // "Search"
	Index   string // link to the index from A to Z
	ByDate  string // link to all articles
}

// Sources is the index of outlets. Layout: sources.html.
type Sources struct {
	Frame
	Outlets []SourceTally // every outlet, the one with most articles first
}

// Source is an outlet's page. Layout: source.html.
type Source struct {
	Frame
	ID       string        // in sources.yaml
	Name     string        // in sources.yaml
	Kind     string        // "newspaper", as sources.yaml has it
	Country  string        // in words
	Language string        // of its articles by default, in words
	Rights   Rights        // of its articles by default
	Home     Link          // its address on the web
	About    template.HTML // what the archive says of it
	Count    int           // of its articles
	Entries  []EntryGroup  // the articles of this page, by month
	Named    []EntityTally // whom it names most
	Pager    Pager         // to the further pages of the list
}
