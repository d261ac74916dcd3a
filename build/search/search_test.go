package search_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io/fs"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"gloss/build"
	"gloss/build/search"
	"gloss/build/synth"
)

func built(t testing.TB, fsys fs.FS, o build.Options) *build.Output {
	t.Helper()
	out, err := build.Archive(t.Context(), fsys, o)
	if err != nil {
		t.Fatal(err)
	}
	if out.Diagnostics.HasErrors() {
		t.Fatalf("the archive has errors:\n%v", out.Diagnostics)
	}
	return out
}

// files renders all files of the search by their names: "p0" for search/p0.js.
func files(t testing.TB, out *build.Output) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, p := range out.Paths() {
		name, ok := strings.CutPrefix(p, search.Dir)
		if !ok {
			continue
		}
		data, err := out.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(name, ".js")] = data
	}
	return all
}

// handing is what a file of the search is: its name, its data and the stamp of the numbering.
var handing = regexp.MustCompile(`(?s)^glossSearch\("([a-z][0-9]*|index)",(.*),"[0-9a-z]+"\)\n$`)

// handed returns what a file hands to glossSearch.
func handed[T any](t testing.TB, all map[string][]byte, name string) T {
	t.Helper()
	m := handing.FindSubmatch(all[name])
	if m == nil || string(m[1]) != name {
		t.Fatalf("%s is no call of glossSearch:\n%.200s", name, all[name])
	}
	var v T
	if err := json.Unmarshal(m[2], &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v
}

// vocabulary reads every term of the archive with the number of its documents, and checks each file against the
// directory as it goes.
func vocabulary(t testing.TB, all map[string][]byte) map[string]int {
	t.Helper()
	d := handed[struct{ Shards string }](t, all, "index")
	first := strings.Split(d.Shards, "\n")
	out := map[string]int{}
	for n := range first {
		parts := handed[[2]string](t, all, "p"+strconv.Itoa(n))
		bits, err := base64.StdEncoding.DecodeString(parts[1])
		if err != nil {
			t.Fatal(err)
		}
		last, size := "", 0
		for line := range strings.Lines(parts[0]) {
			fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			term := rest(t, last, fields[0])
			if term <= last || term < first[n] || n+1 < len(first) && term >= first[n+1] {
				t.Errorf("%q stands after %q in file %d, which is from %q", term, last, n, first[n])
			}
			df, bytes := number(t, fields[1]), number(t, fields[3])
			for _, f := range fields[4:] {
				if form := rest(t, term, f); form == term {
					t.Errorf("%q is a form of itself", term)
				}
			}
			out[term] = df
			size += bytes
			last = term
		}
		if size != len(bits) {
			t.Errorf("file %d has %d bytes of postings, its terms %d", n, len(bits), size)
		}
	}
	return out
}

func rest(t testing.TB, other, s string) string {
	t.Helper()
	return string([]rune(other)[:number(t, s[:1])]) + s[1:]
}

func number(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.ParseInt(s, 36, 32)
	if err != nil {
		t.Fatal(err)
	}
	return int(n)
}

func TestEveryFileIsThereAndNoOther(t *testing.T) {
	out := built(t, synth.FS(300, 1), build.Options{})
	all := files(t, out)
	vocabulary(t, all)
	d := handed[struct {
		Kinds, Typed, Cards, Named, Leaves, Buckets []int
	}](t, all, "index")
	sum := func(list []int, every, from int) int {
		n := 0
		for i := from; i < len(list); i += every {
			n += list[i]
		}
		return n
	}
	if d.Kinds[2] != 300 || d.Kinds[0] != out.Counts().Entities {
		t.Errorf("documents by kind: %v", d.Kinds)
	}
	for kind, at := range map[int]int{1: 1, 2: 0, 3: 2} { // articles come first in what is counted together
		if n := sum(d.Leaves, 3, at); n != d.Kinds[kind] {
			t.Errorf("the files of texts hold %d of kind %d, not %d", n, kind, d.Kinds[kind])
		}
		if n := sum(d.Buckets, 5, 2+at); n != d.Kinds[kind] {
			t.Errorf("the buckets hold %d of kind %d, not %d", n, kind, d.Kinds[kind])
		}
	}
	for what, list := range map[string][]int{"types": d.Typed, "files of entities": d.Cards, "files of names": d.Named} {
		if n := sum(list, 1, 0); n != d.Kinds[0] {
			t.Errorf("the %s hold %d entities, not %d", what, n, d.Kinds[0])
		}
	}
	for _, p := range []string{"search/t9999.js", "search/t00.js", "search/t-1.js", "search/x0.js", "search/.js", "search/index", "search/p.js"} {
		if _, err := out.Render(p); err == nil {
			t.Errorf("there is a %s", p)
		}
	}
}

func TestEmptyArchiveCanBeSearched(t *testing.T) {
	all := files(t, built(t, fstest.MapFS{"content/site.yaml": {Data: []byte("title: T\n")}}, build.Options{}))
	if n := len(vocabulary(t, all)); n != 0 {
		t.Errorf("there are %d words", n)
	}
}

// Whoever publishes an archive from another machine must not change every file.
func TestSameFilesWhateverTheWorkers(t *testing.T) {
	var first map[string][]byte
	for _, jobs := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(jobs)
		all := files(t, built(t, synth.FS(200, 3), build.Options{Jobs: jobs}))
		runtime.GOMAXPROCS(before)
		if first == nil {
			first = all
		}
		for name, data := range all {
			if !bytes.Equal(data, first[name]) {
				t.Errorf("%s differs with %d workers", name, jobs)
			}
		}
	}
}

