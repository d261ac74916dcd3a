package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

// seed says what a careful person extracts from one of the collected reports. Of longer texts only the first words
// are stated.
type seed struct {
	name, title, byline, dateline, section, newsID, source, rights, published string
	proposed                                                                  bool
	paragraphs                                                                []string // how each begins
	last                                                                      string   // how the last one ends
	captions                                                                  []string // how each begins
	dropped                                                                   []Dropped
	warnings                                                                  []Code
}

var seeds = []seed{
	{
		name: "000_", title: "Secretary of the Supreme National Security Council", proposed: true, byline: "NA/PA", dateline: "TEHRAN",
		source: "mehr-news", rights: "CC-BY-4.0",
		paragraphs: []string{"TEHRAN - Secretary", "During a meeting", "The talks", "Shamkhnai warned"}, last: "and people.",
		dropped:  []Dropped{{Line: 5, Text: "All Content by", Field: "rights"}, {Line: 5, Text: "NA/PA", Field: "byline"}},
		warnings: []Code{TitleProposed, PublishedUnknown},
	},
	{
		name: "001_", title: "Iran warns of efforts made to torpedo Syria truce", section: "News / Politics", source: "press-tv",
		paragraphs: []string{
			"A senior", "In a meeting", "“Political", "He stressed", "Shamkhani, who", "The SNSC", "He emphasized",
			"“Reducing", "A truce", "Damascus and", "On December", "The resolution",
		},
		last: "in February.", captions: []string{"Secretary of"},
		dropped: []Dropped{
			{Line: 1, Text: "News", Field: "section"},
			{Line: 32, Text: "Press TV’s"},
			{Line: 34, Text: "www."},
			{Line: 36, Text: "SHARE"},
			{Line: 37, Text: "Press TV News"},
		},
		warnings: []Code{PublishedUnknown, RightsUnknown},
	},
	{
		name: "002_", title: "A top Iranian official called", proposed: true, newsID: "425881", source: "rasa", published: "2016-12-18T17:34",
		paragraphs: []string{
			"Rasa - A", "RNA -", "Shamkhani, who", "The top", "Shamkhani hailed", "He further", "The Russian",
			"The Syrian army", "Hundreds of", "Syria has",
		},
		last: "parts of it.", captions: []string{"Ali Shamkhani in"},
		dropped: []Dropped{
			{Line: 1, Text: "18 December", Field: "published"},
			{Line: 2, Text: "News ID", Field: "news_id"},
			{Line: 33, Text: "Send"},
			{Line: 34, Text: "Please"},
			{Line: 35, Text: "The comments"},
		},
		warnings: []Code{CaptionUncertain, TitleProposed, RightsUnknown},
	},
	{
		name: "003_", title: "Damascus and Tehran have reaffirmed", proposed: true,
		paragraphs: []string{
			"Damascus and", "During a", "Under the", "Mediated by", "The truce", "During the talks", "Amir-Abdollahian",
			"He further", "Earlier int", "They underlined", "On Wednesday", "Iran has",
		},
		last:     "since 2011.",
		dropped:  []Dropped{{Line: 6, Text: "Read"}, {Line: 12, Text: "Read"}},
		warnings: []Code{TitleProposed, SourceUnknown, PublishedUnknown, RightsUnknown},
	},
	{
		name: "004_", title: "Top Iranian security official", proposed: true, byline: "NA/PA", dateline: "TEHRAN",
		source: "mehr-news", rights: "CC-BY-4.0",
		paragraphs: []string{"TEHRAN – Top", "Shamkhani, secretary"}, last: "their country.",
		dropped:  []Dropped{{Line: 3, Text: "All Content by", Field: "rights"}, {Line: 3, Text: "NA/PA", Field: "byline"}},
		warnings: []Code{TitleProposed, PublishedUnknown},
	},
}

