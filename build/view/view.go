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
	Site        Site
	Root        string // from this page to the site's root: "", "../", "../../"
	Path        string // of this page below the root: "articles/truce.html"
	Canonical   string // absolute address, where the archive has one
	Title       string // of the page; empty on the home page
	Description string // one line of plain text
	Language    string // BCP 47, of the page's main text
	Dir         string // "ltr" or "rtl"
	Nav         []NavItem
	Worker      string // to the worker that a browser sets up, where the site may be read offline
	Search      string // to the page that searches; empty on that page
	Feed        string // to the newest articles as an Atom feed, where the archive has an address
	OpenSearch  string // to the description for the browser's address bar, where the archive has an address
}

// Site is what the masthead and the foot of each page say of the archive.
type Site struct {
	Title       string
	Description string
	Language    string // BCP 47, of what gloss itself says: the strings of the layouts and of the views
	Dir         string // of the same: "ltr" or "rtl"
	Rights      Rights
	Offline     string // to the page for reading offline, where the site offers that
}

// Offline is the page on which a reader keeps the site for reading offline. Layout: offline.html. Its size is the
// worker's to say, since it is known only once every page is made.
type Offline struct {
	Frame
	Heading string
}

// NavItem is one entry of the masthead's navigation.
type NavItem struct {
	Link
	Current bool // the page itself, or the section that it is in
}

// Link is a name that leads somewhere. Where Href is empty it is only a name.
type Link struct {
	Name string
	Href string
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
	ID        string
	Headline  string
	Kicker    string // section, where the article belongs to no story
	Showing   Showing
	Source    SourceCard
	Citation  Citation
	Text      template.HTML // the annotated text; empty where nothing may be shown
	Legend    []LegendItem
	HasDates  bool
	HasNotes  bool
	HasSpeech bool
	Doubts    []Doubt // the annotations that do not stand where they say
	Entities  []EntityGroup
	Uncertain []Uncertain
	Story     InStory // empty where it belongs to none
	Related   []Related
	Older     Link // neighbours by date
	Newer     Link
	Data      Data
	Files     []File // the front matter and the sidecar, as they stand on disk
	Cards     Cards
}

// Data is the file of an article's annotations for other programs (W3C Web Annotation, JSON-LD). Without Href there is
// none.
type Data struct {
	Href string
	Own  bool // it has no other article's; else those of the month
}

// Showing says how much of the article the page shows and how to put it.
type Showing struct {
	Kind  string // full, abstract, excerpt, none
	Label string // "Abstract", empty for a full text
	Words string // a sentence that explains it, empty for a full text
}

// SourceCard is the imprint of an article.
type SourceCard struct {
	Outlet        Link
	Country       string
	Published     Date
	Modified      Date // when the outlet last changed it
	Dateline      string
	Byline        string
	Section       string
	NewsID        string
	Language      string // in words: "English"
	Rights        Rights
	Original      Link // the article where it was published
	Retrieved     Date
	SHA256        string
	Topics        []string
	TranslationOf Link
}

// Citation is how to cite the article, ready to copy.
type Citation struct {
	Title   string
	Outlet  string
	Date    string
	Archive string
	URL     string
	BibTeX  string
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
	Href                 string
	Before, Words, After string
}

// EntityGroup is the entities of one type.
type EntityGroup struct {
	Type   string
	Plural string
	Items  []EntityInArticle
}

// EntityInArticle is an entity with its mentions in one article.
type EntityInArticle struct {
	Link
	ID          string // unique in the page: "about-" and this
	Description string
	Count       int
	First       string   // to its first mention: "#m3"
	Strip       []string // where in the text its mentions stand, in per cent of its length: "12.5%"
}

// Uncertain is a mention that several entities may be meant by.
type Uncertain struct {
	Exact string
	Href  string // to the mention
	Among []Link
}

// Related is another article with the reason why it is related.
type Related struct {
	Link
	Outlet string
	Date   Date
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
	Name string // "content/articles/truce.md"
	What string // "Front matter", "Annotations"
	HTML template.HTML
}

