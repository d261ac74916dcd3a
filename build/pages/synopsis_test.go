package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/view"
)

// spelledRows spells the rows of a page: of each cell the account's number with those of the others, and the words that it
// shares in brackets.
func spelledRows(v *view.Compare) []string {
	var out []string
	for _, r := range v.Rows {
		var cells []string
		for _, c := range r.Cells {
			var b strings.Builder
			fmt.Fprintf(&b, "%d", c.Account)
			if c.With != "" {
				fmt.Fprintf(&b, " with %s", c.With)
			}
			if c.Moved {
				b.WriteString(" moved")
			}
			b.WriteString(":")
			for _, paragraph := range c.Paragraphs {
				b.WriteString(" ")
				for _, run := range paragraph.Runs {
					if run.Key {
						fmt.Fprintf(&b, "[%s]%s", run.Text, run.With)
					} else {
						b.WriteString(run.Text)
					}
				}
				b.WriteString(" ¶")
			}
			cells = append(cells, b.String())
		}
		out = append(out, strings.Join(cells, " | "))
	}
	return out
}

func TestTwoAccountsStandSideBySideWithoutChoice(t *testing.T) {
	p := planOf(t, told(t))
	v := viewOf[view.Compare](t, p, "stories/compare/walk.html")
	want := []string{
		"1 with 2: [On]2 Sunday [Ada Holm carried a lantern along the mole]2. ¶ | 2 with 1: [On]1 Saturday [Ada Holm carried a lantern along the mole]1. ¶",
		"1 with 2: Forty [boats were waiting in the roads]2. ¶ | 2 with 1: Thirty [boats were waiting in the roads]1. ¶",
	}
	if d := cmp.Diff(want, spelledRows(v)); d != "" {
		t.Errorf("rows (-want +have):\n%s", d)
	}
	if want := "2 sentences stand in both, in the same order."; v.Intro != want || v.Choice {
		t.Errorf("%q, want %q; choice %t", v.Intro, want, v.Choice)
	}
	if v.Heading != "Bay Times of 5\u00a0Mar\u00a02018 and Evening Star of 6\u00a0Mar\u00a02018" || v.Story.Href != "../walk.html" {
		t.Errorf("the heading is %q, the story at %q", v.Heading, v.Story.Href)
	}
	if c := v.Rows[0].Cells[1]; c.Href != "../../articles/2018/night/walk.html#p1" || c.Paragraph != 1 || c.Outlet != "Evening Star" || c.When != "" {
		t.Errorf("the cell is %+v", c)
	}
	a := viewOf[view.Article](t, p, "articles/2018/walk.html")
	for _, r := range a.Related {
		if want := map[string]string{"2018/NIGHT/WALK": "../../stories/compare/walk.html"}[r.Name]; r.Compare != want {
			t.Errorf("%s is compared at %q, want %q", r.Name, r.Compare, want)
		}
	}
}

// many adds accounts to the story of told: n more by the outlet of its first one, each with a sentence of its own.
func many(t testing.TB, n int) *archive.Archive {
	a := told(t)
	for i := range n {
		b := a.Articles[len(a.Articles)-3-i]
		b.ID, b.Published = fmt.Sprintf("2018/more-%02d", i), day(t, fmt.Sprintf("2018-04-%02d", i%28+1))
		b.Source, b.Text = "star", archive.Full
		b.Body = fmt.Sprintf("Thirty boats were waiting in the roads. The tide number%d came.\n\nA gull%d cried.", i, i)
		a.Articles = append(a.Articles, b)
	}
	slices.SortFunc(a.Articles, func(x, y archive.Article) int { return strings.Compare(x.ID, y.ID) })
	return a
}

func TestAReaderChoosesAmongMoreThanTwo(t *testing.T) {
	p := planOf(t, many(t, 1))
	v := viewOf[view.Compare](t, p, "stories/compare/walk.html")
	want := []string{
		"1 with 2: [On]2 Sunday [Ada Holm carried a lantern along the mole]2. ¶ | 2 with 1: [On]1 Saturday [Ada Holm carried a lantern along the mole]1. ¶",
		"1 with 2 3: Forty [boats were waiting in the roads]2 3. ¶ | 2 with 1 3: [Thirty]3 [boats were waiting in the roads]1 3. ¶ | 3 with 1 2: [Thirty]2 [boats were waiting in the roads]1 2. ¶",
		"3: The tide number0 came. ¶ A gull0 cried. ¶",
	}
	if d := cmp.Diff(want, spelledRows(v)); d != "" {
		t.Errorf("rows (-want +have):\n%s", d)
	}
	var keys []string
	for _, a := range v.Accounts {
		keys = append(keys, fmt.Sprint(a.Number, " ", a.Key, " ", a.Chosen))
	}
	if d := cmp.Diff([]string{"1 2018-walk true", "2 2018-night-walk true", "3 more-00 false"}, keys); d != "" {
		t.Errorf("accounts (-want +have):\n%s", d)
	}
	if c := v.Rows[1].Cells; c[0].When != "" || c[1].When != "6 Mar 2018" || c[2].When != "1 Apr 2018" {
		t.Errorf("of two accounts of one outlet the days are %q and %q, of another's %q", c[1].When, c[2].When, c[0].When)
	}
	if !v.Choice || v.Folded || v.Scripted || v.Heading != "The walk" || v.Intro != "3 accounts; passages told by two or more: 2." {
		t.Errorf("choice %t, folded %t, scripted %t, heading %q, intro %q", v.Choice, v.Folded, v.Scripted, v.Heading, v.Intro)
	}
}

