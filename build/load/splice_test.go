package load

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

const spliced = `# what the desk says
text: sha256:0000000000000000000000000000000000000000000000000000000000000000   # by gloss

annotations:
  # the mayor
  - id: a1
    on: "met [[the mayor]] at noon"   # whoever that was
    note: |
      A note: with "quotes"

      and two paragraphs.
  - on: 'in [[O''Neil''s]] house'
    note: plain

  - {id: c3, on: "a [[historic]] day", note: the outlet's own word}
  - id: d4
    quote: {exact: "no comment", prefix: 'said she had ', suffix: ""}
    note: N
  - id: e5
    on: >-
      a long
      line with [[an end]]
      somewhere

    # a comment that stays
    note: N
  - id: f6
    on: the quick
      brown [[fox]] jumps
    note: N
  -   id: g7
      quote:
        # exact first
        exact: the end
      note: "last"   
`

func TestSpliceTouchesOnlyWhatChanges(t *testing.T) {
	hash := "sha256:" + strings.Repeat("1", 64)
	edits := []AnchorEdit{
		{Annotation: 0, Quote: &archive.Quote{Prefix: `saw "him", `, Exact: "the mayor", Suffix: " at one"}},
		{Annotation: 1, ID: "zz9", Quote: &archive.Quote{Prefix: "at ", Exact: "O'Neil's", Suffix: " old house"}},
		{Annotation: 2, Quote: &archive.Quote{Prefix: "an ", Exact: "historic", Suffix: " day"}},
		{Annotation: 3, Quote: &archive.Quote{Prefix: "said he'd ", Exact: "no comments", Suffix: " yet"}},
		{Annotation: 4, Quote: &archive.Quote{Prefix: "a line with ", Exact: "an end", Suffix: ""}},
		{Annotation: 5, Quote: &archive.Quote{Prefix: "the quick red ", Exact: "fox", Suffix: " jumps"}},
		{Annotation: 6, Quote: &archive.Quote{Prefix: "this is: ", Exact: "the end", Suffix: ""}},
	}
	want := strings.NewReplacer(
		strings.Repeat("0", 64), strings.Repeat("1", 64),
		`"met [[the mayor]] at noon"`, `"saw \"him\", [[the mayor]] at one"`,
		`  - on: 'in [[O''Neil''s]] house'`, `  - id: zz9`+"\n"+`    on: 'at [[O''Neil''s]] old house'`,
		`"a [[historic]] day"`, `"an [[historic]] day"`,
		`{exact: "no comment", prefix: 'said she had ', suffix: ""}`, `{exact: "no comments", prefix: 'said he''d ', suffix: " yet"}`,
		"a long\n      line with [[an end]]\n      somewhere", "a line with [[an end]]",
		"the quick\n      brown [[fox]] jumps", "the quick red [[fox]] jumps",
		"        exact: the end", "        prefix: \"this is: \"\n        exact: the end",
	).Replace(spliced)
	for _, test := range []struct {
		name string
		as   func(string) string
	}{
		{"as it is", func(s string) string { return s }},
		{"lines end in CRLF", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
		{"with a byte order mark", func(s string) string { return "\ufeff" + s }},
	} {
		t.Run(test.name, func(t *testing.T) {
			have, err := Splice(test.as(spliced), hash, edits)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(test.as(want), have); d != "" {
				t.Errorf("sidecar (-want +have):\n%s", d)
			}
		})
	}
}

func TestSpliceAddsTheHashAtTheTop(t *testing.T) {
	hash := "sha256:" + strings.Repeat("1", 64)
	raw := "# mine\nannotations:\n  - {on: '[[a]]', note: b}\n"
	have, err := Splice(raw, hash, []AnchorEdit{{ID: "x1"}})
	if err != nil {
		t.Fatal(err)
	}
	want := "# mine\ntext: " + hash + "\nannotations:\n  - {id: x1, on: '[[a]]', note: b}\n"
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("sidecar (-want +have):\n%s", d)
	}
}

func TestSpliceRefusesWhatWouldNotReadBack(t *testing.T) {
	raw := "annotations:\n  - {on: '[[a]]', note: b}\n"
	for _, q := range []archive.Quote{{Exact: "a [[b]] c"}, {Prefix: "x [", Exact: "a"}, {Exact: ""}} {
		if have, err := Splice(raw, "", []AnchorEdit{{Quote: &q}}); !errors.Is(err, ErrSplice) {
			t.Errorf("%q: %q, %v, want ErrSplice", q, have, err)
		}
	}
}

func FuzzSplice(f *testing.F) {
	f.Add(spliced, "the ", "mayor", " of")
	f.Add("annotations:\n- on: |\n   x [[a]]\n  note: b\n", "p: ", "a'b", " #")
	f.Fuzz(func(t *testing.T, raw, prefix, exact, suffix string) {
		d := newDocument("", []byte(raw))
		before := d.sidecar("")
		if len(d.list) > 0 || len(before.Annotations) == 0 {
			return
		}
		out, err := Splice(raw, "", []AnchorEdit{{Quote: &archive.Quote{Prefix: prefix, Exact: exact, Suffix: suffix}}})
		if err != nil {
			return
		}
		d = newDocument("", []byte(out))
		after := d.sidecar("")
		if len(d.list) > 0 || after.Annotations[0].Quote.Exact != exact {
			t.Errorf("spliced %q into %q: %q", exact, raw, out)
		}
		if diff := cmp.Diff(before.Annotations[1:], after.Annotations[1:]); diff != "" {
			t.Errorf("other annotations changed (-before +after):\n%s", diff)
		}
	})
}
