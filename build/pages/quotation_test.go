package pages

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/view"
)

// spoken is the small archive with an article in which people speak.
func spoken(t *testing.T) *archive.Archive {
	a := small(t)
	a.Articles = append(a.Articles, archive.Article{
		ID: "2017/said", Format: archive.Plain, Title: "Said", Source: "wire", Published: day(t, "2017-01-10"), Language: "en", Text: archive.Full,
		Body: "“We will not leave the quay,” Ada Holm said on Sunday. “Not today.” She added that the strike was “far from over”.\n\nA docker said nothing would change.",
	}, archive.Article{
		ID: "2017/secret", Format: archive.Plain, Title: "Secret", Source: "wire", Published: day(t, "2017-01-11"), Language: "en", Text: archive.None,
		Body: "“This must never be printed,” Ada Holm said.",
	})
	return a
}

func TestArticleShowsSpeakersAndDates(t *testing.T) {
	text := string(viewOf[view.Article](t, planOf(t, spoken(t)), "articles/2017/said.html").Text)
	for _, want := range []string{
		`<span class="quotation" id="q1" data-speech="direct" data-speaker="holm">`,
		`title="Direct speech of Ada Holm, named beside it."><span class="visually-hidden">Speaker: </span>Holm</a><span>“</span><span class="quotation"`,
		`<time class="date" datetime="2017-01-08" title="8 January 2017, the last before or on the article’s day, 10 January 2017.">Sunday</time>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	if n := strings.Count(text, `class="speaker"`); n != 1 {
		t.Errorf("the margin names the speaker of one paragraph %d times:\n%s", n, text)
	}
}

func TestPersonHasWhatTheySaid(t *testing.T) {
	p := planOf(t, spoken(t))
	var have []string
	for _, s := range viewOf[view.Entity](t, p, "people/holm.html").Said {
		have = append(have, fmt.Sprintf("%s %s %s: %s", s.Speech, s.How, s.Place, s.Words))
	}
	want := []string{
		"direct named ../articles/2017/said.html#q1: We will not leave the quay,",
		"direct continued ../articles/2017/said.html#q2: Not today.",
		"mixed pronoun ../articles/2017/said.html#q3: the strike was “far from over”",
		"direct editor ../articles/2017/a.html#q1: Nothing more",
	}
	want[3] = strings.Replace(want[3], "direct", "indirect", 1)
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("said (-want +have):\n%s", d)
	}
}

func TestQuotationsAreListedBySpeakerAndNeverFromAWithheldText(t *testing.T) {
	v := viewOf[view.Quotations](t, planOf(t, spoken(t)), "quotations.html")
	var have []string
	for _, s := range v.Speakers {
		have = append(have, fmt.Sprintf("%s %d", s.ID, len(s.Items)))
	}
	if d := cmp.Diff([]string{"by-holm 4", "nobody 1"}, have); d != "" {
		t.Errorf("speakers (-want +have):\n%s", d)
	}
}

func TestSeveralWhoSpeakTogetherAreAllNamed(t *testing.T) {
	a := small(t)
	a.Articles = append(a.Articles, archive.Article{
		ID: "2017/joint", Format: archive.Plain, Title: "Joint", Source: "wire", Published: day(t, "2017-01-10"), Language: "en", Text: archive.Full,
		Body: "“We will not leave the quay,” Ada Holm and Omar al-Asb said on Sunday.",
	})
	p := planOf(t, a)
	text := string(viewOf[view.Article](t, p, "articles/2017/joint.html").Text)
	why := `title="Direct speech of Ada Holm and Omar al-Asb, together."`
	for _, want := range []string{
		`data-speaker="holm asb"`,
		`<span class="speaker"><span class="visually-hidden">Speakers: </span><a href="../../people/holm.html" ` + why + `>Holm</a> and <a href="../../people/asb.html" ` + why + `>al-Asb</a></span>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	for _, at := range []string{"people/holm.html", "people/asb.html"} {
		if said := viewOf[view.Entity](t, p, at).Said; len(said) == 0 || said[0].Words != "We will not leave the quay," {
			t.Errorf("%s lists %+v", at, said)
		}
	}
	if intro := viewOf[view.Quotations](t, p, "quotations.html").Intro; !strings.HasPrefix(intro, "2 quotations by 2 speakers") {
		t.Errorf("the page says %q", intro)
	}
}

func TestEverySpeakerIsReachedFromEveryPage(t *testing.T) {
	a := small(t)
	for i := range 2 * maxUnlettered {
		name := fmt.Sprintf("Given %camily%d", 'A'+i%4, i)
		a.Entities = append(a.Entities, archive.Entity{ID: fmt.Sprint("e", i), Type: "person", Name: name})
		for k := range 6 {
			a.Articles = append(a.Articles, archive.Article{
				ID: fmt.Sprintf("many/%d-%d", i, k), Format: archive.Plain, Title: "M", Published: day(t, "2015-05-05"), Language: "en", Text: archive.Full, Body: "“We shall see about that,” " + name + " said.",
			})
		}
	}
	p := planOf(t, a)
	pages := []string{"quotations.html", "quotations/2.html", "quotations/3.html"}
	places := map[string]bool{}
	for _, at := range pages {
		for _, s := range viewOf[view.Quotations](t, p, at).Speakers {
			places[at+"#"+s.ID] = true
		}
	}
	lists := map[string]int{} // how many speakers each list of the first page has
	for _, g := range viewOf[view.Quotations](t, p, "quotations.html").Index {
		lists["../quotations.html#"+g.ID] = len(g.Speakers)
	}
	for _, at := range pages {
		v := viewOf[view.Quotations](t, p, at)
		n := 0
		for _, g := range v.Index {
			if g.Href != "" {
				n += lists[g.Href]
			}
			for _, s := range g.Speakers {
				n++
				file, id, _ := strings.Cut(s.Href, "#")
				to := at
				if file != "" {
					to = path.Join(path.Dir(at), file)
				}
				if !places[to+"#"+id] {
					t.Errorf("%s leads to %q, where nothing is", at, s.Href)
				}
			}
		}
		if want := 2*maxUnlettered + 1; n != want {
			t.Errorf("%s leads to %d speakers, want %d", at, n, want)
		}
		if len(v.Index) < 2 || v.Index[0].Letter == "" {
			t.Errorf("%s has its speakers under no letters", at)
		}
		if led := slices.ContainsFunc(v.Index, func(g view.SpeakerGroup) bool { return g.Href != "" }); led != (at != pages[0]) {
			t.Errorf("that %s leads to lists of the first page is %t", at, led)
		}
	}
}

func TestManyQuotationsTakeSeveralPages(t *testing.T) {
	a := spoken(t)
	for i := range perPage + 10 {
		a.Articles = append(a.Articles, archive.Article{
			ID: fmt.Sprintf("many/%04d", i), Format: archive.Plain, Title: "M", Published: day(t, "2015-05-05"), Language: "en", Text: archive.Full, Body: "“We shall see about that,” Ada Holm said.",
		})
	}
	p := planOf(t, a)
	n := 0
	for _, at := range []string{"quotations.html", "quotations/2.html"} {
		for _, s := range viewOf[view.Quotations](t, p, at).Speakers {
			n += len(s.Items)
		}
	}
	if want := perPage + 10 + 5; n != want {
		t.Errorf("the pages list %d quotations, want %d", n, want)
	}
	more := viewOf[view.Entity](t, p, "people/holm.html").MoreSaid
	if more.Href != "../quotations.html#by-holm" {
		t.Errorf("the rest is at %q", more.Href)
	}
}

func TestEDTFInWords(t *testing.T) {
	p := &Plan{Input: Input{Words: locale.Builtin("en")}}
	for value, want := range map[string]string{
		"2017-01-08": "8 January 2017", "2017-01-08~": "about 8 January 2017", "2017-01-08?": "perhaps 8 January 2017", "199X": "the 1990s",
		"2016-22": "summer 2016", "2017-01": "January 2017", "2016-12-21/2016-12-31": "21 December 2016 – 31 December 2016", "": "",
		"2016~": "about 2016", "2017-01%": "perhaps about January 2017", "2016/..": "from 2016 on", "../2016-24": "until winter 2016", "2016/": "from 2016 to a time unknown",
		"/2016~": "from a time unknown to about 2016", "2004-06~/2006-08?": "about June 2004 – perhaps August 2006",
	} {
		if have := p.edtf(value); have != want {
			t.Errorf("edtf(%q) = %q, want %q", value, have, want)
		}
	}
}
