package load_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gloss/build/archive"
	"gloss/build/diag"
	"gloss/build/load"
)

var sameDate = cmp.Comparer(func(a, b archive.Date) bool { return a.String() == b.String() })

// fine returns the archive of a golden in which nothing is wrong.
func fine(t *testing.T) fs.FS {
	t.Helper()
	golden, err := txtar.ParseFile("testdata/archive-fine.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return archiveOf(t, golden)
}

func TestScanListsEveryFileOnce(t *testing.T) {
	have, _ := load.Scan(fine(t))
	want := &load.Files{
		Site:     "site.yaml",
		Sources:  "sources.yaml",
		Stories:  "stories.yaml",
		Entities: []string{"entities/more/places.yml", "entities/people.yaml"},
		Articles: []load.ArticleFile{
			{ID: "2017/plan", File: "articles/2017/plan.txt"},
			{ID: "2017/truce", File: "articles/2017/truce.md", Sidecar: "articles/2017/truce.notes.yaml"},
		},
		Pages:  []string{"pages/about.md"},
		Assets: []string{"articles/2017/map.PNG"},
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("files (-want +have):\n%s", diff)
	}
}

func TestBaseReadsEveryKey(t *testing.T) {
	fsys := fine(t)
	files, _ := load.Scan(fsys)
	have, _ := load.Base(fsys, files)
	want := &archive.Archive{
		Site: archive.Site{
			Title: "Coverage of the truce", Description: "What was written.", BaseURL: "https://example.org/truce/", Language: "en", Rights: "CC-BY-4.0",
			Types:   append(archive.BuiltinTypes(), archive.Type{ID: "ship", Name: "Ship", Plural: "Ships", Folder: "ships"}),
			Exports: []string{"w3c", "tei", "csl"},
		},
		Sources: []archive.Source{{
			ID: "press-tv", Name: "Press TV", Aliases: []string{"PressTV"}, Kind: "broadcaster", Country: "IR", Language: "en", URL: "https://example.org",
			Rights: "all-rights-reserved", About: "A broadcaster.", Boilerplate: []string{"(?i)share this article"}, File: "sources.yaml",
		}},
		Stories: []archive.Story{{ID: "truce", Title: "The truce", About: "How it *held*.", File: "stories.yaml"}},
		Entities: []archive.Entity{
			{
				ID: "damascus", Type: "place", Name: "Damascus", GeoNames: "170654", Location: &archive.Location{Lat: 33.51, Lon: 36.29},
				Adjectives: []string{"Damascene"}, File: "entities/more/places.yml",
			},
			{
				ID: "truce-2016", Type: "event", Name: "Truce", Start: date(t, "2016-12-30"), End: date(t, "2016-12"),
				File: "entities/more/places.yml", Index: 1,
			},
			{
				ID: "ali-shamkhani", Type: "person", Name: "Ali Shamkhani", Aliases: []string{"Admiral Shamkhani"}, Description: "An official.",
				Wikidata: "Q42", SameAs: []string{"https://example.org/ali"}, PartOf: []string{"snsc"}, Context: []string{"Tehran"},
				Match: archive.Match{Case: "exact", NoSurname: true}, File: "entities/people.yaml",
			},
		},
		Pages: []archive.Page{{Name: "about", File: "pages/about.md", Title: "About", Language: "de", Body: "Text.\n", BodyLine: 5}},
	}
	if diff := cmp.Diff(want, have, sameDate); diff != "" {
		t.Errorf("archive (-want +have):\n%s", diff)
	}
}

func TestArticleReadsEveryKey(t *testing.T) {
	fsys := fine(t)
	files, _ := load.Scan(fsys)
	have, _ := load.Article(fsys, files.Articles[1])
	raw := have.Sidecar.Raw
	const sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	want := archive.Article{
		ID: "2017/truce", File: "articles/2017/truce.md", Format: archive.Markdown,
		Title: "A truce", Source: "press-tv", Published: date(t, "2017-01-08"), Retrieved: date(t, "2017-01-09T10:00:00Z"), URL: "https://example.org/a",
		Byline: "A. Writer", Section: "World", NewsID: "425881", Dateline: "Damascus", Original: sum, Topics: []string{"truce", "talks"},
		TranslationOf: "2017/other", Language: "en-GB", Rights: "all-rights-reserved", Text: archive.Abstract, Draft: true, Story: "truce",
		NotStory: []string{"summit"}, FrontMatter: have.FrontMatter, Body: "Body.\n", BodyLine: 21, Hash: have.Hash,
		Sidecar: &archive.Sidecar{
			File: "articles/2017/truce.notes.yaml", Raw: raw, TextHash: "sha256:" + sum,
			Annotations: []archive.Annotation{
				{ID: "a7k2", Kind: archive.KindEntity, Value: "bashar-al-assad", Quote: archive.Quote{Exact: "the president", Prefix: "with ", Suffix: " in"}},
				{Kind: archive.KindDate, Value: "2017-01-08", Quote: archive.Quote{Exact: "Sunday"}},
				{ID: "c1", Kind: archive.KindNote, Value: "A note.", Quote: archive.Quote{Exact: "a [[b]] c", Prefix: "x ", Suffix: " y"}, Tags: []string{"wording"}},
				{Kind: archive.KindNotEntity, Every: true, Quote: archive.Quote{Exact: "Jordan"}},
				{Kind: archive.KindSpeaker, Value: "ali-shamkhani", Quote: archive.Quote{Exact: "he", Suffix: " said"}},
			},
		},
	}
	if diff := cmp.Diff(want, have, sameDate); diff != "" {
		t.Errorf("article (-want +have):\n%s", diff)
	}
	file, err := fs.ReadFile(fsys, "content/articles/2017/truce.md")
	if err != nil {
		t.Fatal(err)
	}
	if whole := "---\n" + have.FrontMatter + "---\n" + have.Body; whole != string(file) {
		t.Errorf("front matter and body make\n%q, but the file is\n%q", whole, file)
	}
	if file, _ := fs.ReadFile(fsys, "content/articles/2017/truce.notes.yaml"); raw != string(file) {
		t.Errorf("raw sidecar is %q", raw)
	}
}

func TestFrontMatterAndBodyAreCutAtTheFences(t *testing.T) {
	tests := []struct {
		name, file, frontMatter, body string
		bodyLine                      int
	}{
		{"plain", "---\ntitle: A\n---\nB\n", "title: A\n", "B\n", 4},
		{"dots", "---\ntitle: A\n...\nB\n", "title: A\n", "B\n", 4},
		{"carriage returns", "---\r\ntitle: A\r\n---\r\nB\r\n", "title: A\r\n", "B\r\n", 4},
		{"byte order mark", "\ufeff---\ntitle: A\n---\nB", "title: A\n", "B", 4},
		{"space after the fence", "--- \ntitle: A\n---\t\nB", "title: A\n", "B", 4},
		{"no body", "---\ntitle: A\n---", "title: A\n", "", 4},
		{"rule in the body", "---\ntitle: A\n---\nB\n---\nC", "title: A\n", "B\n---\nC", 4},
		{"longer rule is no fence", "---\ntitle: A\n# ----\n---\nB", "title: A\n# ----\n", "B", 5},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, list := load.Article(inMemory("a.md", tt.file), load.ArticleFile{ID: "a", File: "a.md"})
			if list.HasErrors() {
				t.Fatal(list)
			}
			want := []any{"A", tt.frontMatter, tt.body, tt.bodyLine}
			if diff := cmp.Diff(want, []any{a.Title, a.FrontMatter, a.Body, a.BodyLine}); diff != "" {
				t.Errorf("title, front matter, body, line (-want +have):\n%s", diff)
			}
		})
	}
}

