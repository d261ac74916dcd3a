package pages

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/markup"
	"gloss/build/relate"
	"gloss/build/view"
)

func day(t testing.TB, s string) archive.Date {
	t.Helper()
	d, err := archive.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// small is an archive of four articles by two outlets, in which every kind of page has something to show.
func small(t testing.TB) *archive.Archive {
	t.Helper()
	note := func(kind archive.AnnotationKind, value, exact string) archive.Annotation {
		return archive.Annotation{ID: exact[:1], Kind: kind, Value: value, Quote: archive.Quote{Exact: exact}}
	}
	return &archive.Archive{
		Site: archive.Site{
			Title: "Test", Description: "A test.", Language: "en", BaseURL: "https://example.org/a/", Rights: "CC0-1.0",
			Types: append(archive.BuiltinTypes(), archive.Type{ID: "ship", Name: "Ship", Plural: "Ships", Folder: "ships"}),
		},
		Sources: []archive.Source{
			{ID: "bt", Name: "Bay Times", Country: "NO", Language: "en", Rights: "CC-BY-SA-3.0"},
			{ID: "wire", Name: "Wire", About: "An *agency*."},
		},
		Entities: []archive.Entity{
			{ID: "holm", Type: "person", Name: "Ada Holm", Aliases: []string{"Mayor Holm"}, Description: "Mayor."},
			{ID: "asb", Type: "person", Name: "Omar al-Asb", PartOf: []string{"port"}},
			{ID: "port", Type: "place", Name: "Northport", Adjectives: []string{"Northporter"}, Location: &archive.Location{Lat: 33.51, Lon: -36.25}},
			{ID: "élan", Type: "ship", Name: "Élan"},
			{ID: "strike", Type: "event", Name: "dock strike", Start: day(t, "2017-01-02")},
			{ID: "unseen", Type: "organization", Name: "The Quay Board", Aliases: []string{"QB"}},
			{ID: "bailey", Type: "organization", Name: "Bailey & Co", Aliases: []string{"QB"}},
		},
		Articles: []archive.Article{
			{
				ID: "2017/a", File: "articles/2017/a.md", Title: "A <strike>", Source: "bt", Published: day(t, "2017-01-08"), Language: "en", Rights: "CC-BY-SA-3.0",
				Byline: "Jane & Co_", URL: "https://example.com/a", Text: archive.Full, FrontMatter: "title: A\n",
				Body: "Ada Holm met Omar al-Asb in Northport. Holm spoke. Nothing more.\n\nThe dock strike went on; QB said so to Asb.",
				Sidecar: &archive.Sidecar{File: "articles/2017/a.notes.yaml", Raw: "annotations:\n", Annotations: []archive.Annotation{
					note(archive.KindNote, "A *note*.", "went on"), note(archive.KindDate, "2017-01", "spoke"), note(archive.KindSpeaker, "holm", "Nothing more"),
				}},
			},
			{ID: "2017/b", File: "articles/2017/b.txt", Format: archive.Plain, Title: "B", Source: "wire", Published: day(t, "2017-01-09"), Language: "en", Text: archive.Full, Body: "Mayor Holm saw the Élan off Northport."},
			{ID: "c", File: "articles/c.txt", Format: archive.Plain, Title: "C", Source: "wire", Language: "ar", Text: archive.None, Body: "Ada Holm, secretly."},
			{ID: "2016/d", File: "articles/2016/d.txt", Format: archive.Plain, Title: "D", Source: "bt", Published: day(t, "2016-12"), Language: "en", Text: archive.Abstract, Body: "Northporter opinion."},
		},
		Pages: []archive.Page{{Name: "about", File: "pages/about.md", Title: "About", Body: "See [the article](../articles/2017/a.md) and [nothing](gone.md)."}},
	}
}

func planOf(t testing.TB, a *archive.Archive) *Plan {
	t.Helper()
	in := Input{Archive: a}
	registry := annotate.NewRegistry(a.Entities)
	var mentions []archive.Mentions
	var texts []string
	for i := range a.Articles {
		art := &a.Articles[i]
		d := markup.Markdown(art.Body, markup.Options{})
		if art.Format == archive.Plain {
			d = markup.Plain(art.Body)
		}
		var blocks []annotate.Block
		for _, b := range d.Blocks {
			blocks = append(blocks, annotate.Block{Start: b.Start, End: b.End})
		}
		res := annotate.Article(registry, annotate.Input{Text: d.Text, Blocks: blocks, Sidecar: art.Sidecar, Published: art.Published, Language: art.Language})
		in.Documents, in.Results, mentions = append(in.Documents, d), append(in.Results, res), append(mentions, res.Mentions)
		texts = append(texts, d.Text)
	}
	in.Index = relate.New(relate.Input{Articles: a.Articles, Texts: texts, Entities: a.Entities, Mentions: mentions})
	return New(in)
}

func viewOf[T any](t *testing.T, p *Plan, at string) *T {
	t.Helper()
	v, ok := p.View(at)
	if !ok {
		t.Fatalf("there is no page %s", at)
	}
	out, ok := v.(*T)
	if !ok {
		t.Fatalf("%s is a %T", at, v)
	}
	return out
}

func TestEveryPageHasItsPath(t *testing.T) {
	want := []string{
		"404.html", "about.html", "articles/2016/12.html", "articles/2016/d.html", "articles/2017/01.html", "articles/2017/a.html", "articles/2017/b.html",
		"articles/c.html", "articles/index.html", "articles/undated.html", "events/index.html", "events/strike.html", "index-a-z.html", "index.html", "map.html", "network.html",
		"organizations/bailey.html", "organizations/index.html", "organizations/unseen.html", "people/asb.html", "people/holm.html", "people/index.html",
		"places/index.html", "places/port.html", "quotations.html", "search.html", "ships/index.html", "ships/élan.html", "sources/bt.html", "sources/index.html", "sources/wire.html",
		"timeline.html",
	}
	p := planOf(t, small(t))
	if d := cmp.Diff(want, p.Paths()); d != "" {
		t.Errorf("paths (-want +have):\n%s", d)
	}
	for _, at := range p.Paths() {
		if _, ok := p.View(at); !ok {
			t.Errorf("%s has no view", at)
		}
	}
	if _, ok := p.View("articles/none.html"); ok {
		t.Error("a path that is not there has a view")
	}
}

// TestMentionsSayHowTheyWereDecided asks for the sentence of each kind that the small archive has no room for.
func TestMentionsSayHowTheyWereDecided(t *testing.T) {
	a := &archive.Archive{
		Entities: []archive.Entity{
			{ID: "mill", Type: "organization", Name: "Grain Mill Society"},
			{ID: "tarelov", Type: "person", Name: "Геннадий Тарелов"},
			{ID: "dolinsk", Type: "place", Name: "Долинск"},
			{ID: "trust", Type: "organization", Name: "Trust", PartOf: []string{"mill"}},
			{ID: "trust2", Type: "organization", Name: "Trust"},
			{ID: "esker", Type: "place", Name: "Esker"},
			{ID: "esker2", Type: "organization", Name: "Esker", Context: []string{"goal"}},
			{ID: "corvan", Type: "place", Name: "Corvan"},
			{ID: "corvan2", Type: "organization", Name: "Corvan"},
			{ID: "faith", Type: "organization", Name: "Church of Tolmology"},
		},
		Articles: []archive.Article{{
			ID: "a", File: "articles/a.txt", Format: archive.Plain, Title: "A", Language: "en", Text: archive.Full,
			Body: "The Grain Mill Society (GMS) sold the Trust to Геннадий Тарелов (Gennady Tarelov) в Долинске." +
				"\n\nIt rained in Esker, and the Church of Tolmology, or Tolmology, was glad." +
				"\n\nThe Grain Mill Society and Corvan kept silent, until Esker shot a goal.",
		}},
	}
	p := planOf(t, a)
	var have []string
	for _, m := range p.Results[0].Mentions.List {
		have = append(have, p.how(0, m))
	}
	want := []string{
		"By name.",
		"By acronym: “Grain Mill Society” stands in paragraph 1, and these are its initials.",
		"By context: “Grain Mill Society” stands in paragraph 1 and belongs with Trust, and with no other bearer of this form.",
		"By name.",
		"By brackets: “Геннадий Тарелов” stands in paragraph 1, and this is another spelling beside it.",
		"By form: a name of Долинск, declined or with a small word joined to it.",
		"By the words beside it: they can be said of Esker, and of no other bearer of the name.",
		"By name.",
		"By context: “Church of Tolmology” stands in paragraph 2, and no other bearer of this form does.",
		"By name.",
		"By its neighbour: “Grain Mill Society” stands in paragraph 3 and names a thing of the same kind as Corvan; no other bearer of the name is.",
		"By context: words that the registry gives for Esker stand in the article, and none for another bearer of the name.",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("how (-want +have):\n%s", d)
	}
}

func TestLinksAreRelative(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"index.html", "people/holm.html", "people/holm.html"},
		{"articles/2017/a.html", "people/holm.html", "../../people/holm.html"},
		{"articles/2017/a.html", "articles/2017/b.html#m1", "b.html#m1"},
		{"articles/2017/a.html", "articles/c.html", "../c.html"},
		{"articles/2017/a.html", "articles/2017/a.html#m1", "#m1"},
		{"people/holm/2.html", "people/holm.html", "../holm.html"},
		{"index.html", "ships/élan.html", "ships/%C3%A9lan.html"},
	} {
		if have := href(test.from, test.to); have != test.want {
			t.Errorf("href(%q, %q) = %q, want %q", test.from, test.to, have, test.want)
		}
	}
}

