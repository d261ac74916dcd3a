package ingest

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestReplaceKeepsWhatAnotherWrote(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	store := NewStore(root)
	if err := store.Replace("a.yaml", nil, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, "a.yaml"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := store.Replace("a.yaml", []byte("one"), []byte("two")); err != nil {
		t.Fatal(err)
	}
	for _, old := range []string{"", "one"} {
		if err := store.Replace("a.yaml", []byte(old), []byte("three")); !errors.Is(err, ErrEdited) {
			t.Errorf("over a file that is no longer %q: %v", old, err)
		}
	}
	have, err := os.ReadFile(filepath.Join(dir, "a.yaml"))
	if err != nil || string(have) != "two" {
		t.Errorf("the file holds %q (%v)", have, err)
	}
	info, err := os.Stat(filepath.Join(dir, "a.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("permissions are %v, were -rw-------", mode)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("something is left behind: %v (%v)", entries, err)
	}
}
