package build_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build"
)

// TestFileOfEachKindMayComeAndGo adds a file of each kind that an archive may have, and takes it away again.
func TestFileOfEachKindMayComeAndGo(t *testing.T) {
	for file, text := range map[string]string{
		"content/stories.yaml":             "- id: envoys\n  title: The envoys\n",
		"content/entities/more.yaml":       "- id: quite-new\n  type: event\n  name: Quite New\n",
		"content/pages/method.md":          "---\ntitle: Method\n---\nWords.\n",
		"content/pages/map.png":            "not really",
		"content/articles/2016/new.txt":    "---\ntitle: New\n---\nWords.\n",
		"content/articles/none.notes.yaml": "annotations: []\n",
		"content/notes.txt":                "what gloss does not read\n",
	} {
		t.Run(file, func(t *testing.T) {
			d := newDesk(t, 10, 1)
			d.settle()
			d.builder.Update([]string{d.write(file, text)}, nil)
			d.sameFiles("it came")
			if err := os.Remove(filepath.Join(d.dir, file)); err != nil {
				t.Fatal(err)
			}
			d.builder.Update([]string{file}, nil)
			d.sameFiles("it went")
		})
	}
}

// sameFiles settles, and compares what is said of the files, and which pages come of them, with a build from nothing.
func (d *desk) sameFiles(when string) {
	d.t.Helper()
	have := d.settle()
	want, err := build.Archive(d.t.Context(), os.DirFS(d.dir), build.Options{Drafts: true})
	if err != nil {
		d.t.Fatal(err)
	}
	if diff := cmp.Diff(want.Diagnostics, have.Diagnostics); diff != "" {
		d.t.Errorf("diagnostics when %s (-new +kept):\n%s", when, diff)
	}
	if diff := cmp.Diff(want.Paths(), have.Paths()); diff != "" {
		d.t.Errorf("paths when %s (-new +kept):\n%s", when, diff)
	}
}

// openings counts how often files whose names end so are opened.
type openings struct {
	fs.FS
	ending string
	count  atomic.Int32
}

func (o *openings) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, o.ending) {
		o.count.Add(1)
	}
	return o.FS.Open(name)
}

func (o *openings) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(o.FS, name) }
func (o *openings) ReadLink(name string) (string, error)       { return fs.ReadLink(o.FS, name) }
func (o *openings) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(o.FS, name) }
func (o *openings) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.FS, name) }

// A sidecar of which nothing is found any more is not read once for each of its annotations.
func TestLostAnnotationsReadTheirFileOnce(t *testing.T) {
	d := newDesk(t, 10, 1)
	file := d.article()
	var notes strings.Builder
	notes.WriteString("annotations:\n")
	for i := range 50 {
		fmt.Fprintf(&notes, "  - on: \"[[not to be found %d]]\"\n    note: x\n", i)
	}
	side := strings.TrimSuffix(file, ".md") + ".notes.yaml"
	d.write(side, notes.String())
	counting := &openings{FS: os.DirFS(d.dir), ending: side}
	out, err := build.Archive(t.Context(), counting, build.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if wrong, _ := out.Diagnostics.Count(); wrong != 50 {
		t.Fatalf("%d errors", wrong)
	}
	if n := counting.count.Load(); n > 2 { // for what it says, and for where
		t.Errorf("the sidecar was opened %d times", n)
	}
}
