package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gloss/build/archive"
	"gloss/build/iri"
)

const (
	annoContext = "http://www.w3.org/ns/anno.jsonld"
	// edtf says that a body's text is a date; the Library of Congress keeps the name.
	edtf = "http://id.loc.gov/datatypes/edtf/EDTF"
	// quotation is the class of spans that somebody said.
	quotation = "https://schema.org/Quotation"
)

// An annotation is one Web Annotation (§3.1). It carries the context itself, so that a line of a page can be lifted
// out and stands alone.
type annotation struct {
	Context    string   `json:"@context"`
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Motivation string   `json:"motivation"`
	Creator    *agent   `json:"creator,omitempty"`
	Generator  *agent   `json:"generator"`
	Rights     string   `json:"rights,omitempty"`
	Body       []body   `json:"body"`
	Target     []target `json:"target"`
}

// An agent is who made an annotation, or its serialization (§3.3.2).
type agent struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

// A body is a TextualBody, a SpecificResource or a Choice (§3.2.4, §4, §3.2.7).
type body struct {
	Type       string `json:"type"`
	Purpose    string `json:"purpose,omitempty"`
	Source     string `json:"source,omitempty"`
	Value      string `json:"value,omitempty"`
	Format     string `json:"format,omitempty"`
	ConformsTo string `json:"conformsTo,omitempty"`
	Items      []body `json:"items,omitempty"`
}

// A target is a span of an article (§4).
type target struct {
	Type     string     `json:"type"`
	Source   string     `json:"source"`
	Selector []selector `json:"selector"`
}

// A selector quotes the span (§4.2.4) or counts code points (§4.2.5), of the canonical text.
type selector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
}

// namedInput is an Input with the names of what is in it.
type namedInput struct {
	Input
	names  *iri.Namer
	entity map[string]int // entity ID → index
}

func newNamedInput(in Input) *namedInput {
	out := &namedInput{Input: in, names: iri.New(&in.Archive.Site), entity: make(map[string]int, len(in.Archive.Entities))}
	for i := range in.Archive.Entities {
		out.entity[in.Archive.Entities[i].ID] = i
	}
	return out
}

// A byteSpan is a half-open byte range of a canonical text.
type byteSpan struct{ start, end int32 }

// An editorial is one annotation of a sidecar with the places it stands at.
type editorial struct {
	index int32 // in the sidecar
	spans []byteSpan
}

// editorials returns the annotations of an article's sidecar that stand somewhere, in the sidecar's order. One that
// denies a mention is not among them: its effect is that there is none.
func (in *namedInput) editorials(i int) []editorial {
	sidecar := in.Archive.Articles[i].Sidecar
	if sidecar == nil {
		return nil
	}
	all := make([]editorial, len(sidecar.Annotations))
	for _, m := range in.Results[i].Mentions.List {
		if m.How == archive.ByEditor {
			all[m.Because].spans = append(all[m.Because].spans, byteSpan{m.Start, m.End})
		}
	}
	for _, m := range in.Results[i].Marks {
		all[m.Annotation].spans = append(all[m.Annotation].spans, byteSpan{m.Start, m.End})
	}
	for k := range all {
		all[k].index = int32(k)
	}
	return slices.DeleteFunc(all, func(e editorial) bool { return len(e.spans) == 0 })
}

// countAnnotations is the length of what annotationsOf returns.
func (in *namedInput) countAnnotations(i int) int {
	n := len(in.editorials(i))
	for _, m := range in.Results[i].Mentions.List {
		if m.How != archive.ByEditor {
			n++
		}
	}
	return n
}

// annotationsOf returns the annotations of one article: the editors' in the sidecar's order, then the mentions that
// were found by rule in the order of the text.
func (in *namedInput) annotationsOf(i int) []annotation {
	w := &annotator{
		namedInput: in, i: i, article: &in.Archive.Articles[i], text: in.Documents[i].Text,
		points: newCodePoints(in.Documents[i].Text), source: in.names.Article(in.Archive.Articles[i].ID), used: map[string]int{},
		generator: &agent{"Software", "gloss"},
	}
	out := make([]annotation, 0, in.countAnnotations(i))
	for _, e := range in.editorials(i) {
		out = append(out, w.editorial(e))
	}
	for k, m := range in.Results[i].Mentions.List {
		if m.How != archive.ByEditor {
			out = append(out, w.mention(k, m))
		}
	}
	return out
}

// annotator makes the annotations of one article.
type annotator struct {
	*namedInput
	i         int
	article   *archive.Article
	text      string
	points    *codePoints
	source    string
	used      map[string]int // how often each name was given
	generator *agent
}

