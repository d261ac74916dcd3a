package annotate

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

// coast is the registry of the invented world of testdata/quotations.txt.
func coast() []archive.Entity {
	return []archive.Entity{
		{ID: "dalen", Type: "person", Name: "Erik Dalen", Description: "Foreign minister of Tolmia."},
		{ID: "haddin", Type: "person", Name: "Tomas al-Haddin", Description: "President of Corvan since 2011."},
		{ID: "berin", Type: "person", Name: "Hadi Amir-Berin", Description: "Secretary of Corvan’s Supreme Security Council."},
		{ID: "noor", Type: "person", Name: "Leila Noor", Description: "Spokeswoman of the United Leagues."},
		{ID: "vance", Type: "person", Name: "Margaret Vance", Description: "Mayor of Port Orun."},
		{ID: "okoro", Type: "person", Name: "Samuel Okoro", Description: "Chief executive of Orun Shipping."},
		{ID: "sorel", Type: "person", Name: "Nadia Sorel", Description: "Envoy of the United Leagues."},
		{ID: "tolmia", Type: "place", Name: "Tolmia", Adjectives: []string{"Tolmian"}},
		{ID: "corvan", Type: "place", Name: "Corvan", Adjectives: []string{"Corvani"}},
		{ID: "port", Type: "place", Name: "Port Orun"},
		{ID: "esker", Type: "place", Name: "Esker"},
		{ID: "ul", Type: "organization", Name: "United Leagues", Aliases: []string{"UL", "U.L."}},
		{ID: "ssc", Type: "organization", Name: "Supreme Security Council", Aliases: []string{"SSC"}},
		{ID: "shipping", Type: "organization", Name: "Orun Shipping"},
		{ID: "police", Type: "organization", Name: "Harbour Police"},
	}
}

// said annotates a text and returns its quotations as “kind speaker: words”.
func said(entities []archive.Entity, in Input) []string {
	in.Blocks = blocksOf(in.Text)
	res := Article(NewRegistry(entities), in)
	out := []string{}
	for _, q := range res.Quotations {
		var ids []string
		for _, v := range res.Voices(q) {
			ids = append(ids, entities[v.Speaker].ID)
		}
		who := cmp.Or(strings.Join(ids, "+"), "-")
		out = append(out, fmt.Sprintf("%s %s: %s", q.Speech, who, in.Text[q.Start:q.End]))
	}
	return out
}

type goldCase struct {
	name, text string
	want       []string
}

func readGold(t *testing.T, file string) []goldCase {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []goldCase
	for i, part := range strings.Split(string(data), "\n== ") {
		if i == 0 {
			continue // what the file says of itself
		}
		head, body, ok := strings.Cut(part, "\n----\n")
		name, text, named := strings.Cut(head, "\n")
		if !ok || !named {
			t.Fatalf("%s: %q has no text and no answer", file, head)
		}
		c := goldCase{name: name, text: text}
		for line := range strings.Lines(body) {
			if line = strings.TrimSpace(line); line != "" {
				c.want = append(c.want, line)
			}
		}
		out = append(out, c)
	}
	return out
}

// score counts how quotations with speakers were met.
type score struct{ gold, given, right int }

// add compares the quotations of one text, of which only those of the given kinds count. A quotation counts where its words and its speaker are both right; one
// that has no speaker in truth and gets none counts for neither side.
func (s *score) add(want, have []string, kinds ...string) {
	counts := func(line string) bool {
		kind, rest, _ := strings.Cut(line, " ")
		return slices.Contains(kinds, kind) && !strings.HasPrefix(rest, "-:")
	}
	for _, w := range want {
		if counts(w) {
			s.gold++
			if slices.Contains(have, w) {
				s.right++
			}
		}
	}
	for _, h := range have {
		if counts(h) {
			s.given++
		}
	}
}

func (s score) check(t *testing.T, what string, precision, recall float64) {
	t.Helper()
	p, r := float64(s.right)/float64(max(1, s.given)), float64(s.right)/float64(max(1, s.gold))
	t.Logf("%s: %d in truth, %d given, %d right: precision %.3f, recall %.3f", what, s.gold, s.given, s.right, p, r)
	if p < precision || r < recall {
		t.Errorf("%s: precision %.3f and recall %.3f, want %.2f and %.2f", what, p, r, precision, recall)
	}
}

func TestSpeakersOfTheGoldSet(t *testing.T) {
	var marked, reported score
	for _, c := range append(readGold(t, "testdata/quotations.txt"), readGold(t, "testdata/quotations-joint.txt")...) {
		have := said(coast(), Input{Text: c.text, Language: "en"})
		marked.add(c.want, have, "direct", "mixed")
		reported.add(c.want, have, "indirect")
		if d := gocmp.Diff(c.want, have); d != "" && len(c.want)+len(have) > 0 {
			t.Logf("%s (-truth +found):\n%s", c.name, d)
		}
	}
	if marked.gold < 90 {
		t.Errorf("the set has %d quotations with speakers, want 90 at least", marked.gold)
	}
	marked.check(t, "direct and mixed", 0.95, 0.80)
	reported.check(t, "indirect", 0.95, 0.60)
}