// readSeed returns the collected report whose file name begins with prefix.
func readSeed(tb testing.TB, prefix string) (name string, raw []byte) {
	tb.Helper()
	files, err := filepath.Glob("../../../shared/seeds/" + prefix + "*.txt")
	if err != nil || len(files) != 1 {
		tb.Skip("the collected reports are not at hand beside the repository")
	}
	raw, err = os.ReadFile(files[0])
	if err != nil {
		tb.Fatal(err)
	}
	return filepath.Base(files[0]), raw
}

func seedSources() []archive.Source {
	return []archive.Source{
		{ID: "mehr-news", Name: "Mehr News Agency", Aliases: []string{"MNA"}, URL: "https://www.mehrnews.com/"},
		{ID: "press-tv", Name: "Press TV", Aliases: []string{"presstv.co.uk"}},
		{ID: "rasa", Name: "Rasa News Agency", Aliases: []string{"Rasa", "RNA"}},
	}
}

func TestSeedsFieldByField(t *testing.T) {
	for _, want := range seeds {
		t.Run(want.name, func(t *testing.T) {
			name, raw := readSeed(t, want.name)
			d, err := Text(raw, Options{Name: name, Sources: seedSources()})
			if err != nil {
				t.Fatal(err)
			}
			got := seed{
				name: want.name, title: begin(d.Title, want.title), proposed: d.TitleProposed, byline: d.Byline, dateline: d.Dateline,
				section: d.Section, newsID: d.NewsID, source: d.Source, rights: d.Rights, published: d.Published.String(),
				paragraphs: begins(d.Body, want.paragraphs), last: end(d.Body[len(d.Body)-1], want.last),
				captions: begins(d.Captions, want.captions),
			}
			for i, l := range d.Dropped {
				if i < len(want.dropped) {
					l.Text = begin(l.Text, want.dropped[i].Text)
				}
				l.Why = ""
				got.dropped = append(got.dropped, l)
			}
			for _, w := range d.Warnings {
				got.warnings = append(got.warnings, w.Code)
			}
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(seed{})); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if d.Language != "en" || d.URL != "" {
				t.Errorf("language %q, url %q; want en and none", d.Language, d.URL)
			}
		})
	}
}

// A picture's date is a clue for the editor and never the date of publication.
func TestSeedCaptionDateIsAClue(t *testing.T) {
	_, raw := readSeed(t, "001_")
	d, err := Text(raw, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range d.Warnings {
		if w.Code == PublishedUnknown && w.Line == 5 && strings.Contains(w.Message, `"January 8, 2017"`) {
			return
		}
	}
	t.Errorf("no warning mentions the caption's date: %v", d.Warnings)
}

// Without registered outlets nothing is guessed: an agency's name in the statement of rights, a sign at the lead.
func TestSeedsWithoutRegisteredOutlets(t *testing.T) {
	for _, s := range seeds {
		_, raw := readSeed(t, s.name)
		d, err := Text(raw, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if d.Source != "" || d.Dateline != s.dateline {
			t.Errorf("%s: source %q, dateline %q; want none, %q", s.name, d.Source, d.Dateline, s.dateline)
		}
	}
}

// Typing errors, doubled spaces and no-break spaces are the text's own.
func TestSeedParagraphsKeepTheirBytes(t *testing.T) {
	for _, s := range seeds {
		_, raw := readSeed(t, s.name)
		d, err := Text(raw, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range d.Body {
			if !strings.Contains(string(raw), p) {
				t.Errorf("%s: paragraph %q is not in the input", s.name, begin(p, p[:min(len(p), 30)]))
			}
		}
	}
}

// begin returns as much of s as want is long, so that a test states no more than it needs.
func begin(s, want string) string {
	r := []rune(s)
	return string(r[:min(len(r), utf8.RuneCountInString(want))])
}

func begins(list, want []string) []string {
	var out []string
	for i, s := range list {
		if i < len(want) {
			s = begin(s, want[i])
		}
		out = append(out, s)
	}
	return out
}

func end(s, want string) string { return s[max(0, len(s)-len(want)):] }
