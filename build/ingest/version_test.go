package ingest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gloss/build/bundle"
)

// rowOf is a row of a table as package bundle hands it on.
func rowOf(url, title, text string) bundle.Record {
	raw := fmt.Sprintf("%s|%s|%s", url, title, text)
	return bundle.Record{Name: "in.jsonl:1", Kind: bundle.Row, URL: url, Fields: bundle.Fields{Title: title, URL: url, Published: "2024-05-06"}, Body: []byte(text), Original: []byte(raw), Extension: ".json"}
}

// again reads what rowOf wrote.
func again(raw []byte) *Draft {
	parts := strings.SplitN(string(raw), "|", 3)
	if len(parts) < 3 {
		return nil
	}
	d, err := Record(rowOf(parts[0], parts[1], parts[2]), Options{})
	if err != nil {
		return nil
	}
	return d
}

func store(t *testing.T, s *Store, rec bundle.Record) Result {
	t.Helper()
	d, err := Record(rec, Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Write(d, rec.Original, again)
	if err := errors.Join(err, s.Flush()); err != nil {
		t.Fatal(err)
	}
	r.Warnings = append(r.Warnings, d.Warnings...)
	return r
}

const harbourPage = "https://courier.example/harbour"

func TestNewTextAtOneAddressIsANewVersion(t *testing.T) {
	root, _ := openArchive(t)
	first := store(t, NewStore(root), rowOf(harbourPage, "Harbour opens", "The harbour was opened."))
	r := store(t, NewStore(root), rowOf("http://www.courier.example/harbour/?utm_source=x#top", "Harbour opened", "The harbour was opened by the mayor."))
	if r.Status != Updated || r.Path != first.Path {
		t.Fatalf("%+v", r)
	}
	files := listing(t, root)
	if files[r.Earlier] != string(r.Before) || files[r.Path] != string(r.After) {
		t.Errorf("earlier %q\nnow %q", files[r.Earlier], files[r.Path])
	}
	for _, want := range []string{"title: Harbour opened\n", "url: " + harbourPage + "\n", "The harbour was opened by the mayor.\n"} {
		if !strings.Contains(string(r.After), want) {
			t.Errorf("%q is missing in %q", want, r.After)
		}
	}
	for _, rec := range []bundle.Record{rowOf(harbourPage, "Harbour opens", "The harbour was opened."), rowOf("http://www.courier.example/harbour/?utm_source=x#top", "Harbour opened", "The harbour was opened by the mayor.")} {
		if r := store(t, NewStore(root), rec); r.Status != Unchanged || r.Path != first.Path {
			t.Errorf("%s again: %+v", rec.Original, r)
		}
	}
	if d := cmp.Diff(files, listing(t, root)); d != "" {
		t.Errorf("importing both again changed something (-before +after)\n%s", d)
	}
}

// What an editor wrote stays; what the earlier import wrote is replaced.
func TestEditedFrontMatterStays(t *testing.T) {
	root, dir := openArchive(t)
	first := store(t, NewStore(root), rowOf(harbourPage, "Harbour opens", "The harbour was opened."))
	edit(t, dir, first.Path, "title: Harbour opens\n", "title: My title\ntopics:\n  - harbour\n# a comment\n")
	r := store(t, NewStore(root), rowOf(harbourPage, "Harbour opened", "The harbour was opened by the mayor."))
	after := string(r.After)
	if r.Status != Updated || !strings.Contains(after, "title: My title\ntopics:\n  - harbour\n# a comment\n") || !strings.HasSuffix(after, "---\nThe harbour was opened by the mayor.\n") {
		t.Fatalf("%s: %q", r.Status, after)
	}
	wantWarning(t, r.Warnings, FieldKept, "title is Harbour opened in what was imported; the article keeps its own, My title")
}

func TestEditedTextIsKeptAndNamed(t *testing.T) {
	root, dir := openArchive(t)
	first := store(t, NewStore(root), rowOf(harbourPage, "Harbour opens", "The harbour was opened."))
	edit(t, dir, first.Path, "was opened.", "was opened, by hand.")
	if r := store(t, NewStore(root), rowOf(harbourPage, "Harbour opened", "The harbour was opened.")); r.Status != Updated || !strings.Contains(string(r.After), "by hand") {
		t.Errorf("the text is the same in both versions, and the editor's is lost: %s %q", r.Status, r.After)
	}
	r := store(t, NewStore(root), rowOf(harbourPage, "Harbour opens", "The harbour was closed."))
	wantWarning(t, r.Warnings, TextEdited, "edited by hand")
	if have := listing(t, root)[r.Earlier]; !strings.Contains(have, "by hand") {
		t.Errorf("the editor's text is lost: %q", have)
	}
}

// An editor on Windows saves an article with other line ends, and perhaps a mark before it: it is the article all the same.
func TestFileSavedOnWindowsIsUpdated(t *testing.T) {
	for _, mark := range []string{"", "\ufeff"} {
		root, dir := openArchive(t)
		first := store(t, NewStore(root), rowOf(harbourPage, "Harbour opens", "The harbour was opened."))
		file := filepath.Join(dir, filepath.FromSlash(first.Path))
		saved := mark + strings.ReplaceAll(strings.Replace(listing(t, root)[first.Path], "\n---\n", "\ntopics: [port]\n---\n", 1), "\n", "\r\n")
		if err := os.WriteFile(file, []byte(saved), 0o666); err != nil {
			t.Fatal(err)
		}
		if r := store(t, NewStore(root), rowOf(harbourPage, "Harbour opens", "The harbour was opened.")); r.Status != Unchanged {
			t.Errorf("the same again: %+v", r)
		}
		r := store(t, NewStore(root), rowOf(harbourPage, "Harbour opened", "The harbour was opened by the mayor."))
		have := string(r.After)
		kept := slices.ContainsFunc(r.Warnings, func(w Warning) bool { return w.Code == FieldKept || w.Code == TextEdited || w.Code == SameAddress })
		if r.Status != Updated || r.Path != first.Path || kept {
			t.Errorf("%q: %s %s %v", mark, r.Status, r.Path, r.Warnings)
		}
		if !strings.HasPrefix(have, mark+"---\r\n") || strings.Count(have, "\n") != strings.Count(have, "\r\n") || !strings.Contains(have, "\r\ntopics: [port]\r\n") ||
			!strings.HasSuffix(have, "by the mayor.\r\n") {
			t.Errorf("it is %q", have)
		}
	}
}

func TestOtherTextAtOneAddressIsAnotherArticle(t *testing.T) {
	root, _ := openArchive(t)
	first := store(t, NewStore(root), rowOf(harbourPage, "Harbour opens", "The harbour was opened on Monday after several years."))
	r := store(t, NewStore(root), rowOf(harbourPage, "Storm", "Heavy weather reached western coasts during Thursday evening."))
	if r.Status != Imported || r.Path == first.Path {
		t.Errorf("%+v", r)
	}
	wantWarning(t, r.Warnings, SameAddress, first.Path+" has the same url")
}

func TestEarlierCaptureDoesNotReplaceALaterOne(t *testing.T) {
	root, _ := openArchive(t)
	at := func(day int, text string) bundle.Record {
		rec := rowOf(harbourPage, "Harbour opens", text)
		rec.Fetched = time.Date(2024, 5, day, 10, 0, 0, 0, time.UTC)
		return rec
	}
	store(t, NewStore(root), at(8, "The harbour was opened."))
	r := store(t, NewStore(root), at(7, "The harbour will be opened."))
	if r.Status != Unchanged {
		t.Errorf("%s", r.Status)
	}
	wantWarning(t, r.Warnings, OlderText, "later capture")
	if r := store(t, NewStore(root), at(9, "The harbour was closed.")); r.Status != Updated {
		t.Errorf("a later one: %s", r.Status)
	}
	if r := store(t, NewStore(root), at(10, "The harbour was opened.")); r.Status != Updated {
		t.Errorf("a later one that is as it was: %s", r.Status)
	}
	if r := store(t, NewStore(root), at(9, "The harbour was closed.")); r.Status != Unchanged {
		t.Errorf("the one between them again: %s", r.Status)
	}
}

func TestAddressesOfOnePage(t *testing.T) {
	for a, b := range map[string]string{
		"http://www.a.example/x/": "https://a.example/x", "https://A.example/x?b=1&a=2": "https://a.example:443/x?a=2&b=1&fbclid=z", "https://a.example/x#y": "https://a.example/x",
	} {
		if urlKey(a) != urlKey(b) || urlKey(a) == "" {
			t.Errorf("%q and %q: %q and %q", a, b, urlKey(a), urlKey(b))
		}
	}
	for a, b := range map[string]string{"https://a.example/x?id=1": "https://a.example/x?id=2", "https://a.example/x": "https://b.example/x", "https://a.example/X": "https://a.example/x"} {
		if urlKey(a) == urlKey(b) {
			t.Errorf("%q and %q are told for one page", a, b)
		}
	}
	for _, none := range []string{"", "https://a.example", "https://a.example/#x", "ftp://a.example/x", "x", "https://a.example/?utm_source=x"} {
		if urlKey(none) != "" {
			t.Errorf("%q: %q", none, urlKey(none))
		}
	}
}

// What a killed import left is removed, and what another one is writing is not.
func TestLeftoversAreSwept(t *testing.T) {
	root, dir := openArchive(t)
	folder := filepath.Join(dir, "content/articles/2024")
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, age := range map[string]time.Duration{".import-OLD": 2 * staleAfter, ".import-NEW": 0, ".hidden": 2 * staleAfter} {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, nil, 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	store(t, NewStore(root), rowOf(harbourPage, "Harbour opens", "The harbour was opened."))
	files := listing(t, root)
	for name, want := range map[string]bool{".import-OLD": false, ".import-NEW": true, ".hidden": true} {
		if _, have := files["content/articles/2024/"+name]; have != want {
			t.Errorf("%s is there: %t, want %t", name, have, want)
		}
	}
}

// A file that another program makes while ours waits is not overwritten, and that is no silent loss.
func TestFlushOverwritesNothing(t *testing.T) {
	root, dir := openArchive(t)
	s := NewStore(root)
	rec := rowOf(harbourPage, "Harbour opens", "The harbour was opened.")
	d, err := Record(rec, Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Write(d, rec.Original, nil)
	if err != nil {
		t.Fatal(err)
	}
	theirs := filepath.Join(dir, r.Path)
	if err := os.WriteFile(theirs, []byte("theirs"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := s.Flush(); err == nil {
		t.Error("nothing says that the article was not written")
	}
	if data, err := os.ReadFile(theirs); err != nil || string(data) != "theirs" {
		t.Errorf("%q, %v", data, err)
	}
	if r := store(t, NewStore(root), rec); r.Status != Imported || r.Path == "" {
		t.Errorf("the next run: %+v", r)
	}
}

func edit(t *testing.T, dir, path, old, text string) {
	t.Helper()
	file := filepath.Join(dir, path)
	data, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(data), old) {
		t.Fatalf("%q is not in %q (%v)", old, data, err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(data), old, text, 1)), 0o666); err != nil {
		t.Fatal(err)
	}
}

func wantWarning(t *testing.T, list []Warning, code Code, part string) {
	t.Helper()
	for _, w := range list {
		if w.Code == code && strings.Contains(w.Message, part) {
			return
		}
	}
	t.Errorf("no warning %s with %q in %v", code, part, list)
}
