package render_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/net/html"

	"gloss/assets"
	"gloss/build/locale"
	"gloss/build/render"
	"gloss/build/view"
	"gloss/layouts"
)

var action = regexp.MustCompile(`(?s)\{\{.*?\}\}`)

// names are what a layout may write itself, since no language has another word for it.
var names = []string{"404", "BibTeX", "CSL-JSON", "Esc", "n", "p", "sha256", "z ="}

// TestLayoutsSayNothingInALanguageOfTheirOwn reads the text of the layouts, and the attributes that are read out or shown.
func TestLayoutsSayNothingInALanguageOfTheirOwn(t *testing.T) {
	files, err := fs.Glob(layouts.FS, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := fs.ReadFile(layouts.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range literals(action.ReplaceAllString(string(data), "")) {
			if !slices.Contains(names, words) {
				t.Errorf("%s says %q: give it a key in layouts/en.txt and the other languages, and write {{say \"KEY\"}}", name, words)
			}
		}
	}
}

// literals returns the words of a page, but for what is no one's language: styles, scripts and names of things.
func literals(page string) []string {
	var out []string
	add := func(s string) {
		if s = strings.TrimSpace(s); strings.ContainsFunc(s, unicode.IsLetter) {
			out = append(out, s)
		}
	}
	// To a tokenizer, what is for browsers without scripts is one text with its tags.
	z := html.NewTokenizer(strings.NewReader(strings.NewReplacer("<noscript>", "", "</noscript>", "").Replace(page)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.TextToken:
			add(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range z.Token().Attr {
				if slices.Contains([]string{"title", "aria-label", "aria-description", "alt", "placeholder", "label"}, a.Key) || strings.HasPrefix(a.Key, "data-say") {
					add(a.Val)
				}
			}
		}
	}
}

func TestLayoutThatSaysWhatIsNotThereIsReported(t *testing.T) {
	for _, c := range []struct{ layout, place, message, hint string }{
		{`<p>{{say "skipp"}}</p>`, "5:10", `there is no string "skipp"`, `did you mean "skip"?`},
		{`<p>{{say .Heading}}</p>`, "5:10", "the key of a string must stand here in quotes", ""},
		{`<p>{{say "articles"}}</p>`, "5:6", `the string "articles" is not for the function say`, `write {{count "articles" …}}`},
		{`<p>{{say "story.alike.note-html"}}</p>`, "5:6", `the string "story.alike.note-html" is not for the function say`, `write {{sayHTML "story.alike.note-html" …}}`},
		{`<p>{{say "article.copy-of"}}</p>`, "5:10", `the string "article.copy-of" has {name}, for which nothing is given`, `write {{say "article.copy-of" … "name" VALUE}}`},
		{`<p>{{say "article.copy-of" "nam" .Heading}}</p>`, "5:28", `the string "article.copy-of" takes pairs of a name in quotes and a value`, "its names are name"},
		{`<p>{{count "articles"}}</p>`, "5:12", `the string "articles" takes a number`, ""},
	} {
		own := fstest.MapFS{"page.html": {Data: []byte("{{/* view.Page */}}\n<!DOCTYPE html>\n<title>x</title>\n\n" + c.layout)}}
		_, list := render.New(render.Overlay(layouts.FS, own), assets.FS, nil, locale.Builtin("en"))
		if len(list) != 1 {
			t.Errorf("%s: %v", c.layout, list)
			continue
		}
		if d := list[0].String(); !strings.HasPrefix(d, "layouts/page.html:"+c.place+": error: "+c.message) || !strings.Contains(d, c.hint) {
			t.Errorf("%s: %s", c.layout, d)
		}
	}
}

func TestPageSpeaksItsLanguage(t *testing.T) {
	words := locale.Builtin("fr")
	r, list := render.New(layouts.FS, assets.FS, nil, words)
	if len(list) > 0 {
		t.Fatal(list)
	}
	v := view.Source{Frame: view.Frame{Site: view.Site{Language: words.Tag, Dir: words.Dir}, Dir: "ltr"}, Name: "Le Courrier", Count: 1204}
	have := page(t, r, v)
	for _, want := range []string{`<html lang="fr" dir="ltr">`, ">Aller au texte<", "1\u202f204 articles dans cette archive", ">Média<"} {
		if !strings.Contains(have, want) {
			t.Errorf("the page has no %q", want)
		}
	}
}
