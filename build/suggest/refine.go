package suggest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// refine turns what the model found into occurrences: titles are split off, and what the whole text says of a name
// decides on its other places and on its type. It also returns those that are sure.
func refine(p *page, list []found) ([]Occurrence, []found) {
	kept := list[:0]
	for _, f := range list {
		if p.trim(&f) {
			kept = append(kept, f)
		}
	}
	for _, pass := range []func([]found) []found{
		p.join, p.wholeForeign, p.announcedQuotes, p.complete, p.wholeBodies, p.belong, p.split, p.withoutOwner, p.lengthen, p.wholeNames, p.spread,
	} {
		kept = pass(kept)
	}
	introduced := p.introduced(kept)
	p.teams(kept)
	for i := range kept {
		p.cue(&kept[i])
		if f := &kept[i]; f.first == f.last && len(p.text) > longText && !introduced[p.tokens[f.first].word.stem] {
			f.types[0] -= cueWeight
		}
	}
	evidence := p.evidence(kept)
	out, taken := make([]Occurrence, 0, len(kept)), make([]found, 0, len(kept))
	for i := range kept {
		f := &kept[i]
		o := Occurrence{
			Span:     archive.Span{Start: p.tokens[f.first].start, End: p.tokens[f.last].end},
			Evidence: f.types, Margin: f.margin, Sure: !f.doubt || p.likely(f) || p.announced(f),
		}
		if sum := evidence[p.key(f.first, f.last)]; top(sum) != top(o.Evidence) {
			o.Evidence = sum
		}
		out = append(out, o)
		if o.Sure {
			taken = append(taken, *f)
		}
	}
	return out, taken
}

// longText is the length from which on, in bytes, a text is taken to introduce each person by a fuller name.
const longText = 1200

// introduced returns the words that stand in a person's name of several words, or after a form of address.
func (p *page) introduced(list []found) map[uint32]bool {
	words := map[uint32]bool{}
	for i := range list {
		f := &list[i]
		if f.last > f.first && top(f.types) == 0 || f.first > 0 && p.isTitle(f.first-1) {
			words[p.tokens[f.first].word.stem] = true
			words[p.tokens[f.last].word.stem] = true
		}
	}
	return words
}

// leastDoubtful is the margin that a capital word within a sentence needs where the model takes it for none. News writes
// few words with a capital for nothing; the model has learned from texts, among them short messages, that write more. On
// English and Russian news 35 to 55 do equally well, and more finds hardly a name more.
const leastDoubtful = -40

// likely says whether a doubtful name is one after all.
func (p *page) likely(f *found) bool {
	if f.last > f.first && p.isDemonym(f.first) { // a noun with a capital after an adjective: the Persian Gulf
		return !p.tokens[f.first].opens
	}
	if p.tokens[f.first].opens && (f.last > f.first || !p.uncommon(f.first)) {
		return false
	}
	return f.margin >= leastDoubtful*float64(f.last-f.first+1)
}

// uncommon says whether a capital word is one that prose does not write small.
func (p *page) uncommon(i int32) bool {
	t := &p.tokens[i]
	return t.kind == capital && t.word.lists&listCommon == 0 && !t.headline
}

// key hashes the words from first to last.
func (p *page) key(first, last int32) uint32 {
	h := seed
	for i := first; i <= last; i++ {
		h = pair(h, p.tokens[i].word.stem)
	}
	return h
}

func (p *page) word(i int32) string { return p.text[p.tokens[i].start:p.tokens[i].end] }

