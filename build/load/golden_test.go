package load_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gloss/build/diag"
	"gloss/build/load"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// codes are the diagnostics that loading gives.
var codes = []diag.Code{
	diag.FileUnreadable, diag.FileEncoding, diag.FileTooLarge, diag.FileUnexpected, diag.FileLink, diag.FileName, diag.ArchiveEmpty,
	diag.YAMLSyntax, diag.KeyUnknown, diag.KeyDuplicate, diag.KeyMissing, diag.ValueType, diag.ValueInvalid, diag.ValueLong, diag.DateInvalid, diag.IDInvalid,
	diag.FrontMatter, diag.ArticleDup, diag.ArticleReserved, diag.ArticleSource, diag.ArticleUndated, diag.ArticleEmpty,
	diag.TypeDup, diag.AnnotationDup, diag.AnnotationKind, diag.AnchorSyntax, diag.SidecarOrphaned,
}

// wanted is the file of a golden that has what loading should print.
const wanted = "want"

// TestGoldens loads the archive of each golden file and compares what is printed. What a text file cannot
// hold is written as a file whose name begins with a word: see entry.
func TestGoldens(t *testing.T) {
	for _, name := range goldens(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			golden, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			have := diagnose(t, archiveOf(t, golden))
			want := &golden.Files[len(golden.Files)-1]
			if want.Name != wanted {
				t.Fatalf("the last file is %q, not %q", want.Name, wanted)
			}
			if *update {
				want.Data = []byte(have)
				if err := os.WriteFile(name, txtar.Format(golden), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(want.Data), have); diff != "" {
				t.Errorf("diagnostics (-want +have):\n%s", diff)
			}
		})
	}
}

func TestEveryCodeHasAGolden(t *testing.T) {
	var all bytes.Buffer
	for _, name := range goldens(t) {
		golden, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(golden.Files[len(golden.Files)-1].Data)
	}
	for _, code := range codes {
		if !strings.Contains(all.String(), "["+string(code)+"]\n") {
			t.Errorf("no golden gives %q", code)
		}
	}
}

// goldens returns the golden files, and fails on a file that no test would read.
func goldens(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		switch {
		case e.Name() == "fuzz" && e.IsDir():
		case strings.HasSuffix(e.Name(), ".txtar"):
			names = append(names, filepath.Join("testdata", e.Name()))
		default:
			t.Errorf("no test uses testdata/%s", e.Name())
		}
	}
	return names
}

// diagnose loads everything and returns what would be printed.
func diagnose(t *testing.T, fsys fs.FS) string {
	t.Helper()
	files, all := load.Scan(fsys)
	_, list := load.Base(fsys, files)
	all = append(all, list...)
	for _, f := range files.Articles {
		_, list := load.Article(fsys, f)
		all = append(all, list...)
	}
	for _, d := range all {
		if !slices.Contains(codes, d.Code) {
			t.Errorf("the code %q is not in the list of loading's codes", d.Code)
		}
	}
	all.Sort()
	var b strings.Builder
	if err := all.Print(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// archiveOf returns the file system that a golden describes.
func archiveOf(t *testing.T, golden *txtar.Archive) fs.FS {
	t.Helper()
	fsys := hostile{MapFS: fstest.MapFS{}}
	for _, f := range golden.Files {
		if f.Name != wanted {
			fsys.entry(t, f.Name, f.Data)
		}
	}
	return fsys
}

// hostile is a file system some of whose files cannot be opened.
type hostile struct{ fstest.MapFS }

func (h hostile) Open(name string) (fs.File, error) {
	if f := h.MapFS[name]; f != nil && f.Sys == any(fs.ErrPermission) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return h.MapFS.Open(name)
}

// entry adds one file. The word before its name says what it is.
func (h hostile) entry(t *testing.T, name string, data []byte) {
	t.Helper()
	word, rest, ok := strings.Cut(name, " content")
	if !ok {
		word, rest = "", strings.TrimPrefix(name, "content")
	}
	file := &fstest.MapFile{Data: data, Mode: 0o666}
	line := strings.TrimSpace(string(data))
	switch word {
	case "":
	case "folder":
		file.Mode |= fs.ModeDir
	case "link": // the data is its target
		file.Data, file.Mode = []byte(line), fs.ModeSymlink
	case "pipe":
		file.Mode |= fs.ModeNamedPipe
	case "locked":
		file.Sys = fs.ErrPermission
	case "quoted": // the data is a Go string
		s, err := strconv.Unquote(line)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		file.Data = []byte(s)
	case "zeros": // the data is its size in bytes
		n, err := strconv.Atoi(line)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		file.Data = make([]byte, n)
	default:
		t.Fatalf("no such kind of file: %q", word)
	}
	h.MapFS["content"+rest] = file
}
