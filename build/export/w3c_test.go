package export

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

// w3cInput is the archive of input with all that annotations tell of.
func w3cInput(t testing.TB) Input {
	t.Helper()
	in := input()
	in.Archive.Site = archive.Site{Title: "Øster", BaseURL: "https://example.org/øster/", Rights: "CC-BY-4.0", Types: archive.BuiltinTypes()}
	in.Archive.Entities[0].Wikidata = "Q42"
	for i, day := range []string{"2017-01-08", "2017", ""} {
		if day == "" {
			continue
		}
		d, err := archive.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		in.Archive.Articles[i].Published = d
	}
	return in
}

// decoded is the part of a page that tests look at.
type decoded struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	Items      []annotation `json:"items"`
	StartIndex int          `json:"startIndex"`
	Next, Prev string
	PartOf     collectionRef `json:"partOf"`
}

func decode(t *testing.T, data []byte) decoded {
	t.Helper()
	var out decoded
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	return out
}

func render(t *testing.T, a *Annotations, path string) []byte {
	t.Helper()
	data, ok := a.Append(nil, path)
	if !ok {
		t.Fatalf("no file %s", path)
	}
	return data
}

func TestAnnotationsOfAnArticle(t *testing.T) {
	var b bytes.Buffer
	if err := W3C(&b, w3cInput(t), []string{"2017/a"}); err != nil {
		t.Fatal(err)
	}
	var have []string
	for _, x := range decode(t, b.Bytes()).Items {
		line := strings.TrimPrefix(x.ID, "https://example.org/%C3%B8ster/articles/2017/a.html#") + " " + x.Motivation
		for _, hashed := range []string{"unnamed-", "found-"} {
			if strings.HasPrefix(line, hashed) {
				line = strings.TrimSuffix(hashed, "-") + " " + x.Motivation
			}
		}
		if x.Creator != nil {
			line += " by " + x.Creator.Name
		}
		for _, y := range x.Body {
			line += " | " + strings.TrimSpace(y.Type+" "+y.Purpose+" "+strings.TrimPrefix(y.Source, "https://example.org/%C3%B8ster/")+y.Value)
			for _, z := range y.Items {
				line += " / " + strings.TrimPrefix(z.Source, "https://example.org/%C3%B8ster/")
			}
		}
		have = append(have, line)
	}
	want := []string{
		"annotation-n1 commenting | TextualBody commenting A *note*. | TextualBody tagging w",
		"unnamed identifying | TextualBody identifying 2017",
		"unnamed linking | SpecificResource classifying https://schema.org/Quotation | SpecificResource linking places/oe.html",
		"found identifying by gloss: name | SpecificResource identifying places/oe.html | SpecificResource identifying http://www.wikidata.org/entity/Q42",
		"found questioning by gloss: ambiguous | Choice / people/x.html / people/y.html | TextualBody describing ambiguous",
		"found identifying by gloss: name | SpecificResource identifying places/oe.html | SpecificResource identifying http://www.wikidata.org/entity/Q42",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("annotations (-want +have):\n%s", d)
	}
}

func TestAllWhoSpeakTogetherAreLinked(t *testing.T) {
	in := w3cInput(t)
	in.Results[0].Quotations[0].How = archive.SpeakerNamed // not the editor's any more
	in.Results[0].Quotations[0].Joint = 1
	in.Results[0].Joint = [][]archive.Voice{{{Speaker: 2}, {Speaker: 3}}}
	var b bytes.Buffer
	if err := W3C(&b, in, []string{"2017/a"}); err != nil {
		t.Fatal(err)
	}
	var have []string
	for _, x := range decode(t, b.Bytes()).Items {
		if x.Creator == nil || x.Creator.Name != "gloss: quotation, named" {
			continue
		}
		for _, y := range x.Body {
			if y.Purpose == "linking" {
				have = append(have, strings.TrimPrefix(y.Source, "https://example.org/%C3%B8ster/"))
			}
		}
	}
	if d := cmp.Diff([]string{"places/oe.html", "people/x.html", "people/y.html"}, have); d != "" {
		t.Errorf("speakers (-want +have):\n%s", d)
	}
}

func TestSelectorsAgreeWithTheText(t *testing.T) {
	in := w3cInput(t)
	var b bytes.Buffer
	if err := W3C(&b, in, []string{"2017/a"}); err != nil {
		t.Fatal(err)
	}
	runes := []rune(in.Documents[0].Text)
	for _, x := range decode(t, b.Bytes()).Items {
		for _, y := range x.Target {
			quote, position := y.Selector[0], y.Selector[1]
			start, end := *position.Start, *position.End
			if have := string(runes[start:end]); have != quote.Exact {
				t.Errorf("%s: %d to %d is %q, quoted is %q", x.ID, start, end, have, quote.Exact)
			}
			from, to := max(0, start-contextPoints), min(len(runes), end+contextPoints)
			if x.Creator == nil && (quote.Prefix != string(runes[from:start]) || quote.Suffix != string(runes[end:to])) {
				t.Errorf("%s quotes %q", x.ID, quote.Prefix+quote.Exact+quote.Suffix)
			}
			if !strings.HasSuffix(string(runes[from:start]), quote.Prefix) || !strings.HasPrefix(string(runes[end:to]), quote.Suffix) {
				t.Errorf("%s: %q does not stand around %q", x.ID, quote.Prefix+"…"+quote.Suffix, quote.Exact)
			}
			if n := strings.Count(in.Documents[0].Text, quote.Prefix+quote.Exact+quote.Suffix); n != 1 {
				t.Errorf("%s: %q stands in %d places", x.ID, quote.Prefix+quote.Exact+quote.Suffix, n)
			}
		}
	}
}

