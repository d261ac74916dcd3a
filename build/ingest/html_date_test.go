package ingest

import (
	"strings"
	"testing"
)

func TestDatesWithinLines(t *testing.T) {
	for _, tt := range []struct{ line, language, want string }{
		{"Posted by jroe on May 7, 2009 under Harbour", "en", "2009-05-07"},
		{"Published on August 19, 2019", "", "2019-08-19"},
		{"Jane Roe, 21. Jan. 2015", "de", "2015-01-21"},
		{"Von Jane Roe | Montag, 6. Mai 2024, 09:40 Uhr | 3 Kommentare", "de", "2024-05-06T09:40"},
		{"来源：港口报 2024年05月06日 09:40", "zh", "2024-05-06T09:40"},
		{"Erstellt: 06.05.24", "de", "2024-05-06"},
		{"Le 03/05/2024 à 9:40", "fr", "2024-05-03T09:40"},
		{"Posted 03/05/2024", "en-US", "2024-03-05"},
		{"Posted 03/05/2024", "en-GB", "2024-05-03"},
		{"Posted 03/05/2024", "en", ""}, // written both ways
		{"Posted 03/25/2024", "en", "2024-03-25"},
		{"Version 1.2.24 of the timetable", "en", ""},
		{"12 comments, 2024 views", "en", ""},
		{"May 2024", "en", ""},
		{"31 February 2024", "en", ""},
		{"", "", ""},
	} {
		got := ""
		if s, ok := dateIn(tt.line, tt.language); ok {
			got = s.date.String()
		}
		if got != tt.want {
			t.Errorf("%q in %q: %q, want %q", tt.line, tt.language, got, tt.want)
		}
	}
}

func TestDatesInAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"https://courier.example/2024/05/06/ferry":        "2024-05-06",
		"https://courier.example/2024/5/6/":               "2024-05-06",
		"https://courier.example/news/2024-05-06-ferry":   "2024-05-06",
		"https://courier.example/news/20240506/c_112.htm": "2024-05-06",
		"https://courier.example/2024/05/ferry":           "",
		"https://courier.example/2024/13/06/ferry":        "",
		"https://courier.example/a-20240506123":           "",
		"https://20240506.example/ferry":                  "",
		"":                                                "",
	} {
		if got := addressDate(address).String(); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

// Of the dates that stand about a page the one of publication is taken, and reported as found rather than stated.
func TestDateOfPageWithoutStatement(t *testing.T) {
	prose := strings.Repeat("<p>The ferry stayed in port on Sunday, said the harbour master, since the sea was high and nobody wanted to cross.</p>\n", 6)
	for _, tt := range []struct{ name, head, foot, want string }{
		{"above", `<p>By Jane Roe | 6 May 2024 | Harbour</p>`, `<p class="date">7 June 2023</p>`, "2024-05-06"},
		{"updated only", `<p class="date">Updated on 6 May 2024</p>`, "", "2024-05-06"},
		{"not the update", `<p class="date">Updated on 8 May 2024</p>`, `<p class="date">Printed on 6 May 2024</p>`, "2024-05-06"},
		{"before the web", `<p class="date">6 May 1824</p>`, "", ""},
		{"in the address", `<link rel="canonical" href="https://courier.example/2024/05/06/ferry"><p class="date">7 June 2024</p>`, "", "2024-05-06"},
		{"nowhere", "", "", ""},
	} {
		d, err := HTML([]byte("<html lang=en><body><article><h1>Ferry stays</h1>"+tt.head+prose+"</article><div>"+tt.foot+"</div></body></html>"), Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := d.Published.String(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A Persian page prints its day by the Solar Hijri calendar, in words or in numbers.
func TestDateOfPersianPage(t *testing.T) {
	prose := strings.Repeat("<p>شورای شهر در روز یکشنبه اعلام کرد که گفتگوها برای آینده بندر به شهر دیگر منتقل شده است و از این پس در آن برگزار می\u200cشود و همه باید آن را بدانند.</p>\n", 6)
	for line, want := range map[string]string{
		"شنبه ۱۸ دی ۱۳۹۵ - ۱۷:۳۴":              "2017-01-07T17:34",
		"تاریخ انتشار: ۱۳۹۵/۱۰/۱۸":             "2017-01-07",
		"کد خبر: ۴۷۱۱ | ۱۸ دی ۱۳۹۵ ساعت ۱۷:۳۴": "2017-01-07T17:34",
		"۷ ژانویه ۲۰۱۷":                        "2017-01-07",
	} {
		d, err := HTML([]byte("<html lang=fa dir=rtl><meta charset=utf-8><body><article><h1>گفتگوهای بندر</h1><p>"+line+"</p>"+prose+"</article></body></html>"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if have := d.Published.String(); have != want {
			t.Errorf("%q: %q, want %q; %v", line, have, want, d.Warnings)
		}
	}
}
