package ingest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/annotate"
	"gloss/build/archive"
)

const harbourText = "The mayor opened the harbour on Monday.\nThe ferry left the harbour at noon, “late as ever”, and the crowd cheered.\nThe ferry left the harbour at noon, and nobody came."

// harbour is an archive of one text with a note in it, and of two articles with one address.
func harbour() (*archive.Archive, *Placer) {
	a := &archive.Archive{
		Site:     archive.Site{Title: "Harbour", BaseURL: "https://example.org/", Types: archive.BuiltinTypes()},
		Entities: []archive.Entity{{ID: "ada-holm", Type: "person", Name: "Ada Holm", Wikidata: "Q42"}, {ID: "x", Type: "place", SameAs: []string{"https://same.example/"}}, {ID: "y", Type: "place", SameAs: []string{"https://same.example/"}}},
		Articles: []archive.Article{
			{ID: "a", URL: "https://courier.example/1", Sidecar: &archive.Sidecar{Annotations: []archive.Annotation{
				{ID: "n1", Kind: archive.KindNote, Value: "Which one?", Quote: archive.Quote{Exact: "The mayor"}},
				{Kind: archive.KindDate, Value: "2024-05-06", Quote: archive.Quote{Exact: "Monday"}},
			}}},
			{ID: "b", URL: "https://courier.example/2"},
			{ID: "c", URL: "https://courier.example/2"},
		},
	}
	var blocks []annotate.Block
	at := 0
	for line := range strings.SplitSeq(harbourText, "\n") {
		blocks = append(blocks, annotate.Block{Start: int32(at), End: int32(at + len(line))})
		at += len(line) + 1
	}
	results := make([]annotate.Result, 3)
	results[0] = annotate.Article(nil, annotate.Input{Text: harbourText, Blocks: blocks, Sidecar: a.Articles[0].Sidecar})
	return a, NewPlacer(a, results, func(int) (string, []annotate.Block) { return harbourText, blocks })
}

// note is a W3C annotation with a comment; target is JSON, with ' for ".
func note(target string) string {
	return fmt.Sprintf(`{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://notes.example/1", "type": "Annotation",
		"body": {"type": "TextualBody", "value": "Nice."}, "target": %s}`, strings.ReplaceAll(target, "'", `"`))
}

func body(json string) string {
	return fmt.Sprintf(`{"id": "https://notes.example/1", "type": "Annotation", "target": {"source": "https://courier.example/1", "selector": {"type": "TextQuoteSelector", "exact": "crowd"}}, %s}`,
		strings.ReplaceAll(json, "'", `"`))
}

// outcome is a placement in a line: status, reason, annotation.
func outcome(p Placement) string {
	out := string(p.Status)
	if p.Reason != "" {
		out += ": " + p.Reason
	}
	if p.Status == Placed {
		a := p.Annotation
		out += fmt.Sprintf(" %d %q on %s[[%s]]%s", a.Kind, a.Value, a.Quote.Prefix, a.Quote.Exact, a.Quote.Suffix)
		if len(a.Tags) > 0 {
			out += fmt.Sprintf(" %q", a.Tags)
		}
	}
	return out
}

