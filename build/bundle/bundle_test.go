package bundle_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"

	"gloss/build/bundle"
)

func file(name string, data []byte) bundle.File {
	return bundle.File{Name: name, Data: bytes.NewReader(data), Size: int64(len(data))}
}

// told writes each record as a line that says all that a caller relies on.
func told(f bundle.File, o bundle.Options) []string {
	var out []string
	for r := range bundle.Read(f, o) {
		if r.Problem != nil {
			out = append(out, fmt.Sprintf("%s: %s: %s (fault %t)", r.Name, r.Problem.Code, r.Problem.Reason, r.Problem.Fault))
			continue
		}
		out = append(out, fmt.Sprintf("%s: %s", r.Name, r.Body))
	}
	return out
}

// record is a WARC record of a type about an address.
func record(kind, url, contentType, block string) []byte {
	return fmt.Appendf(nil, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, contentType, len(block), block)
}

// response is a record of an HTTP response; header has no empty line.
func response(url, header, body string) []byte {
	return record("response", url, "application/http; msgtype=response", header+"\r\n\r\n"+body)
}

func page(url, text string) []byte {
	return response(url, "HTTP/1.1 200 OK\r\nContent-Type: text/html", text)
}

func gzipped(data ...[]byte) []byte {
	var b bytes.Buffer
	for _, d := range data {
		b.Write(packed(gzip.NewWriter, d))
	}
	return b.Bytes()
}

