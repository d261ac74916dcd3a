package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

func TestDateLines(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"2017-01-08", "2017-01-08"},
		{"2017/1/8", "2017-01-08"},
		{"2017-01-08T09:40:11+0330", "2017-01-08T09:40:11+03:30"},
		{"2017-01-08T09:40:11.123Z", "2017-01-08T09:40:11Z"},
		{"January 8, 2017", "2017-01-08"},
		{"Jan. 8,2017", "2017-01-08"},
		{"8 Jan 2017 09:40 GMT", "2017-01-08T09:40Z"},
		{"8 Jan 2017, 9.40", ""},
		{"8-Jan-2017", "2017-01-08"},
		{"8.1.2017", "2017-01-08"},
		{"08.01.2017 17:34 Uhr", "2017-01-08T17:34"},
		{"18 December 2016 - 17:34", "2016-12-18T17:34"},
		{"Sunday, 8 January 2017", "2017-01-08"},
		{"Sun, 8th of January, 2017 | 5:34 PM (UTC+3:30)", "2017-01-08T17:34+03:30"},
		{"Published: Jan 8, 2017 12:05am", "2017-01-08T00:05"},
		{"Date: 13/01/2017", "2017-01-13"},
		{"01/13/2017", "2017-01-13"},
		{"Posted on January 8, 2017 at 17:34:09", "2017-01-08T17:34:09"},
		{"Sonntag, 8. Januar 2017", "2017-01-08"},
		{"dimanche 8 janvier 2017 à 17h34", "2017-01-08T17:34"},
		{"1er mars 2017", "2017-03-01"},
		{"domingo, 8 de enero de 2017", "2017-01-08"},
		{"8 января 2017 г., 17:34", "2017-01-08T17:34"},
		{"الأحد ٨ كانون الثاني/يناير ٢٠١٧", "2017-01-08"},
		{"۸ ژانویه ۲۰۱۷", "2017-01-08"},
		{"Published 8 January 2017 | Updated 9 January 2017", "2017-01-08"},
		// No dates, or more than a date.
		{"January 2017", ""},
		{"January 8", ""},
		{"On January 8, 2017, the talks began", ""},
		{"Talks of 8 January 2017", ""},
		{"2017", ""},
		{"17:34", ""},
		{"8 8 January 2017", ""},
		{"May 2017 be better", ""},
	} {
		s, ok := dateLine(tt.line)
		if s.date.String() != tt.want || ok != (tt.want != "") {
			t.Errorf("%q: %q, %v; want %q", tt.line, s.date, ok, tt.want)
		}
	}
}

func TestDateLinesThatCannotBeRead(t *testing.T) {
	for _, line := range []string{"08/01/2017", "31 February 2017", "8 January 2017 25:00", "2017-13-01"} {
		if s, ok := dateLine(line); !ok || s.problem == "" || !s.date.IsZero() {
			t.Errorf("%q: %+v, %v; want a date line with a problem", line, s, ok)
		}
	}
	if s, ok := dateLine("Updated: 8 January 2017"); !ok || !s.updated {
		t.Errorf("a time of change is read as %+v, %v", s, ok)
	}
}

