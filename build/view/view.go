// Package view holds the structs that layouts print. One page of the site is one view; one view has one
// layout, which names it in its first line. A theme's author needs this package's documentation and
// html/template, nothing else.
//
// Views are finished: every decision is taken, every list is in order, every link is relative to the page
// that shows it. A layout asks no questions; where a field is its zero value, the thing is not there.
package view

import "html/template"

// Frame is what every page has. Each view embeds it.
type Frame struct {
	Site        Site      // of the archive as a whole
	Root        string    // from this page to the site's root: "", "../", "../../"
	Path        string    // of this page below the root: "articles/truce.html"
	Canonical   string    // absolute address, where the archive has one
	Title       string    // of the page; empty on the home page
	Description string    // one line of plain text
	Language    string    // BCP 47, of the page's main text
	Dir         string    // "ltr" or "rtl"
	Nav         []NavItem // the masthead's way through the site
	Worker      string    // to the worker that a browser sets up, where the site may be read offline
	Search      string    // to the page that searches; empty on that page
	Feed        string    // to the newest articles as an Atom feed, where the archive has an address
	OpenSearch  string    // to the description for the browser's address bar, where the archive has an address
}

// Site is what the masthead and the foot of each page say of the archive.
type Site struct {
	Title       string // of the archive
	Description string // one line of plain text
	Language    string // BCP 47, of what gloss itself says: the strings of the layouts and of the views
	Dir         string // of the same: "ltr" or "rtl"
	Rights      Rights // of the annotations; the articles have their own
	Offline     string // to the page for reading offline, where the site offers that
}

// Offline is the page on which a reader keeps the site for reading offline. Layout: offline.html. Its size is the
// worker's to say, since it is known only once every page is made.
type Offline struct {
	Frame
	Heading string // "Reading offline"
}

// NavItem is one entry of the masthead's navigation.
type NavItem struct {
	Link
	Current bool // the page itself, or the section that it is in
}

// Link is a name that leads somewhere. Where Href is empty it is only a name.
type Link struct {
	Name string // what the link says: plain text
	Href string // where it leads, relative to the page
}

// Date is a date as people read it, with its machine form.
type Date struct {
	Text     string // "8 January 2017", "8 January 2017, 09:40"
	Short    string // "8 Jan 2017"
	Datetime string // for <time datetime>; empty for an interval
}

// Rights is a licence or a statement of rights.
type Rights struct {
	ID    string // SPDX identifier or the archive's own word
	Words string // "Creative Commons Attribution 4.0"
	Href  string // the licence's text, where it has one
}

// Article is one article's page. Layout: article.html.
type Article struct {
	Frame
	ID        string        // its path below content/articles without the extension: "2017/truce"
	Headline  string        // the article's title
	Kicker    string        // section, where the article belongs to no story
	Showing   Showing       // how much of the text the page may show
	Source    SourceCard    // the imprint
	Citation  Citation      // how to cite it; without Title there is none
	Text      template.HTML // the annotated text; empty where nothing may be shown
	Legend    []LegendItem  // the types of entities that the text marks, in the archive's order
	HasDates  bool          // the text marks dates
	HasNotes  bool          // the text has notes; each stands in Text, beside its words
	HasSpeech bool          // the text names speakers
	Doubts    []Doubt       // the annotations that do not stand where they say
	Entities  []EntityGroup // who and what it mentions, by type
	Uncertain []Uncertain   // mentions that nothing decides
	Story     InStory       // empty where it belongs to none
	Related   []Related     // other articles, the closest first
	Older     Link          // neighbours by date
	Newer     Link          // the other neighbour
	Data      Data          // its annotations as data
	Files     []File        // the front matter and the sidecar, as they stand on disk
	Cards     Cards         // where the cards of its mentions are
}

// Data is the file of an article's annotations for other programs (W3C Web Annotation, JSON-LD). Without Href there is
// none.
type Data struct {
	Href string // to the file
	Own  bool   // it has no other article's; else those of the month
}

// Showing says how much of the article the page shows and how to put it.
type Showing struct {
	Kind  string // full, abstract, excerpt, none
	Label string // "Abstract", empty for a full text
	Words string // a sentence that explains it, empty for a full text
}

