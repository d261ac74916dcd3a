package view

import "html/template"

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

// Data is the file of an article's annotations for other programs (W3C Web Annotation, JSON-LD), and other files beside the
// page. Without Href there is no file of annotations.
type Data struct {
	Href   string     // to the file
	Own    bool       // it has no other article's; else those of the month
	Beside []DataFile // of the article, in other formats
}

// DataFile is a file of the article for other programs.
type DataFile struct {
	Href string // to the file
	Type string // media type: "application/tei+xml"
	Name string // of the format: "TEI"
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