func TestValuesKeepTheTextThatWasWritten(t *testing.T) {
	a, list := load.Article(inMemory("a.txt", `---
title: >
  Two lines
    of   title
source: no
published: 2017-01-08 # a comment
news_id: 0x1F
byline: 1e3
section: "true"
dateline: yes
topics: [2017, off, 1_000]
---
Text.
`), load.ArticleFile{ID: "a", File: "a.txt"})
	if len(list) > 0 {
		t.Fatal(list)
	}
	want := []any{"Two lines of title", "no", "2017-01-08", "0x1F", "1e3", "true", "yes", []string{"2017", "off", "1_000"}}
	have := []any{a.Title, a.Source, a.Published.String(), a.NewsID, a.Byline, a.Section, a.Dateline, a.Topics}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("values (-want +have):\n%s", diff)
	}
}

func TestNamesAreComposed(t *testing.T) {
	const decomposed = "Cafe\u0301"
	fsys := inMemory("articles/"+decomposed+".md", "---\ntitle: "+decomposed+"\n---\n")
	files, list := load.Scan(fsys)
	if len(files.Articles) != 1 || list.HasErrors() {
		t.Fatalf("%+v, %v", files, list)
	}
	f := files.Articles[0]
	a, _ := load.Article(fsys, f)
	want := []string{"Caf\u00e9", "Caf\u00e9", "articles/" + decomposed + ".md"}
	if diff := cmp.Diff(want, []string{f.ID, a.Title, a.File}); diff != "" {
		t.Errorf("ID, title, file (-want +have):\n%s", diff)
	}
}

