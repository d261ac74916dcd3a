package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rowsToKill is how many rows the import that is killed has: more than wait for the disk at once, so that some are in
// their places and some are not.
const rowsToKill = 300

// An import that is ended at any point leaves whole articles alone, and run again it makes the archive what it would be
// if nothing had happened.
func TestInterruptedImportLeavesNoHalfArticle(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no signals")
	}
	rows := filepath.Join(t.TempDir(), "rows.jsonl")
	writeRows(t, rows)
	want := newArchive(t)
	if out, err := glossCommand(t, "-C", want, "import", rows).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := filesIn(t, want)
	for _, signal := range []os.Signal{os.Kill, os.Interrupt} {
		for _, after := range []int{1, rowsToKill / 3, rowsToKill - 1} {
			t.Run(fmt.Sprintf("%v after %d", signal, after), func(t *testing.T) {
				dir := newArchive(t)
				stderr := interrupt(t, signal, after, "-C", dir, "import", "--json", rows)
				if strings.Contains(stderr, "nothing was replaced") {
					t.Errorf("it says what is not so:\n%s", stderr)
				}
				if signal == os.Interrupt && strings.Contains(stderr, "interrupted") {
					for name := range filesIn(t, dir) {
						if strings.HasPrefix(filepath.Base(name), ".") {
							t.Errorf("%s is left behind", name)
						}
					}
				}
				for name, data := range filesIn(t, dir) {
					if strings.HasPrefix(filepath.Base(name), ".") { // no part of an archive
						continue
					}
					if want, ok := whole[name]; !ok || want != data {
						t.Errorf("%s is not what a whole import makes: %q", name, data)
					}
				}
				if out, err := glossCommand(t, "-C", dir, "import", rows).CombinedOutput(); err != nil {
					t.Fatalf("%v\n%s", err, out)
				}
				again := filesIn(t, dir)
				for name := range again {
					if strings.HasPrefix(filepath.Base(name), ".") {
						delete(again, name)
					}
				}
				if d := cmp.Diff(whole, again); d != "" {
					t.Errorf("after the second run (-want +have):\n%s", d)
				}
			})
		}
	}
}

func writeRows(t *testing.T, file string) {
	t.Helper()
	var b bytes.Buffer
	for n := range rowsToKill {
		fmt.Fprintf(&b, `{"title":"Ferry %d sails","date":"2024-05-%02d","url":"https://courier.example/%d","text":"The ferry sailed as number %d of the day."}`+"\n", n%7, n%28+1, n, n)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

func newArchive(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content", "site.yaml"), []byte("title: Harbour\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

// glossCommand is the program as a process of its own: the test's binary is it when it is called so.
func glossCommand(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), exe)
	c.Args = append([]string{"gloss"}, args...)
	return c
}

// interrupt runs the program, sends it a signal when it has printed so many lines, and returns what it said.
func interrupt(t *testing.T, signal os.Signal, after int, args ...string) (stderr string) {
	t.Helper()
	c := glossCommand(t, args...)
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	for n := 0; lines.Scan(); {
		if n++; n == after {
			if err := c.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = c.Wait() // it did not end well: that is the point
	return said.String()
}

// filesIn returns the files below an archive's content by path.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	fsys := os.DirFS(dir)
	err := fs.WalkDir(fsys, "content", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