func TestForeignAnnotationsArePlacedOrRefusedWithAReason(t *testing.T) {
	const crowd = " on ever”, and the [[crowd]] cheered."
	for _, tt := range []struct{ name, json, want string }{
		{
			"quotation, in a page",
			`{"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [` + note(`{'source': 'https://example.org/articles/a.html', 'selector': {'type': 'TextQuoteSelector', 'exact': 'crowd', 'prefix': 'and the ', 'suffix': ' cheered'}}`) + `]}}`,
			`placed 2 "Nice."` + crowd,
		},
		{
			"as Hypothesis exports, with paths and UTF-16 positions",
			note(`[{'source': 'https://courier.example/1', 'selector': [{'type': 'RangeSelector', 'startContainer': '/div[1]', 'endContainer': '/div[1]', 'startOffset': 3, 'endOffset': 9}, {'type': 'TextPositionSelector', 'start': 4711, 'end': 4716}, {'type': 'TextQuoteSelector', 'exact': 'crowd', 'prefix': ' as ever”, and the ', 'suffix': ' cheered.\n\n   Share this'}]}]`),
			`placed 2 "Nice."` + crowd,
		},
		{
			"as the API of Hypothesis answers",
			`{"total": 1, "rows": [{"id": "x1", "uri": "https://courier.example/1", "user": "acct:eve@notes.example", "text": "Nice.", "tags": ["wording"], "target": [{"source": "https://courier.example/1", "selector": [{"type": "TextQuoteSelector", "exact": "crowd"}]}]}]}`,
			`placed 2 "Nice."` + crowd + ` ["wording"]`,
		},
		{
			"as Recogito exports, in a list",
			`[{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "#1", "body": [{"type": "TextualBody", "purpose": "classifying", "value": "Person"}, {"type": "TextualBody", "purpose": "tagging", "value": "People"}], "target": {"source": "https://courier.example/1", "selector": [{"type": "TextQuoteSelector", "exact": "crowd"}, {"type": "TextPositionSelector", "start": 99, "end": 104}]}}]`,
			`placed 2 "Person, People"` + crowd + ` ["Person" "People"]`,
		},
		{
			"a fragment that a quotation refines",
			note(`{'source': 'https://courier.example/1', 'selector': {'type': 'FragmentSelector', 'value': 'p2', 'refinedBy': {'type': 'TextQuoteSelector', 'exact': 'crowd'}}}`),
			`placed 2 "Nice."` + crowd,
		},
		{"bodyValue is plain text", body(`'bodyValue': '*Nice* & [so](x)'`), `placed 2 "\\*Nice\\* \\& \\[so\\](x)"` + crowd},
		{"an entity by its page", body(`'body': {'type': 'SpecificResource', 'purpose': 'identifying', 'source': 'https://example.org/people/ada-holm.html'}`), `placed 0 "ada-holm"` + crowd},
		{"an entity by Wikidata", body(`'motivation': 'identifying', 'body': 'https://www.wikidata.org/wiki/Q42'`), `placed 0 "ada-holm"` + crowd},
		{"a speaker", body(`'body': [{'purpose': 'classifying', 'source': 'https://schema.org/Quotation'}, {'purpose': 'linking', 'source': {'id': 'http://www.wikidata.org/entity/Q42'}}]`), `placed 4 "ada-holm"` + crowd},
		{"two speakers", body(`'body': [{'purpose': 'classifying', 'source': 'https://schema.org/Quotation'}, {'purpose': 'linking', 'source': 'https://www.wikidata.org/wiki/Q42'}, {'purpose': 'linking', 'source': 'https://example.org/people/ada-holm.html'}]`), `placed 4 "ada-holm"` + crowd},
		{"a quotation that nobody of the registry speaks", body(`'body': {'purpose': 'classifying', 'source': 'https://schema.org/Quotation'}`), `placed 4 ""` + crowd},
		{"a date", body(`'body': {'type': 'TextualBody', 'value': '2024-05', 'conformsTo': 'http://id.loc.gov/datatypes/edtf/EDTF'}`), `placed 3 "2024-05"` + crowd},
		{"a date that is none", body(`'body': {'type': 'TextualBody', 'value': 'May', 'conformsTo': 'http://id.loc.gov/datatypes/edtf/EDTF'}`), `refused: "May" is no date such as 2017-01-08, 2017-01, 2017 or 2017-01-08T09:40:00+03:30`},
		{"an unknown entity", body(`'body': 'https://www.wikidata.org/wiki/Q1'`), `refused: "https://www.wikidata.org/wiki/Q1" is no entity of the archive`},
		{"an address of two entities", body(`'body': 'https://same.example'`), `refused: "https://same.example" is the address of "x" and of "y"`},
		{"a choice", body(`'body': {'type': 'Choice', 'items': []}`), `refused: it leaves open which of several things it says`},
		{"HTML", body(`'body': {'type': 'TextualBody', 'format': 'text/html', 'value': '<b>x</b>'}`), `refused: its text is text/html, and a note is Markdown`},
		{"a highlight", body(`'motivation': 'highlighting'`), `refused: it marks words and says nothing of them`},
		{"no such page", note(`'https://elsewhere.example/'`), `refused: no article has the address "https://elsewhere.example/"; give the article that url, or the site its base_url`},
		{"a page of two articles", note(`'https://courier.example/2'`), `refused: the articles "b" and "c" both have the address "https://courier.example/2"`},
		{"a whole page", note(`'https://courier.example/1'`), `refused: it does not quote the words that it is about`},
		{"no page", note(`{'selector': {'type': 'TextQuoteSelector', 'exact': 'crowd'}}`), `refused: it does not say which page it is about`},
		{"no target", note(`[]`), `refused: it does not say what it is about`},
		{"words that are gone", note(`{'source': 'https://courier.example/1', 'selector': {'type': 'TextQuoteSelector', 'exact': 'the king'}}`), `orphaned: its words are not in the text`},
		{
			"words elsewhere than quoted",
			note(`{'source': 'https://courier.example/1', 'selector': {'type': 'TextQuoteSelector', 'exact': 'crowd', 'prefix': 'he feared the angry ', 'suffix': ' of that summer'}}`),
			`orphaned: its words are not in the text`,
		},
		{
			"words twice",
			note(`{'source': 'https://courier.example/1', 'selector': {'type': 'TextQuoteSelector', 'exact': 'ferry left the harbour at noon'}}`),
			`ambiguous: its words fit 2 places in the text`,
		},
		{
			"words twice, at a position that is one of them",
			note(`{'source': 'https://courier.example/1', 'selector': [{'type': 'TextQuoteSelector', 'exact': 'ferry left the harbour at noon'}, {'type': 'TextPositionSelector', 'start': 119, 'end': 149}]}`),
			`placed 2 "Nice." on The [[ferry left the harbour at noon]], and nobody`,
		},
		{
			"words twice, at a position nearby",
			note(`{'source': 'https://courier.example/1', 'selector': [{'type': 'TextQuoteSelector', 'exact': 'ferry left the harbour at noon'}, {'type': 'TextPositionSelector', 'start': 120, 'end': 150}]}`),
			`ambiguous: its words fit 2 places in the text`,
		},
		{
			"what the sidecar says already",
			note(`{'source': 'https://courier.example/1', 'selector': {'type': 'TextQuoteSelector', 'exact': 'The mayor'}}`),
			`placed 2 "Nice." on [[The mayor]] opened the harbour`,
		},
		{"the archive's own finding", strings.Replace(body(`'bodyValue': 'x'`), "https://notes.example/1", "https://example.org/articles/a.html#found-abcdefgh", 1), `by-rule`},
		{"the archive's own annotation", strings.Replace(body(`'body': {'value': 'Which one?'}`), "https://notes.example/1", "https://example.org/articles/a.html#annotation-n1", 1), `unchanged`},
		{"the archive's own annotation, edited", strings.Replace(body(`'body': {'value': 'This one.'}`), "https://notes.example/1", "https://example.org/articles/a.html#annotation-n1", 1), `refused: the sidecar has an annotation "n1" that says something else; edit it there, or remove it`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all, refused, err := W3C([]byte(tt.json))
			if err != nil || len(refused) > 0 || len(all) != 1 {
				t.Fatalf("read %d, refused %q: %v", len(all), refused, err)
			}
			_, placer := harbour()
			placed := placer.Place(&all[0])
			if len(placed) != 1 {
				t.Fatalf("%d placements: %+v", len(placed), placed)
			}
			if d := cmp.Diff(tt.want, outcome(placed[0])); d != "" {
				t.Errorf("outcome (-want +have):\n%s", d)
			}
		})
	}
}

