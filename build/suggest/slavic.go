package suggest

import "strings"

// In Russian only the first word of a name that describes has a capital. complete puts to a capital adjective the small
// words up to what it describes: Европейское космическое агентство. And it puts to a name that opens a quotation the
// words up to its end: партия «Новый берег».
func (p *page) complete(list []found) []found {
	for i := range list {
		f := &list[i]
		if !cyrillic(strings.ToLower(p.word(f.first))) {
			continue
		}
		if end := p.quoted(f); end > f.last {
			f.last = end
			continue
		}
		if end := p.describes(f.last); f.first == f.last && end > 0 && (!p.tokens[f.first].opens || !f.doubt || p.uncommon(f.first)) {
			f.last, f.doubt = end, false
		}
	}
	return p.apart(list)
}

// describes returns the noun that a capital adjective describes, if that is one that makes a name of it, or 0.
func (p *page) describes(i int32) int32 {
	if p.tokens[i].kind != capital || !isAdjective(strings.ToLower(p.word(i))) {
		return 0
	}
	for k := i + 1; k <= i+3 && int(k) < len(p.tokens) && p.tokens[k].kind == small; k++ {
		w := p.word(k)
		if described(w) > 0 {
			return k
		}
		if !isAdjective(w) {
			break
		}
	}
	return 0
}

// apart leaves out the names that lie within the one before.
func (p *page) apart(list []found) []found {
	out := list[:0]
	for _, f := range list {
		if n := len(out); n == 0 || f.first > out[n-1].last {
			out = append(out, f)
		}
	}
	return out
}

// announcedQuotes adds to names the quotations that are announced as names, by a word for a body or one of what media do:
// сообщает «Новый берег», ИА «Берег».
func (p *page) announcedQuotes(list []found) []found {
	var out []found
	next := 0
	for i := int32(2); int(i) < len(p.tokens); i++ {
		for next < len(list) && list[next].first < i {
			out = append(out, list[next])
			next++
		}
		f := found{first: i, last: i, types: [3]float64{1: 2 * cueWeight}, margin: sureMargin}
		if !p.tokens[i].kind.named() || !p.announces(i-2) || len(out) > 0 && out[len(out)-1].last >= i {
			continue
		}
		end := p.quoted(&f)
		if end == 0 || next < len(list) && list[next].first == i && list[next].last >= end {
			continue
		}
		for next < len(list) && list[next].last <= end {
			next++
		}
		f.last = end
		out = append(out, f)
	}
	return append(out, list[next:]...)
}

// announces says whether a word before a quotation says that it is a name.
func (p *page) announces(i int32) bool {
	if p.newLine(int(i) + 1) {
		return false
	}
	w := strings.ToLower(p.word(i))
	return cuesBefore[1][w] || reports[w] || described(w) == 1 || p.tokens[i].kind == caps && cyrillic(p.word(i)) && !states[w]
}

// reports are what media do: who does it is one.
var reports = set("сообщает сообщил сообщила сообщило сообщают пишет передаёт передает передал цитирует информирует интервью газете журнале")

// maxQuoted is how many words a quotation has at most that is taken for a name.
const maxQuoted = 5

// quoted returns the last token before the end of the quotation that a name opens, or 0.
func (p *page) quoted(f *found) int32 {
	if f.first < 2 || !p.is(int(f.first)-1, "«") && !p.is(int(f.first)-1, "„") || p.tokens[f.first-2].kind == sign {
		return 0
	}
	for k := f.first; int(k) < len(p.tokens) && k <= f.first+maxQuoted; k++ {
		switch {
		case k > f.first && p.newLine(int(k)):
			return 0
		case p.is(int(k), "»"), p.is(int(k), "“"):
			return k - 1
		case p.tokens[k].kind == sign && !p.is(int(k), "—") && !p.is(int(k), "-"):
			return 0
		}
	}
	return 0
}

// belong puts to a body the state that it is of, where that follows at once: МВД Норвегии.
func (p *page) belong(list []found) []found {
	out := list[:0]
	for _, f := range list {
		if n := len(out); n > 0 && out[n-1].last+1 == f.first && !f.doubt && !out[n-1].doubt && top(f.types) == 2 && p.isBody(&out[n-1]) && !p.newLine(int(f.first)) {
			out[n-1].last = f.last
			continue
		}
		out = append(out, f)
	}
	return out
}

// isBody says whether a Russian name is that of a body as states have them: its acronym, or one that ends in what such
// bodies are called.
func (p *page) isBody(f *found) bool {
	last := strings.ToLower(p.word(f.last))
	if !cyrillic(last) || states[last] || top(f.types) != 1 {
		return false
	}
	return f.first == f.last && p.tokens[f.last].kind == caps || described(last) == 1
}

// isAdjective says whether a small Cyrillic word ends as adjectives do.
func isAdjective(w string) bool {
	if !cyrillic(w) {
		return false
	}
	for _, e := range adjectiveEndings {
		if strings.HasSuffix(w, e) && len(w) >= len(e)+2*minStem {
			return true
		}
	}
	return false
}

// described returns the type of what a small Russian noun makes of the capital adjectives before it, or 0.
func described(w string) int {
	s := stem(w)
	for t := 1; t < len(describedStems); t++ {
		if describedStems[t][s] {
			return t
		}
	}
	return 0
}

var (
	adjectiveEndings = strings.Fields("ого его ому ему ый ий ой ая яя ую юю ое ее ые ие ых их ым им ыми ими ом ем ей")
	describedStems   = [3]map[string]bool{
		1: stems(`комитет агентство институт суд союз собрание служба министерство университет театр дом палата партия банк академия церковь
			фонд музей центр комиссия совет дума федерация ассоциация организация конвенция прокуратура парламент школа библиотека архив
			управление лига полиция милиция ассамблея бюро компания завод фабрика комбинат электростанция станция лаборатория
			госпиталь конгресс биржа сенат объединение общество меджлис
			фронт движение корпорация департамент больница клуб альянс редакция инспекция администрация армия флот`),
		2: stems(`край область округ республика государство полуостров море океан остров острова улица площадь проспект бульвар шоссе
			набережная район город гора горы озеро залив пролив река пустыня долина кладбище аэропорт вокзал мост парк штаты`),
	}
)

func stems(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[stem(w)] = true
	}
	return m
}
