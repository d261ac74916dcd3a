package render_test

import (
	"fmt"
	"html/template"
	"strings"

	"gloss/build/view"
)

// A sample is a view with the path of its page.
type sample struct {
	path string
	view any
}

// samples returns a page of each kind and the awkward ones: another script, no text, nothing in the list, words
// that do not fit. Countries, people, outlets and words are invented.
func samples() []sample {
	return []sample{
		{"index.html", sampleHome()},
		{"articles/index.html", sampleArticles()},
		{"articles/lantern.html", sampleArticle()},
		{"articles/arabic.html", sampleArabic()},
		{"articles/bare.html", sampleBare()},
		{"articles/long.html", sampleLong()},
		{"people/mira-voss.html", sampleEntity()},
		{"people/nobody.html", sampleNobody()},
		{"people/index.html", sampleTypes()},
		{"index-a-z.html", sampleIndex()},
		{"quotations.html", sampleQuotations()},
		{"stories/index.html", sampleStories()},
		{"stories/lantern.html", sampleStory()},
		{"stories/compare/lantern.html", sampleCompare()},
		{"timeline.html", sampleTimeline()},
		{"sources/index.html", sampleSources()},
		{"sources/harbour-gazette.html", sampleSource()},
		{"search.html", sampleSearch()},
		{"offline.html", view.Offline{Frame: frame("offline.html", "Reading offline"), Heading: "Reading offline"}},
		{"about.html", samplePage()},
		{"404.html", sampleNotFound()},
	}
}

func frame(path, title string) view.Frame {
	root := strings.Repeat("../", strings.Count(path, "/"))
	section, _, _ := strings.Cut(path, "/")
	nav := func(name, href string) view.NavItem {
		first, _, _ := strings.Cut(href, "/")
		return view.NavItem{Link: view.Link{Name: name, Href: root + href}, Current: first == section}
	}
	return view.Frame{
		Site: view.Site{
			Title: "The Harbour Accord", Description: "Coverage of the accord, annotated.", Language: "en",
			Rights: view.Rights{ID: "CC-BY-4.0", Words: "Creative Commons Attribution 4.0", Href: "https://creativecommons.org/licenses/by/4.0/"},
		},
		Root: root, Path: path, Canonical: "https://example.org/" + path, Title: title,
		Description: "A page of the sample.", Language: "en", Dir: "ltr",
		Nav: []view.NavItem{
			nav("Articles", "articles/index.html"), nav("People", "people/index.html"), nav("Places", "places/index.html"),
			nav("Outlets", "sources/index.html"), nav("Index", "index-a-z.html"), nav("About", "about.html"),
		},
	}
}

func date(day int) view.Date {
	return view.Date{
		Text:  fmt.Sprintf("%d April 1998", day),
		Short: fmt.Sprintf("%d Apr 1998", day), Datetime: fmt.Sprintf("1998-04-%02d", day),
	}
}

func mention(id int, kind, how, href, text string) string {
	return fmt.Sprintf(`<a class="mention" id="m%d" data-type="%s" data-how="%s" href="%s" title="By %s: %s.">%s</a>`, id, kind, how, href, how, text, text)
}

func note(number int, words, text string) string {
	return fmt.Sprintf(`<span class="note-anchor" data-note="%[1]d">%[2]s</span><span class="note"><input class="note-toggle" type="checkbox" id="note-%[1]d-open" aria-label="Show note %[1]d"><label class="note-mark" for="note-%[1]d-open"><span class="visually-hidden">Note </span>%[1]d</label><span class="note-body" role="note" id="note-%[1]d"><span class="visually-hidden">(</span><span class="note-number">%[1]d</span> %[3]s<span class="visually-hidden">)</span></span></span>`, number, words, text)
}

func paragraph(number int, html string) string {
	return fmt.Sprintf(`<p id="p%[1]d"><a class="para-no" href="#p%[1]d" aria-label="Paragraph %[1]d">%[1]d</a>%[2]s</p>`+"\n", number, html)
}

const (
	miraVoss = "../people/mira-voss.html"
	portHael = "../places/port-hael.html"
)

