package pages

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/view"
)

// doubted is an article whose annotations are where they say, edited, in several places and gone.
func doubted(t *testing.T) *archive.Archive {
	t.Helper()
	a := small(t)
	a.Articles = []archive.Article{{
		ID: "pier", Title: "The pier", Text: archive.Full, Format: archive.Plain,
		Body: "At dawn the pier was empty. Later the pier filled, and nobody in the whole town knew why.\n\nThe harbour master kept the keys of the lantern house in a tin box that he never let go.",
		Sidecar: &archive.Sidecar{File: "articles/pier.notes.yaml", Annotations: []archive.Annotation{
			{Kind: archive.KindNote, Value: "Fine.", Quote: archive.Quote{Exact: "tin box"}},
			{Kind: archive.KindNote, Value: "Old *keys*.", Quote: archive.Quote{Prefix: "harbour master kept the keys of the ", Exact: "lantern huose", Suffix: " in a tin box that he never let go"}},
			{Kind: archive.KindDate, Value: "2017-01", Quote: archive.Quote{Exact: "the pier"}},
			{Kind: archive.KindNotEntity, Quote: archive.Quote{Exact: "the old mayor"}},
		}},
	}}
	return a
}

func TestDoubtsSayWhatBecameOfAnAnnotation(t *testing.T) {
	v := viewOf[view.Article](t, planOf(t, doubted(t)), "articles/pier.html")
	want := []view.Doubt{
		{
			State: "changed", Label: "Edited", Kind: "Note", HTML: `<span class="note-par">Old <em>keys</em>.</span>`, Words: "lantern huose", Why: "The words were edited since. These are taken for them:",
			Places: []view.DoubtPlace{{Href: "#doubt-1-1", Before: "…master kept the keys of the ", Words: "lantern house", After: " in a tin box that he never let…"}},
		},
		{
			State: "ambiguous", Label: "Undecided", Kind: "Date", Says: view.Link{Name: "January 2017"}, Words: "the pier", Why: "The words fit 2 places in the text, none better than the others:",
			Places: []view.DoubtPlace{
				{Href: "#doubt-2-1", Before: "At dawn ", Words: "the pier", After: " was empty. Later the pier…"}, {Href: "#doubt-2-2", Before: "…dawn the pier was empty. Later ", Words: "the pier", After: " filled, and nobody in the…"},
			},
		},
		{State: "orphaned", Label: "Not found", Kind: "Entity", Says: view.Link{Name: "no entity"}, Words: "the old mayor", Why: "The words are not in the text any more."},
	}
	if d := cmp.Diff(want, v.Doubts); d != "" {
		t.Errorf("doubts (-want +have):\n%s", d)
	}
	for _, d := range v.Doubts {
		for _, p := range d.Places {
			if n := strings.Count(string(v.Text), `id="`+strings.TrimPrefix(p.Href, "#")+`"`); n != 1 {
				t.Errorf("%s leads to %d places of the text", p.Href, n)
			}
		}
	}
}

func TestDoubtsShowNoWordOfAWithheldText(t *testing.T) {
	a := doubted(t)
	a.Articles[0].Text = archive.None
	for _, d := range viewOf[view.Article](t, planOf(t, a), "articles/pier.html").Doubts {
		if d.Words != "" || len(d.Places) > 0 || d.Label == "" {
			t.Errorf("a doubt shows %+v", d)
		}
	}
}

func TestManyPlacesOfADoubtAreCutShort(t *testing.T) {
	a := doubted(t)
	a.Articles[0].Body = strings.Repeat("Again the pier. ", 9)
	d := viewOf[view.Article](t, planOf(t, a), "articles/pier.html").Doubts[2]
	if len(d.Places) != maxDoubtPlaces || d.More != 9-maxDoubtPlaces {
		t.Errorf("%d places are shown and %d counted beside", len(d.Places), d.More)
	}
}

func TestArticleLeadsToItsData(t *testing.T) {
	p := planOf(t, doubted(t))
	for _, want := range []view.Data{{}, {Href: "../data/annotations/undated.jsonld"}, {Href: "pier.annotations.jsonld", Own: true}} {
		path := map[string]string{"": "", "../data/annotations/undated.jsonld": "data/annotations/undated.jsonld", "pier.annotations.jsonld": "articles/pier.annotations.jsonld"}[want.Href]
		p.Data = func(int) (string, bool) { return path, want.Own }
		if d := cmp.Diff(want, viewOf[view.Article](t, p, "articles/pier.html").Data); d != "" {
			t.Errorf("data (-want +have):\n%s", d)
		}
	}
}

func TestOutletPageDoesNotRepeatItsName(t *testing.T) {
	p := planOf(t, small(t))
	for _, path := range p.Paths() {
		if !strings.HasPrefix(path, "sources/") || path == "sources/index.html" {
			continue
		}
		for _, g := range viewOf[view.Source](t, p, path).Entries {
			for _, e := range g.Entries {
				if e.Outlet != "" || e.Name == "" {
					t.Errorf("%s lists %+v", path, e)
				}
			}
		}
	}
}
