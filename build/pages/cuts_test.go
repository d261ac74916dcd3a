package pages

import (
	"slices"
	"testing"
)

func TestPagesOfOneStoryShareItsCut(t *testing.T) {
	p := planOf(t, told(t))
	walk := int32(slices.IndexFunc(p.stories, func(s story) bool { return s.ID == "walk" }))
	first := p.cut(walk)
	if p.cut(walk) != first {
		t.Error("a story is cut twice for two pages")
	}
	if len(first.of) != 2 {
		t.Errorf("%d accounts are cut, of which two may be shown", len(first.of))
	}
	if p.With(p.Input).cut(walk) == first {
		t.Error("a plan of other texts has the cut of the former ones")
	}
}

func TestFewCutsAreKept(t *testing.T) {
	p := planOf(t, told(t))
	one := p.stories[0]
	p.stories = slices.Repeat([]story{one}, 2*keptCuts)
	for i := range p.stories {
		p.cut(int32(i))
	}
	if n := len(p.cuts.kept); n != keptCuts {
		t.Errorf("%d stories are kept, want %d", n, keptCuts)
	}
	if last := p.cuts.kept[keptCuts-1].story; last != int32(len(p.stories)-1) {
		t.Errorf("the last that is kept is %d", last)
	}
}
