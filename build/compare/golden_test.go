package compare_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/compare"
	"gloss/build/golden"
	"gloss/build/markup"
)

// entities are those that the goldens name.
var entities = []archive.Entity{
	{ID: "mira-voss", Type: "person", Name: "Mira Voss"},
	{ID: "ottoline-marl", Type: "person", Name: "Ottoline Marl"},
	{ID: "port-hael", Type: "place", Name: "Port Hael", Aliases: []string{"بورت هايل"}},
	{ID: "coast-league", Type: "organization", Name: "Coast League"},
}

// account reads a file “OUTLET 1998-04-13 LANGUAGE.txt” as the build would.
func account(t testing.TB, name, text string, voices *[]string) compare.Article {
	t.Helper()
	var outlet, day, language string
	if _, err := fmt.Sscan(strings.TrimSuffix(name, path.Ext(name)), &outlet, &day, &language); err != nil {
		t.Fatalf("%q is not “OUTLET DAY LANGUAGE.txt”: %v", name, err)
	}
	published, err := archive.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(*voices, outlet) {
		*voices = append(*voices, outlet)
	}
	d := markup.Plain(text)
	var blocks []annotate.Block
	for _, b := range d.Blocks {
		blocks = append(blocks, annotate.Block{Start: b.Start, End: b.End})
	}
	res := annotate.Article(annotate.NewRegistry(entities), annotate.Input{Text: d.Text, Blocks: blocks, Published: published, Language: language})
	a := compare.Article{Text: d.Text, Mentions: res.Mentions, Quotations: res.Quotations, Dates: res.Dates, Voice: int32(slices.Index(*voices, outlet))}
	for i, start := range res.Sentences {
		end := len(d.Text)
		if i+1 < len(res.Sentences) {
			end = int(res.Sentences[i+1])
		}
		a.Sentences = append(a.Sentences, archive.Span{Start: start, End: start + int32(len(strings.TrimRight(d.Text[start:end], " \n")))})
	}
	return a
}

// vocabulary is of the articles alone.
func vocabulary(articles []compare.Article) *compare.Vocabulary {
	return compare.NewVocabulary(len(articles), len(entities), func(i int) compare.Article { return articles[i] })
}

// TestGoldens compares the articles of each golden and prints what comes of it.
func TestGoldens(t *testing.T) {
	golden.Test(t, func(t *testing.T, in *txtar.Archive) string {
		var voices []string
		var articles []compare.Article
		for _, f := range in.Files[:len(in.Files)-1] {
			articles = append(articles, account(t, f.Name, string(f.Data), &voices))
		}
		return describe(articles, voices)
	})
}

// describe prints a comparison: agreeing words in brackets.
func describe(articles []compare.Article, voices []string) string {
	var b strings.Builder
	v := vocabulary(articles)
	c := v.Cut(articles).Compare()
	for i, p := range c.Passages {
		fmt.Fprintf(&b, "passage %d: %d voices, %.2f\n", i+1, p.Voices, p.Similarity)
		for _, place := range p.Places {
			a := &articles[place.Article]
			fmt.Fprintf(&b, "  %s: %s\n", voices[a.Voice], bracketed(a.Text, a.Sentences[place.Sentence], place.Agree))
		}
	}
	for _, d := range c.Differences {
		fmt.Fprintf(&b, "%s of passage %d differs%s\n", d.Kind, d.Passage+1, map[bool]string{true: ": " + d.Of}[d.Of != ""])
		for _, s := range d.Sides {
			a, value := &articles[s.Article], s.Value
			if s.Speaker >= 0 {
				value = entities[s.Speaker].ID
			}
			fmt.Fprintf(&b, "  %s: %s, “%s”, others %d\n", voices[a.Voice], value, a.Text[s.Evidence.Start:s.Evidence.End], s.Others)
		}
	}
	columns := make([]int32, len(voices))
	for i := range columns {
		columns[i] = int32(i)
	}
	for _, n := range compare.Table(articles, columns) {
		fmt.Fprintf(&b, "named: %s %v in %d\n", entities[n.Entity].ID, n.Counts, n.Articles)
	}
	for i, words := range v.Cut(articles).Wordings(columns, voices, 4) {
		for _, w := range words {
			fmt.Fprintf(&b, "only %s: %s, %d of %d, z %.2f\n", voices[i], w.Word, w.Count, w.Archive, w.Z)
		}
	}
	describeSynopsis(&b, v.Cut(articles).Synopsis(), articles)
	return b.String()
}

// describeSynopsis prints rows: of each cell its account, and in brackets what it shares, with the accounts that have it where
// there are more than two.
func describeSynopsis(b *strings.Builder, s compare.Synopsis, articles []compare.Article) {
	for _, r := range s.Rows {
		if len(r.Cells) > 1 {
			fmt.Fprintf(b, "row, %.2f\n", r.Similarity)
		} else {
			fmt.Fprintln(b, "row")
		}
		for _, c := range r.Cells {
			a := &articles[s.Articles[c.Account]]
			span := archive.Span{Start: a.Sentences[c.First].Start, End: a.Sentences[c.End-1].End}
			var spans []archive.Span
			var notes []string
			for _, sh := range c.Shared {
				note := ""
				for _, with := range sh.With {
					note += string('a' + rune(with))
				}
				spans, notes = append(spans, sh.Span), append(notes, note)
			}
			if len(s.Articles) < 3 {
				notes = nil
			}
			moved := map[bool]string{true: " (moved)"}[c.Moved]
			fmt.Fprintf(b, "  %c%s: %s\n", 'a'+rune(c.Account), moved, bracketed(a.Text, span, spans, notes...))
		}
	}
}

func bracketed(text string, s archive.Span, agree []archive.Span, notes ...string) string {
	var b strings.Builder
	at := s.Start
	for i, g := range agree {
		b.WriteString(text[at:g.Start] + "[" + text[g.Start:g.End] + "]")
		if notes != nil {
			b.WriteString(notes[i])
		}
		at = g.End
	}
	return strings.ReplaceAll(b.String()+text[at:s.End], "\n", " ")
}
