package load_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/load"
)

const registry = `# People.

- id: ada-holm   # the mayor
  type: person
  name: Ada Holm
  aliases: [Mayor Holm, 'A. Holm']
  description: Mayor.

- id: bo
  type: person
  name: Bo
  aliases:
    - Bo the Elder
  wikidata: Q1

- {id: cy, type: person, name: Cy}

- id: di
  type: person
  name: Di
`

func TestEntityIsAppendedAsAnEditorWould(t *testing.T) {
	e := archive.Entity{ID: "eva-lund", Type: "person", Name: "Eva Lund", Aliases: []string{"Lund, Eva", "ايفا"}, Description: "Says: “no”."}
	const added = "- id: eva-lund\n  type: person\n  name: Eva Lund\n  aliases: [\"Lund, Eva\", ايفا]\n  description: \"Says: “no”.\"\n"
	indented := "  " + strings.ReplaceAll(strings.TrimSuffix(added, "\n"), "\n", "\n  ") + "\n"
	for name, tt := range map[string]struct{ old, want string }{
		"new file":                {"", added},
		"only a comment":          {"# Mine.\n", "# Mine.\n" + added},
		"parted by blank lines":   {registry, registry + "\n" + added},
		"no newline at the end":   {strings.TrimSuffix(registry, "\n"), registry + "\n" + added},
		"a blank line at the end": {registry + "\n", registry + "\n" + added},
		"not parted":              {"- {id: a, type: x, name: A}\n- {id: b, type: x, name: B}\n", "- {id: a, type: x, name: A}\n- {id: b, type: x, name: B}\n" + added},
		"indented":                {"  - {id: a, type: x, name: A}\n", "  - {id: a, type: x, name: A}\n\n" + indented},
		"windows":                 {strings.ReplaceAll(registry, "\n", "\r\n"), strings.ReplaceAll(registry+"\n"+added, "\n", "\r\n")},
		"byte order mark":         {"\ufeff" + registry, "\ufeff" + registry + "\n" + added},
	} {
		t.Run(name, func(t *testing.T) {
			have, err := load.AppendEntity([]byte(tt.old), e)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, string(have)); d != "" {
				t.Errorf("(-want +have):\n%s", d)
			}
		})
	}
	for _, old := range []string{"[{id: a, type: x, name: A}]\n", "- {id: a, type: x, name: [A}\n", "a: b\n"} {
		if have, err := load.AppendEntity([]byte(old), e); err == nil {
			t.Errorf("%q becomes %q", old, have)
		}
	}
}

func TestAliasIsAddedWhereAliasesStand(t *testing.T) {
	for _, c := range []struct {
		index    int
		old, now string
	}{
		{0, "'A. Holm'", "'A. Holm', Her Honour, \"Holm: the mayor\""},
		{1, "Elder\n", "Elder\n    - Her Honour\n    - \"Holm: the mayor\"\n"},
		{2, "{id: cy", "{aliases: [Her Honour, \"Holm: the mayor\"], id: cy"},
		{3, "name: Di\n", "name: Di\n  aliases: [Her Honour, \"Holm: the mayor\"]\n"},
	} {
		have, err := load.AddAliases([]byte(registry), c.index, []string{"Her Honour", "Holm: the mayor"})
		if err != nil {
			t.Errorf("entity %d: %v", c.index+1, err)
			continue
		}
		if d := cmp.Diff(strings.Replace(registry, c.old, c.now, 1), string(have)); d != "" {
			t.Errorf("entity %d (-want +have):\n%s", c.index+1, d)
		}
	}
}

// FuzzRegistry adds to any file of the registry: what comes out begins with it and says one thing more, or nothing
// comes out.
func FuzzRegistry(f *testing.F) {
	for _, s := range []string{"plain", "a: b # c", "two\nlines", "\u202eabc\u2066", "🧿 👩‍👩‍👧", "- x", "null", "2017-01-08", "[x]", "&a", "*a", `"'\`, "\u0000\u2028", "x, y", "é "} {
		f.Add(registry, s, uint8(0))
		f.Add("", s, uint8(1))
	}
	f.Fuzz(func(t *testing.T, old, value string, index uint8) {
		before, err := load.ReadEntities("f", []byte(old))
		if err != nil {
			return
		}
		e := archive.Entity{ID: "new", Type: "person", Name: value, Aliases: []string{value}, Description: value, File: "f"}
		if out, err := load.AppendEntity([]byte(old), e); err == nil {
			e.Index = len(before)
			have, err := load.ReadEntities("f", out)
			if err != nil || !reflect.DeepEqual(append(before[:len(before):len(before)], e), have) || !strings.HasPrefix(string(out), old) {
				t.Errorf("%q says %+v, %v", out, have, err)
			}
		}
		if int(index) >= len(before) {
			return
		}
		if out, err := load.AddAliases([]byte(old), int(index), []string{value}); err == nil {
			before[index].Aliases = append(before[index].Aliases, value)
			have, err := load.ReadEntities("f", out)
			if err != nil || !reflect.DeepEqual(before, have) {
				t.Errorf("%q says %+v, %v", out, have, err)
			}
		}
	})
}
