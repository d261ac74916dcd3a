package synth_test

import (
	"io/fs"
	"testing"

	"gloss/build/synth"
)

func TestTruthIsOfTheArticlesThatAreWritten(t *testing.T) {
	const n = 200
	fsys := synth.FS(n, 3)
	truths := synth.Truths(n, 3)
	if len(truths) != n {
		t.Fatalf("%d truths of %d articles", len(truths), n)
	}
	stories, copies := map[int]bool{}, 0
	for _, truth := range truths {
		if _, err := fs.Stat(fsys, "content/articles/"+truth.ID+".md"); err != nil {
			t.Error(err)
		}
		stories[truth.Story] = true
		if truth.CopyOf != "" {
			copies++
		}
	}
	if len(stories) < 10 || copies != n/20 {
		t.Errorf("%d stories and %d copies", len(stories), copies)
	}
}
