package archive

import (
	"testing"
	"unsafe"
)

// TestEveryWayHasAWord also keeps two ways from sharing one: exports tell them apart by it alone.
func TestEveryWayHasAWord(t *testing.T) {
	seen := map[string]How{}
	for how := ByName; how <= ByGiven; how++ {
		word := how.String()
		if other, ok := seen[word]; ok || word == "" {
			t.Errorf("way %d is %q, as is way %d", how, word, other)
		}
		seen[word] = how
	}
}

func TestMentionsAreSmall(t *testing.T) {
	const most = 20 // bytes; an archive of ten thousand articles has hundreds of thousands, and holds them all
	if size := unsafe.Sizeof(Mention{}); size > most {
		t.Errorf("a mention takes %d bytes, more than %d", size, most)
	}
	if size := unsafe.Sizeof(Span{}); size != 8 {
		t.Errorf("a span takes %d bytes, want 8", size)
	}
}

func TestSpeechAndAttributionHaveWords(t *testing.T) {
	for s := Direct; s <= Indirect; s++ {
		if s.String() == "" {
			t.Errorf("speech %d has no word", s)
		}
	}
	for a := Unattributed; a <= SpeakerNobodyByEdit; a++ {
		if a.String() == "" {
			t.Errorf("attribution %d has no word", a)
		}
	}
}
