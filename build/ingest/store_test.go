package ingest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// openArchive returns an empty archive's root, and its path.
func openArchive(t *testing.T) (*os.Root, string) {
	t.Helper()
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root, dir
}

// listing returns every file below an archive's root with its content, temporary ones included.
func listing(t *testing.T, root *os.Root) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := root.ReadFile(name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func read(t *testing.T, name, text string) *Draft {
	t.Helper()
	d, err := Text([]byte(text), Options{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func put(t *testing.T, s *Store, name, text string) (path string, status Status) {
	t.Helper()
	r, err := s.Write(read(t, name, text), []byte(text), nil)
	if err := errors.Join(err, s.Flush()); err != nil {
		t.Fatal(err)
	}
	return r.Path, r.Status
}

const dated = "Talks moved to Pell\n\n8 January 2017\n\nThe talks have been moved.\n"

func TestImportWritesArticleAndOriginal(t *testing.T) {
	root, _ := openArchive(t)
	path, status := put(t, NewStore(root), `C:\in\Talks.TXT`, dated)
	if path != "content/articles/2017/2017-01-08-talks-moved-to-pell.txt" || status != Imported {
		t.Fatalf("%q, %q", path, status)
	}
	d := read(t, "", dated)
	want := map[string]string{
		path: string(d.File()),
		"content/originals/" + d.Original + ".txt": dated,
	}
	if diff := cmp.Diff(want, listing(t, root)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestSecondImportChangesNothing(t *testing.T) {
	root, _ := openArchive(t)
	first, _ := put(t, NewStore(root), "talks.txt", dated)
	before := listing(t, root)
	again := NewStore(root)
	for range 2 {
		path, status := put(t, again, "other-name.text", dated)
		if path != first || status != Unchanged {
			t.Errorf("%q, %q; want %q, unchanged", path, status, first)
		}
	}
	if diff := cmp.Diff(before, listing(t, root)); diff != "" {
		t.Errorf("the second import changed something (-before +after)\n%s", diff)
	}
}

func TestArticleIsFoundAfterAnEditorMovedIt(t *testing.T) {
	root, dir := openArchive(t)
	first, _ := put(t, NewStore(root), "talks.txt", dated)
	sum := read(t, "", dated).Original
	moved := "content/articles/harbour/talks.md"
	if err := os.MkdirAll(filepath.Join(dir, "content/articles/harbour"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"original: " + sum, "original: '" + strings.ToUpper(sum) + "' # kept\r"} {
		if err := os.WriteFile(filepath.Join(dir, moved), []byte("---\ntitle: Moved\n"+line+"\n---\nText.\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := root.Remove(first); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		if path, status := put(t, NewStore(root), "talks.txt", dated); path != moved || status != Unchanged {
			t.Errorf("%q: %q, %q; want %q, unchanged", line, path, status, moved)
		}
	}
}

// A sum in an article's text does not make it the import's article, and an original without one is completed.
func TestOriginalWithoutArticleIsImportedAgain(t *testing.T) {
	root, dir := openArchive(t)
	first, _ := put(t, NewStore(root), "talks.txt", dated)
	sum := read(t, "", dated).Original
	if err := root.Remove(first); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(dir, "content/articles/other.txt")
	if err := os.WriteFile(other, []byte("---\ntitle: Other\n---\noriginal: "+sum+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if path, status := put(t, NewStore(root), "talks.txt", dated); path != first || status != Imported {
		t.Errorf("%q, %q; want %q, imported", path, status, first)
	}
}

func TestNamesakesAreNumbered(t *testing.T) {
	root, dir := openArchive(t)
	folder := filepath.Join(dir, "content/articles/2017")
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	// Taken by Markdown, by another case, and by a sidecar whose article is gone.
	for _, name := range []string{"2017-01-08-Talks-moved-to-Pell.md", "2017-01-08-talks-moved-to-pell-2.notes.yaml"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("an editor's"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s := NewStore(root)
	for i, want := range []string{"-3", "-4"} {
		path, status := put(t, s, "talks.txt", dated+strings.Repeat("\nMore. ", i))
		if want = "content/articles/2017/2017-01-08-talks-moved-to-pell" + want + ".txt"; path != want || status != Imported {
			t.Errorf("%q, %q; want %q, imported", path, status, want)
		}
	}
	for name, text := range listing(t, root) {
		if strings.HasSuffix(name, "Pell.md") && text != "an editor's" {
			t.Errorf("%s was overwritten", name)
		}
	}
}

// A file that appears while the store holds an older listing is not overwritten.
func TestFileOfAnotherProcessIsNotOverwritten(t *testing.T) {
	root, dir := openArchive(t)
	s := NewStore(root)
	put(t, s, "a.txt", dated)
	theirs := filepath.Join(dir, "content/articles/2017/2017-01-08-talks-moved-to-pell-2.txt")
	if err := os.WriteFile(theirs, []byte("theirs"), 0o666); err != nil {
		t.Fatal(err)
	}
	if path, _ := put(t, s, "b.txt", dated+"\nMore.\n"); !strings.HasSuffix(path, "-3.txt") {
		t.Errorf("written to %q", path)
	}
	if data, err := os.ReadFile(theirs); err != nil || string(data) != "theirs" {
		t.Errorf("%q, %v", data, err)
	}
}

func TestDamagedOriginalIsReported(t *testing.T) {
	root, dir := openArchive(t)
	put(t, NewStore(root), "a.txt", dated)
	name := "content/originals/" + read(t, "", dated).Original + ".txt"
	if err := os.WriteFile(filepath.Join(dir, name), []byte("cut"), 0o666); err != nil {
		t.Fatal(err)
	}
	_, err := NewStore(root).Write(read(t, "a.txt", dated), []byte(dated), nil)
	if err == nil || !strings.Contains(err.Error(), name+" does not hold what its name says") {
		t.Errorf("got %v", err)
	}
}

func TestNothingIsWrittenOutsideTheArchive(t *testing.T) {
	root, dir := openArchive(t)
	outside := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "content/articles")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if _, err := NewStore(root).Write(read(t, "../../a.txt", dated), []byte(dated), nil); err == nil {
		t.Error("wrote through a link that leaves the archive")
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestExtensionOfOriginal(t *testing.T) {
	for name, want := range map[string]string{
		"a.txt": ".txt", "A.TXT": ".txt", "a": "", "": "", "a.": "", "a.b/c": "", `a.b\c.html`: ".html", "a.t t": "", "a.tar.gz": ".gz", "a.thisistoolongforone": "", "a.é": "",
	} {
		if got := extension(name); got != want {
			t.Errorf("%q: %q; want %q", name, got, want)
		}
	}
}
