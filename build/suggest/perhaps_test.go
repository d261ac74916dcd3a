package suggest_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/suggest"
)

func TestWhatMayBeANameIsListedLastAndStandsNowhereElse(t *testing.T) {
	found := []suggest.Finding{
		suggest.Find(input("en", "Dozens of WSRQ followers celebrated in Oslo.", "They came from the Northport Memorial.")),
		suggest.Find(input("en", "He lives on H Street, and read the northport news.", "Many came.")),
	}
	r := suggest.Group(nil, found)
	var have []string
	for _, c := range r.Candidates {
		if c.Perhaps != strings.HasPrefix(c.Reason, "perhaps a name: ") {
			t.Errorf("%q: perhaps is %v, the reason is %q", c.Name, c.Perhaps, c.Reason)
		}
		if c.Perhaps && c.Score >= 0.5 {
			t.Errorf("%q has the score %v, more than even", c.Name, c.Score)
		}
		name := c.Name
		if c.Perhaps {
			name += "?"
		}
		have = append(have, name)
	}
	if d := cmp.Diff([]string{"Oslo", "Northport Memorial", "H Street?", "WSRQ?", "Northport?"}, have); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
	for _, list := range r.Found {
		for _, o := range list {
			if o.Text == "WSRQ" || o.Text == "H Street" {
				t.Errorf("%q is a place of a name", o.Text)
			}
		}
	}
}

func TestPlaceInABodysNameIsPerhapsAName(t *testing.T) {
	found := []suggest.Finding{suggest.Find(input("en", "She studied at the University of North Norway at Bergen."))}
	for _, c := range suggest.Group(nil, found).Candidates {
		if c.Name == "Bergen" && c.Perhaps {
			return
		}
	}
	t.Error("Bergen is not perhaps a name")
}

func TestWhatMayBeANameIsNoneThatIsProposed(t *testing.T) {
	found := []suggest.Finding{
		suggest.Find(input("en", "Dozens of WSRQ followers celebrated in Oslo.")),
		suggest.Find(input("en", "It was the company WSRQ that said so, and the WSRQ spokesman Robert Holm.")),
	}
	for _, c := range suggest.Group(nil, found).Candidates {
		if c.Perhaps {
			t.Errorf("%q is perhaps a name, beside what is one", c.Name)
		}
	}
}

func TestWhatHasTheFormOfANameIsPerhapsOne(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"They met at the Skerry Museum in Oslo on Sunday.", "Skerry Museum in Oslo"},
		{"She spoke for the Northport Council's Rescue Committee.", "Northport Council's Rescue Committee"},
		{"It is an offence under the Civil Code of that year.", "Civil Code"},
		{"The government may fall, and many fear that the Government will not yield.", "Government"},
	} {
		var have []string
		for _, c := range suggest.Group(nil, []suggest.Finding{suggest.Find(input("en", tt.text))}).Candidates {
			if c.Name == tt.want && c.Perhaps {
				have = nil
				break
			}
			have = append(have, c.Name)
		}
		if have != nil {
			t.Errorf("%q: %q, and %q is not perhaps one", tt.text, have, tt.want)
		}
	}
	for _, text := range []string{
		"The new Norwegian Foreign Minister was heard.", // titles
		"They met in Bergen in Norway.",                 // a town and its country
		"Last Friday the ferry sailed.",
	} {
		for _, c := range suggest.Group(nil, []suggest.Finding{suggest.Find(input("en", text))}).Candidates {
			if c.Perhaps {
				t.Errorf("%q: %q is perhaps a name", text, c.Name)
			}
		}
	}
}
