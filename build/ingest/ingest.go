// Package ingest turns foreign text into article files. In goes what somebody has: bytes scraped from a
// page or typed off a clipping, and the outlets that the archive knows. Out comes a Draft: the paragraphs
// of the article, what the text says of itself (title, byline, dateline, date, rights …), and a full account
// of every line that is not in the body, with the reason.
//
// Three rules hold for every reader in this package:
//
//   - The text is sacred. A paragraph keeps its bytes, misprints included; only the white space around it goes.
//     A dateline or an outlet's sign at the lead is read and stays where it stands.
//   - Nothing is lost. Each stretch of the input is in exactly one of: the title, the body, the captions,
//     the dropped lines.
//   - Nothing is guessed. What the text does not say is left out, and a warning says so.
//
// Text reads plain text, HTML a web page, and Record what package bundle finds in a file of many articles. A Store puts
// drafts into an archive.
package ingest

import (
	"fmt"
	"io/fs"

	"gloss/build/archive"
)

// Options say what is known of a text before it is read. The zero value knows nothing.
type Options struct {
	Name    string           // the file's name as given; for messages and for the original's extension
	Sources []archive.Source // the outlets that the text may sign with; none by default
	Source  string           // the ID of the one it comes from; by default it is looked for in the text
	URL     string           // where it was found, such as a web archive's record says; by default the text's own word counts
	Charset string           // the name of its encoding as an HTTP header gives it; only HTML asks
	Beside  fs.FS            // the files beside a saved page, for its pictures; none by default
}

// A Draft is what was read from one input. Where a field is its zero value, the input does not say.
type Draft struct {
	Name          string // the file's name as given
	Title         string
	TitleProposed bool // the text has no title: Title is its first sentence, shortened
	Byline        string
	Dateline      string // as written, without dash and agency: "TEHRAN", "AMMAN, Jordan"
	Section       string // "News / Politics"
	NewsID        string
	URL           string
	Source        string // an ID out of Options.Sources
	Language      string // BCP 47; only where it is certain
	Rights        string // an SPDX identifier or one of the archive's words
	Published     archive.Date
	Modified      archive.Date    // when the text was last changed, where that is later
	Body          []string        // paragraphs, each one line
	Markdown      string          // the body with its markup, where it has any: it shows the same text as Body
	Captions      []string        // of pictures; not in the body
	Pictures      []Picture       // that Markdown shows, to stand beside the article
	NewSource     *archive.Source // an outlet that Source names and that is yet to be registered; nil where it is registered
	Original      string          // sha256 of the input, in hexadecimal
	KeptAs        string          // extension of the file that keeps the original; by default that of Name
	Retrieved     string          // when the page was fetched, RFC 3339
	Shows         string          // how much of the text there is, as front matter's text has it; by default all
	Dropped       []Dropped
	Warnings      []Warning
}

// Dropped is a line, or the end of one, that is not in the body.
type Dropped struct {
	Line  int    // counted from 1
	Text  string // without the white space around it
	Field string // the front-matter key that it was read for; empty where it says nothing of the article
	Why   string
}

// A Warning is something that was not found, or was found and should be looked at.
type Warning struct {
	Code    Code
	Line    int // counted from 1; 0 where it concerns the whole text
	Message string
}

// String returns the warning as it is printed behind a file's name.
func (w Warning) String() string {
	if w.Line > 0 {
		return fmt.Sprintf("line %d: %s [%s]", w.Line, w.Message, w.Code)
	}
	return fmt.Sprintf("%s [%s]", w.Message, w.Code)
}

// A Code names a kind of warning or refusal for good: scripts may rely on it.
type Code string

// The codes of warnings.
const (
	TitleProposed     Code = "title-proposed"
	SourceUnknown     Code = "source-unknown"
	SourceAmbiguous   Code = "source-ambiguous"
	SourceDiffers     Code = "source-differs"
	SourceAdded       Code = "source-added"
	PublishedUnknown  Code = "published-unknown"
	PublishedUnclear  Code = "published-unclear"
	PublishedZone     Code = "published-zone"
	PublishedWeekday  Code = "published-weekday"
	DatelineUnclear   Code = "dateline-unclear"
	RightsUnknown     Code = "rights-unknown"
	RightsUnclear     Code = "rights-unclear"
	LanguageUncertain Code = "language-uncertain"
	CaptionUncertain  Code = "caption-uncertain"
	LanguageDiffers   Code = "language-differs"
	LinesJoined       Code = "lines-joined"
	EncodingUncertain Code = "encoding-uncertain"
	MarkupLeftOut     Code = "markup-left-out"
	URLUnclear        Code = "url-unclear"
	CutOff            Code = "cut-off"
)

// The codes of warnings about an article that was in the archive before, in another version.
const (
	FieldKept   Code = "field-kept"
	TextEdited  Code = "text-edited"
	OlderText   Code = "older-version"
	SameAddress Code = "same-url"
)

// The codes of refusals.
const (
	Empty    Code = "empty"
	Binary   Code = "binary"
	Encoding Code = "encoding"
	NoSource Code = "no-source"
	TooLarge Code = "too-large"
)

// Refused is the error for an input that cannot become an article. Nothing of it was written.
type Refused struct {
	Name         string // the file's name as given
	Line, Column int    // counted from 1, Column in code points; 0 where the whole input is meant
	Code         Code
	Reason       string
	Hint         string
}

// Error returns the place, the reason and the code; the hint is left to the caller to print.
func (r *Refused) Error() string {
	where := r.Name
	if where == "" {
		where = "input"
	}
	if r.Line > 0 {
		where = fmt.Sprintf("%s:%d:%d", where, r.Line, r.Column)
	}
	return fmt.Sprintf("%s: %s [%s]", where, r.Reason, r.Code)
}
