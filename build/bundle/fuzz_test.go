package bundle_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/bundle"
)

// small keeps the readers' bounds where a fuzzer gets to.
var small = bundle.Options{MaxRecord: 4 << 10, MaxText: 16 << 10}

// checkRecords asserts what holds for any file: it is never without a record, each is an article or has a problem with
// a reason, none is larger than asked for, and what is read once is read so again.
func checkRecords(t *testing.T, name string, data []byte, verbatim bool) {
	t.Helper()
	var first []bundle.Record
	for r := range bundle.Read(file(name, data), small) {
		switch {
		case r.Problem != nil && (r.Problem.Code == "" || r.Problem.Reason == ""):
			t.Errorf("a problem without a reason: %+v", r.Problem)
		case r.Problem == nil && len(r.Body) == 0 && r.Kind != bundle.Reference:
			t.Errorf("%s has no body and no problem", r.Name)
		case int64(len(r.Body)) > small.MaxText:
			t.Errorf("%s has %d bytes", r.Name, len(r.Body))
		case !strings.HasPrefix(r.Name, name):
			t.Errorf("the name %q does not say which file", r.Name)
		case r.Problem == nil && verbatim && !bytes.Contains(data, r.Original):
			t.Errorf("the original of %s is not in the file: %q", r.Name, r.Original)
		}
		first = append(first, r)
	}
	if len(first) == 0 {
		t.Error("there is no record, and nothing says why")
	}
	var again []bundle.Record
	for r := range bundle.Read(file(name, data), small) {
		again = append(again, r)
	}
	if d := cmp.Diff(first, again); d != "" {
		t.Errorf("read twice (-first +second)\n%s", d)
	}
}

func FuzzWARC(f *testing.F) {
	one, two := page("https://a.example/1", "<p>one"), response("https://a.example/2", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html", "5\r\n<p>tw\r\n1\r\no\r\n0\r\n\r\n")
	f.Add(append(bytes.Clone(one), two...))
	f.Add(gzipped(one, two))
	f.Add(gzipped(one)[:40])
	f.Add(append(gzipped(one)[:60], gzipped(two)...))
	f.Add(record("revisit", "https://a.example/1", "application/http", "HTTP/1.1 304 Not Modified\r\n\r\n"))
	f.Add([]byte("WARC/1.0\r\nContent-Length: -1\r\n\r\n\r\n\r\nWARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx"))
	f.Add(response("https://a.example/2", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, br", string(gzipped(one))))
	f.Fuzz(func(t *testing.T, data []byte) { checkRecords(t, "a.warc", data, false) })
}

func FuzzWACZ(f *testing.F) {
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkRecords(t, "a.wacz", append([]byte("PK\x03\x04"), data...), false)
	})
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"title":"T","text":"B"}` + "\n" + `[1]` + "\n\n" + `{"text":["a",{"b":1}],"author":[{"name":"A"}]}`))
	f.Add([]byte(`[{"type":"article","issued":{"date-parts":[["2024",5]]}},{"text":"x"}`))
	f.Add([]byte("\xef\xbb\xbf{\"html\":\"<p>\"} {\"text\":1e999}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkRecords(t, "a.json", data, true)
		checkRecords(t, "a.jsonl", data, true)
		for r := range bundle.Read(file("a.jsonl", data), small) {
			if r.Problem == nil && !json.Valid(bytes.TrimPrefix(r.Original, []byte("\xef\xbb\xbf"))) {
				t.Errorf("the original of %s is no JSON: %q", r.Name, r.Original)
			}
		}
	})
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("title,text\na,b\n\"c\nd\",\"e\"\"f\"\n"))
	f.Add([]byte("title;text\na,\"b\nc;d\n"))
	f.Add([]byte("text\n\"\n\"\n\"\n\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkRecords(t, "a.csv", data, false)
		for r := range bundle.Read(file("a.csv", data), small) {
			if r.Problem == nil {
				if _, ok := bundle.Reread(r, r.Original, bundle.Options{}); !ok {
					t.Errorf("%s cannot be read again from %q", r.Name, r.Original)
				}
			}
		}
	})
}

func FuzzMapping(f *testing.F) {
	f.Add("title=headline,text=a.b.0", `{"headline":"H","a":{"b":["T"]}}`)
	f.Fuzz(func(t *testing.T, mapping, row string) {
		m, err := bundle.ParseMapping(mapping)
		if err != nil {
			return
		}
		o := small
		o.Map = m
		for r := range bundle.Read(file("a.jsonl", []byte(row)), o) {
			var have map[string]any
			if r.Problem == nil && json.Unmarshal(r.Original, &have) == nil {
				for _, c := range r.Unused {
					if have[c] == nil || have[c] == "" {
						t.Errorf("%q is called unused and holds nothing in %s", c, row)
					}
				}
			}
		}
	})
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(`<rss><channel><title>S</title><item><title>T</title><description>&lt;p>B</description></item></channel></rss>`))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="xhtml"><b>T</b></title><content type="text">B</content></entry>`))
	f.Add([]byte(`<?xml version="1.0" encoding="windows-1251"?><rss><item><description>` + "\xcf" + `</description></item></rss>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		utf8 := !bytes.Contains(bytes.ToLower(data), []byte("encoding"))
		checkRecords(t, "a.xml", append([]byte("<rss>"), data...), utf8)
	})
}

func FuzzMessage(f *testing.F) {
	f.Add([]byte("Subject: =?utf-8?q?=C3=A9?=\nFrom: A <a@b.example>\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+\n--x--\n"))
	f.Add([]byte("Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\ntext\n--x--\n"))
	f.Add([]byte("Subject: T\n\nText.\n"))
	f.Fuzz(func(t *testing.T, data []byte) { checkRecords(t, "a.eml", data, true) })
}
