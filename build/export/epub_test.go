package export

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/relate"
)

// dot is a PNG of one pixel.
const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="

// wording is a Book that says little, in a language.
func wording(t testing.TB, in Input, tag string) Book {
	t.Helper()
	b := Book{
		Words: locale.Builtin(tag), Date: archive.Date.String, Rights: func(id string) (string, string) { return id, "" },
		Showing: func(i int32) string {
			if in.Archive.Articles[i].Text == archive.None {
				return "Not shown."
			}
			return ""
		},
		Plural: func(kind *archive.Type) string { return kind.Plural }, Why: func(int32, relate.Related) string { return "Why & how." },
		Has: func(p string) bool { return p == "articles/2017/map.png" },
		Picture: func(p string) ([]byte, error) {
			if p != "articles/2017/map.png" {
				return nil, fs.ErrNotExist
			}
			return base64.StdEncoding.DecodeString(dot)
		},
	}
	for i := range in.Archive.Entities {
		b.Alphabet = append(b.Alphabet, int32(i))
	}
	return b
}

func epub(t testing.TB, in Input, tag string, ids ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := EPUB(&out, in, wording(t, in, tag), ids); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unpacked returns the files of a book by name, and their names in order.
func unpacked(t testing.TB, data []byte) (map[string]string, []string) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files, names := map[string]string{}, []string(nil)
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name], names = string(content), append(names, f.Name)
	}
	if r.File[0].Name != "mimetype" || r.File[0].Method != zip.Store || len(r.File[0].Extra) > 0 || files["mimetype"] != "application/epub+zip" {
		t.Errorf("the first entry is %+v", r.File[0].FileHeader)
	}
	return files, names
}

// elementsOf returns the start tags of a document.
func elementsOf(t testing.TB, name, document string) []xml.StartElement {
	t.Helper()
	var out []xml.StartElement
	d := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%s is no well-formed XML: %v\n%s", name, err, document)
		}
		if start, ok := token.(xml.StartElement); ok {
			out = append(out, start.Copy())
		}
	}
}

// attr returns an attribute of a start tag by its local name, or "".
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// checkBook says what of a book is not as EPUB 3.3 has it: files that the package document does not list, or lists and has not;
// documents that nobody reads; links that lead nowhere; ids given twice.
func checkBook(t testing.TB, data []byte) {
	t.Helper()
	files, names := unpacked(t, data)
	if !slices.IsSorted(names[1:]) {
		t.Errorf("the files are not sorted: %q", names)
	}
	listed, read, byID := map[string]string{}, map[string]bool{}, map[string]string{}
	for _, e := range elementsOf(t, "package.opf", files["EPUB/package.opf"]) {
		switch e.Name.Local {
		case "item":
			p, err := url.PathUnescape(attr(e, "href"))
			if err != nil {
				t.Fatal(err)
			}
			listed["EPUB/"+p], byID[attr(e, "id")] = attr(e, "media-type"), "EPUB/"+p
		case "itemref":
			read[byID[attr(e, "idref")]] = true
		}
	}
	ids := map[string]bool{}
	type link struct{ from, to string }
	var links []link
	for _, name := range names {
		if inBook := strings.HasPrefix(name, "EPUB/") && name != "EPUB/package.opf"; inBook != (listed[name] != "") {
			t.Errorf("%s is listed as %q", name, listed[name])
		}
		if path.Ext(name) != ".xhtml" {
			continue
		}
		if !read[name] {
			t.Errorf("%s is not read", name)
		}
		for _, e := range elementsOf(t, name, files[name]) {
			if id := attr(e, "id"); id != "" {
				if ids[name+"#"+id] {
					t.Errorf("%s has two elements %s", name, id)
				}
				ids[name+"#"+id] = true
			}
			for _, a := range []string{"href", "src"} {
				if to := attr(e, a); to != "" {
					links = append(links, link{name, to})
				}
			}
		}
	}
	for _, l := range links {
		u, err := url.Parse(l.to)
		if err != nil || u.IsAbs() {
			continue
		}
		to := l.from
		if u.Path != "" {
			to = path.Join(path.Dir(l.from), u.Path)
		}
		if _, ok := files[to]; !ok || u.Fragment != "" && !ids[to+"#"+u.Fragment] {
			t.Errorf("%s leads to %s, which is not there", l.from, l.to)
		}
	}
}