func sampleText() template.HTML {
	speech := `<a class="speaker" href="` + miraVoss + `"><span class="visually-hidden">Speaker: </span>Voss</a><span class="quotation" data-speaker="mira-voss">“Nobody signs for the tide,”</span>`
	return template.HTML(paragraph(1, `On <time class="date" datetime="1998-04-12" title="“Sunday” is 12 April 1998, the day before.">Sunday</time> the harbour minister, `+mention(1, "person", "name", miraVoss, "Mira Voss")+`, carried a lantern along the mole at `+mention(2, "place", "name", portHael, "Port Hael")+` and set it down before the delegates of the `+mention(3, "organization", "name", "../organizations/coast-league.html", "Coast League")+`, who had waited since noon for `+note(1, "the <em>late</em> ferry", "The harbour log has the ferry in at 11.40, <i>before</i> noon; only this outlet calls it late.")+` to come in.`) +
		paragraph(2, `The `+mention(4, "event", "name", "../events/accord.html", "Harbour Accord")+` divides the fishing grounds into three, and gives each a winter of rest. `+mention(5, "place", "adjective", portHael, "Haelish")+` skippers have `+note(2, `called it `+mention(6, "law", "alias", "../laws/grounds-act.html", "the paper net"), `A phrase of the trade since the 1970s. <span class="note-par">Compare the <a href="arabic.html">Arabic account</a>, which leaves it out.</span> <span class="note-tags">wording</span>`)+` and worse, though most of them were on the quay to watch.`) +
		paragraph(3, speech+` `+mention(7, "person", "surname", miraVoss, "Voss")+` told them, according to the clerk’s minutes. She asked for an answer by <time class="date" datetime="1998-04-30" title="The last day of this month">the end of the month</time>, and got one before supper.`) +
		paragraph(4, `Whether <a class="mention" id="m8" data-type="organization" data-how="alias" data-state="ambiguous" href="#uncertain" title="Undecided: two bodies here bear this name.">the Council</a> will ratify it is another matter. Its seat is in <a href="https://example.org/"><span class="mention" id="m9" tabindex="0" data-type="place" data-how="name" title="By name: Lower Tarn.">Lower Tarn</span>, a day inland</a>, and its members are known for `+note(3, "long lunches", "So too the <cite>Evening Star</cite>.")+`.`) +
		paragraph(5, `A last clause, added at the quay, binds the signatories to <code>clause 7(b)</code> and ~ <del>nothing</del> more.`) +
		`<h2>What was signed</h2>` +
		`<ul><li>Three grounds, with a map for each.</li><li>A winter of rest in turn, beginning with ` + mention(10, "place", "name", "../places/the-skerries.html", "the Skerries") + `.<ol><li>No nets.</li><li>No lines from November.</li></ol></li><li><input type="checkbox" checked disabled> A lantern on the mole, to be kept lit.</li></ul>` +
		`<blockquote>` + paragraph(6, `The grounds shall lie fallow, and the boats shall lie at anchor, and no man shall call it idleness.`) + `</blockquote>` +
		`<table><thead><tr><th data-align="left">Ground</th><th data-align="right">Boats</th><th data-align="center">Rest</th></tr></thead><tbody><tr><td data-align="left">Skerries</td><td data-align="right">1,140</td><td data-align="center">1999</td></tr><tr><td data-align="left">` + note(4, "Outer bank", "Its bounds moved twice.") + `</td><td data-align="right">86</td><td data-align="center">2000</td></tr></tbody></table>` +
		`<pre class="chroma"><code><span class="line"><span class="cl">ground: skerries
</span></span><span class="line"><span class="cl">rest: 1999-11/2000-03   # a line that is rather longer than the measure allows it to be, and scrolls
</span></span></code></pre><hr>` +
		paragraph(7, `The lantern was still alight at midnight.`))
}

