package load_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/load"
)

const written = `# Mine.
annotations:
  # the first
  - id: a1   # keep
    on: 'a [[b]] c'
    entity: mayor # not the other one

  # about the second
  # in two lines
  - on: "[[d]]"
    note: >-
      Folded over
      two lines.
    tags: [x, "y z"]   # tags

  - {id: f1, on: "[[e]]", date: "2017", tags: [q]}

  - id: g1
    on: |
      f [[g]]
    every: true
    note: |
      # no comment

      literal
    tags:
      - one
      - two

  - id: h1
    on: "[[h]]"
    speaker: [mayor, "clerk"]   # both

  - on: "[[i]]"
    speaker:
      - mayor
      # and
      - clerk
    tags: [z]

# The text.
text: sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
`

// changed is a change to one annotation of written, and what it does to its lines.
type changed struct {
	index    int
	change   func(*archive.Annotation)
	old, now string
}

func changes() map[string]changed {
	value := func(v string) func(*archive.Annotation) {
		return func(a *archive.Annotation) { a.Value = v }
	}
	kind := func(k archive.AnnotationKind, v string) func(*archive.Annotation) {
		return func(a *archive.Annotation) { a.Kind, a.Value = k, v }
	}
	speakers := func(ids ...string) func(*archive.Annotation) {
		return func(a *archive.Annotation) {
			a.Value, a.Joint = "", nil
			if len(ids) > 0 {
				a.Value = ids[0]
			}
			if len(ids) > 1 {
				a.Joint = ids[1:]
			}
		}
	}
	return map[string]changed{
		"another entity":               {0, value("old-mayor"), "entity: mayor #", "entity: old-mayor #"},
		"not an entity":                {0, kind(archive.KindNotEntity, ""), "entity: mayor #", "entity: none #"},
		"a note instead":               {0, kind(archive.KindNote, "Who: him"), "entity: mayor #", "note: \"Who: him\" #"},
		"a long note beside a comment": {0, kind(archive.KindNote, "One.\n\nTwo."), "entity: mayor #", `note: "One.\n\nTwo." #`},
		"every":                        {0, func(a *archive.Annotation) { a.Every = true }, "    entity: mayor", "    every: true\n    entity: mayor"},
		"tags":                         {0, func(a *archive.Annotation) { a.Tags = []string{"wording", "a, b"} }, "other one\n", "other one\n    tags: [wording, \"a, b\"]\n"},
		"a folded note":                {1, value("Now one: line # here"), "      Folded over\n      two lines.\n", "      Now one: line # here\n"},
		"a folded note of more":        {1, value("One.\nTwo.\n\nThree."), "      Folded over\n      two lines.\n", "      One.\n\n      Two.\n\n\n      Three.\n"},
		"a quotation":                  {1, func(a *archive.Annotation) { a.Quote = archive.Quote{Prefix: "c ", Exact: "d"} }, `"[[d]]"`, `"c [[d]]"`},
		"fewer tags":                   {1, func(a *archive.Annotation) { a.Tags = []string{"x"} }, `[x, "y z"]   #`, `[x]   #`},
		"in braces":                    {2, value("2017-01"), `"2017"`, `"2017-01"`},
		"a note in braces":             {2, kind(archive.KindNote, "a\nb, {c}"), `date: "2017"`, `note: "a\nb, {c}"`},
		"every in braces":              {2, func(a *archive.Annotation) { a.Every = true }, `date: "2017"`, `every: true, date: "2017"`},
		"a literal note":               {3, value("one\n\n  two"), "      # no comment\n\n      literal\n", "      one\n\n        two\n"},
		"not every":                    {3, func(a *archive.Annotation) { a.Every = false }, "every: true", "every: false"},
		"others who speak":             {4, speakers("mayor", "baker"), "[mayor, \"clerk\"]   #", "[mayor, baker]   #"},
		"one who speaks":               {4, speakers("clerk"), "[mayor, \"clerk\"]   #", "clerk   #"},
		"nobody who speaks":            {4, speakers(), "[mayor, \"clerk\"]   #", "none   #"},
		"a note for speakers":          {4, func(a *archive.Annotation) { a.Kind, a.Value, a.Joint = archive.KindNote, "Two.", nil }, "speaker: [mayor, \"clerk\"]   #", "note: \"Two.\"   #"},
		"speakers for an entity":       {0, func(a *archive.Annotation) { a.Kind, a.Joint = archive.KindSpeaker, []string{"clerk"} }, "entity: mayor #", "speaker: [mayor, clerk] #"},
		"speakers in a column":         {5, speakers("clerk", "mayor"), "speaker:\n      - mayor\n      # and\n      - clerk\n", "speaker: [clerk, mayor]\n"},
		"tags beside speakers":         {5, func(a *archive.Annotation) { a.Tags = nil }, "tags: [z]", "tags: []"},
		"tags in a column":             {3, func(a *archive.Annotation) { a.Tags = []string{"one"} }, "tags:\n      - one\n      - two\n", "tags: [one]\n"},
	}
}

