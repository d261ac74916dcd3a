package check_test

import (
	"fmt"
	"strings"
	"testing"

	"gloss/build/archive"
	"gloss/build/check"
	"gloss/build/diag"
)

// nowhere is a locator for what needs no places; it counts how often the file changes.
type nowhere struct {
	file    string
	changes int
}

func (n *nowhere) locate(file string, _ ...any) diag.Place {
	if file != n.file {
		n.file = file
		n.changes++
	}
	return diag.Place{File: "content/" + file, Line: 1}
}

func TestPlacesAreSoughtFileByFile(t *testing.T) {
	const files, each = 10, 50
	a := &archive.Archive{Site: archive.Site{Types: archive.BuiltinTypes()}}
	for i := range files * each {
		a.Entities = append(a.Entities, archive.Entity{
			ID: fmt.Sprint("e", i%each), Type: "nothing", Name: "E", PartOf: []string{"nothing"},
			File: fmt.Sprintf("entities/%02d.yaml", i/each), Index: i % each,
		})
	}
	var n nowhere
	list := check.Archive(a, n.locate)
	if want := (files-1)*each + 2*files*each; len(list) != want {
		t.Errorf("there are %d diagnostics, not %d", len(list), want)
	}
	if n.changes > 4*files {
		t.Errorf("the locator went to another file %d times for %d files", n.changes, files)
	}
}

func TestLongCircleIsReportedOnce(t *testing.T) {
	const length = 10_000
	a := &archive.Archive{Site: archive.Site{Types: archive.BuiltinTypes()}}
	for i := range length {
		a.Entities = append(a.Entities, archive.Entity{
			ID: fmt.Sprint("e", i), Type: "place", Name: "E", PartOf: []string{fmt.Sprint("e", (i+1)%length)}, File: "entities/a.yaml", Index: i,
		})
	}
	list := check.Archive(a, new(nowhere).locate)
	if len(list) != 1 || list[0].Code != diag.EntityCycle || !strings.HasSuffix(list[0].Message, "e0 → e1 → e2 → e3 → e4 → e5 → … → e0") {
		t.Errorf("diagnostics are %v", list)
	}
}

func TestSoundAnchorsAreSilent(t *testing.T) {
	art := &archive.Article{Sidecar: &archive.Sidecar{Annotations: make([]archive.Annotation, 3)}}
	sound := []archive.Anchor{{State: archive.AnchorOK}, {Annotation: 1, State: archive.AnchorOK}}
	if list := check.Anchors(art, sound, "text", new(nowhere).locate); len(list) > 0 {
		t.Errorf("diagnostics are %v", list)
	}
}

func BenchmarkArchive(b *testing.B) {
	a := synthetic()
	b.ReportAllocs()
	for b.Loop() {
		if list := check.Archive(a, new(nowhere).locate); len(list) > 0 {
			b.Fatal(list)
		}
	}
}

// BenchmarkArchiveAllWrong is an archive whose registry was lost.
func BenchmarkArchiveAllWrong(b *testing.B) {
	a := synthetic()
	for i := range a.Entities {
		a.Entities[i].ID += "x"
	}
	b.ReportAllocs()
	for b.Loop() {
		if list := check.Archive(a, new(nowhere).locate); len(list) == 0 {
			b.Fatal("nothing is wrong")
		}
	}
}

// synthetic returns an archive of 10,000 articles with two annotations each and 20,000 entities.
func synthetic() *archive.Archive {
	a := &archive.Archive{Site: archive.Site{Types: archive.BuiltinTypes()}, Sources: []archive.Source{{ID: "s"}}}
	for i := range 20_000 {
		a.Entities = append(a.Entities, archive.Entity{
			ID: fmt.Sprintf("entity-%05d", i), Type: "place", PartOf: []string{fmt.Sprintf("entity-%05d", i/2)}, Index: i,
		})
	}
	a.Entities[0].PartOf = nil
	for i := range 10_000 {
		a.Articles = append(a.Articles, archive.Article{
			ID: fmt.Sprint("a", i), Source: "s",
			Sidecar: &archive.Sidecar{Annotations: []archive.Annotation{
				{Kind: archive.KindEntity, Value: a.Entities[i].ID}, {Kind: archive.KindSpeaker, Value: a.Entities[2*i].ID},
			}},
		})
	}
	return a
}
