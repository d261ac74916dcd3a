package pages

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/view"
)

func TestQuotedRunsAreIsolatedAsAWhole(t *testing.T) {
	for _, c := range []struct{ dir, runs, want string }{ // * before what is marked, | between runs
		{"rtl", "وقال |*كارفر|: “It is |*a beginning|, no more.” ثم غادر", "وقال |*كارفر|: |ltr<“It is |*a beginning|, no more.”>| ثم غادر"},
		{"rtl", "*“No.”", "*“No.”"}, // all of it, of which its own direction is told
		{"rtl", "“No.”| ثم |*“Yes.”", "ltr<“No.”>| ثم |*ltr<“Yes.”>"},
		{"ltr", "She said |*«نعم», |and left.", "She said |*rtl<«نعم»>|*, |and left."},
		{"ltr", "“No”, |*she| said.", "“No”, |*she| said."},
	} {
		var in []view.Run
		for _, r := range strings.Split(c.runs, "|") {
			text, key := strings.CutPrefix(r, "*")
			in = append(in, view.Run{Text: text, Key: key})
		}
		var got []string
		for _, r := range isolated(c.dir, in) {
			s := r.Text
			if r.Opens != "" {
				s = r.Opens + "<" + s
			}
			if r.Key {
				s = "*" + s
			}
			if r.Closes {
				s += ">"
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%s (-want +have):\n%s", c.runs, diff)
		}
	}
}

func TestWhatIsQuotedAgainstTheTextIsIsolated(t *testing.T) {
	for _, c := range []struct {
		name, language, body string
		want                 []string // with the direction before it
	}{
		{"with its marks and its stop", "ar", "وقال: “Not yet (maybe)!” ثم غادر.", []string{"ltr “Not yet (maybe)!”"}},
		{"each by itself", "fa", "«Dover» و \"Calais\" و «پاریس»", []string{"ltr «Dover»", "ltr \"Calais\""}},
		{"within another", "ar", "«قال “No.” وغادر»", []string{"ltr “No.”"}},
		{"the outer of two", "ar", "قال: “He said «never» to me.”", []string{"ltr “He said «never» to me.”"}},
		{"not what has letters of both", "ar", "قال: “وصلنا Dover”.", nil},
		{"not what has none", "ar", "رحلة «24/7» اليوم", nil},
		{"not what does not end", "ar", "قال: “Not yet. ثم غادر", nil},
		{"not over the end of a paragraph", "ar", "قال: “Not yet\n\nثم” غادر", nil},
		{"not where the paragraph runs with it", "ar", "“Not yet.” He left.\n\nثم غادر.", nil},
		{"Arabic in English", "en", "She said «نعم!» and left; he said “no”.", []string{"rtl «نعم!»"}},
		{"Hebrew in English", "en", "She said “כן.” and left.", []string{"rtl “כן.”"}},
		{"nothing in English", "en", "He said “no — ça va” and left.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := small(t)
			a.Articles[0].Language, a.Articles[0].Body, a.Articles[0].Sidecar = c.language, c.body, nil
			p := planOf(t, a)
			var got []string
			for _, s := range p.isolatedSpans(0, nil) {
				got = append(got, strings.Trim(strings.TrimPrefix(s.Attrs, ` dir=`), `"`)+" "+p.Documents[0].Text[s.Start:s.End])
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +have:\n%s", diff)
			}
			text := string(viewOf[view.Article](t, p, p.articlePath(0)).Text)
			if n := strings.Count(text, "<bdi dir="); n != len(c.want) {
				t.Errorf("the page isolates %d parts: %s", n, text)
			}
		})
	}
}
