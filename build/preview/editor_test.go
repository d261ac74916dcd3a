package preview

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestEditorOpensFilesOfTheArchiveAlone(t *testing.T) {
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "secret.md")
	for path, text := range map[string]string{"content/articles/a b.md": "x", "content/.hidden.md": "x", "secret.md": "x", "content/-rf.md": "x"} {
		full := filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(outside, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "content/link.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Dir(outside), filepath.Join(dir, "content/folder")); err != nil {
		t.Fatal(err)
	}
	e := &editor{dir: dir}
	for file, want := range map[string]bool{
		"content/articles/a b.md":  true,
		"content/-rf.md":           true, // its path is absolute, so that no program takes it for a flag
		"content/articles":         false,
		"content/missing.md":       false,
		"content/.hidden.md":       false,
		"content/link.md":          false,
		"content/folder/secret.md": false,
		"content/../secret.md":     false,
		"secret.md":                false,
		"../secret.md":             false,
		"/etc/passwd":              false,
		outside:                    false,
		"":                         false,
		"content\\articles":        false,
	} {
		have, err := e.find(file)
		if (err == nil) != want {
			t.Errorf("%q: %v", file, err)
		}
		if err == nil && have != filepath.Join(dir, file) {
			t.Errorf("%q is %q", file, have)
		}
	}
}

func TestEditorTakesArgumentsAsTheyAre(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	file := filepath.Join(dir, "$(touch x); a {line}.md")
	if err := os.WriteFile(file, []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	e := &editor{dir: dir, command: []string{"ln", "-s", "{file}:{line}:{column}", out}}
	if err := e.open(file, opening{Line: 3, Column: -1}); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(deadline); time.Now().Before(end); {
		if have, err := os.Readlink(out); err == nil {
			if want := file + ":3:1"; have != want {
				t.Errorf("opened %q, want %q", have, want)
			}
			return
		}
	}
	t.Error("the program was not started")
}

func TestEditorThatIsNotThereIsAnError(t *testing.T) {
	if err := (&editor{command: []string{"no-such-program-at-all"}}).open("x", opening{}); err == nil || !strings.Contains(err.Error(), "editor") {
		t.Errorf("a program that is not there: %v", err)
	}
}