// Entity is one entity's page, or a further page of its mentions. Layout: entity.html.
type Entity struct {
	Frame
	Type        LegendItem
	TypeName    string // "Person"
	ID          string
	Name        string
	Text        string // description
	Aliases     []string
	Adjectives  []string
	PartOf      []Link
	Parts       []Link
	Identifiers []Link // Wikidata, GeoNames, the same elsewhere
	Location    string // "33.51° N, 36.29° E"
	Inset       MapPicture
	Start       Date
	End         Date
	Registry    string // "entities/people.yaml"
	Mentions    int
	Articles    int
	Over        Chart       // mentions over time, by outlet
	Forms       *FormsTable // as each outlet writes the name; nil where there is but one form or outlet
	Said        []Said      // what the entity is quoted with, newest first
	MoreSaid    Link        // to the rest of it; empty where there is no more
	Contexts    []ArticleContexts
	Together    []Together // entities named in the same articles, most often first
	Pager       Pager
}

// FormsTable counts the forms of a name by outlet.
type FormsTable struct {
	Outlets []string
	Rows    []FormsRow
}

// FormsRow is one form with a count for each outlet; 0 prints as a dash.
type FormsRow struct {
	Form   string
	Counts []int
}

// ArticleContexts is one article with every sentence of it that names the entity.
type ArticleContexts struct {
	Link
	Outlet    string
	Date      Date
	Language  string // lang of the sentences
	Dir       string
	Withheld  int // mentions whose sentences may not be shown
	Sentences []Sentence
	More      int // mentions beyond those that the page lists
}

// Sentence is one sentence, cut at the mentions of the entity.
type Sentence struct {
	Href string // to the first mention in it
	Dir  string // where it is another than that of the article; else empty
	Runs []Run
	How  string // how the first mention was decided, where it is worth saying: "by surname"
}

// Run is a stretch of text, a mention of the entity or what stands between.
type Run struct {
	Text string
	Key  bool   // the entity itself
	With string // side by side, the numbers of the accounts that have the words too, with spaces between; else empty
	// Where what is quoted runs against the text, the run that begins it has its direction, "ltr" or "rtl", and the run that
	// ends it says so. It is to be isolated.
	Opens  string
	Closes bool
}

// Said is a quotation in a list, with the article that has it.
type Said struct {
	Link            // the article
	Place    string // the quotation in it
	Words    string // without the quotation marks around them
	Speech   string // "direct", "mixed" or "indirect"
	How      string // how the speaker was decided: "named", "pronoun", "role", "continued", "editor", "none"
	Why      string // the same as a sentence
	Outlet   string
	Date     Date
	Language string // lang of the words
	Dir      string
}

// Quotations is all quotations by speaker, or a further page of them. Layout: quotations.html.
type Quotations struct {
	Frame
	Heading  string
	Intro    string
	Index    []SpeakerGroup // every speaker of the archive, whichever page has what they say
	Speakers []SaidBy       // of this page
	Pager    Pager
}

// SpeakerGroup is the speakers under a letter of the index. Without a letter they are few enough to stand in one list.
type SpeakerGroup struct {
	Letter   string
	Speakers []SpeakerEntry
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
	Type  string
	Count int // in the whole archive
	Items []Said
}

// Together is an entity that shares articles with this one.
type Together struct {
	Link
	Type   string
	Count  int    // articles that name both
	Behind []Link // the newest of them
	More   int    // those beyond
}

// Pager leads through a list that takes several pages. The zero value means one page.
type Pager struct {
	Page, Pages int
	Previous    string
	Next        string
	Numbers     []PagerNumber
}

// PagerNumber is one page of a list.
type PagerNumber struct {
	Number int
	Href   string // empty for the page itself
}

// Home is the title page. Layout: home.html.
type Home struct {
	Frame
	Lead     string
	Facts    []Fact
	Coverage Chart // articles over time, by outlet
	Newest   []Entry
	All      Link // to all articles
	Stories  []StoryEntry
	AllTold  Link // to all stories, where there are more
	Groups   []EntityTally
	Sources  []SourceTally
	AboutURL string
}

