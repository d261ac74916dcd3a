package ingest

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkText reads one report of common length, one line of 10 MB, and a million short lines.
func BenchmarkText(b *testing.B) {
	report := "News / World\n\nHarbour talks move to Pell\n\nBy Jane Roe\n\n8 January 2017\n\n" +
		strings.Repeat("The talks on the harbour have been moved to Pell, the council said on Sunday, after a week of storms that kept the ferries from running.\n\n", 20) +
		"Share this article\n\n© 2017 Norrowby Courier. All rights reserved.\n"
	for _, bb := range []struct{ name, text string }{
		{"report", report},
		{"one line of 10 MB", strings.Repeat("The talks have moved, the council said. ", 10<<20/40)},
		{"a million short lines", strings.Repeat("Talks moved\n", 1<<20)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			raw, o := []byte(bb.text), Options{Sources: testSources()}
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Text(raw, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStore writes reports into one archive.
func BenchmarkStore(b *testing.B) {
	root, err := os.OpenRoot(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	s := NewStore(root)
	n := 0
	for b.Loop() {
		raw := []byte(dated + strconv.Itoa(n))
		n++
		d, err := Text(raw, Options{Name: "a.txt"})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Write(d, raw, nil); err != nil {
			b.Fatal(err)
		}
	}
}
