// Package archive holds the nouns of gloss: what an annotated archive consists of once its files are
// read. The types carry data and small questions about themselves; nothing here reads a file, and
// nothing here changes after loading, so values may be shared between goroutines.
package archive

// An Archive is everything that the files of one content/ folder say, in a fixed order: sources and
// entities as their files list them (files by path), articles by ID, pages by path.
type Archive struct {
	Site     Site
	Sources  []Source
	Entities []Entity
	Articles []Article
	Stories  []Story // what content/stories.yaml says of some; others need no line there
	Pages    []Page
}

// Site is content/site.yaml.
type Site struct {
	Title       string
	Description string
	BaseURL     string // with a trailing slash, or empty where the archive has no fixed address
	Language    string // BCP 47
	Interface   string // BCP 47, of what gloss itself says on the pages; empty: Language
	Rights      string // of the annotations: an SPDX identifier or one of the words in rights.go
	Types       []Type // the four built-in types first, then the archive's own
	Exports     []string
	Offline     bool // browsers may keep the published site for reading offline
}

// A Type is a kind of entity.
type Type struct {
	ID     string // singular, as entities state it: "person"
	Name   string // singular, as people read it: "Person"
	Plural string // "People"
	Folder string // of its pages in the output: "people"
}

// BuiltinTypes returns the four types that every archive has.
func BuiltinTypes() []Type {
	return []Type{
		{"person", "Person", "People", "people"},
		{"organization", "Organization", "Organizations", "organizations"},
		{"place", "Place", "Places", "places"},
		{"event", "Event", "Events", "events"},
	}
}

// A Source is the outlet that published articles: one item of content/sources.yaml.
type Source struct {
	ID          string
	Name        string
	Aliases     []string // other names by which a text signs itself; used by import alone
	Kind        string   // free: newspaper, agency, broadcaster …
	Country     string   // ISO 3166-1 alpha-2 or a name
	Language    string   // BCP 47; the default of its articles
	URL         string
	Rights      string   // the default of its articles
	About       string   // Markdown
	Boilerplate []string // regular expressions (RE2), each matching a whole line that import drops
	File        string   // the file it stands in, relative to content/
	Index       int      // its place in that file's list
}

// A Story is one item of content/stories.yaml: what an editor says of a story in place of what its articles do.
type Story struct {
	ID    string // as front matter names it by story:, or as gloss named a story that it found
	Title string // empty: that of its earliest article
	About string // Markdown
	File  string // the file it stands in, relative to content/
	Index int    // its place in that file's list
}

// An Entity is one item of the registry.
type Entity struct {
	ID          string
	Type        string
	Name        string
	Aliases     []string
	Description string
	Wikidata    string
	GeoNames    string
	SameAs      []string
	PartOf      []string // entity IDs
	Location    *Location
	Start, End  Date
	Adjectives  []string // demonyms: mentions of a weaker kind
	Context     []string // words that decide an ambiguous alias
	Match       Match
	File        string // the file it stands in, relative to content/
	Index       int    // its place in that file's list
}

// Location is a point on WGS 84, in degrees.
type Location struct{ Lat, Lon float64 }

// Match holds an entity's switches for finding its mentions. The zero value is the default.
type Match struct {
	Case      string // "": by each form's own shape; "exact": as written; "fold": any case
	NoSurname bool   // a person's surname alone is never a mention
}

// A Page is a free page: content/pages/NAME.md.
type Page struct {
	Name     string // path below pages/ without extension; the page is written to NAME.html
	File     string // relative to content/
	Title    string
	Language string
	Body     string // Markdown
	BodyLine int    // 1-based line of File on which Body starts
}
