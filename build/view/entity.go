package view

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

// Together is an entity that shares articles with this one.
type Together struct {
	Link
	Type   string // the value of data-type
	Count  int    // articles that name both
	Behind []Link // the newest of them
	More   int    // those beyond
}
