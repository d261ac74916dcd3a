package cite

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"gloss/build/archive"
)

func day(t testing.TB, s string) archive.Date {
	t.Helper()
	d, err := archive.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// works are an article of which much is known, one of which little is, and one that took a while.
func works(t testing.TB) []Work {
	t.Helper()
	return []Work{
		{
			Article: &archive.Article{
				ID: "2024/гавань_a.b", Title: "AT&T’s  {new} quay_side opens at Østerhavn", Source: "courier", Published: day(t, "2024-05-06T09:40:00+02:00"),
				Retrieved: day(t, "2024-06-01"), URL: "https://courier.example/Ä b/{1}?a=1&b=50%25#x_y", Byline: "Ada Holm and Bo Lind, of the desk",
				Section: "Harbour & sea", NewsID: "77-a", Topics: []string{"quays", "50 % off"}, Language: "en-GB", Rights: "CC-BY-4.0",
			},
			Source: &archive.Source{ID: "courier", Name: "The Northport Courier & Mail", Kind: "newspaper"}, Archive: "The harbour",
		},
		{Article: &archive.Article{ID: "2023/b", Title: "quiet", Published: day(t, "2023"), Language: "tlh", Rights: archive.UnknownRights}},
		{
			Article: &archive.Article{ID: "c", Title: "A winter", Published: day(t, "2016-12/2017-01-08"), Language: "fa"},
			Source:  &archive.Source{Name: "Fjord", Kind: "Magazine"},
		},
	}
}

func TestBibTeX(t *testing.T) {
	var have strings.Builder
	for _, w := range works(t) {
		have.WriteString(BibTeX(w))
	}
	const want = `@article{2024/гавань_a.b,
  author       = {{Ada Holm and Bo Lind, of the desk}},
  title        = {{AT\&T’s} \textbraceleft{}new\textbraceright{} quay\_side opens at {Østerhavn}},
  journal      = {The Northport Courier \& Mail},
  entrysubtype = {newspaper},
  date         = {2024-05-06},
  year         = {2024},
  url          = {https://courier.example/%C3%84%20b/%7B1%7D?a=1&b=50%25#x_y},
  urldate      = {2024-06-01},
  langid       = {british},
  keywords     = {quays, 50 \% off},
}
@article{2023/b,
  title        = {quiet},
  entrysubtype = {newspaper},
  date         = {2023},
  year         = {2023},
}
@article{c,
  title        = {{A} winter},
  journal      = {Fjord},
  entrysubtype = {magazine},
  date         = {2016-12/2017-01-08},
  year         = {2016},
  langid       = {persian},
}
`
	if d := cmp.Diff(want, have.String()); d != "" {
		t.Errorf("entries (-want +have):\n%s", d)
	}
}

func TestACommandThatBeginsAWordIsProtectedToo(t *testing.T) {
	if have, want := title("_Abc {Def x"), `{{\_Abc}} {{\textbraceleft{}Def}} x`; have != want {
		t.Errorf("title is %s, want %s", have, want)
	}
}

func TestCSL(t *testing.T) {
	var have []map[string]any
	for _, w := range works(t) {
		var item map[string]any
		if err := json.Unmarshal([]byte(CSL(w)), &item); err != nil {
			t.Fatal(err)
		}
		have = append(have, item)
	}
	parts := func(dates ...[]any) map[string]any {
		var all []any
		for _, d := range dates {
			all = append(all, d)
		}
		return map[string]any{"date-parts": all}
	}
	want := []map[string]any{
		{
			"id": "2024/гавань_a.b", "type": "article-newspaper", "title": "AT&T’s  {new} quay_side opens at Østerhavn",
			"author":          []any{map[string]any{"literal": "Ada Holm and Bo Lind, of the desk"}},
			"container-title": "The Northport Courier & Mail", "section": "Harbour & sea", "number": "77-a", "archive": "The harbour",
			"issued": parts([]any{2024.0, 5.0, 6.0}), "accessed": parts([]any{2024.0, 6.0, 1.0}), "language": "en-GB",
			"URL": "https://courier.example/Ä b/{1}?a=1&b=50%25#x_y", "keyword": "quays, 50 % off", "custom": map[string]any{"rights": "CC-BY-4.0"},
		},
		{"id": "2023/b", "type": "article-newspaper", "title": "quiet", "issued": parts([]any{2023.0}), "language": "tlh"},
		{
			"id": "c", "type": "article-magazine", "title": "A winter", "container-title": "Fjord", "language": "fa",
			"issued": parts([]any{2016.0, 12.0}, []any{2017.0, 1.0, 8.0}),
		},
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("items (-want +have):\n%s", d)
	}
}

// TestItemsFollowTheSchema asks the schema of Citation Style Language, which lies beside the repository, if at all.
func TestItemsFollowTheSchema(t *testing.T) {
	schema := readSchema(t)
	var all []string
	for _, w := range works(t) {
		all = append(all, CSL(w))
	}
	validate := func(document string) error {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(document))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(doc)
	}
	if err := validate("[" + strings.Join(all, ",") + "]"); err != nil {
		t.Error(err)
	}
	if validate(`[{"id":"a","type":"article-newspaper","licence":"x"}]`) == nil {
		t.Error("the schema lets pass what it has no field for")
	}
}

func readSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	const file = "../../../shared/conformance/csl/csl-data.json"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Skip("the schema of CSL-JSON is not beside the repository")
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	const name = "https://schemas.example/csl-data.json"
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// FuzzBibTeX reads an entry as BibTeX does: by its braces alone, a backslash before one or not.
func FuzzBibTeX(f *testing.F) {
	f.Add("{", "}{\\", "https://a.example/}{")
	f.Add("“A” \\textbf{x", "a and b", "https://a.example/ü%")
	f.Fuzz(func(t *testing.T, heading, byline, address string) {
		if !utf8.ValidString(heading + byline + address) {
			t.Skip("what is loaded is valid UTF-8")
		}
		out := BibTeX(Work{Article: &archive.Article{ID: "a", Title: heading, Byline: byline, URL: address}})
		depth := 0
		for i, r := range out {
			switch r {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth == 0 && i > len("@article") && i != len(out)-2 && i != len(out)-1 {
				t.Fatalf("the entry ends at byte %d of\n%s", i, out)
			}
		}
		if depth != 0 {
			t.Fatalf("%d braces are open at the end of\n%s", depth, out)
		}
		for line := range strings.Lines(out) {
			if !strings.HasPrefix(line, "@article{") && !strings.HasPrefix(line, "  ") && line != "}\n" {
				t.Fatalf("a field has two lines:\n%s", out)
			}
		}
	})
}
