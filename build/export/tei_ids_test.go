package export

import (
	"testing"

	"gloss/build/archive"
	"gloss/build/markup"
)

func TestIDsOfNotesAreApart(t *testing.T) {
	note := func(id string) archive.Annotation {
		return archive.Annotation{ID: id, Kind: archive.KindNote, Value: "n"}
	}
	in := archiveOf(t, archive.Article{ID: "a", Title: "A", Language: "en", Text: archive.Full, Sidecar: &archive.Sidecar{
		Annotations: []archive.Annotation{note("a"), note("a.2"), note("a-from"), note("a-to"), note("a.2-to"), note("2-a"), note("")},
	}})
	in.Documents[0] = markup.Plain("one two three")
	for k := range in.Archive.Articles[0].Sidecar.Annotations {
		in.Results[0].Marks = append(in.Results[0].Marks, archive.Mark{Start: 0, End: 3, Annotation: int32(k)}, archive.Mark{Start: 4, End: 7, Annotation: int32(k)})
	}
	checkPointers(t, tei(t, in, "a"))
	checkPointers(t, tei(t, in))
}
