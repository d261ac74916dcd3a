package load_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/load"
)

func addition(id string) load.Addition {
	return load.Addition{
		Annotation: archive.Annotation{ID: id, Kind: archive.KindNote, Quote: archive.Quote{Prefix: "at ", Exact: "noon", Suffix: " he"}, Value: "A *note*.", Tags: []string{"wording", "Two words"}},
		Comment:    "from https://notes.example/1",
	}
}

const block = `  # from https://notes.example/1
  - id: new1
    on: "at [[noon]] he"
    note: "A *note*."
    tags: [wording, "Two words"]
`

func TestAnnotationsAreAppendedAsAnEditorWould(t *testing.T) {
	const old = `# Mine.
annotations:
  - {id: a, on: "[[x]]", note: one}   # keep

  - id: b
    on: '[[y]]'
    note: |
      two
`
	const hash = "text: sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
	unindented := strings.ReplaceAll(strings.TrimPrefix(block, "  "), "\n  ", "\n")
	for name, tt := range map[string]struct{ old, want string }{
		"new file":              {"", "annotations:\n" + block},
		"only a comment":        {"# Mine.", "# Mine.\nannotations:\n" + block},
		"at the end":            {old, old + block},
		"no newline at the end": {strings.TrimSuffix(old, "\n"), old + block},
		"another key after":     {old + "\n# The text.\n" + hash, old + block + "\n# The text.\n" + hash},
		"another key before":    {hash + old, hash + old + block},
		"empty list":            {"annotations: # none yet\n" + hash, "annotations: # none yet\n" + block + hash},
		"no list":               {hash, hash + "annotations:\n" + block},
		"not indented":          {"annotations:\n- {on: \"[[x]]\", note: n}\n", "annotations:\n- {on: \"[[x]]\", note: n}\n" + unindented},
		"windows":               {strings.ReplaceAll(old, "\n", "\r\n"), strings.ReplaceAll(old+block, "\n", "\r\n")},
		"byte order mark":       {"\ufeff" + old, "\ufeff" + old + block},
	} {
		t.Run(name, func(t *testing.T) {
			have, err := load.AppendAnnotations([]byte(tt.old), []load.Addition{addition("new1")})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, string(have)); d != "" {
				t.Errorf("file (-want +have):\n%s", d)
			}
		})
	}
}

func TestSidecarsWithoutAPlaceToAppendAreRefused(t *testing.T) {
	for name, old := range map[string]string{
		"flow list":    `annotations: [{on: "[[x]]", note: n}]`,
		"flow mapping": `{annotations: [{on: "[[x]]", note: n}]}`,
		"empty flow":   "annotations: []\n",
		"null":         "annotations: null\n",
		"end mark":     "annotations:\n  - {on: \"[[x]]\", note: n}\n...\n",
	} {
		if out, err := load.AppendAnnotations([]byte(old), []load.Addition{addition("new1")}); !errors.Is(err, load.ErrSidecarStyle) {
			t.Errorf("%s: error %v, file\n%s", name, err, out)
		}
	}
	if _, err := load.AppendAnnotations([]byte("annotations:\n  - what: n\n"), []load.Addition{addition("n")}); err == nil || !strings.Contains(err.Error(), `no key "what"`) {
		t.Errorf("a sidecar with an error: %v", err)
	}
}

func FuzzAppendedAnnotationsAreReadBack(f *testing.F) {
	f.Add("at ", "noon", " he", "A note.", "tag", "a comment", uint8(2))
	f.Add("[[", "]]", "[", "two\n\n lines: - #\n", "- x", "c\nannotations:", uint8(2))
	f.Add("", "“\u2028\u0085\u202e”", "\\\"", "\tnote\x00", "yes", "\r", uint8(2))
	f.Add("", "x", "", "none", "", "", uint8(0))
	f.Fuzz(func(t *testing.T, prefix, exact, suffix, value, tag, comment string, kind uint8) {
		a := load.Addition{Comment: comment, Annotation: archive.Annotation{
			ID: "n1", Kind: archive.KindNote, Value: value, Quote: archive.Quote{Prefix: prefix, Exact: exact, Suffix: suffix}, Tags: []string{tag},
		}}
		if kind%2 == 0 {
			a.Kind, a.Tags = archive.KindSpeaker, nil
		}
		old := []byte("annotations:\n  - {id: o, on: \"[[x]]\", note: n}\n")
		out, err := load.AppendAnnotations(old, []load.Addition{a})
		if err != nil {
			return // what cannot stand in a sidecar, such as an empty note, is refused as a whole
		}
		if !bytes.HasPrefix(out, old) {
			t.Fatalf("the old file changed:\n%s", out)
		}
		const name = "content/articles/a.notes.yaml"
		fsys := fstest.MapFS{name: {Data: out}, "content/articles/a.txt": {Data: []byte("---\ntitle: A\n---\nx")}}
		article, _ := load.Article(fsys, load.ArticleFile{ID: "a", File: "articles/a.txt", Sidecar: "articles/a.notes.yaml"})
		if len(article.Sidecar.Annotations) != 2 {
			t.Fatalf("%d annotations in\n%s", len(article.Sidecar.Annotations), out)
		}
		if d := cmp.Diff(a.Annotation, article.Sidecar.Annotations[1]); d != "" {
			t.Errorf("annotation (-want +have):\n%s\nin\n%s", d, out)
		}
	})
}

// An editor reads the file again: words of Persian have joiners in them, and keep them as they are typed.
func TestJoinersAreWrittenAsTheyAre(t *testing.T) {
	const words = "می\u200cخواهد"
	a := load.Addition{Annotation: archive.Annotation{ID: "n1", Kind: archive.KindNote, Quote: archive.Quote{Exact: words}, Value: words + ":\u202e"}}
	out, err := load.AppendAnnotations(nil, []load.Addition{a})
	if err != nil {
		t.Fatal(err)
	}
	want := "annotations:\n  - id: n1\n    on: \"[[" + words + "]]\"\n    note: \"" + words + ":\\u202E\"\n"
	if diff := cmp.Diff(want, string(out)); diff != "" {
		t.Errorf("(-want +have):\n%s", diff)
	}
	entity, err := load.AppendEntity(nil, archive.Entity{ID: "x", Type: "person", Name: words})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("- id: x\n  type: person\n  name: "+words+"\n", string(entity)); diff != "" {
		t.Errorf("(-want +have):\n%s", diff)
	}
}
