package pages

import (
	"slices"
	"strings"
	"testing"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/view"
)

func TestPicturesSayWhatHasNoDate(t *testing.T) {
	p := planOf(t, small(t))
	for _, c := range []struct {
		of, want string
		chart    view.Chart
	}{
		{"the title page", " 1 article has no date and is left out.", viewOf[view.Home](t, p, "index.html").Coverage},
		{"the timeline", " 1 article has no date and is left out.", viewOf[view.Timeline](t, p, "timeline.html").Chart},
		{"an entity", " 1 mention stands in an article without a date and is left out.", viewOf[view.Entity](t, p, "people/holm.html").Over},
	} {
		if !strings.HasSuffix(c.chart.Caption, c.want) {
			t.Errorf("the picture of %s says %q", c.of, c.chart.Caption)
		}
	}
	a := small(t)
	a.Articles = slices.DeleteFunc(a.Articles, func(a archive.Article) bool { return a.Published.IsZero() })
	if v := viewOf[view.Home](t, planOf(t, a), "index.html"); strings.Contains(v.Coverage.Caption, "date") {
		t.Errorf("where all have a date the picture says %q", v.Coverage.Caption)
	}
}

func TestUndatedArticlesAreCountedOnceAmongTheMonths(t *testing.T) {
	years := viewOf[view.Articles](t, planOf(t, small(t)), "articles/index.html").Years
	last := years[len(years)-1]
	if last.Name != "Undated" || last.Count != 0 || len(last.Months) != 1 || last.Months[0].Name != "1 article" || last.Months[0].Count != 0 {
		t.Errorf("the undated are listed as %+v", last)
	}
}

// Of an article of which only the year is known, no heading makes one of January.
func TestOutletListsAnArticleOfAYearUnderItsYear(t *testing.T) {
	a := small(t)
	a.Articles = append(a.Articles, archive.Article{
		ID: "2015/e", File: "articles/2015/e.txt", Format: archive.Plain, Title: "E", Source: "bt", Published: day(t, "2015"), Language: "en", Text: archive.Full, Body: "Fog.",
	})
	var headings []string
	for _, g := range viewOf[view.Source](t, planOf(t, a), "sources/bt.html").Entries {
		headings = append(headings, g.Heading)
	}
	if want := []string{"January 2017", "December 2016", "2015, month not known"}; !slices.Equal(headings, want) {
		t.Errorf("the headings are %q, want %q", headings, want)
	}
}

func TestTimelineHasWhatIsOfAYearUnderItsYear(t *testing.T) {
	a := small(t)
	a.Entities = append(a.Entities, archive.Entity{ID: "drought", Type: "event", Name: "Drought", Start: day(t, "2017")},
		archive.Entity{ID: "flood", Type: "event", Name: "Flood", Start: day(t, "2017-01-01")})
	a.Articles = append(a.Articles, archive.Article{
		ID: "2017/e", File: "articles/2017/e.txt", Format: archive.Plain, Title: "E", Source: "bt", Published: day(t, "2017"), Language: "en", Text: archive.Full, Body: "Fog.",
	})
	var rows []string
	for _, g := range viewOf[view.Timeline](t, planOf(t, a), "timeline.html").Groups {
		for _, r := range g.Rows {
			if strings.HasSuffix(g.Heading, "2017") {
				rows = append(rows, g.ID+" "+g.Heading+": "+r.Name)
			}
		}
	}
	want := []string{"y2017 2017: 1 article", "y2017 2017: Drought", "m2017-01 January 2017: 2 articles", "m2017-01 January 2017: Flood"}
	if len(rows) < len(want) || !slices.Equal(rows[:len(want)], want) {
		t.Errorf("the rows are\n%s\nwant them to begin with\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
}

// Months and types have a capital where they head something, in languages too that write them small within a sentence.
func TestHeadingsBeginWithACapital(t *testing.T) {
	p := planOf(t, small(t))
	p.Words = locale.Builtin("fr")
	month := viewOf[view.Articles](t, p, "articles/2017/01.html")
	for of, words := range map[string]string{
		"a month's page":     month.Heading,
		"the month before":   month.Older.Name,
		"the list by months": viewOf[view.Articles](t, p, "articles/index.html").Groups[0].Heading,
		"the timeline":       viewOf[view.Timeline](t, p, "timeline.html").Groups[0].Heading,
		"an outlet's page":   viewOf[view.Source](t, p, "sources/bt.html").Entries[0].Heading,
		"a type's page":      viewOf[view.Types](t, p, "people/index.html").Description,
	} {
		if words == "" || words != locale.UpperFirst(words) {
			t.Errorf("%s says %q", of, words)
		}
	}
	if want := "Articles\u00a0: janvier 2017."; month.Description != want {
		t.Errorf("within a sentence a month is written %q, want %q", month.Description, want)
	}
}

func TestNameOfATypeIsSmallWithinASentence(t *testing.T) {
	for name, want := range map[string]string{"Ships": "ships", "NGOs": "NGOs", "Événements": "événements", "Å": "Å", "": ""} {
		if have := lowered(name); have != want {
			t.Errorf("%q within a sentence is %q, want %q", name, have, want)
		}
	}
}
