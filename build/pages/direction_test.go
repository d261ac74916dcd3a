package pages

import (
	"strings"
	"testing"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/view"
)

func TestWordsThatRunAgainstTheTextSaySo(t *testing.T) {
	a := small(t)
	i := 0
	a.Articles[i].Language = "ar"
	a.Articles[i].Body = "قالت Ada Holm: \"The harbour is safe for now.\" ثم غادرت.\n\n> The harbour is safe.\n\nHolm قالت ذلك."
	a.Articles[i].Sidecar = nil
	p := planOf(t, a)
	v := viewOf[view.Article](t, p, p.articlePath(int32(i)))
	text := string(v.Text)
	if v.Dir != "rtl" || v.Site.Dir != "ltr" || v.Site.Language != "en" {
		t.Errorf("the page runs %s, and gloss speaks %s from %s", v.Dir, v.Site.Language, v.Site.Dir)
	}
	if !strings.Contains(text, `<p dir="ltr">The harbour is safe.</p>`) {
		t.Errorf("an English paragraph has not its own direction: %s", text)
	}
	if n := strings.Count(text, ` dir="ltr"`); n < 1 || n > 2 { // the quotation too, where it is found
		t.Errorf("%d parts have a direction of their own: %s", n, text)
	}
}

func TestPagesSpeakTheLanguageOfTheirReaders(t *testing.T) {
	a := small(t)
	p := planOf(t, a)
	in := p.Input
	in.Words = locale.Builtin("ru")
	q := p.With(in)
	home := viewOf[view.Home](t, q, "index.html")
	if home.Language != "ru" || home.Nav[0].Name != "Статьи" {
		t.Errorf("the title page is in %s and begins with %q", home.Language, home.Nav[0].Name)
	}
	article := viewOf[view.Article](t, q, q.articlePath(0))
	if article.Language != a.Articles[0].Language && a.Articles[0].Language != "" {
		t.Errorf("the article is in %s", article.Language)
	}
	if d := archive.BuiltinTypes()[0]; q.plural(&d) != "Люди" || q.plural(&archive.Type{ID: "ship", Plural: "Ships"}) != "Ships" {
		t.Error("types are not named as they should be")
	}
}
