package export

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/relate"
)

// dated is an archive of articles with the days given, "" being none; the newest come first in its index.
func dated(t *testing.T, days ...string) Input {
	t.Helper()
	in := Input{Archive: &archive.Archive{Site: archive.Site{Title: "Papers", Language: "en"}}}
	for i, day := range days {
		a := archive.Article{ID: fmt.Sprintf("a%d", i+1), Title: fmt.Sprintf("Article %d", i+1), Language: "en"}
		if day != "" {
			a.Published = parsed(t, day)
		}
		in.Archive.Articles = append(in.Archive.Articles, a)
	}
	in.Index = relate.New(relate.Input{Articles: in.Archive.Articles, Mentions: make([]archive.Mentions, len(days))})
	return in
}

func parsed(t *testing.T, day string) archive.Date {
	t.Helper()
	d, err := archive.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func below(path string) string {
	return "https://example.org/p/" + strings.TrimSuffix(path, "index.html")
}

func nothing(int32) string { return "" }

func TestFeedHasTheNewestArticles(t *testing.T) {
	in := dated(t, "2017-01", "2024-05-06T09:40:00+02:00", "")
	in.Archive.Site.Description = "Of the quay & the mole."
	in.Archive.Sources = []archive.Source{{ID: "courier", Name: "The Courier"}}
	a := &in.Archive.Articles[1]
	a.Title, a.Source, a.Byline, a.Language = "<Open>", "courier", "Ada Holm", "fr"
	a.URL, a.Rights, a.Topics = "https://courier.example/1?a=b&c", "CC-BY-4.0", []string{"harbours"}
	have := Feed(in, below, func(i int32) string { return []string{"", "First \x01 sentence."}[i] })
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
 <id>https://example.org/p/</id>
 <title>Papers</title>
 <subtitle>Of the quay &amp; the mole.</subtitle>
 <updated>2024-05-06T09:40:00+02:00</updated>
 <link rel="self" type="application/atom+xml" href="https://example.org/p/feed.xml"></link>
 <link rel="alternate" type="text/html" href="https://example.org/p/"></link>
 <author>
  <name>Papers</name>
 </author>
 <generator>gloss</generator>
 <entry xml:lang="fr">
  <id>https://example.org/p/articles/a2.html</id>
  <title>&lt;Open&gt;</title>
  <published>2024-05-06T09:40:00+02:00</published>
  <updated>2024-05-06T09:40:00+02:00</updated>
  <author>
   <name>Ada Holm</name>
  </author>
  <author>
   <name>The Courier</name>
  </author>
  <category term="harbours"></category>
  <link rel="alternate" type="text/html" hreflang="fr" href="https://example.org/p/articles/a2.html"></link>
  <link rel="via" href="https://courier.example/1?a=b&amp;c"></link>
  <rights>CC-BY-4.0</rights>
  <summary>First ` + "\uFFFD" + ` sentence.</summary>
 </entry>
 <entry xml:lang="en">
  <id>https://example.org/p/articles/a1.html</id>
  <title>Article 1</title>
  <published>2017-01-01T00:00:00Z</published>
  <updated>2017-01-01T00:00:00Z</updated>
  <link rel="alternate" type="text/html" hreflang="en" href="https://example.org/p/articles/a1.html"></link>
 </entry>
</feed>
`
	if d := cmp.Diff(want, string(have)); d != "" {
		t.Errorf("(-want +have)\n%s", d)
	}
	for _, fault := range atomFaults(have) {
		t.Error(fault)
	}
}

func TestFeedOfManyArticlesHasTheNewestAlone(t *testing.T) {
	days := make([]string, maxEntries+5)
	for i := range days {
		days[i] = time.Date(2020, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	have := string(Feed(dated(t, days...), below, nothing))
	if n := strings.Count(have, "<entry"); n != maxEntries {
		t.Errorf("the feed has %d entries, not %d", n, maxEntries)
	}
	if !strings.Contains(have, "<title>Article 6<") || strings.Contains(have, "<title>Article 5<") {
		t.Errorf("the oldest entry should be article 6:\n%s", have)
	}
}

func TestNoFeedWithoutADatedArticle(t *testing.T) {
	for _, in := range []Input{dated(t), dated(t, "", "")} {
		if have := Feed(in, below, nothing); have != nil {
			t.Errorf("of %d undated articles there is a feed:\n%s", len(in.Archive.Articles), have)
		}
	}
}

// What atomFaults does not see it does not test.
func TestAtomRulesAreLookedAt(t *testing.T) {
	in := dated(t, "2017-01-08", "2017-01-09")
	good := string(Feed(in, below, nothing))
	for _, c := range []struct{ cut, put string }{
		{"http://www.w3.org/2005/Atom", "http://www.w3.org/2005/Atoms"},
		{"<title>Papers</title>", ""},
		{"<title>Papers</title>", "<title>Papers</title><title>Papers</title>"},
		{"<title>Article 1</title>", "<title></title>"},
		{"<name>Papers</name>", ""},
		{`rel="self" type="application/atom+xml"`, `rel="alternate" type="text/html"`},
		{"<updated>2017-01-09T00:00:00Z</updated>", "<updated>2017-01-09</updated>"},
		{"<updated>2017-01-09T00:00:00Z</updated>", "<updated>2017-01-08T00:00:00Z</updated>"},
		{"<id>https://example.org/p/articles/a1.html</id>", "<id>articles/a1.html</id>"},
		{"<id>https://example.org/p/articles/a1.html</id>", "<id>https://example.org/p/articles/a2.html</id>"},
		{`<link rel="alternate" type="text/html" hreflang="en"`, `<link rel="via"`},
		{"</feed>", ""},
	} {
		bad := strings.Replace(good, c.cut, c.put, 1)
		if bad == good || len(atomFaults([]byte(bad))) == 0 {
			t.Errorf("with %q in place of %q nothing is wrong", c.put, c.cut)
		}
	}
}

// atomFaults returns what of RFC 4287 a feed breaks: §4.1.1 and §4.1.2, which say what stands once, and what must; §3.3,
// how times are written; §4.2.6 and §4.2.7, on addresses.
func atomFaults(data []byte) []string {
	var f struct {
		XMLName xml.Name
		atomParts
		Entries []atomParts `xml:"entry"`
	}
	if err := xml.Unmarshal(data, &f); err != nil {
		return []string{err.Error()}
	}
	faults := f.faults("the feed", true)
	if (f.XMLName != xml.Name{Space: "http://www.w3.org/2005/Atom", Local: "feed"}) {
		faults = append(faults, fmt.Sprintf("the root is %v", f.XMLName))
	}
	ids, newest := map[string]bool{}, ""
	for i, e := range f.Entries {
		name := fmt.Sprintf("entry %d", i+1)
		faults = append(faults, e.faults(name, len(f.Authors) == 0)...)
		if id := strings.Join(e.IDs, ""); ids[id] {
			faults = append(faults, fmt.Sprintf("%s: there is another %q", name, id))
		} else {
			ids[id] = true
		}
		if newest == "" || instant(e.Updated).After(instant([]string{newest})) {
			newest = strings.Join(e.Updated, "")
		}
	}
	if len(f.Entries) > 0 && strings.Join(f.Updated, "") != newest {
		faults = append(faults, fmt.Sprintf("the feed is of %s, its newest entry of %s", f.Updated, newest))
	}
	return faults
}

// atomParts is what a feed and an entry both have.
type atomParts struct {
	IDs     []string     `xml:"id"`
	Titles  []string     `xml:"title"`
	Updated []string     `xml:"updated"`
	Authors []atomPerson `xml:"author"`
	Links   []atomLink   `xml:"link"`
}

func (p *atomParts) faults(of string, needsAuthor bool) []string {
	var out []string
	wrong := func(format string, args ...any) { out = append(out, of+": "+fmt.Sprintf(format, args...)) }
	for name, texts := range map[string][]string{"id": p.IDs, "title": p.Titles, "updated": p.Updated} {
		if len(texts) != 1 || texts[0] == "" {
			wrong("%s must stand once: %q", name, texts)
		}
	}
	if len(p.IDs) == 1 && !isAbsolute(p.IDs[0]) {
		wrong("the id %q is no absolute IRI", p.IDs[0])
	}
	if instant(p.Updated).IsZero() {
		wrong("%q is no time of RFC 3339", p.Updated)
	}
	if needsAuthor && len(p.Authors) == 0 {
		wrong("there is no author")
	}
	for _, a := range p.Authors {
		if a.Name == "" {
			wrong("an author has no name")
		}
	}
	alternates := map[string]int{}
	for _, l := range p.Links {
		if !isAbsolute(l.Href) {
			wrong("the link %q is not absolute", l.Href)
		}
		if l.Rel == "alternate" {
			alternates[l.Type+" "+l.Lang]++
			if alternates[l.Type+" "+l.Lang] > 1 {
				wrong("two alternates are %s %s", l.Type, l.Lang)
			}
		}
	}
	if len(alternates) == 0 {
		wrong("no link is the alternate, and there is no content")
	}
	return out
}

func instant(texts []string) time.Time {
	at, err := time.Parse(time.RFC3339, strings.Join(texts, ""))
	if err != nil {
		return time.Time{}
	}
	return at
}

func isAbsolute(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.IsAbs()
}
