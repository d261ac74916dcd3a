package main

import (
	"bytes"
	"os"
	"runtime"
	"strings"
	"testing"
)

// The disk may be full, or, as here, a path too long for the system: half an archive would be taken for one.
func TestNewThatFailsLeavesTheFolderEmpty(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("how long a path may be is another matter here")
	}
	const longest = 4096 - len("/content/articles/an.md") // PATH_MAX of Linux, without room for the names of some files
	dir := t.TempDir()
	for len(dir) < longest {
		dir += "/" + strings.Repeat("a", min(longest-len(dir), 200))
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"new", dir}, &stderr, &stderr); code != exitMachine || !strings.Contains(stderr.String(), "too long") {
		t.Fatalf("exit status %d: %s", code, &stderr)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) > 0 {
		t.Errorf("%q are left: %v", entries, err)
	}
}
