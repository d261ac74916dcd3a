package bundle_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"gloss/build/bundle"
)

func benchmark(b *testing.B, name string, data []byte, want int) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n = 0
		for r := range bundle.Read(file(name, data), bundle.Options{}) {
			if r.Problem != nil {
				b.Fatal(r.Problem)
			}
			n++
		}
	}
	if n != want {
		b.Fatalf("%d records, want %d", n, want)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "records/s")
}

// A page of 60 kB, as the pages of newspapers are; not so uniform that it packs to nothing.
func benchPage(i int) string {
	var b strings.Builder
	for n := range 600 {
		fmt.Fprintf(&b, "<div class=\"item-%d\"><a href=\"/%x\">The ferry of %d o'clock, with %d on board</a></div>\n", n, n*7919*(i+1), n%24, n*i%313)
	}
	return b.String()
}

func BenchmarkWARC(b *testing.B) {
	var plain, each bytes.Buffer
	const n = 100
	for i := range n {
		p := page(fmt.Sprintf("https://a.example/%d", i), benchPage(i))
		plain.Write(p)
		each.Write(gzipped(p))
	}
	b.Run("plain", func(b *testing.B) { benchmark(b, "a.warc", plain.Bytes(), n) })
	b.Run("gzip", func(b *testing.B) { benchmark(b, "a.warc.gz", each.Bytes(), n) })
}

func BenchmarkRows(b *testing.B) {
	var lines, table bytes.Buffer
	table.WriteString("title,date,text\n")
	const n = 1000
	text := strings.Repeat("The ferry stayed in port on Tuesday because of the wind. ", 50)
	for i := range n {
		fmt.Fprintf(&lines, `{"title":"Ferry %d","date":"2024-05-07","text":%q}`+"\n", i, text)
		fmt.Fprintf(&table, "Ferry %d,2024-05-07,%q\n", i, text)
	}
	b.Run("jsonl", func(b *testing.B) { benchmark(b, "a.jsonl", lines.Bytes(), n) })
	b.Run("csv", func(b *testing.B) { benchmark(b, "a.csv", table.Bytes(), n) })
}