func TestMonthsAreThePagesOfOneCollection(t *testing.T) {
	a := NewAnnotations(w3cInput(t))
	want := []string{"data/annotations/2017-01.jsonld", "data/annotations/2017.jsonld", "data/annotations/index.jsonld"}
	if d := cmp.Diff(want, a.Paths()); d != "" {
		t.Fatalf("paths (-want +have):\n%s", d)
	}
	var collection collectionRef
	if err := json.Unmarshal(render(t, a, want[2]), &collection); err != nil {
		t.Fatal(err)
	}
	year, month := decode(t, render(t, a, want[1])), decode(t, render(t, a, want[0]))
	if collection.First != year.ID || collection.Last != month.ID || year.Next != month.ID || month.Prev != year.ID || year.Prev+month.Next != "" {
		t.Errorf("the pages do not follow one another: %+v, %s, %s", collection, year.ID, month.ID)
	}
	if year.StartIndex != 0 || month.StartIndex != len(year.Items) || collection.Total != len(year.Items)+len(month.Items) {
		t.Errorf("of %d annotations %d begin at %d and %d at %d", collection.Total, len(year.Items), year.StartIndex, len(month.Items), month.StartIndex)
	}
}

func TestFilesBesideArticlesAreMadeWhenAskedFor(t *testing.T) {
	in := w3cInput(t)
	in.Archive.Site.Exports = []string{"w3c"}
	a := NewAnnotations(in)
	const path = "articles/2017/a.annotations.jsonld"
	if !slices.Contains(a.Paths(), path) || !slices.Contains(a.Paths(), "articles/2017/c.annotations.jsonld") {
		t.Fatalf("paths are %q", a.Paths())
	}
	var b bytes.Buffer
	if err := W3C(&b, in, []string{"2017/a"}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(b.String(), string(render(t, a, path))); d != "" {
		t.Errorf("the command and the site differ:\n%s", d)
	}
	if _, ok := a.Append(nil, "articles/2017/z.annotations.jsonld"); ok {
		t.Error("there is a file for an article that is not there")
	}
}

func TestTextThatIsNotShownIsNotQuoted(t *testing.T) {
	in := w3cInput(t)
	in.Archive.Articles[0].Text = archive.None
	in.How = func(int32, int) string { return "“Øster” stands in the article" }
	var b bytes.Buffer
	if err := W3C(&b, in, []string{"2017/a"}); err != nil {
		t.Fatal(err)
	}
	for _, x := range decode(t, b.Bytes()).Items {
		for _, y := range x.Target {
			if len(y.Selector) != 1 || y.Selector[0].Type != "TextPositionSelector" {
				t.Errorf("%s has selectors %+v", x.ID, y.Selector)
			}
		}
	}
	if strings.Contains(b.String(), "says") || strings.Contains(b.String(), "stands in") {
		t.Error("words of the text are in the export")
	}
}

func TestEveryOccurrenceIsATarget(t *testing.T) {
	in := w3cInput(t)
	in.Results[0].Marks = append(in.Results[0].Marks, archive.Mark{Start: 40, End: 42, Annotation: 0})
	var b bytes.Buffer
	if err := W3C(&b, in, []string{"2017/a"}); err != nil {
		t.Fatal(err)
	}
	if first := decode(t, b.Bytes()).Items[0]; len(first.Target) != 2 || !strings.HasSuffix(first.ID, "#annotation-n1") {
		t.Errorf("%s has %d targets", first.ID, len(first.Target))
	}
}

func FuzzAppendTextIsJSON(f *testing.F) {
	f.Add("a\"\\\n\u2028\u2029“é𐍈\x7f")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		x := annotation{
			ID: s, Type: s, Motivation: "m", Creator: &agent{s, s}, Generator: &agent{"a", "b"},
			Body:   []body{{Type: s, Items: []body{{Type: "t", Value: s}}}, {Type: "t", Source: s, ConformsTo: s}},
			Target: []target{{Source: s, Selector: []selector{{Type: "t", Exact: s, Start: new(len(s)), End: new(0)}}}},
		}
		var have, want any
		if err := json.Unmarshal(x.appendJSON(nil), &have); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(marshal(x), &want); err != nil {
			t.Fatal(err)
		}
		if s == "" {
			return // encoding/json keeps a key that has to be there
		}
		if d := cmp.Diff(want, have); d != "" {
			t.Error(d)
		}
	})
}

func BenchmarkAnnotationPage(b *testing.B) {
	in := w3cInput(b)
	named := newNamedInput(in)
	articles := make([]int, 1000)
	size := len(named.selection(nil, "id", "label", articles))
	b.SetBytes(int64(size))
	for b.Loop() {
		named.selection(nil, "id", "label", articles)
	}
}
