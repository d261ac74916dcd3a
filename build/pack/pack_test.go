package pack

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func packed(t testing.TB, entries ...Entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b)
	for _, e := range entries {
		if err := w.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAnEntryIsWhatOCFAsksFor looks at the bytes of the first header: no extra field, no descriptor, the name at byte 30.
func TestAnEntryIsWhatOCFAsksFor(t *testing.T) {
	data := packed(t, Stored("mimetype", []byte("application/epub+zip")))
	const want = "504b0304" + "1400" + "0000" + "0000" + "0000" + "2100" + "6f61ab2c" + "14000000" + "14000000" + "0800" + "0000"
	if have := hex.EncodeToString(data[:30]); have != want {
		t.Errorf("the header is %s, want %s", have, want)
	}
	if have := string(data[30:58]); have != "mimetypeapplication/epub+zip" {
		t.Errorf("behind it stands %q", have)
	}
}

func TestEntriesAreReadBack(t *testing.T) {
	want := map[string]string{"a.txt": strings.Repeat("quay ", 1000), "ключ/é.txt": "x", "empty": ""}
	var c Compressor
	var entries []Entry
	for _, name := range []string{"a.txt", "ключ/é.txt", "empty"} {
		entries = append(entries, c.Entry(name, []byte(want[name])))
	}
	data := packed(t, entries...)
	if len(data) > 700 {
		t.Errorf("5000 bytes that repeat take %d", len(data))
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil || f.NonUTF8 {
			t.Fatalf("%s: %v, not UTF-8: %v", f.Name, err, f.NonUTF8)
		}
		have[f.Name] = string(content)
		if at := f.Modified.UTC().Format("2006-01-02"); at != "1980-01-01" || f.Mode() != 0o644 {
			t.Errorf("%s is of %s, %v", f.Name, at, f.Mode())
		}
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("files (-want +have):\n%s", d)
	}
}

func BenchmarkEntry(b *testing.B) {
	data := bytes.Repeat([]byte("<p>Ada Holm opened the quay at Northport on Monday.</p>\n"), 700)
	var c Compressor
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		c.Entry("a.html", data)
	}
}
