package earlier_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/earlier"
)

func TestKeptTextsComeBack(t *testing.T) {
	dir := t.TempDir()
	root := open(t, dir)
	for _, text := range []string{"one\ntwo", "three"} {
		if err := earlier.Keep(root, "2024/harbour", text); err != nil {
			t.Fatal(err)
		}
		if have := earlier.Text(root.FS(), "2024/harbour"); have != text {
			t.Errorf("text is %q, want %q", have, text)
		}
	}
	if have := earlier.Text(root.FS(), "2024/pier"); have != "" {
		t.Errorf("the text of an article that has none is %q", have)
	}
	if d := cmp.Diff([]string{".gloss/texts/2024/harbour.txt"}, files(t, dir)); d != "" {
		t.Errorf("files (-want +have):\n%s", d)
	}
}

func TestTextsOfArticlesThatAreGoneArePruned(t *testing.T) {
	dir := t.TempDir()
	root := open(t, dir)
	if err := earlier.Prune(root, func(string) bool { return false }); err != nil {
		t.Errorf("there is nothing to prune: %v", err)
	}
	for _, article := range []string{"a", "b/c"} {
		if err := earlier.Keep(root, article, article); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, ".gloss/texts/README"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := earlier.Prune(root, func(article string) bool { return article == "b/c" }); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{".gloss/texts/README", ".gloss/texts/b/c.txt"}, files(t, dir)); d != "" {
		t.Errorf("files (-want +have):\n%s", d)
	}
}

func TestWhatCannotBeReadIsUnknown(t *testing.T) {
	dir := t.TempDir()
	root := open(t, dir)
	texts := filepath.Join(dir, ".gloss", "texts")
	if err := os.MkdirAll(filepath.Join(texts, "folder.txt"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(texts, "bytes.txt"), []byte("\xff\xfe"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, article := range []string{"folder", "bytes", "../../etc/passwd", ""} {
		if have := earlier.Text(root.FS(), article); have != "" {
			t.Errorf("%q: text is %q", article, have)
		}
	}
}

func TestNothingIsWrittenThroughALinkOutOfTheArchive(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links takes rights there that a test may lack")
	}
	dir, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, ".gloss")); err != nil {
		t.Fatal(err)
	}
	if err := earlier.Keep(open(t, dir), "a", "text"); err == nil {
		t.Error("a text was kept outside the archive")
	}
	if have := files(t, outside); len(have) > 0 {
		t.Errorf("files outside are %q", have)
	}
}

func open(t *testing.T, dir string) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(file string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			rel, _ := filepath.Rel(dir, file)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
