package render_test

import (
	"fmt"
	"slices"

	"gloss/build/view"
)

// sampleChart is a picture with events that stand close together, a lane without bars and a long name.
func sampleChart(id string) view.Chart {
	bar := func(x string, height int) view.Bar {
		return view.Bar{X: x, Width: "1.2%", Y: 24 - height, Height: height, Title: "3 articles, week of 6 April 1998"}
	}
	return view.Chart{
		ID: id, Label: "Articles over time, by outlet", Caption: "Articles a week, by outlet; most, 9, in the week of 6 April 1998.", Unit: "Week", Head: 52,
		Lanes: []view.Lane{
			{Link: view.Link{Name: "Harbour Gazette", Href: "gazette.html"}, Label: "Harbour Gazette: 12 articles", Count: 12, Bars: []view.Bar{bar("10%", 8), bar("34.5%", 24), bar("97%", 2)}},
			{Link: view.Link{Name: "صحيفة المرفأ", Href: "marfa.html"}, Label: "صحيفة المرفأ: 1 article", Count: 1, Bars: []view.Bar{bar("34.5%", 3)}},
			{Link: view.Link{Name: "Others"}, Label: "Others: 0 articles"},
		},
		Marks: []view.ChartMark{
			{Link: view.Link{Name: "Harbour Accord", Href: "accord.html"}, Short: "Harbour Accord", Title: "Harbour Accord, 12 April 1998", X: "34%", Y: 19, Below: 24},
			{Link: view.Link{Name: "Signing of the Fishing Grounds Act", Href: "act.html"}, Short: "Signing of the…", Title: "Signing of the Fishing Grounds Act, 13 April 1998", X: "36%", Y: 43, Below: 48},
			{Link: view.Link{Name: "Winter of rest", Href: "winter.html"}, Short: "Winter of rest", Title: "Winter of rest", X: "98%", Y: 19, Below: 24, End: true},
		},
		Ticks: []view.ChartTick{{Link: view.Link{Name: "Mar 1998", Href: "03.html"}, X: "0%"}, {Link: view.Link{Name: "Apr"}, X: "40%"}, {Link: view.Link{Name: "May", Href: "05.html"}, X: "82%"}},
		Table: []view.ChartRow{{When: "Week of 2 March 1998", Counts: []int{3, 0, 0}}, {When: "Week of 6 April 1998", Counts: []int{8, 1, 0}}},
	}
}

func sampleEvidence() []view.Evidence {
	return []view.Evidence{
		{Words: "Mira Voss", Here: "#m1", There: "walks.html#m2"},
		{Words: "“carried a lantern along the mole …”", Here: "#p1", There: "walks.html#p3"},
		{Words: "the same words", There: "walks.html#p4"},
	}
}

func sampleStories() view.Stories {
	lantern := view.StoryEntry{Link: view.Link{Name: "The night of the lantern", Href: "lantern.html"}, When: "12 – 14 Apr 1998", Text: "4 articles from 3 outlets, one of them a copy."}
	return view.Stories{
		Frame: frame("stories/index.html", "Stories"), Heading: "Stories", Intro: "9 stories, newest first.",
		Groups: []view.StoryGroup{
			{Heading: "April 1998", ID: "m1998-04", Entries: []view.StoryEntry{lantern, {Link: view.Link{Name: "فانوس على الرصيف", Href: "lantern.html"}, When: "3 Apr 1998", Text: "2 articles."}}},
			{Heading: "Undated", ID: "undated", Entries: []view.StoryEntry{{Link: view.Link{Name: "A quiet tide", Href: "lantern.html"}, Text: "2 articles."}}},
		},
	}
}

func passagePlaces() []view.PassagePlace {
	runs := func(words ...string) []view.Run {
		var out []view.Run
		for i, w := range words {
			out = append(out, view.Run{Text: w, Key: i%2 == 1})
		}
		return out
	}
	return []view.PassagePlace{
		{Outlet: "Harbour Gazette", Date: date(13), Href: "../articles/lantern.html#p1", Language: "en", Dir: "ltr", Runs: runs("The harbour minister, ", "Mira Voss", ", ", "carried a lantern", " along ", "the mole at Port Hael", ".")},
		{Outlet: "Evening Star", Date: date(12), Href: "../articles/walks.html#p3", Language: "en", Dir: "ltr", Runs: runs("", "Mira Voss", " walked ", "the mole at Port Hael", " and ", "carried a lantern", ", as she had said she would.")},
		{Outlet: "صحيفة المرفأ", Date: date(14), Href: "../articles/arabic.html#p1", Language: "ar", Dir: "rtl", Runs: runs("حملت ", "ميرا فوس", " فانوسا على رصيف ", "بورت هايل", ".")},
	}
}

