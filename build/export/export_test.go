package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/markup"
	"gloss/build/relate"
)

// input is an archive of two articles that share an entity, with letters of every length in UTF-8.
func input() Input {
	in := Input{
		Archive: &archive.Archive{
			Entities: []archive.Entity{{ID: "oe", Type: "place", Name: "Øster"}, {ID: "no", Type: "place", Name: "Nowhere"}, {ID: "x", Type: "person", Name: "Twin"}, {ID: "y", Type: "person", Name: "Twin"}},
			Articles: []archive.Article{{ID: "2017/a", Title: "A"}, {ID: "2017/b", Title: "B"}, {ID: "2017/c", Title: "C"}},
		},
		Reason: func(relate.Reason) string { return "why" },
	}
	texts := []string{"𐍈 is in Øster, says Twin.\n\nﬁn é: Øster", "Øster", "None"}
	registry := annotate.NewRegistry(in.Archive.Entities)
	var mentions []archive.Mentions
	for i, text := range texts {
		a := &in.Archive.Articles[i]
		if i == 0 {
			a.Sidecar = &archive.Sidecar{Annotations: []archive.Annotation{
				{ID: "n1", Kind: archive.KindNote, Value: "A *note*.", Tags: []string{"w"}, Quote: archive.Quote{Exact: "is in"}},
				{Kind: archive.KindDate, Value: "2017", Quote: archive.Quote{Exact: "says"}},
				{Kind: archive.KindSpeaker, Value: "oe", Quote: archive.Quote{Exact: "𐍈"}},
			}}
		}
		d := markup.Plain(text)
		var blocks []annotate.Block
		for _, b := range d.Blocks {
			blocks = append(blocks, annotate.Block{Start: b.Start, End: b.End})
		}
		res := annotate.Article(registry, annotate.Input{Text: d.Text, Blocks: blocks, Sidecar: a.Sidecar})
		in.Documents, in.Results, mentions = append(in.Documents, d), append(in.Results, res), append(mentions, res.Mentions)
	}
	in.Index = relate.New(relate.Input{Articles: in.Archive.Articles, Entities: in.Archive.Entities, Mentions: mentions})
	return in
}

func lines(t *testing.T, in Input, ids ...string) []Article {
	t.Helper()
	var b bytes.Buffer
	if err := JSONL(&b, in, ids); err != nil {
		t.Fatal(err)
	}
	var out []Article
	for line := range strings.Lines(b.String()) {
		var a Article
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("line is no JSON: %v\n%s", err, line)
		}
		out = append(out, a)
	}
	return out
}

func TestOffsetsCountCodePoints(t *testing.T) {
	for _, a := range lines(t, input()) {
		runes := []rune(a.Text)
		var spans []Span
		for _, m := range a.Mentions {
			spans = append(spans, m.Span)
		}
		for _, n := range a.Notes {
			spans = append(spans, n.Span)
		}
		for _, q := range a.Quotations {
			spans = append(spans, q.Span)
		}
		for _, s := range spans {
			if have := string(runes[s.Start:s.End]); have != s.Exact {
				t.Errorf("%s: text[%d:%d] is %q, exact says %q", a.ID, s.Start, s.End, have, s.Exact)
			}
		}
	}
}

func TestArticleHoldsWhatIsKnown(t *testing.T) {
	a := lines(t, input(), "2017/a")[0]
	var have []string
	for _, m := range a.Mentions {
		who := "null: " + strings.Join(m.Among, "|")
		if m.Entity != nil {
			who = *m.Entity
		}
		have = append(have, m.Exact+" "+m.How+" "+who)
	}
	if d := cmp.Diff([]string{"Øster name oe", "Twin ambiguous null: x|y", "Øster name oe"}, have); d != "" {
		t.Errorf("mentions (-want +have):\n%s", d)
	}
	if len(a.Notes) != 1 || len(a.Dates) != 1 || len(a.Quotations) != 1 {
		t.Fatalf("%d notes, %d dates, %d quotations; want one of each", len(a.Notes), len(a.Dates), len(a.Quotations))
	}
	if d := cmp.Diff(Note{Span: Span{2, 7, "is in"}, ID: "n1", Note: "A *note*.", Tags: []string{"w"}}, a.Notes[0]); d != "" {
		t.Errorf("note (-want +have):\n%s", d)
	}
	if len(a.Related) != 1 || a.Related[0].ID != "2017/b" || a.Related[0].Reasons[0].Text != "why" {
		t.Errorf("related is %+v, want 2017/b with its reason", a.Related)
	}
}

func TestSeveralWhoSpeakTogetherAreExported(t *testing.T) {
	in := input()
	in.Results[0].Quotations[0].Joint = 1
	in.Results[0].Joint = [][]archive.Voice{{{Speaker: 2}, {Speaker: 3}}}
	q := lines(t, in, "2017/a")[0].Quotations[0]
	if q.Speaker == nil || *q.Speaker != "oe" {
		t.Errorf("the first speaker is %v, want oe", q.Speaker)
	}
	if d := cmp.Diff([]string{"x", "y"}, q.With); d != "" {
		t.Errorf("those who say it too (-want +have):\n%s", d)
	}
}

func TestUnknownArticleIsRefusedBeforeAnyOutput(t *testing.T) {
	var b bytes.Buffer
	err := JSONL(&b, input(), []string{"2017/a", "2017/z"})
	var unknown *UnknownArticleError
	if !errors.As(err, &unknown) || unknown.ID != "2017/z" || b.Len() > 0 {
		t.Errorf("error is %v after %d bytes", err, b.Len())
	}
}

func FuzzCodePoints(f *testing.F) {
	f.Add(strings.Repeat("aé𐍈", 200))
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("texts are valid UTF-8")
		}
		c, n := newCodePoints(text), 0
		for i := range text {
			if have := c.at(int32(i)); have != n {
				t.Fatalf("offset %d is code point %d, want %d", i, have, n)
			}
			n++
		}
	})
}
