package load_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/load"
)

// proposals are an entity, what may be a form of one that there is, and an entity whose words YAML could misread.
func proposals() []load.Proposal {
	return []load.Proposal{
		{Entity: archive.Entity{ID: "eva-lund", Type: "person", Name: "Eva Lund", Aliases: []string{"Lund, Eva"}}, Comments: []string{"0.97: 3 places", "harbour: met [Eva Lund]"}},
		{Comments: []string{"“Ada  Hollm”\nmay be another form of ada-holm"}},
		{Entity: archive.Entity{ID: "no", Type: "place", Name: "#1: No", Adjectives: []string{"Noan", "Noans"}}},
	}
}

const proposed = `# 0.97: 3 places
# harbour: met [Eva Lund]
- id: eva-lund
  type: person
  name: Eva Lund
  aliases: ["Lund, Eva"]

# “Ada Hollm” may be another form of ada-holm

- id: "no"
  type: place
  name: "#1: No"
  adjectives: [Noan, Noans]
`

func TestProposalsComeAfterWhatTheFileHas(t *testing.T) {
	const one = "- {id: a, type: x, name: A}\n"
	for name, tt := range map[string]struct{ old, want string }{
		"new file":              {"", proposed},
		"only a comment":        {"# Mine.\n", "# Mine.\n\n" + proposed},
		"after entities":        {registry, registry + "\n" + proposed},
		"no newline at the end": {strings.TrimSuffix(registry, "\n"), registry + "\n" + proposed},
		"indented":              {"  " + one, "  " + one + "\n" + strings.ReplaceAll("  "+strings.ReplaceAll(strings.TrimSuffix(proposed, "\n"), "\n", "\n  "), "  \n", "\n") + "\n"},
		"windows":               {strings.ReplaceAll(registry, "\n", "\r\n"), strings.ReplaceAll(registry+"\n"+proposed, "\n", "\r\n")},
		"byte order mark":       {"\ufeff" + registry, "\ufeff" + registry + "\n" + proposed},
	} {
		t.Run(name, func(t *testing.T) {
			have, err := load.AppendProposals("entities/x.yaml", []byte(tt.old), proposals())
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, string(have)); d != "" {
				t.Errorf("(-want +have):\n%s", d)
			}
		})
	}
}

func TestCommentThatStandsThereIsNotProposedAgain(t *testing.T) {
	for _, newline := range []string{"\n", "\r\n"} {
		old := strings.ReplaceAll(registry+"\n"+proposed, "\n", newline)
		have, err := load.AppendProposals("entities/x.yaml", []byte(old), proposals()[1:2])
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(old, string(have)); d != "" {
			t.Errorf("(-want +have):\n%s", d)
		}
	}
}

func TestNothingIsProposedInAFileThatCannotBeAddedTo(t *testing.T) {
	for name, old := range map[string]string{
		"in brackets":   "[{id: a, type: x, name: A}]\n",
		"broken":        "- {id: a, type: x, name: [A}\n",
		"no list":       "a: b\n",
		"a second part": "- {id: a, type: x, name: A}\n...\n",
	} {
		if have, err := load.AppendProposals("entities/x.yaml", []byte(old), proposals()); err == nil {
			t.Errorf("%s: %q becomes %q", name, old, have)
		}
	}
}