func sampleArticle() view.Article {
	f := frame("articles/lantern.html", "A lantern on the mole")
	return view.Article{
		Frame: f, ID: "lantern", Headline: "A lantern on the mole settles what nine winters of talk could not", Kicker: "Coast and country",
		Source: view.SourceCard{
			Outlet: view.Link{Name: "Harbour Gazette", Href: "../sources/harbour-gazette.html"}, Country: "Haelland",
			Published: view.Date{Text: "13 April 1998, 06:15", Short: "13 Apr 1998", Datetime: "1998-04-13T06:15:00+01:00"},
			Dateline:  "Port Hael", Byline: "Ada Quill and the shipping desk", Section: "Coast and country", NewsID: "HG-98/04/1171", Language: "English",
			Rights:    view.Rights{ID: "all-rights-reserved", Words: "All rights reserved"},
			Original:  view.Link{Name: "gazette.example/…/a-lantern-on-the-mole-settles", Href: "https://gazette.example/1998/04/13/coast/a-lantern-on-the-mole-settles"},
			Retrieved: date(20), SHA256: strings.Repeat("5f0c9a27", 8), Topics: []string{"fisheries", "treaties"},
			TranslationOf: view.Link{Name: "فانوس على الرصيف", Href: "arabic.html"},
		},
		Citation: view.Citation{
			Title: "A lantern on the mole settles what nine winters of talk could not", Outlet: "Harbour Gazette", Date: "13 April 1998",
			Archive: "The Harbour Accord", URL: "https://example.org/articles/lantern.html",
			BibTeX: "@article{gazette1998lantern,\n  title = {A lantern on the mole settles what nine winters of talk could not},\n  journaltitle = {Harbour Gazette},\n  date = {1998-04-13},\n}\n",
			CSL:    "{\n  \"type\": \"article-newspaper\",\n  \"title\": \"A lantern on the mole settles what nine winters of talk could not\",\n  \"issued\": {\"date-parts\": [[1998, 4, 13]]}\n}\n",
		},
		Text:     sampleText(),
		Legend:   []view.LegendItem{{Type: "person", Plural: "People"}, {Type: "organization", Plural: "Organizations"}, {Type: "place", Plural: "Places"}, {Type: "event", Plural: "Events"}, {Type: "law", Plural: "Laws"}},
		HasDates: true, HasNotes: true, HasSpeech: true,
		Doubts: []view.Doubt{
			{
				State: "changed", Label: "Edited", Kind: "Note", HTML: "<p>So the <em>Gazette</em>.</p>", Words: "the old harbor",
				Why: "The words were edited since. These are taken for them:", Places: []view.DoubtPlace{{Href: "#doubt-1-1", Before: "…rowed into ", Words: "the old harbour", After: " at noon…"}},
			},
			{
				State: "ambiguous", Label: "Undecided", Kind: "Entity", Says: view.Link{Name: "Tarn", Href: "../places/tarn.html"}, Words: "the pier",
				Why:    "The words fit 7 places in the text, none better than the others:",
				Places: []view.DoubtPlace{{Href: "#doubt-2-1", Before: "They met at ", Words: "the pier", After: ", and…"}, {Href: "#doubt-2-2", Before: "…left ", Words: "the pier", After: "."}}, More: 5,
			},
			{State: "orphaned", Label: "Not found", Kind: "Date", Says: view.Link{Name: "13 April 1998"}, Words: "that Monday", Why: "The words are not in the text any more."},
		},
		Entities:  sampleEntities(),
		Uncertain: []view.Uncertain{{Exact: "the Council", Href: "#m8", Among: []view.Link{{Name: "Council of Tarn", Href: "../organizations/tarn.html"}, {Name: "Harbour Council", Href: "../organizations/harbour.html"}}}},
		Story: view.InStory{
			Link: view.Link{Name: "The night of the lantern", Href: "../stories/lantern.html"}, Text: "One of 4 articles from 3 outlets, one of them a copy.",
			Copies: []view.Link{{Name: "Coast Wire of 14 Apr 1998", Href: "long.html"}},
		},
		Related: []view.Related{
			{
				Link: view.Link{Name: "Minister walks the mole", Href: "walks.html"}, Outlet: "Evening Star", Date: date(12), Why: "Both name Mira Voss, named in 4 articles here, and the Coast League; 1 day apart.",
				Compare: "../stories/compare/lantern.html#with/lantern-1/lantern-3", Evidence: sampleEvidence(),
			},
			{Link: view.Link{Name: "فانوس على الرصيف يطفئ خلاف تسعة أعوام", Href: "arabic.html"}, Outlet: "صحيفة المرفأ", Date: date(14), Why: "Both name the Harbour Accord; 1 day apart."},
			{Link: view.Link{Name: "Three grounds, three winters: how the sea was shared out", Href: "long.html"}, Outlet: "Harbour Gazette", Date: date(28), Why: "Both name the Skerries, named in 2 articles here; 15 days apart."},
		},
		Older: view.Link{Name: "Minister walks the mole", Href: "walks.html"}, Newer: view.Link{Name: "فانوس على الرصيف", Href: "arabic.html"},
		Files: []view.File{
			{Name: "content/articles/lantern.md", What: "Front matter", HTML: "<pre class=\"chroma\"><code>title: A lantern on the mole settles what nine winters of talk could not\nsource: harbour-gazette\n</code></pre>"},
			{Name: "content/articles/lantern.notes.yaml", What: "Annotations", HTML: "<pre class=\"chroma\"><code>annotations:\n  - id: a1b2\n    on: \"for [[the late ferry]] to\"\n</code></pre>"},
		},
	}
}