// trim cuts titles and other words that are no names off both ends, and puts the article of an Arabic name to it. It
// reports whether anything is left.
func (p *page) trim(f *found) bool {
	if p.tokens[f.first].opens && f.first < f.last && openers[strings.ToLower(p.word(f.first))] {
		f.first++
	}
	for f.first < f.last && p.isTitle(f.first) {
		f.first++
		if f.first < f.last && p.is(int(f.first), "of") {
			f.first++
		}
		for f.first < f.last && fields[strings.ToLower(p.word(f.first))] {
			f.first++
		}
	}
	for f.last > f.first && p.isOffice(f.last) {
		f.last--
		for f.last > f.first && !p.tokens[f.last].kind.named() {
			f.last--
		}
	}
	if f.first > 0 && arabicParts[p.word(f.first-1)] && !p.newLine(int(f.first)) && (len(p.word(f.first-1)) > 2 || !p.tokens[f.first-1].opens) {
		f.first--
	}
	for f.first > 0 && arabicHeads[p.word(f.first-1)] && !p.newLine(int(f.first)) {
		f.first--
	}
	if arabicParts[p.word(f.last)] && int(f.last)+1 < len(p.tokens) && p.tokens[f.last+1].kind.named() {
		f.last++
	}
	return f.first < f.last || !p.isDull(f.first) && (f.margin > sureMargin || !p.writesSmall(&p.tokens[f.first]) || p.tokens[f.first].kind == caps || p.describes(f.first) > 0)
}

// join makes one name of one that is sure and capital words beside it of which the model is not, and puts the body to
// what it is of: the Bank of Arvo.
func (p *page) join(list []found) []found {
	out := list[:0]
	for _, f := range list {
		if k := len(out); k > 0 && out[k-1].last+1 == f.first && out[k-1].doubt != f.doubt && !p.tokens[out[k-1].first].opens && !p.newLine(int(f.first)) {
			l := &out[k-1]
			if l.doubt {
				l.types, l.margin = f.types, f.margin
			}
			l.last, l.doubt = f.last, false
			continue
		}
		if k := f.first; k > 1 && bodies[strings.ToLower(p.word(k-2))] && p.tokens[k-2].kind.named() && p.is(int(k-1), "of") && !f.doubt {
			if n := len(out); n > 0 && out[n-1].first == k-2 && out[n-1].last == k-2 {
				out = out[:n-1]
			}
			if n := len(out); n == 0 || out[n-1].last < k-2 {
				f.first -= 2
				f.types[1] = max(f.types[1], f.types[2]) + 2*cueWeight
			}
		}
		out = append(out, f)
	}
	return out
}

// bodies are words that begin the name of an organization: with of, and what it is of.
var bodies = set(`bank university ministry department bureau institute church council court office college academy board association federation union
	league congress house chamber organization society government`)

// sureMargin is the margin from which on a word is a name although the text writes it small, too.
const sureMargin = 40

// arabicParts are the article and other words that never end an Arabic name; arabicHeads may stand before those.
var (
	arabicParts = set("Al El Ar As Ash At Az Ad An Abu Umm Bin Ibn Aal")
	arabicHeads = set("Dayr Deir Tall Tal Tell Ayn Ain Jabal Jebel Wadi Bayt Beit Khan Kafr Qal'at Madinat")
)

// isTitle says whether a word before a name is a title.
func (p *page) isTitle(i int32) bool {
	word := strings.ToLower(strings.TrimRight(p.word(i), "."))
	return titles[word] || p.isRank(i) || fields[word] && int(i)+1 < len(p.tokens) && titles[strings.ToLower(p.word(i+1))]
}

// isOffice says whether a word at the end of a name makes it an office: Apple CEO, Foreign Minister.
func (p *page) isOffice(i int32) bool { return offices[strings.ToLower(p.word(i))] }

