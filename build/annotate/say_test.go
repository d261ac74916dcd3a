package annotate

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

func TestEditorOverrulesSpeakersAndDates(t *testing.T) {
	text := "“The price is the price,” Samuel Okoro said on Sunday. “Ask again on Monday.”"
	mark := func(kind archive.AnnotationKind, exact, value string) archive.Annotation {
		return archive.Annotation{Kind: kind, Value: value, Quote: archive.Quote{Exact: exact}}
	}
	sidecar := &archive.Sidecar{Annotations: []archive.Annotation{
		mark(archive.KindSpeaker, "The price is the price,", "vance"),
		mark(archive.KindSpeaker, "Ask again on Monday.", ""),
		mark(archive.KindDate, "Sunday", "2017-01-01"),
		mark(archive.KindDate, "Monday", ""),
	}}
	published, _ := archive.ParseDate("2017-01-08")
	in := Input{Text: text, Blocks: blocksOf(text), Published: published, Sidecar: sidecar}
	res := Article(NewRegistry(coast()), in)
	if d := cmp.Diff([]string{"direct vance: The price is the price,", "direct -: Ask again on Monday."}, said(coast(), in)); d != "" {
		t.Errorf("quotations (-want +have):\n%s", d)
	}
	at := int32(strings.Index(text, "Sunday"))
	if d := cmp.Diff([]archive.Dated{{Start: at, End: at + 6, Value: "2017-01-01", Rule: archive.DateByEditor, Because: 2}}, res.Dates); d != "" {
		t.Errorf("dates (-want +have):\n%s", d)
	}
}

func TestSpeakersSayHowTheyWereDecided(t *testing.T) {
	text := "Erik Dalen came late. He said the road was “gone”. “The bridge too,” the Tolmian foreign minister added. “All of it.” “Not all,” Leila Noor said."
	in := Input{Text: text, Blocks: blocksOf(text)}
	var have []string
	for _, q := range Article(NewRegistry(coast()), in).Quotations {
		have = append(have, q.How.String()+" "+text[q.CueStart:q.CueEnd])
	}
	if d := cmp.Diff([]string{"pronoun said", "role added", "continued ", "named said"}, have); d != "" {
		t.Errorf("how and by which words (-want +have):\n%s", d)
	}
}

func TestWithoutRulesOnlyMarksAndFiguresCount(t *testing.T) {
	text := "«Il porto resta aperto tutto l’inverno.» ha detto Erik Dalen domenica, il 2017-01-08."
	in := Input{Text: text, Blocks: blocksOf(text), Language: "it"}
	if d := cmp.Diff([]string{"direct -: Il porto resta aperto tutto l’inverno."}, said(coast(), in)); d != "" {
		t.Errorf("quotations (-want +have):\n%s", d)
	}
	res := Article(nil, in)
	if len(res.Dates) != 1 || res.Dates[0].Value != "2017-01-08" {
		t.Errorf("dates are %+v", res.Dates)
	}
}

func TestWorkingIsASentence(t *testing.T) {
	published, _ := archive.ParseDate("2017-01-08")
	text := "On Sunday, on Friday, two weeks ago, next year, on December 20 and two days later. It began in late 2015."
	in := Input{Text: text, Blocks: blocksOf(text), Published: published}
	var have []string
	for _, d := range Article(nil, in).Dates {
		have = append(have, d.Working())
	}
	want := []string{
		"the article’s own day",
		"the last before or on the article’s day, 2017-01-08",
		"counted from the article’s day, 2017-01-08",
		"seen from the article’s day, 2017-01-08",
		"the year left out, and taken to be the one that is nearest to the article’s day, 2017-01-08",
		"reckoned from 2016-12-20, the last date named before it",
		"late in that time, as written",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("workings (-want +have):\n%s", d)
	}
}

// The reports that the archive's sample summarises are not part of this repository. Where they lie beside it, the speakers
// in them are checked by short snippets.
func TestSpeakersOfTheReports(t *testing.T) {
	files, err := filepath.Glob("../../../shared/seeds/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("the reports are not at ../shared/seeds beside the repository")
	}
	want := []struct{ begins, kind, who string }{
		{"“international", "mixed", "shamkhani"},
		{"Close cooperation", "direct", "shamkhani"},
		{"The countries which", "direct", "shamkhani"},
		{"Syria will continue", "indirect", "assad"},
		{"liberation of", "mixed", "shamkhani"},
		{"the Syrian independence", "mixed", "mamlouk"},
		{"Political negotiations", "direct", "shamkhani"},
		{"Reducing the", "direct", "shamkhani"},
		{"the “Western-", "mixed", "shamkhani"},
		{"All sides’", "direct", "shamkhani"},
		{"terrorism as a", "mixed", "shamkhani"},
		{"Consecutive", "direct", "shamkhani"},
		{"Real, active", "direct", "shamkhani"},
		{"Iran will help", "indirect", "shamkhani"},
	}
	var have []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		have = append(have, said(reported(), Input{Text: string(data), Language: "en"})...)
	}
	found := 0
	for _, w := range want {
		for _, h := range have {
			if strings.HasPrefix(h, w.kind+" "+w.who+": "+w.begins) {
				found++
				break
			}
		}
	}
	if found < len(want)-1 {
		t.Errorf("%d of %d quotations are found with their speakers; found:\n%s", found, len(want), strings.Join(have, "\n"))
	}
}

func reported() []archive.Entity {
	return []archive.Entity{
		{ID: "shamkhani", Type: "person", Name: "Ali Shamkhani", Description: "Secretary of Iran’s Supreme National Security Council."},
		{ID: "assad", Type: "person", Name: "Bashar al-Assad", Description: "President of Syria."},
		{ID: "mamlouk", Type: "person", Name: "Ali Mamlouk", Description: "Syrian security official."},
		{ID: "lavrentiev", Type: "person", Name: "Alexander Lavrentiev", Description: "Special envoy of the president of Russia for Syria."},
		{ID: "amir", Type: "person", Name: "Hossein Amir-Abdollahian", Description: "Adviser on international affairs to the speaker of Iran’s parliament."},
		{ID: "snsc", Type: "organization", Name: "Supreme National Security Council", Aliases: []string{"SNSC"}, PartOf: []string{"iran"}},
		{ID: "iran", Type: "place", Name: "Iran", Adjectives: []string{"Iranian"}},
		{ID: "syria", Type: "place", Name: "Syria", Adjectives: []string{"Syrian", "Syrians"}},
		{ID: "russia", Type: "place", Name: "Russia", Adjectives: []string{"Russian"}},
	}
}

func FuzzSay(f *testing.F) {
	for _, c := range []string{
		"“A “b “c ” d", "Erik Dalen said “no.\n“Yes,” he added.", "\"\"\"", "‘’‘’", "» a « „b“", "On Sunday, the 31st of December, 2016, he said: “x”",
		"according to", "according to , said", "(said) he, “", "said, said, and said “a” said", "’s said ’s", "2017-13-40 and 31 February 2016", "the last last week", "\u0301“\u00ad”",
	} {
		f.Add(c, uint8(0))
	}
	languages := []string{"en", "fr", "de", "es", "ru", "ar", "fa", "it"}
	for i, c := range []string{
		"« Qu’il dise », a-t-il dit, a-t-elle ajouté « non », selon l’envoyé d’", "„Ja“, sagte vor zwei Tagen Ende 2016 am 8.", "dijo ayer que, según, añadió: «",
		"«Да», — сказал, — заявил год назад", "وقال إريك دالن وقال وأضاف: «", "گفت که: « سه\u200cشنبه ۱۳۹۵/۱۰/۱۹ ۸ دی", "«a »b «c»",
	} {
		f.Add(c, uint8(i+1))
	}
	var all []archive.Entity
	for _, l := range languages {
		all = append(all, coastIn(l)...)
	}
	r := NewRegistry(all)
	published, _ := archive.ParseDate("2017-01-08")
	f.Fuzz(func(t *testing.T, text string, language uint8) {
		if !utf8.ValidString(text) {
			t.Skip("texts are valid UTF-8")
		}
		in := Input{Text: text, Blocks: blocksOf(text), Published: published, Language: languages[int(language)%len(languages)]}
		res := Article(r, in)
		end := int32(0)
		for _, q := range res.Quotations {
			if q.Start < end || q.Start >= q.End {
				t.Fatalf("a quotation at %d–%d after one that ends at %d", q.Start, q.End, end)
			}
			end = q.End
			whole(t, text, q.Start, q.End)
			whole(t, text, q.CueStart, q.CueEnd)
			if (q.Speaker >= 0) != (q.How != archive.Unattributed) {
				t.Fatalf("speaker %d, decided by %q", q.Speaker, q.How)
			}
			if q.Joint < 0 || int(q.Joint) > len(res.Joint) || q.Joint > 0 && q.Speaker < 0 {
				t.Fatalf("speaker %d is joined by the list %d of %d", q.Speaker, q.Joint, len(res.Joint))
			}
			if q.Speaker >= 0 && (q.Because < 0 || int(q.Because) >= len(res.Mentions.List)) {
				t.Fatalf("a speaker goes back to mention %d of %d", q.Because, len(res.Mentions.List))
			}
		}
		end = 0
		for _, d := range res.Dates {
			if d.Start < end || d.Start >= d.End {
				t.Fatalf("a date at %d–%d after one that ends at %d", d.Start, d.End, end)
			}
			end = d.End
			whole(t, text, d.Start, d.End)
			if d.Value == "" {
				continue
			}
			if _, err := archive.ParseEDTF(d.Value); err != nil {
				t.Fatalf("%q means %q: %v", text[d.Start:d.End], d.Value, err)
			}
		}
	})
}

// whole fails where a span does not lie in the text or cuts a character.
func whole(t *testing.T, text string, start, end int32) {
	t.Helper()
	if start < 0 || end < start || int(end) > len(text) || !utf8.ValidString(text[start:end]) {
		t.Fatalf("the span %d–%d of %d bytes is not whole", start, end, len(text))
	}
}

// sayBench is an article of about 4 KB in each language, in which somebody speaks in every sentence.
var sayBench = map[string]string{
	"en": "Tolmian Foreign Minister Erik Dalen told reporters in Esker on Monday that the talks had been “useful but slow”. “We have asked for nothing,” he added. " +
		"The secretary said on December 20 that his council had “no plans”, according to Leila Noor.\n",
	"fr": "Le ministre délégué Erik Dalen a déclaré lundi que les pourparlers étaient « utiles mais lents ». « Rien », a-t-il ajouté il y a deux jours. Selon Leila Noor, le 8 janvier 2017 fut calme.\n",
	"de": "Außenminister Erik Dalen sagte am Montag, dass die Gespräche „nützlich“ gewesen seien. „Nichts“, ergänzte er vor zwei Tagen. Laut Leila Noor war der 8. Januar 2017 ruhig.\n",
	"es": "El ministro Erik Dalen dijo el lunes que las conversaciones eran “útiles”. “Nada”, añadió hace dos días. Según Leila Noor, el 8 de enero de 2017 fue tranquilo.\n",
	"ru": "Министр Эрик Дален сказал в понедельник, что переговоры были «полезными». «Ничего», — добавил он два дня назад. По словам Лейлы Нур, 8 января 2017 года было тихо.\n",
	"ar": "وقال وزير الخارجية إريك دالن يوم الاثنين إن المحادثات «مفيدة». وأضاف: «لا شيء» قبل يومين. وبحسب ليلى نور، كان 8 يناير 2017 هادئا.\n",
	"fa": "وزیر خارجه اریک دالن روز دوشنبه گفت که گفتگوها «مفید» بود. او دو روز پیش افزود: «هیچ». به گفته لیلا نور، ۸ ژانویه ۲۰۱۷ آرام بود.\n",
}

// benchSay measures quotations and dates together.
func benchSay(b *testing.B, language, text string) {
	in := Input{Text: text, Blocks: blocksOf(text), Language: language}
	in.Published, _ = archive.ParseDate("2017-01-08")
	r := NewRegistry(coastIn(language))
	res := Article(r, in)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r.say(&in, &res)
	}
}

func BenchmarkSay(b *testing.B) {
	for _, language := range slices.Sorted(maps.Keys(sayBench)) {
		text := strings.Repeat(sayBench[language], 4096/len(sayBench[language])+1)
		b.Run(language, func(b *testing.B) { benchSay(b, language, text) })
	}
}

// BenchmarkSayHostile is the same for text that opens, attributes, joins and dates without end; twice the text should take twice as
// long.
func BenchmarkSayHostile(b *testing.B) {
	for _, language := range []string{"en", "de", "ar"} {
		for _, h := range []struct{ name, text string }{
			{"open", "“Dalen, said, “he, "},
			{"joint", "Dalen, Erik Dalen and Erik Dalen, said Erik Dalen and "},
			{"quote", "„sagte“, sagte „"},
			{"date", "Monday, the 8 8 8 January vor قبل "},
		} {
			for _, n := range []int{1000, 2000} {
				b.Run(fmt.Sprintf("%s/%s/%d", language, h.name, n), func(b *testing.B) { benchSay(b, language, strings.Repeat(h.text, n)) })
			}
		}
	}
}
