package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"sync"

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

// An annotation is one Web Annotation (§3.1). The page around it has the context. What a rule found has the rule as
// its creator; what an editor says has gloss as its generator alone, since no file says who the editor is.
type annotation struct {
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Motivation string   `json:"motivation"`
	Creator    *agent   `json:"creator,omitempty"`
	Generator  *agent   `json:"generator,omitempty"`
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

// A target is a span of an article (§4): a SpecificResource, as its selectors say.
type target struct {
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
	names    *iri.Namer
	entity   map[string]int  // entity ID → index
	entities func() []string // their IRIs, spelt when the first is asked for
}

func newNamedInput(in Input) *namedInput {
	out := &namedInput{Input: in, names: iri.New(&in.Archive.Site), entity: make(map[string]int, len(in.Archive.Entities))}
	for i := range in.Archive.Entities {
		out.entity[in.Archive.Entities[i].ID] = i
	}
	out.entities = sync.OnceValue(func() []string {
		iris := make([]string, len(in.Archive.Entities))
		for i := range iris {
			iris[i] = out.names.Entity(&in.Archive.Entities[i])
		}
		return iris
	})
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
// denies a mention or a date is not among them: its effect is that there is none.
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
		if a := &sidecar.Annotations[m.Annotation]; a.Kind == archive.KindDate && a.Value == "" {
			continue
		}
		all[m.Annotation].spans = append(all[m.Annotation].spans, byteSpan{m.Start, m.End})
	}
	for k := range all {
		all[k].index = int32(k)
	}
	return slices.DeleteFunc(all, func(e editorial) bool { return len(e.spans) == 0 })
}

// found says what of an article a rule found, in the order of the text; what the sidecar says as well is left out.
func (in *namedInput) found(i int) (mentions, quotations, dates []int32) {
	for k, m := range in.Results[i].Mentions.List {
		if !isEditors(m) {
			mentions = append(mentions, int32(k))
		}
	}
	for k, q := range in.Results[i].Quotations {
		if !isEditorsSpeech(q) {
			quotations = append(quotations, int32(k))
		}
	}
	for k, d := range in.Results[i].Dates {
		if !isEditorsDate(d) {
			dates = append(dates, int32(k))
		}
	}
	return mentions, quotations, dates
}

// countAnnotations is the length of what annotationsOf returns.
func (in *namedInput) countAnnotations(i int) int {
	res := &in.Results[i]
	n := len(in.editorials(i)) + len(res.Mentions.List) + len(res.Quotations) + len(res.Dates)
	for _, m := range res.Mentions.List {
		if isEditors(m) {
			n--
		}
	}
	for _, q := range res.Quotations {
		if isEditorsSpeech(q) {
			n--
		}
	}
	for _, d := range res.Dates {
		if isEditorsDate(d) {
			n--
		}
	}
	return n
}

func isEditors(m archive.Mention) bool { return m.How == archive.ByEditor }

func isEditorsSpeech(q archive.Quotation) bool {
	return q.How == archive.SpeakerByEditor || q.How == archive.SpeakerNobodyByEdit
}

func isEditorsDate(d archive.Dated) bool { return d.Rule == archive.DateByEditor }

// annotationsOf gives the annotations of one article: the editors' in the sidecar's order, then what rules found:
// mentions, quotations and dates, each in the order of the text. They are made one by one: an article may have very many.
func (in *namedInput) annotationsOf(i int) iter.Seq[annotation] {
	return func(yield func(annotation) bool) {
		w := newAnnotator(in, i)
		for _, e := range in.editorials(i) {
			if !yield(w.editorial(e)) {
				return
			}
		}
		mentions, quotations, dates := in.found(i)
		for _, found := range []struct {
			list []int32
			make func(k int32) annotation
		}{{mentions, w.mention}, {quotations, w.quotation}, {dates, w.date}} {
			for _, k := range found.list {
				if !yield(found.make(k)) {
					return
				}
			}
		}
	}
}

