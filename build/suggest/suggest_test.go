package suggest_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/suggest"
)

// input makes an Input of sentences, each on its own line if it follows a newline; known words stand in brackets.
func input(language string, sentences ...string) suggest.Input {
	in := suggest.Input{Language: language}
	for i, s := range sentences {
		if i > 0 && !strings.HasSuffix(in.Text, "\n") {
			in.Text += " "
		}
		in.Sentences = append(in.Sentences, int32(len(in.Text)))
		for s != "" {
			plain, rest, ok := strings.Cut(s, "[")
			in.Text += plain
			if !ok {
				break
			}
			known, after, _ := strings.Cut(rest, "]")
			in.Known = append(in.Known, archive.Span{Start: int32(len(in.Text)), End: int32(len(in.Text) + len(known))})
			in.Text += known
			s = after
		}
	}
	return in
}

func TestNamesAreFoundWithinSentences(t *testing.T) {
	for name, tt := range map[string]struct {
		in   suggest.Input
		want map[string]int // name → places
	}{
		"within a sentence":              {input("en", "The mayor met Eva Lund in Arvo."), map[string]int{"Eva Lund": 1, "Arvo": 1}},
		"at the start of one":            {input("en", "It was cold there.", "Eva Lund left.", "He met Eva Lund."), map[string]int{"Eva Lund": 2}},
		"after a quotation mark":         {input("en", "He said: “Nobody came.”"), map[string]int{}},
		"particles within":               {input("en", "He met Jan van der Berg there."), map[string]int{"Jan van der Berg": 1}},
		"a possessive ending":            {input("en", "It was Lund’s ship."), map[string]int{"Lund": 1}},
		"known already":                  {input("en", "He met [Eva Lund] and Bo."), map[string]int{"Bo": 1}},
		"part of what is known":          {input("en", "He met [Mayor Eva Lund] there."), map[string]int{}},
		"written small elsewhere":        {input("en", "The new Harbour is a harbour."), map[string]int{}},
		"days":                           {input("en", "It was on Monday in May."), map[string]int{}},
		"a language of capital nouns":    {input("de", "Er traf die Ministerin."), nil},
		"Russian":                        {input("ru", "Он встретил Анну Лунд в Арво."), map[string]int{"Анну Лунд": 1, "Арво": 1}},
		"at the Bank of a place":         {input("en", "The head of the Bank of Arvo, Eva Lund, said so."), map[string]int{"Bank of Arvo": 1, "Eva Lund": 1}},
		"a rank by its class":            {input("en", "She met Officer 1st Class Eva Lund on board."), map[string]int{"Eva Lund": 1}},
		"titles before a name":           {input("en", "She met Foreign Minister Eva Lund and Mr. Holm."), map[string]int{"Eva Lund": 1, "Holm": 1}},
		"demonyms":                       {input("en", "She met Norwegian sailors, a Syrian cook and Syrian-Norwegian pilots."), map[string]int{}},
		"initials":                       {input("en", "It was signed by David C. Holm yesterday."), map[string]int{"David C. Holm": 1}},
		"a place before a person":        {input("ru", "Об этом сообщил президент Ирана Михаил Петров."), map[string]int{"Ирана": 1, "Михаил Петров": 1}},
		"Arabic, by context":             {input("ar", "زار الرئيس سامي منصور مدينة أوسلو مع سامي منصور."), map[string]int{"سامي منصور": 2, "أوسلو": 1}},
		"French, by capitals":            {input("fr", "Le maire a rencontré Eva Lund à Arvo."), map[string]int{"Eva Lund": 1, "Arvo": 1}},
		"a long form before its acronym": {input("en", "She left the Union of Sailors and Fishers of Arvo (USFA) in May."), map[string]int{"Union of Sailors and Fishers of Arvo": 1, "USFA": 1}},
		"a long name in parts elsewhere": {
			input("en", "She left the Union of Sailors and Fishers (USF) in May.", "It was Eva Lund who led the Union of Sailors and Fishers."),
			map[string]int{"Union of Sailors and Fishers": 2, "USF": 1, "Eva Lund": 1},
		},
		"a result of two teams":             {input("en", "On the first day it was Norway 2-1 Denmark in Oslo."), map[string]int{"Norway": 1, "Denmark": 1, "Oslo": 1}},
		"a person of a body":                {input("en", "It was written by Robert Holm of the Westby Herald."), map[string]int{"Robert Holm": 1, "Westby Herald": 1}},
		"a preposition at the start":        {input("en", "It was cold.", "Near Bergen they found Eva Lund."), map[string]int{"Bergen": 1, "Eva Lund": 1}},
		"a secretary of something":          {input("en", "She met Secretary of State Robert Holm in Oslo."), map[string]int{"Robert Holm": 1, "Oslo": 1}},
		"an uncommon word at the start":     {input("en", "Rasmussen herself came late."), map[string]int{"Rasmussen": 1}},
		"a common word at the start":        {input("en", "Fish is sold there.", "Rain fell on it."), map[string]int{}},
		"an adjective of a Russian body":    {input("ru", "Об этом сообщила Лундская городская библиотека в мае."), map[string]int{"Лундская городская библиотека": 1}},
		"an announced Russian quotation":    {input("ru", "Об этом сообщает «Новый берег» в пятницу."), map[string]int{"Новый берег": 1}},
		"a body of a state in Russian":      {input("ru", "Об этом заявил представитель МВД Норвегии."), map[string]int{"МВД Норвегии": 1}},
		"an acronym before a person":        {input("ru", "Об этом сказал директор ФИДЕ Сергей Петров."), map[string]int{"ФИДЕ": 1, "Сергей Петров": 1}},
		"a word rarely small":               {input("en", "The word lundology means joy.", "It was a war that Lundology has been waging.", "Visits to Lundology grew."), map[string]int{"Lundology": 2}},
		"a Russian person of a country":     {input("ru", "Об этом заявил министр финансов Новой Зеландии Сэйдзи Накано."), map[string]int{"Новой Зеландии": 1, "Сэйдзи Накано": 1}},
		"a Russian person of a club":        {input("ru", "Полузащитник футбольного клуба Вестби Хотспур Ледли Каннинг ушёл из сборной."), map[string]int{"Вестби Хотспур": 1, "Ледли Каннинг": 1}},
		"a Russian person before a body":    {input("ru", "Так сказал Роман Коновалов Русской службе новостей."), map[string]int{"Роман Коновалов": 1}},
		"a declined acronym":                {input("ru", "Это отметил глава японского МИДа Сэйдзи Накано."), map[string]int{"МИДа": 1, "Сэйдзи Накано": 1}},
		"syllables in Russian":              {input("ru", "Из-под ареста выпущена Аун Сан Чжи Су."), map[string]int{"Аун Сан Чжи Су": 1}},
		"a particle in Russian":             {input("ru", "Он встретил Халида бин Рашида в мае."), map[string]int{"Халида бин Рашида": 1}},
		"a Russian body and its field":      {input("ru", "Представитель Министерства сельского хозяйства Норвегии сообщил об этом."), map[string]int{"Министерства сельского хозяйства Норвегии": 1}},
		"a Russian body with “по”":          {input("ru", "Он стал председателем влиятельного Комитета по иностранным делам в мае."), map[string]int{"Комитета по иностранным делам": 1}},
		"a Russian body in a name’s honour": {input("ru", "Приняли участие солисты Лундского музыкального театра имени Петрова и Ханссен-Волгина."), map[string]int{"Лундского музыкального театра имени Петрова и Ханссен-Волгина": 1}},
		"a Russian body and a verb":         {input("ru", "Это решил Лундский городской суд вчера."), map[string]int{"Лундский городской суд": 1}},
		"Latin letters in Russian":          {input("ru", "Доля правительства в Bank of East Arvo составляет половину."), map[string]int{"Bank of East Arvo": 1}},
		"initials without a space":          {input("en", "It was signed by K.C. Holm yesterday."), map[string]int{"K.C. Holm": 1}},
		"a by-name":                         {input("en", "The painter Robert Holm the Elder lived in Oslo."), map[string]int{"Robert Holm the Elder": 1, "Oslo": 1}},
		"a legal form":                      {input("en", "The manufacturer Westby Motors LLC said so."), map[string]int{"Westby Motors LLC": 1}},
		"what a foundation is for":          {input("en", "It was paid by the Robert Holm Foundation for the Visual Arts."), map[string]int{"Robert Holm Foundation for the Visual Arts": 1}},
		"a campus":                          {input("en", "She studied at the University of North Norway at Bergen."), map[string]int{"University of North Norway at Bergen": 1}},
		"a union of states":                 {input("en", "The plane landed in the United States of America on Monday."), map[string]int{"United States of America": 1}},
		"two fields before an acronym":      {input("en", "It was said by the Union of Rationalist Sailors and Agnostics (UAAR) in May."), map[string]int{"Union of Rationalist Sailors and Agnostics": 1, "UAAR": 1}},
		"a demonym before a body":           {input("en", "It was said by the Greek Ministry of Culture in Athens."), map[string]int{"Greek Ministry of Culture": 1, "Athens": 1}},
		"a government":                      {input("en", "It was said in the name of the Government of Iraq in May."), map[string]int{"Government of Iraq": 1}},
		"a script without case":             {input("ar", "التقى الوزير في المدينة."), map[string]int{}},
		"no name goes on in the next line":  {input("en", "He met Eva\n", "Lund is a town."), map[string]int{"Eva": 1, "Lund": 1}},
		"signs between":                     {input("en", "He met Eva, Bo and Ada Smith-Jones."), map[string]int{"Eva": 1, "Bo": 1, "Ada Smith-Jones": 1}},
	} {
		t.Run(name, func(t *testing.T) {
			var have map[string]int
			if names := suggest.Names(tt.in); names != nil || tt.want != nil {
				have = map[string]int{}
				for _, n := range names {
					have[n.Text] = len(n.Places)
				}
			}
			if d := cmp.Diff(tt.want, have); d != "" {
				t.Errorf("(-want +have):\n%s", d)
			}
		})
	}
}