func TestBracketedWordsBecomeAQuote(t *testing.T) {
	tests := []struct {
		on   string
		want archive.Quote
	}{
		{`"[[a]]"`, archive.Quote{Exact: "a"}},
		{`"in Damascus on [[Sunday]]"`, archive.Quote{Exact: "Sunday", Prefix: "in Damascus on "}},
		{`"in [[ Damascus ]]on"`, archive.Quote{Exact: "Damascus", Prefix: "in ", Suffix: " on"}},
		{`"in  the\n[[old\t city]]  of"`, archive.Quote{Exact: "old city", Prefix: "in the ", Suffix: " of"}},
		{`"he [sic] [[said [so]" ]]."`, archive.Quote{}}, // not YAML
		{`'he [sic] [[said "so"]].'`, archive.Quote{Exact: `said "so"`, Prefix: "he [sic] ", Suffix: "."}},
		{`"a\u00a0[[b]]"`, archive.Quote{Exact: "b", Prefix: "a\u00a0"}},
		{`"[[cafe\u0301]]"`, archive.Quote{Exact: "caf\u00e9"}},
	}
	for _, tt := range tests {
		t.Run(tt.on, func(t *testing.T) {
			fsys := inMemory("a.md", "---\ntitle: A\n---\n")
			fsys["content/a.notes.yaml"] = &fstest.MapFile{Data: []byte("annotations:\n- on: " + tt.on + "\n  note: N\n")}
			a, list := load.Article(fsys, load.ArticleFile{ID: "a", File: "a.md", Sidecar: "a.notes.yaml"})
			var have archive.Quote
			if !list.HasErrors() {
				have = a.Sidecar.Annotations[0].Quote
			}
			if diff := cmp.Diff(tt.want, have); diff != "" {
				t.Errorf("quote (-want +have):\n%s", diff)
			}
		})
	}
}

func TestAnnotationsKeepTheirPlaceInTheFile(t *testing.T) {
	fsys := inMemory("a.md", "---\ntitle: A\n---\n")
	fsys["content/a.notes.yaml"] = &fstest.MapFile{Data: []byte("annotations:\n- words\n- on: \"[[a]]\"\n  note: N\n")}
	a, _ := load.Article(fsys, load.ArticleFile{ID: "a", File: "a.md", Sidecar: "a.notes.yaml"})
	if n := len(a.Sidecar.Annotations); n != 2 || a.Sidecar.Annotations[1].Value != "N" {
		t.Errorf("annotations are %+v", a.Sidecar.Annotations)
	}
}

func TestHashChangesWithEitherFile(t *testing.T) {
	hash := func(article, sidecar string) string {
		fsys := inMemory("a.md", article)
		f := load.ArticleFile{ID: "a", File: "a.md"}
		if sidecar != "-" {
			fsys["content/a.notes.yaml"] = &fstest.MapFile{Data: []byte(sidecar)}
			f.Sidecar = "a.notes.yaml"
		}
		a, _ := load.Article(fsys, f)
		return a.Hash
	}
	seen := map[string]int{}
	for i, files := range [][2]string{{"a", "-"}, {"b", "-"}, {"a", ""}, {"a", "# x"}, {"b", "# x"}, {"# x", "a"}} {
		h := hash(files[0], files[1])
		if first, ok := seen[h]; ok || len(h) != 32 {
			t.Errorf("hash %q of archive %d is that of %d", h, i, first)
		}
		seen[h] = i
	}
	if first, again := hash("a", "# x"), hash("a", "# x"); first != again {
		t.Errorf("hash is %q, then %q", first, again)
	}
}

