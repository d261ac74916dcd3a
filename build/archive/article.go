package archive

// Format says how an article's body is written.
type Format uint8

// The formats of an article's body.
const (
	Markdown Format = iota // CommonMark and GFM; raw HTML is text
	Plain                  // paragraphs parted by blank lines; no markup at all
)

// Showing says how much of an article its page may show.
type Showing string

// What `text:` in front matter may say.
const (
	Full     Showing = "full"     // the whole text, as published
	Abstract Showing = "abstract" // the archive's own summary
	Excerpt  Showing = "excerpt"  // part of the text
	None     Showing = "none"     // the body is read for mentions but never shown
)

// An Article is one piece of coverage: its text and its source metadata.
type Article struct {
	ID            string // path below articles/ without extension, slash-separated: its slug
	File          string // relative to content/
	Format        Format
	Title         string
	Source        string // source ID; empty where unknown
	Published     Date
	Modified      Date // when its outlet last changed it; zero where that is not known
	Retrieved     Date
	URL           string
	Byline        string
	Section       string
	NewsID        string
	Dateline      string
	Original      string // sha256 of the imported original, in hexadecimal
	Topics        []string
	TranslationOf string // article ID
	Language      string // resolved: the article's own, else its source's, else the site's
	Rights        string // resolved like Language; "unknown" where nothing says
	Text          Showing
	Draft         bool
	Story         string   // the editor's choice of story
	NotStory      []string // stories the editor excluded
	FrontMatter   string   // as on disk, without the --- lines
	Body          string
	BodyLine      int // 1-based line of File on which Body starts
	Sidecar       *Sidecar
	Hash          string // of the bytes of both files; changes when either does
}

// A Sidecar is an article's NAME.notes.yaml.
type Sidecar struct {
	File        string // relative to content/
	Raw         string // as on disk
	TextHash    string // "sha256:…" of the canonical text when the anchors were last verified
	Annotations []Annotation
}

// AnnotationKind says what an annotation states; it follows from the key used.
type AnnotationKind uint8

// The kinds of annotation.
const (
	KindEntity    AnnotationKind = iota // entity: ID
	KindNotEntity                       // entity: none
	KindNote
	KindDate
	KindSpeaker
)

// An Annotation is what an editor says of a span of text.
type Annotation struct {
	ID    string
	Kind  AnnotationKind
	Quote Quote
	Every bool // each occurrence in the article
	// Value is the entity ID, the note's Markdown, the EDTF date, or the speaker's entity ID; empty where the date or the
	// speaker is none.
	Value string
	Joint []string // of a speaker: the IDs of the others who say it together with the first, in the sidecar's order
	Tags  []string
}

// Speakers returns the IDs of all who speak by an annotation of KindSpeaker, the first one first; none where nobody does.
func (a *Annotation) Speakers() []string {
	if a.Value == "" {
		return nil
	}
	return append([]string{a.Value}, a.Joint...)
}

// A Quote anchors an annotation by quoting the text (W3C Web Annotation, TextQuoteSelector).
type Quote struct{ Exact, Prefix, Suffix string }