// TestEveryPairHasAnAddress follows the links to pairs from articles and from the story.
func TestEveryPairHasAnAddress(t *testing.T) {
	p := planOf(t, many(t, 9))
	v := viewOf[view.Compare](t, p, "stories/compare/walk.html")
	var walk *story
	for i := range p.stories {
		if p.stories[i].ID == "walk" {
			walk = &p.stories[i]
		}
	}
	known := map[string]bool{}
	for _, a := range v.Accounts {
		known[a.Key] = true
	}
	if len(known) != len(walk.accounts)-1 {
		t.Fatalf("%d accounts can be chosen of %d, of which one may not be shown", len(known), len(walk.accounts))
	}
	for _, a := range walk.accounts {
		for _, b := range walk.accounts {
			at := p.pairOf(a, b)
			if a == b || !p.quotable(a) || !p.quotable(b) {
				if at != "" {
					t.Errorf("%d and %d are compared at %q", a, b, at)
				}
				continue
			}
			keys := strings.Split(strings.TrimPrefix(at, "stories/compare/walk.html#with/"), "/")
			if len(keys) != 2 || !known[keys[0]] || !known[keys[1]] || keys[0] == keys[1] || at != p.pairOf(b, a) {
				t.Errorf("%d and %d are compared at %q", a, b, at)
			}
		}
	}
	linked := 0
	for _, m := range viewOf[view.Story](t, p, "stories/walk.html").Accounts {
		switch {
		case strings.HasPrefix(m.Compare, "compare/walk.html#with/"):
			linked++
		case m.Compare != "":
			t.Errorf("%s is compared at %q", m.Name, m.Compare)
		}
	}
	if linked == 0 {
		t.Error("no account of the story leads to where it stands beside another")
	}
}

func TestOfManyAccountsTheLastAreChosenByScript(t *testing.T) {
	v := viewOf[view.Compare](t, planOf(t, many(t, 25)), "stories/compare/walk.html")
	chosen := 0
	for _, a := range v.Accounts {
		if a.Scripted != (a.Number > 24) || a.Scripted && a.Chosen {
			t.Errorf("account %d: chosen %t, by script %t", a.Number, a.Chosen, a.Scripted)
		}
		if a.Chosen {
			chosen++
		}
	}
	if !v.Folded || !v.Scripted || len(v.Accounts) != 27 || chosen != 2 {
		t.Errorf("folded %t, scripted %t, %d accounts, %d chosen", v.Folded, v.Scripted, len(v.Accounts), chosen)
	}
}

func TestACopyStandsAsItsOriginal(t *testing.T) {
	a := many(t, 1)
	b := a.Articles[slices.IndexFunc(a.Articles, func(x archive.Article) bool { return x.ID == "2018/more-00" })]
	b.Body = "The mole was lit by lanterns of every kind, and nobody slept until the ferry had gone and the last of the gulls were fed by children from the quay. " + b.Body
	for i := range a.Articles {
		if a.Articles[i].ID == b.ID {
			a.Articles[i].Body = b.Body
		}
	}
	b.ID, b.Source, b.Published = "2018/reprint", "bt", day(t, "2018-04-20")
	a.Articles = append(a.Articles, b)
	slices.SortFunc(a.Articles, func(x, y archive.Article) int { return strings.Compare(x.ID, y.ID) })
	p := planOf(t, a)
	v := viewOf[view.Compare](t, p, "stories/compare/walk.html")
	if len(v.Accounts) != 3 || len(v.Accounts[2].Copies) != 1 || v.Accounts[2].Copies[0].Name != "Bay Times of 20\u00a0Apr\u00a02018" {
		t.Fatalf("accounts are %+v", v.Accounts)
	}
	if have, want := p.pairOf(p.article["2018/reprint"], p.article["2018/walk"]), p.pairOf(p.article["2018/more-00"], p.article["2018/walk"]); have != want || want == "" {
		t.Errorf("the copy is compared at %q, its original at %q", have, want)
	}
	if at := p.pairOf(p.article["2018/reprint"], p.article["2018/more-00"]); at != "" {
		t.Errorf("a copy is compared with its original at %q", at)
	}
}

// The heading of two accounts names their outlets; their titles, which may be long, stand over the columns.
func TestHeadingOfTwoAccountsIsShort(t *testing.T) {
	for _, c := range []struct{ second, published, want string }{
		{"star", "2018-03-06", "Bay Times of 5 Mar 2018 and Evening Star of 6 Mar 2018"},
		{"bt", "2018-03-06", "Bay Times of 5 Mar 2018 and Bay Times of 6 Mar 2018"},
		{"bt", "2018-03-05", "The walk"},
		{"", "2018-03-06", "The walk"},
	} {
		a := told(t)
		a.Articles = a.Articles[:len(a.Articles)-1]
		last := &a.Articles[len(a.Articles)-1]
		last.Source, last.Published = c.second, day(t, c.published)
		v := viewOf[view.Compare](t, planOf(t, a), "stories/compare/walk.html")
		if have := strings.ReplaceAll(v.Heading, noBreak, " "); have != c.want {
			t.Errorf("with %q of %s the heading is %q, want %q", c.second, c.published, have, c.want)
		}
	}
}
