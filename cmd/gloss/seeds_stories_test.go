package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// relatedSeed is what the tests of stories read of a line that gloss export prints.
type relatedSeed struct {
	ID, Story string
	Related   []struct {
		ID      string
		Reasons []struct {
			Kind, Text  string
			Here, There *struct{ Exact string }
		}
	}
}

// TestSeedsOfOneMeetingAreOneStory: the first two reports are of one meeting, the others of three others, of which two
// are between the same men, nine months apart. Names in the registry help, but must not be needed.
func TestSeedsOfOneMeetingAreOneStory(t *testing.T) {
	for _, registry := range []bool{true, false} {
		name := "with a registry"
		if !registry {
			name = "without a registry"
		}
		t.Run(name, func(t *testing.T) {
			seedFiles(t)
			root := seedArchive(t)
			if !registry {
				if err := os.RemoveAll(filepath.Join(root, "content", "entities")); err != nil {
					t.Fatal(err)
				}
			}
			imported := importSeeds(t, root, "imported")
			all := relatedSeeds(t, root, imported)
			if all[0].Story == "" || all[0].Story != all[1].Story {
				t.Errorf("the reports of one meeting are in the stories %q and %q", all[0].Story, all[1].Story)
			}
			for _, a := range all[2:] {
				if a.Story != "" {
					t.Errorf("%s, of another meeting, is in the story %q", a.ID, a.Story)
				}
			}
			checkPassage(t, all[1], all[0].ID, "international will", "international determination")
			for _, a := range all {
				checkLinksHaveReasons(t, a)
			}
		})
	}
}

// relatedSeeds returns the articles in the order of seeds.
func relatedSeeds(t *testing.T, root string, in []imported) []relatedSeed {
	t.Helper()
	args := []string{"-C", root, "export", "--format", "jsonl"}
	for _, i := range in {
		args = append(args, strings.TrimSuffix(strings.TrimPrefix(i.Path, "content/articles/"), ".txt"))
	}
	out, _ := glossed(t, args...)
	all := decodeLines[relatedSeed](t, out)
	if len(all) != len(seeds) {
		t.Fatalf("%d articles are exported, want %d", len(all), len(seeds))
	}
	return all
}

// checkPassage asks that a reason sets one phrase beside another.
func checkPassage(t *testing.T, from relatedSeed, to, here, there string) {
	t.Helper()
	var passages []string
	for _, r := range from.Related {
		if r.ID != to {
			continue
		}
		for _, reason := range r.Reasons {
			if reason.Here == nil || reason.There == nil {
				continue
			}
			if strings.Contains(reason.Here.Exact, here) && strings.Contains(reason.There.Exact, there) {
				return
			}
			passages = append(passages, reason.Here.Exact+"\n  beside "+reason.There.Exact)
		}
	}
	t.Errorf("%q does not stand beside %q, but:\n%s", here, there, strings.Join(passages, "\n"))
}

// checkLinksHaveReasons asks that every link rests on more than nearness in time.
func checkLinksHaveReasons(t *testing.T, a relatedSeed) {
	t.Helper()
	for _, r := range a.Related {
		substance := 0
		for _, reason := range r.Reasons {
			if reason.Kind != "time" && strings.HasSuffix(reason.Text, ".") {
				substance++
			}
		}
		if substance == 0 {
			t.Errorf("%s is related to %s for no reason", a.ID, r.ID)
		}
	}
}
