package publish_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/publish"
)

// zipped returns a ZIP of files, by jobs goroutines.
func zipped(t *testing.T, s publish.Source, o publish.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := publish.Zip(t.Context(), &b, s, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// many is a site of more files than are in flight.
func many() site {
	s := site{"index.html": "hello", "data/a.json": "{}"}
	for i := range 300 {
		s[fmt.Sprintf("articles/%03d.html", i)] = strings.Repeat(fmt.Sprint(i, " "), i)
	}
	return s
}

func TestAZipHoldsTheSite(t *testing.T) {
	var order []string
	last := &publish.Last{Paths: []string{"sums.txt"}, Render: func(files []publish.File) ([][]byte, error) {
		for _, f := range files {
			order = append(order, f.Path)
		}
		return [][]byte{fmt.Append(nil, len(files), " files")}, nil
	}}
	told := 0
	data := zipped(t, many(), publish.Options{Jobs: 3, Last: last, Progress: func(done, total int) {
		if told++; done != told || total != 303 {
			t.Errorf("%d of %d are done after %d", done, total, told)
		}
	}})
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	have, names := site{}, []string(nil)
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		have[f.Name], names = string(content), append(names, f.Name)
	}
	if d := cmp.Diff(many().with("sums.txt", "302 files"), have); d != "" {
		t.Errorf("files (-want +have):\n%s", d)
	}
	if want := append(many().Paths(), "sums.txt"); !slices.Equal(names, want) || !slices.Equal(order, want[:len(want)-1]) {
		t.Errorf("the files are in another order: %q", names)
	}
}

func TestTheSameSiteIsTheSameZip(t *testing.T) {
	want := zipped(t, many(), publish.Options{Jobs: 1})
	for _, jobs := range []int{0, 2, 7} {
		if !bytes.Equal(want, zipped(t, many(), publish.Options{Jobs: jobs})) {
			t.Errorf("by %d jobs the bytes differ", jobs)
		}
	}
}

// broken fails at one file.
type broken struct{ site }

func (b broken) Append(buf []byte, path string) ([]byte, error) {
	if path == "index.html" {
		return nil, errors.New("index.html cannot be made")
	}
	return b.site.Append(buf, path)
}

func TestAZipThatCannotBeMadeIsAnError(t *testing.T) {
	if err := publish.Zip(t.Context(), io.Discard, broken{many()}, publish.Options{}); err == nil || !strings.Contains(err.Error(), "index.html cannot be made") {
		t.Errorf("a page that cannot be made gives %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := publish.Zip(ended, io.Discard, many(), publish.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that has ended gives %v", err)
	}
	if err := publish.Zip(t.Context(), io.Discard, site{"a.html": "", "A.html": ""}, publish.Options{}); err == nil || !strings.Contains(err.Error(), "rename one") {
		t.Errorf("two names that some disks take for one give %v", err)
	}
}