// sampleStory is one of three outlets and two scripts, with a copy.
func sampleStory() view.Story {
	places := passagePlaces()
	outlet := func(name string) view.Link { return view.Link{Name: name, Href: "../sources/harbour-gazette.html"} }
	return view.Story{
		Frame: frame("stories/lantern.html", "The night of the lantern"), ID: "lantern", Headline: "The night of the lantern",
		Standfirst: "3 accounts from 3 outlets, 12 – 14 April 1998; beside them 1 copy, counted nowhere.", About: "<p>What three papers made of <em>one</em> walk.</p>",
		Course: sampleChart("course-chart"),
		Accounts: []view.Account{
			{Link: view.Link{Name: "Minister walks the mole", Href: "../articles/walks.html"}, ID: "account-1", Outlet: outlet("Evening Star"), Date: date(12), Why: "The first report.", Text: "Mira Voss walked the mole at Port Hael."},
			{Link: view.Link{Name: "A lantern on the mole settles what nine winters of talk could not", Href: "../articles/lantern.html"}, ID: "account-2", Outlet: outlet("Harbour Gazette"), Date: date(13), Why: "With Evening Star of 12 Apr 1998: both name Mira Voss (in 4 articles here); 1 day apart.", Evidence: sampleEvidence()},
			{Link: view.Link{Name: "فانوس على الرصيف", Href: "../articles/arabic.html"}, ID: "account-3", Outlet: outlet("صحيفة المرفأ"), Date: date(14), Showing: "Abstract", Why: "By the editor’s word.", Text: "حملت ميرا فوس فانوسا."},
			{Link: view.Link{Name: "Lantern settles talk", Href: "../articles/long.html"}, ID: "account-4", Date: date(14), CopyOf: view.Link{Name: "Harbour Gazette of 13 Apr 1998", Href: "../articles/lantern.html"}},
		},
		Naming: view.NamingTable{
			Outlets: []view.Link{outlet("Evening Star"), outlet("Harbour Gazette"), outlet("صحيفة المرفأ")}, More: 4,
			Rows: []view.NamingRow{
				{Link: view.Link{Name: "Mira Voss", Href: "../people/mira-voss.html"}, Type: "person", Counts: []int{3, 5, 1}},
				{Link: view.Link{Name: "Featherstonehaugh-Throckmorton", Href: "../people/nobody.html"}, Type: "person", Counts: []int{0, 2, 0}, Only: true},
			},
		},
		Basis:    "One account is an abstract. Of an abstract the words are the archive’s own, but for those in quotation marks.",
		Passages: []view.Passage{{ID: "passage-1", Here: "#passage-1", Similarity: 71, Outlets: 3, Places: places}, {ID: "passage-2", Here: "#passage-2", Similarity: 38, Outlets: 2, Places: places[:2]}},
		More:     "2 more passages are told alike; the pages below that set two accounts side by side have them.",
		Differences: []view.Difference{
			{Kind: "date", Heading: "When it was", Sides: []view.DifferenceSide{{PassagePlace: places[0], Value: "12 April 1998"}, {PassagePlace: places[1], Value: "11 April 1998", Others: "and 1 more account"}}},
			{Kind: "speaker", Heading: "Who said it", Sides: []view.DifferenceSide{{PassagePlace: places[1], Value: "Mira Voss"}, {PassagePlace: places[2], Value: "Ottoline Marl"}}},
		},
		Wordings: []view.OutletWords{
			{Link: outlet("Harbour Gazette"), Size: "1,204 words in 2 accounts", Words: []view.OutletWord{{Word: "paper net", Href: "../articles/lantern.html#p2", Language: "en", Dir: "ltr", Count: 4, Archive: 5, Z: "2.1", Strong: true}, {Word: "idleness", Href: "../articles/lantern.html#p6", Language: "en", Dir: "ltr", Count: 2, Archive: 2, Z: "0.9"}}},
			{Link: outlet("صحيفة المرفأ"), Size: "88 words in 1 account", Words: []view.OutletWord{{Word: "فانوسا", Href: "../articles/arabic.html#p1", Language: "ar", Dir: "rtl", Count: 2, Archive: 2, Z: "1.0"}}},
			{Link: outlet("Evening Star"), Size: "90 words in 1 account"},
		},
		Copies: []view.CopyDiff{{
			Link: view.Link{Name: "Lantern settles talk", Href: "../articles/long.html"}, ID: "copy-4", Outlet: "Coast Wire", Date: date(14), Of: view.Link{Name: "A lantern on the mole", Href: "../articles/lantern.html"}, OfOutlet: "Harbour Gazette",
			Summary: "2 words taken out and 3 words put in; 96 words are the same.", Language: "en", Dir: "ltr",
			Edits: []view.Edit{{Kind: "same", Text: "On Sunday the"}, {Kind: "del", Text: "harbour minister,"}, {Kind: "ins", Text: "minister of harbours,"}, {Kind: "same", Text: "Mira Voss, carried a lantern"}, {Kind: "gap", Text: "84 words the same"}},
		}},
		Compare: "compare/lantern.html",
	}
}

