package annotate_test

import (
	"strings"
	"testing"

	"gloss/build/annotate"
	"gloss/build/archive"
)

// BenchmarkQuotation quotes one of 5,000 equal words, the worst that there is.
func BenchmarkQuotation(b *testing.B) {
	text := strings.Repeat("again and ", 2500) + "once more again"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		annotate.Quotation(text, archive.Span{Start: int32(len(text) - 5), End: int32(len(text))})
	}
}
