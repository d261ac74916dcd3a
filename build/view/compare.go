package view

// Compare is the accounts of a story side by side: rows of what they tell alike, and between these what one tells alone.
// Where there are more than two accounts, the reader chooses which are shown. Layout: compare.html.
type Compare struct {
	Frame
	Story    Link         // that both belong to
	Heading  string       // the story's, or the names of the two
	Intro    string       // how much they share, in a sentence
	Basis    string       // as in Story
	Left     string       // a sentence, where something is left out; else empty
	Accounts []Compared   // in the order of time
	Count    string       // “12 accounts”
	Choice   bool         // there are more than two
	Folded   bool         // there are so many that choosing takes a screen, and is folded away
	Scripted bool         // some of them can be chosen by the script alone
	Rows     []CompareRow // in the order of the first account
}

// Compared is one of the accounts.
type Compared struct {
	Link
	Number   int    // in the order of time, from 1
	ID       string // of its place in the page
	Key      string // by which the page's address names it
	Outlet   Link   // who published it
	Date     Date   // when it was published
	Language string // lang of its sentences, and of its title
	Dir      string // "ltr" or "rtl", of its sentences
	Total    int    // sentences
	Copies   []Link // of it; they are not compared
	Chosen   bool   // shown before the reader chooses
	Scripted bool   // the style sheet has no rules for so many: the script has
}

// CompareRow is what some accounts tell alike, or what one tells alone.
type CompareRow struct {
	Cells []CompareCell // one for each account that tells it
}

// CompareCell is what a row has of one account.
type CompareCell struct {
	Account    int                 // Compared.Number
	With       string              // the numbers of the others in the row, with spaces between
	First      int                 // its first sentence, from 0
	Outlet     string              // whose words they are, to be said where they are not in a column of their own
	When       string              // the account's day, where the outlet has several; else empty
	Href       string              // to the paragraph
	Paragraph  int                 // its number; 0 where it has none
	Similarity int                 // in per cent, for all cells of a row but the first; else 0
	Moved      bool                // it stands elsewhere in its text than the order of the rows says
	Language   string              // lang of the sentences, where it is not the page's
	Dir        string              // where it is not the page's
	Paragraphs []ComparedParagraph // in the order of the account
}

// ComparedParagraph is a paragraph of an account, or a part of one. The runs with a key are words that others have too.
type ComparedParagraph struct {
	Dir  string // where all its words run against the cell's direction, else empty
	Runs []Run  // its words in pieces
}
