package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/view"
)

// told is an archive with one story: three accounts by three outlets, one of which may not be shown, and an article beside
// them.
func told(t testing.TB) *archive.Archive {
	t.Helper()
	a := small(t)
	a.Sources = append(a.Sources, archive.Source{ID: "star", Name: "Evening Star", Language: "en"})
	a.Stories = []archive.Story{{ID: "walk", Title: "The walk", About: "How it *was*."}}
	article := func(id, source, published string, text archive.Showing, body string) archive.Article {
		return archive.Article{
			ID: id, File: "articles/" + id + ".txt", Format: archive.Plain, Title: strings.ToUpper(id), Source: source, Published: day(t, published),
			Language: "en", Text: text, Body: body, Story: "walk",
		}
	}
	a.Articles = append(a.Articles,
		article("2018/walk", "bt", "2018-03-05", archive.Full, "On Sunday Ada Holm carried a lantern along the mole. Forty boats were waiting in the roads."),
		article("2018/night/walk", "star", "2018-03-06", archive.Abstract, "On Saturday Ada Holm carried a lantern along the mole. Thirty boats were waiting in the roads."),
		article("2018/secret", "wire", "2018-03-07", archive.None, "On Sunday Ada Holm carried a lantern along the mole, a whispered plan. Whispered plans were made."),
	)
	return a
}

func TestStorySetsItsAccountsSideBySide(t *testing.T) {
	p := planOf(t, told(t))
	v := viewOf[view.Story](t, p, "stories/walk.html")
	if v.Headline != "The walk" || v.About != "<p>How it <em>was</em>.</p>\n" {
		t.Errorf("the editor’s words are %q and %q", v.Headline, v.About)
	}
	if want := "3 accounts from 3 outlets, 5 – 7 March 2018."; v.Standfirst != want {
		t.Errorf("the standfirst is %q, want %q", v.Standfirst, want)
	}
	if want := "One account is an abstract and 1 text may not be shown, and is left out but for the names. Of an abstract the words are the archive’s own, but for those in quotation marks."; v.Basis != want {
		t.Errorf("the basis is %q", v.Basis)
	}
	var have []string
	for _, passage := range v.Passages {
		for _, place := range passage.Places {
			have = append(have, fmt.Sprintf("%s %s: %s", passage.ID, place.Outlet, marked(place.Runs)))
			if !strings.HasPrefix(place.Href, "../articles/2018/") || !strings.HasSuffix(place.Href, "#p1") {
				t.Errorf("the passage leads to %q", place.Href)
			}
		}
	}
	want := []string{
		"passage-1 Bay Times: [On] Sunday [Ada Holm carried a lantern along the mole].", "passage-1 Evening Star: [On] Saturday [Ada Holm carried a lantern along the mole].",
		"passage-2 Bay Times: Forty [boats were waiting in the roads].", "passage-2 Evening Star: Thirty [boats were waiting in the roads].",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("passages (-want +have):\n%s", d)
	}
	have = nil
	for _, d := range v.Differences {
		for _, s := range d.Sides {
			have = append(have, d.Heading+": "+s.Value)
		}
	}
	slices.Sort(have)
	want = []string{"How many: “boats”: 30", "How many: “boats”: 40", "When it was: 3 March 2018", "When it was: 4 March 2018"}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("differences (-want +have):\n%s", d)
	}
}

