package archive_test

import (
	"strings"
	"testing"

	"gloss/build/archive"
)

// A page may say any number of slashes where its date should stand: each is no reason to read the rest once more.
func BenchmarkParseDateOfManySlashes(b *testing.B) {
	s := strings.Repeat("2016/", 20_000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		if _, err := archive.ParseDate(s); err == nil {
			b.Fatal("this is no date")
		}
	}
}

func TestIntervalHasTwoSides(t *testing.T) {
	for _, s := range []string{"2016/2017/2018", "2016/2017/", "/2016", "2016/", "2016-01-01T10:00/2017"} {
		if d, err := archive.ParseDate(s); err == nil {
			t.Errorf("%q is read as %v", s, d)
		}
	}
	for _, s := range []string{"2016/2017/2018", "2016//2017", "2016/../2018"} {
		if e, err := archive.ParseEDTF(s); err == nil {
			t.Errorf("%q is read as %+v", s, e)
		}
	}
}
