package publish_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gloss/build/publish"
)

func TestForeignFilesInTheWayAreRefused(t *testing.T) {
	for _, c := range []struct {
		name    string
		foreign map[string]string
		site    site
		example string
		page    string
	}{
		{"a page", map[string]string{"a.html": "mine"}, site{"a.html": "page"}, "a.html", "a.html"},
		{"a page but for case", map[string]string{"A.html": "mine"}, site{"a.html": "page"}, "A.html", "a.html"},
		{"a folder where a page belongs", map[string]string{"a/b/c": "mine"}, site{"a": "page"}, "a", "a"},
		{"a file where a folder belongs", map[string]string{"d": "mine"}, site{"d/a": "page"}, "d", "d"},
		{"a file in a folder that becomes a page", map[string]string{"old/x": "mine"}, site{"old": "page"}, "old/x", "old"},
		{"a dotfile", map[string]string{".htaccess": "mine"}, site{".htaccess": "page"}, ".htaccess", ".htaccess"},
		{"a link", map[string]string{"a.html": "-> index.html"}, site{"a.html": "page"}, "a.html", "a.html"},
		{"a link where a folder belongs", map[string]string{"d": "-> old"}, site{"d/a": "page"}, "d", "d"},
		{"a link to nowhere", map[string]string{"a.html": "-> nowhere"}, site{"a.html": "page"}, "a.html", "a.html"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := t.TempDir()
			mustPublish(t, out, site{"index.html": "home", "old/page": "old"})
			plant(t, out, c.foreign)
			before := tree(t, out)
			_, err := publish.Dir(t.Context(), out, c.site, publish.Options{})
			want := &publish.NotOursError{Out: out, Example: c.example, Page: c.page}
			var have *publish.NotOursError
			if !errors.As(err, &have) || *have != *want {
				t.Errorf("error %v, want %v", err, want)
			}
			wantTree(t, out, before)
		})
	}
}

func TestFolderWithoutManifestIsRefused(t *testing.T) {
	for _, file := range []string{"photo.jpg", "2017/05/photo.jpg", "link"} {
		t.Run(file, func(t *testing.T) {
			out := t.TempDir()
			plant(t, out, map[string]string{".gitignore": "", "a/": "", file: "-> elsewhere"})
			before := tree(t, out)
			_, err := publish.Dir(t.Context(), out, small, publish.Options{})
			var notOurs *publish.NotOursError
			if !errors.As(err, &notOurs) {
				t.Fatalf("error %v, want a NotOursError", err)
			}
			want := fmt.Sprintf("%q holds files that gloss did not write, such as %q: empty it, or choose another folder with --out", out, file)
			if err.Error() != want {
				t.Errorf("message\n%s\nwant\n%s", err, want)
			}
			wantTree(t, out, before)
		})
	}
}

func TestManifestThatCannotBeReadIsRefused(t *testing.T) {
	for name, manifest := range map[string]string{
		"empty":         "",
		"later version": "gloss 2\na.html\n",
		"cut short":     "gloss 1\na.html\nb.ht",
		"leads outside": "gloss 1\n../a.html\n",
		"absolute":      "gloss 1\n/etc/passwd\n",
		"blank line":    "gloss 1\n\n",
		"itself":        "gloss 1\n.gloss\n",
		"a link":        "-> elsewhere",
	} {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			plant(t, out, map[string]string{".gloss": manifest, "index.html": "home"})
			before := tree(t, out)
			_, err := publish.Dir(t.Context(), out, small, publish.Options{})
			var refused *publish.OutError
			if !errors.As(err, &refused) {
				t.Errorf("error %v, want an OutError", err)
			}
			wantTree(t, out, before)
		})
	}
}

func TestManifestNamesOnlyRegularFilesAsOurs(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	plant(t, dir, map[string]string{
		"out/.gloss": "gloss 1\nd/x\nfolder\nlink\n",
		"out/link":   "-> ../precious", "out/folder/x": "mine", "out/d": "-> ../folder",
		"precious": "precious", "folder/x": "precious",
	})
	mustPublish(t, out, site{"index.html": "home"})
	want := site{"index.html": "home"}.tree()
	want["link"], want["folder/x"], want["d"] = "-> ../precious", "mine", "-> ../folder"
	wantTree(t, out, want)
	wantTree(t, filepath.Join(dir, "folder"), map[string]string{"x": "precious"})
}

