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

func TestEditorNamesSeveralSpeakers(t *testing.T) {
	text := "“The price is the price,” Samuel Okoro said. “Ask again.” “Never.”"
	speakers := func(exact string, ids ...string) archive.Annotation {
		return archive.Annotation{Kind: archive.KindSpeaker, Value: ids[0], Joint: ids[1:], Quote: archive.Quote{Exact: exact}}
	}
	in := Input{Text: text, Blocks: blocksOf(text), Sidecar: &archive.Sidecar{Annotations: []archive.Annotation{
		speakers("The price is the price,", "vance", "okoro"),
		speakers("Ask again.", "nobody-known", "noor", "dalen"),
		speakers("Never.", "nobody-known", "nor-this-one"),
	}}}
	want := []string{"direct vance+okoro: The price is the price,", "direct noor+dalen: Ask again.", "direct -: Never."}
	if d := cmp.Diff(want, said(coast(), in)); d != "" {
		t.Errorf("quotations (-want +have):\n%s", d)
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
// and the dates in them are checked, each by the words it begins with.
func reports(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../../shared/seeds/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("the reports are not at ../shared/seeds beside the repository")
	}
	out := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		number, _, _ := strings.Cut(filepath.Base(f), "_")
		out[number] = string(data)
	}
	return out
}

// TestSpeakersOfTheReports states all direct and mixed speech in them.
func TestSpeakersOfTheReports(t *testing.T) {
	truth := map[string][]string{
		"000": {
			"mixed shamkhani: “international", "direct shamkhani: Close cooperation", "mixed shamkhani: “the “UN", "direct shamkhani: The countries which",
			"mixed shamkhani: liberation of", "mixed mamlouk: the Syrian independence",
		},
		"001": {"direct shamkhani: Political negotiations", "direct shamkhani: Reducing the"},
		"002": {"mixed shamkhani: the “Western-"},
		"004": {"direct shamkhani: All sides’", "mixed shamkhani: terrorism as a", "direct shamkhani: Consecutive", "direct shamkhani: Real, active"},
	}
	given, right, all := 0, 0, 0
	for number, text := range reports(t) {
		all += len(truth[number])
		for _, h := range said(reported(), Input{Text: text, Language: "en"}) {
			if strings.HasPrefix(h, "indirect") || strings.Contains(h, " -: ") {
				continue
			}
			given++
			if slices.ContainsFunc(truth[number], func(w string) bool { return strings.HasPrefix(h, w) }) {
				right++
			} else {
				t.Logf("%s: nobody wrote %q", number, h)
			}
		}
	}
	precision, recall := float64(right)/float64(given), float64(right)/float64(all)
	t.Logf("%d quotations, %d given, %d right: precision %.3f, recall %.3f", all, given, right, precision, recall)
	if precision < 0.95 || recall < 0.80 {
		t.Errorf("precision %.3f, recall %.3f; want at least 0.95 and 0.80", precision, recall)
	}
}

// TestDatesOfTheReports states every date in them, reckoned from the days on which they were published.
func TestDatesOfTheReports(t *testing.T) {
	published := map[string]string{"000": "2017-01-08", "001": "2017-01-08", "002": "2016-12-18", "003": "2017-01-26", "004": "2017-09-05"}
	truth := map[string][]string{
		"000": {"Sunday 2017-01-08", "Sunday 2017-01-08", "December 20 2016-12-20", "December 30 2016-12-30", "late January 2017-01~"},
		"001": {
			"January 8, 2017 2017-01-08", "Sunday 2017-01-08", "late December 2016-12~", "December 31 2016-12-31",
			"next month 2017-02", "February 2017-02",
		},
		"002": {"18 December 2016 2016-12-18", "Sunday 2016-12-18", "this week 2016-12-12/2016-12-18", "Wednesday 2016-12-14", "March 2011 2011-03"},
		"003": {"Thursday 2017-01-26", "December 30, 2016 2016-12-30", "this week 2017-01-23/2017-01-29", "Wednesday 2017-01-25", "2011 2011"},
		"004": {"Tuesday 2017-09-05", "Tuesday 2017-09-05", "this year 2017", "Tuesday 2017-09-05", "Tuesday 2017-09-05"},
	}
	for number, text := range reports(t) {
		day, err := archive.ParseDate(published[number])
		if err != nil {
			t.Fatal(err)
		}
		var have []string
		in := Input{Text: text, Blocks: blocksOf(text), Language: "en", Published: day}
		for _, d := range Article(NewRegistry(reported()), in).Dates {
			have = append(have, text[d.Start:d.End]+" "+d.Value)
		}
		if d := cmp.Diff(truth[number], have); d != "" {
			t.Errorf("dates of report %s (-want +have):\n%s", number, d)
		}
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
	var published []archive.Date
	for _, day := range []string{"2017-01-08", "0000-01-01", "9999-12-31", "2016"} {
		d, err := archive.ParseDate(day)
		if err != nil {
			f.Fatal(err)
		}
		published = append(published, d)
	}
	n := uint8(len(languages))
	f.Add("Tomorrow, yesterday, next year, last year, last December, two decades ago, the last three weeks, last Sunday", n)
	f.Add("Tomorrow, yesterday, next year, next January, in two weeks, this coming Sunday, on January 2", 2*n)
	f.Fuzz(func(t *testing.T, text string, language uint8) {
		if !utf8.ValidString(text) {
			t.Skip("texts are valid UTF-8")
		}
		in := Input{Text: text, Blocks: blocksOf(text), Published: published[language/n%4], Language: languages[language%n]}
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
		r.say(&in, &res, r.take())
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
