package pages

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/view"
)

func TestCardSaysWhatTheArchiveKnows(t *testing.T) {
	p := planOf(t, small(t))
	cards, ok := p.Cards("data/cards/0.js")
	if !ok {
		t.Fatal("there is no first file of cards")
	}
	want := view.Card{
		Name: "Élan", Type: "ship", Kind: "Ship", Count: "1 mention in 1 article",
	}
	got := cards["ships/élan.html"]
	got.Bars, got.Latest = nil, nil
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if _, ok := cards["organizations/unseen.html"]; ok {
		t.Error("an entity that no article names has a card")
	}
	latest := cards["people/holm.html"].Latest
	for i := 1; i < len(latest); i++ {
		if latest[i-1].Href == latest[i].Href {
			t.Errorf("the card names %s twice", latest[i].Href)
		}
	}
	if len(latest) == 0 || len(latest) > maxLatest {
		t.Errorf("the card names %d articles", len(latest))
	}
}

func TestCardsAreInTheFileThatTheirPathNames(t *testing.T) {
	p := planOf(t, small(t))
	named := len(p.cards[0])
	for _, files := range []int{1, 2, 4} {
		p.cards = make([][]int32, files)
		p.share(p.cards)
		found := 0
		for n, path := range p.CardPaths() {
			cards, _ := p.Cards(path)
			found += len(cards)
			for page := range cards {
				if got := cardFile(page, files); got != n {
					t.Errorf("the card of %s is in file %d of %d, and looked for in %d", page, n, files, got)
				}
			}
		}
		if found != named {
			t.Errorf("%d files have %d cards, want %d", files, found, named)
		}
	}
	if _, ok := p.Cards("data/cards/9.js"); ok {
		t.Error("there are cards in a file that is none")
	}
}

func TestBarsKeepToTheirHeight(t *testing.T) {
	if d := cmp.Diff([]int{0, 2, 20, 10}, barHeights([]int{0, 1, 100, 50})); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got := barHeights([]int{0, 0}); got != nil {
		t.Errorf("nothing is pictured as %v", got)
	}
}
