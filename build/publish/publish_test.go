package publish_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"gloss/build/publish"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// site is a set of files, by path.
type site map[string]string

func (s site) Paths() []string                              { return slices.Sorted(maps.Keys(s)) }
func (s site) Append(b []byte, path string) ([]byte, error) { return append(b, s[path]...), nil }

// with returns the site and one more page.
func (s site) with(path, content string) site {
	s = maps.Clone(s)
	s[path] = content
	return s
}

// manifest is what ".gloss" says of the site.
func (s site) manifest() string { return "gloss 1\n" + strings.Join(append(s.Paths(), ""), "\n") }

// tree is what a site looks like on disk.
func (s site) tree() map[string]string { return s.with(".gloss", s.manifest()) }

// tree reads a folder: files with their content, empty folders with a final slash, links with their target.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		switch {
		case e.IsDir():
			within, err := os.ReadDir(path)
			if err == nil && len(within) == 0 && rel != "." {
				found[name+"/"] = ""
			}
			return err
		case e.Type() == fs.ModeSymlink:
			target, err := os.Readlink(path)
			found[name] = "-> " + target
			return err
		}
		content, err := os.ReadFile(path)
		found[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// plant writes files below dir; a name that ends in a slash is a folder, a content "-> x" a link.
func plant(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if strings.HasSuffix(name, "/") {
			err = os.MkdirAll(path, 0o755)
		} else if target, ok := strings.CutPrefix(files[name], "-> "); ok {
			err = os.Symlink(target, path)
		} else {
			err = os.WriteFile(path, []byte(files[name]), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func mustPublish(t *testing.T, out string, s publish.Source) publish.Result {
	t.Helper()
	result, err := publish.Dir(t.Context(), out, s, publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func wantTree(t *testing.T, out string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, tree(t, out)); diff != "" {
		t.Errorf("the output folder (-want +have):\n%s", diff)
	}
}

var small = site{
	"index.html":          "home",
	"about.html":          "about",
	"articles/truce.html": "truce",
	"articles/2017/1.js":  "x = 1",
	"assets/style.css":    "p {}",
	".nojekyll":           "",
}

func TestMissingFolderIsMadeAndFilled(t *testing.T) {
	out := filepath.Join(t.TempDir(), "a", "b")
	result := mustPublish(t, out, small)
	wantTree(t, out, small.tree())
	if want := (publish.Result{Written: 6, Bytes: 23}); result != want {
		t.Errorf("result %+v, want %+v", result, want)
	}
}

func TestFolderWithOnlyDotfilesIsFilled(t *testing.T) {
	out := t.TempDir()
	plant(t, out, map[string]string{".gitignore": "*", ".git/config": "[core]", "articles/2017/.keep": ""})
	mustPublish(t, out, small)
	want := small.tree()
	want[".gitignore"], want[".git/config"], want["articles/2017/.keep"] = "*", "[core]", ""
	wantTree(t, out, want)
}

func TestUnchangedFilesAreNotTouched(t *testing.T) {
	out := t.TempDir()
	mustPublish(t, out, small)
	longAgo := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	for name := range small.tree() {
		if err := os.Chtimes(filepath.Join(out, name), longAgo, longAgo); err != nil {
			t.Fatal(err)
		}
	}
	result := mustPublish(t, out, small)
	if want := (publish.Result{Unchanged: 6, Bytes: 23}); result != want {
		t.Errorf("result %+v, want %+v", result, want)
	}
	for name := range small.tree() {
		info, err := os.Stat(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		if !info.ModTime().Equal(longAgo) {
			t.Errorf("%s was written at %v", name, info.ModTime())
		}
	}
}

func TestSecondRunWritesWhatDiffers(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after site
		want          publish.Result
	}{
		{"changed", site{"a": "1", "b": "2"}, site{"a": "1", "b": "3"}, publish.Result{Written: 1, Unchanged: 1, Bytes: 2}},
		{"longer", site{"a": "1"}, site{"a": "11"}, publish.Result{Written: 1, Bytes: 2}},
		{"emptied", site{"a": "1"}, site{"a": ""}, publish.Result{Written: 1}},
		{"new file", site{"d/a": "1"}, site{"d/a": "1", "d/b": "2"}, publish.Result{Written: 1, Unchanged: 1, Bytes: 2}},
		{"new folder", site{"a": "1"}, site{"a": "1", "d/e/b": "2", "d/e/c": "3"}, publish.Result{Written: 2, Unchanged: 1, Bytes: 3}},
		{"removed", site{"a": "1", "b": "2"}, site{"a": "1"}, publish.Result{Unchanged: 1, Removed: 1, Bytes: 1}},
		{"folder removed", site{"a": "1", "d/e/b": "2", "d/c": "3"}, site{"a": "1"}, publish.Result{Unchanged: 1, Removed: 2, Bytes: 1}},
		{"all removed", site{"a": "1", "d/e/b": "2"}, site{}, publish.Result{Removed: 2}},
		{"file becomes folder", site{"a": "1", "b": "2"}, site{"a/x/y": "3", "b": "2"}, publish.Result{Written: 1, Unchanged: 1, Removed: 1, Bytes: 2}},
		{"folder becomes file", site{"a/x/y": "1", "a/z": "2"}, site{"a": "3"}, publish.Result{Written: 1, Removed: 2, Bytes: 1}},
		{"case changes", site{"A/x": "1", "B": "1", "A/y": "2"}, site{"a/x": "1", "b": "1"}, publish.Result{Written: 2, Removed: 3, Bytes: 2}},
		{"moved", site{"a-b/x": "1", "a/x": "1", "a.html": "1"}, site{"a-c/x": "1", "a/y": "1", "a!html": "1"}, publish.Result{Written: 3, Removed: 3, Bytes: 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := t.TempDir()
			mustPublish(t, out, c.before)
			if result := mustPublish(t, out, c.after); result != c.want {
				t.Errorf("result %+v, want %+v", result, c.want)
			}
			wantTree(t, out, c.after.tree())
		})
	}
}

func TestPagesThatTheUserRemovedAreNotCounted(t *testing.T) {
	out := t.TempDir()
	mustPublish(t, out, small)
	for _, name := range []string{"about.html", "articles"} {
		if err := os.RemoveAll(filepath.Join(out, name)); err != nil {
			t.Fatal(err)
		}
	}
	after := site{"articles/truce.html": "truce"}
	if result, want := mustPublish(t, out, after), (publish.Result{Written: 1, Removed: 3, Bytes: 5}); result != want {
		t.Errorf("result %+v, want %+v", result, want)
	}
	wantTree(t, out, after.tree())
}

func TestForeignFilesAreLeftAlone(t *testing.T) {
	out := t.TempDir()
	mustPublish(t, out, small)
	foreign := map[string]string{
		"CNAME": "example.org", "articles/photo.jpg": "jpg", "articles/2017/notes/n.txt": "n", "other/x": "x", "empty/": "",
	}
	plant(t, out, foreign)
	after := site{"index.html": "new home"}
	mustPublish(t, out, after)
	want := after.tree()
	maps.Copy(want, foreign)
	wantTree(t, out, want)
}

func TestOutputMayBeALinkToAFolder(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, map[string]string{"real/": "", "out": "-> real"})
	mustPublish(t, filepath.Join(dir, "out"), small)
	mustPublish(t, filepath.Join(dir, "out"), small.with("index.html", "new"))
	wantTree(t, filepath.Join(dir, "real"), small.with("index.html", "new").tree())
}

// listed is a set whose paths may be anything.
// hooked calls a function before each rendering, with the number of renderings so far.
func TestProgressCountsEveryPageOnce(t *testing.T) {
	var dones []int
	s := manyPages(500, "x")
	_, err := publish.Dir(t.Context(), t.TempDir(), s, publish.Options{Jobs: 8, Progress: func(done, total int) {
		if total != len(s) {
			t.Errorf("total %d, want %d", total, len(s))
		}
		dones = append(dones, done)
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := make([]int, len(s))
	for i := range want {
		want[i] = i + 1
	}
	if diff := cmp.Diff(want, dones); diff != "" {
		t.Errorf("progress (-want +have):\n%s", diff)
	}
}

func TestPagesAreRenderedOnceByAtMostJobsAtATime(t *testing.T) {
	const jobs = 3
	s := &counted{site: manyPages(400, "x"), calls: map[string]int{}}
	if _, err := publish.Dir(t.Context(), t.TempDir(), s, publish.Options{Jobs: jobs}); err != nil {
		t.Fatal(err)
	}
	if s.most > jobs {
		t.Errorf("%d pages were rendered at once, want at most %d", s.most, jobs)
	}
	for p := range s.site {
		if s.calls[p] != 1 {
			t.Errorf("%s was rendered %d times", p, s.calls[p])
		}
	}
}

// counted notes how often each page was rendered and how many at once.
type counted struct {
	site
	mu        sync.Mutex
	calls     map[string]int
	now, most int
}

func (c *counted) Append(b []byte, path string) ([]byte, error) {
	c.mu.Lock()
	c.calls[path]++
	c.now++
	c.most = max(c.most, c.now)
	c.mu.Unlock()
	defer func() { c.mu.Lock(); c.now--; c.mu.Unlock() }()
	runtime.Gosched()
	return c.site.Append(b, path)
}

func TestFilesAreReadableByAllWithinTheUmask(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no permission bits")
	}
	dir := t.TempDir()
	reference := filepath.Join(dir, "reference")
	if err := os.WriteFile(reference, nil, 0o644); err != nil { // as the umask of this machine has it
		t.Fatal(err)
	}
	want, err := os.Stat(reference)
	if err != nil {
		t.Fatal(err)
	}
	mustPublish(t, filepath.Join(dir, "out"), small)
	for name := range small.tree() {
		info, err := os.Stat(filepath.Join(dir, "out", name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != want.Mode() {
			t.Errorf("%s has mode %v, want %v", name, info.Mode(), want.Mode())
		}
	}
}
