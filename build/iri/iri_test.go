package iri

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

func site(base string) *archive.Archive {
	return &archive.Archive{
		Site: archive.Site{Title: "The harbour", BaseURL: base, Types: archive.BuiltinTypes()},
		Entities: []archive.Entity{
			{ID: "ada-holm", Type: "person", Wikidata: "Q42", SameAs: []string{"https://people.example/ada"}},
			{ID: "северодвинск", Type: "place", GeoNames: "496278"},
		},
		Articles: []archive.Article{
			{ID: "2017/a", URL: "https://Courier.example/1?id=7"},
			{ID: "2017/b", URL: "https://courier.example/1?id=8"},
			{ID: "2017/c", URL: "https://courier.example/1?id=8"},
		},
	}
}

func TestThingsAreNamedByTheirPages(t *testing.T) {
	a := site("https://example.org/häfen/")
	n := New(&a.Site)
	have := []string{n.Article("2017/a"), n.Entity(&a.Entities[1]), n.File("data/x y.jsonld")}
	want := []string{
		"https://example.org/h%C3%A4fen/articles/2017/a.html",
		"https://example.org/h%C3%A4fen/places/%D1%81%D0%B5%D0%B2%D0%B5%D1%80%D0%BE%D0%B4%D0%B2%D0%B8%D0%BD%D1%81%D0%BA.html",
		"https://example.org/h%C3%A4fen/data/x%20y.jsonld",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("IRIs (-want +have):\n%s", d)
	}
}

func TestWithoutAddressThingsHaveLastingNames(t *testing.T) {
	a := site("")
	n := New(&a.Site)
	// These stand in what others have saved: they must never change.
	if have := n.Article("2017/a"); have != "urn:uuid:1338ee80-b5d9-5ec8-9536-d7a4a8478090" {
		t.Errorf("the article is %s", have)
	}
	other := *a
	other.Site.Title = "Another harbour"
	names := []string{n.Article("2017/a"), n.Article("2017/b"), n.Entity(&a.Entities[0]), New(&other.Site).Article("2017/a"), n.Set([]string{"2017/a"}), n.Set([]string{"2017/a", "2017/b"})}
	slices.Sort(names)
	if len(slices.Compact(names)) != len(names) {
		t.Errorf("two things have one name: %q", names)
	}
	for _, name := range names {
		if digits := strings.TrimPrefix(name, "urn:uuid:"); len(digits) != 36 || digits[14] != '5' || !strings.ContainsRune("89ab", rune(digits[19])) {
			t.Errorf("%s is no UUID of version 5", name)
		}
	}
}

func TestAddressesLeadToArticles(t *testing.T) {
	for _, tt := range []struct {
		address string
		want    []int
	}{
		{"https://example.org/articles/2017/a.html", []int{0}},
		{"http://EXAMPLE.org:80/articles/2017/a.html#annotation-a7k2", []int{0}},
		{"https://example.org/articles/2017/%61.html", []int{0}},
		{"http://127.0.0.1:8017/articles/2017/a.html", []int{0}},
		{"http://localhost:9000/articles/2017/b.html", []int{1}},
		{"http://[::1]:8017/articles/2017/b.html", []int{1}},
		{"http://courier.example/1?id=7", []int{0}},
		{"https://courier.example/1?id=8", []int{1, 2}},
		{"https://courier.example/1", nil},
		{"https://elsewhere.example/articles/2017/a.html", nil},
		{"https://example.org/articles/2017/z.html", nil},
		{"", nil},
		{"::", nil},
	} {
		if d := cmp.Diff(tt.want, NewIndex(site("https://example.org/")).Articles(tt.address)); d != "" {
			t.Errorf("%q (-want +have):\n%s", tt.address, d)
		}
	}
}

func TestNamesLeadBack(t *testing.T) {
	for _, base := range []string{"", "https://example.org/häfen/"} {
		a := site(base)
		n, x := New(&a.Site), NewIndex(a)
		for i := range a.Articles {
			if d := cmp.Diff([]int{i}, x.Articles(n.Article(a.Articles[i].ID)+Fragment("annotation-ä"))); d != "" {
				t.Errorf("article %d of %q (-want +have):\n%s", i, base, d)
			}
		}
		for i := range a.Entities {
			if d := cmp.Diff([]int{i}, x.Entities(n.Entity(&a.Entities[i]))); d != "" {
				t.Errorf("entity %d of %q (-want +have):\n%s", i, base, d)
			}
		}
	}
}

func TestIdentifiersLeadToEntities(t *testing.T) {
	x := NewIndex(site(""))
	for address, want := range map[string]int{
		"https://www.wikidata.org/wiki/Q42": 0, "http://www.wikidata.org/entity/Q42": 0, "http://people.example/ada/": 0,
		"https://sws.geonames.org/496278/": 1, "http://127.0.0.1:8017/people/ada-holm.html": 0,
	} {
		if d := cmp.Diff([]int{want}, x.Entities(address)); d != "" {
			t.Errorf("%q (-want +have):\n%s", address, d)
		}
	}
}

func TestRightsHaveAddresses(t *testing.T) {
	for id, want := range map[string]string{
		"":                            "",
		archive.UnknownRights:         "",
		archive.AllRightsReserved:     "http://rightsstatements.org/vocab/InC/1.0/",
		archive.PublicDomain:          "https://creativecommons.org/publicdomain/mark/1.0/",
		"CC0-1.0":                     "https://creativecommons.org/publicdomain/zero/1.0/",
		"CC-BY-4.0":                   "https://creativecommons.org/licenses/by/4.0/",
		"CC-BY-NC-SA-3.0-DE":          "https://creativecommons.org/licenses/by-nc-sa/3.0/de/",
		"CC-BY-SA":                    "",
		"CC-PDDC":                     "https://spdx.org/licenses/CC-PDDC.html",
		"GFDL-1.3-only":               "https://spdx.org/licenses/GFDL-1.3-only.html",
		"LicenseRef-courier-contract": "",
	} {
		if have := Rights(id); have != want {
			t.Errorf("rights %q have the address %q, want %q", id, have, want)
		}
	}
}