// Fact is a number and what it counts: 5, "articles".
type Fact struct {
	Number string // with thousands parted
	Words  string
	Href   string
}

// EntityTally is the most-mentioned entities of one type.
type EntityTally struct {
	Type   string
	Plural string
	Href   string // the type's index
	Items  []Tally
}

// Tally is a link with a count.
type Tally struct {
	Link
	Type  string
	Count int
}

// SourceTally is an outlet with its number of articles.
type SourceTally struct {
	Link
	Kind     string
	Country  string
	Articles int
	Span     string // "Dec 2016 – Sept 2017"
}

// Entry is an article in a list.
type Entry struct {
	Link
	Outlet string
	Date   Date
	Text   string // a first sentence, where it may be shown
}

// Articles is a list of articles: all of them, a month or the undated ones. Layout: articles.html.
type Articles struct {
	Frame
	Heading string
	Intro   string
	Years   []Year // on the index of all articles
	Groups  []EntryGroup
	Older   Link
	Newer   Link
}

// Year is the months of a year that have articles.
type Year struct {
	Name   string
	Count  int
	Months []MonthTally
}

// MonthTally is a month with its number of articles.
type MonthTally struct {
	Link
	Count int
}

// EntryGroup is the articles of one day or month.
type EntryGroup struct {
	Heading string
	ID      string // unique in the page
	Entries []Entry
}

// Types is the index of one type's entities. Layout: entities.html.
type Types struct {
	Frame
	Type    LegendItem
	Heading string
	Intro   string
	Letters []Letter
	Groups  []EntityLetter
}

// EntityLetter is the entities under one letter.
type EntityLetter struct {
	Letter string
	ID     string
	Items  []EntityEntry
}

// EntityEntry is an entity in its type's index.
type EntityEntry struct {
	Link
	Description string
	Articles    int
	Mentions    int
}

// Letter is an entry of an index's alphabet; without Href nothing stands under it.
type Letter struct {
	Name    string
	Href    string
	Current bool
}

// Index is the back-of-the-book index, or one letter of a long one. Layout: index-a-z.html.
type Index struct {
	Frame
	Intro   string
	Letters []Letter
	Groups  []IndexLetter
	Outlets []Abbreviation
}

// Abbreviation explains a short form in the index's locators.
type Abbreviation struct {
	Short string
	Long  string
}

// IndexLetter is the entries under one letter.
type IndexLetter struct {
	Letter  string
	ID      string
	Entries []IndexEntry
}

// IndexEntry is an entity with its locators, or an alias that sends the reader to one.
type IndexEntry struct {
	Link     // the heading; without Href for a see-reference
	Type     string
	Gloss    string // a short description after the heading
	See      []Link // of an alias: the entities to see
	Locators []Link // "9 Jan 2017 TT"
	More     Link   // "and 230 more" where the locators are too many to list
}

// Search is the page that searches the archive: a form that assets/search.js brings to life, and other ways in for
// whoever has no JavaScript. Layout: search.html.
type Search struct {
	Frame
	Heading string
	Index   string // link to the index from A to Z
	ByDate  string // link to all articles
}

// Sources is the index of outlets. Layout: sources.html.
type Sources struct {
	Frame
	Outlets []SourceTally
}

// Source is an outlet's page. Layout: source.html.
type Source struct {
	Frame
	ID       string
	Name     string
	Kind     string
	Country  string
	Language string
	Rights   Rights
	Home     Link
	About    template.HTML
	Count    int
	Entries  []EntryGroup
	Named    []EntityTally // whom it names most
	Pager    Pager
}

// Page is a free page. Layout: page.html.
type Page struct {
	Frame
	Heading string
	Text    template.HTML
}

// NotFound is 404.html, which a web server shows under any address. Layout: 404.html.
type NotFound struct {
	Frame
	Base string // for <base href>: the site's root as seen from the server
}