var (
	titles = set(`mr mrs ms miss dr prof professor president vice minister premier chancellor secretary undersecretary senator sen rep
		representative congressman congresswoman gov governor mayor queen prince princess sir lady gen maj colonel col captain capt lieutenant lt
		sergeant sgt admiral adm attorney director chairman chairwoman ceo cfo cto coach detective officer inspector sheriff ambassador commissioner
		spokesman spokeswoman spokesperson rev reverend imam ayatollah sheikh deputy former then as although while when if but because after
		президент премьер министр премьер-министр председатель глава депутат сенатор губернатор мэр генерал господин госпожа король королева принц`)
	// openers are small words that are taken for the first of a name where they begin a sentence.
	openers = set(`near far inside outside since until during despite unlike like with without under over from for at on in by to both either
		neither where who why how what today yesterday meanwhile however then as although while when if but because after before again also only even
		далее также однако между после при если когда хотя раньше затем потом теперь сейчас сегодня вчера`)
	fields  = set("foreign interior defence defense finance health prime chief special general deputy first energy oil trade justice education state")
	offices = set(`president minister premier chancellor secretary undersecretary senator governor mayor director chairman chairwoman ceo cfo cto coach
		ambassador commissioner spokesman spokeswoman spokesperson officer manager editor`)
)

// spread finds the other places of the names that are sure: a name of several words everywhere, one of a single word
// wherever it has its capital.
func (p *page) spread(list []found) []found {
	type known struct {
		words int32
		from  *found
	}
	byFirst := map[uint32][]known{}
	claimed := make([]bool, len(p.tokens))
	for i := range list {
		f := &list[i]
		if f.doubt && !p.likely(f) {
			continue
		}
		for k := f.first; k <= f.last; k++ {
			claimed[k] = true
		}
		if f.doubt {
			continue
		}
		h := p.tokens[f.first].word.stem
		if !slices.ContainsFunc(byFirst[h], func(k known) bool { return p.key(k.from.first, k.from.last) == p.key(f.first, f.last) }) {
			byFirst[h] = append(byFirst[h], known{f.last - f.first + 1, f})
		}
	}
	var more []found
	for i := int32(0); i < int32(len(p.tokens)); i++ {
		if claimed[i] || !p.tokens[i].kind.named() {
			continue
		}
		var best *known
		for k := range byFirst[p.tokens[i].word.stem] {
			n := &byFirst[p.tokens[i].word.stem][k]
			end := i + n.words
			if (best == nil || n.words > best.words) && end <= int32(len(p.tokens)) && !slices.Contains(claimed[i:end], true) &&
				p.key(i, end-1) == p.key(n.from.first, n.from.last) && (n.words > 1 || !p.writesSmall(&p.tokens[i])) {
				best = n
			}
		}
		if best != nil {
			f := *best.from
			f.first, f.last, f.margin = i, i+best.words-1, f.margin/2
			more = append(more, f)
			for k := f.first; k <= f.last; k++ {
				claimed[k] = true
			}
			i = f.last
		}
	}
	list = slices.DeleteFunc(list, func(f found) bool {
		return f.doubt && !p.likely(&f) && slices.Contains(claimed[f.first:f.last+1], true)
	})
	list = append(list, more...)
	slices.SortFunc(list, func(a, b found) int { return int(a.first - b.first) })
	return list
}

// evidence adds up what speaks for each type of a name in all its places. A person's surname alone shares in that of
// the full name.
func (p *page) evidence(list []found) map[uint32][3]float64 {
	sums := map[uint32][3]float64{}
	add := func(key uint32, types [3]float64) {
		s := sums[key]
		for t, v := range types {
			s[t] += v
		}
		sums[key] = s
	}
	for i := range list {
		f := &list[i]
		add(p.key(f.first, f.last), f.types)
		if f.last > f.first && !f.doubt {
			switch top(f.types) {
			case 0:
				add(p.key(f.last, f.last), f.types)
			case 1:
				if legalForms[strings.ToLower(strings.TrimRight(p.word(f.last), "."))] {
					add(p.key(f.first, f.first), f.types)
				}
				add(p.initials(f), f.types)
			}
		}
	}
	return sums
}

// initials returns the key of the acronym of a name.
func (p *page) initials(f *found) uint32 {
	var b strings.Builder
	for i := f.first; i <= f.last; i++ {
		if p.tokens[i].kind.named() {
			r, _ := utf8.DecodeRuneInString(p.word(i))
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return pair(seed, hashString(b.String()))
}
