package build_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"gloss/build"
	"gloss/build/suggest"
	"gloss/build/synth"
)

// harbour is an archive of two articles.
func harbour() fstest.MapFS {
	return fstest.MapFS{
		"content/site.yaml":           {Data: []byte("title: T\nlanguage: en\n")},
		"content/sources.yaml":        {Data: []byte("- {id: s, name: S}\n")},
		"content/entities/all.yaml":   {Data: []byte("- {id: eva-lund, type: person, name: Eva Lund}\n")},
		"content/articles/first.txt":  {Data: []byte("---\ntitle: First\nsource: s\npublished: 2024-05-06\n---\nShe met Eva Lund and Peter Holm in Oslo.\n")},
		"content/articles/second.txt": {Data: []byte("---\ntitle: Second\nsource: s\npublished: 2024-05-07\n---\nPeter Holm left Oslo for Bergen.\n")},
	}
}

func TestUnknownNamesAreRememberedAsTheyWouldBeFoundAnew(t *testing.T) {
	var memory build.UnknownNames
	for name, edit := range map[string]struct{ file, text string }{
		"nothing":  {},
		"registry": {"content/entities/all.yaml", "- {id: peter-holm, type: person, name: Peter Holm}\n"},
		"article":  {"content/articles/second.txt", "---\ntitle: Second\nsource: s\npublished: 2024-05-07\n---\nPeter Holm left Oslo for Trondheim.\n"},
		"language": {"content/site.yaml", "title: T\nlanguage: de\n"},
	} {
		memory.Of(buildOf(t, harbour(), build.Options{}))
		fsys := harbour()
		if edit.file != "" {
			fsys[edit.file] = &fstest.MapFile{Data: []byte(edit.text)}
		}
		out := buildOf(t, fsys, build.Options{})
		var anew [][]suggest.Name
		for i := range out.Archive().Articles {
			anew = append(anew, out.UnknownNames(i))
		}
		if d := cmp.Diff(anew, memory.Of(out)); d != "" {
			t.Errorf("%s changed (-anew +remembered):\n%s", name, d)
		}
	}
}

func TestKnownNamesAreNotSuggested(t *testing.T) {
	out := buildOf(t, harbour(), build.Options{})
	r, err := out.Suggest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	have := map[string][]string{}
	for _, c := range r.Candidates {
		for _, i := range c.Articles {
			have[c.Name] = append(have[c.Name], out.Archive().Articles[i].ID)
		}
	}
	want := map[string][]string{"Peter Holm": {"first", "second"}, "Oslo": {"first", "second"}, "Bergen": {"second"}}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
}

// BenchmarkUnknownNames compares looking through an archive for the first time with doing it again when nothing changed.
func BenchmarkUnknownNames(b *testing.B) {
	out := buildOf(b, synth.FS(2000, 1), build.Options{})
	size := int64(0)
	for i := range out.Export().Documents {
		size += int64(len(out.Export().Documents[i].Text))
	}
	b.Run("anew", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			new(build.UnknownNames).Of(out)
		}
	})
	b.Run("remembered", func(b *testing.B) {
		var memory build.UnknownNames
		memory.Of(out)
		b.SetBytes(size)
		for b.Loop() {
			memory.Of(out)
		}
	})
}
