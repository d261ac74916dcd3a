package synth

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// texts returns all files of an archive by path.
func texts(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, path)
		found[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestSameSeedGivesSameBytes(t *testing.T) {
	first := texts(t, FS(300, 1))
	if diff := cmp.Diff(first, texts(t, FS(300, 1))); diff != "" {
		t.Errorf("made twice (-first +second):\n%s", diff)
	}
	dir := t.TempDir()
	if err := Write(dir, 300, 1); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, texts(t, os.DirFS(dir))); diff != "" {
		t.Errorf("in memory and on disk (-memory +disk):\n%s", diff)
	}
	if cmp.Equal(first, texts(t, FS(300, 2))) {
		t.Error("another seed gives the same archive")
	}
}

func TestEmptyArchiveHasARegistry(t *testing.T) {
	files := texts(t, FS(0, 1))
	for _, name := range []string{"content/site.yaml", "content/sources.yaml", "content/entities/part-000.yaml"} {
		if files[name] == "" {
			t.Errorf("no %s", name)
		}
	}
	if len(files) != 3 {
		t.Errorf("%d files, want 3", len(files))
	}
}

var anchor = regexp.MustCompile(`(?m)^    on: "(.*)"$`)

func TestEveryAnchorFitsOnce(t *testing.T) {
	files := texts(t, FS(2000, 7))
	sidecars := 0
	for name, sidecar := range files {
		base, ok := strings.CutSuffix(name, ".notes.yaml")
		if !ok {
			continue
		}
		sidecars++
		body := files[base+".md"]
		if body == "" {
			t.Errorf("%s has no article", name)
		}
		text := strings.ToLower(marks.ReplaceAllString(body, ""))
		anchors := anchor.FindAllStringSubmatch(sidecar, -1)
		if len(anchors) != 2 {
			t.Errorf("%s has %d anchors, want 2", name, len(anchors))
		}
		for _, m := range anchors {
			quote := strings.NewReplacer("[[", "", "]]", "").Replace(m[1])
			if n := len(regexp.MustCompile(`\b`+quote+`\b`).FindAllString(text, -1)); n != 1 || len(quote) != len(m[1])-4 {
				t.Errorf("%s: the anchor %q fits %d times", name, m[1], n)
			}
		}
	}
	if sidecars != 200 {
		t.Errorf("%d sidecars, want 200", sidecars)
	}
}

func TestArchiveIsAsTheBenchmarksExpect(t *testing.T) {
	const n = 2000
	g := newGenerator(n, 3)
	size, straight, curly, first, last := 0, 0, 0, 0, 0
	err := generate(n, 3, func(path, text string) error {
		if !strings.HasSuffix(path, ".md") {
			return nil
		}
		_, body, _ := strings.Cut(text, "\n---\n")
		size += len(body)
		if strings.ContainsAny(body, "“’") {
			curly++
		} else if strings.ContainsAny(body, "'") {
			straight++
		}
		if strings.Contains(body, g.entities[0].name) {
			first++
		}
		if strings.Contains(body, g.entities[len(g.entities)-1].name) {
			last++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what      string
		have      float64
		low, high float64
	}{
		{"entities", float64(len(g.entities)), 400, 400},
		{"sources", float64(len(g.sources)), 40, 40},
		{"bytes in a body", float64(size) / n, 2100, 2600},
		{"share of outlets with straight quotation marks", float64(straight) / float64(straight+curly), 0.3, 0.5},
		{"share of articles that name the most used entity", float64(first) / n, 0.15, 0.6},
		{"share of articles that name the least used one", float64(last) / n, 0.001, 0.05},
	} {
		if c.have < c.low || c.have > c.high {
			t.Errorf("%s: %g, want %g to %g", c.what, c.have, c.low, c.high)
		}
	}
}

func TestOneArticleInTwentyIsANearCopy(t *testing.T) {
	var order []string
	err := generate(400, 5, func(path, text string) error {
		if strings.HasSuffix(path, ".md") {
			_, body, _ := strings.Cut(text, "\n---\n")
			order = append(order, body)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var copies []int
	for i := 1; i < len(order); i++ {
		if shared(order[i-1], order[i]) > 0.5 {
			copies = append(copies, i)
		}
	}
	var want []int
	for i := copyEvery - 1; i < len(order); i += copyEvery {
		want = append(want, i)
	}
	if !slices.Equal(copies, want) {
		t.Errorf("near copies at %v, want %v", copies, want)
	}
}

// shared returns the share of b's sentences that a has too, quotation marks aside.
func shared(a, b string) float64 {
	straight := strings.NewReplacer("’", "'", "“", `"`, "”", `"`)
	a, b = straight.Replace(a), straight.Replace(b)
	sentences := strings.Split(b, ". ")
	n := 0
	for _, s := range sentences {
		if strings.Contains(a, s) {
			n++
		}
	}
	return float64(n) / float64(len(sentences))
}

func BenchmarkGenerate(b *testing.B) {
	size := 0
	count := func(_, text string) error { size += len(text); return nil }
	if err := generate(1000, 1, count); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		if err := generate(1000, 1, count); err != nil {
			b.Fatal(err)
		}
	}
}
