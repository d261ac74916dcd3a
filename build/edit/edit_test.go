package edit_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/edit"
	"gloss/build/load"
)

const text = "The mayor met the old mayor.\nOn Sunday the mayor left Arvo."

// span returns the range of the n-th place of words, from 1.
func span(t *testing.T, words string, n int) archive.Span {
	t.Helper()
	from := 0
	for ; n > 1; n-- {
		from += strings.Index(text[from:], words) + 1
	}
	at := strings.Index(text[from:], words)
	if at < 0 {
		t.Fatalf("the text has no %q", words)
	}
	return archive.Span{Start: int32(from + at), End: int32(from + at + len(words))}
}

func TestStatementIsAddedOnTheWordsThatWereMeant(t *testing.T) {
	for name, tt := range map[string]struct {
		span archive.Span
		say  edit.Statement
		want string // less the ID
	}{
		"entity":          {span(t, "mayor", 2), edit.Statement{Value: "old-mayor"}, "on: \"old [[mayor]]\"\n    entity: old-mayor\n"},
		"half a word":     {span(t, "Arv", 1), edit.Statement{Value: "arvo"}, "on: \"[[Arvo]]\"\n    entity: arvo\n"},
		"not an entity":   {span(t, "mayor", 3), edit.Statement{Kind: archive.KindNotEntity, Value: "x"}, "on: \"[[mayor]] left\"\n    entity: none\n"},
		"every":           {span(t, "mayor", 3), edit.Statement{Value: "m", Every: true}, "on: \"[[mayor]]\"\n    every: true\n    entity: m\n"},
		"note":            {span(t, "mayor.\nOn", 1), edit.Statement{Kind: archive.KindNote, Value: " a\r\n\r\nb\n", Tags: []string{"x", " x ", "", "y z"}}, "on: \"[[mayor. On]]\"\n    note: |-\n      a\n\n      b\n    tags: [x, \"y z\"]\n"},
		"date":            {span(t, "Sunday", 1), edit.Statement{Kind: archive.KindDate, Value: "2017-01-08"}, "on: \"[[Sunday]]\"\n    date: \"2017-01-08\"\n"},
		"a rough date":    {span(t, "Sunday", 1), edit.Statement{Kind: archive.KindDate, Value: "2017-01~"}, "on: \"[[Sunday]]\"\n    date: \"2017-01~\"\n"},
		"no date":         {span(t, "Sunday", 1), edit.Statement{Kind: archive.KindDate}, "on: \"[[Sunday]]\"\n    date: none\n"},
		"nobody speaks":   {span(t, "Sunday", 1), edit.Statement{Kind: archive.KindSpeaker}, "on: \"[[Sunday]]\"\n    speaker: none\n"},
		"hostile in YAML": {span(t, "Sunday", 1), edit.Statement{Kind: archive.KindNote, Value: "a: b # c \"d\" \u202e 🧿"}, "on: \"[[Sunday]]\"\n    note: \"a: b # c \\\"d\\\" \\u202E 🧿\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			out, a, err := edit.Add(nil, text, tt.span, tt.say)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff("annotations:\n  - id: "+a.ID+"\n    "+tt.want, string(out)); d != "" {
				t.Errorf("(-want +have):\n%s", d)
			}
		})
	}
}

func TestWhatCannotBeSaidIsAProblemOfItsField(t *testing.T) {
	for _, tt := range []struct {
		span    archive.Span
		say     edit.Statement
		field   string
		message string
	}{
		{span(t, "Sunday", 1), edit.Statement{}, "value", "choose an entity"},
		{span(t, "Sunday", 1), edit.Statement{Kind: archive.KindNote, Value: " \n"}, "value", "write the note first"},
		{span(t, "Sunday", 1), edit.Statement{Kind: archive.KindDate, Value: "2017-01-08T09:40"}, "value", "\"2017-01-08T09:40\" is no date"},
		{span(t, "Sunday", 1), edit.Statement{Kind: archive.KindDate, Value: "last week"}, "value", "\"last week\" is no date"},
		{span(t, " the ", 1), edit.Statement{Value: "x"}, "", ""},
		{archive.Span{Start: 9, End: 9}, edit.Statement{Value: "x"}, "", "no words"},
	} {
		_, _, err := edit.Add(nil, text, tt.span, tt.say)
		if tt.message == "" {
			if err != nil {
				t.Errorf("%+v: %v", tt, err)
			}
			continue
		}
		if p, ok := errors.AsType[*edit.Problem](err); !ok || p.Field != tt.field || !strings.Contains(p.Message, tt.message) {
			t.Errorf("%+v: %v", tt, err)
		}
	}
}

func TestAnnotationIsMovedAndMadeOfEvery(t *testing.T) {
	old, _, err := edit.Add(nil, text, span(t, "mayor", 1), edit.Statement{Value: "m"})
	if err != nil {
		t.Fatal(err)
	}
	moved, _, err := edit.Move(old, text, span(t, "mayor", 2), 0)
	if err != nil || strings.Replace(string(old), `"[[mayor]] met"`, `"old [[mayor]]"`, 1) != string(moved) {
		t.Errorf("%v: %s", err, moved)
	}
	every, _, err := edit.Change(moved, text, span(t, "mayor", 2), 0, edit.Statement{Value: "m", Every: true})
	if err != nil || !strings.Contains(string(every), "on: \"[[mayor]]\"\n    every: true\n    entity: m\n") {
		t.Errorf("%v: %s", err, every)
	}
	gone, a, err := edit.Delete(every, 0)
	if err != nil || string(gone) != "annotations:\n" || a.Value != "m" {
		t.Errorf("%v: %q", err, gone)
	}
}

