// Package export writes what the archive says for other programs. The archive with what was found in it goes in,
// a stream in one of the formats comes out; one file here holds one format.
package export

import (
	"encoding/json"
	"fmt"
	"io"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/markup"
	"gloss/build/relate"
)

// Input is what exports are made of. Slices by article are as long as Archive.Articles and in its order.
type Input struct {
	Archive   *archive.Archive
	Documents []*markup.Document
	Results   []annotate.Result
	Index     *relate.Index
	Reason    func(relate.Reason) string // puts one reason into words
	// How says in a sentence by what a mention of an article was decided; nil and "" leave it at the word.
	How func(article int32, mention int) string
	// HowSaid does the same for the speaker of a quotation of an article.
	HowSaid func(article int32, quotation int) string
}

// An Article is one line of the JSON Lines export. Offsets count Unicode code points of Text, ends exclusive.
type Article struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	Source     string      `json:"source,omitempty"`
	Published  string      `json:"published,omitempty"`
	URL        string      `json:"url,omitempty"`
	Language   string      `json:"language,omitempty"`
	Rights     string      `json:"rights,omitempty"`
	Text       string      `json:"text"`
	Mentions   []Mention   `json:"mentions"`
	Quotations []Quotation `json:"quotations"`
	Dates      []Date      `json:"dates"`
	Notes      []Note      `json:"notes"`
	Related    []Related   `json:"related"`
	Story      string      `json:"story,omitempty"`
	CopiesOf   []string    `json:"copies_of"`
}

// A Span is a stretch of an article's text.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

// A Mention is one occurrence of an entity. Entity is null where How is ambiguous; Among then lists who may be meant.
type Mention struct {
	Span
	Entity *string  `json:"entity"`
	How    string   `json:"how"`
	Among  []string `json:"among,omitempty"`
}

// A Quotation is a span of speech. Speaker is null where nobody could be named; With are those who say it together with
// the speaker. How says by what the speaker was
// decided, and Speech is direct, mixed or indirect.
type Quotation struct {
	Span
	Speaker *string  `json:"speaker"`
	With    []string `json:"with,omitempty"`
	Speech  string   `json:"speech"`
	How     string   `json:"how"`
	Cue     *Span    `json:"cue,omitempty"`
}

// A Date is a span that means a date, as EDTF level 0 or 1; null where it could not be resolved. Working says how it was
// worked out, in English.
type Date struct {
	Span
	Value   *string `json:"value"`
	Working string  `json:"working"`
}

// A Note is an editor's note in Markdown.
type Note struct {
	Span
	ID   string   `json:"id,omitempty"`
	Note string   `json:"note"`
	Tags []string `json:"tags,omitempty"`
}

// Related is another article with its score and the reasons for it.
type Related struct {
	ID      string   `json:"id"`
	Score   float64  `json:"score"`
	Reasons []Reason `json:"reasons"`
}

// A Reason is one thing that two articles share. Of passages and quotations Here is where this article has them, There
// where the other has.
type Reason struct {
	Kind   string  `json:"kind"`
	Text   string  `json:"text"`
	Weight float64 `json:"weight"`
	Here   *Span   `json:"here,omitempty"`
	There  *Span   `json:"there,omitempty"`
}

// maxRelated is how many related articles are exported of each: what a page lists is the best of them, and other programs
// may want to look further.
const maxRelated = 50

// JSONL writes one JSON object a line for each article of the given IDs, or for every article where there are none.
// An ID that the archive does not have is an error, before anything is written.
func JSONL(w io.Writer, in Input, ids []string) error {
	which, err := choose(in.Archive, ids)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, i := range which {
		if err := enc.Encode(in.article(i)); err != nil {
			return fmt.Errorf("writing %s: %w", in.Archive.Articles[i].ID, err)
		}
	}
	return nil
}

func (in Input) article(i int) Article {
	a := &in.Archive.Articles[i]
	out := Article{
		ID: a.ID, Title: a.Title, Source: a.Source, Published: a.Published.String(), URL: a.URL, Language: a.Language, Rights: a.Rights,
		Text: in.Documents[i].Text, Story: in.story(int32(i)),
		Mentions: []Mention{}, Quotations: []Quotation{}, Dates: []Date{}, Notes: []Note{}, Related: []Related{}, CopiesOf: []string{},
	}
	points := newCodePoints(out.Text)
	for _, m := range in.Results[i].Mentions.List {
		out.Mentions = append(out.Mentions, in.mention(i, m, points))
	}
	for _, m := range in.Results[i].Marks {
		if note := &a.Sidecar.Annotations[m.Annotation]; note.Kind == archive.KindNote {
			out.Notes = append(out.Notes, Note{Span: points.span(m.Start, m.End), ID: note.ID, Note: note.Value, Tags: note.Tags})
		}
	}
	for _, q := range in.Results[i].Quotations {
		out.Quotations = append(out.Quotations, in.quotation(i, q, points))
	}
	for _, d := range in.Results[i].Dates {
		out.Dates = append(out.Dates, date(d, points))
	}
	for _, r := range in.Index.Nearest(int32(i), maxRelated) {
		out.Related = append(out.Related, in.related(r, points))
	}
	for _, c := range in.Index.Copies(int32(i)) {
		out.CopiesOf = append(out.CopiesOf, in.Archive.Articles[c.Article].ID)
	}
	return out
}

// story returns the ID of an article's story, or "".
func (in Input) story(article int32) string {
	if s := in.Index.StoryOf(article); s >= 0 {
		return in.Index.Stories()[s].ID
	}
	return ""
}

func (in Input) mention(i int, m archive.Mention, points *codePoints) Mention {
	out := Mention{Span: points.span(m.Start, m.End), How: m.How.String()}
	if m.How != archive.Ambiguous {
		out.Entity = &in.Archive.Entities[m.Entity].ID
		return out
	}
	for _, e := range in.Results[i].Mentions.Choices[m.Because] {
		out.Among = append(out.Among, in.Archive.Entities[e].ID)
	}
	return out
}

func (in Input) quotation(i int, q archive.Quotation, points *codePoints) Quotation {
	out := Quotation{Span: points.span(q.Start, q.End), Speech: q.Speech.String(), How: q.How.String()}
	if q.Speaker >= 0 {
		out.Speaker = &in.Archive.Entities[q.Speaker].ID
	}
	if voices := in.Results[i].Voices(q); len(voices) > 1 {
		for _, v := range voices[1:] {
			out.With = append(out.With, in.Archive.Entities[v.Speaker].ID)
		}
	}
	if q.CueStart < q.CueEnd {
		cue := points.span(q.CueStart, q.CueEnd)
		out.Cue = &cue
	}
	return out
}

func date(d archive.Dated, points *codePoints) Date {
	out := Date{Span: points.span(d.Start, d.End), Working: d.Working()}
	if d.Value != "" {
		out.Value = &d.Value
	}
	return out
}

func (in Input) related(r relate.Related, points *codePoints) Related {
	out := Related{ID: in.Archive.Articles[r.Article].ID, Score: r.Score}
	var others *codePoints
	for _, reason := range r.Reasons {
		line := Reason{Kind: string(reason.Kind), Text: in.Reason(reason), Weight: reason.Weight}
		if reason.Kind == relate.SharedPassage || reason.Kind == relate.SharedQuotation {
			if others == nil {
				others = newCodePoints(in.Documents[r.Article].Text)
			}
			here, there := points.span(reason.Here.Start, reason.Here.End), others.span(reason.There.Start, reason.There.End)
			line.Here, line.There = &here, &there
		}
		out.Reasons = append(out.Reasons, line)
	}
	return out
}
