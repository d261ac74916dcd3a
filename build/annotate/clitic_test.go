package annotate

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCuts(t *testing.T) {
	for _, test := range []struct {
		name, word string
		want       []string // name within the word, with the letters before and after
	}{
		{"and", "وتلمان", []string{"تلمان 1 0"}},
		{"and in", "وبتلمان", []string{"بتلمان 1 0", "تلمان 2 0"}},
		{"to, before the article", "للتلمان", []string{"لتلمان 1 0", "التلمان 1 0"}},
		{"too short a rest", "بلد", nil},
		{"nothing joined", "تلمان", nil},
		{"Ethiopic of", "የቶልማ", []string{"ቶልማ 1 0"}},
		{"Ethiopic object", "ቶልማን", []string{"ቶልማ 0 1"}},
		{"Ethiopic of and emphasis", "የቶልማም", []string{"ቶልማም 1 0", "የቶልማ 0 1", "ቶልማ 1 1"}},
		{"Latin", "Tolmia", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var have []string
			cuts([]byte(test.word), func(c cut) { have = append(have, fmt.Sprintf("%s %d %d", c.folded, c.before, c.after)) })
			if d := cmp.Diff(test.want, have); d != "" {
				t.Errorf("%q (-want +have):\n%s", test.word, d)
			}
		})
	}
}
