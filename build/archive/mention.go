package archive

// How says by what a mention was decided.
type How uint8

// The ways in which a mention is decided.
const (
	ByName How = iota
	ByAlias
	BySurname   // a fuller form stands in the same article
	ByAdjective // a demonym: a weaker kind of mention
	ByEditor    // the sidecar says so
	// ByContext: a form that several entities bear, decided by what else stands in the article; or a short form that
	// counts because the full one stands in it.
	ByContext
	Ambiguous // a form that several entities bear, left undecided
	ByForm    // a name or alias declined, or with a small word joined to it
	ByAcronym // an acronym of a name that stands in the same article
	ByBracket // a spelling in brackets beside a name
	ByBeside  // a form that several entities bear, decided by the words at its side or its neighbour in a list
	ByGiven   // a person's first name alone; the full one stands in the same article
)

// String returns the word that exports and pages use.
func (h How) String() string {
	return [...]string{"name", "alias", "surname", "adjective", "editor", "context", "ambiguous", "form", "acronym", "bracket", "beside", "given"}[h]
}

// A Mention is one occurrence of an entity in an article's canonical text. It is small and holds no pointer,
// since a large archive has millions.
type Mention struct {
	Start, End int32 // half-open byte range of the canonical text
	Entity     int32 // index into Archive.Entities; of an ambiguous mention the first of its Choice
	// Because is what decided: for ByEditor the index of the annotation; for BySurname, ByGiven, ByAcronym, ByBracket, ByContext and
	// ByBeside the index of the mention that did (of the last two maybe another entity's), or -1 where no mention did but a
	// context word (ByContext) or words beside it (ByBeside); for Ambiguous the index into Mentions.Choices. Otherwise -1.
	Because int32
	How     How
}

// Mentions is all mentions of one article in the order of the text, longer before shorter at one start.
type Mentions struct {
	List    []Mention
	Choices [][]int32 // of each ambiguous mention: every entity that may be meant, in registry order
}

// A Mark is what an editor's annotation other than an entity says of a resolved span.
type Mark struct {
	Start, End int32 // half-open byte range of the canonical text
	Annotation int32 // index into the sidecar's Annotations: kind, value, tags
}

// AnchorState says what became of an annotation's anchor.
type AnchorState string

// The states of an anchor; only AnchorOK and AnchorRelocated are shown as fact.
const (
	AnchorOK        AnchorState = "ok"
	AnchorRelocated AnchorState = "relocated"
	AnchorChanged   AnchorState = "changed"
	AnchorAmbiguous AnchorState = "ambiguous"
	AnchorOrphaned  AnchorState = "orphaned"
)

// An Anchor is the outcome of resolving one annotation's quote in the text.
type Anchor struct {
	Annotation int32
	State      AnchorState
	Start, End int32  // where State is ok, relocated or changed; of an annotation on every occurrence the first
	Candidates []Span // the first of the places that fit as well, or have the words alone, where State is ambiguous or orphaned
	Places     int    // how many such places there are
	Refused    bool   // it was not looked for: so many annotations of the article are hard to find that it would take too long
}
