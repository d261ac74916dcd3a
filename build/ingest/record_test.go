package ingest

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/bundle"
)

func TestFieldsAreBelieved(t *testing.T) {
	o := Options{Sources: testSources()}
	for _, c := range []struct {
		fields bundle.Fields
		want   string // of front matter, without what is the same in all
		warns  []Code
	}{
		{bundle.Fields{Title: " A \n title ", Byline: "By Jane Roe, Correspondent", Published: "Mon, 06 May 2024 09:40:00 GMT"}, "title: A title\npublished: 2024-05-06T09:40:00Z\nbyline: Jane Roe\n", []Code{SourceUnknown, RightsUnknown, LanguageUncertain}},
		{bundle.Fields{Title: "T", Published: "2024-05-06 00:00:00", Source: "Halden Wire", Language: "German"}, "title: T\nsource: halden-wire\npublished: 2024-05-06\nlanguage: de\n", nil},
		{bundle.Fields{Title: "T", Published: "May 6, 2024", Source: "halden-wire", URL: "https://other.example/1"}, "title: T\nsource: halden-wire\npublished: 2024-05-06\nurl: https://other.example/1\n", nil},
		{bundle.Fields{Title: "T", URL: "https://news.haldenwire.example/1", Language: "pt-br", Rights: "CC BY 2.5"}, "title: T\nsource: halden-wire\nurl: https://news.haldenwire.example/1\nlanguage: pt-BR\nrights: CC-BY-2.5\n", []Code{PublishedUnknown}},
		{bundle.Fields{Title: "T", URL: "https://news.haldenwire.example/1", Language: "en", Rights: "CC BY-SA"}, "title: T\nsource: halden-wire\nurl: https://news.haldenwire.example/1\nlanguage: en\nrights: CC-BY-SA\n", []Code{PublishedUnknown, RightsUnclear}},
		{bundle.Fields{Title: "T", Published: "the other day", Source: "Nobody", URL: "javascript:x", Language: "none of them", Rights: "ask us"}, "title: T\n", []Code{LanguageUncertain, PublishedUnclear, URLUnclear, LanguageUncertain, RightsUnclear, SourceUnknown}},
		{bundle.Fields{Title: "T", Section: "Town", NewsID: "17", Dateline: "NORROWBY", Published: "2024", Rights: "all-rights-reserved", Language: "en", Source: "wire"}, "title: T\nsource: wire\npublished: 2024\nsection: Town\nnews_id: 17\ndateline: NORROWBY\nlanguage: en\nrights: all-rights-reserved\n", nil},
	} {
		d, err := Record(bundle.Record{Name: "in.csv:2", Kind: bundle.Row, Fields: c.fields, Body: []byte("Ohne Worte.\nShare this"), Original: []byte("x")}, o)
		if err != nil {
			t.Fatal(err)
		}
		var have strings.Builder
		for _, f := range d.front() {
			if f.value != "" && f.key != "original" {
				have.WriteString(f.key + ": " + strings.Trim(f.value, `"`) + "\n")
			}
		}
		var warned []Code
		for _, w := range d.Warnings {
			warned = append(warned, w.Code)
		}
		if diff := cmp.Diff([]any{c.want, c.warns}, []any{have.String(), warned}); diff != "" {
			t.Errorf("%+v (-want +have)\n%s", c.fields, diff)
		}
		if diff := cmp.Diff([]string{"Ohne Worte.", "Share this"}, d.Body); diff != "" {
			t.Errorf("a row's text is the article's, all of it\n%s", diff)
		}
	}
}

func TestIncompleteTextIsNamed(t *testing.T) {
	d, err := Record(bundle.Record{Name: "feed.xml: entry 1", Kind: bundle.Fragment, Body: []byte("<p>Only this."), CutOff: "only a description", Original: []byte("x")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantWarning(t, d.Warnings, CutOff, "only a description")
}

func TestCharsetLabelsAreBelievedOnlyWhereTheBytesHoldToThem(t *testing.T) {
	for _, c := range []struct{ charset, body, want string }{
		{"iso-8859-1", "Café", "Café"},
		{"windows-1252", "Caf\xe9", "Café"},
		{"windows-1251", "\xcf\xe8\xf0\xf1", "Пирс"},
		{"utf-8", "Caf\xe9", ""},
		{"no-such-charset", "Caf\xe9", ""},
		{"shift_jis", "Caf\xfd\xff", ""},
	} {
		d, err := Record(bundle.Record{Name: "in", Kind: bundle.Row, Charset: c.charset, Body: []byte(c.body), Original: []byte("x")}, Options{})
		var no *Refused
		switch {
		case c.want == "" && (!errors.As(err, &no) || no.Code != Encoding):
			t.Errorf("%s %q: %v, want a refusal", c.charset, c.body, err)
		case c.want != "" && (err != nil || d.Body[0] != c.want):
			t.Errorf("%s %q: %v, %v", c.charset, c.body, d, err)
		}
	}
}

// FuzzRecord asserts that no field of a row makes a file that reads back as anything else, and that none of the text
// is lost.
func FuzzRecord(f *testing.F) {
	f.Add("Title: x", "By A", "2024-05-06", "https://a.example/x y", "en", "CC BY 4.0", "text\n\n---\nmore")
	f.Add("\x00---\n", "\"", "0000-00-00", "http://[", "zz-zz", "©", "T")
	f.Fuzz(func(t *testing.T, title, byline, published, url, language, rights, text string) {
		d, err := Record(bundle.Record{
			Name: "in.csv:2", Kind: bundle.Row, Body: []byte(text), Original: []byte(text), Extension: ".csv",
			Fields: bundle.Fields{Title: strings.ToValidUTF8(title, ""), Byline: strings.ToValidUTF8(byline, ""), Published: published, URL: url, Language: language, Rights: rights},
		}, Options{})
		if err != nil {
			return
		}
		checkFileReadsBack(t, d)
		var all []string
		for _, l := range d.Dropped {
			all = append(all, l.Text)
		}
		body, _ := decode([]byte(text))
		if have, want := len(strings.Fields(strings.Join(append(all, d.Body...), " "))), len(strings.Fields(body)); have != want {
			t.Errorf("%d words of %d", have, want)
		}
	})
}
