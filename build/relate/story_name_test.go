package relate

import (
	"strings"
	"testing"
)

func TestNamesOfStoriesAreApart(t *testing.T) {
	var reports []report
	for _, id := range []string{"a/b", "c/b", "x/a-b", "d/e-f", "d-e/f", "g/e-f", "g/F", "index", "h/Index", "Z/index", "plain", "x/B", "h-index"} {
		reports = append(reports, report{id: id, day: "2017-01-08", text: "A ferry sank."})
	}
	x := New(inputOf(t, reports))
	names := x.storyNames()
	seen := map[string]string{}
	for i, name := range names.of {
		fold := strings.ToLower(name)
		if before, taken := seen[fold]; taken || fold == "index" || strings.Contains(name, "/") {
			t.Errorf("%s is named %q, as %s", x.articles[i].ID, name, before)
		}
		seen[fold] = x.articles[i].ID
		if names.article[name] != int32(i) {
			t.Errorf("%q leads to article %d, want %d", name, names.article[name], i)
		}
	}
	for i, want := range map[int]string{1: "c-b", 2: "a-b", 5: "g-e-f", 7: "index-", 10: "plain"} {
		if !strings.HasPrefix(names.of[i], want) {
			t.Errorf("%s is named %q, want %q", x.articles[i].ID, names.of[i], want)
		}
	}
}
