package desk

import (
	"net/http"
	"strings"

	"gloss/build"
	"gloss/build/archive"
)

// A state is what a page has to know to edit its article.
type state struct {
	Article     string            `json:"article"`
	Sidecar     string            `json:"sidecar"` // the file, below the archive's root
	ReadOnly    bool              `json:"readOnly"`
	Text        string            `json:"text"` // canonical
	TextHash    string            `json:"textHash"`
	Files       map[string]string `json:"files"` // hash of each file that an edit may change
	Types       []typeOf          `json:"types"`
	Annotations []annotation      `json:"annotations"`
	Mentions    []mention         `json:"mentions"`
	Dates       []dated           `json:"dates"`
	Speech      []speech          `json:"speech"`
}

type typeOf struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// An annotation is one of the sidecar's, as the page shows it.
type annotation struct {
	Index int      `json:"index"`
	ID    string   `json:"id"`
	Kind  string   `json:"kind"` // as in requests
	Value string   `json:"value"`
	Name  string   `json:"name,omitempty"` // of the entity that value is
	With  []string `json:"with,omitempty"` // names of the others who speak with it
	Tags  []string `json:"tags"`
	Every bool     `json:"every"`
	State string   `json:"state"`
	Exact string   `json:"exact"` // the words that it quotes
	Spans [][2]int `json:"spans"` // none where it has no place
}

type mention struct {
	Start      int    `json:"start"`
	End        int    `json:"end"`
	Entity     string `json:"entity"` // ID; of an undecided mention the first
	Name       string `json:"name"`
	How        string `json:"how"`
	Annotation int    `json:"annotation"` // the index of the one that says so, or -1
}

type dated struct {
	Start      int    `json:"start"`
	End        int    `json:"end"`
	Value      string `json:"value"`
	Annotation int    `json:"annotation"`
}

type speech struct {
	Start      int    `json:"start"`
	End        int    `json:"end"`
	Name       string `json:"name"`
	Annotation int    `json:"annotation"`
}

// kinds are the words for the kinds of annotation in requests and answers.
var kinds = map[string]archive.AnnotationKind{
	"entity": archive.KindEntity, "none": archive.KindNotEntity, "note": archive.KindNote, "date": archive.KindDate, "speaker": archive.KindSpeaker,
}

func kindWord(k archive.AnnotationKind) string {
	return [...]string{"entity", "none", "note", "date", "speaker"}[k]
}

func (d *Desk) state(r *http.Request) (any, error) {
	s, err := d.snapshot()
	if err != nil {
		return nil, err
	}
	i, err := s.article(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	in := s.out.Export()
	a, text, res := &in.Archive.Articles[i], in.Documents[i].Text, &in.Results[i]
	st := &state{
		Article: a.ID, Sidecar: "content/" + build.SidecarFile(a), ReadOnly: d.ReadOnly,
		Text: text, TextHash: hashText(text), Files: map[string]string{},
		Annotations: []annotation{}, Mentions: []mention{}, Dates: []dated{}, Speech: []speech{},
	}
	for file, sum := range s.files() {
		st.Files[file] = sum
	}
	if a.Sidecar != nil {
		st.Files[st.Sidecar] = hash([]byte(a.Sidecar.Raw))
	}
	for _, t := range in.Archive.Site.Types {
		st.Types = append(st.Types, typeOf{t.ID, t.Name})
	}
	u := &units{text: text}
	st.Annotations = s.annotations(i, u)
	for _, m := range res.Mentions.List {
		e := &in.Archive.Entities[m.Entity]
		x := mention{Start: u.at(m.Start), End: u.at(m.End), Entity: e.ID, Name: e.Name, How: m.How.String(), Annotation: -1}
		if m.How == archive.ByEditor {
			x.Annotation = int(m.Because)
		}
		st.Mentions = append(st.Mentions, x)
	}
	for _, x := range res.Dates {
		st.Dates = append(st.Dates, dated{u.at(x.Start), u.at(x.End), x.Value, int(x.Because)})
	}
	for _, q := range res.Quotations {
		x := speech{Start: u.at(q.Start), End: u.at(q.End), Annotation: -1}
		if q.Speaker >= 0 {
			x.Name = in.Archive.Entities[q.Speaker].Name
		}
		if q.How == archive.SpeakerByEditor || q.How == archive.SpeakerNobodyByEdit {
			x.Annotation = int(q.Because)
		}
		st.Speech = append(st.Speech, x)
	}
	return st, nil
}

// annotations returns what an article's sidecar says, in its order.
func (s *snapshot) annotations(i int32, u *units) []annotation {
	in := s.out.Export()
	side, res := in.Archive.Articles[i].Sidecar, &in.Results[i]
	if side == nil {
		return []annotation{}
	}
	out := make([]annotation, len(side.Annotations))
	for n, a := range side.Annotations {
		out[n] = annotation{
			Index: n, ID: a.ID, Kind: kindWord(a.Kind), Value: a.Value, Tags: a.Tags, Every: a.Every,
			Exact: a.Quote.Exact, Spans: [][2]int{},
		}
		if e, ok := s.entities[a.Value]; ok && (a.Kind == archive.KindEntity || a.Kind == archive.KindSpeaker) {
			out[n].Name = in.Archive.Entities[e].Name
		}
		for _, id := range a.Joint {
			if e, ok := s.entities[id]; ok {
				out[n].With = append(out[n].With, in.Archive.Entities[e].Name)
			}
		}
	}
	for _, x := range res.Anchors {
		a := &out[x.Annotation]
		a.State = string(x.State)
		if side.Annotations[x.Annotation].Kind == archive.KindNotEntity && x.End > x.Start {
			a.Spans = append(a.Spans, [2]int{u.at(x.Start), u.at(x.End)})
		}
	}
	for _, m := range res.Marks {
		out[m.Annotation].Spans = append(out[m.Annotation].Spans, [2]int{u.at(m.Start), u.at(m.End)})
	}
	for _, m := range res.Mentions.List {
		if m.How == archive.ByEditor {
			out[m.Because].Spans = append(out[m.Because].Spans, [2]int{u.at(m.Start), u.at(m.End)})
		}
	}
	return out
}

// oneLine returns words as they stand in a line.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }
