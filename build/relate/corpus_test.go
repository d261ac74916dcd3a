package relate

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/markup"
)

// A report is an article for a test.
type report struct {
	id, day, title, text string
	story                string
	notStory             []string
}

// inputOf reads reports as a build does, without a registry.
func inputOf(t testing.TB, reports []report) Input {
	t.Helper()
	var in Input
	for _, r := range reports {
		a := archive.Article{ID: r.id, Title: r.title, Story: r.story, NotStory: r.notStory, Language: "en"}
		if r.day != "" {
			d, err := archive.ParseDate(r.day)
			if err != nil {
				t.Fatal(err)
			}
			a.Published = d
		}
		d := markup.Plain(r.text)
		var blocks []annotate.Block
		for _, b := range d.Blocks {
			blocks = append(blocks, annotate.Block{Start: b.Start, End: b.End})
		}
		res := annotate.Article(nil, annotate.Input{Text: d.Text, Blocks: blocks, Published: a.Published, Language: "en"})
		in.Articles = append(in.Articles, a)
		in.Texts = append(in.Texts, d.Text)
		in.Mentions = append(in.Mentions, res.Mentions)
		in.Sentences = append(in.Sentences, res.Sentences)
		in.Quotations = append(in.Quotations, res.Quotations)
		in.Dates = append(in.Dates, res.Dates)
	}
	return in
}

// events reads testdata/stories.txt: reports, and the event of each as "kind/event".
func events(t testing.TB) (reports []report, of []string) {
	t.Helper()
	data, err := os.ReadFile("testdata/stories.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range strings.Split(string(data), "\n== ")[1:] {
		event, texts, _ := strings.Cut(section, "\n")
		for i, text := range strings.Split(texts, "\n--\n") {
			reports = append(reports, report{id: fmt.Sprintf("%s-%d", strings.ReplaceAll(event, "/", "-"), i), text: strings.TrimSpace(text)})
			of = append(of, event)
		}
	}
	return reports, of
}

// invented makes reports of events of invented words: some reports of one event, dated or not, now and then a near copy.
func invented(n int, seed uint64) []report {
	rng := rand.New(rand.NewPCG(seed, uint64(n)))
	zipf := rand.NewZipf(rng, 1.2, 5, 4000)
	word := func(i uint64) string {
		var b strings.Builder
		for i += 20; i > 0; i /= 20 {
			b.WriteByte("bdfgklmnprstvz"[i%14])
			b.WriteByte("aeiouy"[i%6])
			b.WriteByte("lnrsmtd"[i%7])
		}
		return b.String()
	}
	var out []report
	var core []string
	var last string
	day := 0
	for i := range n {
		if i%4 == 0 {
			core = nil
			for range 12 {
				core = append(core, strings.ToUpper(word(uint64(rng.IntN(100_000)))[:1])+word(uint64(rng.IntN(100_000))))
			}
			day = rng.IntN(1500)
		}
		var b strings.Builder
		for s := range 8 {
			for w := range 9 {
				if w > 0 {
					b.WriteByte(' ')
				}
				if rng.IntN(4) == 0 {
					b.WriteString(core[rng.IntN(len(core))])
				} else {
					b.WriteString(word(zipf.Uint64()))
				}
			}
			b.WriteString([]string{". ", ".\n\n"}[s%2])
		}
		text := b.String()
		if i%10 == 9 {
			text = strings.Replace(last, " ", " so ", 1)
		}
		last = text
		r := report{id: fmt.Sprintf("r%04d", i), text: text}
		if rng.IntN(5) > 0 {
			r.day = fmt.Sprintf("20%02d-%02d-%02d", 15+day/360, 1+day/30%12, 1+(day+rng.IntN(3))%28)
		}
		out = append(out, r)
	}
	return out
}