func TestChangeTouchesNothingElse(t *testing.T) {
	for name, c := range changes() {
		for _, ends := range []struct{ name, newline string }{{"", "\n"}, {" in a file of Windows", "\r\n"}} {
			t.Run(name+ends.name, func(t *testing.T) {
				old := strings.ReplaceAll(written, "\n", ends.newline)
				want := strings.ReplaceAll(strings.Replace(written, c.old, c.now, 1), "\n", ends.newline)
				s, err := load.ReadSidecar([]byte(old))
				if err != nil {
					t.Fatal(err)
				}
				a := s.Annotations[c.index]
				c.change(&a)
				have, err := load.ChangeAnnotation([]byte(old), c.index, a)
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(want, string(have)); d != "" {
					t.Errorf("(-want +have):\n%s", d)
				}
			})
		}
	}
}

func TestDeletionTakesTheCommentAboveAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		index int
		lines string // that are gone
	}{
		{0, "  - id: a1   # keep\n    on: 'a [[b]] c'\n    entity: mayor # not the other one\n\n"},
		{1, "  # about the second\n  # in two lines\n  - on: \"[[d]]\"\n    note: >-\n      Folded over\n      two lines.\n    tags: [x, \"y z\"]   # tags\n\n"},
		{2, "  - {id: f1, on: \"[[e]]\", date: \"2017\", tags: [q]}\n\n"},
		{3, "  - id: g1\n    on: |\n      f [[g]]\n    every: true\n    note: |\n      # no comment\n\n      literal\n    tags:\n      - one\n      - two\n\n"},
	} {
		have, err := load.DeleteAnnotation([]byte(written), c.index)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(strings.Replace(written, c.lines, "", 1), string(have)); d != "" {
			t.Errorf("annotation %d (-want +have):\n%s", c.index+1, d)
		}
	}
	const one = "annotations:\n  - on: \"[[d]]\"\n    note: n\n"
	if have, err := load.DeleteAnnotation([]byte(one), 0); err != nil || string(have) != "annotations:\n" {
		t.Errorf("the only annotation leaves %q, %v", have, err)
	}
	const two = "annotations:\n  - on: \"[[d]]\"\n    note: n\n\n  - on: \"[[e]]\"\n    note: n\n"
	if have, err := load.DeleteAnnotation([]byte(two), 1); err != nil || string(have) != one {
		t.Errorf("the last annotation leaves %q, %v", have, err)
	}
}

func TestWhatCannotBeChangedIsRefused(t *testing.T) {
	note := archive.Annotation{Kind: archive.KindNote, Quote: archive.Quote{Exact: "d"}, Value: "m"}
	for _, old := range []string{"annotations: [{on: \"[[d]]\", note: n}]\n", "annotations:\n- - x\n", "annotations:\n-\n  on: \"[[d]]\"\n  note: n\n-\n  on: \"[[e]]\"\n  note: n\n"} {
		if have, err := load.DeleteAnnotation([]byte(old), 0); err == nil {
			t.Errorf("%q becomes %q", old, have)
		}
	}
	if _, err := load.ChangeAnnotation([]byte("annotations:\n- {on: \"[[d]]\", entity: [}\n"), 0, note); err == nil {
		t.Error("a file that cannot be read is changed")
	}
	if _, err := load.DeleteAnnotation([]byte(written), 6); err == nil || errors.Is(err, load.ErrSplice) {
		t.Errorf("deleting the seventh of six: %v", err)
	}
}

// FuzzChange changes and deletes the annotations of any sidecar: what comes out either says just what was asked for, and
// has every line of the others, or nothing comes out.
func FuzzChange(f *testing.F) {
	for _, note := range []string{"plain", "a: b # c", "two\nlines", "  \n x\n\t\n", "\u202eabc\u2066", "🧿 👩‍👩‍👧", "- x\n# y\n...\n---", "\u0000\u2028\u0085", `"'\`, "null", strings.Repeat("é ", 300)} {
		f.Add(written, uint8(0), note, note)
		f.Add(written, uint8(1), note, note)
		f.Add(strings.ReplaceAll(written, "\n", "\r\n"), uint8(3), note, note)
	}
	f.Fuzz(func(t *testing.T, old string, index uint8, note, tag string) {
		s, err := load.ReadSidecar([]byte(old))
		if err != nil || int(index) >= len(s.Annotations) {
			return
		}
		to := s.Annotations[index]
		to.Kind, to.Value, to.Tags, to.Every = archive.KindNote, note, []string{tag}, !to.Every
		want := append([]archive.Annotation(nil), s.Annotations...)
		want[index] = to
		if out, err := load.ChangeAnnotation([]byte(old), int(index), to); err == nil {
			says(t, out, want)
		}
		want = append(append([]archive.Annotation(nil), s.Annotations[:index]...), s.Annotations[index+1:]...)
		if out, err := load.DeleteAnnotation([]byte(old), int(index)); err == nil {
			says(t, out, want)
			if n := len(old) - len(out); n <= 0 || !isCut(old, string(out)) {
				t.Errorf("%q is not a part of %q", out, old)
			}
		}
	})
}

func says(t *testing.T, sidecar []byte, want []archive.Annotation) {
	t.Helper()
	s, err := load.ReadSidecar(sidecar)
	if err != nil {
		t.Fatalf("%v in %q", err, sidecar)
	}
	if len(want)+len(s.Annotations) > 0 && !reflect.DeepEqual(want, s.Annotations) {
		t.Errorf("%q says %+v, not %+v", sidecar, s.Annotations, want)
	}
}

// isCut says whether a text is another with one stretch cut out.
func isCut(whole, part string) bool {
	n := 0
	for n < len(part) && whole[n] == part[n] {
		n++
	}
	return strings.HasSuffix(whole, part[n:])
}