func TestArticleTakesWhatItDoesNotSay(t *testing.T) {
	defaults := load.NewDefaults(&archive.Archive{
		Site: archive.Site{Language: "en"},
		Sources: []archive.Source{
			{ID: "ria", Language: "ru", Rights: "all-rights-reserved"},
			{ID: "bare"},
		},
	})
	tests := []struct {
		name             string
		article          archive.Article
		language, rights string
	}{
		{"its own", archive.Article{Source: "ria", Language: "fr", Rights: "CC-BY-4.0"}, "fr", "CC-BY-4.0"},
		{"its source's", archive.Article{Source: "ria"}, "ru", "all-rights-reserved"},
		{"the site's", archive.Article{Source: "bare"}, "en", "unknown"},
		{"of an unknown source", archive.Article{Source: "nobody"}, "en", "unknown"},
		{"of no source", archive.Article{}, "en", "unknown"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			defaults.Resolve(&tt.article)
			if diff := cmp.Diff([]string{tt.language, tt.rights}, []string{tt.article.Language, tt.article.Rights}); diff != "" {
				t.Errorf("language, rights (-want +have):\n%s", diff)
			}
		})
	}
}

func TestArticlesLoadInParallel(t *testing.T) {
	fsys := fine(t)
	files, _ := load.Scan(fsys)
	want, _ := load.Article(fsys, files.Articles[1])
	have := make([]archive.Article, 8)
	var group sync.WaitGroup
	for i := range have {
		group.Go(func() { have[i], _ = load.Article(fsys, files.Articles[1]) })
	}
	group.Wait()
	for _, a := range have {
		if diff := cmp.Diff(want, a, sameDate); diff != "" {
			t.Errorf("article (-alone +together):\n%s", diff)
		}
	}
}

func TestLinksOnDisk(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links needs a privilege on Windows")
	}
	outside := filepath.Join(t.TempDir(), "secret.md")
	write(t, outside, "---\ntitle: Secret\n---\n")
	dir := t.TempDir()
	articles := filepath.Join(dir, "content", "articles")
	write(t, filepath.Join(dir, "content", "site.yaml"), "title: A\n")
	write(t, filepath.Join(articles, "real.md"), "---\ntitle: Real\n---\n")
	for name, target := range map[string]string{
		"inside.md": "../articles/real.md", "outside.md": outside, "up.md": "../../../secret.md",
		"self.md": "self.md", "round": "../articles",
	} {
		if err := os.Symlink(target, filepath.Join(articles, name)); err != nil {
			t.Fatal(err)
		}
	}
	inside, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { inside.Close() })
	for name, fsys := range map[string]fs.FS{"folder": os.DirFS(dir), "root": inside.FS()} {
		t.Run(name, func(t *testing.T) { readsOnlyLinksInside(t, fsys) })
	}
}

func readsOnlyLinksInside(t *testing.T, fsys fs.FS) {
	t.Helper()
	files, list := load.Scan(fsys)
	var have []string
	for _, f := range files.Articles {
		a, _ := load.Article(fsys, f)
		have = append(have, f.ID+": "+a.Title)
	}
	if diff := cmp.Diff([]string{"inside: Real", "real: Real"}, have); diff != "" {
		t.Errorf("articles (-want +have):\n%s", diff)
	}
	var refused []string
	for _, d := range list {
		if d.Code == diag.FileLink {
			refused = append(refused, filepath.Base(d.File))
		}
	}
	if diff := cmp.Diff([]string{"outside.md", "round", "self.md", "up.md"}, refused); diff != "" {
		t.Errorf("refused links (-want +have):\n%s", diff)
	}
}

func TestLongTextsLoad(t *testing.T) {
	tests := []struct{ name, file string }{
		{"one line of 10 MB", "---\ntitle: A\n---\n" + strings.Repeat("a sentence ", 10<<20/11)},
		{"front matter of 1 MB on many lines", "---\ntitle: A\ntopics:\n" + strings.Repeat("- a topic\n", 1<<20/10) + "---\n"},
		{"front matter of 1 MB on one line", "---\ntitle: A\ntopics: [" + strings.Repeat("a topic, ", 1<<20/9) + "]\n---\n"},
		{"front matter of one value", "---\ntitle: " + strings.Repeat("word ", 1<<20/5) + "\n---\n"},
		{"front matter of comments", "---\ntitle: A\n" + strings.Repeat("# comment\n", 1<<20/10) + "---\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, list := load.Article(inMemory("a.md", tt.file), load.ArticleFile{ID: "a", File: "a.md"})
			if list.HasErrors() || a.Title == "" || !strings.HasSuffix(tt.file, a.Body) {
				t.Errorf("title is %.20q, diagnostics are %v", a.Title, list)
			}
		})
	}
}