// SourceCard is the imprint of an article.
type SourceCard struct {
	Outlet        Link     // who published it; empty where that is not known
	Country       string   // of the outlet, in words
	Published     Date     // when
	Modified      Date     // when the outlet last changed it
	Dateline      string   // as the article has it: "DAMASCUS"
	Byline        string   // as the article has it
	Section       string   // of the paper
	NewsID        string   // the outlet's own number of it
	Language      string   // in words: "English"
	Rights        Rights   // of the article's text
	Original      Link     // the article where it was published
	Retrieved     Date     // when the archive took it over
	SHA256        string   // of what it was imported from, in hexadecimal digits
	Topics        []string // the article's own, in its order
	TranslationOf Link     // the article in this archive that it translates
}

// Citation is how to cite the article, ready to copy.
type Citation struct {
	Title   string // of the article
	Outlet  string // who published it
	Date    string // when, in words
	Archive string // the title of the archive
	URL     string // where it was published
	BibTeX  string // one entry
	CSL     string // CSL-JSON, one item, indented
}

// LegendItem is a type of entity that the text marks.
type LegendItem struct {
	Type   string // "person": the value of data-type
	Plural string // "People"
}

// Doubt is an annotation whose words were edited since it was made, or that has no place in the text any more. Those
// without a place are shown nowhere else.
type Doubt struct {
	State  string        // "changed", "ambiguous" or "orphaned": the value of data-state
	Label  string        // the same in a word: "Edited"
	Kind   string        // "Note", "Entity", "Date", "Speaker", "Speakers"
	Says   Link          // what it states: an entity, a date, "no date"; empty for a note
	HTML   template.HTML // a note's text; else empty
	Words  string        // that the annotation quotes; empty where the text may not be shown
	Why    string        // a sentence; with a colon at its end where places follow
	Places []DoubtPlace  // where the words are taken to be, or may be
	More   int           // places beyond those
}

// DoubtPlace is a place in the text with what stands around it in its line.
type DoubtPlace struct {
	Href   string // to the place in the text
	Before string // what stands before the words
	Words  string // the words themselves
	After  string // what stands after them
}

// EntityGroup is the entities of one type.
type EntityGroup struct {
	Type   string            // the value of data-type
	Plural string            // "People"
	Items  []EntityInArticle // the most mentioned first
}

// EntityInArticle is an entity with its mentions in one article.
type EntityInArticle struct {
	Link
	ID          string   // unique in the page: "about-" and this
	Description string   // the registry's
	Count       int      // of its mentions in the article
	First       string   // to its first mention: "#m3"; empty where the text is not shown
	Strip       []string // where in the text its mentions stand, in per cent of its length: "12.5%"
}

// Uncertain is a mention that several entities may be meant by.
type Uncertain struct {
	Exact string // the words of the mention
	Href  string // to the mention
	Among []Link // who or what may be meant
}

// Related is another article with the reason why it is related.
type Related struct {
	Link
	Outlet string // who published it
	Date   Date   // when it was published
	Why    string // one sentence or more: "Both name Ali Mamlouk, named in 2 articles here; 1 day apart."
	// Evidence leads to what the two share, in this article and in that one.
	Evidence []Evidence
	Compare  string // to the page that sets the two side by side; empty where there is none
}

// InStory is the story that an article belongs to.
type InStory struct {
	Link
	Text   string // "One of 8 articles from 3 outlets."
	CopyOf Link   // the article that this one copies; else empty
	Copies []Link // copies of this one in the story
	Diff   string // to what was changed in the copy
}

// File is a text file with its highlighted content.
type File struct {
	Name string        // "content/articles/truce.md"
	What string        // "Front matter", "Annotations"
	HTML template.HTML // its content, highlighted
}

// Entity is one entity's page, or a further page of its mentions. Layout: entity.html.
type Entity struct {
	Frame
	Type        LegendItem        // person, place or another
	TypeName    string            // "Person"
	ID          string            // in the registry
	Name        string            // in the registry
	Text        string            // description
	Aliases     []string          // its other names
	Adjectives  []string          // "Syrian", "Syrians"
	PartOf      []Link            // entities that it belongs to
	Parts       []Link            // entities that belong to it
	Identifiers []Link            // Wikidata, GeoNames, the same elsewhere
	Location    string            // "33.51° N, 36.29° E"
	Inset       MapPicture        // a place's own map
	Start       Date              // of an event
	End         Date              // of an event
	Registry    string            // "entities/people.yaml"
	Mentions    int               // in the whole archive
	Articles    int               // that name it
	Over        Chart             // mentions over time, by outlet
	Forms       *FormsTable       // as each outlet writes the name; nil where there is but one form or outlet
	Said        []Said            // what the entity is quoted with, newest first
	MoreSaid    Link              // to the rest of it; empty where there is no more
	Contexts    []ArticleContexts // its mentions by article, the newest first
	Together    []Together        // entities named in the same articles, most often first
	Pager       Pager             // to further pages of the mentions
}