func sampleEntities() []view.EntityGroup {
	item := func(id, name, folder string, strip ...string) view.EntityInArticle {
		return view.EntityInArticle{
			Link: view.Link{Name: name, Href: "../" + folder + "/" + id + ".html"}, ID: id, Description: "What the registry says of " + name + ".",
			Count: len(strip), First: "#m1", Strip: strip,
		}
	}
	return []view.EntityGroup{
		{Type: "person", Plural: "People", Items: []view.EntityInArticle{
			item("mira-voss", "Mira Voss", "people", "6%", "38.5%"),
			item("long-name", "Wilhelmina Anastasia Featherstonehaugh-Throckmorton of the Outer Skerries", "people", "71%"),
		}},
		{Type: "organization", Plural: "Organizations", Items: []view.EntityInArticle{item("coast-league", "Coast League", "organizations", "14%"), item("harbour", "Harbour Council", "organizations", "55%")}},
		{Type: "place", Plural: "Places", Items: []view.EntityInArticle{
			item("port-hael", "Port Hael", "places", "10%", "27%"), item("lower-tarn", "Lower Tarn", "places", "59%"), item("the-skerries", "The Skerries", "places", "80%"),
			item("llan", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "places", "99%"),
		}},
		{Type: "event", Plural: "Events", Items: []view.EntityInArticle{item("accord", "Harbour Accord", "events", "22%")}},
		{Type: "law", Plural: "Laws", Items: []view.EntityInArticle{item("grounds-act", "Fishing Grounds Act", "laws", "30%")}},
	}
}

func sampleArabic() view.Article {
	f := frame("articles/arabic.html", "فانوس على الرصيف")
	f.Language, f.Dir = "ar", "rtl"
	a := view.Article{
		Frame: f, ID: "arabic", Headline: "فانوس على الرصيف يطفئ خلاف تسعة أعوام", Kicker: "شؤون الساحل",
		Showing: view.Showing{Kind: "abstract", Label: "Abstract", Words: "A summary in the archive’s own words; the article itself stands where it was published."},
		Source: view.SourceCard{
			Outlet: view.Link{Name: "صحيفة المرفأ", Href: "../sources/marfa.html"}, Country: "Haelland", Published: date(14), Byline: "ليلى البحري", Dateline: "ميناء هايل",
			Language: "Arabic", Rights: view.Rights{ID: "CC-BY-4.0", Words: "Creative Commons Attribution 4.0", Href: "https://creativecommons.org/licenses/by/4.0/"},
			Original: view.Link{Name: "marfa.example/1998/fanous", Href: "https://marfa.example/1998/fanous"}, SHA256: strings.Repeat("0a1b2c3d", 8),
		},
		Citation: view.Citation{Title: "فانوس على الرصيف يطفئ خلاف تسعة أعوام", Outlet: "صحيفة المرفأ", Date: "14 April 1998", Archive: "The Harbour Accord", URL: "https://example.org/articles/arabic.html", BibTeX: "@article{marfa1998}\n"},
		Text: template.HTML(paragraph(1, `حملت وزيرة الموانئ `+mention(1, "person", "name", miraVoss, "ميرا فوس")+` فانوساً على رصيف `+mention(2, "place", "name", portHael, "ميناء هايل")+` مساء <time class="date" datetime="1998-04-12" title="12 April 1998">الأحد</time>، ووضعته أمام مندوبي `+mention(3, "organization", "alias", "../organizations/coast-league.html", "رابطة الساحل")+` الذين انتظروا `+note(1, "عبّارة الظهيرة", "The Gazette calls it late.")+` منذ الصباح.`) +
			paragraph(2, `<a class="speaker" href="`+miraVoss+`"><span class="visually-hidden">Speaker: </span>فوس</a><span class="quotation" data-speaker="mira-voss">«لا أحد يوقّع باسم المدّ»</span> قالت `+mention(4, "person", "surname", miraVoss, "فوس")+` للحاضرين، ثم طلبت جواباً قبل نهاية الشهر. ويقسم `+mention(5, "event", "name", "../events/accord.html", "اتفاق المرفأ")+` مصائد السمك إلى ثلاث، ولكل منها شتاء من الراحة.`)),
		Legend:   []view.LegendItem{{Type: "person", Plural: "People"}, {Type: "organization", Plural: "Organizations"}, {Type: "place", Plural: "Places"}, {Type: "event", Plural: "Events"}},
		HasDates: true, HasNotes: true, HasSpeech: true,
		Entities: sampleEntities()[:2],
		Related:  sampleArticle().Related[:1],
		Older:    view.Link{Name: "A lantern on the mole", Href: "lantern.html"},
	}
	return a
}