func TestArticleShowsItsMarks(t *testing.T) {
	v := viewOf[view.Article](t, planOf(t, small(t)), "articles/2017/a.html")
	text := string(v.Text)
	for _, want := range []string{
		`<a class="mention" id="m1" href="../../people/holm.html"`,
		`title="By surname: “Ada Holm” stands in paragraph 1, and nobody else here bears it."`,
		`data-state="ambiguous"`, `title="Undecided: The Quay Board or Bailey &amp; Co."`,
		`datetime="2017-01" title="January 2017, by the editor."`,
		`data-speaker="holm"`, `Speaker: </span>Holm</a>`,
		`<em>note</em>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	if !v.HasDates || !v.HasSpeech || !v.HasNotes {
		t.Errorf("notes %v, dates %v, speech %v", v.HasNotes, v.HasDates, v.HasSpeech)
	}
	want := []view.Uncertain{{Exact: "QB", Href: "#m6", Among: []view.Link{{Name: "The Quay Board", Href: "../../organizations/unseen.html"}, {Name: "Bailey & Co", Href: "../../organizations/bailey.html"}}}}
	if d := cmp.Diff(want, v.Uncertain); d != "" {
		t.Errorf("uncertain (-want +have):\n%s", d)
	}
	if v.Canonical != "https://example.org/a/articles/2017/a.html" {
		t.Errorf("canonical address is %q", v.Canonical)
	}
}

func TestRelatedSaysWhy(t *testing.T) {
	v := viewOf[view.Article](t, planOf(t, small(t)), "articles/2017/a.html")
	if len(v.Related) == 0 || v.Related[0].Name != "B" {
		t.Fatalf("related are %+v, want B first", v.Related)
	}
	if want := "Both name Northport (in 3 articles here) and Ada Holm (in 3); 1 day apart."; v.Related[0].Why != want {
		t.Errorf("why is %q, want %q", v.Related[0].Why, want)
	}
}

func TestTextThatMayNotBeShownIsNowhere(t *testing.T) {
	p := planOf(t, small(t))
	if v := viewOf[view.Article](t, p, "articles/c.html"); v.Text != "" || v.Showing.Kind != "none" {
		t.Errorf("the article shows %q, %+v", v.Text, v.Showing)
	}
	for _, at := range p.Paths() {
		v, _ := p.View(at)
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "secretly") {
			t.Errorf("%s shows the text", at)
		}
	}
	for _, c := range viewOf[view.Entity](t, p, "people/holm.html").Contexts {
		if c.Name == "C" && (c.Withheld != 1 || len(c.Sentences) != 0) {
			t.Errorf("withheld %d mentions, shown %d sentences", c.Withheld, len(c.Sentences))
		}
	}
}

// spelled writes a sentence with its key in brackets.
func spelled(s view.Sentence) string {
	var b strings.Builder
	for _, r := range s.Runs {
		if r.Key {
			fmt.Fprintf(&b, "[%s]", r.Text)
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String() + " " + s.How + " " + s.Href
}

func TestEntityShowsEveryMentionAsItsSentence(t *testing.T) {
	v := viewOf[view.Entity](t, planOf(t, small(t)), "people/holm.html")
	var have []string
	for _, c := range v.Contexts {
		for _, s := range c.Sentences {
			have = append(have, c.Name+": "+spelled(s))
		}
	}
	want := []string{
		"B: [Mayor Holm] saw the Élan off Northport.  ../articles/2017/b.html#m1",
		"A <strike>: [Ada Holm] met Omar al-Asb in Northport.  ../articles/2017/a.html#m1",
		"A <strike>: [Holm] spoke. by surname ../articles/2017/a.html#m4",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("sentences (-want +have):\n%s", d)
	}
	if v.Mentions != 4 || v.Articles != 3 {
		t.Errorf("%d mentions in %d articles, want 4 in 3", v.Mentions, v.Articles)
	}
	if d := cmp.Diff([]string{"Bay Times", "Wire"}, slices.Sorted(slices.Values(v.Forms.Outlets))); d != "" {
		t.Errorf("outlets of the forms (-want +have):\n%s", d)
	}
	port := viewOf[view.Entity](t, planOf(t, small(t)), "places/port.html")
	if port.Location != "33.51° N, 36.25° W" || len(port.Parts) != 1 || port.Parts[0].Name != "Omar al-Asb" {
		t.Errorf("place is %q with parts %v", port.Location, port.Parts)
	}
}

func TestIndexInvertsNamesAndSendsOn(t *testing.T) {
	v := viewOf[view.Index](t, planOf(t, small(t)), "index-a-z.html")
	var have []string
	for _, g := range v.Groups {
		for _, e := range g.Entries {
			line := g.Letter + " " + e.Name
			for _, s := range e.See {
				line += " → " + s.Name
			}
			for _, l := range e.Locators {
				line += "; " + strings.ReplaceAll(l.Name, noBreak, "~")
			}
			have = append(have, line)
		}
	}
	want := []string{
		"A Asb, Omar al-; 8~Jan~2017~BT",
		"B Bailey & Co",
		"D dock strike; 8~Jan~2017~BT",
		"E Élan; 9~Jan~2017~Wire",
		"H Holm, Ada; undated~Wire; 8~Jan~2017~BT; 9~Jan~2017~Wire",
		"M Mayor Holm → Holm, Ada",
		"N Northport; Dec~2016~BT; 8~Jan~2017~BT; 9~Jan~2017~Wire",
		"Q QB → The Quay Board → Bailey & Co",
		"Q The Quay Board",
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("index (-want +have):\n%s", d)
	}
}

func TestLongListsTakeSeveralPages(t *testing.T) {
	a := small(t)
	for i := range 2*perPage + 1 {
		a.Articles = append(a.Articles, archive.Article{ID: fmt.Sprintf("many/%04d", i), Format: archive.Plain, Title: "M", Source: "wire", Published: day(t, "2015-05-05"), Text: archive.Full, Body: "Northport."})
	}
	p := planOf(t, a)
	seen := 0
	for n := 1; n <= 3; n++ {
		at := "places/port.html"
		if n > 1 {
			at = fmt.Sprintf("places/port/%d.html", n)
		}
		v := viewOf[view.Entity](t, p, at)
		seen += len(v.Contexts)
		if v.Pager.Page != n || v.Pager.Pages != 3 {
			t.Errorf("%s is page %d of %d", at, v.Pager.Page, v.Pager.Pages)
		}
		for _, link := range []string{v.Pager.Previous, v.Pager.Next} {
			if link != "" && !p.Exists(path.Join(path.Dir(at), link)) {
				t.Errorf("%s links to %s, which is not there", at, link)
			}
		}
	}
	if want := 2*perPage + 4; seen != want {
		t.Errorf("the pages list %d articles, want %d", seen, want)
	}
	entry := viewOf[view.Index](t, p, "index-a-z.html")
	for _, g := range entry.Groups {
		for _, e := range g.Entries {
			if e.Name == "Northport" && (len(e.Locators) != maxLocators || e.More.Name != fmt.Sprintf("%d more", 2*perPage+4-maxLocators)) {
				t.Errorf("the index lists %d articles and %q", len(e.Locators), e.More.Name)
			}
		}
	}
}

func TestATextWithoutFullStopsIsCut(t *testing.T) {
	a := small(t)
	a.Articles[1].Body = strings.Repeat("word ", 4000) + "Northport" + strings.Repeat(" mot", 4000)
	for _, c := range viewOf[view.Entity](t, planOf(t, a), "places/port.html").Contexts {
		for _, s := range c.Sentences {
			if have := spelled(s); len(have) > maxSentence || !strings.Contains(have, "[Northport") {
				t.Errorf("a sentence of %d bytes: %.80s…", len(have), have)
			}
		}
	}
}

func TestTargetsLeadToPages(t *testing.T) {
	exists := func(p string) bool {
		return slices.Contains([]string{"articles/2017/a.html", "articles/b.html", "about.html", "articles/2017/map.png"}, p)
	}
	target := Target("articles/2017/x", exists)
	for _, test := range []struct {
		dest  string
		image bool
		want  string
	}{
		{"a.md", false, "a.html"},
		{"a.md#p2", false, "a.html#p2"},
		{"../b.txt", false, "../b.html"},
		{"../../pages/about.md", false, "../../about.html"},
		{"map.png", true, "map.png"},
		{"gone.md", false, ""},
		{"../../../etc/passwd", false, ""},
		{"/etc/passwd", false, ""},
		{"a.md", true, ""},
		{"%2e%2e/b.md", false, "../b.html"},
	} {
		have, ok := target(test.dest, test.image)
		if have != test.want || ok != (test.want != "") {
			t.Errorf("target of %q is %q, %v; want %q", test.dest, have, ok, test.want)
		}
	}
}

func TestWords(t *testing.T) {
	p := &Plan{Input: Input{Words: locale.Builtin("en")}}
	for _, test := range []struct{ have, want string }{
		{p.date(day(t, "2017-01-08T09:40:00+03:30")).Text, "8 January 2017, 09:40"},
		{p.date(day(t, "2017-09")).Short, "Sept 2017"},
		{p.date(day(t, "2016-12-30/2017-01-08")).Text, "30 December 2016 – 8 January 2017"},
		{p.rights("CC-BY-SA-3.0").Words, "Creative Commons Attribution-ShareAlike 3.0"},
		{p.rights("CC-BY-4.0").Href, "https://creativecommons.org/licenses/by/4.0/"},
		{p.rights("MIT").Words, "MIT"},
		{p.Words.LanguageName("fa"), "Persian"},
		{p.Words.Country("IR"), "Iran"},
		{locale.Direction("fa"), "rtl"},
		{locale.Direction("az-Arab"), "rtl"},
		{locale.Direction("en"), "ltr"},
		{p.count("articles", 1204), "1,204 articles"},
		{p.Words.List([]string{"A", "B", "C"}), "A, B and C"},
		{shortURL("https://www.example.org/2017/01/08/some/very/long/path/truce"), "example.org/…/truce"},
	} {
		if test.have != test.want {
			t.Errorf("%q, want %q", test.have, test.want)
		}
	}
}

func TestCitationsEscape(t *testing.T) {
	c := viewOf[view.Article](t, planOf(t, small(t)), "articles/2017/a.html").Citation
	if want := `Jane \& Co\_`; !strings.Contains(c.BibTeX, want) {
		t.Errorf("BibTeX lacks %q:\n%s", want, c.BibTeX)
	}
	var item map[string]any
	if err := json.Unmarshal([]byte(c.CSL), &item); err != nil || item["type"] != "article-newspaper" {
		t.Errorf("CSL-JSON: %v\n%s", err, c.CSL)
	}
}

// Code has no sentences, and what stands around a mention in it may have no space for a long way.
func TestMentionInCodeIsShownWithWhatIsNearIt(t *testing.T) {
	long := strings.Repeat("x/", 31)
	for _, line := range []string{long + "(NP ", long + "(NP x", long + "/NP " + long, strings.Repeat("é/", 40) + "NP" + strings.Repeat("/é", 60)} {
		a := small(t)
		a.Entities[2].Aliases = []string{"NP"}
		a.Articles[1].Format, a.Articles[1].Body = archive.Markdown, "```\n"+strings.Repeat("y", 200)+" "+line+"\n```\n"
		v := viewOf[view.Entity](t, planOf(t, a), "places/port.html")
		i := slices.IndexFunc(v.Contexts, func(c view.ArticleContexts) bool { return c.Name == "B" })
		if i < 0 {
			t.Fatalf("%q: no mention", line)
		}
		if s := v.Contexts[i].Sentences; len(s) != 1 || !slices.ContainsFunc(s[0].Runs, func(r view.Run) bool { return r.Key && r.Text == "NP" }) {
			t.Errorf("%q is shown as %+v", line, s)
		}
	}
}
