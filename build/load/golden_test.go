package load_test

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"gloss/build/diag"
	"gloss/build/golden"
	"gloss/build/load"
)

// codes are the diagnostics that loading gives.
var codes = []diag.Code{
	diag.FileUnreadable, diag.FileEncoding, diag.FileTooLarge, diag.FileUnexpected, diag.FileLink, diag.FileName, diag.ArchiveEmpty,
	diag.YAMLSyntax, diag.KeyUnknown, diag.KeyDuplicate, diag.KeyMissing, diag.ValueType, diag.ValueInvalid, diag.ValueLong, diag.DateInvalid, diag.IDInvalid,
	diag.FrontMatter, diag.ArticleDup, diag.ArticleReserved, diag.ArticleSource, diag.ArticleUndated, diag.ArticleEmpty,
	diag.TypeDup, diag.AnnotationDup, diag.AnnotationKind, diag.AnchorSyntax, diag.SidecarOrphaned,
}

// TestGoldens loads the archive of each golden file and compares what is printed. What a text file cannot
// hold is written as a file whose name begins with a word: see entry.
func TestGoldens(t *testing.T) {
	golden.Test(t, func(t *testing.T, in *txtar.Archive) string { return diagnose(t, archiveOf(t, in)) })
}

func TestEveryCodeHasAGolden(t *testing.T) {
	all := golden.Wanted(t)
	for _, code := range codes {
		if !strings.Contains(all, "["+string(code)+"]\n") {
			t.Errorf("no golden gives %q", code)
		}
	}
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
func archiveOf(t *testing.T, in *txtar.Archive) fs.FS {
	t.Helper()
	fsys := hostile{MapFS: fstest.MapFS{}}
	for _, f := range in.Files[:len(in.Files)-1] {
		fsys.entry(t, f.Name, f.Data)
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