func TestStatementsOfRights(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"All Content by Halden Wire is licensed under a Creative Commons Attribution 4.0 International License.", "CC-BY-4.0"},
		{"This work is licensed under a Creative Commons Attribution-ShareAlike 3.0 Unported License.", "CC-BY-SA-3.0"},
		{"Licensed under CC BY-NC-ND 4.0", "CC-BY-NC-ND-4.0"},
		{"Creative Commons Attribution-NonCommercial-ShareAlike 2.5 Generic (CC BY-NC-SA 2.5)", "CC-BY-NC-SA-2.5"},
		{"Creative Commons Attribution – Non Commercial – No Derivatives 3.0", "CC-BY-NC-ND-3.0"},
		{"This article is available under https://creativecommons.org/licenses/by-nd/4.0/", "CC-BY-ND-4.0"},
		{"https://creativecommons.org/licenses/by/3.0/us/", "CC-BY-3.0-US"},
		{"CC BY 3.0 IGO", "CC-BY-3.0-IGO"},
		{"CC-BY-1.0", "CC-BY-1.0"},
		{"CC BY 2.0 by Jane Roe", "CC-BY-2.0"},
		{"Creative Commons Attribution 3.0 Germany License", "CC-BY-3.0-DE"},
		{"Except where otherwise noted, content is licensed under CC BY 4.0.", "CC-BY-4.0"},
		{"Licensed under CC BY-SA", "CC-BY-SA"},
		{"Published under CC by 3.0", "CC-BY-3.0"},
		{"Published under CC by", "CC-BY"},
		{"Copyleft © 2009–2016 Halden Wire CC-BY-SA.", "CC-BY-SA"},
		{"Creative Commons Attribution-NonCommercial", "CC-BY-NC"},
		{"https://creativecommons.org/licenses/by-nc-sa/", "CC-BY-NC-SA"},
		{"CC0 1.0", "CC0-1.0"},
		{"This text is released under CC0.", "CC0-1.0"},
		{"https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"},
		{"Public domain", archive.PublicDomain},
		{"This report is in the public domain.", archive.PublicDomain},
		{"https://creativecommons.org/publicdomain/mark/1.0/", archive.PublicDomain},
		{"All rights reserved.", archive.AllRightsReserved},
		{"© 2017 Norrowby Courier", archive.AllRightsReserved},
		{"Copyright (c) 2017 Norrowby Courier. All Rights Reserved.", archive.AllRightsReserved},
		{"Tous droits réservés", archive.AllRightsReserved},
		{"Все права защищены", archive.AllRightsReserved},
		{"جميع الحقوق محفوظة", archive.AllRightsReserved},
		// Prose about rights is no statement of them.
		{"The agency published its archive under a Creative Commons Attribution 4.0 licence.", ""},
		{"This licence, he said, is Creative Commons Attribution 4.0.", ""},
		{"This report on the public domain was praised by ministers.", ""},
		{"The rights of the council were reserved.", ""},
		{"Copyright law is to be reformed, and the council has asked for a report that sets out what could be changed in the next year, what could wait, and who should be heard before it is.", ""},
	} {
		c, ok := claimOf(tt.text)
		if c.id != tt.want || ok != (tt.want != "") || c.problem != "" {
			t.Errorf("%q: %+v, %v; want %q", tt.text, c, ok, tt.want)
		}
	}
}

func TestStatementsOfRightsThatAreUnclear(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"This text is licensed under Creative Commons.", "it does not name which Creative Commons licence"},
		{"CC by Jane Roe", "it does not name which Creative Commons licence"},
		{"CC BY 5.0", "there is no version 5.0 of CC-BY"},
		{"CC BY-ND-SA 4.0", "no Creative Commons licence is both ShareAlike and NoDerivatives"},
		{"https://creativecommons.org/licenses/by/3.0/br/", "it names CC-BY-3.0 for br, for which there is no SPDX identifier"},
		{"© 2017 Norrowby Courier. All rights reserved. Licensed under CC BY 4.0.", "it grants a licence and reserves all rights"},
	} {
		if c, ok := claimOf(tt.text); !ok || c.id != "" || c.problem != tt.want {
			t.Errorf("%q: %+v, %v; want problem %q", tt.text, c, ok, tt.want)
		}
	}
}

func TestStatementsOfRightsTogether(t *testing.T) {
	for _, tt := range []struct {
		said          []string
		want, problem string
	}{
		{[]string{"CC BY-SA", "CC BY-SA 4.0"}, "CC-BY-SA-4.0", ""},
		{[]string{"CC BY-SA 4.0", "CC BY-SA"}, "CC-BY-SA-4.0", ""},
		{[]string{"CC BY-SA", "CC BY-SA"}, "CC-BY-SA", ""},
		{[]string{"© 2017 Norrowby Courier", "CC BY-SA"}, "CC-BY-SA", ""},
		{[]string{"CC BY-SA", "CC BY-SA 3.0", "CC BY-SA 4.0"}, "", "it contradicts another statement of rights"},
		{[]string{"CC BY-SA", "CC BY 4.0"}, "", "it contradicts another statement of rights"},
		{[]string{"CC BY", "CC BY-NC"}, "", "it contradicts another statement of rights"},
	} {
		var claims []claim
		for _, s := range tt.said {
			c, ok := claimOf(s)
			if !ok {
				t.Fatalf("%q is no statement of rights", s)
			}
			claims = append(claims, c)
		}
		if id, _, problem := rightsOf(claims); id != tt.want || problem != tt.problem {
			t.Errorf("%q: %q, problem %q; want %q, %q", tt.said, id, problem, tt.want, tt.problem)
		}
	}
}

