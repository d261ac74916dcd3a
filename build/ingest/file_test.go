package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
)

func TestFileHasKeysInOrderAndQuotesOnlyWhereNeeded(t *testing.T) {
	published, err := archive.ParseDate("2017-01-08T09:40Z")
	if err != nil {
		t.Fatal(err)
	}
	d := &Draft{
		Title: `Talks: “moved” to Pell`, Source: "norrowby-courier", Published: published, URL: "https://courier.example/a?b=1#c", Byline: "NA/PA",
		Section: "News / Politics", NewsID: "425881", Dateline: "NORROWBY, Jan. 8", Original: strings.Repeat("a", 64), Language: "en", Rights: "CC-BY-4.0",
		Body: []string{"--- first", "second: \"x\" #y"}, Captions: []string{"not in the file"},
	}
	want := `---
title: "Talks: “moved” to Pell"
source: norrowby-courier
published: 2017-01-08T09:40Z
url: "https://courier.example/a?b=1#c"
byline: NA/PA
section: News / Politics
news_id: "425881"
dateline: NORROWBY, Jan. 8
original: ` + strings.Repeat("a", 64) + `
language: en
rights: CC-BY-4.0
---
--- first

second: "x" #y
`
	if diff := cmp.Diff(want, string(d.File())); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestScalarsReadBack(t *testing.T) {
	for _, s := range []string{
		"plain", "Iran’s talks", "a: b", "a:b", "a #b", "a#b", "#a", "- a", "-a", "? a", "!a", "&a", "*a", "%a", "@a", "`a", "|", ">", "[a]", "{a}", "'a'", `"a"`,
		`back\slash`, "true", "No", "off", "null", "~", "12", "1_000", "0x1F", "1e3", ".5", "-1", "+1", ".inf", "2017-01-08", "12:30", "1:2:3", "a:", "a,", ",a", "a b ", " a",
		"<<", "=", "…", "---", "...", "a\u0085b", "a\u2028b", "a\tb", "a\x01b", "a\u00a0b", "a\ufeffb", "a\U0001F30Ab", "\u200fא", "https://a.example/b", "0o17", "017", "y", "NaN", "e5", "1.", "1,2", "١٢", "می\u200cخواهد", "می\u200cخواهد: نه", "\u200cx",
	} {
		var got map[string]string
		if err := yaml.Unmarshal([]byte("k: "+scalar(s)+"\n"), &got); err != nil || got["k"] != s {
			t.Errorf("%q is written as %s and read as %q, %v", s, scalar(s), got["k"], err)
		}
		var typed map[string]any
		if err := yaml.Unmarshal([]byte("k: "+scalar(s)+"\n"), &typed); err != nil {
			t.Errorf("%q: %v", s, err)
		} else if _, isString := typed["k"].(string); !isString {
			t.Errorf("%q is written as %s and read as a %T", s, scalar(s), typed["k"])
		}
	}
}

// An editor reads the front matter again: words of Persian have joiners in them, and keep them as they are.
func TestJoinersAreWrittenAsTheyAre(t *testing.T) {
	for s, want := range map[string]string{"می\u200cخواهد": "می\u200cخواهد", "می\u200cخواهد: نه": "\"می\u200cخواهد: نه\"", "\u200cx": "\"\u200cx\""} {
		if have := scalar(s); have != want {
			t.Errorf("%q is written as %s", s, have)
		}
	}
}

func TestSlugs(t *testing.T) {
	hash := strings.Repeat("0123456789abcdef", 4)
	for _, tt := range []struct{ title, published, want string }{
		{"Iran’s talks: “moved” to Pell", "2017-01-08", "2017-01-08-irans-talks-moved-to-pell"},
		{"Straße nach Ærø, Œuvre, Łódź & Đakovo", "", "strasse-nach-aero-oeuvre-lodz-dakovo"},
		{"Переговоры в Йошкар-Оле", "2017", "2017-01-01-переговоры-в-йошкар-оле"},
		{"می\u200cشود گفت", "", "میشود-گفت"},
		{"हिन्दी समाचार", "", "हिन्दी-समाचार"},
		{"Harbour talks move to Pell after a week of storms and of waiting for the wind", "2017-01-08T17:34", "2017-01-08-harbour-talks-move-to-pell-after-a-week-of-storms"},
		{strings.Repeat("港", 80), "2017-01-08", "2017-01-08-" + strings.Repeat("港", 49)},
		{strings.Repeat("𞤀", 80), "2017-01-08", "2017-01-08-" + strings.Repeat("𞤢", 44)}, // Adlam, of four bytes a letter
		{"...", "", "article-01234567"},
		{"CON", "", "article-01234567"},
		{"Index", "", "article-01234567"},
		{"../../etc/passwd", "", "etc-passwd"},
		{"\u0301a", "", "a"},
	} {
		d := &Draft{Title: tt.title, Original: hash}
		if tt.published != "" {
			var err error
			if d.Published, err = archive.ParseDate(tt.published); err != nil {
				t.Fatal(err)
			}
		}
		if got := d.Slug(); got != tt.want {
			t.Errorf("%q, %s: %q; want %q", tt.title, tt.published, got, tt.want)
		}
	}
}
