package pages

import (
	"testing"

	"gloss/build/archive"
	"gloss/build/view"
)

// An article without a date is neither before nor after any other.
func TestUndatedArticleHasNoNeighbours(t *testing.T) {
	a := small(t)
	for _, title := range []string{"Adrift", "Becalmed"} {
		a.Articles = append(a.Articles, archive.Article{
			ID: title, Format: archive.Plain, Title: title, Source: "wire", Language: "en", Text: archive.Full, Body: "Nothing dates this.",
		})
	}
	p := planOf(t, a)
	dated := 0
	for i := range a.Articles {
		v := viewOf[view.Article](t, p, "articles/"+a.Articles[i].ID+".html")
		for _, l := range []view.Link{v.Older, v.Newer} {
			switch {
			case l.Href == "":
			case a.Articles[i].Published.IsZero():
				t.Errorf("%q, which has no date, leads to %q", v.Headline, l.Name)
			case l.Name == "Adrift" || l.Name == "Becalmed":
				t.Errorf("%q leads to %q, which has no date", v.Headline, l.Name)
			default:
				dated++
			}
		}
	}
	if dated == 0 {
		t.Error("no article that has a date leads to another")
	}
}
