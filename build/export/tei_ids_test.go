package export

import (
	"io"
	"testing"

	"gloss/build/archive"
	"gloss/build/iri"
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

func TestLinksInTEILeadWhereThePageLeads(t *testing.T) {
	in := archiveOf(t, archive.Article{ID: "2017/a", Title: "A", Language: "en", Text: archive.Full})
	w := &teiWriter{newXMLWriter(io.Discard), newTEIArchive(in)}
	text := teiText{teiWriter: w, article: "2017/a"}
	w.in.Archive.Site.BaseURL = "https://example.org/h/"
	w.names = iri.New(&w.in.Archive.Site)
	for href, want := range map[string]string{
		"//cdn.example/p.png":       "//cdn.example/p.png",
		"https://e.example/?a=b":    "https://e.example/?a=b",
		"b.html?q=1&r=%26#s":        "https://example.org/h/articles/2017/b.html?q=1&r=%26#s",
		"../../search.html?q=é#top": "https://example.org/h/search.html?q=é#top",
		"c%20d.pdf":                 "https://example.org/h/articles/2017/c%20d.pdf",
		"#p2":                       "https://example.org/h/articles/2017/a.html#p2",
		"%zz":                       "%zz",
	} {
		if have := text.target(href); have != want {
			t.Errorf("%q leads to %q, want %q", href, have, want)
		}
	}
}