func TestTheSameIsPlacedOnce(t *testing.T) {
	_, placer := harbour()
	const json = `[{"type": "Annotation", "body": {"value": "2024-05-06", "conformsTo": "http://id.loc.gov/datatypes/edtf/EDTF"}, "target": {"source": "https://courier.example/1", "selector": {"type": "TextQuoteSelector", "exact": "Monday"}}},
		{"id": "https://notes.example/1", "type": "Annotation", "body": [{"value": "One."}, {"value": "Two."}], "target": {"source": "https://courier.example/1", "selector": {"type": "TextQuoteSelector", "exact": "crowd"}}}]`
	all, _, err := W3C([]byte(json))
	if err != nil {
		t.Fatal(err)
	}
	var have []string
	ids := map[string]bool{}
	for range 2 {
		for i := range all {
			for _, p := range placer.Place(&all[i]) {
				have = append(have, string(p.Status))
				ids[p.Annotation.ID] = true
			}
		}
	}
	if d := cmp.Diff([]string{"unchanged", "placed", "placed", "unchanged", "unchanged", "unchanged"}, have); d != "" {
		t.Errorf("statuses (-want +have):\n%s", d)
	}
	if len(ids) != 3 { // of the date, which has none in the file, and of each note
		t.Errorf("IDs are %v", ids)
	}
}

