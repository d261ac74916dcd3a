package render_test

import "gloss/build/view"

// sampleSaid is a quotation of each kind and one in another script.
func sampleSaid() []view.Said {
	lantern := view.Link{Name: "A lantern on the mole settles what nine winters of talk could not", Href: "../articles/lantern.html"}
	return []view.Said{
		{Link: lantern, Place: "../articles/lantern.html#q1", Words: "Nobody signs for the tide,", Speech: "direct", How: "named", Why: "Direct speech of Mira Voss, named beside it.", Outlet: "Harbour Gazette", Date: date(13), Language: "en", Dir: "ltr"},
		{Link: lantern, Place: "../articles/lantern.html#q2", Words: "the paper was “wet through” and would have to be written again", Speech: "mixed", How: "pronoun", Outlet: "Harbour Gazette", Date: date(13), Language: "en", Dir: "ltr"},
		{Link: view.Link{Name: "فانوس على الرصيف", Href: "../articles/arabic.html"}, Place: "../articles/arabic.html#q1", Words: "لا أحد يوقع للمد", Speech: "indirect", How: "role", Language: "ar", Dir: "rtl"},
	}
}

func sampleQuotations() view.Quotations {
	return view.Quotations{
		Frame: frame("quotations.html", "Quotations"), Heading: "Quotations", Intro: "4 quotations by 1 speaker, as the articles give them.",
		Index: []view.SpeakerGroup{
			{Letter: "B", ID: "letter-1", Href: "../quotations.html#letter-1"},
			{Letter: "V", ID: "letter-2", Speakers: []view.SpeakerEntry{{Link: view.Link{Name: "Mira Voss", Href: "#by-mira-voss"}, Type: "person", Count: 3}}},
			{Speakers: []view.SpeakerEntry{{Link: view.Link{Name: "Speaker not certain", Href: "#nobody"}, Count: 1}}},
		},
		Speakers: []view.SaidBy{
			{Link: view.Link{Name: "Mira Voss", Href: "people/mira-voss.html"}, ID: "by-mira-voss", Type: "person", Count: 3, Items: sampleSaid()},
			{Link: view.Link{Name: "Speaker not certain"}, ID: "nobody", Count: 1, Items: sampleSaid()[:1]},
		},
		Pager: view.Pager{Page: 1, Pages: 2, Next: "quotations/2.html", Numbers: []view.PagerNumber{{Number: 1}, {Number: 2, Href: "quotations/2.html"}}},
	}
}
