package ingest

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
)

// FuzzText asserts what holds for any input: every word of it is in exactly one of title, body, captions and dropped lines;
// the file reads back to the fields and paragraphs it was made from; the slug is a file name.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		sentenceOfTest, dated, "Title\nBy Jane Roe\n8 January 2017\n\nNORROWBY (HWA) - The talks moved. MO/JR © 2017 Norrowby Courier. All rights reserved.",
		"News / World\n\nTalks moved | Norrowby Courier\n\nJane Roe (L) meets Mira Osk on January 8, 2017.\n\nThe talks moved.\n\nShare this\nRoku",
		"Title: a: b #c\nSource: \"x\nURL: https://a.example/b c\nDate: 2017-01-08\n\n--- text\n---\nmore", "MO/JR\nCC BY 4.0\n***\n", "\u200b\n\x01a\u0085b\u2028c\vd\fe\r\nf",
		"The talks on the harbour\nof Norrowby have been\nmoved to Pell, the\ncouncil said.\nNo day was named for the\nnext round of them.\nHWA", "null\n\nA. B. “C.” D", "ROE: A b.\nDOE: C d.",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := Text(raw, Options{Name: "in.txt", Sources: testSources()})
		if err != nil {
			return
		}
		checkNothingIsLost(t, raw, d)
		checkFileReadsBack(t, d)
		if slug := d.Slug(); slug == "" || utf8.RuneCountInString(slug) > maxSlug || strings.ContainsAny(slug, "/\\ .") || !utf8.ValidString(slug) {
			t.Errorf("slug %q", slug)
		}
		lines := len(splitLines(string(raw)))
		for _, l := range d.Dropped {
			if l.Line < 1 || l.Line > lines*2 || l.Why == "" {
				t.Errorf("dropped %+v of %d lines", l, lines)
			}
		}
	})
}

func checkNothingIsLost(t *testing.T, raw []byte, d *Draft) {
	t.Helper()
	text, refused := decode(raw)
	if refused != nil {
		t.Fatal(refused)
	}
	var parts []string
	parts = append(parts, d.Body...)
	parts = append(parts, d.Captions...)
	titleDropped := d.TitleProposed
	for _, l := range d.Dropped {
		parts = append(parts, l.Text)
		titleDropped = titleDropped || l.Field == "title"
	}
	if !titleDropped {
		parts = append(parts, d.Title)
	}
	want, got := strings.Fields(text), strings.Fields(strings.Join(parts, " "))
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("words of the input against those of the draft (-in +out)\n%s\n%+v", diff, d)
	}
}

func checkFileReadsBack(t *testing.T, d *Draft) {
	t.Helper()
	rest, ok := strings.CutPrefix(string(d.File()), "---\n")
	front, body, found := strings.Cut(rest, "\n---\n")
	if !ok || !found {
		t.Fatalf("no front matter in %q", d.File())
	}
	var got map[string]string
	if err := yaml.Unmarshal([]byte(front), &got); err != nil {
		t.Fatalf("%v in\n%s", err, front)
	}
	want := map[string]string{
		"title": d.Title, "source": d.Source, "published": d.Published.String(), "url": d.URL, "byline": d.Byline, "section": d.Section,
		"news_id": d.NewsID, "dateline": d.Dateline, "original": d.Original, "language": d.Language, "rights": d.Rights,
	}
	for k, v := range want {
		if v == "" {
			delete(want, k)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("front matter (-want +got)\n%s", diff)
	}
	if d.Rights != "" && !archive.ValidRights(d.Rights) {
		t.Errorf("rights %q", d.Rights)
	}
	if diff := cmp.Diff(d.Body, strings.Split(strings.TrimSuffix(body, "\n"), "\n\n")); diff != "" {
		t.Errorf("paragraphs (-want +got)\n%s", diff)
	}
}