// A copyright notice and a licence go together: the licence is what the notice's owner grants.
func TestNoticeDoesNotContradictALicence(t *testing.T) {
	for _, foot := range []string{"© 2017 Norrowby Courier\n\nCC BY 4.0\n", "CC BY 4.0\n\n© 2017 Norrowby Courier\n"} {
		d, err := Text([]byte("The talks have been moved.\n\n"+foot), Options{Sources: testSources()})
		if err != nil || d.Rights != "CC-BY-4.0" || d.Source != "norrowby-courier" {
			t.Errorf("%q: rights %q, source %q, %v", foot, d.Rights, d.Source, err)
		}
	}
}

func TestBylines(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"By Jane Roe", "Jane Roe"},
		{"BY JANE ROE", "JANE ROE"},
		{"by Jane Roe and John Doe", "Jane Roe and John Doe"},
		{"By Jane van der Roe, Mira al-Osk & J. P. Doe", "Jane van der Roe, Mira al-Osk & J. P. Doe"},
		{"By Jane Roe, Senior Correspondent", "Jane Roe"},
		{"Jane Roe, Correspondent", "Jane Roe"},
		{"Von Jana Roe, Politikredaktion", "Jana Roe"},
		{"Par Jeanne Roe, envoyée spéciale à Pell", "Jeanne Roe"},
		{"Juana Roe, corresponsal en Pell", "Juana Roe"},
		{"Jane Roe, Special to the Courier", "Jane Roe"},
		{"By Courier staff", "Courier staff"},
		{"Von Jane Roe", "Jane Roe"},
		{"Автор: Анна Иванова", "Анна Иванова"},
		{"(Reporting by Jane Roe; editing by John Doe)", "Reporting by Jane Roe; editing by John Doe"},
		{"By land and sea", ""},
		{"By the river", ""},
		{"By Monday the talks had failed.", ""},
		{"Jane Roe, the chair", ""},
		{"Norrowby, Pell", ""},
		{"By Jane", ""},
	} {
		if got, ok := bylineOf(tt.line); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q: %q, %v; want %q", tt.line, got, ok, tt.want)
		}
	}
}

func TestDatelines(t *testing.T) {
	for _, tt := range []struct{ text, dateline, agency, rest string }{
		{"NORROWBY - Talks moved.", "NORROWBY", "", "Talks moved."},
		{"NORROWBY -\u00a0 “Talks” moved.", "NORROWBY", "", "“Talks” moved."},
		{"NEW PELL, Skerry — Talks moved.", "NEW PELL, Skerry", "", "Talks moved."},
		{"NORROWBY (HWA)— Talks moved.", "NORROWBY", "HWA", "Talks moved."},
		{"Norrowby (HWA) -- Talks moved.", "Norrowby", "HWA", "Talks moved."},
		{"Norrowby, 8 January 2017 – Talks moved.", "Norrowby, 8 January 2017", "", "Talks moved."},
		{"ST. OSK, Jan. 8 (Halden Wire) - Talks moved.", "ST. OSK, Jan. 8", "Halden Wire", "Talks moved."},
		{"PELL/NORROWBY - Talks moved.", "PELL/NORROWBY", "", "Talks moved."},
		{"OSLO - Talks moved.", "OSLO", "", "Talks moved."},
	} {
		l, ok := leadOf(tt.text)
		if !ok || l.dateline != tt.dateline || l.agency != tt.agency || tt.text[l.size:] != tt.rest {
			t.Errorf("%q: %+v, %v", tt.text, l, ok)
		}
	}
	for _, text := range []string{"Pell - Talks moved.", "HWA - Talks moved.", "TASS - Talks moved.", "NORROWBY: Talks moved.", "Pell, Skerry – Talks moved."} {
		if l, ok := leadOf(text); !ok || l.dateline != "" {
			t.Errorf("%q: %+v, %v; want a sign that is no certain dateline", text, l, ok)
		}
	}
	for _, text := range []string{
		"Pell – which had asked for the talks – was glad.", "BREAKING - Talks moved.", "The well-known town - Pell - was glad.",
		"Talks moved. Pell - Osk was glad.", "HWA: Talks moved.", "Pell: Talks moved.", "A-B", "– Talks moved.", "-",
	} {
		if l, ok := leadOf(text); ok {
			t.Errorf("%q: %+v; want no lead", text, l)
		}
	}
}

