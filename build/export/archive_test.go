package export

import (
	"testing"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/markup"
	"gloss/build/relate"
)

// archiveOf annotates articles, Markdown in their Body, by a small registry of every built-in type and one more.
func archiveOf(t testing.TB, articles ...archive.Article) Input {
	t.Helper()
	start, err := archive.ParseDate("2017-01-02")
	if err != nil {
		t.Fatal(err)
	}
	in := Input{
		Archive: &archive.Archive{
			Site: archive.Site{
				Title: "The harbour & its <quay>", Description: "What was said of it.", Language: "en", Rights: "CC-BY-4.0",
				Types: append(archive.BuiltinTypes(), archive.Type{ID: "ship", Name: "Ship", Plural: "Ships", Folder: "ships"}),
			},
			Sources: []archive.Source{{ID: "courier", Name: "The Courier & Mail", URL: "https://courier.example/"}},
			Entities: []archive.Entity{
				{
					ID: "ada-holm", Type: "person", Name: "Ada Holm", Aliases: []string{"Mayor Holm"}, Description: "Mayor of <Northport>.", Wikidata: "Q42",
					SameAs: []string{"https://people.example/?a&b"}, PartOf: []string{"council"},
				},
				{ID: "bo-lind", Type: "person", Name: "Bo Lind"},
				{ID: "council", Type: "organization", Name: "Harbour Council", PartOf: []string{"northport"}},
				{ID: "northport", Type: "place", Name: "Northport", Adjectives: []string{"Northporter"}, GeoNames: "1", Location: &archive.Location{Lat: 59.9, Lon: 10.7}},
				{ID: "opening", Type: "event", Name: "Opening of the quay", Aliases: []string{"the opening"}, Start: start},
				{ID: "2ndµ", Type: "ship", Name: "MV Havørn"},
				{ID: "rasmus", Type: "person", Name: "Rasmus", Aliases: []string{"R. Voll"}},
				{ID: "ragna", Type: "person", Name: "Ragna", Aliases: []string{"R. Voll"}},
			},
			Articles: articles,
		},
		Reason: func(relate.Reason) string { return "why" },
	}
	registry := annotate.NewRegistry(in.Archive.Entities)
	var mentions []archive.Mentions
	for i := range articles {
		a := &articles[i]
		d := markup.Markdown(a.Body, markup.Options{Target: func(dest string, _ bool) (string, bool) { return dest, true }})
		blocks := make([]annotate.Block, len(d.Blocks))
		for k, b := range d.Blocks {
			blocks[k] = annotate.Block{Start: b.Start, End: b.End}
		}
		res := annotate.Article(registry, annotate.Input{Text: d.Text, Blocks: blocks, Sidecar: a.Sidecar, Published: a.Published, Language: a.Language})
		in.Documents, in.Results, mentions = append(in.Documents, d), append(in.Results, res), append(mentions, res.Mentions)
	}
	in.Index = relate.New(relate.Input{Articles: in.Archive.Articles, Entities: in.Archive.Entities, Mentions: mentions})
	return in
}

func dateOf(t testing.TB, s string) archive.Date {
	t.Helper()
	d, err := archive.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// harbour are articles with all that a text can hold and all that can be said of it.
func harbour(t testing.TB) Input {
	t.Helper()
	return archiveOf(t, archive.Article{
		ID: "2017/opening", Title: "Mayor opens “the” quay & more", Source: "courier", Published: dateOf(t, "2017-01-08T09:40:00+02:00"), Retrieved: dateOf(t, "2017-02-01"),
		Modified: dateOf(t, "2017-01-09"), URL: "https://courier.example/1?a=1&b=2", Byline: "Jane Roe", Section: "Harbour", NewsID: "7", Dateline: "NORTHPORT",
		Topics: []string{"quays", "a & b"}, Language: "en", Rights: archive.AllRightsReserved, Text: archive.Full,
		Body: `Ada Holm of the **Harbour Council** opened <the> quay on Monday.

“It is *Northport’s own*,” she said. A Northporter came by the MV Havørn, and R. Voll.

## What comes *next*

> Bo Lind, too, spoke:
>
> ## not a part
>
> 1. a [plan](b.md "t"), with ` + "`x<y`" + `
> 2. - [x] done
>
> ***

### Figures

| Who | When |
|---|---|
| Ada **Holm** | |
| ~~Bo~~ Lind | 8 January 2017 |

` + "```go\nfunc  main() {\n\tAda Holm\n}\n```" + `

One  
two, and ![a "map" & key](map.png) the opening.

# All

The end of it. The Harbour Council was silent.
`,
		Sidecar: &archive.Sidecar{Annotations: []archive.Annotation{
			{ID: "n1", Kind: archive.KindNote, Value: "Her *own* word:\n\n- [a](b.md)\n- b & c", Tags: []string{"wording"}, Quote: archive.Quote{Exact: "quay on Monday"}},
			{ID: "n2", Kind: archive.KindNote, Value: "Across.", Quote: archive.Quote{Exact: "Voll. What"}},
			{Kind: archive.KindNote, Value: "Each.", Every: true, Quote: archive.Quote{Exact: "Holm"}},
			{ID: "s1", Kind: archive.KindSpeaker, Value: "bo-lind", Joint: []string{"ada-holm"}, Quote: archive.Quote{Exact: "Holm of the Harbour", Suffix: " Council"}},
			{ID: "d1", Kind: archive.KindDate, Value: "2017-21~", Quote: archive.Quote{Exact: "The end of it"}},
			{ID: "e1", Kind: archive.KindEntity, Value: "2ndµ", Quote: archive.Quote{Exact: "Council opened"}},
		}},
	}, archive.Article{
		ID: "2016/kept", Title: "Kept", Published: dateOf(t, "2016"), Language: "fa", Text: archive.None, Rights: archive.UnknownRights,
		Body: "Ada Holm said what may not be shown.", TranslationOf: "2017/opening",
	}, archive.Article{ID: "empty", Title: "Empty", Language: "ar", Text: archive.Abstract, Rights: "CC0-1.0"})
}