func TestWhoSpeaksTogetherStaysSoUntilAnotherSpeaks(t *testing.T) {
	old := "annotations:\n  - on: \"[[Sunday]]\"\n    speaker: [m, n]\n"
	tagged, _, err := edit.Change([]byte(old), text, span(t, "Sunday", 1), 0, edit.Statement{Kind: archive.KindSpeaker, Value: "m", Tags: []string{"x"}})
	if want := old + "    tags: [x]\n"; err != nil || string(tagged) != want {
		t.Errorf("%v: %s", err, tagged)
	}
	other, _, err := edit.Change(tagged, text, span(t, "Sunday", 1), 0, edit.Statement{Kind: archive.KindSpeaker, Value: "o", Tags: []string{"x"}})
	if want := strings.Replace(string(tagged), "[m, n]", "o", 1); err != nil || string(other) != want {
		t.Errorf("%v: %s", err, other)
	}
}

func TestNewEntityHasAnIDOfItsOwn(t *testing.T) {
	taken := map[string]bool{"ada-holm": true, "ada-holm-2": true, strings.Repeat("a", 100): true}
	for name, want := range map[string]string{
		"Ada Holm":               "ada-holm-3",
		"Eva  Lund":              "eva-lund",
		"علي مملوك":              "علي-مملوك",
		"🧿":                      "person",
		"Index":                  "person-index",
		"None":                   "person-none",
		"1984":                   "person-1984",
		strings.Repeat("a", 120): strings.Repeat("a", 98) + "-2",
	} {
		out, e, err := edit.Create(nil, archive.Entity{Type: "person", Name: name, File: "entities/x.yaml"}, func(id string) bool { return taken[id] })
		if err != nil || e.ID != want {
			t.Errorf("%q has the ID %q, want %q: %v", name, e.ID, want, err)
		}
		if have, err := load.ReadEntities("entities/x.yaml", out); err != nil || have[0].ID != want {
			t.Errorf("%q is read as %+v, %v", out, have, err)
		}
	}
}

func TestEntityGoesWhereMostOfItsTypeAre(t *testing.T) {
	person := archive.BuiltinTypes()[0]
	entities := []archive.Entity{
		{Type: "person", File: "entities/a.yaml"},
		{Type: "person", File: "entities/b.yaml"},
		{Type: "place", File: "entities/a.yaml"},
		{Type: "person", File: "entities/b.yaml"},
		{Type: "place", File: "entities/a.yaml"},
	}
	if have := edit.File(entities, person); have != "entities/b.yaml" {
		t.Errorf("most persons are in %q", have)
	}
	if have := edit.File(entities[:2], person); have != "entities/a.yaml" {
		t.Errorf("of as many %q is chosen", have)
	}
	if have := edit.File(nil, person); have != "entities/people.yaml" {
		t.Errorf("the first person goes into %q", have)
	}
}

// FuzzAdd checks that whatever is said of whatever words is read again as it was meant, stands where it was meant, and
// leaves what the sidecar had before.
func FuzzAdd(f *testing.F) {
	const had = "# Mine.\nannotations:\n- on: \"[[x]]\"   # keep\n  note: n\n"
	for _, value := range []string{"plain", "a: b # c", "two\nlines", "🧿 \u202ex", "- x\n...\n---\n", "\u0000", " \t\n x \n \t", "x\r\ny\rz", "null", strings.Repeat("é: ", 1000)} {
		f.Add("The mayor met the mayor, “[[x]]”.", 4, 9, value, uint8(2))
	}
	f.Fuzz(func(t *testing.T, text string, from, to int, value string, kind uint8) {
		text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "?")), " ")
		value = strings.ToValidUTF8(value, "?")
		if from < 0 || to > len(text) || from > to {
			return
		}
		say := edit.Statement{Kind: archive.AnnotationKind(kind % 5), Value: value, Tags: []string{value}}
		at := annotate.Snap(text, archive.Span{Start: int32(from), End: int32(to)})
		out, a, err := edit.Add([]byte(had), text, archive.Span{Start: int32(from), End: int32(to)}, say)
		if _, ok := errors.AsType[*edit.Problem](err); err != nil && !ok {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		s, err := load.ReadSidecar(out)
		if err != nil || !strings.HasPrefix(string(out), had) || len(s.Annotations) != 2 || !reflect.DeepEqual(s.Annotations[1], a) {
			t.Fatalf("%q is read as %+v, %v; meant was %+v", out, s, err, a)
		}
		res := annotate.Article(nil, annotate.Input{Text: text, Blocks: []annotate.Block{{Start: 0, End: int32(len(text))}}, Sidecar: s})
		if x := res.Anchors[1]; x.State != archive.AnchorOK || x.Start != at.Start || x.End != at.End {
			t.Errorf("%+v stands at %+v, not at %+v", a, x, at)
		}
		back, _, err := edit.Delete(out, 1)
		if err != nil || string(back) != had {
			t.Errorf("without it again: %q, %v", back, err)
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	long := strings.Repeat(text+"\n", 300) + "At last."
	var old []byte
	for i := range 50 {
		var err error
		if old, _, err = edit.Add(old, long, archive.Span{Start: int32(len(long) - 5), End: int32(len(long) - 1)}, edit.Statement{Kind: archive.KindNote, Value: fmt.Sprint(i)}); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(long)))
	for b.Loop() {
		if _, _, err := edit.Add(old, long, archive.Span{Start: int32(len(long) - 5), End: int32(len(long) - 1)}, edit.Statement{Value: "x"}); err != nil {
			b.Fatal(err)
		}
	}
}