// sampleBare knows next to nothing and may show nothing.
func sampleBare() view.Article {
	return view.Article{
		Frame: frame("articles/bare.html", "Untitled"), ID: "bare", Headline: "Untitled",
		Showing: view.Showing{Kind: "none", Label: "Text withheld", Words: "The rights of this article do not allow its text to be shown; what it names is listed below."},
	}
}

// sampleLong is all full text and words that do not fit.
func sampleLong() view.Article {
	a := sampleArticle()
	a.Frame = frame("articles/long.html", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")
	a.Headline = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft answers"
	var b strings.Builder
	for i := range 24 {
		b.WriteString(paragraph(i+1, `The grounds were sounded twice, once by the league and once by the crown, and the two charts do not agree; `+mention(i+1, "place", "name", portHael, "Port Hael")+` keeps both, in one drawer, under one key. Whoever asks is shown the league’s.`))
	}
	a.Text = template.HTML(b.String() + `<p>https://example.org/` + strings.Repeat("averylongaddress", 12) + `</p>`)
	return a
}

func sampleEntity() view.Entity {
	e := view.Entity{
		Frame: frame("people/mira-voss.html", "Mira Voss"), Type: view.LegendItem{Type: "person", Plural: "People"}, TypeName: "Person", ID: "mira-voss", Name: "Mira Voss",
		Text:    "Harbour minister of Haelland, 1994–2001; she held the pen at the accord and, on the night of 12 April, the lantern.",
		Aliases: []string{"Minister Voss", "M. A. Voss", "ميرا فوس"}, Adjectives: []string{"Vossian"},
		PartOf:      []view.Link{{Name: "Ministry of Harbours", Href: "../organizations/ministry.html"}},
		Parts:       []view.Link{{Name: "Private office", Href: "../organizations/office.html"}},
		Identifiers: []view.Link{{Name: "Wikidata Q00000", Href: "https://www.wikidata.org/wiki/Q00000"}},
		Location:    "33.5100° N, 36.2900° E", Start: date(1), End: date(30), Registry: "entities/people.yaml", Mentions: 23, Articles: 5,
		Forms: &view.FormsTable{
			Outlets: []string{"Harbour Gazette", "Evening Star", "صحيفة المرفأ"},
			Rows:    []view.FormsRow{{Form: "Mira Voss", Counts: []int{4, 2, 0}}, {Form: "Voss", Counts: []int{9, 0, 0}}, {Form: "Minister Voss", Counts: []int{0, 6, 0}}, {Form: "ميرا فوس", Counts: []int{0, 0, 2}}},
		},
		Over: sampleChart("over-time"),
		Said: sampleSaid(), MoreSaid: view.Link{Name: "4 more quotations", Href: "../quotations.html#by-mira-voss"},
		Contexts: sampleContexts(3),
		Together: []view.Together{
			{Link: view.Link{Name: "Port Hael", Href: portHael}, Type: "place", Count: 5, Behind: []view.Link{{Name: "Harbour Gazette of 13 Apr 1998", Href: "../articles/lantern.html"}, {Name: "صحيفة المرفأ of 14 Apr 1998", Href: "../articles/arabic.html"}}, More: 3},
			{Link: view.Link{Name: "Coast League", Href: "../organizations/coast-league.html"}, Type: "organization", Count: 4},
			{Link: view.Link{Name: "Harbour Accord", Href: "../events/accord.html"}, Type: "event", Count: 3},
			{Link: view.Link{Name: "Fishing Grounds Act", Href: "../laws/grounds-act.html"}, Type: "law", Count: 1},
		},
		Pager: view.Pager{Page: 1, Pages: 3, Next: "mira-voss-2.html", Numbers: []view.PagerNumber{{Number: 1}, {Number: 2, Href: "mira-voss-2.html"}, {Number: 3, Href: "mira-voss-3.html"}}},
	}
	return e
}

// sampleContexts returns n articles with three sentences each, one in another script and one withheld.
func sampleContexts(n int) []view.ArticleContexts {
	var all []view.ArticleContexts
	for i := range n {
		all = append(all, view.ArticleContexts{
			Link: view.Link{Name: "A lantern on the mole settles what nine winters of talk could not", Href: "../articles/lantern.html"}, Outlet: "Harbour Gazette", Date: date(i%28 + 1), Language: "en", Dir: "ltr",
			Sentences: []view.Sentence{
				{Href: "../articles/lantern.html#m1", Runs: []view.Run{{Text: "On Sunday the harbour minister, "}, {Text: "Mira Voss", Key: true}, {Text: ", carried a lantern along the mole at Port Hael and set it down before the delegates of the Coast League, who had waited since noon for the late ferry to come in."}}},
				{Href: "../articles/lantern.html#m7", Runs: []view.Run{{Text: "“Nobody signs for the tide,” "}, {Text: "Voss", Key: true}, {Text: " told them, according to the clerk’s minutes."}}, How: "surname"},
				{Href: "../articles/lantern.html#m9", Runs: []view.Run{{Text: "Voss", Key: true}, {Text: " left it at that, and so did everyone who knew "}, {Text: "Voss", Key: true}, {Text: "."}}, How: "surname"},
			},
		})
	}
	return append(all,
		view.ArticleContexts{
			Link: view.Link{Name: "فانوس على الرصيف يطفئ خلاف تسعة أعوام", Href: "../articles/arabic.html"}, Outlet: "صحيفة المرفأ", Date: date(14), Language: "ar", Dir: "rtl",
			Sentences: []view.Sentence{{Href: "../articles/arabic.html#m1", Runs: []view.Run{{Text: "حملت وزيرة الموانئ "}, {Text: "ميرا فوس", Key: true}, {Text: " فانوساً على رصيف ميناء هايل مساء الأحد."}}}},
		},
		view.ArticleContexts{Link: view.Link{Name: "Minister walks the mole", Href: "../articles/walks.html"}, Outlet: "Evening Star", Date: date(12), Language: "en", Dir: "ltr", Withheld: 4})
}

func sampleNobody() view.Entity {
	return view.Entity{Frame: frame("people/nobody.html", "Nobody"), Type: view.LegendItem{Type: "person", Plural: "People"}, TypeName: "Person", ID: "nobody", Name: "Nobody"}
}

func sampleEntries() []view.Entry {
	return []view.Entry{
		{Link: view.Link{Name: "Three grounds, three winters: how the sea was shared out", Href: "long.html"}, Outlet: "Harbour Gazette", Date: date(28), Text: "The grounds were sounded twice, once by the league and once by the crown, and the two charts do not agree."},
		{Link: view.Link{Name: "فانوس على الرصيف يطفئ خلاف تسعة أعوام", Href: "arabic.html"}, Outlet: "صحيفة المرفأ", Date: date(14), Text: "حملت وزيرة الموانئ ميرا فوس فانوساً على رصيف ميناء هايل."},
		{Link: view.Link{Name: "A lantern on the mole settles what nine winters of talk could not", Href: "lantern.html"}, Outlet: "Harbour Gazette", Date: date(13)},
	}
}

func sampleTallies() []view.EntityTally {
	var all []view.EntityTally
	for _, g := range sampleEntities() {
		t := view.EntityTally{Type: g.Type, Plural: g.Plural, Href: "../people/index.html"}
		for _, e := range g.Items {
			t.Items = append(t.Items, view.Tally{Link: e.Link, Type: g.Type, Count: e.Count * 12})
		}
		all = append(all, t)
	}
	return all
}

func sampleOutlets() []view.SourceTally {
	return []view.SourceTally{
		{Link: view.Link{Name: "Harbour Gazette", Href: "sources/harbour-gazette.html"}, Kind: "newspaper", Country: "Haelland", Articles: 31, Span: "Dec 1997 – Sept 1998"},
		{Link: view.Link{Name: "صحيفة المرفأ", Href: "sources/marfa.html"}, Kind: "newspaper", Articles: 1, Span: "Apr 1998"},
		{Link: view.Link{Name: "Evening Star", Href: "sources/evening-star.html"}, Articles: 0},
	}
}

func sampleHome() view.Home {
	return view.Home{
		Frame: frame("index.html", ""), Lead: "In the spring of 1998 three coasts divided a sea. This archive holds what their papers wrote of it, with every name marked and every source cited.",
		Facts:  []view.Fact{{Number: "1,148", Words: "articles", Href: "articles/index.html"}, {Number: "3", Words: "outlets"}, {Number: "212", Words: "entities"}, {Number: "19,302", Words: "mentions"}, {Number: "164", Words: "notes"}},
		Newest: sampleEntries(), All: view.Link{Name: "All 1,148 articles by date", Href: "articles/index.html"}, Groups: sampleTallies(), Sources: sampleOutlets(), AboutURL: "about.html",
		Coverage: sampleChart("coverage-chart"), Stories: sampleStories().Groups[0].Entries, AllTold: view.Link{Name: "All 9 stories", Href: "stories/index.html"},
	}
}

func sampleArticles() view.Articles {
	f := frame("articles/index.html", "Articles")
	return view.Articles{
		Frame: f, Heading: "Articles", Intro: "1,148 articles, newest first.",
		Years: []view.Year{
			{Name: "1998", Count: 1019, Months: []view.MonthTally{{Link: view.Link{Name: "January", Href: "1998/01.html"}, Count: 86}, {Link: view.Link{Name: "February", Href: "1998/02.html"}, Count: 131}, {Link: view.Link{Name: "March", Href: "1998/03.html"}, Count: 377}, {Link: view.Link{Name: "April", Href: "1998/04.html"}, Count: 425}}},
			{Name: "1997", Count: 129, Months: []view.MonthTally{{Link: view.Link{Name: "December", Href: "1997/12.html"}, Count: 129}}},
		},
		Groups: []view.EntryGroup{{Heading: "April 1998", ID: "1998-04", Entries: sampleEntries()}, {Heading: "Undated", ID: "undated", Entries: sampleEntries()[2:]}},
		Older:  view.Link{Name: "March 1998", Href: "1998/03.html"},
	}
}

func sampleLetters() []view.Letter {
	var all []view.Letter
	for _, r := range "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
		l := view.Letter{Name: string(r)}
		if strings.ContainsRune("FMP", r) {
			l.Href = "#letter-" + string(r)
		}
		all = append(all, l)
	}
	return all
}