const withheldSite = `title: T
language: en
`

// withheld is an archive with one article that may not be shown, and one that may.
func withheld() fs.FS {
	article := func(text, body string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: The title of it\npublished: 2020-05-01\ntext: " + text + "\n---\n" + body + "\n")}
	}
	return fstest.MapFS{
		"content/site.yaml":                {Data: []byte(withheldSite)},
		"content/entities/a.yaml":          {Data: []byte("- {id: ada, type: person, name: Ada Holm}\n")},
		"content/articles/none.txt":        article("none", "Quietly the zeppelin landed. “We never saw it coming down,” said Ada Holm."),
		"content/articles/none.notes.yaml": {Data: []byte("annotations:\n  - {on: \"[[zeppelin]] landed\", note: An airship of the heliotrope kind.}\n")},
		"content/articles/full.txt":        article("full", "Openly the dirigible landed."),
	}
}

func TestWithheldTextIsIndexedButNotShipped(t *testing.T) {
	all := files(t, built(t, withheld(), build.Options{}))
	terms := vocabulary(t, all)
	for _, want := range []string{"zeppelin", "quietly", "dirigible"} {
		if terms[want] == 0 {
			t.Errorf("%q is not indexed", want)
		}
	}
	if terms["heliotrope"] != 0 {
		t.Error("the note of an article that is not shown is indexed")
	}
	for name, data := range all {
		if name[0] != 'p' && (bytes.Contains(data, []byte("zeppelin")) || bytes.Contains(data, []byte("Quietly"))) {
			t.Errorf("%s holds the withheld text", name)
		}
	}
	if d := handed[struct{ Kinds []int }](t, all, "index"); d.Kinds[1] != 0 || d.Kinds[3] != 0 {
		t.Errorf("the withheld article’s notes and quotations are documents: %v", d.Kinds)
	}
	if !bytes.Contains(all["t0"], []byte("dirigible")) {
		t.Error("the text that is shown is not there")
	}
}

func TestOnlyAnArchiveWithAnAddressIsDescribed(t *testing.T) {
	fsys := fstest.MapFS{"content/site.yaml": {Data: []byte("title: Harbours & boats of the north\n")}}
	if _, err := built(t, fsys, build.Options{}).Render(search.DescriptionPath); err == nil {
		t.Error("an archive without an address is described")
	}
	data, err := built(t, fsys, build.Options{BaseURL: "https://example.org/a"}).Render(search.DescriptionPath)
	if err != nil {
		t.Fatal(err)
	}
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
 <ShortName>Harbours &amp; boats</ShortName>
 <Description>Search Harbours &amp; boats of the north</Description>
 <InputEncoding>UTF-8</InputEncoding>
 <Url type="text/html" template="https://example.org/a/search.html?q={searchTerms}"></Url>
</OpenSearchDescription>
`
	if string(data) != want {
		t.Errorf("the description is\n%s", data)
	}
}

// input is what the search of a synthetic archive is made of, and how many bytes its texts have.
func input(b *testing.B, articles int) (search.Input, int64) {
	b.Helper()
	in := built(b, synth.FS(articles, 1), build.Options{}).Export()
	size := 0
	for _, d := range in.Documents {
		size += len(d.Text)
	}
	return search.Input{
		Archive: in.Archive, Results: in.Results, Index: in.Index,
		Text:  func(article int32) string { return in.Documents[article].Text },
		Plain: func(md string) string { return md },
	}, int64(size)
}

// indexed makes all postings in one goroutine.
func indexed(in search.Input) (*search.Plan, *search.Index) {
	p := search.New(in)
	jobs := p.Jobs(2)
	parts := make([]*search.Part, len(jobs))
	for i, read := range jobs {
		parts[i] = read()
	}
	return p, p.Join(parts)
}

// BenchmarkIndex makes all postings. Its bytes are those of the texts.
func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			in, size := input(b, n)
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				indexed(in)
			}
		})
	}
}

// BenchmarkFiles makes all files of postings that are there. Its bytes are those of the texts.
func BenchmarkFiles(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			in, size := input(b, n)
			p, x := indexed(in)
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, path := range p.Paths() {
					if _, ok := p.Render(path, func() *search.Index { return x }); !ok {
						b.Fatalf("there is no %s", path)
					}
				}
			}
		})
	}
}
