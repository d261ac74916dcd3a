package annotate

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

// datesIn annotates an English text and returns its dates as “words = EDTF”.
func datesIn(text, published string) []string { return datesInLanguage("en", text, published) }

func datesInLanguage(language, text, published string) []string {
	in := Input{Text: text, Blocks: blocksOf(text), Language: language}
	in.Published, _ = archive.ParseDate(published)
	out := []string{}
	for _, d := range Article(nil, in).Dates {
		value := d.Value
		if value == "" {
			value = "-"
		}
		out = append(out, text[d.Start:d.End]+" = "+value)
	}
	return out
}

func TestDatesOfTheGoldSet(t *testing.T) {
	data, err := os.ReadFile("testdata/dates.txt")
	if err != nil {
		t.Fatal(err)
	}
	var s score
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		part := strings.Split(strings.TrimRight(line, "\n"), " | ")
		if len(part) == 2 {
			part[1] = strings.TrimSuffix(part[1], " |")
			part = append(part, "")
		}
		var want []string
		for w := range strings.SplitSeq(part[2], "; ") {
			if w != "" {
				want = append(want, strings.TrimSpace(w))
			}
		}
		have := datesIn(part[1], part[0])
		s.gold += len(want)
		s.given += len(have)
		for _, w := range want {
			if slices.Contains(have, w) {
				s.right++
			}
		}
		if d := cmp.Diff(want, have); d != "" && len(want)+len(have) > 0 {
			t.Logf("%s | %s (-truth +found):\n%s", part[0], part[1], d)
		}
	}
	if s.gold < 80 {
		t.Errorf("the set has %d dates, want 80 at least", s.gold)
	}
	s.check(t, "dates", 0.97, 0.90)
}

func TestDatesBeyondTheCalendarAreNone(t *testing.T) {
	for _, test := range []struct {
		published, text string
		want            []string
	}{
		{"9999-12-31", "It is tomorrow, next week, next month or next year, in January or on January 2.", []string{}},
		{"0000-01-01", "It was yesterday, last week, last month or last year, two weeks ago, last summer or in the past month.", []string{}},
		{"2017-01-08", "It was 900 decades ago.", []string{}},
		{"2017-01-08", "In 1990 it was 28–31 February.", []string{"1990 = 1990"}},
		{"2016-02-29", "In 1991 it rained. On February 28–29 it snowed.", []string{"1991 = 1991", "February 28–29 = 2016-02-28/2016-02-29"}},
	} {
		if d := cmp.Diff(test.want, datesIn(test.text, test.published)); d != "" {
			t.Errorf("published %s: %q: dates (-want +have):\n%s", test.published, test.text, d)
		}
	}
}