func TestUnsafeOutputFoldersAreRefused(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, map[string]string{
		"file": "", "root/content/site.yaml": "", "root/public/": "", "link": "-> root/content", "dangling": "-> nowhere",
		"home/user/": "", "alias": "-> root",
	})
	t.Setenv("HOME", filepath.Join(dir, "home", "user"))
	t.Setenv("USERPROFILE", filepath.Join(dir, "home", "user"))
	t.Chdir(dir)
	keep := []string{filepath.Join("root", "content"), filepath.Join("root", "layouts")}
	for _, c := range []struct{ out, reason string }{
		{"", "it has no name"},
		{"file", "it is not a folder"},
		{"dangling", "it is a symbolic link that leads nowhere"},
		{"/", "it is the root of the file system"},
		{"home/user", "it is or holds the home folder"},
		{"home", "it is or holds the home folder"},
		{"root/content", `it is or holds "root/content", which the site is made from`},
		{"root", `it is or holds "root/content", which the site is made from`},
		{"alias", `it is or holds "root/content", which the site is made from`},
		{"root/public/..", `it is or holds "root/content", which the site is made from`},
		{"link", `it is or holds "root/content", which the site is made from`},
		{"root/content/public", `it lies in "root/content", which the site is made from`},
		{"link/new/public", `it lies in "root/content", which the site is made from`},
		{"root/layouts", `it is or holds "root/layouts", which the site is made from`},
		{"root/layouts/out", `it lies in "root/layouts", which the site is made from`},
	} {
		t.Run(c.out, func(t *testing.T) {
			before := tree(t, dir)
			_, err := publish.Dir(t.Context(), c.out, small, publish.Options{Keep: keep})
			var refused *publish.OutError
			if !errors.As(err, &refused) || filepath.ToSlash(refused.Reason) != c.reason {
				t.Errorf("error %v, want the reason %q", err, c.reason)
			}
			wantTree(t, dir, before)
		})
	}
	if _, err := publish.Dir(t.Context(), filepath.Join("root", "public"), small, publish.Options{Keep: keep}); err != nil {
		t.Errorf("a folder beside those to keep: %v", err)
	}
}

func TestSetsThatNotEveryDiskCanHoldAreRefused(t *testing.T) {
	for _, c := range []struct {
		paths []string
		want  string
	}{
		{[]string{"../a"}, `"../a" is no path that a file can have below the output folder`},
		{[]string{"/a"}, `"/a" is no path`},
		{[]string{"a//b"}, `"a//b" is no path`},
		{[]string{"a/./b"}, `"a/./b" is no path`},
		{[]string{"."}, `"." is no path`},
		{[]string{""}, `"" is no path`},
		{[]string{"a\nb"}, `"a\nb" is no path`},
		{[]string{`a\b`}, `"a\\b" is no path`},
		{[]string{"a\xff"}, `"a\xff" is no path`},
		{[]string{".gloss"}, `".gloss" is a name that gloss keeps for itself`},
		{[]string{".Gloss-New/a"}, `".Gloss-New/a" is a name that gloss keeps for itself`},
		{[]string{"a", "a"}, `"a" is listed twice`},
		{[]string{"a", "a/b"}, `"a" would be both a file and a folder`},
		{[]string{"A.html", "a.html"}, `"A.html" and "a.html" differ only in case or accents`},
		{[]string{"Foo/a", "foo/b"}, `"Foo" and "foo" differ only in case or accents`},
		{[]string{"ς", "σ"}, `"ς" and "σ" differ only in case or accents`},
		{[]string{"e\u0301", "é"}, "\"e\u0301\" and \"é\" differ only in case or accents"},
	} {
		t.Run(strings.Join(c.paths, " "), func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			_, err := publish.Dir(t.Context(), out, listed(c.paths), publish.Options{})
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("error %v, want one that begins %s", err, c.want)
			}
			if _, err := os.Lstat(out); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the output folder was made: %v", err)
			}
		})
	}
}

type listed []string

func (l listed) Paths() []string                           { return l }
func (l listed) Append(b []byte, _ string) ([]byte, error) { return b, nil }