// sampleCompare is three accounts in two scripts, of which two are chosen.
func sampleCompare() view.Compare {
	places := passagePlaces()
	account := func(n int, chosen bool) view.Compared {
		p := places[n-1]
		return view.Compared{
			Link:   view.Link{Name: "A lantern on the mole settles what nine winters of talk could not", Href: "../../articles/lantern.html"},
			Number: n, ID: fmt.Sprintf("account-%d", n), Key: fmt.Sprintf("lantern-%d", n), Outlet: view.Link{Name: p.Outlet, Href: "../../sources/harbour-gazette.html"},
			Date: p.Date, Language: p.Language, Dir: p.Dir, Total: 9, Chosen: chosen,
		}
	}
	cell := func(n int, with string, paragraphs int) view.CompareCell {
		p := places[n-1]
		c := view.CompareCell{Account: n, With: with, First: n, Outlet: p.Outlet, Href: "../" + p.Href, Paragraph: n, Language: p.Language, Dir: p.Dir}
		runs := slices.Clone(p.Runs)
		for i := range runs {
			if runs[i].Key = runs[i].Key && with != ""; runs[i].Key {
				runs[i].With = with
			}
		}
		for range paragraphs {
			c.Paragraphs = append(c.Paragraphs, view.ComparedParagraph{Runs: runs})
		}
		return c
	}
	moved := cell(3, "1", 1)
	moved.Moved, moved.Similarity = true, 40
	second := account(2, false)
	second.Copies = []view.Link{{Name: "Coast Wire of 14 Apr 1998", Href: "../../articles/long.html"}, {Name: "Coast Wire of 15 Apr 1998", Href: "../../articles/long.html"}}
	return view.Compare{
		Frame: frame("stories/compare/lantern.html", "Side by side"), Story: view.Link{Name: "The night of the lantern", Href: "../lantern.html"},
		Heading: "The night of the lantern", Intro: "3 accounts; passages told by two or more: 2.", Basis: "One account is an abstract.",
		Left: "The texts are so long that 12 sentences are left out.", Count: "3 accounts", Choice: true,
		Accounts: []view.Compared{account(1, true), second, account(3, true)},
		Rows: []view.CompareRow{
			{Cells: []view.CompareCell{cell(1, "2 3", 1), cell(2, "1 3", 1), cell(3, "1 2", 1)}},
			{Cells: []view.CompareCell{cell(2, "", 2)}},
			{Cells: []view.CompareCell{cell(1, "3", 1), moved}},
			{Cells: []view.CompareCell{cell(3, "", 3)}},
		},
	}
}

func sampleTimeline() view.Timeline {
	return view.Timeline{
		Frame: frame("timeline.html", "Timeline"), Heading: "Timeline", Intro: "Events of the registry, stories and articles in order of time.", Chart: sampleChart("coverage-chart"),
		Events: []view.TimelineEvent{
			{Link: view.Link{Name: "Harbour Accord", Href: "events/accord.html"}, When: "12 Apr 1998", Title: "Harbour Accord, 12 April 1998", X: "40%", Width: "0.5%", Point: true, Articles: 12},
			{Link: view.Link{Name: "Nine winters of talk", Href: "events/talk.html"}, When: "1989 – 1998", Title: "Nine winters of talk", X: "0%", Width: "40%", Before: true, Articles: 3},
			{Link: view.Link{Name: "Winter of rest", Href: "events/winter.html"}, When: "from Nov 1998", Title: "Winter of rest", X: "80%", Width: "20%", Open: true},
		},
		Ticks: sampleChart("").Ticks, More: "2 more events are named by fewer articles, and stand in the table alone.",
		Years: []view.YearLink{{Link: view.Link{Name: "1997", Href: "timeline/1997.html"}, Count: 129}, {Link: view.Link{Name: "1998", Href: "timeline/1998.html"}, Count: 1019, Current: true}},
		Groups: []view.TimelineGroup{{Heading: "April 1998", ID: "m1998-04", Rows: []view.TimelineRow{
			{Link: view.Link{Name: "425 articles", Href: "articles/1998/04.html"}, When: "April 1998", Kind: "articles", What: "Articles"},
			{Link: view.Link{Name: "Harbour Accord", Href: "events/accord.html"}, When: "12 Apr 1998", Kind: "event", What: "Event", Text: "Divides the fishing grounds into three."},
			{Link: view.Link{Name: "The night of the lantern", Href: "stories/lantern.html"}, When: "12 – 14 Apr 1998", Kind: "story", What: "Story", Text: "4 articles from 3 outlets, one of them a copy.", Compare: "stories/compare/lantern.html"},
		}}},
		Older: view.Link{Name: "1997", Href: "timeline/1997.html"},
	}
}
