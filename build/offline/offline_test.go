package offline

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/publish"
)

// holding returns files that each hold their own name, and more where it is listed.
func holding(paths []string, more ...string) []publish.File {
	var out []publish.File
	for _, p := range paths {
		data := p
		if slices.Contains(more, p) {
			data += " and more"
		}
		out = append(out, publish.File{Path: p, Size: int64(len(data)), Sum: sha256.Sum256([]byte(data))})
	}
	return out
}

// made returns what Last makes, by path, of files that each hold their own name, and more where it is listed.
func made(t *testing.T, paths []string, more ...string) map[string]string {
	t.Helper()
	l := Last(paths)
	files, err := l.Render(holding(paths, more...))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(l.Paths) {
		t.Fatalf("%d files for %q", len(files), l.Paths)
	}
	out := map[string]string{}
	for i, p := range l.Paths {
		out[p] = string(files[i])
	}
	return out
}

// site is what a worker knows, as it reads it.
type site struct {
	Version string
	Files   int
	Bytes   int
	Core    [][3]any
	Lists   [][3]string
}

func siteOf(t *testing.T, worker string) site {
	t.Helper()
	line, _, _ := strings.Cut(worker, "\n")
	data, ok := strings.CutPrefix(line, "const SITE = ")
	var s site
	if err := json.Unmarshal([]byte(strings.TrimSuffix(data, ";")), &s); !ok || err != nil {
		t.Fatalf("%v in %s", err, line)
	}
	return s
}

var few = []string{
	"404.html", "articles/a.html", "articles/b.html", "assets/gloss.css", "index.html", "offline.html", "robots.txt", "sitemap-1.xml", "sitemap.xml",
}

func TestWorkerKnowsEveryFileThatAReaderAsksFor(t *testing.T) {
	all := made(t, few)
	s := siteOf(t, all["offline-worker.js"])
	if s.Files != 5 || s.Bytes != len("articles/a.html"+"articles/b.html"+"assets/gloss.css"+"index.html"+"offline.html") {
		t.Errorf("the site has %d files of %d bytes", s.Files, s.Bytes)
	}
	core := [][3]any{
		{"assets/gloss.css", "", 16.0}, {"index.html", "", 10.0}, {"offline.html", "", 12.0},
	}
	for i := range core {
		path, _ := core[i][0].(string)
		core[i][1] = short(sha256.Sum256([]byte(path)))
	}
	if d := cmp.Diff(core, s.Core); d != "" {
		t.Errorf("from the beginning (-want +have)\n%s", d)
	}
	list := all["data/offline/1.json"]
	if want := [][3]string{{"articles/a.html", "data/offline/1.json", short(sha256.Sum256([]byte(list)))}}; !cmp.Equal(want, s.Lists) {
		t.Errorf("lists (-want +have)\n%s", cmp.Diff(want, s.Lists))
	}
	var lines [][3]any
	if err := json.Unmarshal([]byte(list), &lines); err != nil {
		t.Fatal(err)
	}
	want := [][3]any{
		{"articles/a.html", short(sha256.Sum256([]byte("articles/a.html"))), 15.0},
		{"articles/b.html", short(sha256.Sum256([]byte("articles/b.html"))), 15.0},
	}
	if d := cmp.Diff(want, lines); d != "" {
		t.Errorf("(-want +have)\n%s", d)
	}
}

// The worker compares its hashes with what crypto.subtle and btoa make of the bytes.
func TestHashIsWrittenAsTheWorkerWritesIt(t *testing.T) {
	if have, want := short(sha256.Sum256([]byte("abc"))), "ungWv48Bz-pBQUDe"; have != want { // FIPS 180-2, appendix B.1
		t.Errorf("the hash of abc is %s, not %s", have, want)
	}
}

func TestVersionIsThatOfTheContent(t *testing.T) {
	version := func(paths []string, more ...string) string {
		return siteOf(t, made(t, paths, more...)["offline-worker.js"]).Version
	}
	base := version(few)
	if again := version(few); again != base || base == "" {
		t.Errorf("the version of one site is %q and %q", base, again)
	}
	for _, changed := range []string{"articles/b.html", "assets/gloss.css", "offline.html"} {
		if version(few, changed) == base {
			t.Errorf("with another %s the version is the same", changed)
		}
	}
	for _, changed := range []string{"404.html", "robots.txt", "sitemap.xml"} {
		if version(few, changed) != base {
			t.Errorf("with another %s, which nobody keeps, the version differs", changed)
		}
	}
	if version(slices.DeleteFunc(slices.Clone(few), func(p string) bool { return p == "articles/b.html" })) == base {
		t.Error("without a page the version is the same")
	}
}

// A list begins where the one before ends, in the order in which the worker compares strings: in that of UTF-16, U+FFFD
// comes after U+10000.
func TestListsFollowEachOtherAsJavaScriptCompares(t *testing.T) {
	paths := []string{"articles/\U00010000.html", "articles/\uFFFD.html"}
	for i := range 2 * perList {
		paths = append(paths, fmt.Sprintf("articles/%04d.html", i))
	}
	slices.Sort(paths)
	all := made(t, paths)
	s := siteOf(t, all["offline-worker.js"])
	if len(s.Lists) != 3 || s.Lists[2][0] != "articles/\U00010000.html" {
		t.Fatalf("the lists are %q", s.Lists)
	}
	n := 0
	for i, l := range s.Lists {
		var lines [][3]any
		if err := json.Unmarshal([]byte(all[l[1]]), &lines); err != nil {
			t.Fatal(err)
		}
		if n += len(lines); lines[0][0] != l[0] || l[1] != listPath(i) {
			t.Errorf("list %d begins with %v, and is said to with %q", i, lines[0], l)
		}
	}
	if n != len(paths) {
		t.Errorf("the lists have %d files, not %d", n, len(paths))
	}
}

func TestSiteOfCoreAloneHasNoList(t *testing.T) {
	all := made(t, []string{"assets/gloss.css", "index.html", "offline.html"})
	if len(all) != 1 || len(siteOf(t, all["offline-worker.js"]).Lists) != 0 {
		t.Errorf("the files are %q", all)
	}
}