func TestAnAnnotationWithTwoTargetsIsRestoredWhole(t *testing.T) {
	a, placer := harbour()
	a.Articles[0].Sidecar = nil
	f := Foreign{ID: "https://example.org/articles/a.html#annotation-k9", Bodies: []ForeignBody{{Value: "Nice."}}}
	for _, exact := range []string{"crowd", "nobody"} {
		f.Targets = append(f.Targets, ForeignTarget{Source: "https://courier.example/1", Start: -1, Quote: archive.Quote{Exact: exact}})
	}
	placer.results[0] = annotate.Result{}
	var have []string
	for _, p := range placer.Place(&f) {
		have = append(have, string(p.Status)+" "+p.Annotation.ID)
	}
	if d := cmp.Diff([]string{"placed k9", "placed k9-2"}, have); d != "" {
		t.Errorf("placements (-want +have):\n%s", d)
	}
}

func TestWhatIsNoAnnotationIsRefused(t *testing.T) {
	for _, tt := range []struct{ json, want string }{
		{`{`, "this is no JSON"},
		{`[]`, "there are no annotations in it"},
		{`{"type": "AnnotationCollection", "total": 0}`, "there are no annotations in it"},
		{`{"type": "AnnotationCollection", "first": "https://notes.example/p1"}`, `"https://notes.example/p1" is only the address`},
		{`[{"id": "https://notes.example/9"}, 7]`, "https://notes.example/9 has no target\n7 is no annotation"},
	} {
		_, refused, err := W3C([]byte(tt.json))
		have := strings.Join(refused, "\n")
		if err != nil {
			have = err.Error()
		}
		if !strings.HasPrefix(have, tt.want) {
			t.Errorf("%s: %q, want %q", tt.json, have, tt.want)
		}
	}
}

// FuzzPlacedAnnotationsQuoteTheText: whatever comes in, what is placed is found in the text again, where it quotes the
// very words that came in.
func FuzzPlacedAnnotationsQuoteTheText(f *testing.F) {
	f.Add("crowd", "and the ", " cheered", 4)
	f.Add("ferry left the harbour at noon", "", "", 119)
	f.Add("noon, “late", " at ", "as", -1)
	f.Add("Monday. The", "on ", " ferry", 0)
	f.Fuzz(func(t *testing.T, exact, prefix, suffix string, start int) {
		a, placer := harbour()
		foreign := Foreign{ID: "x", Bodies: []ForeignBody{{Value: "v"}}, Targets: []ForeignTarget{{
			Source: "https://courier.example/1", Start: start, Quote: archive.Quote{Exact: exact, Prefix: prefix, Suffix: suffix},
		}}}
		for _, p := range placer.Place(&foreign) {
			if p.Status != Placed {
				continue
			}
			text, blocks := placer.text(p.Article)
			at := anchor(text, blocks, p.Annotation.Quote)
			if at.State != archive.AnchorOK || oneLine(text[at.Start:at.End]) != p.Exact {
				t.Errorf("%q is at %q of %s: %+v", exact, p.Exact, a.Articles[p.Article].ID, at)
			}
			if strings.ContainsFunc(exact, func(r rune) bool { return r > 0x7f }) {
				continue // folding is the resolver's affair
			}
			if !strings.EqualFold(oneLine(exact), p.Exact) && !strings.ContainsAny(p.Exact, "“”") {
				t.Errorf("%q was placed on %q", exact, p.Exact)
			}
		}
	})
}
