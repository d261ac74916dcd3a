package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// seedNames are the people, organizations and places that a careful reader of the reports lists, each by one of the
// forms in which it stands there.
var seedNames = map[string][]string{
	"person": {
		"Ali Shamkhani", "Bashar al-Assad", "Ali Mamlouk", "Alexander Lavrentiev", "Hossein Amir-Abdollahian", "Walid al-Muallem",
		"Hadiyeh Khalaf Abbas", "Hossein Jaberi Ansari", "Putin",
	},
	"organization": {
		"Supreme National Security Council", "Al-Nusra Front", "Daesh", "United Nations", "United Nations Security Council", "Hezbollah",
		"Syrian Army", "ISIL",
	},
	"place": {
		"Syria", "Iran", "Russia", "Tehran", "Damascus", "Moscow", "Aleppo", "Astana", "Turkey", "Kazakhstan", "Iraq", "Deir Ezzor", "Idlib",
		"Foua", "Kefraya", "Mosul", "Tal Afar", "Lebanon", "Ankara", "Geneva", "Middle East", "Persian Gulf", "US",
	},
}

// seedAlso are further names that are right to propose, though some readers would leave them out: agencies that sign,
// and what may be an organization or a movement.
var seedAlso = []string{"Islamic Republic", "RNA", "Rasa", "Fateh al-Sham", "Jabhat Fateh al-Sham", "Takfiri"}

// TestSeedsAreSuggestedWhatTheyName checks that with an empty registry all that the reports name is proposed, with its
// type, and at most one in five of what is proposed is none of it.
func TestSeedsAreSuggestedWhatTheyName(t *testing.T) {
	seedFiles(t)
	root := t.TempDir()
	for name, text := range map[string]string{"site.yaml": "title: Reports\nlanguage: en\n", "sources.yaml": "- {id: desk, name: Desk}\n"} {
		file := filepath.Join(root, "content", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	glossed(t, "-C", root, "import", seedsFolder)
	out, _ := glossed(t, "-C", root, "suggest", "--json")
	types, proposed := map[string]string{}, 0
	var noise []string
	all := slices.Concat(seedNames["person"], seedNames["organization"], seedNames["place"], seedAlso)
	for _, s := range decodeLines[suggested](t, out) {
		types[s.Name] = s.Type
		if s.AliasOf != "" {
			continue
		}
		proposed++
		if !slices.ContainsFunc(append(s.Forms, s.Name), func(n string) bool { return slices.Contains(all, n) }) {
			noise = append(noise, s.Name)
		}
	}
	for want, names := range seedNames {
		for _, n := range names {
			if types[n] != want {
				t.Errorf("%q is proposed as %q, want %q", n, types[n], want)
			}
		}
	}
	if len(noise)*5 > proposed {
		t.Errorf("%d of %d proposed names are none: %s", len(noise), proposed, strings.Join(noise, ", "))
	}
}
