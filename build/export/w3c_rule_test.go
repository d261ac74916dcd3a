package export

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/markup"
	"gloss/build/relate"
)

// spokenInput is one article with speech and dates, some of both left open.
func spokenInput(t testing.TB, text string) Input {
	t.Helper()
	published, err := archive.ParseDate("2017-01-08")
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Archive: &archive.Archive{
		Site:     archive.Site{Title: "Quay", BaseURL: "https://example.org/", Types: archive.BuiltinTypes()},
		Entities: []archive.Entity{{ID: "ada-holm", Type: "person", Name: "Ada Holm"}, {ID: "northport", Type: "place", Name: "Northport"}},
		Articles: []archive.Article{{ID: "a", Title: "A", Published: published, Language: "en"}},
	}}
	d := markup.Plain(text)
	blocks := make([]annotate.Block, len(d.Blocks))
	for i, b := range d.Blocks {
		blocks[i] = annotate.Block{Start: b.Start, End: b.End}
	}
	res := annotate.Article(annotate.NewRegistry(in.Archive.Entities), annotate.Input{Text: d.Text, Blocks: blocks, Published: published, Language: "en"})
	in.Documents, in.Results = []*markup.Document{d}, []annotate.Result{res}
	in.Index = relate.New(relate.Input{Articles: in.Archive.Articles, Entities: in.Archive.Entities, Mentions: []archive.Mentions{res.Mentions}})
	return in
}

func annotationsIn(t testing.TB, text string) []annotation {
	t.Helper()
	named := newNamedInput(spokenInput(t, text))
	out := slices.Collect(named.annotationsOf(0))
	if n := named.countAnnotations(0); n != len(out) {
		t.Fatalf("%d annotations are counted and %d made", n, len(out))
	}
	return out
}

func TestSpeechAndDatesAreExportedWithTheirRule(t *testing.T) {
	var have []string
	for _, x := range annotationsIn(t, "“The quay is closed,” Ada Holm said on Friday in Northport. “It has to stay so until further notice.” Two days earlier it was open.") {
		if x.Creator.Name == "gloss: name" {
			continue
		}
		line := x.Creator.Name + " | " + x.Motivation + " | " + x.Target[0].Selector[0].Exact
		for _, y := range x.Body {
			line += " | " + strings.TrimSpace(y.Purpose+" "+strings.TrimPrefix(y.Source, "https://example.org/")+y.Value)
		}
		have = append(have, line)
	}
	want := []string{
		"gloss: quotation, named | linking | The quay is closed, | classifying https://schema.org/Quotation | linking people/ada-holm.html | describing direct speech, speaker: named",
		"gloss: quotation, continued | linking | It has to stay so until further notice. | classifying https://schema.org/Quotation | linking people/ada-holm.html | describing direct speech, speaker: continued",
		"gloss: date | identifying | Friday | identifying 2017-01-06 | describing the last before or on the article’s day, 2017-01-08",
		"gloss: date | identifying | Two days earlier | identifying 2017-01-04 | describing reckoned from 2017-01-06, the last date named before it",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("findings (-want +have):\n%s", d)
	}
}

func TestADateThatIsNotResolvedIsAsked(t *testing.T) {
	in := spokenInput(t, "The quay closed on Friday.")
	in.Results[0].Dates = []archive.Dated{{Start: 16, End: 25, Rule: archive.DateNoBase, Because: -1}}
	all := slices.Collect(newNamedInput(in).annotationsOf(0))
	last := all[len(all)-1]
	if last.Motivation != "questioning" || len(last.Body) != 1 || last.Body[0].Purpose != "describing" {
		t.Errorf("an unresolved date is %+v", last)
	}
}