func sampleTypes() view.Types {
	entry := func(name, text string, mentions, articles int) view.EntityEntry {
		return view.EntityEntry{Link: view.Link{Name: name, Href: "mira-voss.html"}, Description: text, Mentions: mentions, Articles: articles}
	}
	return view.Types{
		Frame: frame("people/index.html", "People"), Type: view.LegendItem{Type: "person", Plural: "People"}, Heading: "People", Intro: "Whoever the archive names, by surname.", Letters: sampleLetters(),
		Groups: []view.EntityLetter{
			{Letter: "F", ID: "letter-F", Items: []view.EntityEntry{entry("Featherstonehaugh-Throckmorton, Wilhelmina Anastasia", "Pilot of the Outer Skerries from 1961, and the last to hold the office by inheritance.", 1, 1)}},
			{Letter: "M", ID: "letter-M", Items: []view.EntityEntry{entry("Marl, Ottoline", "", 0, 0), entry("ميرا فوس", "Harbour minister.", 23, 5)}},
		},
	}
}

func sampleIndex() view.Index {
	var locators []view.Link
	for i := range 9 {
		locators = append(locators, view.Link{Name: fmt.Sprintf("%d Apr 1998 HG", i+1), Href: "articles/lantern.html"})
	}
	entry := func(name, kind, gloss string) view.IndexEntry {
		return view.IndexEntry{Link: view.Link{Name: name, Href: "people/mira-voss.html"}, Type: kind, Gloss: gloss, Locators: locators[:3]}
	}
	full := entry("Port Hael", "place", "harbour town")
	full.Locators, full.More = locators, view.Link{Name: "and 230 more", Href: "places/port-hael.html"}
	groups := []view.IndexLetter{
		{Letter: "F", ID: "letter-F", Entries: []view.IndexEntry{entry("Featherstonehaugh-Throckmorton, Wilhelmina Anastasia", "person", "pilot"), entry("Fishing Grounds Act", "law", "")}},
		{Letter: "M", ID: "letter-M", Entries: []view.IndexEntry{
			{Link: view.Link{Name: "Minister Voss"}, See: []view.Link{{Name: "Voss, Mira", Href: "people/mira-voss.html"}}},
			{Link: view.Link{Name: "the ministry"}, See: []view.Link{{Name: "Ministry of Harbours", Href: "organizations/ministry.html"}, {Name: "Harbour Council", Href: "organizations/harbour.html"}}},
			entry("ميرا فوس", "person", ""),
		}},
		{Letter: "P", ID: "letter-P", Entries: []view.IndexEntry{full, {Link: view.Link{Name: "Pilots’ Guild", Href: "organizations/guild.html"}, Type: "organization"}}},
	}
	return view.Index{
		Frame: frame("index-a-z.html", "Index"), Intro: "Every entity, under its name and its other names. An article is given by its day and outlet.",
		Letters: sampleLetters(), Groups: groups, Outlets: []view.Abbreviation{{Short: "HG", Long: "Harbour Gazette"}, {Short: "ES", Long: "Evening Star"}, {Short: "صم", Long: "صحيفة المرفأ"}},
	}
}