func TestBoilerplateByPlace(t *testing.T) {
	for _, tt := range []struct {
		in    zone
		lines []string
	}{
		{anywhere, []string{
			"SHARE THIS ARTICLE", "Share on Facebook", "» Share this story on Twitter and WhatsApp", "Tweet this", "Read more", "READ MORE »",
			"Read the full story", "Continue reading below", "Click here to read more", "More news from Pell", "Related: Storm shuts the quay",
			"Read also: Storm", "Lire aussi : la tempête", "Читайте также: шторм", "Send comment", "Leave a Reply", "View 12 comments",
			"Subscribe to our newsletter", "Sign up now", "Sign up for our daily briefing, free of charge", "Follow us on Twitter and Facebook",
			"Follow @courier on Instagram", "Download our app", "We use cookies to improve this site.", "By continuing you accept our cookies",
			"Accept all cookies", "ADVERTISEMENT", "Story continues below advertisement",
		}},
		{edges, []string{
			"Comments", "Comments (3)", "Print", "Home | News | Contact us", "Skip to main content", "Tags: quay, storm",
			"#quay #storm", "Most read", "You may also like", "Email", "Listen to this article",
		}},
		{footOnly, []string{
			"Please type in your comment here.", "Comments that are offensive will not be published", "Your email address will not be published.",
			"The Courier’s website can also be found at the following address:", "Visit www.courier.example for more", "www.courier.example",
			"news@courier.example", "Courier on Roku", "Get it on Google Play", "Tel: +44 1 234 567", "***", "-30-", "ENDS",
		}},
	} {
		for _, line := range tt.lines {
			k := kindOf(line, tt.in)
			if k == nil {
				t.Errorf("%q is not boilerplate", line)
			} else if k.zone != tt.in {
				t.Errorf("%q is boilerplate of zone %d; want %d", line, k.zone, tt.in)
			}
		}
	}
}

func TestProseIsNoBoilerplate(t *testing.T) {
	for _, line := range []string{
		"He asked readers to share this article widely.",
		"Share prices fell in Pell.",
		"Read more slowly, the teacher said.",
		"Related work had been done before the storm.",
		"More than forty boats were lost.",
		"Follow the money, the chair told the council.",
		"Subscribe to a theory and you will find the facts for it, she said.",
		"Comments by the chair were offensive, members of the council said on Sunday.",
		"The council declined to comment.",
		"We use cookies as bait, the fisherman said.",
		"Tweets were sent.",
		"He announced it on Twitter.",
		"The report can be read on the council’s website.",
		"Print is not dead in Norrowby.",
		"The end of the talks was not in sight.",
		"Send help, the harbour master wrote.",
		"Topics ranged from fish to ferries.",
		"Home at last.",
	} {
		if k := kindOf(line, footOnly); k != nil {
			t.Errorf("%q: %s", line, k.why)
		}
	}
}

func TestLanguages(t *testing.T) {
	for want, text := range map[string]string{
		"en": "The talks on the harbour have been moved to Pell, the council said on Sunday, and it was not clear when they would be held.",
		"fr": "Les discussions sur le port ont été déplacées dans une autre ville, a dit le conseil dimanche, et il ne sait pas quand elles auront lieu.",
		"de": "Die Gespräche über den Hafen sind in eine andere Stadt verlegt worden, wie der Rat am Sonntag sagte, und es ist nicht klar, wann sie sein werden.",
		"es": "Las conversaciones sobre el puerto se han trasladado a otra ciudad, según dijo el consejo el domingo, y no está claro cuándo se van a celebrar.",
		"ru": "Переговоры о порте были перенесены в другой город, как сообщил совет в воскресенье, и пока не ясно, когда они состоятся, но это будет после зимы.",
		"ar": "قال المجلس يوم الأحد إن المحادثات التي كانت في الميناء قد نقلت إلى مدينة أخرى بعد أسبوع من العواصف، وأن الجولة بين الطرفين من المحادثات تعقد في الربيع.",
		"fa": "شورا روز یکشنبه گفت که گفتگوها به شهر دیگری برده شده است و این کار را برای آن کرد که باید در بهار از نو آغاز شود و تا پاییز نیز ادامه یابد.",
		"uk": "Переговори про порт було перенесено до іншого міста, як повідомила рада в неділю, і поки що не ясно, коли вони відбудуться, але це буде після зими, та й не всі за те.",
		"el": "Οι συνομιλίες για το λιμάνι μεταφέρθηκαν σε άλλη πόλη.",
		"ja": "港についての話し合いは別の町で行われることになったと評議会は日曜日に発表した。",
		"zh": "市议会星期日宣布关于港口的会谈已经转移到另外一个城市举行。",
		"ko": "시의회는 일요일에 항구에 관한 회담이 다른 도시로 옮겨졌다고 밝혔다.",
	} {
		if got := languageOf([]string{text}); got != want {
			t.Errorf("%q is read as %q; want %q", text, got, want)
		}
	}
}