func TestEPUBHangsTogether(t *testing.T) {
	in := harbour(t)
	for _, ids := range [][]string{nil, {"2017/opening"}, {"2016/kept"}, {"empty"}} {
		checkBook(t, epub(t, in, "en", ids...))
	}
	in.Archive.Site.BaseURL = "https://example.org/h/"
	checkBook(t, epub(t, in, "fa"))
}

func TestEPUBIsInTheOrderOfTime(t *testing.T) {
	files, _ := unpacked(t, epub(t, harbour(t), "en"))
	var have []string
	for _, e := range elementsOf(t, "nav", files["EPUB/nav.xhtml"]) {
		if e.Name.Local == "a" {
			have = append(have, attr(e, "href"))
		}
	}
	want := []string{
		"title.xhtml", "articles/2016/kept.xhtml", "articles/2017/opening.xhtml", "articles/empty.xhtml",
		"entities/people.xhtml", "entities/organizations.xhtml", "entities/places.xhtml", "entities/events.xhtml", "entities/ships.xhtml",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("contents (-want +have):\n%s", d)
	}
}

func TestEPUBArticle(t *testing.T) {
	files, _ := unpacked(t, epub(t, harbour(t), "en"))
	article := files["EPUB/articles/2017/opening.xhtml"]
	for _, want := range []string{
		`<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en" dir="ltr">`,
		`<h1 id="title" dir="auto">Mayor opens “the” quay &amp; more</h1>`,
		`<a class="mention" href="../../entities/ships.xhtml#e-2nd_x0000b5">MV Havørn</a>`,
		`<span class="undecided" title="Undecided: Rasmus or Ragna.">`,
		`<a class="noteref" epub:type="noteref" role="doc-noteref" id="r2" href="#n2">2</a>`,
		`<aside epub:type="footnote" role="doc-footnote" id="n2" lang="en" xml:lang="en" dir="auto">`,
		`<p>Her <em>own</em> word:</p>`, `<img src="../../articles/2017/map.png" alt="a &quot;map&quot; &amp; key"/>`,
		`<dd><a href="https://courier.example/1?a=1&amp;b=2" dir="ltr">https://courier.example/1?a=1&amp;b=2</a></dd>`,
		`<a href="../../articles/2016/kept.xhtml" lang="fa" xml:lang="fa" dir="auto">Kept</a>`,
	} {
		if !strings.Contains(article, want) {
			t.Errorf("there is no %s in\n%s", want, article)
		}
	}
	if n := strings.Count(article, `role="doc-noteref"`); n != 5 {
		t.Errorf("%d references to notes, want 5: one of the three notes stands in three places", n)
	}
	kept := files["EPUB/articles/2016/kept.xhtml"]
	if strings.Contains(kept, "may not be shown") || !strings.Contains(kept, `lang="fa" xml:lang="fa" dir="rtl"`) || !strings.Contains(kept, "Not shown.") {
		t.Errorf("the text that is not shown is\n%s", kept)
	}
}