func sampleSources() view.Sources {
	return view.Sources{Frame: frame("sources/index.html", "Outlets"), Outlets: sampleOutlets()}
}

func sampleSource() view.Source {
	return view.Source{
		Frame: frame("sources/harbour-gazette.html", "Harbour Gazette"), ID: "harbour-gazette", Name: "Harbour Gazette", Kind: "newspaper", Country: "Haelland", Language: "English",
		Rights: view.Rights{ID: "all-rights-reserved", Words: "All rights reserved"}, Home: view.Link{Name: "gazette.example", Href: "https://gazette.example/"},
		About: "<p>A morning paper, founded by the pilots of Port Hael in 1888 and owned by them until 1971.</p>", Count: 31,
		Entries: []view.EntryGroup{{Heading: "April 1998", ID: "1998-04", Entries: sampleEntries()}}, Named: sampleTallies()[:2],
	}
}

func sampleSearch() view.Search {
	return view.Search{
		Frame: frame("search.html", "Search"), Heading: "Search",
		Index: "index-a-z.html", ByDate: "articles/index.html",
	}
}

func samplePage() view.Page {
	return view.Page{Frame: frame("about.html", "About"), Heading: "About this archive", Text: `<p>It holds three outlets’ coverage of one accord.</p><p>Who they name is in the <a href="index-a-z.html">index</a>.</p><h2>Method</h2><p>Each name is matched by rule, and the rule is shown.</p>`}
}

func sampleNotFound() view.NotFound {
	return view.NotFound{Frame: frame("404.html", "Not found"), Base: "https://example.org/"}
}
