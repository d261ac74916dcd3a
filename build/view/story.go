package view

import "html/template"

// Story is one story: the articles that report one event, set beside each other. Layout: story.html.
type Story struct {
	Frame
	ID          string        // unique among the stories: the name of the page's file
	Headline    string        // the story's name
	Standfirst  string        // made from the data: when, how many articles, from how many outlets, how many copies
	About       template.HTML // what the editor says of the story; else empty
	Course      Chart         // the accounts over time, by outlet; only where they span more than a day
	Accounts    []Account     // oldest first, copies among them
	Naming      NamingTable   // who is named by whom
	Basis       string        // a sentence on what is compared, where it is not the full texts of all accounts; else empty
	Passages    []Passage     // told by several outlets, in the order of the earliest account
	More        string        // a sentence on passages beyond those, else empty
	Differences []Difference  // statements on which the accounts differ
	Wordings    []OutletWords // the words that one outlet alone uses, by outlet
	Copies      []CopyDiff    // each copy with what was changed in it
	Compare     string        // to the page that sets any of them side by side; empty where there is none
}

// Account is an article as a member of a story.
type Account struct {
	Link
	ID      string // unique in the page
	Outlet  Link   // who published it
	Date    Date   // when it was published
	Showing string // "Abstract", empty for a full text
	CopyOf  Link   // to the account of which this is a copy; else empty
	Why     string // the reason why it belongs
	Text    string // its first sentence, where it may be shown
	// Evidence leads to what it has in common with the account that Why speaks of.
	Evidence []Evidence
	Compare  string // to where it stands beside that account; empty where one of them may not be shown
}

// Evidence is something that two articles share, with where it stands in each.
type Evidence struct {
	Words string // "Ali Mamlouk", or the first words of a passage
	Here  string // link to the place in the one article; empty where its text may not be shown
	There string // and in the other
}

// NamingTable counts mentions of entities by outlet.
type NamingTable struct {
	Outlets []Link      // the columns
	Rows    []NamingRow // the most named first
	More    int         // entities beyond those
}

// NamingRow is one entity with a count for each outlet; 0 prints as a dash.
type NamingRow struct {
	Link
	Type   string // the value of data-type
	Counts []int  // one for each of Outlets
	Only   bool   // one outlet alone names it, where there are several
}

// Passage is sentences of several outlets that tell the same.
type Passage struct {
	ID         string         // unique in the page
	Here       string         // to the place in the page: "#passage-1"
	Similarity int            // of the least alike to the first, in per cent of the weight of their words
	Outlets    int            // how many tell it
	Places     []PassagePlace // one sentence an account
}

// PassagePlace is one account's sentence. The runs with a key are words that another account has too.
type PassagePlace struct {
	Outlet   string // its name
	Date     Date   // when the account was published
	Href     string // to the paragraph that holds it
	Language string // lang of the sentence
	Dir      string // "ltr" or "rtl", of the sentence
	Runs     []Run  // the sentence in pieces
}

// Difference is a point in which accounts of one statement differ.
type Difference struct {
	Kind    string           // "date", "number" or "speaker"
	Heading string           // "When it was", "How many ships", "Who said it"
	Sides   []DifferenceSide // what the accounts say, one side a value
}

// DifferenceSide is what one account says. The run with a key is the evidence.
type DifferenceSide struct {
	PassagePlace
	Value  string // "8 January 2017", "42", "Ali Mamlouk"
	Others string // "and 2 more accounts", else empty
}

// OutletWords is the words of a story that one outlet alone uses.
type OutletWords struct {
	Link
	Size  string       // "1,204 words in 2 articles"
	Words []OutletWord // the most telling first
}

// OutletWord is one of them.
type OutletWord struct {
	Word     string // as it stands in the text
	Href     string // to the paragraph where it stands first
	Language string // lang of the word
	Dir      string // "ltr" or "rtl", of the word
	Count    int    // how often the outlet's accounts have it
	Archive  int    // how often the whole archive has it
	Z        string // "2.1": the z-score of its log-odds ratio
	Strong   bool   // beyond what chance reaches in one word of twenty
}

// CopyDiff is a copy with what was changed in it.
type CopyDiff struct {
	Link
	ID       string // unique in the page
	Outlet   string // of the copy
	Date     Date   // when the copy was published
	Of       Link   // the account it copies
	OfOutlet string // of the account it copies
	Summary  string // "12 words added, 3 taken out; 96 % of the rest is the same."
	Language string // lang of the text
	Dir      string // "ltr" or "rtl", of the text
	Edits    []Edit // empty where a text may not be shown
}

// Edit is a stretch of a copied text.
type Edit struct {
	Kind string // "same", "del", "ins", or "gap": words left out here that are the same in both
	Text string // of a gap: "84 words the same"
}

// Stories is the index of stories, or a further page of it. Layout: stories.html.
type Stories struct {
	Frame
	Heading string       // "Stories"
	Intro   string       // a sentence below the heading
	Groups  []StoryGroup // by month, the newest first
	Pager   Pager        // to the further pages of the list
}

// StoryGroup is the stories of one month.
type StoryGroup struct {
	Heading string       // the month in words
	ID      string       // unique in the page
	Entries []StoryEntry // the newest first
}

// StoryEntry is a story in a list.
type StoryEntry struct {
	Link
	When string // "8 – 9 Jan 2017"
	Text string // "8 articles from 3 outlets, one of them a copy."
}