// editorial is what an editor says. Who the editor is no file says, so there is no creator.
func (w *annotator) editorial(e editorial) annotation {
	a := &w.article.Sidecar.Annotations[e.index]
	out := w.annotation(editorialName(a))
	out.Rights = iri.Rights(w.Archive.Site.Rights)
	switch a.Kind {
	case archive.KindEntity:
		out.Motivation = "identifying"
		if k, ok := w.entity[a.Value]; ok {
			out.Body = w.identities(k)
		}
	case archive.KindNote:
		out.Motivation = "commenting"
		out.Body = []body{{Type: "TextualBody", Purpose: "commenting", Value: a.Value, Format: "text/markdown"}}
	case archive.KindDate:
		out.Motivation = "identifying"
		out.Body = []body{{Type: "TextualBody", Purpose: "identifying", Value: a.Value, Format: "text/plain", ConformsTo: edtf}}
	case archive.KindSpeaker:
		out.Motivation = "linking"
		out.Body = []body{{Type: "SpecificResource", Purpose: "classifying", Source: quotation}}
		if k, ok := w.entity[a.Value]; ok {
			out.Body = append(out.Body, body{Type: "SpecificResource", Purpose: "linking", Source: w.names.Entity(&w.Archive.Entities[k])})
		}
	}
	for _, tag := range a.Tags {
		out.Body = append(out.Body, body{Type: "TextualBody", Purpose: "tagging", Value: tag, Format: "text/plain"})
	}
	for _, s := range e.spans {
		out.Target = append(out.Target, w.target(s))
	}
	return out
}

// mention is what a rule found: gloss made it, and says how it was decided. A form that several entities bear asks
// which of them is meant.
func (w *annotator) mention(k int, m archive.Mention) annotation {
	first := w.Archive.Entities[m.Entity].ID
	how := body{Type: "TextualBody", Purpose: "describing", Value: m.How.String(), Format: "text/plain"}
	if w.How != nil && w.article.Text != archive.None {
		how.Value = w.How(int32(w.i), k)
	}
	var out annotation
	if m.How == archive.Ambiguous {
		out = w.annotation("undecided-" + first)
		out.Motivation = "questioning"
		choice := body{Type: "Choice"}
		for _, e := range w.Results[w.i].Mentions.Choices[m.Because] {
			choice.Items = append(choice.Items, w.identity(w.names.Entity(&w.Archive.Entities[e])))
		}
		out.Body = []body{choice, how}
	} else {
		out = w.annotation("mention-" + first)
		out.Motivation = "identifying"
		out.Body = append(w.identities(int(m.Entity)), how)
	}
	out.Creator = w.generator
	out.Target = []target{w.target(byteSpan{m.Start, m.End})}
	return out
}

// annotation is what all have. Its IRI is the page's with a name as fragment; a name that is given again is numbered.
func (w *annotator) annotation(name string) annotation {
	w.used[name]++
	if n := w.used[name]; n > 1 || strings.HasPrefix(name, "mention-") || strings.HasPrefix(name, "undecided-") {
		name += "." + strconv.Itoa(n)
	}
	return annotation{Context: annoContext, ID: w.source + iri.Fragment(name), Type: "Annotation", Generator: w.generator}
}

// editorialName names an editor's annotation by its ID, or by all that it says where it has none yet.
func editorialName(a *archive.Annotation) string {
	if a.ID != "" {
		return iri.AnnotationPrefix + a.ID
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%d%q%q%q%q", a.Kind, a.Value, a.Quote.Prefix, a.Quote.Exact, a.Quote.Suffix))
	return "unnamed-" + hex.EncodeToString(sum[:6])
}

func (w *annotator) identity(source string) body {
	return body{Type: "SpecificResource", Purpose: "identifying", Source: source}
}

// identities says who is meant: by the page, and by the identifier that the whole world shares.
func (w *annotator) identities(k int) []body {
	e := &w.Archive.Entities[k]
	out := make([]body, 1, 3)
	out[0] = w.identity(w.names.Entity(e))
	if e.Wikidata != "" {
		out = append(out, w.identity(iri.Wikidata(e.Wikidata)))
	}
	return out
}

// contextPoints is how many code points of the text are quoted on each side of a span: what annotation programs in
// wide use take, and enough to tell two places apart in nearly every text.
const contextPoints = 32

func (w *annotator) target(s byteSpan) target {
	start, end := w.points.at(s.start), w.points.at(s.end)
	out := target{Type: "SpecificResource", Source: w.source}
	// A text that may not be shown is not shown piecemeal either.
	if w.article.Text != archive.None {
		from, to := int(s.start), int(s.end)
		for range contextPoints {
			_, before := utf8.DecodeLastRuneInString(w.text[:from])
			_, after := utf8.DecodeRuneInString(w.text[to:])
			from, to = from-before, to+after
		}
		out.Selector = append(out.Selector, selector{
			Type: "TextQuoteSelector", Exact: w.text[s.start:s.end], Prefix: w.text[from:s.start], Suffix: w.text[s.end:to],
		})
	}
	out.Selector = append(out.Selector, selector{Type: "TextPositionSelector", Start: &start, End: &end})
	return out
}