// annotator makes the annotations of one article.
type annotator struct {
	*namedInput
	i       int
	article *archive.Article
	source  string         // IRI of the article
	used    map[string]int // how often each name was given
	creator *agent         // of the rule that found something last
	hashed  []byte         // what was hashed last
	meant   map[int][]body // of each entity that was asked for: who it is
	quoter
}

func newAnnotator(in *namedInput, i int) *annotator {
	article, text := &in.Archive.Articles[i], in.Documents[i].Text
	return &annotator{
		namedInput: in, i: i, article: article, source: in.names.Article(article.ID), used: map[string]int{}, meant: map[int][]body{},
		quoter: quoter{text: text, points: newCodePoints(text), work: maxQuoterWork},
	}
}

// editorial is what an editor says.
func (w *annotator) editorial(e editorial) annotation {
	a := &w.article.Sidecar.Annotations[e.index]
	out := w.annotation(editorialName(a))
	out.Generator = generator
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
		out.Body = []body{dateBody(a.Value)}
	case archive.KindSpeaker:
		out.Motivation = "linking"
		var speakers []int
		for _, id := range a.Speakers() {
			if k, ok := w.entity[id]; ok {
				speakers = append(speakers, k)
			}
		}
		out.Body = w.speech(speakers...)
	}
	for _, tag := range a.Tags {
		out.Body = append(out.Body, body{Type: "TextualBody", Purpose: "tagging", Value: tag, Format: "text/plain"})
	}
	for _, s := range e.spans {
		out.Target = append(out.Target, w.target(s, w.around(s)))
	}
	return out
}

// annotation is what all have. Its IRI is the page's with a name as fragment; a name that is given again is numbered.
func (w *annotator) annotation(name string) annotation {
	w.used[name]++
	if n := w.used[name]; n > 1 {
		name += "." + strconv.Itoa(n)
	}
	return annotation{ID: w.source + iri.Fragment(name), Type: "Annotation"}
}

// generator is what writes down what an editor said.
var generator = &agent{"Software", "gloss"}

// editorialName names an editor's annotation by its ID, or by all that it says where it has none yet.
func editorialName(a *archive.Annotation) string {
	if a.ID != "" {
		return iri.AnnotationPrefix + a.ID
	}
	said := fmt.Appendf(nil, "%d%q%q%q%q", a.Kind, a.Value, a.Quote.Prefix, a.Quote.Exact, a.Quote.Suffix)
	for _, id := range a.Joint {
		said = fmt.Appendf(said, "%q", id)
	}
	sum := sha256.Sum256(said)
	return "unnamed-" + hex.EncodeToString(sum[:6])
}

func (w *annotator) identity(source string) body {
	return body{Type: "SpecificResource", Purpose: "identifying", Source: source}
}

// identities says who is meant: by the page, and by the identifier that the whole world shares. What is appended to it
// goes elsewhere.
func (w *annotator) identities(k int) []body {
	out, ok := w.meant[k]
	if !ok {
		e := &w.Archive.Entities[k]
		out = []body{w.identity(w.entities()[k])}
		if e.Wikidata != "" {
			out = append(out, w.identity(iri.Wikidata(e.Wikidata)))
		}
		out = slices.Clip(out)
		w.meant[k] = out
	}
	return out
}

// speech says that somebody spoke, and who: the entities by their indices.
func (w *annotator) speech(speakers ...int) []body {
	out := make([]body, 1, len(speakers)+2)
	out[0] = body{Type: "SpecificResource", Purpose: "classifying", Source: quotation}
	for _, speaker := range speakers {
		out = append(out, body{Type: "SpecificResource", Purpose: "linking", Source: w.entities()[speaker]})
	}
	return out
}

func dateBody(value string) body {
	return body{Type: "TextualBody", Purpose: "identifying", Value: value, ConformsTo: edtf}
}