func packed[W io.WriteCloser](to func(io.Writer) W, data []byte) []byte {
	var b bytes.Buffer
	w := to(&b)
	_, err := w.Write(data)
	if err := errors.Join(err, w.Close()); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

func TestCodingsAreTakenOff(t *testing.T) {
	const text = "<html><body><p>The ferry stayed in port on Tuesday because of the wind.</p></body></html>"
	raw := []byte(text)
	deflated := packed(func(w io.Writer) *flate.Writer { f, _ := flate.NewWriter(w, 6); return f }, raw)
	chunks := fmt.Sprintf("%x\r\n%s\r\n%x;name=value\r\n%s\r\n0\r\n\r\n", 20, text[:20], len(text)-20, text[20:])
	packedChunks := gzipped(raw)
	packedChunks = fmt.Appendf(nil, "%x\r\n%s\r\n0\r\n\r\n", len(packedChunks), packedChunks)
	for _, c := range []struct{ name, header, body string }{
		{"none", "", text},
		{"gzip", "Content-Encoding: gzip\r\n", string(gzipped(raw))},
		{"gzip that is none", "Content-Encoding: gzip\r\n", text},
		{"brotli", "Content-Encoding: br\r\n", string(packed(brotli.NewWriter, raw))},
		{"brotli that is none", "content-encoding:br\r\n", text},
		{"zlib", "Content-Encoding: deflate\r\n", string(packed(zlib.NewWriter, raw))},
		{"deflate", "Content-Encoding: deflate\r\n", string(deflated)},
		{"deflate that is none", "Content-Encoding: deflate\r\n", text},
		{"chunks", "Transfer-Encoding: chunked\r\n", chunks},
		{"chunks that are none", "Transfer-Encoding: chunked\r\n", text},
		{"gzip in chunks", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", string(packedChunks)},
		{"twice", "Content-Encoding: gzip, gzip\r\n", string(gzipped(gzipped(raw)))},
		{"unknown, and none", "Content-Encoding: utf-8, zstd\r\n", text},
		{"identity", "Content-Encoding: identity\r\n", text},
	} {
		t.Run(c.name, func(t *testing.T) {
			warc := response("https://a.example/", "HTTP/1.1 200 OK\r\n"+c.header+"Content-Type: text/html", c.body)
			if d := cmp.Diff([]string{"a.warc: https://a.example/: " + text}, told(file("a.warc", warc), bundle.Options{})); d != "" {
				t.Errorf("(-want +have)\n%s", d)
			}
		})
	}
}

func TestCodingsThatCannotBeTakenOffAreNamed(t *testing.T) {
	for header, want := range map[string]string{
		"Content-Encoding: zstd":                   `encoding-unknown: it is packed as "zstd", which gloss cannot unpack (fault true)`,
		"Content-Encoding: gzip, gzip, gzip, gzip": "encoding-unknown: it is packed 4 times over (fault true)",
		"Content-Encoding: br":                     "damaged: ",
	} {
		warc := response("https://a.example/", "HTTP/1.1 200 OK\r\n"+header+"\r\nContent-Type: text/html", "\xff\xfe\x00\x01\x02 no text")
		have := told(file("a.warc", warc), bundle.Options{})
		if len(have) != 1 || !strings.HasPrefix(have[0], "a.warc: https://a.example/: "+want) {
			t.Errorf("%s: %q, want %q", header, have, want)
		}
	}
}

// What is behind a damaged member is read: each record is packed for itself.
func TestRecordsAroundADamagedOneAreRead(t *testing.T) {
	one, two, three := gzipped(page("https://a.example/1", "<p>one")), gzipped(page("https://a.example/2", strings.Repeat("<p>two", 500))), gzipped(page("https://a.example/3", "<p>three"))
	flipped := bytes.Clone(two)
	flipped[len(flipped)/2] ^= 0x55
	for _, c := range []struct {
		name string
		data []byte
		want []string
	}{
		{"a byte is another", bytes.Join([][]byte{one, flipped, three}, nil), []string{"https://a.example/1: <p>one", "damaged", "https://a.example/3: <p>three"}},
		{"the middle is missing", bytes.Join([][]byte{one, two[:len(two)/2], three}, nil), []string{"https://a.example/1: <p>one", "damaged", "https://a.example/3: <p>three"}},
		{"the beginning is missing", bytes.Join([][]byte{one, two[20:], three}, nil), []string{"https://a.example/1: <p>one", "damaged", "https://a.example/3: <p>three"}},
		{"its header is too long", bytes.Join([][]byte{page("https://a.example/1", "<p>one"), record("response", "https://a.example/2"+strings.Repeat("/long", 1<<18), "text/html", "<p>two"), page("https://a.example/3", "<p>three")}, nil), []string{"https://a.example/1: <p>one", "too-large: the header of a record is too long", "https://a.example/3: <p>three"}},
		{"its packed header is too long", bytes.Join([][]byte{one, gzipped(record("response", "https://a.example/2"+strings.Repeat("/long", 1<<18), "text/html", "<p>two")), three}, nil), []string{"https://a.example/1: <p>one", "too-large: the header of a record is too long", "https://a.example/3: <p>three"}},
		{"the end is missing", append(bytes.Clone(one), two[:len(two)-9]...), []string{"https://a.example/1: <p>one", "truncated"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			have := told(file("a.warc.gz", c.data), bundle.Options{})
			if len(have) != len(c.want) {
				t.Fatalf("%d records, want %d: %q", len(have), len(c.want), have)
			}
			for i, want := range c.want {
				if !strings.Contains(have[i], want) {
					t.Errorf("record %d is %q, want %q", i, have[i], want)
				}
			}
		})
	}
}

func TestCollectionInAnyPackingIsRead(t *testing.T) {
	warc := page("https://a.example/1", "<p>one")
	for _, method := range []uint16{zip.Store, zip.Deflate} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, data := range map[string][]byte{"archive/a.warc": warc, "archive/b.warc.gz": gzipped(warc), "pages/pages.jsonl": []byte("{}")} {
			w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write(data); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		want := []string{"a.wacz: archive/a.warc: https://a.example/1: <p>one", "a.wacz: archive/b.warc.gz: https://a.example/1: <p>one"}
		if d := cmp.Diff(want, told(file("a.wacz", b.Bytes()), bundle.Options{})); d != "" {
			t.Errorf("method %d (-want +have)\n%s", method, d)
		}
	}
}

// A few bytes that unpack to very much are refused, and what stands behind them is read.
func TestBombsAreRefused(t *testing.T) {
	bomb := string(gzipped(gzipped(bytes.Repeat([]byte{'a'}, 64<<20))))
	warc := append(response("https://a.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip, gzip", bomb), page("https://a.example/2", "<p>two")...)
	want := []string{
		"a.warc: https://a.example/1: too-large: it has more than the 1 MB that one text may have (fault true)",
		"a.warc: https://a.example/2: <p>two",
	}
	if d := cmp.Diff(want, told(file("a.warc", warc), bundle.Options{MaxRecord: 1 << 20})); d != "" {
		t.Errorf("(-want +have)\n%s", d)
	}
	zeros := gzipped(make([]byte, 8<<20))
	for name, want := range map[string]string{"a.jsonl.gz": "a.jsonl.gz:1: too-large", "a.csv.gz": "a.csv.gz: too-large", "a.json.gz": "a.json.gz: item 1: bad-row", "a.txt.gz": "a.txt.gz: too-large", "a.warc.gz": "a.warc.gz: no-records", "a.xml.gz": "a.xml.gz: too-large"} {
		have := told(file(name, zeros), bundle.Options{MaxRecord: 1 << 20, MaxText: 1 << 20})
		if len(have) == 0 || !strings.HasPrefix(have[0], want) {
			t.Errorf("%s: %q, want %q", name, have, want)
		}
	}
}

func TestRowsBehindAnOpenQuotationAreRead(t *testing.T) {
	table := "title,text\nOne,first\nTwo,\"second\nThree,third\nFour,fourth \"and\" more\nFive,\"fifth\"\n"
	want := []string{
		"a.csv:2: first",
		`a.csv:3: bad-row: column 13: extraneous or missing " in quoted-field (fault true)`,
		"a.csv:4: third",
		`a.csv:5: bad-row: column 13: bare " in non-quoted-field (fault true)`,
		"a.csv:6: fifth",
	}
	if d := cmp.Diff(want, told(file("a.csv", []byte(table)), bundle.Options{})); d != "" {
		t.Errorf("(-want +have)\n%s", d)
	}
}

func TestColumnsAreFoundByUsualNameAndByMapping(t *testing.T) {
	const row = `{"Headline":"H","title":"T","Body":"B","content":"C","author":{"name":"A"},"extra":1}`
	for _, c := range []struct{ mapping, title, byline, body, unused string }{
		{"", "T", "A", "B", "Headline content extra"},
		{"title=Headline", "H", "A", "B", "content extra title"},
		{"title=headline,text=content", "H", "A", "C", "Body extra title"},
		{"byline=title", "H", "T", "B", "author content extra"},
		{"text=title", "H", "A", "T", "Body content extra"},
		{"byline=author.name,text=nothing", "", "", "", ""},
	} {
		var o bundle.Options
		if c.mapping != "" {
			m, err := bundle.ParseMapping(c.mapping)
			if err != nil {
				t.Fatal(err)
			}
			o.Map = m
		}
		for r := range bundle.Read(file("a.jsonl", []byte(row)), o) {
			if r.Problem != nil {
				if c.body != "" {
					t.Errorf("%q: %v", c.mapping, r.Problem)
				}
				continue
			}
			have := []string{r.Fields.Title, r.Fields.Byline, string(r.Body), strings.Join(r.Unused, " ")}
			if d := cmp.Diff([]string{c.title, c.byline, c.body, c.unused}, have); d != "" {
				t.Errorf("%q (-want +have)\n%s", c.mapping, d)
			}
		}
	}
}

// An original that was kept is read as the record that it was kept of.
func TestOriginalsReadAgainAsTheirRecord(t *testing.T) {
	for name, data := range map[string]string{
		"a.jsonl": `{"title":"T","text":"B"}` + "\n" + `{"title":"T2","text":"B2"}`,
		"a.json":  `[{"title":"T","text":"B"}, {"title":"T2","html":"<p>B2"}]`,
		"b.json":  `[{"type":"article-newspaper","title":"T","issued":{"date-parts":[[2024,5]]},"abstract":"A"}]`,
		"a.csv":   "title,text\nT,B\n\"T,2\",\"B\n2\"\n",
		"a.tsv":   "title\ttext\nT\tB\n",
		"a.xml":   `<rss><channel><title>S</title><language>en</language><item><title>T</title><description>B</description></item></channel></rss>`,
		"a.eml":   "Subject: T\nFrom: A <a@b.example>\n\nText.\n",
		"a.html":  "<html><body><p>Text.</body></html>",
		"a.txt":   "Text.",
	} {
		n := 0
		for r := range bundle.Read(file(name, []byte(data)), bundle.Options{}) {
			n++
			if r.Problem != nil {
				t.Errorf("%s: %v", r.Name, r.Problem)
				continue
			}
			again, ok := bundle.Reread(r, r.Original, bundle.Options{})
			if !ok {
				t.Errorf("%s cannot be read again from %q", r.Name, r.Original)
				continue
			}
			if d := cmp.Diff([]any{r.Kind, r.Fields, string(r.Body)}, []any{again.Kind, again.Fields, string(again.Body)}); d != "" {
				t.Errorf("%s (-first +again)\n%s", r.Name, d)
			}
		}
		if n == 0 {
			t.Errorf("%s holds nothing", name)
		}
	}
}

func TestReadingStopsWhenNoMoreIsWanted(t *testing.T) {
	for name, data := range map[string]string{
		"a.jsonl": "{\"text\":\"1\"}\n{\"text\":\"2\"}\n", "a.json": `[{"text":"1"},{"text":"2"}]`, "a.csv": "text\n1\n2\n",
		"a.xml":  "<rss><item><description>1</description></item><item><description>2</description></item></rss>",
		"a.warc": string(page("https://a.example/1", "<p>1")) + string(page("https://a.example/2", "<p>2")),
	} {
		n := 0
		for range bundle.Read(file(name, []byte(data)), bundle.Options{}) {
			n++
			break
		}
		if n != 1 {
			t.Errorf("%s: %d records", name, n)
		}
	}
}
