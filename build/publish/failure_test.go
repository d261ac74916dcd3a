package publish_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"gloss/build/publish"
)

type hooked struct {
	site
	mu     sync.Mutex
	count  int
	before func(n int) error
}

func (h *hooked) Append(b []byte, path string) ([]byte, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.count++
	if err := h.before(h.count); err != nil {
		return nil, err
	}
	return h.site.Append(b, path)
}

func manyPages(n int, content string) site {
	s := site{}
	for i := range n {
		s[fmt.Sprintf("d%d/p%d.html", i%7, i)] = content
	}
	return s
}

func TestFailingPageLeavesTheOutputAsItWas(t *testing.T) {
	broken := errors.New("broken layout")
	for _, nth := range []int{1, 100, 300} {
		for _, kind := range []string{"filled", "empty", "missing"} {
			t.Run(fmt.Sprint(nth, " ", kind), func(t *testing.T) {
				dir := t.TempDir()
				out := filepath.Join(dir, "new", "out")
				switch kind {
				case "filled":
					mustPublish(t, out, manyPages(200, "old").with("gone", "x"))
				case "empty":
					plant(t, out, map[string]string{".gitignore": "*"})
				}
				before := tree(t, dir)
				h := &hooked{site: manyPages(300, "new"), before: func(n int) error {
					if n == nth {
						return broken
					}
					return nil
				}}
				_, err := publish.Dir(t.Context(), out, h, publish.Options{})
				if !errors.Is(err, broken) {
					t.Errorf("error %v, want %q", err, broken)
				}
				wantTree(t, dir, before)
			})
		}
	}
}

func TestCancelledRunLeavesTheOutputAsItWas(t *testing.T) {
	for _, nth := range []int{0, 50, 300} {
		t.Run(fmt.Sprint(nth), func(t *testing.T) {
			out := t.TempDir()
			mustPublish(t, out, manyPages(200, "old"))
			before := tree(t, out)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if nth == 0 {
				cancel()
			}
			h := &hooked{site: manyPages(300, "new"), before: func(n int) error {
				if n == nth {
					cancel()
				}
				return nil
			}}
			if _, err := publish.Dir(ctx, out, h, publish.Options{}); !errors.Is(err, context.Canceled) {
				t.Errorf("error %v, want %v", err, context.Canceled)
			}
			wantTree(t, out, before)
		})
	}
}

func TestFailingWriteLeavesTheOutputAsItWas(t *testing.T) {
	out := t.TempDir()
	mustPublish(t, out, manyPages(200, "old"))
	before := tree(t, out)
	h := &hooked{site: manyPages(300, "new").with("z", "new")}
	h.before = func(n int) error {
		if n == 1 { // a folder where the last page is to be staged
			return os.MkdirAll(filepath.Join(out, ".gloss-new", "site", "z"), 0o755)
		}
		return nil
	}
	if _, err := publish.Dir(t.Context(), out, h, publish.Options{}); err == nil || !strings.HasPrefix(err.Error(), "writing z: ") {
		t.Errorf("error %v, want one that begins %q", err, "writing z: ")
	}
	wantTree(t, out, before)
}

func TestReplacementThatBreaksOffIsPutRightByTheNextRun(t *testing.T) {
	out := t.TempDir()
	mustPublish(t, out, manyPages(20, "old").with("d0/old", "x").with("gone/x", "x"))
	obstacle := filepath.Join(out, "d3", "new")
	after := manyPages(30, "new").with("d3/new", "x").with("gone", "now a page")
	h := &hooked{site: after, before: func(int) error { return os.MkdirAll(obstacle, 0o755) }}
	if _, err := publish.Dir(t.Context(), out, h, publish.Options{}); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("error %v, want %v", err, fs.ErrExist)
	}
	if have := tree(t, out)["d0/p0.html"]; have != "new" {
		t.Fatalf("d0/p0.html is %q: the run broke off before it replaced anything", have)
	}
	if err := os.Remove(obstacle); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, out, after)
	wantTree(t, out, after.tree())
}

func TestUnwritableOutputIsLeftAsItWas(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("permissions do not bind this user")
	}
	out := t.TempDir()
	mustPublish(t, out, small)
	before := tree(t, out)
	if err := os.Chmod(out, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(out, 0o755)
	if _, err := publish.Dir(t.Context(), out, small.with("index.html", "new"), publish.Options{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error %v, want %v", err, fs.ErrPermission)
	}
	wantTree(t, out, before)
}

func TestLeftoversOfAKilledRunAreCleaned(t *testing.T) {
	// Killed while it staged: a folder that no one else made.
	out := t.TempDir()
	plant(t, out, map[string]string{".gloss-new/site/articles/x.html": "half", ".gloss-new/both": "gloss 1\n"})
	mustPublish(t, out, small)
	wantTree(t, out, small.tree())

	// Killed while it moved: the manifest names both sites, some files are old and some new, and a folder
	// that a page is to replace is empty already.
	plant(t, out, map[string]string{
		".gloss":           "gloss 1\na.html\nb.html\ngone/x\nindex.html\nold/page.html\n" + strings.TrimPrefix(small.manifest(), "gloss 1\n"),
		"a.html":           "new already",
		"old/page.html":    "old still",
		"gone/":            "",
		".gloss-new/site/": "",
	})
	after := site{"a.html": "new already", "b.html": "b", "gone": "a page now"}
	mustPublish(t, out, after)
	wantTree(t, out, after.tree())
}