// marked spells the runs that have a key in brackets.
func marked(runs []view.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Key {
			b.WriteString("[" + r.Text + "]")
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestStoryNeverQuotesWhatMayNotBeShown(t *testing.T) {
	p := planOf(t, told(t))
	for _, at := range p.Paths() {
		v, _ := p.View(at)
		if s := fmt.Sprintf("%+v", v); strings.Contains(s, "hispered") {
			t.Errorf("%s quotes the text", at)
		}
	}
	v := viewOf[view.Story](t, p, "stories/walk.html")
	if n := len(v.Accounts); n != 3 {
		t.Errorf("%d accounts are listed", n)
	}
	for _, row := range v.Naming.Rows {
		if row.Name == "Ada Holm" && !cmp.Equal(row.Counts, []int{1, 1, 1}) {
			t.Errorf("names of the text are not counted: %v", row.Counts)
		}
	}
	if n := len(viewOf[view.Compare](t, p, "stories/compare/walk.html").Accounts); n != 2 {
		t.Errorf("%d accounts stand side by side, of which two may be shown", n)
	}
}

func TestNoStoryTakesAnotherPagesPlace(t *testing.T) {
	for _, name := range []string{"index", "compare"} {
		a := told(t)
		for i := range a.Articles {
			if a.Articles[i].Story == "walk" {
				a.Articles[i].Story = name
			}
		}
		p := planOf(t, a)
		if v := viewOf[view.Stories](t, p, "stories/index.html"); v.Groups[0].Entries[0].Href != name+"-.html" {
			t.Errorf("the story is at %q", v.Groups[0].Entries[0].Href)
		}
		viewOf[view.Story](t, p, "stories/"+name+"-.html")
		viewOf[view.Compare](t, p, "stories/compare/"+name+"-.html")
	}
}

func TestCopiesAreShownByWhatWasChanged(t *testing.T) {
	p := &Plan{Input: Input{Words: locale.Builtin("en")}}
	for _, c := range []struct{ name, original, copied, summary, want string }{
		{"nothing", "a b c", "a\nb c", "Word for word the same.", "same a b c"},
		{"a word", "a b c", "a x c", "1 word taken out and 1 word put in; 2 words are the same.", "same a|del b|ins x|same c"},
		{
			"far apart", "x " + strings.Repeat("w ", 40) + "y", "z " + strings.Repeat("w ", 40) + "y!", "2 words taken out and 2 words put in; 40 words are the same.",
			"del x|ins z|same " + strings.TrimSpace(strings.Repeat("w ", 12)) + "|gap 16 words the same|same " + strings.TrimSpace(strings.Repeat("w ", 12)) + "|del y|ins y!",
		},
		{
			"a book put in", "a", "a" + strings.Repeat(" w", 1000), "1,000 words put in; 1 word is the same.",
			"same a|ins " + strings.TrimSpace(strings.Repeat("w ", 120)) + "|gap 880 words more",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			summary, edits := p.edited(c.original, c.copied)
			var have []string
			for _, e := range edits {
				have = append(have, e.Kind+" "+e.Text)
			}
			if d := cmp.Diff([]string{c.summary, c.want}, []string{summary, strings.Join(have, "|")}); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTimelineTakesAPageAYearWhereItIsLong(t *testing.T) {
	a := small(t)
	p := planOf(t, a)
	v := viewOf[view.Timeline](t, p, "timeline.html")
	if len(v.Years) != 0 || len(v.Groups) == 0 {
		t.Errorf("a short timeline has %d years and %d months", len(v.Years), len(v.Groups))
	}
	for y := range 8 {
		for m := range 12 {
			for n := range 2 {
				a.Entities = append(a.Entities, archive.Entity{ID: fmt.Sprintf("e-%d-%d-%d", y, m, n), Type: "event", Name: fmt.Sprintf("Event %d %d %d", y, m, n), Start: day(t, fmt.Sprintf("%d-%02d", 2010+y, m+1))})
			}
		}
	}
	p = planOf(t, a)
	v = viewOf[view.Timeline](t, p, "timeline.html")
	if len(v.Years) < 8 || len(v.Groups) != 0 || len(v.Events) > maxPictured {
		t.Errorf("a long timeline has %d years, %d months and %d bars", len(v.Years), len(v.Groups), len(v.Events))
	}
	of := viewOf[view.Timeline](t, p, "timeline/2016.html")
	if len(of.Groups) != 12 || of.Older.Href != "2015.html" || of.Newer.Href != "2017.html" {
		t.Errorf("2016 has %d months, before %q, after %q", len(of.Groups), of.Older.Href, of.Newer.Href)
	}
}

func TestChartCountsWhatTheTableSays(t *testing.T) {
	p := planOf(t, small(t))
	v := viewOf[view.Home](t, p, "index.html").Coverage
	lanes, table := 0, 0
	for _, l := range v.Lanes {
		lanes += l.Count
	}
	for _, row := range v.Table {
		for _, n := range row.Counts {
			table += n
		}
	}
	if lanes != 3 || table != 3 {
		t.Errorf("three articles are dated; the lanes count %d, the table %d", lanes, table)
	}
}

func TestCompanionsShowTheArticlesBehindThem(t *testing.T) {
	p := planOf(t, small(t))
	for i := range p.Archive.Entities {
		for _, c := range viewOf[view.Entity](t, p, p.entityPath(int32(i))).Together {
			if len(c.Behind)+c.More != c.Count {
				t.Errorf("%s with %s: %d articles behind a count of %d", p.Archive.Entities[i].Name, c.Name, len(c.Behind)+c.More, c.Count)
			}
		}
	}
}

func TestNumbersThatDifferAreWrittenAsEverywhere(t *testing.T) {
	a := told(t)
	for i := range a.Articles {
		a.Articles[i].Body = strings.NewReplacer("Forty boats", "12000 boats", "Thirty boats", "9000 boats").Replace(a.Articles[i].Body)
	}
	var values []string
	for _, d := range viewOf[view.Story](t, planOf(t, a), "stories/walk.html").Differences {
		for _, side := range d.Sides {
			values = append(values, side.Value)
		}
	}
	for _, want := range []string{"12,000", "9,000"} {
		if !slices.Contains(values, want) {
			t.Errorf("the values are %q, without %q", values, want)
		}
	}
}