// FuzzNames checks that each name stands where it says, whole, and none in another; and so does what may be one.
func FuzzNames(f *testing.F) {
	f.Add("He met Jan van der Berg’s wife. Eva Lund’s too.", 32)
	f.Add("Она ушла из МВД Норвегии. Сообщает «Новый берег»: Лундская городская библиотека (ЛГБ) и Norway 2-1 Denmark (ND).", 47)
	f.Add("Ünal Öz\u00adil met İ. Ş.\nÇa", 3)
	f.Fuzz(func(t *testing.T, text string, sentence int) {
		text = strings.ToValidUTF8(text, "?")
		if sentence < 0 || sentence > len(text) {
			return
		}
		for _, language := range []string{"en", "ru", "fr", "ar"} {
			finding := suggest.Find(suggest.Input{Text: text, Sentences: []int32{0, int32(sentence)}, Language: language})
			for _, n := range finding.Perhaps {
				if strings.Join(strings.Fields(text[n.Start:n.End]), " ") != n.Text {
					t.Errorf("%s: perhaps %q stands at %q", language, n.Text, text[n.Start:n.End])
				}
			}
			end := int32(0)
			for _, n := range finding.Names {
				if strings.Join(strings.Fields(text[n.Start:n.End]), " ") != n.Text {
					t.Errorf("%s: %q stands at %q", language, n.Text, text[n.Start:n.End])
				}
				if n.Start < end || n.Start >= n.End {
					t.Errorf("%s: %q stands at %d to %d, the one before ends at %d", language, n.Text, n.Start, n.End, end)
				}
				end = n.End
			}
		}
	})
}

func BenchmarkNames(b *testing.B) {
	in := input("en", strings.Repeat("The mayor met Eva Lund in Arvo on Monday, said the Bank of Arvo. ", 300))
	b.SetBytes(int64(len(in.Text)))
	for b.Loop() {
		suggest.Names(in)
	}
}
