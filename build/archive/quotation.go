package archive

// Speech says how a quotation renders what was said.
type Speech uint8

// The ways in which speech is rendered.
const (
	Direct   Speech = iota // the speaker's own words, between quotation marks
	Mixed                  // a report that keeps some of the speaker's own words, between quotation marks
	Indirect               // a report in the article's words alone
)

// String returns the word that exports and pages use.
func (s Speech) String() string { return [...]string{"direct", "mixed", "indirect"}[s] }

// Attribution says by what a quotation's speaker was decided.
type Attribution uint8

// The ways in which a speaker is decided.
const (
	Unattributed        Attribution = iota
	SpeakerNamed                    // a mention of the speaker stands beside the words
	SpeakerPronoun                  // “he”, “she”: the last fitting person
	SpeakerRole                     // “the minister”: the last person of whom the registry or the article says so
	SpeakerContinued                // the quotation goes on from the one before
	SpeakerByEditor                 // the sidecar says so
	SpeakerNobodyByEdit             // the sidecar says that no entity of the registry speaks
)

// String returns the word that exports and pages use.
func (a Attribution) String() string {
	return [...]string{"none", "named", "pronoun", "role", "continued", "editor", "editor"}[a]
}

// A Quotation is a stretch of speech in an article's canonical text. It holds no pointer, as a Mention does not.
type Quotation struct {
	Start, End       int32 // half-open byte range, without the quotation marks around it
	CueStart, CueEnd int32 // the words that attribute it (“said”, “according to”); equal where there are none
	Speaker          int32 // index into Archive.Entities, or -1 where nobody could be named
	// Because is what decided: the index of the mention that names the speaker or that a pronoun or title goes back to;
	// of an editor's mark the index of the annotation. Otherwise -1.
	Because int32
	// Joint is 0 where one speaks alone. Of what several say together (“A and B said”) Speaker is the first of them, and Joint-1
	// the index of the others in the article's list of joint voices.
	Joint  int32
	Speech Speech
	How    Attribution
}

// A Voice is one of several who say a quotation together.
type Voice struct {
	Speaker int32 // index into Archive.Entities
	Because int32 // index of the mention that names the speaker, or of the editor's annotation
}