// TestEPUBOfMuchTakesSeveralPages has more entities than one page tells of, and one that more articles mention than are listed.
func TestEPUBOfMuchTakesSeveralPages(t *testing.T) {
	var articles []archive.Article
	for i := range maxListed + 3 {
		articles = append(articles, archive.Article{ID: fmt.Sprintf("a%03d", i), Title: "A", Language: "en", Text: archive.Full, Body: "Ada Holm."})
	}
	in := archiveOf(t, articles...)
	for i := range perIndex {
		in.Archive.Entities = append(in.Archive.Entities, archive.Entity{ID: fmt.Sprintf("p%d", i), Type: "person", Name: "P"})
		in.Results[0].Mentions.List = append(in.Results[0].Mentions.List, archive.Mention{Start: 0, End: 3, Entity: int32(len(in.Archive.Entities) - 1), Because: -1})
	}
	mentions := make([]archive.Mentions, len(articles))
	for i := range articles {
		mentions[i] = in.Results[i].Mentions
	}
	in.Index = relate.New(relate.Input{Articles: in.Archive.Articles, Entities: in.Archive.Entities, Mentions: mentions})
	data := epub(t, in, "en")
	checkBook(t, data)
	files, _ := unpacked(t, data)
	if second := files["EPUB/entities/people.2.xhtml"]; !strings.Contains(second, ">People, page 2</h1>") || strings.Count(second, "<h2") != 1 {
		t.Errorf("the second page is\n%s", second)
	}
	if first := files["EPUB/entities/people.xhtml"]; !strings.Contains(first, `<li class="quiet">and 3 more</li>`) {
		t.Error("it is not said how many articles are not listed")
	}
}

func TestTheSameArticlesAreTheSameBook(t *testing.T) {
	one := epub(t, harbour(t), "en")
	if !bytes.Equal(one, epub(t, harbour(t), "en")) {
		t.Error("the bytes differ")
	}
	identifier := func(data []byte) string {
		files, _ := unpacked(t, data)
		return between(t, files["EPUB/package.opf"], `<dc:identifier id="id">`, "<")
	}
	changed := harbour(t)
	changed.Archive.Articles[0].Title = "Another"
	seen := map[string]bool{identifier(one): true, identifier(epub(t, changed, "en")): true, identifier(epub(t, harbour(t), "en", "empty")): true}
	if len(seen) != 3 {
		t.Errorf("books that differ have one identifier: %v", seen)
	}
}

func TestEPUBAddressesAreThoseOfTheStandard(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/b%20c/é?x=[1]&y=ü|%20%z#é": "https://a.example/b%20c/%C3%A9?x=%5B1%5D&y=%C3%BC%7C%20%25z#%C3%A9",
		"https://a.example/?q=a&b=1%":                 "https://a.example/?q=a&b=1%25",
		"mailto:a@b.example":                          "mailto:a@b.example",
		"/a":                                          "",
		"https://a.example/%zz":                       "",
	} {
		if have, ok := webAddress(address); have != want || ok != (want != "") {
			t.Errorf("%s becomes %q, %v; want %q", address, have, ok, want)
		}
	}
}

func TestEPUBOfNothingIsRefused(t *testing.T) {
	in := archiveOf(t)
	if err := EPUB(io.Discard, in, wording(t, in, "en"), nil); !errors.Is(err, ErrNoArticles) {
		t.Errorf("an empty archive gives %v", err)
	}
	var unknown *UnknownArticleError
	in = harbour(t)
	if err := EPUB(io.Discard, in, wording(t, in, "en"), []string{"nowhere"}); !errors.As(err, &unknown) {
		t.Errorf("an article that is not there gives %v", err)
	}
}

// TestEPUBCheckFindsNothing asks EPUBCheck. The environment says where it is: GLOSS_EPUBCHECK=…/epubcheck.jar, as .ci/test does; it
// runs in Java.
func TestEPUBCheckFindsNothing(t *testing.T) {
	jar := os.Getenv("GLOSS_EPUBCHECK")
	if jar == "" {
		t.Skip("EPUBCheck is not here; say where by GLOSS_EPUBCHECK=…/epubcheck.jar")
	}
	in := harbour(t)
	for name, data := range map[string][]byte{"all": epub(t, in, "ar"), "one": epub(t, in, "en", "2016/kept")} {
		file := filepath.Join(t.TempDir(), name+".epub")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.CommandContext(t.Context(), "java", "-XX:TieredStopAtLevel=1", "-jar", jar, "--failonwarnings", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}