// FormsTable counts the forms of a name by outlet.
type FormsTable struct {
	Outlets []string   // the columns
	Rows    []FormsRow // the most frequent form first
}

// FormsRow is one form with a count for each outlet; 0 prints as a dash.
type FormsRow struct {
	Form   string // as the texts have it
	Counts []int  // one for each of Outlets
}

// ArticleContexts is one article with every sentence of it that names the entity.
type ArticleContexts struct {
	Link
	Outlet    string     // who published it
	Date      Date       // when it was published
	Language  string     // lang of the sentences
	Dir       string     // "ltr" or "rtl", of the sentences
	Withheld  int        // mentions whose sentences may not be shown
	Sentences []Sentence // in the order of the text
	More      int        // mentions beyond those that the page lists
}

// Sentence is one sentence, cut at the mentions of the entity.
type Sentence struct {
	Href string // to the first mention in it
	Dir  string // where it is another than that of the article; else empty
	Runs []Run  // the sentence in pieces
	How  string // how the first mention was decided, where it is worth saying: "by surname"
}

// Run is a stretch of text, a mention of the entity or what stands between.
type Run struct {
	Text string // plain text
	Key  bool   // the entity itself
	With string // side by side, the numbers of the accounts that have the words too, with spaces between; else empty
	// Where what is quoted runs against the text, the run that begins it has its direction, "ltr" or "rtl", and the run that
	// ends it says so. It is to be isolated.
	Opens  string // the direction, where the run begins it; else empty
	Closes bool   // the run ends it
}

// Said is a quotation in a list, with the article that has it.
type Said struct {
	Link            // the article
	Place    string // the quotation in it
	Words    string // without the quotation marks around them
	Speech   string // "direct", "mixed" or "indirect"
	How      string // how the speaker was decided: "named", "pronoun", "role", "continued", "editor", "none"
	Why      string // the same as a sentence
	Outlet   string // that has it
	Date     Date   // when the article was published
	Language string // lang of the words
	Dir      string // "ltr" or "rtl", of the words
}

// Quotations is all quotations by speaker, or a further page of them. Layout: quotations.html.
type Quotations struct {
	Frame
	Heading  string         // "Quotations"
	Intro    string         // a sentence below the heading
	Index    []SpeakerGroup // every speaker of the archive, whichever page has what they say
	Speakers []SaidBy       // of this page
	Pager    Pager          // to the further pages of the list
}

// SpeakerGroup is the speakers under a letter of the index. Without a letter they are few enough to stand in one list.
type SpeakerGroup struct {
	Letter   string         // that their names begin with
	Speakers []SpeakerEntry // by name
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

// Together is an entity that shares articles with this one.
type Together struct {
	Link
	Type   string // the value of data-type
	Count  int    // articles that name both
	Behind []Link // the newest of them
	More   int    // those beyond
}

// Pager leads through a list that takes several pages. The zero value means one page.
type Pager struct {
	Page     int           // this one, from 1
	Pages    int           // how many there are
	Previous string        // link to the page before; empty on the first
	Next     string        // link to the page after; empty on the last
	Numbers  []PagerNumber // the pages to go to
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

// Year is the months of a year that have articles.
type Year struct {
	Name   string       // "2017"
	Count  int          // of its articles
	Months []MonthTally // that have articles
}

// MonthTally is a month with its number of articles.
type MonthTally struct {
	Link
	Count int // of its articles
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

// Page is a free page. Layout: page.html.
type Page struct {
	Frame
	Heading string        // its title
	Text    template.HTML // its content
}

// NotFound is 404.html, which a web server shows under any address. Layout: 404.html.
type NotFound struct {
	Frame
	Base string // for <base href>: the site's root as seen from the server
}