func TestUncertainLanguageIsLeftOut(t *testing.T) {
	for _, text := range []string{
		"Talks moved", "", "Сенің қалаң қай жерде тұр, досым? Ол жақта теңіз бар ма, әлде өзен бе, ыстық па?",
		"Jane Roe 12, John Doe 14, Mira Osk 7",
		strings.Repeat("Norrowby Pell Skerry Halden ", 10),
		"The talks have moved, and it is not clear to the council when. Die Gespräche sind verlegt, und es ist dem Rat nicht klar, wann und wo.",
	} {
		if got := languageOf([]string{text}); got != "" {
			t.Errorf("%q is read as %q; want nothing", text, got)
		}
	}
}

func TestProposedTitles(t *testing.T) {
	for _, tt := range []struct{ text, language, want string }{
		{"Talks moved. They were late.", "en", "Talks moved"},
		{"Will Mr. Roe and Dr. Osk of the U.S. Council agree? Perhaps.", "en", "Will Mr. Roe and Dr. Osk of the U.S. Council agree?"},
		{"The  talks\u00a0moved", "en", "The talks moved"},
		{strings.Repeat("harbour ", 9) + "of the talks on the quay and on the river in the spring.", "en", strings.TrimSpace(strings.Repeat("harbour ", 9)) + " of the talks…"},
		{"The chair of the council in Norrowby said on Sunday that she had called the plan “a ship without a captain” twice.", "en", "The chair of the council in Norrowby said on Sunday that she had called the plan…"},
		{strings.Repeat("港", 200), "zh", strings.Repeat("港", 89) + "…"},
	} {
		if got := proposeTitle(tt.text, tt.language); got != tt.want {
			t.Errorf("%q: %q; want %q", tt.text, got, tt.want)
		}
	}
}

func TestLinesOfWrappedTextsAreJoined(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"one line, one paragraph", "One sentence.\nAnother sentence.\nA third one.", []string{"One sentence.", "Another sentence.", "A third one."}},
		{"list", "Boats lost\nForty in Pell\nTwo in Norrowby, where the storm was weaker than on the river\nNone in Skerry", []string{
			"Boats lost", "Forty in Pell", "Two in Norrowby, where the storm was weaker than on the river", "None in Skerry",
		}},
		{"wrapped", "The talks on the harbour\nof Norrowby have been\nmoved to Pell, the\ncouncil said.\nNo day was named for the\nnext round of them.", []string{
			"The talks on the harbour of Norrowby have been moved to Pell, the council said.", "No day was named for the next round of them.",
		}},
		{"no spaces", "港についての話し合い\n別の町で行われること\nになったと評議会は日\n曜日に発表した。", []string{
			"港についての話し合い", "別の町で行われること", "になったと評議会は日", "曜日に発表した。",
		}},
	} {
		lines := splitLines(tt.text)
		var got []string
		for _, u := range unitsOf(lines, wrapWidth(lines), func(string) bool { return false }) {
			got = append(got, u.text)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.name, diff)
		}
	}
}

func TestSections(t *testing.T) {
	for _, tt := range []struct{ first, want string }{
		{"News \u00a0 / \u00a0 Politics", "News / Politics"},
		{"Home > World > Middle East", "World / Middle East"},
		{"World » Harbours", "World / Harbours"},
		{"POLITICS", "POLITICS"},
		{"Norrowby / Pell", ""},
		{"Storm", ""},
	} {
		d, err := Text([]byte(tt.first+"\n\nHarbour talks move\n\nThe talks have been moved.\n"), Options{})
		if err != nil || d.Section != tt.want {
			t.Errorf("%q: %q, %v; want %q", tt.first, d.Section, err, tt.want)
		}
	}
}