// TestFindingsKeepTheirIRIs edits an article at its beginning and in its middle.
func TestFindingsKeepTheirIRIs(t *testing.T) {
	const first = "As the harbour master told the paper, Ada Holm came back to the harbour by the evening ferry, as she does at the end of every week. "
	const rest = "Nobody in the whole town had expected that Ada Holm would open the quay at Northport again before the summer."
	ids := func(text string) []string {
		var out []string
		for _, x := range annotationsIn(t, text) {
			out = append(out, x.ID)
		}
		return out
	}
	before := ids(first + rest)
	after := ids("In Northport it rained for a whole night and for most of the day that came after it. " + first + "So people say in town, and they should know. " + rest)
	for _, id := range before {
		if !slices.Contains(after, id) {
			t.Errorf("%s is gone after an edit elsewhere: %q", id, after)
		}
	}
	if len(slices.Compact(slices.Sorted(slices.Values(after)))) != len(after) {
		t.Errorf("two annotations have one IRI: %q", after)
	}
	alike := ids(strings.Repeat("Northport. ", 40))
	if slices.Sort(alike); len(slices.Compact(alike)) != 40 {
		t.Errorf("of 40 mentions alike %d have an IRI of their own", len(slices.Compact(alike)))
	}
}

func TestAFindingQuotesNoMoreThanTellsItApart(t *testing.T) {
	for text, want := range map[string]string{
		"Northport is quiet.":                                     "[Northport]",
		"In Northport, then in old Northport too.":                "[Northport],|old [Northport]",
		"From Northport on. From Northport on, then by Northport": "[Northport] on.|[Northport] on,|by [Northport]",
		"Nord-Northport ä Northport é Northport":                  "ä [Northport]|é [Northport]",
	} {
		var have []string
		for _, x := range annotationsIn(t, text) {
			if s := x.Target[0].Selector[0]; s.Exact == "Northport" {
				have = append(have, strings.TrimSpace(s.Prefix+"["+s.Exact+"]"+s.Suffix))
			}
		}
		if d := cmp.Diff(want, strings.Join(have, "|")); d != "" {
			t.Errorf("%q (-want +have):\n%s", text, d)
		}
	}
}

func FuzzQuoter(f *testing.F) {
	f.Add("aé𐍈 aé𐍈b aé", 0, 2)
	f.Add(strings.Repeat("ab ", 90), 3, 2)
	f.Fuzz(func(t *testing.T, text string, start, length int) {
		runes := []rune(strings.ToValidUTF8(text, "?"))
		if start < 0 || length <= 0 || start > len(runes) || length > len(runes)-start {
			t.Skip("no span")
		}
		text = string(runes)
		s := byteSpan{int32(len(string(runes[:start]))), int32(len(string(runes[:start+length])))}
		q := quoter{text: text, work: maxQuoterWork}
		have, whole := q.enough(s), q.around(s)
		if have.start < whole.start || have.start > s.start || have.end < s.end || have.end > whole.end {
			t.Fatalf("%v is not between %v and %v", have, s, whole)
		}
		quoted := text[have.start:have.end]
		if quoted != strings.ToValidUTF8(quoted, "") {
			t.Errorf("%q cuts a rune", quoted)
		}
		if have == whole {
			return // all there is
		}
		for from := 0; ; {
			i := strings.Index(text[from:], quoted)
			if i < 0 {
				return
			}
			if from += i; from != int(have.start) {
				t.Fatalf("%q stands at %d and at %d", quoted, have.start, from)
			}
			from++
		}
	})
}

func TestPagesAreSmall(t *testing.T) {
	in := spokenInput(t, strings.Repeat("Ada Holm left Northport and came back. ", 40))
	page := newNamedInput(in).selection(nil, "https://example.org/a.jsonld", "A", []int{0})
	var decoded struct{ Items []json.RawMessage }
	if err := json.Unmarshal(page, &decoded); err != nil {
		t.Fatal(err)
	}
	for _, x := range decoded.Items {
		if strings.Contains(string(x), "@context") {
			t.Fatalf("an annotation repeats the context of its page: %s", x)
		}
	}
}