// TestHostileFrontMatterIsRefused holds what once made YAML libraries hang, or would make us talk without end.
func TestHostileFrontMatterIsRefused(t *testing.T) {
	tests := []struct{ name, yaml string }{
		{"nested brackets", "a: " + strings.Repeat("[", 1<<20)},
		{"nested mappings", "a: " + strings.Repeat("{a: ", 1<<18)},
		{"nested blocks", strings.Repeat("- ", 1<<19)},
		{"billion laughs", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntopics: [*c, *c]\n"},
		{"alias to itself", "topics: &a [*a]\n"},
		{"many unknown keys", strings.Repeat("unknown: x\n", 1<<20/11)},
		{"many repeated keys", strings.Repeat("title: x\n", 1<<20/9)},
		{"many wrong items on one line", "topics: [" + strings.Repeat("~,", 1<<19) + "]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, list := load.Article(inMemory("a.md", "---\n"+tt.yaml+"\n---\n"), load.ArticleFile{ID: "a", File: "a.md"})
			if !list.HasErrors() || len(list) > 1002 {
				t.Errorf("there are %d diagnostics", len(list))
			}
		})
	}
}

func TestManyProblemsAreCounted(t *testing.T) {
	fsys := inMemory("site.yaml", "title: A\n"+strings.Repeat("x: 1\n", 1500))
	files, _ := load.Scan(fsys)
	_, list := load.Base(fsys, files)
	if want := "500 more problems in this file are not shown"; len(list) != 1000 || list[999].Hint != want {
		t.Errorf("there are %d diagnostics, the last of which is %v", len(list), list[len(list)-1])
	}
}

func TestEntityMayHaveManyAliases(t *testing.T) {
	var b strings.Builder
	b.WriteString("- id: a\n  type: person\n  name: A\n  aliases:\n")
	for i := range 10_000 {
		fmt.Fprintf(&b, "  - Alias %d\n", i)
	}
	fsys := inMemory("entities/a.yaml", b.String())
	fsys["content/site.yaml"] = &fstest.MapFile{Data: []byte("title: A")}
	files, _ := load.Scan(fsys)
	a, list := load.Base(fsys, files)
	if len(list) > 0 || len(a.Entities) != 1 || len(a.Entities[0].Aliases) != 10_000 {
		t.Errorf("diagnostics are %v, entities %d", list, len(a.Entities))
	}
}

func TestBrokenFileDoesNotHideAnother(t *testing.T) {
	fsys := inMemory("entities/a.yaml", "- id: [\n")
	fsys["content/entities/b.yaml"] = &fstest.MapFile{Data: []byte("- id: b\n  name: B\n")}
	fsys["content/site.yaml"] = &fstest.MapFile{Data: []byte("title: \"A")}
	files, _ := load.Scan(fsys)
	_, list := load.Base(fsys, files)
	list.Sort()
	var have []string
	for _, d := range list {
		have = append(have, fmt.Sprintf("%s:%d %s", d.File, d.Line, d.Code))
	}
	want := []string{
		"content/entities/a.yaml:2 yaml-syntax", "content/entities/b.yaml:1 key-missing", "content/site.yaml:1 yaml-syntax",
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("diagnostics (-want +have):\n%s", diff)
	}
}

func inMemory(file, text string) fstest.MapFS {
	return fstest.MapFS{"content/" + file: {Data: []byte(text)}}
}

func date(t *testing.T, s string) archive.Date {
	t.Helper()
	d, err := archive.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// An archive unpacked on another system has such names; package fs opens no such file.
func TestNamesThatAreNotUTF8AreReportedOnce(t *testing.T) {
	fsys := inMemory("articles/caf\xe9.md", "---\ntitle: A\n---\nText.\n")
	fsys["content/articles/d\xe9j\xe0/b.md"] = &fstest.MapFile{Data: []byte("---\ntitle: B\n---\nText.\n")}
	fsys["content/entities/caf\xe9.yaml"] = &fstest.MapFile{Data: []byte("[]")}
	files, list := load.Scan(fsys)
	if len(files.Articles)+len(files.Entities) > 0 {
		t.Errorf("what cannot be opened is to be read: %+v", files)
	}
	var have []string
	for _, d := range list {
		have = append(have, d.Message+"; "+d.Hint)
	}
	want := []string{
		`the name "caf\xe9.md" is not in UTF-8; rename it to "caf.md"`,
		`the name "d\xe9j\xe0" is not in UTF-8; rename it to "d-j"`,
		`the name "caf\xe9.yaml" is not in UTF-8; rename it to "caf.yaml"`,
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
}
