package compare

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// spelled writes edits as wdiff does: [-deleted-] and {+inserted+}.
func spelled(original, copied string, edits []Edit) string {
	var out []string
	for _, e := range edits {
		switch e.Kind {
		case Deleted:
			out = append(out, "[-"+original[e.From.Start:e.From.End]+"-]")
		case Inserted:
			out = append(out, "{+"+copied[e.To.Start:e.To.End]+"+}")
		default:
			out = append(out, copied[e.To.Start:e.To.End])
		}
	}
	return strings.Join(out, " ")
}

func TestDiffShowsWhatACopyChanged(t *testing.T) {
	for _, c := range []struct{ name, original, copied, want string }{
		{"nothing", "The mole is lit.", "The mole is lit.", "The mole is lit."},
		{"white space alone", "The mole\nis lit.", "The mole is lit.", "The mole is lit."},
		{"a word", "The old mole is lit.", "The new mole is lit.", "The [-old-] {+new+} mole is lit."},
		{"a sign", "He said: “no”.", "He said: “no!”", "He said: [-“no”.-] {+“no!”+}"},
		{"at the ends", "Port Hael — The mole is lit.", "The mole is lit. All rights reserved.", "[-Port Hael —-] The mole is lit. {+All rights reserved.+}"},
		{"everything", "one two", "three four five", "[-one two-] {+three four five+}"},
		{"from nothing", "", "one", "{+one+}"},
		{"to nothing", "one", "", "[-one-]"},
		{"both empty", "", "", ""},
		{"twice the same words", "a b a b c", "a b c", "[-a b-] a b c"},
		{"right to left", "أضاء الرصيف القديم", "أضاء الرصيف الجديد", "أضاء الرصيف [-القديم-] {+الجديد+}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			have := spelled(c.original, c.copied, Diff(c.original, c.copied))
			if c.name == "twice the same words" {
				if n := strings.Count(have, "[-"); n != 1 || strings.Contains(have, "{+") {
					t.Errorf("not a shortest edit: %s", have)
				}
				return
			}
			if d := cmp.Diff(c.want, have); d != "" {
				t.Error(d)
			}
		})
	}
}

// FuzzDiffHoldsBothTexts says that the edits, read one way, are the words of the original, and read the other way those
// of the copy.
func FuzzDiffHoldsBothTexts(f *testing.F) {
	f.Add("the old mole is lit", "the new mole is not lit")
	f.Add("a b c a b b a", "c b a b a c")
	f.Add("", "x")
	f.Fuzz(func(t *testing.T, original, copied string) {
		var from, to []string
		for _, e := range Diff(original, copied) {
			a, b := original[e.From.Start:e.From.End], copied[e.To.Start:e.To.End]
			from = append(from, wordsOf(a)...)
			to = append(to, wordsOf(b)...)
			if e.Kind == Same && !cmp.Equal(wordsOf(a), wordsOf(b)) {
				t.Errorf("%q and %q are said to be the same", a, b)
			}
		}
		if d := cmp.Diff(wordsOf(original), from); d != "" {
			t.Error("original:", d)
		}
		if d := cmp.Diff(wordsOf(copied), to); d != "" {
			t.Error("copy:", d)
		}
	})
}

func wordsOf(s string) []string {
	out := []string{}
	for _, w := range fields(s) {
		out = append(out, s[w.Start:w.End])
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
